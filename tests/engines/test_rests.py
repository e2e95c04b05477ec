"""People rest between working days and on days without work, and keep their hours."""

from datetime import date, timedelta

import pytest

from portfolios import estate, horizon, task
from staffing import (
    BY_NIGHT,
    clock,
    crew,
    days_of,
    person,
    rostered,
    shift,
    staffed,
)
from weibao.roster import Reason, Roster
from weibao.spans import Hours
from weibao.workforce import Limits, Overtime

HOUR = timedelta(hours=1)
EARLY = shift("06:00-09:00")
LATE = shift("19:00-22:00")


def daily(minutes: int, *people: str, limits: Limits, weeks: int = 2) -> Roster:
    """Plan daily work over some weeks from Monday, 2 March 2026, for crews of one."""
    world = estate(task("service", "daily", duration=timedelta(minutes=minutes)))
    crews = [crew(id, person(id)) for id in people]
    last = date(2026, 3, 1) + timedelta(weeks=weeks)
    over = horizon("2026-03-02", last.isoformat())
    return rostered(staffed(world, *crews, limits=limits), over)


def longest_run(days: list[date]) -> int:
    """Return the greatest number of days in a row."""
    known = set(days)
    return max(
        next(n for n in range(1, 99) if day + timedelta(days=n) not in known)
        for day in days
    )


@pytest.mark.parametrize("most", [1, 3, 6])
def test_one_day_without_work_after_so_many(most: int) -> None:
    """The caretaker has a day off; the work of that day is lost for want of rest."""
    roster = daily(60, "an", limits=Limits(days_in_a_row=most), weeks=3)
    assert longest_run(days_of(roster)) == most
    assert len(roster.assignments) >= 21 * most // (most + 1)
    assert {one.main_reason for one in roster.unassigned} == {Reason.NO_REST}


def test_two_people_stand_in_for_each_other() -> None:
    """With somebody else to go there is work every day, and nobody works on end."""
    roster = daily(60, "an", "bo", limits=Limits(days_in_a_row=6), weeks=3)
    assert len(roster.assignments) == 21
    for id in ("an", "bo"):
        mine = [one.day for one in roster.assignments if one.technicians[0].id == id]
        assert longest_run(mine) <= 6


def late_and_early(rest: timedelta) -> Roster:
    """Plan work in the late hours of Monday and the early ones of Tuesday."""
    late = task("late", "on 2026-03-09", hours=Hours.between("19:00", "22:00"))
    early = task("early", "on 2026-03-10", hours=Hours.between("06:00", "09:00"))
    world = estate(late, early)
    an = person("an", EARLY, LATE)
    limits = Limits(rest=rest)
    return rostered(
        staffed(world, crew("c", an), limits=limits), horizon("03-09", "03-10")
    )


@pytest.mark.parametrize("hours", [0, 8, 10, 11])
def test_rest_lies_between_two_days(hours: int) -> None:
    """Work goes later or earlier as far as the rest asks for it."""
    roster = late_and_early(timedelta(hours=hours))
    late, early = roster.assignments
    assert early.start - late.end >= timedelta(hours=hours)


def test_too_little_rest_is_a_reason() -> None:
    """Where the shifts leave too little between them, one of the works is late."""
    roster = late_and_early(timedelta(hours=14))
    assert not roster.unassigned
    [late] = (one.late for one in roster.assignments if one.late is not None)
    assert late.reason is Reason.NO_REST


def test_a_shift_in_two_parts_asks_for_no_rest() -> None:
    """Early and late hours of one day are one working day."""
    early = task("early", "on 2026-03-10", hours=Hours.between("06:00", "07:00"))
    late = task("late", "on 2026-03-10", hours=Hours.between("12:00", "13:00"))
    an = person("an", shift("06:00-07:00"), shift("12:00-13:00"))
    world = staffed(estate(early, late), crew("c", an))
    roster = rostered(world, horizon("03-10", "03-10"))
    assert [clock(one) for one in roster.assignments] == [
        "03-10 06:00-07:00",
        "03-10 12:00-13:00",
    ]


def nights(most: int) -> Roster:
    """Plan work before and after midnight of every night for one guard."""
    before = task("before", "daily", hours=Hours.between("22:00", "24:00"))
    after = task("after", "daily", hours=Hours.between("00:00", "06:00"))
    world = estate(before, after)
    limits = Limits(days_in_a_row=most)
    guard = crew("c", person("xu", BY_NIGHT))
    return rostered(staffed(world, guard, limits=limits), horizon("03-02", "03-15"))


def test_a_night_counts_for_the_day_it_begins_on() -> None:
    """Six nights touch more days, and are six working days all the same."""
    roster = nights(6)
    begun = {one.day - timedelta(days=one.start.hour < 6) for one in roster.assignments}
    assert longest_run(sorted(begun)) == 6
    assert longest_run(sorted({one.day for one in roster.assignments})) > 6


def test_hours_of_a_month() -> None:
    """No more is worked in a calendar month than it may hold."""
    roster = daily(120, "an", limits=Limits(per_month=timedelta(hours=20)), weeks=6)
    for month in (3, 4):
        mine = [one for one in roster.assignments if one.day.month == month]
        assert len(mine) == 10
    assert {one.main_reason for one in roster.unassigned} == {Reason.HOURS_USED_UP}


def overtime(minutes: int, most: Overtime | None) -> Roster:
    """Plan work of so many minutes a day for somebody who may work two hours."""
    limits = Limits(per_day=2 * HOUR, per_week=10 * HOUR, overtime=most)
    return daily(minutes, "an", limits=limits, weeks=4)


def test_no_overtime_unless_it_is_allowed() -> None:
    """Work beyond the hours of a day waits for ever without it."""
    assert overtime(150, None).assignments == ()


def test_overtime_of_days() -> None:
    """Half an hour a day is allowed until the month's eight hours are used up."""
    roster = overtime(150, Overtime(per_month=8 * HOUR))
    # Weeks of four days: 4 x 30 minutes beyond the days, none beyond ten hours.
    assert len(roster.assignments) == 16
    assert {one.main_reason for one in roster.unassigned} == {Reason.HOURS_USED_UP}


def test_overtime_of_weeks() -> None:
    """Days that keep their hours make overtime together when there are too many."""
    roster = overtime(120, Overtime(per_month=4 * HOUR))
    # Five days a week within its hours, and two days more in the month.
    assert len(roster.assignments) == 22


def test_overtime_beyond_what_is_usual_needs_a_reason() -> None:
    """An hour a day and 36 hours a month are usual; three hours a day the most."""
    with pytest.raises(ValueError, match="needs a reason"):
        Overtime(per_day=2 * HOUR)
    with pytest.raises(ValueError, match="3 hours a day at most"):
        Overtime(per_day=4 * HOUR)
