"""What weighs on whom, and how a later roster makes up for it."""

from datetime import timedelta

import pytest
from attrs import evolve

from portfolios import demand, estate, horizon, task
from staffing import crew, leave, person, shift, staffed
from weibao.bringing_forward import brought_forward
from weibao.fairness import Balance, Burden
from weibao.goals import DEFAULT_GOALS, Goal, Goals, Weighted
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.reports import summarise, summary_lines, summary_page
from weibao.reports.fair_shares import fair_shares
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.scoring import measure
from weibao.verifier import verify

FAIR: Goals = (
    *DEFAULT_GOALS[:-1],
    (
        Weighted(Goal.UNFAIR_WEEKENDS, 4),
        Weighted(Goal.UNFAIR_UNPLEASANT, 2),
        Weighted(Goal.UNFAIR_WORK),
        Weighted(Goal.UNFAIR_TRAVEL),
    ),
)
MARCH = horizon("2026-03-02", "2026-03-29")
APRIL = horizon("2026-03-30", "2026-04-26")


def daily() -> Portfolio:
    """A daily check for one of three people, one of whom is away for a fortnight."""
    check = task("check", "every 1 day", every_day=True, duration=timedelta(hours=2))
    world = estate(check, assets=1, records_from="2026-03-01")
    people = (
        person("an", shift()),
        person("bo", shift()),
        person("cy", shift(), absences=(leave("2026-03-02", "2026-03-15"),)),
    )
    staffed_world = staffed(world, crew("c", *people), within=10)
    workforce = evolve(staffed_world.workforce, unpleasant=frozenset({"check"}))
    return evolve(staffed_world, workforce=workforce, goals=FAIR)


def planned(world: Portfolio, work: Demand, balance: Balance | None = None) -> Roster:
    """Plan by the world's goals, and see that no rule is broken."""
    roster = assign(work, world.workforce, world.goals, rounds=300, balance=balance)
    assert verify(roster, world, world.history).violations == ()
    return roster


@pytest.mark.feature("F091", partial=True)
@pytest.mark.feature("N16", partial=True)
def test_leave_counts_neither_for_nor_against_anybody() -> None:
    """Shares go by days on duty, and the report gives the figures of everybody."""
    world = daily()
    roster = planned(world, demand(world, MARCH, as_of="2026-03-02"))
    shares = {one.id: one.weights for one in fair_shares(roster)}
    work = {id: weights[Burden.WORK].minutes for id, weights in shares.items()}
    assert sum(work.values()) == 28 * 120
    # Of 70 days on duty an and bo have 28 each, cy 14: a day more or less is a day.
    assert all(abs(each[Burden.WORK].after) <= 120 for each in shares.values())
    assert work["cy"] < 900 < min(work["an"], work["bo"])
    for weights in shares.values():
        assert set(weights) == set(Burden)
        assert weights[Burden.WORK].minutes == weights[Burden.UNPLEASANT].minutes
    assert measure(roster)[Goal.UNFAIR_WORK] <= 120


@pytest.mark.feature("N16", partial=True)
def test_the_next_roster_lowers_the_largest_difference() -> None:
    """Who had all the weekends in one month has few in the next."""
    world = daily()
    alone = evolve(
        world, workforce=staffed(world, crew("c", person("an", shift()))).workforce
    )
    first = assign(demand(alone, MARCH, as_of="2026-03-02"), alone.workforce)
    work = demand(world, APRIL, as_of="2026-03-30")
    known = [(Published.of(first), MARCH)]
    balance = brought_forward(work.plan, world.workforce, known, APRIL.first)
    before = balance.ahead[Burden.WEEKENDS]
    assert before["an"] > 0 > before["bo"]
    after = {
        one.id: one.weights[Burden.WEEKENDS]
        for one in fair_shares(planned(world, work, balance), balance)
    }
    spread = [
        max(each) - min(each)
        for each in zip(
            *((one.before, one.after) for one in after.values()), strict=True
        )
    ]
    assert spread[1] < spread[0]
    assert after["an"].minutes == 0
    plain = {one.id: one.weights for one in fair_shares(planned(world, work))}
    assert plain["an"][Burden.WEEKENDS].minutes > 0


def test_the_summary_tells_of_goals_that_are_ones_own() -> None:
    """On the terminal and on the page; nothing of them where they are the usual."""
    world = daily()
    roster = planned(world, demand(world, MARCH, as_of="2026-03-02"))
    verdict = verify(roster, world, world.history)
    summary = summarise(roster, verdict, world)
    assert [one.goal for one in summary.goals][-4:] == [one.goal for one in FAIR[-1]]
    for language, titles in (
        ("zh", ["排班目标", "各人负担"]),
        ("en", ["Goals", "whom"]),
    ):
        said = "\n".join(summary_lines(summary, language))  # type: ignore[arg-type]  # one of the two languages
        page = summary_page(summary, language)  # type: ignore[arg-type]  # the same
        assert all(title in said and title in page for title in titles)
    usual = summarise(roster, verdict, evolve(world, goals=DEFAULT_GOALS))
    assert usual.goals == ()
    assert usual.shares == ()
