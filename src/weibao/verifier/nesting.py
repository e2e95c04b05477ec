"""Whether what has no order, as larger work contains it, rightly has none.

Which turn larger work stands for is reckoned from the dates in the demand and from the
records; where both leave it open, one that can be for a turn is enough.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen

from weibao.cycles.inclusion import OnCommon
from weibao.cycles.regimes import Coupled
from weibao.cycles.rhythms import Dealt, Interval
from weibao.orders import Dropped, OrderStatus, Origin, WorkOrder
from weibao.plan import Nesting, PlannedTask
from weibao.records import Completion
from weibao.spans.window import Window
from weibao.texts.text import Message
from weibao.verifier.days import ONE_DAY, Days, through, today_of
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.starts import done_by_now
from weibao.verifier.turns import Turn
from weibao.verifier.visits import Case, violation_of

MOVED = timedelta(days=62)
"""How far from its date work may have been done that no order at hand shows."""


@frozen(kw_only=True, eq=False)
class Larger:
    """The larger work of one task: its orders in the demand, and its records."""

    planned: PlannedTask
    nestings: tuple[Nesting, ...]
    orders: tuple[tuple[Nesting, WorkOrder], ...]
    records: tuple[tuple[Nesting, Completion], ...]
    dropped: dict[str, Dropped]
    today: date
    first: date
    last: date
    ahead: bool

    @classmethod
    def of(cls, case: Case, planned: PlannedTask) -> "Larger | None":
        """Gather the larger work of a task; None where nothing contains it."""
        demand = case.demand
        nestings = demand.plan.nestings.get(planned.id, ())
        if not nestings:
            return None
        ids = {one.larger.id: one for one in nestings}
        orders = [
            (ids[order.planned.id], order)
            for order in demand.orders
            if order.origin is Origin.CYCLE and order.planned.id in ids
        ]
        records = [
            (one, record)
            for one in nestings
            for record in done_by_now(case, [one.larger])
        ]
        dropped = {
            one.key: one
            for one in demand.dropped
            if one.planned is not None and one.planned.id == planned.id and one.into
        }
        first, last = demand.horizon.first, demand.horizon.last
        return cls(
            planned=planned,
            nestings=nestings,
            orders=tuple(orders),
            records=tuple(records),
            dropped=dropped,
            today=today_of(demand),
            first=first,
            last=last,
            ahead=demand.as_of < first,
        )

    def excuses(self, turn: Turn) -> bool:
        """Tell whether a turn without an order of its own is part of larger work."""
        record = self.dropped.get(turn.key) or self._of_date(turn.asked.opens)
        if record is not None:
            return self._stands(record, turn)
        if any(self._near(nesting, turn, one.done) for nesting, one in self.records):
            return True
        # A date before a horizon that lies ahead: no record of this demand tells of it.
        before = self.ahead and turn.asked.opens < self.first
        return before and self._beyond(turn)

    def _of_date(self, due: date) -> Dropped | None:
        """Return what is on record of a date whose key is not reckoned here."""
        return next((one for one in self.dropped.values() if one.due == due), None)

    def wrongs(self, turn: Turn, order: WorkOrder) -> Iterator[Violation]:
        """Check the order of a turn that larger work might stand for."""
        own = {order.planned.task.code}
        done = order.completion
        if done is None:
            inside = self._surely_inside(turn)
            if inside is not None:
                text = INSIDE(order=order.id, larger=inside.id)
                yield violation_of(order, Rule.NOT_DUE, text)
        elif not own & {done.task, *done.covers}:
            fits = any(
                one is done and self._near(nesting, turn, one.done)
                for nesting, one in self.records
            )
            if not fits:
                text = NOT_CREDITED(order=order.id, record=done.id)
                yield violation_of(order, Rule.ORDER_DONE, text)

    def _stands(self, record: Dropped, turn: Turn) -> bool:
        """Tell whether a turn on record is part of the order that the record names."""
        known = [one for one in self.orders if one[1].id == record.into]
        if not known:
            return self._beyond(turn)
        nesting, order = known[0]
        if order.status is not OrderStatus.OPEN:
            return False
        cycle = self.planned.cycle
        if cycle is not None and cycle.rhythm.moved:
            # What comes before its date takes its place, however far ahead.
            last = max(turn.latest, turn.lawful.closes) if turn.lawful else turn.latest
            return max(order.window.opens, self.today) <= last or self._reaches(
                nesting, turn, order.due
            )
        if not self._reaches(nesting, turn, order.due):
            return self._credit(nesting, turn, order)
        if self._binds(nesting) and turn.lawful is not None:
            return order.window.closes <= turn.lawful.closes
        return True

    def _beyond(self, turn: Turn) -> bool:
        """Tell whether larger work outside of the horizon can take a turn's place.

        What comes after the last day has no order yet. What comes before the first one
        has none where today lies before that, too: it is taken to be done as planned.
        """
        cycle = self.planned.cycle
        if self.ahead and cycle is not None and cycle.rhythm.moved:
            return True
        after, room = self.last + ONE_DAY, (self.last - turn.earliest).days
        for one in self.nestings:
            within = one.inclusion.within.about_days
            if self._rolls_away(one, turn):
                return True
            latest = max(after, self._asked(turn).opens)
            if self._reaches(one, turn, latest) or within >= room:
                return True
            soonest = min(self.first - ONE_DAY, self._asked(turn).closes)
            if self.ahead and (
                self._reaches(one, turn, soonest)
                or within >= (turn.latest - self.first).days
            ):
                return True
        return False

    def _rolls_away(self, nesting: Nesting, turn: Turn) -> bool:
        """Tell whether larger work of a near date may go out of the horizon.

        It goes out of a blackout that its cycle moves it from.
        """
        larger, inclusion = nesting.larger, nesting.inclusion
        cycle, asked = larger.cycle, self._asked(turn)
        if cycle is None or cycle.roll is None:
            return False
        days = Days.of(larger, cycle)
        opens = inclusion.within.before(asked.opens)
        near = through(opens, inclusion.within.after(asked.closes))
        return any(
            inclusion.reaches(asked, day) and days.blacked_out(day) for day in near
        )

    def _credit(self, nesting: Nesting, turn: Turn, order: WorkOrder) -> bool:
        """Tell whether some day on which larger work can be done is credited."""
        credit = nesting.inclusion.credit
        if credit is None:
            return False
        opens, closes = max(order.window.opens, self.today), order.window.closes
        days = Window(opens, max(opens, closes))
        due = turn.asked.opens
        near = Window(credit.before.before(due), credit.after.after(due))
        return near.overlap(days) is not None

    def _surely_inside(self, turn: Turn) -> WorkOrder | None:
        for nesting, order in self.orders:
            if order.status is not OrderStatus.OPEN or self._binds(nesting):
                continue
            larger = nesting.larger.cycle
            if larger is not None and isinstance(larger.rhythm, Coupled):
                continue  # when such visits are made is for the roster to choose
            if self._reaches(nesting, turn, order.due):
                return order
        return None

    def _near(self, nesting: Nesting, turn: Turn, done: date) -> bool:
        """Tell whether larger work done on a day can be for a turn."""
        inclusion = nesting.inclusion
        if inclusion.credit and inclusion.credit.holds(turn.asked.opens, done):
            return True
        dues = [
            order.due
            for of, order in self.orders
            if of is nesting and order.completion and order.completion.done == done
        ]
        if dues:
            return any(self._reaches(nesting, turn, due) for due in dues)
        asked, moved = self._asked(turn), _moved(nesting.larger)
        around = Window(asked.opens - moved, asked.closes + moved)
        return inclusion.reaches(around, done)

    def _reaches(self, nesting: Nesting, turn: Turn, due: date) -> bool:
        return nesting.inclusion.reaches(self._asked(turn), due)

    def _asked(self, turn: Turn) -> Window[date]:
        """Return the days of a turn to which a span is measured."""
        cycle = self.planned.cycle
        if cycle is not None and isinstance(cycle.rhythm, Dealt) and turn.lawful:
            return turn.lawful
        return turn.asked

    def _binds(self, nesting: Nesting) -> bool:
        merged = nesting.inclusion.on_common is OnCommon.MERGE
        return merged or self.planned.criticality.by_law


def _moved(larger: PlannedTask) -> timedelta:
    """Return how far from its date larger work may have been done."""
    rhythm = larger.cycle.rhythm if larger.cycle is not None else None
    if not isinstance(rhythm, Interval) or not rhythm.moved:
        return MOVED
    return max(MOVED, timedelta(days=rhythm.every.about_days))


def larger_records(case: Case, planned: PlannedTask) -> frozenset[str]:
    """Return the ids of the completions of what contains a task."""
    nestings = case.demand.plan.nestings.get(planned.id, ())
    found = done_by_now(case, [one.larger for one in nestings])
    return frozenset(one.id for one in found)


def with_larger(case: Case, planned: PlannedTask) -> Sequence[Completion]:
    """Return the completions of a task and, on other days, of what contains it."""
    own = done_by_now(case, [planned])
    nestings = case.demand.plan.nestings.get(planned.id, ())
    days = {one.done for one in own}
    more: list[Completion] = []
    for nesting in nestings:
        for one in done_by_now(case, [nesting.larger]):
            if one.done not in days:
                days.add(one.done)
                more.append(one)
    return sorted((*own, *more), key=lambda one: (one.done, one.id))


INSIDE = Message(
    zh="工单 {order} 应含在工单 {larger} 中",
    en="order {order} is part of order {larger}",
)
NOT_CREDITED = Message(
    zh="工单 {order} 由记录 {record} 列为完成，而它离该次太远",
    en="order {order} is called done by record {record}, which is too far from it",
)
