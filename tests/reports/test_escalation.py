"""Safety work that is overdue."""

import pytest

from portfolios import (
    asset,
    day,
    demand,
    done,
    equipment,
    estate,
    found,
    place,
    portfolio,
    quota,
    site,
    task,
)
from weibao.cycles.period import Period
from weibao.equipment import Criticality
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.records import Record
from weibao.reports import escalations

MONTHLY = quota(1, Period.MONTH)
SAFE = task("look", MONTHLY, criticality=Criticality.SAFETY)
REPAIR = task("mend", criticality=Criticality.STATUTORY)


def told(world: Portfolio, as_of: str) -> list[tuple[str, int]]:
    """Give the orders that are escalated on a day, with the days they are overdue."""
    there: Demand = demand(world, as_of=as_of)
    return [(one.order, one.days) for one in escalations(there, world.history)]


@pytest.mark.parametrize(
    ("as_of", "records", "expected"),
    [
        ("01-31", [], []),
        ("02-01", [], [("demo/A1/look/2026-01", 1)]),
        ("02-20", [], [("demo/A1/look/2026-01", 20)]),
        ("03-02", [], [("demo/A1/look/2026-02", 2)]),
        ("02-20", [done("01-31", "look")], []),
        ("02-20", [done("02-10", "look")], []),
        ("03-02", [done("02-10", "look")], []),
    ],
)
def test_what_is_overdue_goes_up_until_it_is_done(
    as_of: str, records: list[Record], expected: list[tuple[str, int]]
) -> None:
    """From the day after its last one; the latest turn speaks for those before it."""
    world = estate(SAFE, records=records, records_from="2026-01-01")
    assert told(world, as_of) == expected


@pytest.mark.parametrize("rank", Criticality)
def test_only_law_and_safety_go_up(rank: Criticality) -> None:
    """Routine work may be overdue without anybody above being told."""
    world = estate(task("look", MONTHLY, criticality=rank), records_from="2026-01-01")
    assert bool(told(world, "02-05")) is rank.by_law


@pytest.mark.parametrize("tagged", ["type", "asset", "place", "nothing"])
def test_a_tag_marks_a_thing_as_safety(tagged: str) -> None:
    """It may stand on the type, the asset or its place, whatever the task's rank."""

    def tags(where: str) -> frozenset[str]:
        return frozenset({"safety"} if where == tagged else ())

    at = place("B1", site(), tags=tags("place"))
    type_ = equipment(task("look", MONTHLY), tags=tags("type"))
    world = portfolio(
        [asset("A1", type_, at, tags=tags("asset"))], records_from="2026-01-01"
    )
    assert bool(told(world, "02-05")) is (tagged != "nothing")


def test_each_finding_speaks_for_itself_the_longest_overdue_first() -> None:
    """Two faults of one asset are two lines; one that nothing follows is none."""
    faults = [
        found("01-10", "crack", rectify_by=day("01-20")),
        found("01-05", "leak", rectify_by=day("01-25")),
        found("01-05", "rust", subject="X9"),
    ]
    assert told(estate(REPAIR, records=faults), "01-26") == [
        ("demo/A1/mend/finding-F-A1-crack-01-10", 6),
        ("demo/A1/mend/finding-F-A1-leak-01-05", 1),
    ]
