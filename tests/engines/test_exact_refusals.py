"""What the exact engine does not take on, it says, with or without the solver."""

from datetime import timedelta
from importlib.util import find_spec

import pytest

from portfolios import asset, at_most, day, demand, equipment, place, portfolio, site
from portfolios import task as declared
from staffing import MARCH, crew, need, person, staffed
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Dates, Quota
from weibao.cycles.window import Tolerance
from weibao.engines.cpsat import process
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.search import CannotSolve
from weibao.spans import Every


def world(
    cycle: Cycle, *, people: int = 1, members: int = 1, assets: int = 1
) -> Portfolio:
    """Make a portfolio of things under one cycle."""
    work = declared("service", cycle, duration=timedelta(hours=1), need=need(people))
    type_, stop = equipment(work), place("B1", site())
    subjects = [asset(f"A{n}", type_, stop) for n in range(assets)]
    several = [person(f"p{n}") for n in range(members)]
    return staffed(portfolio(subjects), crew("c", *several))


def exact(made: Portfolio, published: Roster | None = None) -> Roster:
    """Ask the exact engine."""
    return assign(
        demand(made, MARCH),
        made.workforce,
        engine="cpsat",
        published=Published.of(published) if published is not None else None,
    )


MONTHLY = Cycle(Quota(1, Period.MONTH))


def test_visits_that_gaps_couple_are_refused() -> None:
    """Their number is the roster's to decide, and this engine does not."""
    with pytest.raises(CannotSolve, match="visits that gaps couple: there are 1 "):
        exact(world(at_most(15)))


def test_too_many_choices_of_people_are_refused() -> None:
    """The crew is named."""
    with pytest.raises(CannotSolve, match="c has 12 people for order"):
        exact(world(MONTHLY, people=2, members=12))


def test_too_much_work_is_refused() -> None:
    """With the number of orders, and what can be done about it."""
    with pytest.raises(CannotSolve, match=r"150 orders are too many .*--engine local"):
        exact(world(MONTHLY, members=5, assets=150))


def test_a_published_roster_is_refused() -> None:
    """An engine that would disturb it for nothing must not."""
    made = world(MONTHLY)
    known = assign(demand(made, MARCH), made.workforce)
    with pytest.raises(CannotSolve, match="does not replan"):
        exact(made, known)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """In both languages, with the command that brings it."""
    monkeypatch.setattr(process, "find_spec", lambda _name: None)
    with pytest.raises(CannotSolve) as refused:
        exact(world(MONTHLY))
    for text in (refused.value.text.en, refused.value.text.zh):
        assert 'pip install "weibao[cpsat]"' in text


def test_a_solver_that_breaks_down_is_a_word_and_no_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The process is another one: what it said last is told."""
    monkeypatch.setattr(process, "find_spec", lambda _name: True)
    monkeypatch.setattr(process, "PROGRAM", "{path!r} and exit('out of memory')")
    with pytest.raises(CannotSolve, match="broke down with code 1: out of memory"):
        exact(world(MONTHLY))


def test_work_without_any_choice_needs_no_solver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody has the people: that is a result, with its reason."""
    monkeypatch.setattr(process, "find_spec", lambda _name: None)
    roster = exact(world(MONTHLY, people=2, members=1))
    assert [len(roster.assignments), len(roster.unassigned)] == [0, 1]


@pytest.mark.skipif(find_spec("ortools") is None, reason="OR-Tools is not installed")
def test_what_cannot_be_in_time_is_placed_late_and_says_so() -> None:
    """As with the local engine, a breach is declared."""
    due = day("03-10")
    made = world(Cycle(Dates((due,)), Tolerance(after=Every(days=0))), assets=9)
    roster = exact(made)
    assert len(roster.assignments) == 9
    assert [one.late.days for one in roster.assignments if one.late] == [1]
