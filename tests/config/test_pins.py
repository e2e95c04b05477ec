"""Pins, as the YAML says them."""

from collections.abc import Callable
from datetime import date

import pytest

from weibao.pins import Pin
from weibao.portfolio import Portfolio
from weibao.texts import Text

Lines = Callable[..., list[str]]
Small = Callable[..., str]
ORDER = "park/P-01/grease/2026-03"


def test_everything_said(small: Small, loaded: Callable[..., Portfolio]) -> None:
    """Each part reaches the model."""
    pins = (
        f"pins:\n  - {{order: {ORDER}, crew: water, people: [li], day: 2026-03-12,"
        ' start: "09:30", because: 约定}\n'
    )
    assert loaded(small(pins=pins)).workforce.pins == {
        ORDER: Pin(
            order=ORDER,
            crew="water",
            people=frozenset({"li"}),
            day=date(2026, 3, 12),
            start=570,
            because=Text.same("约定"),
        )
    }


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("order: {order}", "is pinned (add crew, people or day)"),
        ('order: {order}, start: "09:30", crew: water', "yet no day (add day)"),
        ('order: {order}, start: "9h", day: 2026-03-12', "(write 08:30)"),
        ("order: grease, crew: water", "(they begin with park/; copy the order's id)"),
        ("order: park/P-0l/grease/1, crew: water", "(did you mean 'P-01'?)"),
        ("order: {order}, crew: watr", "(did you mean 'water'?)"),
        ("order: {order}, people: [lii]", "(did you mean 'li'?)"),
    ],
)
def test_what_cannot_be_is_refused(
    written: str, told: str, small: Small, lines: Lines
) -> None:
    """Each with its place and with what to write instead."""
    pins = f"pins:\n  - {{{written.format(order=ORDER)}}}\n"
    [line] = lines(small(pins=pins))
    assert line.startswith("p.yaml:")
    assert "pins[0]" in line
    assert line.endswith(told)


def test_one_order_has_one_pin(small: Small, lines: Lines) -> None:
    """A second one contradicts the first, or says it again."""
    pin = f"  - {{order: {ORDER}, crew: water}}\n"
    [line] = lines(small(pins=f"pins:\n{pin}{pin}"))
    assert "pins[1].order" in line


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("park/P-01/greese/2026-03", "unknown task (pump) 'greese' (did you mean "),
        ("park/P-01/sweep/2026-03", "unknown task (pump) 'sweep'"),
        (
            "park/P-01/加油/2026-03",
            "holds the code of its task (write 'park/P-01/grease/2026-03')",
        ),
        ("park/P-01/repair/finding-F-9", "no record is 'F-9', which this order is"),
        ("park/P-01/grease/event-E-9", "no record is 'E-9', which this order is"),
    ],
)
def test_an_order_that_can_never_be_is_refused(
    order: str, told: str, small: Small, lines: Lines
) -> None:
    """Of a task that the subject cannot have, or of a record that there is not."""
    pins = f"pins:\n  - {{order: '{order}', crew: water}}\n"
    [line] = lines(small(pins=pins))
    assert line.startswith("p.yaml:15:")
    assert "pins[0].order: " in line
    assert told in line


@pytest.mark.parametrize("key", ["2026-03", "2062-03", "2026-03-01#4", "x"])
def test_an_order_beyond_what_is_planned_may_be_pinned(
    key: str, small: Small, loaded: Callable[..., Portfolio]
) -> None:
    """Whether it ever falls due is asked by `weibao check`, which warns."""
    pins = f"pins:\n  - {{order: park/P-01/grease/{key}, crew: water}}\n"
    assert loaded(small(pins=pins)).workforce.pins
