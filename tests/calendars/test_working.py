"""Working calendars, alone and stacked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weibao.calendars import Stack, WorkingCalendar
from weibao.texts import Text

SATURDAY, SUNDAY, MONDAY = date(2026, 5, 9), date(2026, 5, 10), date(2026, 5, 11)
FESTIVAL = Text("庙会", "fair")


def calendar(
    code: str,
    *,
    closed: tuple[date, ...] = (),
    opened: tuple[date, ...] = (),
    weekend: tuple[int, ...] = (),
    until: date | None = None,
) -> WorkingCalendar:
    """Make a calendar."""
    return WorkingCalendar(
        code=code,
        title=Text(f"{code}历", code),
        weekend=frozenset(weekend),
        closed=dict.fromkeys(closed, FESTIVAL),
        opened=frozenset(opened),
        announced_until=until,
    )


def test_make_up_days_win_over_weekends_and_holidays() -> None:
    """A day in the list of open days is open whatever else is said of it."""
    own = calendar("own", weekend=(5, 6), closed=(SATURDAY, MONDAY), opened=(SATURDAY,))
    assert own.is_open(SATURDAY)
    assert own.why_closed(SATURDAY) is None
    assert not own.is_open(SUNDAY)
    assert own.why_closed(SUNDAY) == Text("星期日", "Sunday")
    assert own.why_closed(MONDAY) == FESTIVAL


@pytest.mark.feature("F045", partial=True)
def test_a_day_is_open_when_every_calendar_leaves_it_open() -> None:
    """Country, site, tenant and crew: the one that closes the day is named."""
    names = ("country", "site", "tenant", "crew")
    for closing in names:
        stack = Stack(
            tuple(
                calendar(name, closed=(MONDAY,) if name == closing else ())
                for name in names
            )
        )
        assert not stack.is_open(MONDAY)
        assert str(stack.why_closed(MONDAY)) == f"{closing}: fair"
        assert stack.is_open(SUNDAY)
        assert stack.why_closed(SUNDAY) is None


def test_a_make_up_day_counts_in_its_own_calendar_only() -> None:
    """One calendar's make-up day does not open another's weekend."""
    country = calendar("country", weekend=(5, 6), opened=(SATURDAY,))
    site = calendar("site", weekend=(5,))
    assert Stack((country,)).is_open(SATURDAY)
    assert not Stack((country, site)).is_open(SATURDAY)


def test_without_calendars_every_day_is_open() -> None:
    """An empty stack closes nothing."""
    assert Stack().is_open(SUNDAY)
    assert not Stack().is_provisional(SUNDAY)


def test_what_is_not_announced_is_provisional() -> None:
    """Days past the official list, or before it, are provisional in the whole stack."""
    known = calendar("known")
    listed = WorkingCalendar(
        code="listed",
        title=Text(),
        announced_from=SATURDAY,
        announced_until=SUNDAY,
    )
    stack = Stack((known, listed))
    days = [SATURDAY - timedelta(days=1), SATURDAY, SUNDAY, MONDAY]
    assert [stack.is_provisional(day) for day in days] == [True, False, False, True]


@given(
    st.sets(st.integers(0, 120)),
    st.sets(st.integers(0, 6), max_size=6),
    st.integers(0, 120),
)
def test_the_nearest_open_days(
    closed: set[int], weekend: set[int], number: int
) -> None:
    """The last open day up to a day, and the first from it on, with none between."""
    start = date(2026, 1, 1)
    stack = Stack(
        (
            calendar(
                "own",
                closed=tuple(start + timedelta(days=n) for n in closed),
                weekend=tuple(weekend),
            ),
        )
    )
    day = start + timedelta(days=number)
    before, after = stack.open_before(day), stack.open_after(day)
    assert before is not None
    assert after is not None
    assert before <= day <= after
    assert stack.is_open(before)
    assert stack.is_open(after)
    between = (after - before).days
    shut = [before + timedelta(days=n) for n in range(1, between)]
    assert not any(stack.is_open(one) for one in shut)
    assert (before == after) == stack.is_open(day)


def test_the_search_for_an_open_day_ends() -> None:
    """Where every day is closed there is no nearest open one."""
    never = Stack((calendar("never", weekend=tuple(range(7))),))
    assert never.open_before(MONDAY) is None
    assert never.open_after(MONDAY, within=10) is None
