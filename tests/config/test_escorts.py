"""Who must be there beside those who do the work, as the YAML says it."""

from collections.abc import Callable

import pytest

from weibao.equipment import Escort, Need, Position
from weibao.explanation.rules import value_text
from weibao.planning import make_plan
from weibao.portfolio import Portfolio

Lines = Callable[..., list[str]]
Small = Callable[..., str]
ADDED = (
    "policies:\n  - id: pumps\n    select: {types: [pump]}\n    crew: water\n"
    "    add: [{task: {code: t, title: t, cycle: every 3 months, duration: 1 h,"
    " escort: ESCORT}, because: x}]\n"
)
CREWS = "crews: [{id: water, members: [li], base: B01}]\n"


@pytest.mark.parametrize(
    ("written", "meant", "said"),
    [
        ("{}", Escort(), "1 × anybody"),
        ("{people: 2}", Escort(Need((Position(2),))), "2 × anybody"),
        (
            "{crew: water, people: [{skill: relation}]}",
            Escort(Need((Position(skill="relation"),)), "water"),
            "1 × relation of crew water",
        ),
    ],
)
def test_an_escort_is_read_and_told(
    small: Small,
    loaded: Callable[..., Portfolio],
    written: str,
    meant: Escort,
    said: str,
) -> None:
    """One person of any crew, unless more is said."""
    found = loaded(small(policies=ADDED.replace("ESCORT", written), crews=CREWS))
    [planned] = [one for one in make_plan(found).tasks if one.task.code == "t"]
    assert planned.resolved.escort == meant
    assert value_text("escort", planned.resolved).en == said


def test_an_unknown_crew_is_named(small: Small, lines: Lines) -> None:
    """With the place, and what there is."""
    text = small(policies=ADDED.replace("ESCORT", "{crew: wather}"), crews=CREWS)
    [said] = lines(text)
    assert "task.escort.crew" in said
    assert "water" in said


def test_a_rule_changes_the_escort(
    small: Small, loaded: Callable[..., Portfolio], lines: Lines
) -> None:
    """As any other field; an unknown crew is named there too."""
    rule = (
        ADDED.replace("ESCORT", "{}")
        + "    change: [{task: t, set: {escort: {crew: CREW}}, because: y}]\n"
    )
    found = loaded(small(policies=rule.replace("CREW", "water"), crews=CREWS))
    [planned] = [one for one in make_plan(found).tasks if one.task.code == "t"]
    assert planned.resolved.escort == Escort(crew="water")
    [said] = lines(small(policies=rule.replace("CREW", "wather"), crews=CREWS))
    assert "set.escort.crew" in said
