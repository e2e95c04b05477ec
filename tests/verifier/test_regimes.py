"""Several regimes at once are planned, watched each for itself, and explained."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import day, deferred, done, estate, task
from staffing import crew, leave, person, rostered, staffed
from strategies import regimes_at_once
from weibao.cycles.cycle import Cycle
from weibao.cycles.regimes import AllOf
from weibao.explanation import Explanation, explain
from weibao.phrases import parse_cycle
from weibao.portfolio import Portfolio
from weibao.roster import Roster, Segment
from weibao.spans import Horizon, Window
from weibao.verifier import Rule, verify
from weibao.workforce import Absence

ONE = timedelta(days=1)
LEASE = (
    "all of [the law: once each quarter] [the insurer: at most 4 months apart] "
    "[the lease: every 3 months, from 2026-02-15, -10/+10 days]"
)


def world(
    cycle: str | Cycle, *made: date, absences: Iterable[Absence] = ()
) -> Portfolio:
    """Make one asset under a cycle, done on some days, and one who looks after it."""
    said = parse_cycle(cycle) if isinstance(cycle, str) else cycle
    records = [done(str(one)) for one in made]
    estate_ = estate(task("service", said), records=records, installed="2024-01-31")
    return staffed(estate_, crew("c", person("an", absences=tuple(absences))))


def year_after(made: date, days: int = 365) -> Horizon:
    """Return the days after a completion."""
    return Horizon(made + ONE, made + days * ONE)


def with_first(roster: Roster, to: str) -> Roster:
    """Move the first visit of a roster to another day."""
    first = roster.assignments[0]
    by = day(to) - first.day
    segments = tuple(
        Segment(Window(part.window.opens + by, part.window.closes + by))
        for part in first.segments
    )
    rest = roster.assignments[1:]
    return evolve(roster, assignments=(evolve(first, segments=segments), *rest))


YEARS = (
    "all of [the code: in years 1, 2, then every year, from 2025-03-15, "
    "within 2 months before] [the insurer: at most 15 months apart]"
)
BEFORE_RAIN = (
    "all of [the council: before 05-01..09-30, within 45 days] "
    "[the insurer: at most 13 months apart]"
)


@pytest.mark.parametrize(
    ("cycle", "to", "rules", "named"),
    [
        (YEARS, "2027-01-01", set(), ""),
        (YEARS, "2027-03-31", set(), ""),
        (YEARS, "2026-12-31", {Rule.EARLY}, "the code"),
        (YEARS, "2027-04-01", {Rule.CHAIN_GAP}, "the code"),
        (BEFORE_RAIN, "2027-03-17", set(), ""),
        (BEFORE_RAIN, "2027-03-16", {Rule.EARLY}, "the council"),
        (BEFORE_RAIN, "2027-04-21", {Rule.CHAIN_GAP}, "the insurer"),
    ],
)
def test_a_visit_out_of_a_listed_year_or_of_the_days_before_a_season_is_found(
    cycle: str, to: str, rules: set[Rule], named: str
) -> None:
    """By a day on either side; after work on 20 March 2026."""
    portfolio = world(cycle, day("2026-03-20"))
    roster = rostered(portfolio, year_after(day("2026-03-20"), 420))
    found = verify(with_first(roster, to), portfolio, portfolio.history).violations
    assert rules <= {one.rule for one in found}
    assert bool(found) == bool(rules)
    assert all(named in one.text.en for one in found if one.rule in rules)


@pytest.mark.parametrize(
    ("made", "to", "rules", "named"),
    [
        ("2026-02-15", "2026-05-05", set(), ""),
        ("2026-02-15", "2026-05-25", set(), ""),
        ("2026-02-15", "2026-05-04", {Rule.EARLY}, "the lease"),
        ("2026-02-15", "2026-05-26", {Rule.CHAIN_GAP}, "the lease"),
        ("2026-02-24", "2026-04-20", {Rule.EARLY}, "the lease"),
    ],
)
def test_a_visit_out_of_the_days_of_one_regime_is_a_violation(
    made: str, to: str, rules: set[Rule], named: str
) -> None:
    """The verifier finds it and names the regime."""
    portfolio = world(LEASE, day(made))
    roster = rostered(portfolio, year_after(day(made), 150))
    found = verify(with_first(roster, to), portfolio, portfolio.history).violations
    assert rules <= {one.rule for one in found}
    assert bool(found) == bool(rules)
    assert all(named in one.text.en for one in found if one.rule in rules)


def test_a_torn_turn_is_a_breach_that_nobody_need_answer_for() -> None:
    """No day would have done: it is told, as it is in the roster."""
    portfolio = world(LEASE, day("2026-01-10"))
    roster = rostered(portfolio, year_after(day("2026-01-10")))
    judged = verify(roster, portfolio, portfolio.history)
    assert judged.violations == ()
    [breach] = judged.breaches
    assert breach.rule is Rule.REGIMES
    assert breach.orders == tuple(roster.conflicts) == (roster.assignments[0].order.id,)
    assert "2026-02-25" in breach.text.en
    assert "2026-04-01" in breach.text.en


def told(*made: str) -> Explanation:
    """Explain the first visit of the lease after some completions."""
    days = [day(one) for one in made]
    portfolio = world(LEASE, *days)
    roster = rostered(portfolio, year_after(days[-1], 150))
    order = roster.assignments[0].order
    return explain(order, roster.demand, roster, history=portfolio.history)


def test_the_reasons_say_which_regime_sets_which_end() -> None:
    """Each regime tells its days, and the two that bind are named."""
    found = told("2026-03-30")
    assert [one.facts["regime"] for one in found.of("regime")] == [
        *("the law", "the insurer", "the lease")
    ]
    [common] = found.of("in_common")
    assert (common.facts["first"], common.facts["last"]) == ("the lease", "the lease")
    assert "“the law: once each quarter” allows 2026-04-01" in found.paragraph.en
    assert "“the law：每季度一次”允许 2026-04-01" in found.paragraph.zh


def test_the_reasons_say_which_regimes_are_in_conflict() -> None:
    """With the nearest days of the two, in both languages."""
    found = told("2026-01-10")
    [conflict] = found.of("conflict")
    assert (conflict.facts["closing"], conflict.facts["opening"]) == (
        "the lease",
        "the law",
    )
    assert (conflict.facts["last"], conflict.facts["first"]) == (
        "2026-02-25",
        "2026-04-01",
    )
    assert "没有一天各个规定都允许" in found.paragraph.zh


@given(
    regimes_at_once(),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.lists(st.integers(1, 200), max_size=3),
    st.integers(0, 600),
    st.lists(st.tuples(st.integers(1, 300), st.integers(0, 40)), max_size=2),
)
def test_what_is_planned_under_regimes_stands_before_the_verifier(
    rhythm: AllOf,
    last: date,
    earlier: list[int],
    ago: int,
    away: list[tuple[int, int]],
) -> None:
    """However long ago, whoever is away: none comes too early, and late ones say so."""
    made, today = [last], last + ago * ONE
    for apart in earlier:
        made.insert(0, made[0] - apart * ONE)
    leaves = [
        leave(str(today + first * ONE), str(today + (first + more) * ONE))
        for first, more in away
    ]
    portfolio = world(Cycle(rhythm), *made, absences=leaves)
    roster = rostered(portfolio, year_after(today))
    for order in roster.demand.orders:
        assert explain(order, roster.demand, roster, history=portfolio.history).causes


@given(
    regimes_at_once(),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.integers(-60, 60),
)
def test_leave_for_a_visit_under_regimes_holds(
    rhythm: AllOf, last: date, by: int
) -> None:
    """A later day, or an examiner's earlier one, is the verifier's limit, too."""
    plain = world(Cycle(rhythm), last)
    order = rostered(plain, year_after(last, 800)).demand.orders[0]
    until = max(order.window.closes + by * ONE, last + ONE)
    name = order.id.removeprefix("demo/A1/")
    record = deferred(name, str(until), approved=str(last))
    rostered(evolve(plain, records=(*plain.records, record)), year_after(last, 800))
