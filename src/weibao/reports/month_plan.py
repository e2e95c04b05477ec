"""The work of a month in the six sections that a property's plan is written in."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum

from attrs import frozen

from weibao.equipment import Category
from weibao.inventory import Location
from weibao.orders import Demand, Origin, WorkOrder
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Text


class Section(Enum):
    """One of the sections of a monthly plan."""

    PUBLIC_AREAS = "public_areas"
    GREENING = "greening"
    FACILITIES = "facilities"
    HAZARDS = "hazards"
    SERVICE = "service"
    OTHER = "other"

    @property
    def title(self) -> Text:
        """What the section is called."""
        return TITLES[self]


TITLES = {
    Section.PUBLIC_AREAS: Text("公共区域", "public areas"),
    Section.GREENING: Text("绿化和环境", "greening and environment"),
    Section.FACILITIES: Text("设施设备", "facilities and equipment"),
    Section.HAZARDS: Text("安全检查与缺陷", "hazards"),
    Section.SERVICE: Text("投诉和服务", "complaints and service"),
    Section.OTHER: Text("其他", "other work"),
}
FAMILIES = {"greenery": Section.GREENING, "parties": Section.SERVICE}
"""The sections of work on these families, whatever the work is."""

Families = Mapping[str, Section]


@frozen(kw_only=True)
class MonthPlan:
    """The orders due in a month, each in one section; every section is there."""

    days: Window[date]
    sections: Mapping[Section, tuple[WorkOrder, ...]]


def month_plan(demand: Demand, month: date, families: Families = FAMILIES) -> MonthPlan:
    """Put the orders due in the month of a day into sections, by their dates.

    ``families`` says where work on some families belongs; for the rest the origin,
    category and kind of subject of each order do.
    """
    days = month_of(month)
    sections: dict[Section, list[WorkOrder]] = {one: [] for one in Section}
    for order in sorted(demand.orders, key=lambda one: (one.due, one.id)):
        if order.due in days:
            sections[section_of(order, families)].append(order)
    return MonthPlan(
        days=days, sections={one: tuple(orders) for one, orders in sections.items()}
    )


def section_of(order: WorkOrder, families: Families = FAMILIES) -> Section:
    """Return the one section that an order belongs to."""
    type_, category = order.subject.type, order.planned.task.category
    if order.origin is Origin.REQUEST:
        return Section.SERVICE
    if order.origin is Origin.FINDING or category is Category.SAFETY_INSPECTION:
        return Section.HAZARDS
    if type_ is None:
        return Section.OTHER
    if type_.family in families:
        return families[type_.family]
    if isinstance(order.subject, Location) or category is Category.FACILITY_UPKEEP:
        return Section.PUBLIC_AREAS
    return Section.FACILITIES


def month_of(day: date) -> Window[date]:
    """Return the month that a day lies in."""
    first = day.replace(day=1)
    return Window(first, Every(months=1).after(first) - timedelta(days=1))
