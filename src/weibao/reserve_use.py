"""What a roster makes of the time that is held back for urgent work.

What a day can hold back is carried to its reserves by the minutes of those who could
serve them, each of which stands for one reserve only; of several that share people the
first named is filled first. Planned work may have taken some of it: what stays as it
was published, though by now less of the day is there. Urgent work uses the rest.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from weibao.fairness import Doing, doings, way
from weibao.published import Published
from weibao.roster import Assignment, Roster
from weibao.spans.hours import DAY
from weibao.workforce import Crew, Reserve, Technician, Workforce

MINUTE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)
Busy = Mapping[tuple[str, date], int]
CrewsOf = Mapping[str, tuple[Crew, ...]]


@frozen(kw_only=True, eq=False)
class ReserveUse:
    """What became of a reserve on a day, in minutes.

    ``held`` is what the people there could hold back of it, ``taken`` what planned work
    has of that, ``used`` what urgent work has, and ``left`` is free. Its ``number`` is
    that among the workforce's.
    """

    number: int
    reserve: Reserve
    day: date
    held: int
    taken: int
    left: int

    @property
    def used(self) -> int:
        """What urgent work has of it."""
        return max(0, self.held - self.taken - self.left)


def reserve_uses(roster: Roster, on: date | None = None) -> tuple[ReserveUse, ...]:
    """Return what became of each reserve from the as-of day on, by day.

    Args:
        roster: the roster.
        on: the one day that is asked about; all, where it is None.
    """
    force = roster.workforce
    if not force.reserves:
        return ()
    planned = [one for one in roster.assignments if not one.order.urgent]
    all_of_it, of_plan = _busy(roster.assignments, force), _busy(planned, force)
    first = max(roster.horizon.first, roster.demand.as_of)
    crews = _crews_of(force)
    found: list[ReserveUse] = []
    for day in roster.horizon if on is None else (on,):
        if day >= first:
            found += _of_day(force, crews, day, of_plan, all_of_it)
    return tuple(found)


def _crews_of(force: Workforce) -> CrewsOf:
    """Return the crews that each person is in."""
    found: dict[str, dict[str, Crew]] = defaultdict(dict)
    for crew in force.crews.values():
        for person in crew.members:
            found[person.id][crew.id] = crew
    return {id: tuple(crews.values()) for id, crews in found.items()}


def with_kept(roster: Roster, published: Published | None) -> Roster:
    """Say of planned work that it is kept where it stays, though it takes of a reserve.

    That is work with the people and the day that were published.
    """
    if published is None or not roster.workforce.reserves:
        return roster
    short = {one.day for one in reserve_uses(roster) if one.taken}
    if not short:
        return roster
    made = (
        evolve(one, kept=True)
        if not (one.order.urgent or short.isdisjoint(one.days))
        and _stands(one, published)
        else one
        for one in roster.assignments
    )
    return evolve(roster, assignments=tuple(made))


def _stands(one: Assignment, published: Published) -> bool:
    """Tell whether work is on the day and with the people that were published."""
    known = published.promises.get(one.order.id)
    if known is None or known.day != one.day:
        return False
    return sorted(known.everybody) == sorted(each.id for each in one.everybody)


def _of_day(
    force: Workforce, crews: CrewsOf, day: date, of_plan: Busy, all_of_it: Busy
) -> Iterator[ReserveUse]:
    numbers = [n for n, one in enumerate(force.reserves) if one.applies(day)]
    held = [force.reserves[number] for number in numbers]
    holders = [_holders(force, one, day) for one in held]
    needs = [one.time // MINUTE for one in held]
    most = force.limits.longest_day // MINUTE
    there = {
        id: min(most, working_minutes(force.technicians[id], crews[id], day))
        for id in {id for some in holders for id in some}
    }
    could, planned, now = (
        filled(
            needs,
            holders,
            {id: max(0, all_ - busy.get((id, day), 0)) for id, all_ in there.items()},
        )
        for busy in ({}, of_plan, all_of_it)
    )
    for at, number in enumerate(numbers):
        yield ReserveUse(
            number=number,
            reserve=held[at],
            day=day,
            held=could[at],
            taken=max(0, could[at] - planned[at]),
            left=now[at],
        )


def _holders(force: Workforce, reserve: Reserve, day: date) -> tuple[str, ...]:
    """Return whose time a reserve is on a day, sorted."""
    return tuple(
        sorted(
            {
                person.id
                for crew in force.crews.values()
                if reserve.is_of(crew)
                for person in crew.members
                if reserve.counts(person, day)
            }
        )
    )


def filled(
    needs: Sequence[int], holders: Sequence[Iterable[str]], free: Mapping[str, int]
) -> list[int]:
    """Return how much of each need is filled by free minutes, the first needs first.

    Examples:
        >>> filled([60, 90], [["an"], ["an", "bo"]], {"an": 80, "bo": 60})
        [60, 80]
    """
    left, given = dict(free), [defaultdict[str, int](int) for _ in needs]
    for need, asked in enumerate(needs):
        rest = asked
        while rest:
            step = _step(need, holders, left, given)
            if not step:
                break
            giver, taker, moves = step
            much = min([rest, left[giver], *(given[a][id] for id, a, _ in moves)])
            left[giver] -= much
            given[taker][giver] += much
            for id, giving, taking in moves:
                given[giving][id] -= much
                given[taking][id] += much
            rest -= much
    return [sum(some.values()) for some in given]


Move = tuple[str, int, int]
"""Whose minutes go from which need to which."""


def _step(
    need: int,
    holders: Sequence[Iterable[str]],
    left: Mapping[str, int],
    given: Sequence[Mapping[str, int]],
) -> tuple[str, int, list[Move]] | None:
    """Find who has minutes for a need, be it that others change their need for it.

    Returns:
        Who gives, to which need, and what others move for it.
    """
    ways: dict[int, list[Move]] = {need: []}
    waiting = deque([need])
    while waiting:
        here = waiting.popleft()
        for id in holders[here]:
            if left[id]:
                return id, here, ways[here]
            for other, some in enumerate(given):
                if other not in ways and some.get(id, 0):
                    ways[other] = [*ways[here], (id, other, here)]
                    waiting.append(other)
    return None


def working_minutes(person: Technician, crews: Iterable[Crew], day: date) -> int:
    """Return how long somebody could be at work on a day with some crews.

    That is within the day's own hours: of a night shift the evening, and the morning
    of the one before.
    """
    if not person.employed_on(day):
        return 0
    present = 0
    for crew in crews:
        present |= _present(person, crew, day)
    return present.bit_count()


def _present(person: Technician, crew: Crew, day: date) -> int:
    """Return a bit for each minute of a day that somebody can work with a crew."""
    zone = crew.site.time_zone

    def bits(opens: int, closes: int, back: int) -> int:
        first, last = (min(max(one - back * DAY, 0), DAY) for one in (opens, closes))
        return (1 << _minute(day, last, zone)) - (1 << _minute(day, first, zone))

    found = away = 0
    for back in (0, 1):
        for shift in person.shifts:
            hours = crew.hours(shift, day - back * ONE_DAY)
            if hours is None:
                continue
            there = bits(hours.opens, hours.closes, back)
            for pause in shift.breaks:
                late = DAY if pause.closes <= shift.hours.opens else 0
                there &= ~bits(pause.opens + late, pause.closes + late, back)
            found |= there
        for absence in person.absences:
            if day - back * ONE_DAY in absence.window:
                hours = absence.hours
                if hours is not None:
                    away |= bits(hours.opens, hours.closes, back)
                elif not back:
                    away |= bits(0, DAY, 0)
    return found & ~away


def _minute(day: date, minute: int, zone: ZoneInfo) -> int:
    """Number a minute of a zone's day, so that people can be of crews in several."""
    local = datetime.combine(day, time()) + timedelta(minutes=minute)
    midnight = datetime.combine(day - ONE_DAY, time(), UTC)
    return (local.replace(tzinfo=zone) - midnight) // MINUTE


def _busy(assignments: Iterable[Assignment], force: Workforce) -> Busy:
    """Return the minutes of each person's day at work and on the way."""
    days: dict[tuple[str, date], list[Doing]] = defaultdict(list)
    for one in doings(assignments):
        for person in one.people:
            days[person, one.day].append(one)
    return {
        key: way(some, force.travel) + sum(one.minutes for one in some)
        for key, some in days.items()
    }
