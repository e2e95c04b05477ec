"""Deferrals judged anew: which leave holds for which turn, and what it makes of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from attrs import evolve, field, frozen

from weibao.cycles.deferral import NextFrom
from weibao.cycles.rhythms import Interval, MaximumGap
from weibao.cycles.window import Percent
from weibao.plan import PlannedTask
from weibao.records import Completion, Deferral
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.verifier.breaks import Breaks
from weibao.verifier.days import ONE_DAY, Days, ends, through
from weibao.verifier.edited import Changes, edited
from weibao.verifier.starts import (
    anchor_of,
    bounds_in,
    bounds_of,
    breaks_of,
    case_start,
    counted_from,
    days_that_count,
    deeper,
    done_by_now,
    first_day,
    past_of,
)
from weibao.verifier.turns import Turn, counted_anew, turns
from weibao.verifier.visits import Case


@frozen(eq=False)
class Leaves:
    """What was allowed by the as-of day for the orders of one planned task, by key."""

    planned: PlannedTask
    by_key: Mapping[str, Sequence[Deferral]] = field(factory=dict)
    breaks: Breaks | None = None
    limits: dict[str, date] = field(factory=dict)

    @classmethod
    def of(cls, case: Case, planned: PlannedTask) -> "Leaves":
        """Collect those that name an order of the task, by any name that it had."""
        found: dict[str, list[Deferral]] = {}
        for one in case.history.deferrals:
            if one.approved_on <= case.demand.as_of:
                portfolio, subject, series, key = one.order.split("/")
                if portfolio == case.portfolio.id and _names(planned, subject, series):
                    found.setdefault(key, []).append(one)
        for some in found.values():
            some.sort(key=lambda one: (one.approved_on, one.id))
        cycle = planned.cycle
        breaks = breaks_of(case, planned, cycle) if found and cycle else None
        return cls(planned, found, breaks)

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.by_key)

    def until(self, key: str, lawful: Window[date]) -> Deferral | None:
        """Return the one that holds for an order with these lawful days.

        One that leaves the order no day on which it is owed has no effect.
        """
        leave = self.granted(key, lawful.closes)
        return leave if leave and self._days(lawful, leave) else None

    def granted(self, key: str, limit: date) -> Deferral | None:
        """Return the first allowed in time, by someone, and as far as may be.

        Those of a series are asked for one after another, as they are counted.
        """
        self.limits[key] = limit
        for one in self.by_key.get(key, ()):
            named = one.by.strip() or not self.planned.criticality.by_law
            if one.discovered is not None:
                holds = self._is_graced(one, one.discovered, limit)
            else:
                holds = one.approved_on <= limit and self._permitted(one, key)
            if holds and named:
                return one
        return None

    def _days(self, lawful: Window[date], leave: Deferral) -> Window[date] | None:
        """Return the days that leave makes of an order's, out of breaks."""
        days = through(min(lawful.opens, leave.until), leave.until)
        return ends(self.breaks.part(list(days)) if self.breaks else days)

    def _permitted(self, leave: Deferral, key: str) -> bool:
        """Tell whether the cycle lets leave put a turn off so far and once more."""
        limit = self.limits[key]
        if leave.until <= limit:
            return True
        levels = self.planned.ladder or (self.planned.resolved,)
        for cycle in (one.cycle for one in levels if one.cycle is not None):
            most, number = cycle.deferral.most, cycle.deferral.in_a_row
            if isinstance(most, Percent):
                assert isinstance(cycle.rhythm, Interval | MaximumGap)
                whole = cycle.rhythm.every
                share = (30 * whole.months + whole.days) * most.percent // 100
                cap = share if most.cap_days is None else min(share, most.cap_days)
                most = Every(days=int(cap))
            if most is not None and leave.until > most.after(limit):
                return False
            if number is not None and self._put_off_before(key) >= number:
                return False
        return True

    def _is_graced(self, leave: Deferral, discovered: date, limit: date) -> bool:
        """Tell whether a turn was missed, and its grace is one that the cycles give."""
        levels = self.planned.ladder or (self.planned.resolved,)
        for cycle in (one.cycle for one in levels if one.cycle is not None):
            if not cycle.deferral.discovery:
                return False
            assert isinstance(cycle.rhythm, Interval | MaximumGap)
            if leave.until > cycle.rhythm.every.after(discovered):
                return False
        judged = bool(leave.risk.strip()) or leave.until <= discovered + ONE_DAY
        return discovered > limit and judged

    def _put_off_before(self, key: str) -> int:
        """Count the turns right before one that leave put off."""
        known = list(self.limits)
        for count, one in enumerate(reversed(known[: known.index(key)])):
            limit = self.limits[one]
            leave = self.granted(one, limit)
            if leave is None or leave.until <= limit or leave.discovered:
                return count
        return known.index(key)

    def first_day(self, first: date) -> date:
        """Return the day from which turns are looked at, so that these are found."""
        known = [one.approved_on for some in self.by_key.values() for one in some]
        return min([first, *known])

    def turn(self, turn: Turn) -> Turn:
        """Return a turn as the leave for it makes it."""
        if turn.lawful is None:
            return turn
        leave = self.until(turn.key, turn.lawful)
        window = self._days(turn.lawful, leave) if leave is not None else None
        if leave is None or window is None:
            return turn
        last = window.closes
        if leave.until > turn.lawful.closes:
            return evolve(turn, lawful=window, earliest=last, latest=last)
        earliest = max(window.opens, min(turn.earliest, last))
        latest = max(window.opens, min(turn.latest, last))
        return evolve(turn, lawful=window, earliest=earliest, latest=latest)


def _names(planned: PlannedTask, subject: str, series: str) -> bool:
    levels = planned.ladder or (planned.resolved,)
    codes = [code for one in levels for code in (one.task.code, *one.task.formerly)]
    known = (planned.subject.id, *planned.subject.formerly)
    return subject in known and series in codes


def asked_for(
    leaves: Leaves,
    changes: Changes,
    days: Days,
    anchor: date,
    span: Window[date],
    completions: Sequence[Completion],
    anew: Collection[date] = (),
) -> tuple[tuple[Turn, ...], frozenset[str]]:
    """Return the turns of a task that no completion moves, some changed by hand.

    They are deferred, moved, locked or skipped.

    Returns:
        The turns by date, and the keys of those closed by work in the time given.
    """
    first = changes.first_day(leaves.first_day(span.opens))
    plain = list(turns(days.since(first), anchor, first, span.closes, anew))
    counted: set[str] = set()
    while True:
        base = edited(changes, days, anchor, plain)
        found = [leaves.turn(turn) for turn in base]
        closed = _closed(leaves, base, found, completions)
        moved = next(_moving(days, base, found, closed, leaves, counted), None)
        rhythm = days.cycle.rhythm
        stays = not isinstance(rhythm, Interval) or rhythm.steps is not None
        if moved is None or stays:
            return tuple(found), frozenset(closed)
        counted.add(moved[0])
        plain = counted_anew(days, anchor, plain, *moved)


def _closed(
    leaves: Leaves,
    plain: Sequence[Turn],
    found: Sequence[Turn],
    completions: Sequence[Completion],
) -> dict[str, date]:
    """Return when the deferred turns were done in the time given or after it."""
    closed = {
        one.order.rsplit("/", 1)[-1]: one.done for one in completions if one.order
    }
    free = [one for one in completions if not one.order or "#" in one.order]
    for before, after in zip(plain, found, strict=True):
        if before.lawful is None or after.lawful is None or after.key in closed:
            continue
        leave = leaves.until(after.key, before.lawful)
        for one in free:
            if leave and before.lawful.closes < one.done <= leave.until:
                closed[after.key] = one.done
                free.remove(one)
                break
    return closed


def _moving(
    days: Days,
    plain: Sequence[Turn],
    found: Sequence[Turn],
    closed: Mapping[str, date],
    leaves: Leaves,
    counted: set[str],
) -> Iterator[tuple[str, date]]:
    """Go through the deferred turns from which later dates are counted, and how."""
    for before, after in zip(plain, found, strict=True):
        if before.lawful is None or after.lawful is None or after.key in counted:
            continue
        limit, leave = before.lawful.closes, leaves.until(after.key, before.lawful)
        done = closed.get(after.key)
        if leave is None or leave.until <= limit or (done and done <= limit):
            continue
        if leave.next_from is NextFrom.DEFERRED:
            yield after.key, leave.until
        elif leave.next_from is NextFrom.ACTUAL:
            yield after.key, done or _planned(days, after.lawful)


def _planned(days: Days, lawful: Window[date]) -> date:
    """Return the day that deferred work is planned for: the last free one."""
    day = lawful.closes
    while day > lawful.opens and not days.free(day):
        day -= ONE_DAY
    return day if days.free(day) else lawful.closes


def next_limit(case: Case, planned: PlannedTask, since: date, limit: date) -> date:
    """Return the last lawful day of a task's next visit, as leave for it makes it.

    Args:
        case: the case.
        planned: a task with a longest gap.
        since: the visit that it is counted from; one that is only forecast has had the
            leave already.
        limit: the day by which its gap asks for the visit.
    """
    levels = _ladder(case, planned)
    leaves = Leaves.of(case, levels[0])
    ahead = case.demand.as_of < case.demand.horizon.first
    if not leaves or (ahead and since > counted_from(case, planned)):
        return limit
    limits = [limit]
    for one in levels:
        bounds = bounds_of(case, one)
        assert bounds is not None
        limits.append(bounds.limit(past_of(case, one)))
    name, number = anchor_of(case, levels[0]), 0
    for number, day in _visits(case, levels):
        leaves.granted(f"{name}#{number}", _limit_of(case, levels, day))
    key = f"{name}#{number + 1}"
    leave = leaves.granted(key, min(limits))
    if leave is None:
        return limit
    if leave.until > min(limits):
        return max(limit, leave.until)
    return min(limit, leave.until) if planned is levels[0] else limit


def _ladder(case: Case, planned: PlannedTask) -> tuple[PlannedTask, ...]:
    """Return the planned tasks of a ladder, the lightest first."""
    lightest = case.demand.plan.of(planned.subject.id, planned.series)
    return deeper(case, lightest) if lightest is not None else (planned,)


def _limit_of(case: Case, levels: Sequence[PlannedTask], day: date) -> date:
    """Return the last day that was lawful for a visit that was made on a day."""
    limits = []
    for one in levels:
        plain = bounds_of(case, one)
        assert plain is not None
        bounds = bounds_in(plain, one, day)
        past = [made for made in days_that_count(case, one) if made < day]
        begun = bounds.begun(first_day(case, one, case_start(case) - ONE_DAY))
        limits.append(bounds.limit(past or begun))
    return min(limits)


def _visits(case: Case, levels: Sequence[PlannedTask]) -> Iterator[tuple[int, date]]:
    """Number the visits made, as completions name them or one for a day.

    A day whose work names none and came too early to count is no visit. A number that
    was given is not given again.
    """
    number = 0
    done = done_by_now(case, levels)
    counting = {day for one in levels for day in days_that_count(case, one)}
    for day, made in groupby(done, key=attrgetter("done")):
        named = {n for one in made if (n := numbered(one)) is not None}
        if not named and day in counting:
            named = {number + 1}
        for one in sorted(named):
            if one > number:
                number = one
                yield number, day


def numbered(completion: Completion) -> int | None:
    """Return the number of the turn that a completion names, if it names one."""
    _, mark, number = (completion.order or "").rpartition("#")
    number = number.partition("+")[0]
    return int(number) if mark and number.isascii() and number.isdigit() else None
