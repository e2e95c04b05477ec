"""What each crew has before it."""

from datetime import timedelta

import pytest

from portfolios import demand, done, estate, rule, task
from weibao.orders import WorkOrder
from weibao.policy import Selector
from weibao.portfolio import Portfolio
from weibao.reports import reminders
from weibao.workforce import Crew, Workforce

LOOK = task("look", "every 1 month, -5/+5 days, from 2026-01-10")
GREASE = task("grease", "on 2026-02-03")


def workforce(world: Portfolio) -> Workforce:
    """Make two crews, the second without work."""
    base = world.inventory.locations["B1"]
    crews = {
        id: Crew(id=id, title=world.title, members=(), base=base)
        for id in ("pumps", "idle")
    }
    return Workforce(crews=crews)


def named(orders: tuple[WorkOrder, ...]) -> list[str]:
    """Name orders by subject, task and key."""
    return [order.id.removeprefix("demo/") for order in orders]


@pytest.mark.parametrize(
    ("as_of", "within", "due", "overdue"),
    [
        ("01-09", 5, [], []),
        ("01-09", 6, ["A1/look/2026-01-10"], []),
        ("01-15", 0, ["A1/look/2026-01-10"], []),
        ("01-30", 4, ["A1/grease/2026-02-03"], []),
        ("01-30", 16, ["A1/grease/2026-02-03", "A1/look/2026-02-10"], []),
    ],
)
def test_a_crew_is_told_of_what_it_must_finish_soon(
    as_of: str, within: int, due: list[str], overdue: list[str]
) -> None:
    """By last lawful day, that of today and that of the last day included."""
    world = estate(LOOK, GREASE, rules=[rule(crew="pumps")])
    there = demand(world, as_of=as_of)
    idle, pumps = reminders(there, workforce(world), within=timedelta(days=within))
    assert (idle.crew, bool(idle)) == ("idle", False)
    assert (pumps.crew, bool(pumps)) == ("pumps", bool(due or overdue))
    assert (named(pumps.due), named(pumps.overdue)) == (due, overdue)


def test_done_work_and_nobodys_work_are_left_out() -> None:
    """A crew hears of its own open work alone; what is overdue stands apart."""
    first = rule("a1", select=Selector(ids=frozenset({"A1"})), crew="pumps")
    rest = rule("rest", select=Selector(ids=frozenset({"A2", "A3"})))
    catching = task("look", "on 2026-01-10, 2026-01-20, 2026-01-30, catch up")
    world = estate(
        catching, assets=3, rules=[rest, first], records=[done("01-10", "look")]
    )
    there = demand(world, as_of="01-25")
    _, pumps = reminders(there, workforce(world), within=timedelta(days=30))
    assert named(pumps.due) == ["A1/look/2026-01-30"]
    assert named(pumps.overdue) == ["A1/look/2026-01-20"]
