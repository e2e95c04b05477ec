"""Crews that form teams daily, counted teams and outsourcing, as the YAML says them."""

from collections.abc import Callable

from weibao.equipment import Need, Position
from weibao.planning import make_plan
from weibao.portfolio import Portfolio

Lines = Callable[..., list[str]]
Small = Callable[..., str]
TASK = (
    "policies:\n  - id: pumps\n    select: {types: [pump]}\n    crew: water\n"
    "    add: [{task: {code: t, title: t, cycle: every 3 months, duration: 1 h,"
    " people: PEOPLE, cost: {outsourced: 60}}, because: x}]\n"
)
CREWS = "crews: [{id: water, members: [li], base: B01, daily_teams: true}]\n"
TEAM = "{team: [{count: 2, skill: lift, level: 2}, {skill: power}]}"


def test_teams_and_prices_are_read(
    small: Small, loaded: Callable[..., Portfolio]
) -> None:
    """Lines of a team are counted, not seated; the budget is that of the portfolio."""
    policies = TASK.replace("PEOPLE", TEAM)
    text = small(policies=policies, crews=CREWS, budget="outsourcing: 100\n")
    found = loaded(text)
    assert found.workforce.outsourcing == 100
    assert found.workforce.crews["water"].daily_teams
    [planned] = [one for one in make_plan(found).tasks if one.task.code == "t"]
    lines = Position(2, "lift", 2), Position(1, "power")
    assert planned.resolved.need == Need((), lines)
    assert planned.task.cost.outsourced == 60


def test_nobody_is_a_daily_team_and_nothing_given_away_unsaid(
    small: Small, loaded: Callable[..., Portfolio]
) -> None:
    """Without a word crews stand together, and there is no money for others."""
    found = loaded(small())
    assert found.workforce.outsourcing == 0
    assert not found.workforce.crews["water"].daily_teams


def test_an_empty_team_is_refused(small: Small, lines: Lines) -> None:
    """Work takes somebody."""
    [said] = lines(small(policies=TASK.replace("PEOPLE", "{team: []}"), crews=CREWS))
    assert "people" in said
