"""Where a date on a closed day goes, by looking at the days around it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, first_day, inside, stacks
from portfolios import WEEKENDS_OFF, calendar
from weibao.calendars.working import Stack
from weibao.cycles.working_day import ClosedDay, moved, moved_inside
from weibao.spans import Window

MID = date(2026, 6, 15)
offsets = st.integers(-18, 18)


def where(due: date, rule: ClosedDay, stack: Stack, lot: int = 0) -> date | None:
    """Return the day by the words of the rule; lots are counted from nought."""
    if rule is ClosedDay.KEEP or stack.is_open(due):
        return due
    if rule is ClosedDay.SKIP:
        return None
    before, after = (first_day(due, stack.is_open, step) for step in (-1, 1))
    same = {
        day: (day.year, day.month) == (due.year, due.month) for day in (before, after)
    }
    return {
        ClosedDay.BEFORE: before,
        ClosedDay.AFTER: after,
        ClosedDay.NEAREST: after if after - due < due - before else before,
        ClosedDay.MODIFIED_AFTER: after if same[after] else before,
        ClosedDay.MODIFIED_BEFORE: before if same[before] else after,
        ClosedDay.SPLIT: [before, after][lot % 2],
    }[rule]


@given(offsets, st.sampled_from(ClosedDay), st.integers(0, 7), st.data())
def test_every_rule(
    offset: int, rule: ClosedDay, lot: int, data: st.DataObject
) -> None:
    """An open date stays; a closed one goes where the rule says, or is dropped."""
    stack = data.draw(stacks())
    due = MID + offset * ONE
    assert moved(due, rule, stack, lot) == where(due, rule, stack, lot)


@given(offsets, st.sampled_from(ClosedDay), offsets, st.integers(0, 9), st.data())
def test_inside_a_lawful_window(
    offset: int, rule: ClosedDay, opens: int, length: int, data: st.DataObject
) -> None:
    """What would leave the window goes to its open day nearest the date, if any."""
    stack = data.draw(stacks())
    due = MID + offset * ONE
    window = Window(MID + opens * ONE, MID + (opens + length) * ONE)
    plain = where(due, rule, stack)
    around = [MID + n * ONE for n in range(-60, 60)]
    choice = [day for day in inside(around, window) if stack.is_open(day)]
    expected = plain
    if plain is not None and plain not in inside(around, window):
        choice.sort(key=lambda day: (abs((day - due).days), day))
        expected = choice[0] if choice else None
    assert moved_inside(due, rule, stack, window) == expected


@pytest.mark.parametrize("rule", ClosedDay)
def test_a_make_up_day_counts_in_its_own_calendar_only(rule: ClosedDay) -> None:
    """A Saturday that one calendar opens is closed while another one is."""
    saturday = date(2026, 2, 14)
    stack = Stack((calendar([saturday]), *WEEKENDS_OFF.calendars))
    assert not stack.is_open(saturday)
    assert moved(saturday, rule, stack) == where(saturday, rule, stack)


@pytest.mark.parametrize("rule", ClosedDay)
def test_a_calendar_that_never_opens(rule: ClosedDay) -> None:
    """The date stays where it is, unless it is dropped."""
    shut = Stack((calendar(weekend=range(7)),))
    assert moved(MID, rule, shut) == (None if rule is ClosedDay.SKIP else MID)
