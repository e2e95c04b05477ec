"""Readings beside the ones before."""

from datetime import date

import pytest

from weibao import History, Reading
from weibao.reports.trend import trend


@pytest.mark.parametrize(
    ("values", "latest", "before", "change"),
    [
        ([], None, None, None),
        ([3.0], 3.0, None, None),
        ([3.0, 4.5], 4.5, 3.0, 1.5),
        ([5.0, 3.0, 4.0], 4.0, 3.0, 1.0),
    ],
)
def test_the_last_two_readings_are_compared(
    values: list[float],
    latest: float | None,
    before: float | None,
    change: float | None,
) -> None:
    """The two latest by day count, of this meter and subject alone."""
    readings = [
        Reading(id=f"M{n}", subject="W1", meter="mark", value=v, taken=date(2026, n, 1))
        for n, v in enumerate(values, start=1)
    ]
    others = [
        Reading(id="X1", subject="W2", meter="mark", value=9, taken=date(2026, 9, 1)),
        Reading(id="X2", subject="W1", meter="age", value=9, taken=date(2026, 9, 1)),
    ]
    found = trend(History.of([*reversed(readings), *others]), "W1", "mark")
    assert (found.latest.value if found.latest else None) == latest
    assert (found.before.value if found.before else None) == before
    assert found.change == change
