"""Working calendars, alone and stacked."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from weibao.calendars import Stack, WorkingCalendar
from weibao.spans import Hours
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


MORNING, AFTERNOON = Hours.between("08:00", "12:00"), Hours.between("13:00", "17:00")


def test_a_half_day_is_a_working_day_of_few_hours() -> None:
    """It is open whatever else is said; make-up days of half weekdays are whole."""
    own = WorkingCalendar(
        code="own",
        title=Text.same("own"),
        weekend=frozenset({6}),
        opened=frozenset({SATURDAY}),
        half_days={SUNDAY: AFTERNOON},
        half_weekdays={5: MORNING},
    )
    assert own.is_open(SUNDAY)
    assert own.half_day(SUNDAY) == AFTERNOON
    assert own.half_day(SATURDAY) is None
    assert own.half_day(SATURDAY + timedelta(days=7)) == MORNING
    assert own.half_day(MONDAY) is None
    shut = WorkingCalendar(
        code="shut",
        title=Text.same("shut"),
        closed={SATURDAY: FESTIVAL},
        half_weekdays={5: MORNING},
    )
    assert shut.half_day(SATURDAY) is None
    stack = Stack((own, shut))
    assert stack.has_half_days
    assert not stack.is_open(SATURDAY)
    assert str(stack.why_half(SUNDAY)) == "own: 13:00-17:00"
    assert stack.why_half(MONDAY) is None


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 6))
def test_every_half_day_is_open(day: date, weekday: int) -> None:
    """Hours are told of no closed day, and of each calendar that has the day so."""
    one = WorkingCalendar(code="one", title=Text(), half_weekdays={weekday: MORNING})
    other = WorkingCalendar(code="other", title=Text(), half_days={day: AFTERNOON})
    stack = Stack((one, other))
    halves = stack.half_day(day)
    assert AFTERNOON in halves
    assert (MORNING in halves) == (day.weekday() == weekday and weekday not in (5, 6))
    for calendar_ in stack.calendars:
        assert calendar_.half_day(day) is None or calendar_.is_open(day)
