"""What a later plan of a month changes, section by section."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from weibao.orders import Demand, WorkOrder
from weibao.preview.visits import by_day, visit_changes
from weibao.reports.month_plan import (
    FAMILIES,
    Families,
    Section,
    month_of,
    section_of,
)


@frozen(kw_only=True)
class SectionChanges:
    """What a revision does to one section of the plan of a month.

    An order that goes to another month is removed from the one and added to the other.
    """

    added: tuple[WorkOrder, ...]
    moved: tuple[WorkOrder, ...]
    removed: tuple[WorkOrder, ...]


def month_revision(
    old: Demand, new: Demand, month: date, families: Families = FAMILIES
) -> Mapping[Section, SectionChanges]:
    """Say what a later plan of the month of a day adds to it, moves and removes.

    Work that has been done in the meantime is no change.
    """
    days = month_of(month)

    def sections(orders: list[WorkOrder]) -> dict[Section, tuple[WorkOrder, ...]]:
        found: dict[Section, list[WorkOrder]] = {one: [] for one in Section}
        for order in sorted(orders, key=by_day):
            if order.due in days:
                found[section_of(order, families)].append(order)
        return {one: tuple(some) for one, some in found.items()}

    changes = visit_changes(old, new)
    came, moved, went = list(changes.added), list[WorkOrder](), list[WorkOrder]()
    for one in changes.moved:
        if (one.old.due in days) == (one.new.due in days):
            moved.append(one.new)
        else:
            came.append(one.new)
            went.append(one.old)
    done = {order.id for order in new.orders if order.completion is not None}
    went += [order for order in changes.removed if order.id not in done]
    added, shifted, removed = sections(came), sections(moved), sections(went)
    return {
        one: SectionChanges(added=added[one], moved=shifted[one], removed=removed[one])
        for one in Section
    }
