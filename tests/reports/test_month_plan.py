"""The work of a month stands in six sections, each order in one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    asset,
    demand,
    equipment,
    found,
    place,
    portfolio,
    site,
    task,
)
from weibao.equipment import Category
from weibao.preview import month_revision
from weibao.reports.month_plan import Section, month_of, month_plan, section_of

CATEGORIES = st.sampled_from(Category)
FAMILIES = st.sampled_from(["pumps", "greenery", "parties", "school"])
OWN = {"greenery": Section.GREENING, "school": Section.OTHER}


@given(st.lists(st.tuples(FAMILIES, CATEGORIES), min_size=1, max_size=5), st.data())
def test_every_order_of_the_month_is_in_one_section(
    kinds: list[tuple[str, Category]], data: st.DataObject
) -> None:
    """Whatever the work, the sections together are the orders due in the month."""
    month = data.draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    at = place("B1", site())
    subjects = [
        asset(
            f"A{n}",
            equipment(task("t", "once each week", category=kind), code=family),
            at,
        )
        for n, (family, kind) in enumerate(kinds)
    ]
    asked = demand(portfolio(subjects, records_from="2026-01-01"))
    plan = month_plan(asked, month, OWN)
    assert set(plan.sections) == set(Section)
    together = [order.id for some in plan.sections.values() for order in some]
    assert sorted(together) == sorted(
        order.id for order in asked.orders if order.due in month_of(month)
    )
    assert not any(
        changes.added or changes.moved or changes.removed
        for changes in month_revision(asked, asked, month, OWN).values()
    )


@pytest.mark.parametrize(
    ("family", "category", "section"),
    [
        ("pumps", Category.EQUIPMENT_MAINTENANCE, Section.FACILITIES),
        ("pumps", Category.EMERGENCY_REPAIR, Section.FACILITIES),
        ("pumps", Category.FACILITY_UPKEEP, Section.PUBLIC_AREAS),
        ("pumps", Category.SAFETY_INSPECTION, Section.HAZARDS),
        ("greenery", Category.SAFETY_INSPECTION, Section.HAZARDS),
        ("greenery", Category.FACILITY_UPKEEP, Section.GREENING),
        ("parties", Category.FACILITY_UPKEEP, Section.SERVICE),
    ],
)
def test_family_and_category_say_the_section(
    family: str, category: Category, section: Section
) -> None:
    """Safety comes first, then the family, then the category."""
    kind = equipment(task("t", "once each month", category=category), code=family)
    world = portfolio([asset("A1", kind, place("B1", site()))])
    assert {section_of(one) for one in demand(world).orders} == {section}


def test_what_was_found_is_a_hazard() -> None:
    """Whatever the subject is."""
    kind = equipment(task("mend"), code="greenery")
    world = portfolio(
        [asset("A1", kind, place("B1", site()))], records=[found("03-02")]
    )
    [order] = demand(world, as_of="03-03").orders
    assert section_of(order) is Section.HAZARDS


@pytest.mark.parametrize(
    ("day", "last"), [("2026-02-11", 28), ("2028-02-29", 29), ("2026-12-31", 31)]
)
def test_a_month_has_all_of_its_days(day: str, last: int) -> None:
    """From the first to the last one."""
    days = month_of(date.fromisoformat(day))
    assert (days.opens.day, days.closes.day) == (1, last)
