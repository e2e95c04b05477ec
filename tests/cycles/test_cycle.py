"""What a cycle says, and what it cannot say."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from portfolios import at_most, daily, days, grid, months, quota, season
from strategies import shifts, tolerances
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Dates, Interval, MaximumGap, Quota, Recurrence
from weibao.cycles.shift import FIXED, FLOATING, KEEP_INSIDE, GridShift, Move
from weibao.cycles.window import Tolerance
from weibao.errors import InvalidValue
from weibao.phrases import parse_cycle
from weibao.spans import Every, Window


@given(shifts())
def test_only_a_grid_that_always_keeps_takes_no_notice_of_the_past(
    shift: GridShift,
) -> None:
    """Any zone that does not keep makes a series depend on its history."""
    zones = (
        shift.early_outside,
        shift.early_inside,
        shift.late_inside,
        shift.late_outside,
    )
    assert shift.history_free == (set(zones) == {Move.KEEP})


def test_the_three_usual_shifts() -> None:
    """Fixed keeps everywhere, floating nowhere, and keeping inside only inside."""
    assert FIXED.history_free
    assert not FLOATING.history_free
    assert (KEEP_INSIDE.early_inside, KEEP_INSIDE.late_inside) == (Move.KEEP, Move.KEEP)
    assert (KEEP_INSIDE.early_outside, KEEP_INSIDE.late_outside) == (
        Move.RESET,
        Move.RESET,
    )


@given(tolerances(widest=300))
def test_a_tolerance_holds_its_due_date(tolerance: Tolerance) -> None:
    """The lawful window goes from so much before to so much after, both included.

    One with an open start begins a day later, where it begins before the date.
    """
    due = date(2026, 6, 15)
    room = tolerance.of(Every(months=10))
    window = room.window(due)
    assert due in window
    opens = room.before.before(due)
    later = timedelta(days=room.open_start and opens < due)
    assert window == Window(opens + later, room.after.after(due))
    if not tolerance:
        assert window == Window(due, due)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Interval(Every()), "length of zero"),
        (lambda: MaximumGap(Every()), "length of zero"),
        (lambda: MaximumGap(daily(15), daily(16)), "within the limit of 15 days"),
        (lambda: MaximumGap(daily(15), Every()), "within the limit of 15 days"),
        (lambda: Quota(0, Period.WEEK), "must be 1 to 7, not 0"),
        (lambda: Quota(14, Period.HALF_MONTH), "must be 1 to 13, not 14"),
        (lambda: Quota(1, Period.WEEK, 7), "there is no weekday 7"),
        (lambda: Quota(1, Period.MONTH, 6), "a month does not"),
        (lambda: Dates(()), "no dates are listed"),
        (lambda: grid(daily(30), within=(16, 0)), "more than half the interval"),
        (lambda: grid(months(1), within=(0, 16)), "more than half the interval"),
        (lambda: grid(months(1), shift=KEEP_INSIDE), "needs a tolerance"),
        (lambda: quota(1, Period.WEEK, tolerance=Tolerance(daily(1))), "no tolerance"),
        (lambda: at_most(15, tolerance=Tolerance(daily(1))), "no tolerance"),
    ],
)
def test_what_cannot_be(make: object, said: str) -> None:
    """A cycle that contradicts itself is refused in both languages."""
    assert callable(make)
    with pytest.raises(InvalidValue, match=said) as caught:
        make()
    assert caught.value.text.zh != caught.value.text.en


@pytest.mark.parametrize(
    "cycle",
    [
        grid(daily(30), within=(15, 15)),
        grid(months(1), within=(15, 15)),
        at_most(15, aim=15),
        quota(7, Period.WEEK),
        quota(13, Period.HALF_MONTH),
    ],
)
def test_the_widest_that_can_be(cycle: Cycle) -> None:
    """Half an interval of tolerance, an aim at the limit, a visit on every day."""
    assert cycle == Cycle(cycle.rhythm, cycle.tolerance)


def test_listed_dates_are_in_order_and_once() -> None:
    """The order in which dates are given and their doubles make no difference."""
    assert Dates(tuple(days("09-22 03-10 03-10"))) == Dates(tuple(days("03-10 09-22")))


@pytest.mark.parametrize(
    ("day", "blacked_out"),
    [
        ("2026-08-09", False),
        ("2026-08-10", True),
        ("2026-08-20", True),
        ("2027-08-15", False),
        ("2026-12-31", True),
        ("2031-01-01", True),
        ("2031-01-02", False),
    ],
)
def test_blackouts(day: str, blacked_out: bool) -> None:
    """Days of one year and of every year are barred, both ends included."""
    cycle = grid(
        months(1),
        blackouts=(
            Window(date(2026, 8, 10), date(2026, 8, 20)),
            season("12-30", "01-01"),
        ),
    )
    assert cycle.blacks_out(date.fromisoformat(day)) == blacked_out


@pytest.mark.parametrize(
    ("cycle", "daily_"),
    [
        (quota(1, Period.DAY), True),
        (grid(daily(1)), True),
        (at_most(1), True),
        (Cycle(Recurrence("FREQ=DAILY")), True),
        (Cycle(Recurrence("INTERVAL=1;FREQ=DAILY")), True),
        (Cycle(Recurrence("FREQ=DAILY;BYDAY=MO")), False),
        (Cycle(Recurrence("FREQ=DAILY;INTERVAL=2")), False),
        (quota(7, Period.WEEK), False),
        (grid(daily(2)), False),
        (Cycle(Dates((date(2026, 1, 1),))), False),
    ],
)
def test_what_comes_every_day(cycle: Cycle, daily_: bool) -> None:
    """A cycle is daily when its rhythm leaves out no day."""
    assert cycle.daily == daily_


def test_a_gap_is_extended_by_no_more_than_itself() -> None:
    """Beyond that the gap as it is written says nothing; 100% is the most."""
    assert parse_cycle("at most 30 days apart, extended by up to 100%")
    with pytest.raises(InvalidValue, match="longer gap"):
        parse_cycle("at most 30 days apart, extended by up to 900%")
