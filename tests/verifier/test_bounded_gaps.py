"""Every bound of a gap is watched: a visit moved over one is a violation."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from portfolios import WEEKENDS_OFF, day, days, done, estate, horizon, task
from staffing import crew, person, rostered, staffed
from weibao.explanation import explain
from weibao.phrases import parse_cycle
from weibao.portfolio import Portfolio
from weibao.reports.longest_gaps import gap_statements
from weibao.roster import Assignment, Roster, Segment
from weibao.spans import Window
from weibao.verifier import Rule, verify

CAPPED = (
    "at most 31 days apart, extended by up to 25%, "
    "any 3 together at most 3.25 intervals"
)


def world(cycle: str, *made: str) -> Portfolio:
    """Make one asset under a cycle, done on some days, and one who looks after it."""
    records = [done(one) for one in made]
    estate_ = estate(task("service", parse_cycle(cycle)), records=records)
    return staffed(estate_, crew("c", person("an")))


def moved(one: Assignment, to: date) -> Assignment:
    """Return an assignment on another day."""
    by = timedelta(days=(to - one.day).days)
    segments = tuple(
        Segment(Window(part.window.opens + by, part.window.closes + by))
        for part in one.segments
    )
    return evolve(one, segments=segments)


def with_first(roster: Roster, to: str) -> Roster:
    """Move the first visit of a roster, and leave the others out of it."""
    first = min(roster.assignments, key=lambda one: one.day)
    demand = roster.demand
    chain = demand.chains[0]
    orders = (first.order,)
    horizon_ = evolve(demand.horizon, last=max(day(to), first.day))
    demand = evolve(
        demand,
        orders=orders,
        horizon=horizon_,
        chains=(evolve(chain, orders=orders, horizon=horizon_),),
    )
    kept = (moved(first, day(to)),)
    return evolve(roster, demand=demand, assignments=kept, not_needed=())


@pytest.mark.parametrize(
    ("cycle", "made", "to", "rules"),
    [
        ("20 to 40 days apart", ["2026-02-25"], "03-16", {Rule.EARLY}),
        ("20 to 40 days apart", ["2026-02-25"], "03-17", set()),
        ("20 to 40 days apart", ["2026-02-25"], "04-06", set()),
        ("20 to 40 days apart", ["2026-02-25"], "04-07", {Rule.CHAIN_GAP}),
        ("at most 31 days apart, less a day", ["2026-02-25"], "03-27", set()),
        (
            "at most 31 days apart, less a day",
            *(["2026-02-25"], "03-28", {Rule.CHAIN_GAP}),
        ),
        (
            "at most 31 days apart, extended by up to 25%",
            ["2026-02-25"],
            "04-04",
            set(),
        ),
        (
            "at most 31 days apart, extended by up to 25%",
            *(["2026-02-25"], "04-05", {Rule.CHAIN_GAP}),
        ),
        (CAPPED, ["2025-12-11", "2026-01-18", "2026-02-25"], "03-21", set()),
        (
            CAPPED,
            *(["2025-12-11", "2026-01-18", "2026-02-25"], "03-22", {Rule.CHAIN_GAP}),
        ),
        (
            "twice each month and at most 20 days apart",
            *(["2026-02-10", "2026-02-25"], "03-17", set()),
        ),
        (
            "3 times each quarter and 3 to 6 weeks apart",
            *(["2026-01-31"], "03-10", set()),
        ),
        (
            "5 to 30 days apart, at least 4 times each season, in 02-20..03-25",
            *(["2026-02-25"], "03-15", set()),
        ),
        (
            "5 to 30 days apart, at least 4 times each season, in 02-20..03-25",
            *(["2026-02-25"], "03-16", {Rule.CHAIN_GAP}),
        ),
        (
            "3 times each quarter and 3 to 6 weeks apart",
            *(["2026-01-31"], "03-11", {Rule.CHAIN_GAP}),
        ),
    ],
)
def test_a_visit_moved_over_a_bound_is_noticed(
    cycle: str, made: list[str], to: str, rules: set[Rule]
) -> None:
    """The last lawful day is lawful, and the day after it is not."""
    portfolio = world(cycle, *made)
    roster = rostered(portfolio, horizon("2026-03-01", "2026-05-31"))
    spoilt = with_first(roster, f"2026-{to}")
    verdict = verify(spoilt, portfolio, portfolio.history)
    assert verdict.rules == rules, str(verdict.text())


@pytest.mark.parametrize(
    ("cycle", "made", "bounds"),
    [
        ("20 to 40 days apart", ["2026-02-25"], ["least"]),
        (
            "at most 31 days apart, less a day, extended by up to 25%",
            *(["2026-02-25"], ["less_a_day", "extension"]),
        ),
        (CAPPED, ["2025-12-11", "2026-01-18", "2026-02-25"], ["cap"]),
        (
            "once each year and at most 12 months apart, less a day",
            *(["2025-05-20"], ["less_a_day", "next_period"]),
        ),
        (
            "3 times each quarter and 3 to 6 weeks apart",
            *(["2026-01-31"], ["least", "period"]),
        ),
    ],
)
def test_each_bound_is_told(cycle: str, made: list[str], bounds: list[str]) -> None:
    """The sentences lead to the date, and name what binds."""
    portfolio = world(cycle, *made)
    roster = rostered(portfolio, horizon("2026-03-01", "2026-05-31"))
    order = roster.demand.chains[0].orders[0]
    told = explain(order, roster.demand, roster, history=portfolio.history)
    found = [one for one in told.causes if one.kind == "bound"]
    assert [one.facts["bound"] for one in found] == bounds
    ends = [one.facts["to"] for one in found if "to" in one.facts]
    assert not ends or ends[-1] == order.due.isoformat()


def test_a_year_that_needs_a_second_test_says_so() -> None:
    """Done on 1 January: the gap ends before the next year begins."""
    cycle = "once each year and at most 12 months apart, less a day"
    portfolio = world(cycle, "2026-01-01")
    roster = rostered(portfolio, horizon("2026-12-01", "2027-01-31"))
    order = roster.demand.chains[0].orders[0]
    told = explain(order, roster.demand, roster, history=portfolio.history)
    assert "needs another" in told.paragraph.en
    assert "须再做一次" in told.paragraph.zh


def test_a_season_that_is_one_visit_short_is_noticed() -> None:
    """The season ends on a closed Saturday, and its last visit is left out."""
    cycle = parse_cycle(
        "at most 9 days apart, at least 6 times each season, in 03-02..03-28"
    )
    estate_ = estate(task("service", cycle), stack=WEEKENDS_OFF)
    portfolio = staffed(estate_, crew("c", person("an")))
    roster = rostered(portfolio, horizon("2026-03-01", "2026-05-31"))
    assert [one.day for one in roster.assignments] == days(
        "03-10 03-19 03-24 03-25 03-26 03-27"
    )
    assert verify(roster, portfolio, portfolio.history).ok
    [chain] = roster.demand.chains
    orders = chain.orders[:-1]
    demand = evolve(
        roster.demand, orders=orders, chains=(evolve(chain, orders=orders),)
    )
    short = evolve(roster, demand=demand, assignments=roster.assignments[:-1])
    verdict = verify(short, portfolio, portfolio.history)
    assert verdict.rules == {Rule.CHAIN_GAP}
    [statement] = gap_statements(short)
    assert [one.until for one in statement.over] == [None]
