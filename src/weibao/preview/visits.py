"""Which visits stay, move, come and go between two demands.

Work still to be done is compared. A visit is the same where its id is. The numbers of
a chain shift with every visit more, so its visits are paired by day instead, and so
is what ids leave over: those of one day first, then the nearest, each with one other
at most, and none further apart than half of what usually lies between two visits.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median_low

from attrs import field, frozen

from weibao.orders import Demand, Origin, WorkOrder

NUMBERED = "#"
"""What stands before the number in the key of a series that is counted."""

Days = tuple[int, ...]
Pair = tuple[int, int]


@frozen(eq=False)
class SameVisit:
    """A visit before and after; their ids differ where it was found by its day."""

    old: WorkOrder
    new: WorkOrder

    @property
    def days(self) -> int:
        """By how many days it moves; fewer than none is earlier."""
        return (self.new.due - self.old.due).days

    @property
    def moved(self) -> bool:
        """Whether its day, its window or its task is another."""
        return (
            self.old.due != self.new.due
            or self.old.window != self.new.window
            or self.old.planned.task.code != self.new.planned.task.code
        )


@frozen(kw_only=True, eq=False)
class VisitChanges:
    """All visits before and after: each is the same as one other, or added, or gone."""

    added: tuple[WorkOrder, ...]
    removed: tuple[WorkOrder, ...]
    same: tuple[SameVisit, ...]

    @property
    def moved(self) -> tuple[SameVisit, ...]:
        """The visits that stay, but not as they were."""
        return tuple(one for one in self.same if one.moved)

    @property
    def in_place(self) -> tuple[SameVisit, ...]:
        """The moved visits that keep their day: window or task differ."""
        return tuple(one for one in self.moved if not one.days)

    @property
    def before(self) -> int:
        """How many visits there are now."""
        return len(self.same) + len(self.removed)

    @property
    def after(self) -> int:
        """How many visits there would be."""
        return len(self.same) + len(self.added)


def visit_changes(old: Demand, new: Demand) -> VisitChanges:
    """Compare the open orders of two demands, subject by subject and task by task."""
    before, after = _by_series(old), _by_series(new)
    pairing = _Pairing((old.horizon.last - old.horizon.first).days)
    added: list[WorkOrder] = []
    removed: list[WorkOrder] = []
    same: list[SameVisit] = []
    for key in sorted(before.keys() | after.keys()):
        olds, news = before.get(key, []), after.get(key, [])
        pairs = list(pairing.of(olds, news))
        same.extend(SameVisit(olds[i], news[j]) for i, j in pairs)
        kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
        removed.extend(o for i, o in enumerate(olds) if i not in kept_old)
        added.extend(o for j, o in enumerate(news) if j not in kept_new)
    return VisitChanges(
        added=tuple(sorted(added, key=by_day)),
        removed=tuple(sorted(removed, key=by_day)),
        same=tuple(sorted(same, key=lambda one: by_day(one.new))),
    )


def by_day(order: WorkOrder) -> tuple[date, str]:
    """Return what orders are sorted by."""
    return order.due, order.id


def _by_series(demand: Demand) -> dict[tuple[str, str], list[WorkOrder]]:
    found: dict[tuple[str, str], list[WorkOrder]] = defaultdict(list)
    for order in demand.orders:
        if order.completion is None:
            found[order.subject.id, order.planned.series].append(order)
    for orders in found.values():
        orders.sort(key=by_day)
    return found


@frozen
class _Pairing:
    """Finds which visits are the same; things with the same days share the answer."""

    horizon: int
    _known: dict[tuple[Days, Days, int], tuple[Pair, ...]] = field(factory=dict)

    def of(self, old: Sequence[WorkOrder], new: Sequence[WorkOrder]) -> Iterator[Pair]:
        """Go through the pairs of places of visits that are the same."""
        places = {
            order.occurrence.key: j
            for j, order in enumerate(new)
            if NUMBERED not in order.occurrence.key
        }
        by_id = {
            i: places[order.occurrence.key]
            for i, order in enumerate(old)
            if order.occurrence.key in places
        }
        yield from by_id.items()
        taken = set(by_id.values())
        olds = [i for i, o in enumerate(old) if i not in by_id and _cyclic(o)]
        news = [j for j, o in enumerate(new) if j not in taken and _cyclic(o)]
        if olds and news:
            reach = max(_usual(old, self.horizon), _usual(new, self.horizon)) // 2
            days = _days(old, olds), _days(new, news), reach
            if days not in self._known:
                self._known[days] = tuple(_nearest(*days))
            yield from ((olds[i], news[j]) for i, j in self._known[days])


def _cyclic(order: WorkOrder) -> bool:
    """Tell whether a cycle made it: what a finding opens is known by its id alone."""
    return order.origin is Origin.CYCLE


def _days(orders: Sequence[WorkOrder], places: Sequence[int]) -> Days:
    return tuple(orders[place].due.toordinal() for place in places)


def _usual(orders: Sequence[WorkOrder], horizon: int) -> int:
    """Return the days that usually lie between two visits, the horizon for a single."""
    gaps = [(b.due - a.due).days for a, b in pairwise(orders)]
    return median_low(gaps) if gaps else horizon


def _nearest(old: Days, new: Days, reach: int) -> Iterator[Pair]:
    """Pair days, the nearest first, each with one other at most."""
    near = [
        (abs(day - new[j]), min(day, new[j]), max(day, new[j]), i, j)
        for i, day in enumerate(old)
        for j in range(bisect_left(new, day - reach), bisect_right(new, day + reach))
    ]
    used_old: set[int] = set()
    used_new: set[int] = set()
    for *_, i, j in sorted(near):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            yield i, j
