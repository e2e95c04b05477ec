"""An examiner's earlier date is a record, whatever else bounds the gap."""

import pytest
from attrs import evolve

from portfolios import day, demand, done, estate, horizon, orders, task
from staffing import crew, person, rostered, staffed
from weibao.phrases import parse_cycle
from weibao.records import Deferral

SPRING = horizon("2026-01-16", "2026-06-30")


@pytest.mark.parametrize(
    ("cycle", "until", "opens"),
    [
        ("at most 40 days apart", "2026-02-10", "2026-01-16"),
        ("20 to 40 days apart", "2026-02-10", "2026-02-04"),
        ("at most 40 days apart, extended by up to 25%", "2026-02-10", "2026-01-16"),
        ("once each year and at most 12 months apart", "2026-03-10", "2026-01-16"),
    ],
)
def test_an_earlier_date_ends_the_window(cycle: str, until: str, opens: str) -> None:
    """The next visit is by that day; the one after it counts from the visit again."""
    made = "2025-12-31" if "year" in cycle else "2026-01-15"
    leave = Deferral(
        id="D1",
        order="demo/A1/service/2001-01-01#2",
        until=day(until),
        approved_on=day("2026-01-15"),
        by="examiner",
        because="crack seen",
    )
    world = estate(task("service", parse_cycle(cycle)), records=[done(made)])
    world = evolve(world, records=(*world.records, leave))
    first, *later = orders(demand(world, SPRING))
    assert first.window.closes == day(until)
    assert max(first.window.opens, SPRING.first) == day(opens)
    assert all(one.deferred is None for one in later)
    roster = rostered(staffed(world, crew("c", person("an"))), SPRING)
    assert roster.by_order[first.id].day <= day(until)
    assert roster.late == ()
