"""Whether the orders of rotating tasks take the items whose turn it is.

The turns are gone through anew, each item being ranked by how long it has waited. What
a record that names no items was to take follows from this too, unless batches are as
small as will do: how small they were then hung on turns that nobody knows any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import define, field

from weibao.cycles.rotation import ItemOrder
from weibao.inventory import Asset, Location, Round
from weibao.orders import OrderStatus, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion
from weibao.rotations import Item, ItemChoice, Rotation
from weibao.texts.text import Message, listed
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case


def check(case: Case) -> Iterator[Violation]:
    """Check the items of each open order of each rotating task."""
    orders: dict[str, list[WorkOrder]] = {}
    if any(one.resolved.rotate is not None for one in case.demand.plan.tasks):
        for order in case.demand.orders:
            if order.planned.resolved.rotate is not None:
                orders.setdefault(order.planned.id, []).append(order)
    for some in orders.values():
        planned = some[0].planned
        rotation = planned.resolved.rotate
        items = _items(case, planned, rotation) if rotation is not None else ()
        if rotation is not None and items:
            yield from _Turns(case, planned, rotation, items).check(some)


def _items(case: Case, planned: PlannedTask, rotation: Rotation) -> Sequence[Item]:
    """Look the items up again, going from each thing up to the task's subject."""
    choice, subject = rotation.items, planned.subject
    if not isinstance(choice, ItemChoice):
        return choice
    if isinstance(subject, Round):
        inside: list[Asset | Location] = list(subject.subjects)
    else:
        assets = case.portfolio.inventory.assets
        inside = [assets[id] for id in sorted(assets) if _is_in(assets[id], subject.id)]
    return [
        Item(one.id, one.title, one.installed)
        for one in inside
        if _is_chosen(one, choice)
    ]


def _is_in(asset: Asset, id: str) -> bool:
    place: Location | None = asset.location
    while place is not None:
        if place.id == id:
            return True
        place = place.parent
    above = asset.parent
    while above is not None:
        if above.id == id:
            return True
        above = above.parent
    return False


def _is_chosen(one: Asset | Location, choice: ItemChoice) -> bool:
    if choice.types and (one.type is None or one.type.code not in choice.types):
        return False
    if choice.families and (one.type is None or one.type.family not in choice.families):
        return False
    own = set(one.tags) | (set(one.type.tags) if one.type is not None else set())
    return not choice.tags or bool(own.intersection(choice.tags))


@define(eq=False)
class _Turns:
    """The turns of one task on its subject, gone through anew."""

    case: Case
    planned: PlannedTask
    rotation: Rotation
    items: Sequence[Item]
    _log: list[str] = field(factory=list)
    _owed: list[str] = field(factory=list)
    _days: dict[str, date] = field(factory=dict)

    def check(self, orders: Sequence[WorkOrder]) -> Iterator[Violation]:
        demand = self.case.demand
        waiting = [one for one in orders if one.status is OrderStatus.OPEN]
        waiting.sort(key=lambda one: (max(one.due, demand.as_of), one.id))
        stated = {one.id: self._stated(one) for one in waiting}
        # How many turns lie between today and a later horizon is not reckoned here:
        # there the first order is believed, and what follows must follow from it.
        ahead = demand.as_of < demand.horizon.first
        if self.rotation.take is None:
            yield from self._batches(waiting, stated, ahead=ahead)
            return
        self._replay(self.rotation.take)
        unknown: set[str] = set()
        for number, order in enumerate(waiting):
            here = self._here(order)
            asked = self._first(here, self.rotation.take)
            if ahead and number == 0:
                asked = stated[order.id]
                self._serve_before(asked)
                if self.rotation.order is ItemOrder.OLDEST_FIRST:
                    unknown = {item.id for item in self.items}
            elif unknown:
                asked = self._oldest(here, unknown, stated[order.id])
            unknown -= set(asked)
            if stated[order.id] != asked:
                yield self._wrong(order, stated[order.id], asked)
            self._take(asked, asked, max(order.due, demand.as_of))

    def _batches(
        self,
        waiting: Sequence[WorkOrder],
        stated: Mapping[str, Sequence[str]],
        *,
        ahead: bool,
    ) -> Iterator[Violation]:
        """Check that each period's turns take all, none of them more than it must."""
        horizon = self.case.demand.horizon
        by_period: dict[date, list[WorkOrder]] = {}
        for order in waiting:
            day = max(order.due, self.case.demand.as_of)
            opens = self.rotation.period(day).opens
            by_period.setdefault(opens, []).append(order)
        for opens, some in by_period.items():
            period = self.rotation.period(opens)
            if period.closes > horizon.last or (ahead and opens <= horizon.first):
                continue
            covered = self._covered(opens)
            if covered is None:
                continue
            for number, order in enumerate(some):
                here = self._here(order)
                taken = stated[order.id]
                left = set(here) - covered
                turns = len(some) - number
                share = self.rotation.share * len(here)
                need = max(-(-len(left) // turns), -(-share // 100))
                most = min(need, len(here))
                wrong = len(taken) != most or len(left & set(taken)) < min(
                    most, len(left)
                )
                if wrong or not set(taken) <= set(here):
                    yield self._wrong(order, taken, tuple(sorted(left))[:most])
                covered |= set(taken)

    def _covered(self, opens: date) -> set[str] | None:
        """Return what was done in a period; None where a record names nothing."""
        found: set[str] = set()
        for one in self._records():
            if one.done >= opens:
                if not one.items:
                    return None
                found |= set(one.items)
        return found

    def _replay(self, number: int) -> None:
        for one in self._records():
            here = [item.id for item in self.items if item.there(one.done)]
            asked = self._first(here, number)
            self._take(asked, one.items or asked, one.done)

    def _records(self) -> list[Completion]:
        subject, code = self.planned.subject.id, self.planned.task.code
        known = self.case.history.completions_of(subject, code)
        return [one for one in known if one.done <= self.case.demand.as_of]

    def _here(self, order: WorkOrder) -> list[str]:
        day = max(order.due, self.case.demand.as_of)
        return [item.id for item in self.items if item.there(day)]

    def _first(self, here: Sequence[str], number: int) -> tuple[str, ...]:
        """Return the items that come first, by what each of them waits for."""
        if self.rotation.order is ItemOrder.OLDEST_FIRST:
            ranked = sorted((self._days.get(one, date.min), one) for one in here)
            return tuple(one for _, one in ranked[:number])
        at = -1
        for one in self._log:
            if one in here:
                at = here.index(one)
        size = len(here)
        ranked_by = {one: (here.index(one) - at - 1) % size for one in here}
        owed = [one for one in here if one in self._owed]
        rest = [one for one in here if one not in self._owed]
        first = sorted(owed, key=ranked_by.__getitem__)
        return (*first, *sorted(rest, key=ranked_by.__getitem__))[:number]

    def _oldest(
        self, here: Sequence[str], unknown: set[str], stated: Sequence[str]
    ) -> tuple[str, ...]:
        """Return what a turn takes where some items were last done on unknown days.

        They come before all that was taken since; which of them first is believed.
        """
        take = self.rotation.take or 0
        believed = [one for one in stated if one in unknown and one in here]
        rest = [one for one in here if one in unknown and one not in believed]
        known = self._first([one for one in here if one not in unknown], take)
        return (*believed, *rest, *known)[:take]

    def _serve_before(self, asked: Sequence[str]) -> None:
        """Take for done what was owed before the turn that is believed.

        Turns before it are made as planned, and what is owed goes first in them.
        """
        ranked = self._first([item.id for item in self.items], len(self.items))
        known = bool(asked) and asked[0] in self._owed
        left = ranked[ranked.index(asked[0]) :] if known else ()
        self._owed = [one for one in left if one in self._owed]

    def _take(self, asked: Sequence[str], done: Sequence[str], day: date) -> None:
        self._log.extend(asked)
        self._owed = [one for one in (*self._owed, *asked) if one not in done]
        for one in done:
            self._days[one] = day

    def _stated(self, order: WorkOrder) -> tuple[str, ...]:
        return tuple(one.id for one in self.case.demand.items.get(order.id, ()))

    def _wrong(
        self, order: WorkOrder, stated: Sequence[str], asked: Sequence[str]
    ) -> Violation:
        text = WRONG(order=order.id, stated=listed(stated), asked=listed(asked))
        return Violation(
            rule=Rule.ITEMS,
            text=text,
            orders=(order.id,),
            subject=self.planned.subject.id,
            day=order.due,
        )


WRONG = Message(
    zh="工单 {order} 做的是 {stated}，应轮到 {asked}",
    en="order {order} takes {stated}, where it is the turn of {asked}",
)
