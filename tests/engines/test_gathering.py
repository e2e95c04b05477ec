"""Work that a rule wants together: one visit where there is room, and no harm done."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    asset,
    day,
    demand,
    done,
    equipment,
    place,
    portfolio,
    rule,
    site,
    task,
)
from staffing import crew, leave, person, rostered, staffed
from strategies_rosters import Case, cases
from weibao.explanation import explain
from weibao.orders import bundles
from weibao.portfolio import Portfolio
from weibao.reports.joint_visits import joint_visits
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.spans import Every
from weibao.verifier import verify

TEN = Every(days=10)


def wanted(case: Case, within: int) -> Portfolio:
    """Return the portfolio with a rule that wants everything near together."""
    near = rule("near", apply=(), together=Every(days=within))
    policy = case.portfolio.policy
    return evolve(case.portfolio, policy=evolve(policy, rules=(*policy.rules, near)))


@given(cases(), st.sampled_from([0, 3, 20]))
def test_asking_for_one_visit_makes_nothing_worse(case: Case, within: int) -> None:
    """What has no place or is late is so without the rule too; no rule is broken.

    What is told to be one visit is: the same people, one stop, days lawful for all.
    """
    asked = evolve(case, portfolio=wanted(case, within))
    plain, joint = (
        assign(one.demand, one.portfolio.workforce) for one in (case, asked)
    )
    assert _harm(joint) == _harm(plain)
    verdict = verify(joint, asked.portfolio, asked.portfolio.history)
    assert [str(one.line().en) for one in verdict.violations] == []
    for visit in joint_visits(joint):
        first, *others = visit.bundle.orders
        assert all(first.due <= one.due for one in others)
        assert all(one.due <= Every(days=within).after(first.due) for one in others)
        assert all(visit.bundle.window.opens >= one.window.opens for one in others)
        if visit.trip is not None:
            assert len({one.technicians for one in visit.placed}) == 1
            assert len({(one.stop.id, one.day) for one in visit.placed}) == 1


def _harm(roster: Roster) -> tuple[list[str], list[tuple[str, date]]]:
    late = [(one.order.id, one.day) for one in roster.late]
    return [one.order.id for one in roster.unassigned], late


def estate(*cycles: str, together: Every | None = TEN, **fields: object) -> Portfolio:
    """Make an asset for each cycle, all in one building."""
    at = place("B1", site())
    assets = [
        asset(f"A{n}", equipment(task("service", cycle, **fields), code=f"t{n}"), at)
        for n, cycle in enumerate(cycles, start=1)
    ]
    return portfolio(assets, rule(together=together), records_from="2026-03-01")


NEAR = (
    "on 2026-03-05, -9/+9 days",
    "on 2026-03-10, -9/+9 days",
    "on 2026-03-14, -9/+9 days",
)


def test_a_bundle_ends_where_days_or_windows_do() -> None:
    """Due eleven days after the first, or with no day in common, it is another one."""
    assert [
        [order.subject.id for order in one.orders]
        for one in bundles(demand(estate(*NEAR, "on 2026-03-16, -9/+9 days")).orders)
    ] == [["A1", "A2", "A3"]]
    tight = "on 2026-03-05, -1/+1 days", "on 2026-03-08, -1/+1 days"
    assert bundles(demand(estate(*tight)).orders) == ()
    [found] = bundles(demand(estate(*NEAR)).orders)
    assert (found.window.opens, found.window.closes) == (day("03-05"), day("03-14"))
    assert found.rule == "all"


def test_some_work_keeps_its_own_place() -> None:
    """What is done, overdue or at a time of day is in no bundle."""
    world = estate(*NEAR)
    past = evolve(world, records=(done("03-05", subject="A1"),))
    [found] = bundles(demand(past, as_of="03-06").orders)
    assert [order.subject.id for order in found.orders] == ["A2", "A3"]
    assert bundles(demand(estate(*NEAR, together=None)).orders) == ()
    overdue = demand(world, as_of="03-20")
    assert {o.id for o in overdue.orders if o.overdue_since} & {
        order.id for one in bundles(overdue.orders) for order in one.orders
    } == set()
    timed = estate("daily, at 09:00", "daily, at 10:00")
    assert bundles(demand(timed).orders) == ()


@pytest.mark.parametrize(
    ("away", "joined"), [(None, True), (("03-05", "03-14"), False)]
)
def test_what_finds_no_room_stays_apart_and_is_told(
    away: tuple[str, str] | None, joined: bool
) -> None:
    """Whoever could do all of it is away on the common days."""
    people = person("an", absences=(leave(*away),) if away else ())
    alone = rostered(staffed(estate(*NEAR), crew("c", people)))
    [told] = joint_visits(alone)
    assert (told.trip is not None) is joined
    first = told.bundle.orders[0]
    [cause] = explain(first, alone.demand, alone).of("together")
    assert cause.facts["one_visit"] is joined
    assert cause.facts["orders"] == [one.id for one in told.bundle.orders[1:]]
    if joined:
        assert told.length == timedelta(hours=3)
