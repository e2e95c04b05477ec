"""Meters, reckoned unit by unit and day by day."""

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, dates
from cycles.vectors.asked import Trigger, trigger
from weibao.cycles.meter import (
    Basis,
    Combine,
    Direction,
    MeterInterval,
    Reading,
    Silence,
    Threshold,
    combined,
    first_at,
    forecast,
    next_value,
    per_day_of,
    rate,
    use_of,
)
from weibao.cycles.shift import (
    KEEP_INSIDE,
    LATE_TOLERANT,
    GridShift,
    Move,
    Share,
    zone_of,
)
from weibao.errors import InvalidValue

tenths = st.integers(0, 3_000).map(lambda number: Fraction(number, 10))
some = st.integers(1, 500).map(lambda number: Fraction(number, 10))


@given(
    some,
    tenths,
    some,
    some,
    st.lists(tenths, max_size=8),
    st.sampled_from([KEEP_INSIDE, LATE_TOLERANT]),
)
def test_replay_in_units(
    every: Fraction,
    due: Fraction,
    before: Fraction,
    after: Fraction,
    done: list[Fraction],
    shift: GridShift,
) -> None:
    """Each value keeps the grid or counts from the work, by the zone it falls in."""
    interval = MeterInterval(every=every, shift=shift, before=before, after=after)
    for value, step in zip(sorted(done), interval.replay(due, done), strict=True):
        zone = zone_of(value, due, due - before, due + after)
        keeps = shift.of(zone) is Move.KEEP
        assert (step.due, step.zone) == (due, zone)
        assert (step.opens, step.closes) == (due - before, due + after)
        due = (due if keeps else value) + every
        assert step.next_due == due


def test_what_a_meter_does_not_know() -> None:
    """No interval is without length, and no meter moves by a share."""
    with pytest.raises(InvalidValue, match="above zero, not 0"):
        MeterInterval(every=Fraction(0), shift=KEEP_INSIDE)
    share = Share(Fraction(50))
    shift = GridShift(share, share, share, share)
    with pytest.raises(TypeError):
        MeterInterval(every=Fraction(5), shift=shift).step(Fraction(5), Fraction(5))


def test_what_is_ignored_stays_due() -> None:
    """Work that a rule does not credit leaves the value due as it was."""
    shift = GridShift(Move.IGNORE, Move.KEEP, Move.KEEP, Move.KEEP)
    interval = MeterInterval(every=Fraction(100), shift=shift)
    step = interval.step(Fraction(100), Fraction(20))
    assert step.next_due == 100
    assert not step.counts


@given(tenths, some)
def test_the_next_value(reading: Fraction, every: Fraction) -> None:
    """On the grid it is the first multiple above the reading, else so much more."""
    value = every
    while value <= reading:
        value += every
    assert next_value(reading, every, Basis.GRID) == value
    assert next_value(reading, every, Basis.READING) == reading + every


@given(dates, tenths, tenths, tenths, st.none() | st.integers(0, 40))
def test_a_forecast_walks_day_by_day(
    day: date, value: Fraction, due: Fraction, per_day: Fraction, asked: int | None
) -> None:
    """It is the last day before the average use leads beyond the value.

    Read as no use, the days of silence come on top.
    """
    last = Reading(day, value)
    found = forecast(last, due, per_day)
    silent = day + asked * ONE if asked is not None else None
    quiet = forecast(last, due, per_day, today=silent, silence=Silence.ZERO_USE)
    if not per_day:
        assert found is None
        assert quiet is None
        return
    assert found is not None
    days = (found - day).days
    assert value + days * per_day <= due < value + (days + 1) * per_day
    assert quiet == found + (asked or 0) * ONE
    assert forecast(last, due, per_day, today=silent) == found


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.integers(31, 99))
def test_use_and_rate(steps: list[int], limit: int) -> None:
    """What a counter shows is its use, less what it rolled over."""
    total, readings = 0, []
    for number, step in enumerate(steps):
        total += step
        on = date(2026, 1, 1) + number * ONE
        readings.append(Reading(on, Fraction(total % limit)))
    used = sum(steps[1:])
    whole = Fraction(limit)
    assert use_of(readings, rollover_at=whole) == used
    days = len(steps) - 1
    expected = Fraction(used, days) if days else None
    assert rate(readings, rollover_at=whole) == expected
    assert per_day_of(Fraction(730)) == 2


def test_a_counter_that_falls() -> None:
    """It rolled over, was set to zero, or the readings are wrong."""
    fell = [
        Reading(date(2026, 1, 1), Fraction(90)),
        Reading(date(2026, 1, 5), Fraction(10)),
    ]
    assert use_of(fell, rollover_at=Fraction(100)) == 20
    assert use_of(fell, resets=[date(2026, 1, 5)]) == 10
    assert rate([]) is None
    for resets in ([], [date(2026, 1, 1)], [date(2026, 1, 6)]):
        with pytest.raises(InvalidValue, match="2026-01-05 is below"):
            use_of(fell, resets=resets)


@given(st.lists(st.tuples(st.integers(0, 60), tenths), max_size=8), tenths)
def test_the_first_reading_at_a_limit(
    pairs: list[tuple[int, Fraction]], limit: Fraction
) -> None:
    """It is the earliest day on which the limit was read or passed, in any order."""
    begin = date(2026, 1, 1)
    readings = [Reading(begin + day * ONE, value) for day, value in pairs]
    days = sorted(day for day, value in pairs if value >= limit)
    assert first_at(readings, limit) == (begin + days[0] * ONE if days else None)


@given(st.lists(st.none() | dates, max_size=5))
def test_limits_together(days: list[date | None]) -> None:
    """The first of what is in sight; the last only where all are."""
    known = sorted(day for day in days if day is not None)
    assert combined(days, Combine.FIRST) == (known[0] if known else None)
    whole = len(known) == len(days) and known
    assert combined(days, Combine.LAST) == (known[-1] if whole else None)


@given(dates, st.none() | dates)
def test_what_work_is_due_by(calendar: date, meter: date | None) -> None:
    """By the calendar, by the meter, or by both on one day."""
    if meter is None or meter > calendar:
        expected = Trigger.CALENDAR
    else:
        expected = Trigger.BOTH if meter == calendar else Trigger.METER
    assert trigger(calendar, meter) is expected


@given(
    st.lists(st.integers(0, 9), max_size=20),
    st.lists(st.integers(0, 19), max_size=4, unique=True),
    st.integers(3, 7),
    st.integers(0, 3),
    st.booleans(),
)
def test_a_threshold_calls_once(
    values: list[int], closings: list[int], at: int, slack: int, above: bool
) -> None:
    """A job opens when armed and none is open; only the safe side arms it again.

    Below is above with the sign turned. The order of what is told is irrelevant.
    """
    begin = datetime.fromisoformat("2026-06-01")
    times = [begin + timedelta(hours=number) for number in range(len(values))]
    closed = [begin + timedelta(hours=number, minutes=30) for number in closings]
    armed, is_open, expected = True, False, []
    for hour, value in enumerate(values):
        if hour - 1 in closings:
            is_open = False
        armed = armed or value < at - slack
        if value >= at and armed and not is_open:
            armed, is_open = False, True
            expected.append(times[hour])
    sign = 1 if above else -1
    threshold = Threshold(
        at=Fraction(sign * at),
        direction=Direction.ABOVE if above else Direction.BELOW,
        rearm=Fraction(sign * (at - slack)),
    )
    told = [(t, Fraction(sign * v)) for t, v in zip(times, values, strict=True)]
    assert list(threshold.opened(told, closed)) == expected
    assert list(threshold.opened(told[::-1], closed[::-1])) == expected


def test_a_threshold_is_armed_on_its_safe_side() -> None:
    """Re-arming beyond the threshold is refused."""
    with pytest.raises(InvalidValue, match="on the safe side"):
        Threshold(at=Fraction(5), rearm=Fraction(6))
    with pytest.raises(InvalidValue, match="on the safe side"):
        Threshold(at=Fraction(5), rearm=Fraction(4), direction=Direction.BELOW)
