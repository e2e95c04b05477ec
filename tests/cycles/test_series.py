"""Where series end, and single dates in and out, against a rule set of dateutil."""

from datetime import date, datetime, time

import pytest
from dateutil.rrule import DAILY, rrule, rruleset
from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE
from weibao.cycles.arithmetic import grid
from weibao.cycles.series import Bounds
from weibao.errors import InvalidValue
from weibao.spans import Every

ANCHOR = date(2026, 1, 31)
near = st.integers(-30, 400).map(lambda number: ANCHOR + number * ONE)


@given(
    st.integers(1, 30),
    near,
    st.none() | st.integers(0, 12),
    st.lists(near, max_size=4),
    st.lists(near, max_size=4),
)
def test_bounds(
    days: int, until: date, count: int | None, put_in: list[date], left_out: list[date]
) -> None:
    """The count is of all dates, out wins over in, and dates in may lie after."""
    found = rruleset()
    begun = datetime.combine(ANCHOR, time.min)
    for moment in rrule(
        DAILY, dtstart=begun, interval=days, until=datetime.combine(until, time.min)
    ):
        if count is None or (moment - begun).days < count * days:
            found.rdate(moment)
    for day in put_in:
        found.rdate(datetime.combine(day, time.min))
    for day in left_out:
        found.exdate(datetime.combine(day, time.min))
    bounds = Bounds(
        until=until, count=count, include=tuple(put_in), exclude=frozenset(left_out)
    )
    dates = grid(ANCHOR, Every(days=days))
    assert list(bounds.of(dates)) == [moment.date() for moment in found]


def test_a_count_alone_ends_an_endless_series() -> None:
    """Of a grid without end so many dates are taken, none perhaps, and no less."""
    months = Every(months=1)
    found = Bounds(count=3).of(grid(ANCHOR, months))
    assert found == (ANCHOR, date(2026, 2, 28), date(2026, 3, 31))
    assert Bounds(count=0).of(grid(ANCHOR, months)) == ()
    with pytest.raises(InvalidValue, match="cannot be negative: -1"):
        Bounds(count=-1)
