"""All work due in a horizon: a plan joined with the past.

An order belongs to a horizon when its due date lies in it, or when it is older and
still open. Due dates are a function of plan, history, horizon and as-of day alone.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from attrs import define, evolve, field

from weibao.cycle import Cycle, Dates, Interval, MaximumGap, Missed, Quota, Recurrence
from weibao.cycles import dates, fulfilment, gaps, intervals, quotas
from weibao.cycles.beginnings import beginning, stated_anchor
from weibao.cycles.findings import follow_ups
from weibao.cycles.seasons import next_in_season, seasons_of
from weibao.cycles.windows import turn
from weibao.equipment import Criticality
from weibao.orders import Chain, Demand, Dropped, Occurrence, WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import History
from weibao.spans.window import Horizon, Window
from weibao.texts.text import Message, Text

MISSED = Message(
    zh="{due} 到期未做，记为漏做", en="due {due}, not done: on record as missed"
)
NOTHING_PLACED: Mapping[str, date] = {}
Turns = tuple[tuple[Occurrence, ...], tuple[tuple[str, date, Text], ...]]


def due(
    plan: Plan,
    history: History,
    horizon: Horizon,
    *,
    as_of: date | None = None,
    placed: Mapping[str, date] | None = None,
) -> Demand:
    """Return every order due in the horizon, and the chains that couple some of them.

    Args:
        plan: what applies to what.
        history: what was done; records of days after ``as_of`` do not count.
        horizon: the days to plan, both ends included.
        as_of: today; the horizon's first day where it is not given.
        placed: days on which orders are taken to be done, by id, so that a forecast
            follows a roster.
    """
    run = _Run(plan, history, horizon, as_of or horizon.first, placed or NOTHING_PLACED)
    for planned in plan.tasks:
        run.add(planned)
    run.orders.extend(follow_ups(plan, history, horizon, run.as_of))
    return Demand(
        plan=plan,
        horizon=horizon,
        as_of=run.as_of,
        orders=tuple(sorted(run.orders, key=lambda order: order.id)),
        chains=tuple(sorted(run.chains, key=lambda chain: chain.id)),
        dropped=tuple(run.dropped),
    )


@define
class _Run:
    """One reckoning of a demand; holds what tasks of one cycle share."""

    plan: Plan
    history: History
    horizon: Horizon
    as_of: date
    placed: Mapping[str, date]
    orders: list[WorkOrder] = field(factory=list)
    chains: list[Chain] = field(factory=list)
    dropped: list[Dropped] = field(factory=list)
    shared: dict[Hashable, Turns] = field(factory=dict)

    def add(self, planned: PlannedTask) -> None:
        """Reckon one planned task."""
        cycle = planned.cycle
        if cycle is None:
            return
        rhythm = cycle.rhythm
        if isinstance(rhythm, MaximumGap):
            if planned.level == 0:
                self._chain(planned)
        elif isinstance(rhythm, Interval) and not rhythm.shift.history_free:
            self.orders.extend(self._series(planned, cycle, rhythm))
        else:
            self._grid(planned, cycle)

    # Chains

    def _chain(self, base: PlannedTask) -> None:
        levels = self._levels(base)
        visits = gaps.Visits.of(levels, self.history, self.plan, self.as_of)
        self.orders.extend(gaps.done_orders(visits, self.plan, self.horizon))
        horizon = _valid_part(base, self.horizon)
        if horizon is None:
            return
        for chain in gaps.chains_of(
            levels, visits, self.plan, horizon, self.as_of, self.placed
        ):
            self.chains.append(chain)
            self.orders.extend(chain.orders)

    def _levels(self, base: PlannedTask) -> Sequence[PlannedTask]:
        codes = [level.task.code for level in base.ladder]
        found = [self.plan.of(base.subject.id, code) for code in codes]
        return [one for one in found if one is not None] or [base]

    # Series that completions move

    def _series(
        self, planned: PlannedTask, cycle: Cycle, rhythm: Interval
    ) -> Iterator[WorkOrder]:
        begins = beginning(planned, self.plan, self.as_of)
        position = intervals.start(cycle, rhythm, begins)
        series = rhythm.anchor or begins
        seasons = seasons_of(cycle, planned.subject.site)
        subject, code = planned.subject.id, planned.task.code
        for completion in self.history.completions_of(subject, code):
            if completion.done > self.as_of:
                break
            number = intervals.named_number(completion)
            key = f"{series}#{position.number + 1 if number is None else number}"
            if completion.done in self.horizon:
                turned = self._turn(planned, cycle, key, position.due)
                if isinstance(turned, Occurrence):
                    order = WorkOrder(planned, turned, self.plan.portfolio)
                    yield evolve(order, completion=completion)
            position.take(completion.done, number)
        earliest = max(self.as_of, self.horizon.first)
        while (nominal := next_in_season(position.due, seasons)) <= self.horizon.last:
            key = f"{series}#{position.number + 1}"
            turned = self._turn(planned, cycle, key, nominal)
            done = nominal
            if isinstance(turned, Text):
                self.dropped.append(Dropped(planned, key, nominal, turned))
            elif _valid(planned, nominal):
                order = self._order(planned, turned, earliest)
                yield order
                done = self.placed.get(order.id, nominal)
            position.take(max(done, earliest))

    # Series that nothing moves

    def _grid(self, planned: PlannedTask, cycle: Cycle) -> None:
        turns, left_out = self._turns(planned, cycle)
        subject, code = planned.subject.id, planned.task.code
        completions = [
            one
            for one in self.history.completions_of(subject, code)
            if one.done <= self.as_of
        ]
        done = fulfilment.fulfilled(turns, completions, cycle) if completions else {}
        earliest = max(self.as_of, self.horizon.first)
        missed: list[Occurrence] = []
        for one in turns:
            completion = done.get(one.key)
            if completion is not None:
                if one.due in self.horizon:
                    order = WorkOrder(planned, one, self.plan.portfolio)
                    self.orders.append(evolve(order, completion=completion))
            elif not _valid(planned, one.due):
                continue
            elif one.window.closes < earliest:
                missed.append(one)
            else:
                self.orders.append(self._order(planned, one, earliest))
        self._missed(planned, cycle, missed, earliest)
        for key, day, why in left_out:
            if day in self.horizon and _valid(planned, day):
                self.dropped.append(Dropped(planned, key, day, why))

    def _missed(
        self, planned: PlannedTask, cycle: Cycle, missed: list[Occurrence], today: date
    ) -> None:
        """Catch the latest missed occurrence up where the rule is so; record the rest."""
        catch_up = (
            cycle.missed is Missed.CATCH_UP
            or planned.criticality is Criticality.SAFETY
        )
        if missed and catch_up:
            self.orders.append(self._order(planned, missed.pop(), today))
        for one in missed:
            why = MISSED(due=one.window.closes)
            self.dropped.append(Dropped(planned, one.key, one.due, why))

    def _turns(self, planned: PlannedTask, cycle: Cycle) -> Turns:
        """Return the turns from the first day of records to the horizon's end."""
        anchor = stated_anchor(cycle) or beginning(planned, self.plan, self.as_of)
        key = (
            id(cycle),
            planned.subject.site.id,
            planned.every_day,
            planned.criticality.by_law,
            None if isinstance(cycle.rhythm, Quota | Dates) else anchor,
        )
        if key not in self.shared:
            found: list[Occurrence] = []
            left_out: list[tuple[str, date, Text]] = []
            for name, nominal, share in self._nominals(cycle, anchor):
                turned = turn(planned, cycle, name, nominal, share)
                if isinstance(turned, Text):
                    left_out.append((name, nominal, turned))
                elif turned.due <= self.horizon.last:
                    found.append(turned)
            self.shared[key] = (tuple(found), tuple(left_out))
        return self.shared[key]

    def _nominals(
        self, cycle: Cycle, anchor: date
    ) -> Iterator[tuple[str, date, Window[date]]]:
        first = min(self.plan.records_from or self.horizon.first, self.horizon.first)
        last = self.horizon.last
        rhythm = cycle.rhythm
        if isinstance(rhythm, Quota):
            for period in quotas.periods(rhythm, first, last):
                for key, share in quotas.shares(rhythm, period):
                    yield key, share.opens, share
            return
        if isinstance(rhythm, Dates):
            days = dates.listed_dates(rhythm, first, last)
        elif isinstance(rhythm, Recurrence):
            days = dates.recurring_dates(rhythm, anchor, first, last)
        else:
            assert isinstance(rhythm, Interval)
            stated = rhythm.anchor is not None
            days = intervals.grid_dates(
                rhythm.every, anchor, anchor_is_due=stated, first=first, last=last
            )
        for day in days:
            if cycle.until is None or day <= cycle.until:
                yield day.isoformat(), day, cycle.tolerance.window(day)

    # All of them

    def _turn(
        self, planned: PlannedTask, cycle: Cycle, key: str, nominal: date
    ) -> Occurrence | Text:
        return turn(planned, cycle, key, nominal, cycle.tolerance.window(nominal))

    def _order(
        self, planned: PlannedTask, occurrence: Occurrence, earliest: date
    ) -> WorkOrder:
        closes = occurrence.window.closes
        overdue = closes if closes < earliest else None
        return WorkOrder(
            planned, occurrence, self.plan.portfolio, overdue_since=overdue
        )


def _valid(planned: PlannedTask, day: date) -> bool:
    starts = [planned.resolved.valid_from, planned.task.valid_from]
    ends = [planned.resolved.valid_to, planned.task.valid_to]
    return all(start is None or day >= start for start in starts) and all(
        end is None or day <= end for end in ends
    )


def _valid_part(planned: PlannedTask, horizon: Horizon) -> Horizon | None:
    starts = [planned.resolved.valid_from, planned.task.valid_from]
    cycle_ends = planned.cycle.until if planned.cycle else None
    ends = [planned.resolved.valid_to, planned.task.valid_to, cycle_ends]
    first = max([horizon.first, *(day for day in starts if day is not None)])
    last = min([horizon.last, *(day for day in ends if day is not None)])
    return Horizon(first, last) if first <= last else None
