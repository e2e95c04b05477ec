"""Chains: visits coupled by gaps, and the ladders that stand on them.

The forecast aims inside the gap, on open days, as the roster will; the limit of one
visit counts from the day planned for the visit before it.
"""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta

from attrs import define, evolve, field, frozen

from weibao.calendars.working import Stack
from weibao.cycles.joint import AnyGap, Conflict, Joint, conflict_of
from weibao.cycles.regimes import Coupled
from weibao.cycles.rhythms import MaximumGap
from weibao.due_work.beginnings import first_count
from weibao.due_work.closed_days import WorkDays
from weibao.due_work.deferrals import Deferrals, deferred_rungs, told
from weibao.due_work.seasons import seasons_of, stretches
from weibao.due_work.span import ONE_DAY, Span
from weibao.due_work.validity import validity
from weibao.due_work.visits import Visits, coupling, gap_in, opening
from weibao.orders import (
    Chain,
    Occurrence,
    Particulars,
    Rung,
    WorkOrder,
    counted_from,
)
from weibao.plan import PlannedTask
from weibao.spans.window import Horizon, Window

# A deeper visit is taken this share of the lightest gap before it would be late, so
# that moving a visit by a day or two breaks no deeper gap.
MARGIN_SHARE = 5
EARLY, LATE = timedelta(days=2), timedelta(days=1)


@frozen
class Part:
    """Days in which visits are owed, and the whole season that they lie in, if any."""

    days: Horizon
    season: Window[date] | None = None


@frozen
class Step:
    """One visit of a forecast, whatever subject it is made to."""

    level: int
    due: date
    window: Window[date]
    preferred: Window[date]
    provisional: bool
    overdue: date | None
    conflict: Conflict | None = None


@frozen
class Forecast:
    """The visits of the horizon, after ``passed`` ones that are taken to be made.

    ``pasts`` is what each level is counted from by then.
    """

    passed: int
    pasts: tuple[tuple[date, ...], ...]
    steps: tuple[Step, ...]


@define
class Chains:
    """Makes the chains of a demand; subjects with the same past share a forecast."""

    span: Span
    deferrals: Deferrals
    _shared: dict[Hashable, Forecast] = field(factory=dict)

    def of(self, visits: Visits) -> Iterator[Chain]:
        """Make the chain of a subject; with seasons, one for each in the horizon."""
        base, horizon = visits.levels[0], self.span.horizon
        portfolio = self.span.plan.portfolio
        name = f"{portfolio}/{base.subject.id}/{base.series}/{visits.series}"
        number, deferrals = visits.number, self.deferrals.of_task(base)
        if deferrals is not None:
            visits.tell(deferrals, self.span)
        for part in _parts(base, self.span):
            rungs = tuple(
                _rung(level, planned, visits, self.span, part.season)
                for level, planned in enumerate(visits.levels)
            )
            next_key, deferred = visits.next_turn()[0], None
            if deferrals is not None and number == visits.number:
                deferred = deferrals.granted(next_key, min(r.limit for r in rungs))
                rungs = deferred_rungs(rungs, deferred)
            forecast = self._forecast(rungs, part.days, f"{name}#", number)
            number += forecast.passed
            orders = tuple(
                _order(
                    rungs[step.level].planned,
                    step,
                    f"{visits.series}#{n}",
                    portfolio,
                    projected=n > visits.number + 1,
                )
                for n, step in enumerate(forecast.steps, number + 1)
            )
            if deferrals is not None and deferred is not None and not forecast.passed:
                if orders:
                    orders = (told(orders[0], deferred), *orders[1:])
                elif deferred.instead_of <= part.days.last:
                    deferrals.leave_out(next_key, deferred.instead_of, deferred)
            number += len(orders)
            if part.days.last >= horizon.first:
                suffix = f"@{part.season.opens}" if part.season else ""
                days = Horizon(max(part.days.first, horizon.first), part.days.last)
                yield Chain(
                    name + suffix, _counted(rungs, forecast.pasts), orders, days
                )
        if deferrals is not None:
            deferrals.refuse_early(visits.number, {one.key for one in visits.done})

    def _forecast(
        self, rungs: tuple[Rung, ...], part: Horizon, name: str, number: int
    ) -> Forecast:
        base = rungs[0].planned
        if self.span.placed:
            return _Planner.of(rungs, self.span, name, number).run(part)
        key = (
            tuple((r.planned.resolved, r.gap, r.past, r.until) for r in rungs),
            base.subject.site.id,
            base.calendar,
            base.cleared,
            part,
        )
        if key not in self._shared:
            planner = _Planner.of(rungs, self.span, name, number)
            self._shared[key] = planner.run(part)
        return self._shared[key]


def _parts(base: PlannedTask, span: Span) -> Iterator[Part]:
    cycle = base.resolved.cycle
    valid = validity(base, span.start)
    owed = Window(span.start, span.horizon.last)
    inside = owed.overlap(valid) if valid is not None else None
    if inside is None or cycle is None:
        return
    seasons = seasons_of(cycle, base.subject.site)
    if not seasons:
        yield Part(Horizon(inside.opens, inside.closes))
    for stretch in stretches(inside, seasons):
        days = stretch.overlap(inside)
        assert days is not None
        yield Part(Horizon(days.opens, days.closes), stretch)


def _rung(
    level: int,
    planned: PlannedTask,
    visits: Visits,
    span: Span,
    season: Window[date] | None,
) -> Rung:
    gap: AnyGap = gap_in(planned, visits.gaps[level], season)
    past = visits.past(level)
    counted = past[-1] if past else None
    if counted is None:
        counted = first_count(planned, span.plan, span.start - ONE_DAY)
    assumed = not past
    if season is not None and counted < season.opens - ONE_DAY:
        gap = opening(gap, (*past[:-1], counted), season)
        counted, assumed = season.opens - ONE_DAY, True
    before = gap.begun(counted)[:-1] if assumed else past[:-1]
    return Rung(planned, gap, counted, assumed, before=before)


def _counted(
    rungs: Sequence[Rung], pasts: Sequence[tuple[date, ...]]
) -> tuple[Rung, ...]:
    return tuple(
        new if old.last == new.last else evolve(new, assumed=True)
        for old, new in zip(rungs, counted_from(rungs, pasts), strict=True)
    )


def _order(
    planned: PlannedTask, step: Step, key: str, portfolio: str, *, projected: bool
) -> WorkOrder:
    occurrence = Occurrence(
        key,
        step.due,
        step.window,
        step.preferred,
        step.provisional,
        projected=projected,
        conflict=step.conflict,
    )
    if step.overdue is None:
        return WorkOrder(planned, occurrence, portfolio)
    late = Particulars(overdue_since=step.overdue)
    return WorkOrder(planned, occurrence, portfolio, late)


@define
class _Planner:
    """Plans the nominal visits of a chain, one after another.

    ``name`` and ``number`` make the order ids under which visits may be placed.
    ``limits`` are those of the next visit, by level, and ``nominals`` the days by which
    it needs no extension; ``late`` says that a deferral gives it more time than its
    gaps do.
    """

    gaps: tuple[AnyGap, ...]
    pasts: list[tuple[date, ...]]
    limits: list[date]
    nominals: list[date]
    late: bool
    days: WorkDays
    calendar: Stack
    span: Span
    name: str
    number: int
    rhythm: Coupled

    @classmethod
    def of(
        cls, rungs: Sequence[Rung], span: Span, name: str, number: int
    ) -> "_Planner":
        """Prepare the planner of a chain."""
        base = rungs[0].planned
        assert base.cycle is not None
        return cls(
            gaps=tuple(rung.gap for rung in rungs),
            pasts=[rung.past for rung in rungs],
            limits=[rung.limit for rung in rungs],
            nominals=[rung.nominal for rung in rungs],
            late=any(r.limit > r.gap.limit(r.past) for r in rungs),
            days=WorkDays(base, base.cycle),
            calendar=base.calendar,
            span=span,
            name=name,
            number=number,
            rhythm=coupling(base),
        )

    def run(self, part: Horizon) -> Forecast:
        """Return the visits planned in a part of the horizon.

        Visits planned before the horizon are taken to be made, and counted from.
        """
        earliest = max(self.span.today, part.first)
        passed, counted = 0, tuple(self.pasts)
        steps: list[Step] = []
        while (day := self._planned_day(earliest, part.last)) <= part.last:
            step = self._step(day, earliest)
            self.number += 1
            made = self.span.planned_for(f"{self.name}{self.number}", day)
            for depth in range(step.level + 1):
                self.pasts[depth] = self.gaps[depth].taken(self.pasts[depth], made)
            pairs = list(zip(self.gaps, self.pasts, strict=True))
            self.limits = [gap.limit(past) for gap, past in pairs]
            self.nominals = [gap.nominal(past) for gap, past in pairs]
            self.late = False
            if day < self.span.horizon.first:
                passed, counted = passed + 1, tuple(self.pasts)
            else:
                steps.append(step)
        return Forecast(passed, counted, tuple(steps))

    def _planned_day(self, earliest: date, last: date) -> date:
        """Return the next planned day, beyond the last one where none is owed.

        A visit that is owed by then is planned although every day left is closed: that
        it cannot be made is the roster's to say.
        """
        earliest = max(earliest, self._opens(0))
        limit = min(self.nominals)
        aim = self._aim()
        if self.late:
            aim = limit
        day = max(min(aim, limit), earliest)
        before = self.days.before(day, earliest)
        open_day = before or self.days.after(day, date.max) or day
        open_day = self._leading_on(open_day, earliest)
        limit = min(self.limits)
        if last == limit and self.gaps[0].short(self.pasts[0], last):
            limit -= ONE_DAY  # what a period is short of is owed on its last day, too
        return day if open_day > last > limit else open_day

    def _aim(self) -> date:
        """Return the day to aim at for the next visit."""
        gap, past, rhythm = self.gaps[0], self.pasts[0], self.rhythm
        if isinstance(rhythm, MaximumGap):
            return (rhythm.aim or rhythm.every).after(past[-1])
        assert isinstance(gap, Joint)
        return gap.aimed(past)

    def _leading_on(self, day: date, earliest: date) -> date:
        """Return the open day nearest to one that leaves the visit after it a day.

        That is the day itself where there is none.
        """
        gap, past = self.gaps[0], self.pasts[0]
        if not isinstance(gap, Joint) or gap.leads_on(past, day):
            return day
        length = (min(self.limits) - earliest).days + 1
        lawful = [earliest + number * ONE_DAY for number in range(length)]
        better = [
            one
            for one in lawful
            if gap.leads_on(past, one) and self.days.before(one, one) == one
        ]
        return min(better, key=lambda one: (abs(one - day), one), default=day)

    def _opens(self, level: int) -> date:
        """Return the first lawful day of a visit of a level."""
        levels = zip(self.gaps[: level + 1], self.pasts, strict=False)
        return max(gap.earliest(past) for gap, past in levels)

    def _level(self, day: date) -> int:
        """Return the deepest level that cannot wait for the next visit of its kind.

        An overdue visit takes on no more than must be done by the next one: the
        shorter it is, the sooner it finds a place. None takes on what would be too
        early to count.
        """
        margin = timedelta(days=self.gaps[0].every.about_days // MARGIN_SHARE)
        overdue = day > self.limits[0]
        level = 0
        for depth in range(1, len(self.gaps)):
            reach = self.gaps[0 if overdue else level].every.after(day)
            soon = self.nominals[depth] < reach + margin
            if soon and day >= self._opens(depth):
                level = depth
        return level

    def _conflict(self, level: int) -> Conflict | None:
        """Return what keeps a visit of a level from having a lawful day at all."""
        levels = zip(self.gaps[: level + 1], self.pasts, strict=False)
        found = (conflict_of(gap, past) for gap, past in levels)
        return next((one for one in found if one is not None), None)

    def _step(self, day: date, earliest: date) -> Step:
        level = self._level(day)
        limit = min(self.limits[: level + 1])
        usual = min(self.nominals[: level + 1])
        opens = min(self._opens(level), limit)
        return Step(
            level=level,
            due=day,
            window=Window(opens, limit),
            preferred=Window(max(day - EARLY, opens), max(day, min(day + LATE, usual))),
            provisional=self.calendar.is_provisional(day),
            overdue=limit if limit < earliest else None,
            conflict=None if self.late else self._conflict(level),
        )
