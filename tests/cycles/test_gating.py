"""Work that lives in a state, after other work, or on a result."""

from datetime import date, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import (
    ONE,
    dates,
    first_day,
    lengths,
    span,
    stacks,
    stretches,
    walked,
    walked_on,
)
from cycles.vectors.asked import latest_moment_before
from cycles.vectors.states import dates_in_states
from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.gating import (
    OnReturn,
    Order,
    certified,
    held_due,
    latest_before,
    required_below,
    unused,
)
from weibao.cycles.period import Period, period_of, periods
from weibao.spans import Every, Window


@given(
    stretches(),
    lengths,
    st.sampled_from([OnReturn.DUE_NOW, OnReturn.RESTART, OnReturn.GRID]),
    st.dates(date(2024, 11, 1), date(2026, 3, 1)),
    st.integers(0, 300),
)
def test_dates_in_a_state(
    active: list[Window[date]],
    every: Every,
    on_return: OnReturn,
    first: date,
    length: int,
) -> None:
    """Each day of each stretch is asked whether it lies on the grid of its own."""
    asked = Window(first, first + length * ONE)
    expected = []
    for stretch in active:
        start = active[0].opens if on_return is OnReturn.GRID else stretch.opens
        grid = set(walked_on(start, every, stretch.closes))
        if on_return is OnReturn.RESTART:
            grid.discard(start)
        days = span(stretch.opens, stretch.closes)
        expected += [d for d in days if d in grid and asked.opens <= d <= asked.closes]
    assert list(dates_in_states(active, every, on_return, asked)) == expected


def test_the_last_stretch_may_be_open() -> None:
    """A state that lasts to the end of the calendar is asked only where it matters."""
    for_ever = [Window(date(2026, 1, 31), date.max)]
    asked = Window(date(2026, 2, 1), date(2026, 4, 1))
    found = dates_in_states(for_ever, Every(months=1), OnReturn.DUE_NOW, asked)
    assert list(found) == [date(2026, 2, 28), date(2026, 3, 31)]


@given(stretches(), lengths, st.dates(date(2024, 11, 1), date(2026, 3, 1)))
def test_held_work(active: list[Window[date]], every: Every, last: date) -> None:
    """Days in the state are counted off one by one until they make the interval."""
    left, day = (walked(last, every, 1) - last).days, last
    end = max((one.closes for one in active), default=last)
    while left and day <= end:
        day += ONE
        left -= any(one.opens <= day <= one.closes for one in active)
    assert held_due(last, every, active) == (None if left else day)


@given(dates, lengths)
def test_held_without_a_pause(last: date, every: Every) -> None:
    """It is the plain interval while the state lasts."""
    always = [Window(last - ONE, date.max)]
    assert held_due(last, every, always) == walked(last, every, 1)


@given(st.sets(st.integers(0, 90)), st.sampled_from([Period.WEEK, Period.MONTH]))
def test_periods_of_no_use(numbers: set[int], per: Period) -> None:
    """The task is due in the periods in which no day was one of use."""
    begin = date(2026, 1, 1)
    used = [begin + n * ONE for n in numbers]
    owed = list(periods(begin, begin + 80 * ONE, per))
    expected = [one for one in owed if not set(span(one.opens, one.closes)) & set(used)]
    assert list(unused(owed, used)) == expected


@given(st.lists(st.integers(0, 9)), st.integers(0, 9))
def test_a_result_that_asks_for_work(values: list[int], below: int) -> None:
    """One value below the limit is enough, and the limit itself is not."""
    found = required_below(map(Fraction, values), Fraction(below))
    assert found == (min(values, default=below) < below)


@given(dates, st.none() | dates, st.none() | dates)
def test_certificates(day: date, first: date | None, last: date | None) -> None:
    """Both ends count, and an end that is not said is open."""
    holds = (first is None or day >= first) and (last is None or day <= last)
    assert certified(day, first, last) == holds


@given(st.integers(0, 12), st.integers(0, 23), st.data())
def test_the_latest_day_for_what_comes_before(
    number: int, hour: int, data: st.DataObject
) -> None:
    """So many open days back, the day itself not counted; a moment keeps its hour."""
    stack = data.draw(stacks())
    successor = day = date(2026, 6, 15)
    for _ in range(number):
        day = first_day(day - ONE, stack.is_open, -1)
    lead = WorkingDays(number)
    assert latest_before(successor, lead, stack) == day
    moment = datetime.fromisoformat(f"2026-06-15T{hour:02}:30")
    expected = datetime.combine(day, moment.time())
    assert latest_moment_before(moment, lead, stack) == expected
    plain = latest_moment_before(moment, timedelta(hours=number), stack)
    assert moment - plain == timedelta(hours=number)
    days = latest_moment_before(moment, Every(days=number), stack)
    assert moment - days == timedelta(days=number)


@given(
    st.none() | dates,
    st.integers(0, 60),
    st.integers(-9, 90),
    st.none() | st.sampled_from(Period),
)
def test_work_after_other_work(
    done: date | None, lag: int, later: int, per: Period | None
) -> None:
    """It waits for the other, for the lag, and stays in the period of the other."""
    order = Order(Every(days=lag), per)
    planned = (done or date(2026, 1, 1)) + later * ONE
    assert order.earliest(done) == (done + lag * ONE if done else None)
    same = done is not None and (
        per is None or period_of(done, per) == period_of(planned, per)
    )
    assert order.allows(done, planned) == (same and later >= lag)
