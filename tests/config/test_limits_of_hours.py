"""Limits of working time, as the YAML says them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from weibao.portfolio import Portfolio
from weibao.texts import Text
from weibao.workforce import Limits, Overtime

Lines = Callable[..., list[str]]
Small = Callable[..., str]
Loaded = Callable[..., Portfolio]
HOUR = timedelta(hours=1)


def test_what_is_left_out_is_as_usual(small: Small, loaded: Loaded) -> None:
    """Eight hours, 44 a week, eleven of rest, no overtime."""
    said = loaded(small(limits="limits: {per_day: 7 h}\n")).workforce.limits
    assert said == Limits(per_day=7 * HOUR)
    assert (said.per_week, said.rest) == (44 * HOUR, 11 * HOUR)
    assert said.overtime is None
    assert said.days_in_a_row is None


def test_everything_said(small: Small, loaded: Loaded) -> None:
    """Each key reaches the model, in Chinese too."""
    text = (
        "limits:\n  per_month: 165 h\n  rest: 0 h\n  days_in_a_row: 6\n"
        "  overtime: {per_day: 3小时, because: 抢修}\n"
    )
    assert loaded(small(limits=text)).workforce.limits == Limits(
        per_month=165 * HOUR,
        rest=timedelta(),
        days_in_a_row=6,
        overtime=Overtime(per_day=3 * HOUR, because=Text.same("抢修")),
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "overtime: {per_day: 2 h}",
            "overtime of more than 1 hour a day or 36 hours a month needs a reason "
            "(add because:)",
        ),
        (
            "overtime: {per_month: 40 h}",
            "overtime of more than 1 hour a day or 36 hours a month needs a reason "
            "(add because:)",
        ),
        (
            "overtime: {per_day: 4 h, because: x}",
            "overtime is 3 hours a day at most (write 1 h, or up to 3 h with a reason)",
        ),
        (
            "rest: 25 h",
            "a rest between working days is a day at most (write 11 h, for example)",
        ),
        (
            "days_in_a_row: 0",
            "it must be at least 1, not 0 (leave it out where there is no limit)",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    written: str, told: str, small: Small, lines: Lines
) -> None:
    """Each with what to write instead."""
    [line] = lines(small(limits=f"limits: {{{written}}}\n"))
    assert line.startswith("p.yaml:14:")
    assert line.endswith(told)
