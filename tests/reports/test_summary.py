"""The figures of a build, against a compound written by hand."""

from collections import Counter
from datetime import date

import pytest
from attrs import evolve

from rosters import Compound, compound
from summaries import TITLE, told, troubled
from weibao.equipment import Criticality, Tier
from weibao.orders import Dropped, OrderStatus
from weibao.plan import Plan
from weibao.reports.overview import overview
from weibao.reports.tables import missed_table
from weibao.roster import Reason
from weibao.texts import Text
from weibao.verifier import Verification


def test_every_order_is_counted_once() -> None:
    """Done, placed, unplaced and not needed add up to the demand's orders."""
    world, summary = compound(), told()
    orders = summary.orders
    assert orders.all == len(world.demand.orders)
    assert (orders.done, orders.placed, orders.unplaced) == (1, 13, 1)
    assert (orders.not_needed, orders.late) == (1, 2)


def test_extra_visits_are_no_orders() -> None:
    """What the roster adds is counted apart from what was demanded."""
    world, summary = compound(), told()
    assert summary.extra_visits == 1
    placed = summary.orders.placed + summary.extra_visits
    assert placed == len(world.roster.assignments)


def test_groups_add_up_to_all_orders() -> None:
    """Every order has one tier and one criticality."""
    summary = told()
    for groups in (summary.by_tier, summary.by_criticality):
        assert sum(group.all for group in groups.values()) == summary.orders.all
        assert sum(group.late for group in groups.values()) == summary.orders.late
    assert set(summary.by_tier) == set(Tier)
    assert summary.by_criticality[Criticality.ROUTINE] == summary.orders


def test_trips_and_visits_are_counted_apart() -> None:
    """A round counts the subjects it goes to, and other work the one it is on."""
    world, summary = compound(), told()
    rounds = [a for a in world.roster.assignments if a.subject.id in ("R1", "N1")]
    others = len(world.roster.assignments) - len(rounds)
    assert summary.trips == len(world.roster.trips())
    assert summary.visits == others + 3 * len(rounds)


def test_a_subject_is_visited_once_on_a_trip() -> None:
    """Two orders on one subject without leaving it are one visit to it."""
    world = compound()
    first = world.order("L1#1")
    more = [
        world.given(first, "lift", "an chen", "03-11 09:00-10:00"),
        world.given(world.order("L1#2"), "lift", "an chen", "03-11 10:00-11:00"),
    ]
    roster = evolve(world.roster, assignments=tuple(more))
    assert told(evolve(world, roster=roster)).visits == 1


def test_late_work_says_how_late_and_why() -> None:
    """What the past brought is told apart from what came late in the horizon."""
    summary = told()
    late = {work.order.split("/")[1]: work for work in summary.late}
    assert (late["L3"].days, late["L3"].inherited) == (5, True)
    assert (late["P1"].days, late["P1"].inherited) == (3, False)
    assert (summary.late_inherited, summary.late_by_law) == (1, 0)


def test_work_of_law_is_counted_among_the_late_and_the_unplaced() -> None:
    """Law and safety are what a manager must hear of first."""
    summary = told()
    lawful = evolve(
        summary,
        late=tuple(evolve(w, criticality=Criticality.STATUTORY) for w in summary.late),
        unplaced=tuple(
            evolve(w, criticality=Criticality.SAFETY) for w in summary.unplaced
        ),
    )
    assert (lawful.late_by_law, lawful.unplaced_by_law) == (2, 1)


def test_missed_work_and_turns_out_of_season_are_told_apart() -> None:
    """What should have been done is a fault, what was never meant to be is none."""
    world = compound()
    found = {planned.subject.id: planned for planned in world.plan.tasks}
    pump, lift = found["P1"], found["L1"]
    lift = evolve(lift, resolved=evolve(lift.resolved, criticality=Criticality.SAFETY))
    day = date(2026, 2, 3)
    dropped = (
        Dropped(pump, "a", day, Text.same("missed"), date(2026, 2, 1)),
        Dropped(lift, "b", day, Text.same("missed"), day),
        Dropped(pump, "c", day, Text.same("out of season")),
    )
    demand = evolve(world.demand, dropped=dropped)
    summary = told(evolve(world, roster=evolve(world.roster, demand=demand)))
    assert summary.aside.left_out == 1
    assert [str(work.subject) for work in summary.missed] == ["L1", "P1"]
    assert summary.missed_by_law == 1
    assert len(missed_table(summary).rows) == 2
    figures = {name.en: text.en for name, text in overview(summary)}
    assert figures["Missed"] == "2 (of law or safety 1)"
    assert figures["Besides"].endswith("not due by season or calendar 1")
    clean = {name.en: text.en for name, text in overview(told())}
    assert "Missed" not in clean
    assert "season" not in clean["Besides"]


def test_unplaced_work_is_counted_by_its_main_reason() -> None:
    """Each unplaced order counts once, for the reason met most often."""
    world = compound()
    one = world.roster.unassigned[0]
    reasons: tuple[dict[Reason, int], ...] = (
        {Reason.HOURS_USED_UP: 1, Reason.SITE_CLOSED: 4},
        {Reason.SITE_CLOSED: 2},
        {Reason.SKILL_MISSING: 1},
        {},
    )
    some = tuple(evolve(one, reasons=counted) for counted in reasons)
    summary = told(evolve(world, roster=evolve(world.roster, unassigned=some)))
    assert summary.reasons == ((Reason.SITE_CLOSED, 2), (Reason.SKILL_MISSING, 1))
    assert summary.unplaced[0].reasons == (Reason.SITE_CLOSED, Reason.HOURS_USED_UP)


def test_provisional_orders_are_the_open_ones() -> None:
    """A day that is done can no longer be moved by an announcement."""
    world = compound()
    orders = tuple(
        evolve(one, occurrence=evolve(one.occurrence, provisional=True))
        for one in world.demand.orders
    )
    status = Counter(order.status for order in orders)
    demand = evolve(world.demand, orders=orders)
    summary = told(evolve(world, roster=evolve(world.roster, demand=demand)))
    assert status[OrderStatus.DONE] == 1
    assert summary.provisional == status[OrderStatus.OPEN]


@pytest.mark.row("S001", partial=True)
def test_subjects_that_no_rule_reaches_are_named() -> None:
    """What is forgotten by the policy is not forgotten by its summary."""
    assert told().unreached == ()
    assert told(troubled()).unreached == (Text("9号 <泵>（P9）", "pump <9> (P9)"),)


def test_what_a_round_sees_is_reached() -> None:
    """A subject without tasks of its own is looked after where a round goes there."""
    world = compound()
    lifts = tuple(world.portfolio.inventory.assets[id] for id in ("L1", "L2"))
    plan = evolve(world.plan, unreached=lifts)
    seen = told(with_plan(world, plan))
    assert (seen.rounds_only, seen.unreached) == (2, ())
    rest = tuple(one for one in plan.tasks if one.subject.id not in ("R1", "N1"))
    unseen = told(with_plan(world, evolve(plan, tasks=rest)))
    assert (unseen.rounds_only, len(unseen.unreached)) == (0, 2)


def with_plan(world: Compound, plan: Plan) -> Compound:
    """Give the compound's demand another plan."""
    demand = evolve(world.demand, plan=plan)
    return evolve(world, plan=plan, roster=evolve(world.roster, demand=demand))


def test_the_scope_is_counted() -> None:
    """Sites, subjects by kind, people, crews and planned tasks."""
    world, summary = compound(), told(troubled(), feeds=4)
    assert summary.title == TITLE
    assert summary.sites == (Text("清河家园（qinghe）", "Qinghe Gardens (qinghe)"),)
    assert summary.subjects == {"asset": 8, "location": 0, "round": 2}
    assert (summary.technicians, summary.crews) == (11, 5)
    assert summary.planned_tasks == len(world.plan.tasks)
    assert summary.feeds == 4


def test_people_in_no_crew_are_named() -> None:
    """Nobody can be given work but by a crew."""
    world = compound()
    crews = dict(world.roster.workforce.crews)
    del crews["garden"]
    workforce = evolve(world.roster.workforce, crews=crews)
    idle = told(evolve(world, roster=evolve(world.roster, workforce=workforce))).idle
    assert idle == (Text.same("gao"), Text.same("he"))


def test_the_verdict_is_carried_along() -> None:
    """The summary holds what the verifier said."""
    checks = told().verification
    assert isinstance(checks, Verification)
    assert not checks.violations
    assert len(checks.breaches) == 2
