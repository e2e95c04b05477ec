"""Features of group G: a year forecast, compared, played through, and levelled."""

from datetime import date, timedelta
from fractions import Fraction
from statistics import mean

import pytest
from attrs import evolve

from portfolios import (
    YEAR,
    asset,
    day,
    demand,
    done,
    edited,
    equipment,
    estate,
    grid,
    horizon,
    months,
    orders,
    place,
    portfolio,
    site,
    task,
    with_records,
)
from staffing import BY_DAY, crew, person, staffed
from weibao.cycles.shift import KEEP_INSIDE
from weibao.equipment import Category, Cost, Criticality
from weibao.forecast import (
    Lateness,
    forecast_costs,
    forecast_hours,
    levelled,
    simulate,
    weekly,
)
from weibao.planning import make_plan
from weibao.preview import policy_diff
from weibao.records import EditAction
from weibao.spans import Every


@pytest.mark.feature("F075")
def test_costs_by_month_site_and_category() -> None:
    """They are the tasks' estimates, and add up to those of the orders."""
    oil = task("oil", "every 3 months, from 2026-01-15", cost=Cost(material=80.5))
    check = task(
        "check",
        "every 6 months, from 2026-01-20",
        cost=Cost(contractor=300),
        category=Category.SAFETY_INSPECTION,
    )
    pump = equipment(oil, check)
    places = [place(f"B{n}", site(id=f"S{n}")) for n in (1, 2)]
    world = portfolio(
        [asset(f"A{n}", pump, at) for n, at in enumerate(places, 1)],
        records_from="2026-01-01",
    )
    asked = demand(world, YEAR, as_of="2026-01-01")
    found = forecast_costs(asked)
    assert found.by_month["2026-01"].total == 2 * (Fraction("80.5") + 300)
    assert found.by_site["S1"].material == 4 * Fraction("80.5")
    assert found.by_category[Category.SAFETY_INSPECTION].contractor == 1200
    each = [order.planned.task.cost for order in asked.orders]
    assert found.total.total == sum(
        Fraction(str(one.material)) + Fraction(str(one.contractor)) for one in each
    )


@pytest.mark.feature("F076")
def test_hours_needed_and_there_by_skill_and_week() -> None:
    """The hours needed are those of the orders; people are there in their shifts."""
    service = task("service", "once each week", duration=timedelta(hours=2))
    world = estate(service, assets=3, records_from="2026-01-01")
    people = staffed(world, crew("pumps", person("an", BY_DAY, pump=1))).workforce
    asked = demand(world, horizon("2026-03-02", "2026-03-29"))
    found = forecast_hours(asked, people)
    assert found.needed == 12 * 120
    assert sum(order.planned.resolved.duration.seconds for order in asked.orders) == (
        found.needed * 60
    )
    [first, *_] = found.cells.items()
    (week, skill), load = first
    assert (week, skill) == (day("03-02"), "")
    assert (load.needed, load.available, load.short) == (360, 7 * 8 * 60, 0)
    nobody = forecast_hours(asked, staffed(world, crew("pumps")).workforce)
    assert sum(load.short for load in nobody.short.values()) == found.needed


@pytest.mark.feature("F077")
def test_two_policies_side_by_side() -> None:
    """Visits, hours, cost and late work of both, over the same history."""
    fields = {"cost": Cost(material=10), "duration": timedelta(hours=3)}
    old = estate(task("service", "at most 30 days apart", **fields))
    new = estate(task("service", "at most 15 days apart", **fields))
    past = with_records(old, done("2025-12-10")).history
    found = policy_diff(make_plan(old), make_plan(new), past, YEAR)
    before, after = (len(one.orders) for one in (found.old, found.new))
    assert (found.visits.before, found.visits.after) == (before, after)
    assert found.hours.total.difference == (after - before) * 180
    costs = [one.total.total for one in found.costs]
    assert costs == [before * 10, after * 10]
    assert found.late == (0, 1)


@pytest.mark.feature("F078")
def test_a_year_played_through_a_thousand_times() -> None:
    """One seed gives the same chances each time, another seed others."""
    law = task("law", "at most 90 days apart", criticality=Criticality.STATUTORY)
    sure = task(
        "sure",
        grid(months(6), "2026-03-01", KEEP_INSIDE, within=(20, 20)),
        criticality=Criticality.STATUTORY,
    )
    world = estate(law, sure, records=[done("2025-12-20", "law")])
    plan = make_plan(world)
    often = Lateness({0: 98, 2: 2})
    one, again, other = (
        simulate(plan, world.history, YEAR, often, runs=1000, seed=seed)
        for seed in (1, 1, 2)
    )
    assert [chance.late for chance in one] == [chance.late for chance in again]
    assert [chance.late for chance in one] != [chance.late for chance in other]
    by_task = {chance.planned.task.code: chance.share for chance in one}
    assert by_task["sure"] == 0  # two days late are still inside its window
    # The year holds four visits aimed at the last day, each late in 2 of 100 runs.
    assert by_task["law"] == pytest.approx(1 - 0.98**4, abs=0.02)


@pytest.mark.feature("F080")
def test_five_hundred_yearly_tasks_are_levelled() -> None:
    """No week holds more than 1.2 times the mean, and next year's dates stay put."""
    cycle = grid(months(12), "2026-06-15", within=(90, 90))
    world = estate(task("service", cycle), assets=500, records_from="2026-01-01")
    year = demand(world, YEAR, as_of="2026-01-01")
    [peak] = weekly(year).values()
    edits = levelled(year)
    level = demand(with_records(world, *edits), YEAR, as_of="2026-01-01")
    loads = weekly(level).values()
    assert len(level.orders) == 500
    assert max(loads) <= 1.2 * mean(loads)
    assert max(loads) < peak / 20
    two = horizon("2026-01-01", "2027-12-31")
    later = demand(with_records(world, *edits), two, as_of="2026-01-01")
    for n in (1, 250, 500):
        first, second = (one.due for one in orders(later, subject=f"A{n}"))
        assert second == Every(months=12).after(first)
    after = levelled(level)
    assert {edit.to for edit in after} <= {one.due for one in level.orders}


def test_law_is_levelled_inside_its_days_and_keeps_its_grid() -> None:
    """Only the date in the horizon moves."""
    cycle = grid(months(12), "2026-06-15", within=(30, 30))
    law = task("service", cycle, criticality=Criticality.STATUTORY)
    world = estate(law, assets=40, records_from="2026-01-01")
    edits = levelled(demand(world, YEAR, as_of="2026-01-01"))
    assert edits
    assert not any(edit.follow for edit in edits)
    found = demand(with_records(world, *edits), YEAR, as_of="2026-01-01")
    assert not found.refused_edits
    assert all(
        date(2026, 5, 16) <= one.due <= date(2026, 7, 15) for one in found.orders
    )


def test_what_was_moved_by_hand_is_left_where_it_is() -> None:
    """Somebody chose that day."""
    cycle = grid(months(12), "2026-06-15", within=(30, 30))
    move = edited("2026-06-15", EditAction.MOVE, "06-20")
    world = estate(task("service", cycle), assets=2, records=[move])
    edits = levelled(demand(world, YEAR, as_of="2026-01-01"))
    assert {edit.order for edit in edits} <= {"demo/A2/service/2026-06-15"}
    assert evolve(move, id="x").order == move.order
