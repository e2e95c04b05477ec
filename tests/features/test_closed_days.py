"""Rules for closed days inside the lawful window, whatever days are closed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import OPEN_ALWAYS, demand, estate, grid, horizon, months, orders, task
from staffing import crew, person, staffed
from weibao.calendars.working import Stack, WorkingCalendar
from weibao.cycles.working_day import ClosedDay
from weibao.roster import Reason
from weibao.rostering import assign
from weibao.texts import Text
from weibao.verifier import verify

HALF_YEAR = horizon("2026-01-01", "2026-06-30")
TOLERANCE = 4


def stacked(*closed: frozenset[int]) -> Stack:
    """Put calendars above one another, each closed on some days of the half-year."""
    return Stack(
        tuple(
            WorkingCalendar(
                code=f"c{number}",
                title=Text.same(f"c{number}"),
                weekend=frozenset(),
                closed={
                    HALF_YEAR.first + timedelta(days=day): Text.same("off")
                    for day in sorted(off)
                },
            )
            for number, off in enumerate(closed)
        )
    )


@pytest.mark.feature("N04")
@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(list(ClosedDay)),
    st.frozensets(st.integers(0, 180), max_size=90),
    st.frozensets(st.integers(0, 180), max_size=40),
    st.booleans(),
)
def test_a_move_stays_inside_the_window_and_moves_nothing_else(
    rule: ClosedDay, one: frozenset[int], other: frozenset[int], fair: bool
) -> None:
    """Later dates are as they were; what has no open day left says so."""
    fortnight = frozenset(range(70, 84)) if fair else frozenset[int]()
    closed = stacked(one | fortnight, other)
    cycle = grid(months(1), "2026-01-15", within=(TOLERANCE, TOLERANCE), closed=rule)
    plain = demand(estate(task("service", cycle), stack=OPEN_ALWAYS), HALF_YEAR)
    world = staffed(
        estate(task("service", cycle), stack=closed), crew("c", person("an"))
    )
    made = demand(world, HALF_YEAR)
    dates = {order.due for order in orders(plain)}
    left = {order.due for order in orders(made)}
    assert left <= dates
    if rule is not ClosedDay.SKIP:
        assert left == dates
    for order in orders(made):
        slack = timedelta(days=TOLERANCE)
        assert order.due - slack <= order.window.opens
        assert order.window.closes <= order.due + slack
        assert order.window.opens <= order.preferred.opens
        assert order.preferred.closes <= order.window.closes
    roster = assign(made, world.workforce, late_by=0)
    assert not verify(roster, world, world.history).violations
    for placed in roster.assignments:
        assert placed.day in placed.order.window
    for lost in roster.unassigned:
        days = _days(lost.order.window.opens, lost.order.window.closes)
        assert not any(closed.is_open(day) for day in days)
        assert lost.main_reason is Reason.NO_OPEN_DAY


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
