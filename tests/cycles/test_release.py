"""When a date becomes an order, what is missed, and what was known."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, first_day, lengths, stacks, walked
from cycles.vectors.asked import called_up
from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.release import (
    Called,
    Entered,
    Missed,
    called,
    last_known,
    order_start,
    passed,
    release_at_share,
    release_day,
)
from weibao.spans import Every

MID = date(2026, 6, 15)
near = st.integers(-25, 25).map(lambda number: MID + number * ONE)


@given(st.integers(0, 12), near, st.data())
def test_orders_are_called_ahead(lead: int, today: date, data: st.DataObject) -> None:
    """The planned day itself does not count; an order is called from its release on."""
    stack = data.draw(stacks())
    day = MID
    for _ in range(lead):
        day = first_day(day - ONE, stack.is_open, -1)
    assert release_day(MID, WorkingDays(lead), stack) == day
    assert release_day(MID, Every(days=lead)) == MID - lead * ONE
    assert order_start(MID, Every(days=lead)) == MID - lead * ONE
    assert (called(day, today) is Called.CALLED) == (today >= day)


@given(st.lists(near), near, st.integers(0, 9))
def test_called_and_held(days: list[date], today: date, lead: int) -> None:
    """Every planned day is one or the other, in its order."""
    found = called_up(days, Every(days=lead), today)
    due = {day for day in days if (day - today).days <= lead}
    assert list(found[Called.CALLED]) == [day for day in days if day in due]
    assert list(found[Called.HOLD]) == [day for day in days if day not in due]


@given(dates, st.integers(1, 400), st.integers(0, 100))
def test_a_share_of_the_cycle(base: date, length: int, share: int) -> None:
    """It is the last day on which no more than the share has passed."""
    days = (release_at_share(base, length, Fraction(share)) - base).days
    assert days * 100 <= share * length < (days + 1) * 100


@given(
    dates, lengths, st.integers(0, 20), st.integers(-5, 400), st.sampled_from(Missed)
)
def test_dates_that_passed(
    anchor: date, every: Every, count: int, asked: int, policy: Missed
) -> None:
    """Each date is open, missed or merged; today's is open under every policy."""
    today = anchor + asked * ONE
    days = [walked(anchor, every, n) for n in range(count)]
    due = [day for day in days if day <= today]
    found = passed(due[::-1], today, policy)
    assert sorted((*found.open, *found.missed, *found.merged)) == due
    assert list(found.open) == sorted(found.open)
    assert (today in due) == (today in found.open)
    match policy:
        case Missed.CATCH_UP:
            assert list(found.open) == due
        case Missed.MERGE:
            assert list(found.open) == due[-1:]
            assert not found.missed
        case Missed.SUPERSEDE:
            assert not found.merged
            assert all(day == today for day in found.open)
    assert found.released == found.open[:1]


@given(
    st.lists(st.tuples(near, st.integers(0, 30), st.none() | st.integers(0, 30))),
    near,
    st.data(),
)
def test_what_was_known(
    told: list[tuple[date, int, int | None]], as_of: date, data: st.DataObject
) -> None:
    """The last day done of what was entered by then and not voided, in any order."""
    entries, known = [], []
    for done, after, kept in told:
        entered = done + after * ONE
        voided = entered + kept * ONE if kept is not None else None
        entries.append(Entered(done, entered, voided))
        if entered <= as_of and (voided is None or as_of < voided):
            known.append(done)
    mixed = data.draw(st.permutations(entries))
    assert last_known(mixed, as_of) == max(known, default=None)
