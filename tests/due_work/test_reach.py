"""Dates further away than their reach concern no day that matters."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import calendar, estate, months, task
from strategies import seasons, tolerances
from weibao import make_plan
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.cycles.season import Roll
from weibao.cycles.window import Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.due_work.closed_days import WorkDays
from weibao.due_work.known_turns import KnownTurns
from weibao.due_work.reach import around, reach
from weibao.due_work.validity import ALWAYS
from weibao.due_work.windows import Turn, Turner
from weibao.plan import PlannedTask
from weibao.spans import Every, Horizon
from weibao.spans.window import Window

FIRST = date(2026, 1, 1)
NEAR = st.integers(-450, 450)


def stretches(longest: int) -> st.SearchStrategy[Window[date]]:
    """Days near the first day that matters."""
    return st.builds(
        lambda number, length: Window(
            FIRST + timedelta(days=number), FIRST + timedelta(days=number + length)
        ),
        NEAR,
        st.integers(0, longest),
    )


def each_day(days: Window[date]) -> list[date]:
    """Return the days of a stretch."""
    return [*Horizon(days.opens, days.closes)]


def planned(cycle: Cycle, closed: list[Window[date]]) -> PlannedTask:
    """Plan a task at a place that is closed at weekends and in some stretches."""
    days = [day for stretch in closed for day in each_day(stretch)]
    world = estate(
        task("service", cycle), stack=Stack((calendar(days, weekend=(5, 6)),))
    )
    (one,) = make_plan(world).tasks
    return one


CYCLES = st.builds(
    Cycle,
    st.just(Interval(months(12))),
    tolerances(widest=40)
    | st.builds(Tolerance, whole_months=st.booleans())
    | st.builds(Tolerance, st.just(months(1)), whole_months=st.just(value=True)),
    seasons=st.lists(seasons(), max_size=2).map(tuple),
    blackouts=st.lists(seasons() | stretches(200), max_size=2).map(tuple),
    roll=st.sampled_from([None, *Roll]),
    closed=st.sampled_from(ClosedDay),
)


@given(CYCLES, st.lists(stretches(60), max_size=3), stretches(30))
def test_no_turn_from_further_away_concerns_the_days(
    cycle: Cycle, closed: list[Window[date]], owed: Window[date]
) -> None:
    """A turn of a date beyond the reach neither belongs to them nor lies in them."""
    one = planned(cycle, closed)
    near, turner = reach(WorkDays(one, cycle), owed), Turner.of(one, cycle, ALWAYS)
    for day in each_day(around(owed)):
        turn = turner.turn("key", day, cycle.room.window(day))
        if day not in near and isinstance(turn, Turn):
            assert not turn.occurrence.window.overlaps(owed)
            assert turn.belongs not in owed


@given(CYCLES, st.lists(stretches(60), max_size=3), st.lists(stretches(9), min_size=3))
def test_known_turns_are_those_found_anew(
    cycle: Cycle, closed: list[Window[date]], near: list[Window[date]]
) -> None:
    """Whenever a task begins to apply, its turns are what it would find by itself."""
    one = planned(cycle, closed)
    ends = FIRST + timedelta(days=400)
    always = Turner.of(one, cycle, Window(date.min, ends))
    known = KnownTurns(always, cycle.room, FIRST - timedelta(days=300))
    for number, stretch in enumerate(near):
        for begins in (date.min, stretch.opens):
            own = Turner.of(one, cycle, Window(begins, max(begins, ends)))
            for day in each_day(stretch):
                if day in own.valid and day in always.valid:
                    found = own.turn(f"{number}", day, cycle.room.window(day))
                    assert known.turn(f"{number}", day, own) == found


@pytest.mark.parametrize(
    ("cycle", "closed", "expected"),
    [
        (Cycle(Interval(months(1))), [], "2026-01-01 .. 2026-02-01"),
        (
            Cycle(Interval(months(1)), Tolerance(Every(days=3), Every(days=5))),
            [],
            "2025-12-27 .. 2026-02-03",
        ),
        (
            Cycle(Interval(months(1))),
            [Window(date(2025, 12, 20), date(2025, 12, 31))],
            "2025-12-20 .. 2026-02-01",
        ),
    ],
)
def test_the_reach_ends_where_work_can_be_done(
    cycle: Cycle, closed: list[Window[date]], expected: str
) -> None:
    """It is the room of a date, and the closed days that it may be moved over."""
    owed = Window(FIRST, date(2026, 1, 31))
    found = reach(WorkDays(planned(cycle, closed), cycle), owed)
    assert str(found.text()) == expected
