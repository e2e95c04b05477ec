"""What no policy reaches: the list by which one sees whether a plan is complete."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from weibao.inventory import Asset, Inventory, Location, Round, Subject
from weibao.orders import Demand
from weibao.plan import Plan

Standing = Asset | Location


@frozen
class Missing:
    """Kinds of work that a type offers for a subject and that nothing gives it."""

    subject: Standing
    actions: tuple[str, ...]


@frozen(kw_only=True)
class Coverage:
    """The assets and places that a plan leaves out, each list sorted by id.

    ``unreached`` get no recurring work, neither of their own nor on a round. A place
    without a type counts as reached where something in it is. ``missing`` get some of
    what their type offers and not all. ``on_no_round`` are visited by no round.
    """

    unreached: tuple[Standing, ...] = ()
    missing: tuple[Missing, ...] = ()
    on_no_round: tuple[Standing, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything is reached."""
        return not self.unreached

    def lacks(self, action: str) -> tuple[str, ...]:
        """Name by id what is offered this kind of work and does not get it."""
        return tuple(one.subject.id for one in self.missing if action in one.actions)


def coverage(plan: Plan, inventory: Inventory) -> Coverage:
    """Find what a plan leaves out."""
    standing = _standing(inventory)
    actions: dict[str, set[str]] = {}
    walked: set[str] = set()
    for planned in plan.tasks:
        if planned.cycle is None:
            continue
        for subject in _worked_on(planned.subject):
            actions.setdefault(subject.id, set()).add(planned.task.action)
        if isinstance(planned.subject, Round):
            walked.update(subject.id for subject in planned.subject.subjects)
    reached = _with_places(actions, standing)
    walked_past = _with_places(walked, standing)
    return Coverage(
        unreached=tuple(one for one in standing if one.id not in reached),
        missing=tuple(_missing(standing, actions)),
        on_no_round=tuple(one for one in standing if one.id not in walked_past),
    )


def without_orders(
    demand: Demand, inventory: Inventory, action: str
) -> tuple[Standing, ...]:
    """Return what is offered a kind of work and has no order of it in the horizon."""
    served = {
        subject.id
        for order in demand.orders
        if order.planned.task.action == action
        for subject in _worked_on(order.subject)
    }
    return tuple(
        one
        for one in _standing(inventory)
        if one.id not in served and action in _offered(one)
    )


def _standing(inventory: Inventory) -> tuple[Standing, ...]:
    everything: list[Standing] = [
        *inventory.assets.values(),
        *inventory.locations.values(),
    ]
    return tuple(sorted(everything, key=lambda one: one.id))


def _worked_on(subject: Subject) -> tuple[Standing, ...]:
    return subject.subjects if isinstance(subject, Round) else (subject,)


def _with_places(ids: Iterable[str], standing: Iterable[Standing]) -> frozenset[str]:
    """Add the places without a type that hold something of this."""
    found = set(ids)
    for one in standing:
        if one.id in found:
            found.update(p.id for p in one.location.chain() if p.type is None)
    return frozenset(found)


def _offered(subject: Standing) -> frozenset[str]:
    tasks = subject.type.tasks if subject.type else ()
    return frozenset(task.action for task in tasks if not task.on_demand)


def _missing(
    standing: Iterable[Standing], actions: dict[str, set[str]]
) -> Iterator[Missing]:
    for one in standing:
        lacking = _offered(one) - actions.get(one.id, set())
        if lacking:
            yield Missing(one, tuple(sorted(lacking)))
