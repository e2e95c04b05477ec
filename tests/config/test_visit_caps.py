"""How many visits places should have, as the YAML says it."""

from collections.abc import Callable

import pytest

from weibao.inventory import VisitCap
from weibao.portfolio import Portfolio

Lines = Callable[..., list[str]]
Small = Callable[..., str]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{at_most: 2}", VisitCap(at_most=2)),
        (
            "{at_most: 8, per: month, must: true}",
            VisitCap(at_most=8, per="month", must=True),
        ),
    ],
)
def test_it_is_read(
    small: Small, loaded: Callable[..., Portfolio], written: str, meant: VisitCap
) -> None:
    """A week and no must, unless more is said."""
    text = small(sites=f"sites: [{{id: north, visits: {written}}}]\n")
    found = loaded(text)
    assert found.inventory.sites["north"].visits == meant


@pytest.mark.parametrize("written", ["{at_most: 0}", "{per: day, at_most: 1}", "2"])
def test_what_cannot_be_is_refused(small: Small, lines: Lines, written: str) -> None:
    """With its place."""
    said = lines(small(sites=f"sites: [{{id: north, visits: {written}}}]\n"))
    assert said
    assert all("visits" in one for one in said)
