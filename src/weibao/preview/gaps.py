"""Which gaps between visits become unlawful, and which orders become overdue.

For each task both plans are held to the same norm. Days on which the last visit lies
longer back than is allowed are at fault; a fault is new where the plan as it is has
none on all of these days.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from attrs import field, frozen

from weibao.cycles.period import missed
from weibao.cycles.rhythms import Dealt, Interval, MaximumGap
from weibao.due_work.quotas import named_periods
from weibao.due_work.seasons import seasons_of, stretches
from weibao.forecast.days import day_of
from weibao.inventory import Site, Subject
from weibao.orders import Demand, Rung
from weibao.plan import PlannedTask
from weibao.preview.norms import Norm, norms
from weibao.records import History
from weibao.spans.window import Window

ONE_DAY = timedelta(days=1)
Since = Literal["record", "visit", "assumed"]
Counted = tuple[date, Since]
"""The day that a visit is counted from, and what was on that day."""


@frozen(kw_only=True, eq=False)
class UnlawfulGap:
    """A gap that a change makes longer than is allowed.

    ``since`` is the visit before it and ``until`` the one after, None where none comes
    in the horizon; ``limit`` is the last day on which that would be lawful. ``number``
    counts such gaps of this task on this subject; this is the longest of them.
    ``begins`` says what was on the day ``since``: a visit on record, a planned one, or
    nothing that is known, so that it is assumed to count from there.
    """

    norm: Norm
    subject: Subject
    since: date
    until: date | None
    limit: date
    begins: Since
    number: int = 1

    @property
    def days(self) -> int | None:
        """Its length, where it has an end."""
        return None if self.until is None else (self.until - self.since).days

    @property
    def planned(self) -> PlannedTask:
        """The planned task that states what is allowed."""
        return self.norm.planned


@frozen
class Fault:
    """A gap that is too long: from when to when, and on which days it is at fault."""

    since: date
    until: date | None
    limit: date
    days: Window[date]
    begins: Since


def unlawful_gaps(
    old: Demand, new: Demand, history: History, touched: Container[str]
) -> tuple[UnlawfulGap, ...]:
    """Return the gaps that are too long in one demand and not so in the other.

    Of each task on each subject the most serious is named.

    Args:
        old: the work as it is.
        new: the work as it would be.
        history: what was done.
        touched: the ids of the subjects on which tasks or visits differ.
    """
    before, after = _Made.of(old, history), _Made.of(new, history)
    there = {one.subject.id for one in new.plan.tasks}
    there.update(subject.id for subject in new.plan.unreached)
    found: list[UnlawfulGap] = []
    for id in sorted(old.plan.by_id.keys() | new.plan.by_id.keys()):
        was, would = old.plan.by_id.get(id), new.plan.by_id.get(id)
        subject = (would or old.plan.by_id[id]).subject.id
        if subject in there and (subject in touched or _law_differs(was, would)):
            gone = would is None or would.cycle is None
            gaps = [
                gap
                for norm, held in norms(was, would)
                for gap in _new_faults(norm, held, before, after, gone=gone)
            ]
            found.extend(sorted(gaps, key=_seriousness)[-1:])
    return tuple(found)


def _law_differs(was: PlannedTask | None, would: PlannedTask | None) -> bool:
    """Tell whether a type declares another cycle, though the planned one may stay."""
    if was is None or would is None:
        return True
    same = was.task is would.task or was.task.cycle == would.task.cycle
    return not same


def _new_faults(
    norm: Norm, held: Norm | None, before: "_Made", after: "_Made", *, gone: bool
) -> Iterator[UnlawfulGap]:
    """Return the longest fault against a norm that only the new demand has.

    Args:
        norm: what the task is held to after the change.
        held: what it was held to before.
        before: the visits as they are.
        after: the visits as they would be.
        gone: whether the task would not be planned any more.
    """
    known = list(before.faults(held)) if held is not None else []
    fresh = [
        fault
        for fault in after.faults(norm)
        if not any(_holds(other.days, fault.days, after.today) for other in known)
        and fault.days.closes >= after.today
    ]
    if gone and not fresh and not known:
        fresh = list(before.dropped(norm))
    if fresh:
        worst = min(fresh, key=lambda one: (one.limit - one.days.closes, one.limit))
        yield UnlawfulGap(
            norm=norm,
            subject=norm.planned.subject,
            since=worst.since,
            until=worst.until,
            limit=worst.limit,
            begins=worst.begins,
            number=len(fresh),
        )


def _holds(outer: Window[date], inner: Window[date], today: date) -> bool:
    """Tell whether days of fault were so before; those gone by change no more."""
    opens = max(inner.opens, today)
    return outer.opens <= opens and inner.closes <= outer.closes


def _seriousness(gap: UnlawfulGap) -> tuple[int, int, bool]:
    """Order gaps by how serious they are: without an end, then by what is too much."""
    over = (gap.until - gap.limit).days if gap.until is not None else 0
    return int(gap.until is None), over, gap.norm.by == "norm"


Visit = tuple[date, date, str]
"""The day planned for a visit, its due date, and the code of its task."""


@frozen(eq=False)
class _Made:
    """The visits of a demand by subject, and what they count from."""

    demand: Demand
    history: History
    visits: Mapping[str, Sequence[Visit]]
    rungs: Mapping[tuple[str, str], Rung]
    _contains: dict[tuple[str, str], frozenset[str]] = field(factory=dict)

    @property
    def today(self) -> date:
        """The first day of the horizon on which work can still be done."""
        return max(self.demand.as_of, self.demand.horizon.first)

    @classmethod
    def of(cls, demand: Demand, history: History) -> "_Made":
        """Sort the work of a demand, and what is done already, by what it is on."""
        today = max(demand.as_of, demand.horizon.first)
        visits: dict[str, list[Visit]] = defaultdict(list)
        for order in demand.orders:
            # Done early, a turn of a grid still stands for its own date.
            done = order.completion.done if order.completion else None
            day = done or day_of(order, today)
            due = max(order.due, today) if order.overdue_since else order.due
            visits[order.subject.id].append((day, due, order.planned.task.code))
        for one in history.completions:
            if one.done in demand.horizon and one.done <= demand.as_of:
                visits[one.subject].append((one.done, one.done, one.task))
        for found in visits.values():
            found.sort()
        rungs: dict[tuple[str, str], Rung] = {}
        for chain in demand.chains:
            for rung in chain.rungs:
                rungs.setdefault((chain.subject.id, rung.planned.task.code), rung)
        return cls(demand, history, visits, rungs)

    def faults(self, norm: Norm) -> Iterator[Fault]:
        """Go through the gaps of a task that a norm does not allow, by day."""
        codes = self._containing(norm.planned)
        found = self.visits.get(norm.planned.subject.id, ())
        nominal = isinstance(norm.cycle.rhythm, Interval)
        days = [due if nominal else day for day, due, code in found if code in codes]
        for part in _owed(norm, self.demand.horizon.window):
            inside = [day for day in days if day in part]
            since = self._counted(norm.planned, codes, part.opens)
            site = norm.planned.subject.site
            for dealt in norm.dealt:
                yield from _short(dealt, site, part, since, inside)
            if norm.judged:
                yield from _long(norm, part, since, inside)
                yield from _few(norm, part, since, inside)

    def dropped(self, norm: Norm) -> Iterator[Fault]:
        """Tell of the first visit here where there would be none at all any more."""
        codes = self._containing(norm.planned)
        last = self.demand.horizon.last
        for day, _, code in self.visits.get(norm.planned.subject.id, ()):
            if code in codes and day >= self.today:
                since, begins = self._counted(norm.planned, codes, self.today)
                yield Fault(since, None, day, Window(day, max(day, last)), begins)
                return

    def _containing(self, planned: PlannedTask) -> frozenset[str]:
        """Return the tasks that do another with them: itself, and what is deeper.

        The type's ladder says so, also where the plan has dropped a level of it.
        """
        type_, code = planned.subject.type, planned.task.code
        if type_ is None:
            return frozenset((code,))
        key = (type_.code, code)
        if key not in self._contains:
            deeper = [
                ladder.tasks[ladder.tasks.index(code) :]
                for ladder in type_.ladders
                if code in ladder.tasks
            ]
            self._contains[key] = frozenset((code,)).union(*deeper)
        return self._contains[key]

    def _counted(
        self, planned: PlannedTask, codes: frozenset[str], opens: date
    ) -> Counted:
        """Return what the first visit is counted from, and what that is.

        Where nothing is on record, or the horizon lies ahead, it is what the chain
        counts from; without a chain the day before, so that nothing is held against
        a task of which nothing is known.
        """
        demand, begin, subject = self.demand, opens - ONE_DAY, planned.subject.id
        ahead = demand.as_of < demand.horizon.first
        if opens > demand.horizon.first and opens > demand.as_of:
            return begin, "assumed"  # a season or a norm begins
        done = [
            one.done
            for code in codes
            for one in self.history.completions_of(subject, code)
            if one.done <= min(demand.as_of, begin)
        ]
        if done and not ahead:
            return max(done), "record"
        rung = self.rungs.get((subject, planned.task.code))
        if rung is None:
            return begin, "assumed"
        return rung.last, "assumed" if rung.assumed else "record"


def _long(
    norm: Norm, part: Window[date], counted: Counted, days: Sequence[date]
) -> Iterator[Fault]:
    """Go through the gaps that are too long, up to the last day that is owed."""
    since, begins = counted
    for day in days:
        limit = norm.limit(since)
        if day > limit:
            yield Fault(since, day, limit, Window(limit + ONE_DAY, day), begins)
        since, begins = max(since, day), "visit"
    limit = norm.limit(since)
    if limit < part.closes:
        rest = Window(limit + ONE_DAY, part.closes)
        yield Fault(since, None, limit, rest, begins)


def _short(
    quota: Dealt,
    site: Site,
    part: Window[date],
    counted: Counted,
    days: Sequence[date],
) -> Iterator[Fault]:
    """Go through the whole periods with fewer visits than are owed in them."""
    owed = [
        period
        for _, period in named_periods(quota, site, part.opens, part.closes)
        if part.opens <= period.opens and period.closes <= part.closes
    ]
    for period in missed(days, quota.times, owed):
        before = [day for day in days if day <= period.closes]
        begins: Since
        since, begins = (before[-1], "visit") if before else counted
        until = next((day for day in days if day > period.closes), None)
        yield Fault(since, until, period.closes, period, begins)


def _few(
    norm: Norm, part: Window[date], counted: Counted, days: Sequence[date]
) -> Iterator[Fault]:
    """Tell of a whole season with fewer visits than its norm asks for in each."""
    rhythm = norm.cycle.rhythm
    times = rhythm.each_season if isinstance(rhythm, MaximumGap) else None
    if times is None or len(days) >= times:
        return
    whole = stretches(part, seasons_of(norm.cycle, norm.planned.subject.site))
    if part in whole:
        begins: Since
        since, begins = (days[-1], "visit") if days else counted
        yield Fault(since, None, part.closes, part, begins)


def _owed(norm: Norm, horizon: Window[date]) -> Iterator[Window[date]]:
    """Go through the days of a horizon on which a norm is in force for its subject."""
    task, subject = norm.planned.task, norm.planned.subject
    resolved = norm.planned.resolved
    own = norm.by == "gap"
    starts = [task.valid_from, subject.installed, resolved.valid_from if own else None]
    ends = [task.valid_to, *((resolved.valid_to, norm.cycle.until) if own else ())]
    first = max([horizon.opens, *(day for day in starts if day is not None)])
    last = min([horizon.closes, *(day for day in ends if day is not None)])
    if first > last:
        return
    days = Window(first, last)
    seasons = seasons_of(norm.cycle, subject.site)
    if not seasons:
        yield days
    for stretch in stretches(days, seasons):
        part = stretch.overlap(days)
        if part is not None:
            yield part
