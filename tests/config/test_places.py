"""What places say of who may work there."""

from collections.abc import Callable

import pytest

from weibao.portfolio import Portfolio

Lines = Callable[..., list[str]]
Small = Callable[..., str]
PLACES = "locations:\n  - {{id: B01, crews_at_once: {}}}\n" + (
    "  - {{id: B01-R, parent: B01}}\n"
)


def test_a_place_may_take_so_many_crews(
    small: Small, loaded: Callable[..., Portfolio]
) -> None:
    """The number is read; a place that says none has no limit of its own."""
    places = loaded(small(locations=PLACES.format(2))).inventory.locations
    assert places["B01"].crews_at_once == 2
    assert places["B01-R"].crews_at_once is None


@pytest.mark.parametrize("number", [0, -1])
def test_a_place_that_takes_nobody_is_a_slip(
    number: int, small: Small, lines: Lines
) -> None:
    """Nobody could ever work there."""
    assert lines(small(locations=PLACES.format(number))) == [
        "p.yaml:5:30: locations[0].crews_at_once: it must be at least 1, "
        f"not {number} (leave it out where there is no limit)"
    ]
