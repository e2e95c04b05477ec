"""One occurrence moved: by leave, by hand, or to join others."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, last_day, lengths, span, walked
from weibao.cycles.arithmetic import first_of, grid
from weibao.cycles.deferral import (
    Deferral,
    Edit,
    Forecast,
    NextFrom,
    Towards,
    aligned,
    aligned_yearly,
    each_year,
)
from weibao.spans import Every

edits = st.lists(
    st.builds(
        Edit,
        st.integers(0, 9),
        st.integers(-40, 300).map(lambda number: date(2026, 1, 1) + number * ONE),
        st.booleans(),
    ),
    max_size=6,
)
grids = st.builds(
    lambda every, count: (every, first_of(grid(date(2026, 1, 1), every), count)),
    lengths,
    st.integers(0, 8),
)


@given(
    dates,
    st.integers(-9, 200),
    st.integers(-60, 60),
    st.none() | lengths,
    st.integers(0, 2),
    st.sampled_from(NextFrom),
    st.none() | dates,
    lengths,
)
def test_leave_to_defer(
    due: date,
    by: int,
    late: int,
    most: Every | None,
    earlier: int,
    next_from: NextFrom,
    done: date | None,
    every: Every,
) -> None:
    """It holds when given in time, within the most, and once; then it has its say.

    What the next date counts from is the date before, the date after, or the work.
    """
    until = due + by * ONE
    leave = Deferral(until=until, approved_on=due + late * ONE, next_from=next_from)
    within = most is None or until <= walked(due, most, 1)
    holds = late <= 0 and within and earlier == 0
    assert leave.is_valid(due, most=most, earlier=earlier) == holds
    base = {"original": due, "deferred": until, "actual": done}[next_from.value]
    expected = walked(base, every, 1) if base is not None else None
    assert leave.next_due(due, done, every) == expected


@given(grids, edits)
def test_unlocked_dates_stay_in_order(
    of: tuple[Every, tuple[date, ...]], told: list[Edit]
) -> None:
    """No edit that is let through puts one date on or before another."""
    every, days = of
    found = Forecast(days).edited(told, every)
    assert list(found.days) == sorted(set(found.days))
    assert len(found.days) == len(days)


@given(grids, edits, st.sets(st.integers(0, 9)))
def test_one_edit_at_a_time(
    of: tuple[Every, tuple[date, ...]], told: list[Edit], locked: set[int]
) -> None:
    """A rejected edit changes nothing, others only what they say; edits go in turn."""
    every, days = of
    now = Forecast(days, frozenset(locked))
    for edit in told:
        after = now.edited([edit], every)
        gone = len(after.rejected) > len(now.rejected)
        free = edit.number < len(days) and edit.number not in locked
        if gone:
            assert after.days == now.days
            assert after.rejected[-1] == edit.number
        else:
            assert free
        for number, (before, later) in enumerate(
            zip(now.days, after.days, strict=True)
        ):
            if gone or number in locked or number < edit.number:
                assert later == before
            elif number == edit.number:
                assert later == edit.to
            elif edit.subsequent:
                assert later == walked(edit.to, every, number - edit.number)
            else:
                assert later == before
        if free and not gone:
            assert not edit.number or now.days[edit.number - 1] < edit.to
        elif free:
            early = edit.number and edit.to <= now.days[edit.number - 1]
            rest = now.days[edit.number + 1 : edit.number + 2]
            assert early or (not edit.subsequent and rest and edit.to >= rest[0])
        now = after
    assert Forecast(days, frozenset(locked)).edited(told, every) == now


@given(
    dates,
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.sampled_from(Towards),
    lengths,
)
def test_joining_a_yearly_date(
    due: date, of_year: date, towards: Towards, most: Every
) -> None:
    """It is the first such day from the date on, or the last up to it, near enough.

    29 February is the last day of February.
    """
    month, number = of_year.month, of_year.day

    def fits(day: date) -> bool:
        if (month, number) == (2, 29):
            return day == last_day(day) and day.month == 2
        return (day.month, day.day) == (month, number)

    later = towards is Towards.LATER
    if later:
        days = list(span(due, walked(due, most, 1)))
    else:
        first = most.before(due)
        days = list(span(first, due))[::-1]
    expected = next(filter(fits, days), None)
    assert aligned_yearly(due, month, number, towards, most) == expected
    found = each_year(month, number, due.year - 40, due.year + 40)
    assert all(map(fits, found))
    assert len(found) == 81
    assert aligned(due, found[::-1], towards, most) == expected
