"""Whether the turns that no completion moves have their orders."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from attrs import define, evolve, field

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import BeforeSeason, NthDay, WeekOfYear
from weibao.cycles.elastic import Elastic
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Dates, Dealt, Interval
from weibao.cycles.working_day import ClosedDay
from weibao.equipment import Criticality
from weibao.orders import OrderStatus, WorkOrder
from weibao.plan import PlannedTask
from weibao.spans.window import Window
from weibao.texts.text import Message
from weibao.verifier import required
from weibao.verifier.asking import Asking
from weibao.verifier.breaks import Breaks
from weibao.verifier.covered import Past
from weibao.verifier.days import A_YEAR, ONE_DAY, Days, today_of
from weibao.verifier.edited import Changes
from weibao.verifier.grid import joined
from weibao.verifier.laid import laid_out
from weibao.verifier.lawful import goes_after
from weibao.verifier.leaves import Leaves, asked_for
from weibao.verifier.nesting import Larger
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.starts import (
    case_start,
    counted_anew_on,
    counted_from_day,
    done_by_now,
)
from weibao.verifier.turns import Turn, turns
from weibao.verifier.wrong_orders import about, missing, not_due

Unanchored = Dealt | Dates | NthDay | WeekOfYear | BeforeSeason
LONG = timedelta(days=4 * A_YEAR)
"""How long before the first day that records cover no turn is looked at."""


@define
class Unmoved:
    """The turns that no completion moves; planned tasks alike share them."""

    asking: Asking
    _shared: dict[Hashable, tuple[Turn, ...]] = field(factory=dict)
    _made: list[Cycle] = field(factory=list)

    def check(
        self,
        planned: PlannedTask,
        cycle: Cycle,
        orders: Mapping[str, WorkOrder],
        breaks: Breaks | None,
    ) -> Iterator[Violation]:
        """Check that all turns of a task have their orders, and no other has one."""
        if isinstance(cycle.rhythm, Elastic):
            cycle = laid_out(self.asking.case, planned, cycle, cycle.rhythm)
            self._made.append(cycle)  # kept, so that no other is taken for it
        asking, case = self.asking, self.asking.case
        anchor = counted_from_day(case, planned)
        if isinstance(cycle.rhythm, Interval) and cycle.rhythm.aligned is not None:
            cycle = evolve(cycle, rhythm=joined(cycle.rhythm, anchor))
            assert isinstance(cycle.rhythm, Interval)
            anchor = cycle.rhythm.anchor or anchor
            self._made.append(cycle)
        days = Days.of(planned, cycle, breaks)
        done = done_by_now(case, [planned])
        leaves, closed = Leaves.of(case, planned), frozenset[str]()
        anew = counted_anew_on(case, planned)
        changes = Changes.of(case, planned)
        if leaves or changes:
            span = Window(asking.since, asking.last)
            found, closed = asked_for(leaves, changes, days, anchor, span, done, anew)
        else:
            found = self._turns(days.since(asking.since - LONG), anchor, anew)
        larger = Larger.of(case, planned)
        held = [turn for turn in found if turn.lawful is not None]
        past = Past.of(held, done, closed)
        horizon = case.demand.horizon
        before = Past.of(held, [one for one in done if one.done not in horizon])
        if breaks is not None and cycle.missed is Missed.CATCH_UP:
            past, before = past.caught_up(held, done), before.caught_up(held, done)
        for turn in found:
            order = orders.get(turn.key)
            if breaks is not None and breaks.spares(turn.asked):
                if order is not None and order.status is OrderStatus.OPEN:
                    yield not_due(planned, order)
            elif order is not None:
                yield from asking.present(planned, turn, orders)
                if larger is not None:
                    yield from larger.wrongs(turn, order)
                if _is_own(order) and turn.key not in past.done:
                    yield about(planned, Rule.ORDER_DONE, NOT_THIS(key=turn.key), turn)
            elif (
                _is_owed(days, turn)
                and self._is_missing(turn, planned, before)
                and required.asked_for(case, planned, turn.asked.closes)
                and (larger is None or not larger.excuses(turn))
            ):
                yield missing(planned, turn)
        if larger is None:
            yield from self._caught_up(days, found, past, orders)
        known = {turn.key for turn in found}
        for key, order in orders.items():
            if key not in known and self._is_near(days, order):
                yield not_due(planned, order)

    def _turns(
        self, days: Days, anchor: date, anew: tuple[date, ...]
    ) -> tuple[Turn, ...]:
        """Return the turns of the horizon and those before it that records cover."""
        rhythm, planned = days.cycle.rhythm, days.planned
        key = (
            id(days.cycle),
            planned.subject.site.id,
            id(planned.calendar),
            planned.cleared,
            planned.every_day,
            planned.criticality.by_law,
            goes_after(planned) if days.cycle.closed is ClosedDay.SPLIT else None,
            days.first,
            days.last,
            None if isinstance(rhythm, Unanchored) else anchor,
            anew,
            planned.id if days.breaks is not None else "",
        )
        if key not in self._shared:
            since, last = self.asking.since, self.asking.last
            self._shared[key] = tuple(turns(days, anchor, since, last, anew))
        return self._shared[key]

    def _is_missing(self, turn: Turn, planned: PlannedTask, before: Past) -> bool:
        """Tell whether a turn without an order should have one, or be on record.

        ``before`` is what was done outside the horizon: no order is made of a turn from
        before it that this closed.
        """
        on_record = (planned.id, turn.key) in self.asking.dropped
        demand = self.asking.case.demand
        horizon = demand.horizon
        if turn.lawful is None:
            return turn.asked.opens in horizon and not on_record
        if turn.latest > horizon.last:
            return False
        still_open = turn.lawful.closes >= today_of(demand)
        if turn.earliest < horizon.first:
            if demand.as_of < horizon.first or turn.key in before.done:
                return False
            if not still_open and turn.earliest < self.asking.since:
                return False
        return still_open or not on_record

    def _caught_up(
        self,
        days: Days,
        found: Sequence[Turn],
        past: Past,
        orders: Mapping[str, WorkOrder],
    ) -> Iterator[Violation]:
        """Check that the last turn that nobody did is still asked for, where it is."""
        planned, demand = days.planned, self.asking.case.demand
        safety = planned.criticality is Criticality.SAFETY and not days.cycle.daily
        stays_late = safety or isinstance(days.cycle.rhythm, BeforeSeason)
        usual = Missed.MERGE if stays_late else Missed.SUPERSEDE
        stays = days.cycle.missed or usual
        if stays is Missed.SUPERSEDE:
            return
        if demand.as_of < demand.horizon.first or days.broken(today_of(demand)):
            return
        over = [
            turn
            for turn in found
            if turn.lawful is not None
            and turn.lawful.closes < today_of(demand)
            and turn.earliest >= self.asking.since
            and _is_owed(days, turn)
            and not _is_cut(days, turn)
        ]
        if not over or over[-1].key in orders or over[-1].key in past.done:
            return
        if (planned.id, over[-1].key) not in self.asking.dropped:
            return  # it is missed already
        if not required.asked_for(self.asking.case, planned, over[-1].asked.closes):
            return
        lawful = over[-1].lawful
        assert lawful is not None
        if past.last is None or past.last < lawful.opens:
            yield missing(planned, over[-1])

    def _is_near(self, days: Days, order: WorkOrder) -> bool:
        """Tell whether an order lies so that its turn would have been reckoned.

        Work done long after its date may be on record from before; and where the task
        began before the first day of reckoning, its earliest turn may be asked for.
        """
        if order.completion is not None:
            return isinstance(days.cycle.rhythm, Dealt)
        begun = case_start(self.asking.case)
        return not order.due < days.first <= begun


def _is_cut(days: Days, turn: Turn) -> bool:
    """Tell whether a break took the last days of a turn, which is then not missed."""
    breaks = days.breaks
    if breaks is None or turn.lawful is None:
        return False
    natural = turn.asked.closes
    if not isinstance(days.cycle.rhythm, Dealt):
        natural = days.cycle.room.window(turn.asked.opens).closes
    closes = turn.lawful.closes
    cut = closes < natural and days.broken(closes + ONE_DAY)
    return cut or breaks.spares(turn.asked)


def _is_owed(days: Days, turn: Turn) -> bool:
    """Tell whether a turn is surely owed.

    A share of a period is where the task applies in its middle, or only in it.
    """
    if not isinstance(days.cycle.rhythm, Dealt):
        return True
    opens, closes = turn.asked.opens, turn.asked.closes
    middle = opens + (closes - opens) // 2
    return days.applies(middle) or opens <= days.first <= days.last <= closes


def _is_own(order: WorkOrder) -> bool:
    """Tell whether an order was done by work of its own task, not by larger work."""
    done, code = order.completion, order.planned.task.code
    return done is not None and code in (done.task, *done.covers)


NOT_THIS = Message(
    zh="{key} 列为完成，而记录是另一次的",
    en="{key} is called done by a record of another",
)
