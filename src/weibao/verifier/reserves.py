"""Whether planned work leaves free what is held back for urgent work.

A minute of somebody stands for one reserve only. So what a day's people could hold back
is a flow from them to the reserves; planned work may not make it any smaller. Work that
is urgent by the demand, and the ways to it, are no planned work. What the roster says
it kept as it was published may stand in it: nothing else may.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from weibao.orders import Origin
from weibao.spans.hours import DAY
from weibao.texts.text import Message, Text, listed
from weibao.verifier.duty import joined, shifts_on
from weibao.verifier.hours import MINUTE, ONE_DAY, spent_on
from weibao.verifier.journeys import Ways, by_person
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Piece, Visit, violation
from weibao.workforce import Crew, Reserve, Technician, Workforce

SOON = timedelta(days=3)
"""Work that came up is urgent where its window spans no more than that."""
SMALL = 1e-6


def check(case: Case) -> Iterator[Violation]:
    """Check each day on which time is held back and planned work is done."""
    force = case.portfolio.workforce
    if not force.reserves:
        return
    ways, crews = Ways(force.travel), _crews_of(force)
    days: dict[date, dict[str, list[Visit]]] = defaultdict(dict)
    for id, visits in by_person(case).items():
        for visit in visits:
            if not is_urgent(visit):
                days[visit.day].setdefault(id, []).append(visit)
    for day, work in sorted(days.items()):
        yield from _day(force, crews, day, work, ways)


def is_urgent(visit: Visit) -> bool:
    """Tell whether work came up and has to be done within days."""
    window = visit.order.window
    came_up = visit.order.origin is not Origin.CYCLE
    return came_up and window.closes - window.opens <= SOON


def _crews_of(force: Workforce) -> Mapping[str, list[Crew]]:
    found: dict[str, list[Crew]] = defaultdict(list)
    for crew in force.crews.values():
        for id in {person.id for person in crew.members}:
            found[id].append(crew)
    return found


def _day(
    force: Workforce,
    crews: Mapping[str, list[Crew]],
    day: date,
    work: Mapping[str, list[Visit]],
    ways: Ways,
) -> Iterator[Violation]:
    held = [one for one in force.reserves if one.applies(day)]
    able = [_able(force, one, day) for one in held]
    needs = [one.time / MINUTE for one in held]
    there = {
        id: minutes_of(force, id, crews[id], day)
        for id in {id for some in able for id in some}
    }

    def short_by(visits: Mapping[str, list[Visit]]) -> float:
        left = {
            id: max(0, minutes - (spent_on(visits[id], ways) if id in visits else 0))
            for id, minutes in there.items()
        }
        could, can = carried(needs, able, there), carried(needs, able, left)
        return sum(could) - sum(can)

    if short_by(work) <= SMALL:
        return
    anew = {id: _placed_anew(visits) for id, visits in work.items()}
    short = short_by({id: visits for id, visits in anew.items() if visits})
    if short > SMALL:
        who = sorted({id for some in able for id in some if anew.get(id)})
        what = listed([what_is_held(one) for one in held], most=3)
        text = TAKEN(day=day, short=f"{short:g}", held=what)
        visits = [visit for id in who for visit in anew[id]]
        yield violation(Rule.RESERVE, text, *visits, people=who)


def _placed_anew(visits: Sequence[Visit]) -> list[Visit]:
    """Leave out what says that it stays as it was published."""
    return [visit for visit in visits if not visit.assignment.kept]


def _able(force: Workforce, reserve: Reserve, day: date) -> tuple[str, ...]:
    """Return those whose time a reserve is, by the portfolio alone."""
    found = set()
    for crew in force.crews.values():
        if reserve.crews and crew.id not in reserve.crews:
            continue
        for person in crew.members:
            skilled = reserve.skill is None or reserve.skill in person.skills
            code = reserve.certificate
            if skilled and (code is None or person.holds(code, day)):
                found.add(person.id)
    return tuple(sorted(found))


def carried(
    needs: Sequence[float],
    able: Sequence[Sequence[str]],
    free: Mapping[str, float],
) -> list[float]:
    """Return how much of each need the free minutes of those able can fill at once.

    Minutes are given along ever new ways: where somebody's are taken for one need,
    that need may be filled by others instead.
    """
    given: dict[tuple[str, int], float] = defaultdict(float)
    left = dict(free)
    open_ = list(needs)

    def more(need: int, asked: float, tried: set[int]) -> float:
        tried.add(need)
        for id in able[need]:
            if left[id] > SMALL:
                taken = min(asked, left[id])
                left[id] -= taken
                given[id, need] += taken
                return taken
        for id in able[need]:
            for other in range(len(needs)):
                if other in tried or given[id, other] <= SMALL:
                    continue
                moved = more(other, min(asked, given[id, other]), tried)
                if moved > SMALL:
                    given[id, other] -= moved
                    given[id, need] += moved
                    return moved
        return 0

    for need in range(len(needs)):
        while open_[need] > SMALL:
            found = more(need, open_[need], set())
            if found <= SMALL:
                break
            open_[need] -= found
    return [asked - rest for asked, rest in zip(needs, open_, strict=True)]


def minutes_of(force: Workforce, id: str, crews: Iterable[Crew], day: date) -> float:
    """Return how long somebody of crews can be at work on a day, within its limit."""
    person = force.technicians[id]
    pieces: list[tuple[float, float]] = []
    for crew in crews if person.employed_on(day) else ():
        zone = crew.site.time_zone
        pieces += [_instants(one, day, zone) for one in _there(person, crew, day)]
    total, reached = 0.0, float("-inf")
    for opens, closes in sorted(pieces):
        total += max(0, closes - max(opens, reached))
        reached = max(reached, closes)
    limits = force.limits
    most = limits.per_day / MINUTE
    if limits.overtime is not None:
        most += limits.overtime.per_day / MINUTE
    return min(total, most)


def _there(person: Technician, crew: Crew, day: date) -> Iterator[Piece]:
    """Go through the stretches of a day, by its clock, in which somebody can work."""
    away: list[Piece] = []
    for absence in person.absences:
        for back in (0, 1):
            if day - back * ONE_DAY not in absence.window:
                continue
            if absence.hours is not None:
                hours = absence.hours
                away.append((hours.opens - back * DAY, hours.closes - back * DAY))
            elif not back:
                away.append((0, DAY))
    for (opens, closes), breaks in shifts_on(person, crew, day):
        at = max(0, opens)
        for first, last in joined((*breaks, *away)):
            if last <= at:
                continue
            if at < min(first, closes, DAY):
                yield at, min(first, closes, DAY)
            at = max(at, last)
        if at < min(closes, DAY):
            yield at, min(closes, DAY)


def _instants(piece: Piece, day: date, zone: ZoneInfo) -> tuple[float, float]:
    """Return a stretch of a day's clock in minutes that have really passed."""
    midnight = datetime.combine(day, time())
    opens, closes = (
        (midnight + timedelta(minutes=minute)).replace(tzinfo=zone).timestamp() / 60
        for minute in piece
    )
    return opens, closes


def what_is_held(reserve: Reserve) -> Text:
    """Say what a reserve holds back."""
    what = [code for code in (reserve.skill, reserve.certificate) if code is not None]
    names = listed([Text.same(one) for one in (*what, *sorted(reserve.crews))])
    minutes = f"{reserve.time / MINUTE:g}"
    if names == Text():
        return ANYBODY(minutes=minutes)
    return HELD(minutes=minutes, what=names)


TAKEN = Message(
    zh="{day} 的计划工作占用预留工时 {short} 分钟（{held}）",
    en="planned work of {day} takes {short} minutes of what is held back ({held})",
)
HELD = Message(zh="{what} {minutes} 分钟", en="{what}: {minutes} minutes")
ANYBODY = Message(zh="任何人 {minutes} 分钟", en="anybody: {minutes} minutes")
