"""Why work found no place: a case for each reason, and what is said of lateness."""

from datetime import date, timedelta

import pytest

from portfolios import (
    WEEKENDS_OFF,
    asset,
    at_most,
    day,
    done,
    equipment,
    estate,
    found,
    horizon,
    place,
    portfolio,
    site,
    task,
)
from staffing import (
    certificate,
    crew,
    days_of,
    leave,
    lost,
    need,
    only,
    person,
    rostered,
    shift,
    staffed,
    why,
)
from weibao.inventory import Access
from weibao.portfolio import Portfolio
from weibao.roster import Reason
from weibao.spans import Every, Hours
from weibao.workforce import Limits

ON_TENTH = "on 2026-03-10"
TENTH = horizon("03-10", "03-10")
ELECTRICIAN = need(1, "power", 1, "E")
MORNING = shift("08:00-12:00")
AN = person("an", power=1, lift=1)


def hour(**fields: object) -> Portfolio:
    """Make one asset with an hour of work on 10 March, a Tuesday."""
    return estate(task("service", ON_TENTH, **fields))


def in_room(access: Access) -> Portfolio:
    """Make the same asset in a room that can be entered at times."""
    room = place("R", site(), access=access)
    return portfolio([asset("A1", equipment(task("service", ON_TENTH)), room)])


def certified(until: str) -> Portfolio:
    """Have the work done by an electrician whose certificate ends."""
    an = person("an", power=1, certificates=(certificate("E", until),))
    return staffed(hour(need=ELECTRICIAN), crew("c", an))


def grouped() -> Portfolio:
    """Make two assets of which one at a time may be out, for three hours each."""
    long = task("service", ON_TENTH, duration=timedelta(hours=3), outage=True)
    type_ = equipment(long, outage_within="building")
    home = place("B1", site())
    return portfolio([asset(id, type_, home) for id in ("A1", "A2")])


def twice() -> Portfolio:
    """Make one asset with three hours of work and two more."""
    return estate(
        task("long", ON_TENTH, duration=timedelta(hours=3)),
        task("service", ON_TENTH, duration=timedelta(hours=2)),
    )


def short(limits: Limits) -> Portfolio:
    """Give the hour to somebody who may work less than an hour."""
    return staffed(hour(), crew("c", AN), limits=limits)


HALF = timedelta(minutes=30)
TRIO = crew("c", *(person(id, MORNING) for id in ("an", "bo", "chen")))
MONDAYS = Access(weekdays=frozenset({0}))
BEFORE_NOON = Access((Hours.between("08:00", "11:30"),))
LATE_SHIFT = crew("c", person("an", shift("13:00-21:00")))
ON_LEAVE = crew("c", person("an", absences=(leave("03-08", "03-12"),)))
LONG = timedelta(minutes=150)

CASES: dict[str, tuple[Portfolio, Reason]] = {
    "skill": (
        staffed(hour(need=need(1, "weld")), crew("c", AN)),
        Reason.SKILL_MISSING,
    ),
    "level": (
        staffed(hour(need=need(1, "lift", 2)), crew("c", AN)),
        Reason.SKILL_MISSING,
    ),
    "never certified": (
        staffed(hour(need=ELECTRICIAN), crew("c", AN)),
        Reason.CERTIFICATE_MISSING,
    ),
    "no longer certified": (certified("03-09"), Reason.CERTIFICATE_EXPIRED),
    "one of two": (
        staffed(hour(need=need(2)), crew("c", AN)),
        Reason.TOO_FEW_PEOPLE,
    ),
    "two in two crews": (
        staffed(hour(need=need(2)), crew("c", AN), crew("d", person("bo"))),
        Reason.TOO_FEW_PEOPLE,
    ),
    "on leave": (staffed(hour(), ON_LEAVE), Reason.NOBODY_ON_SHIFT),
    "day full": (
        staffed(
            estate(task("service", ON_TENTH, duration=LONG), assets=3), crew("c", AN)
        ),
        Reason.NO_TECHNICIAN_FREE,
    ),
    "hours of the day": (short(Limits(per_day=HALF)), Reason.HOURS_USED_UP),
    "hours of the week": (short(Limits(per_week=HALF)), Reason.HOURS_USED_UP),
    "access before the shift": (
        staffed(in_room(BEFORE_NOON), LATE_SHIFT),
        Reason.NO_COMMON_HOURS,
    ),
    "too long for a shift": (
        staffed(hour(duration=timedelta(hours=5)), crew("c", AN)),
        Reason.NO_COMMON_HOURS,
    ),
    "access on other days": (
        staffed(in_room(MONDAYS), crew("c", AN)),
        Reason.SITE_CLOSED,
    ),
    "asset taken": (staffed(twice(), TRIO), Reason.ASSET_BUSY),
    "group taken": (staffed(grouped(), TRIO), Reason.OUTAGE_GROUP),
}


@pytest.mark.feature("F099", partial=True)
@pytest.mark.parametrize("name", CASES)
def test_each_reason_in_its_case(name: str) -> None:
    """What cannot be done is unassigned, first of all for the reason that holds."""
    world, reason = CASES[name]
    [one] = rostered(world, TENTH).unassigned
    assert one.main_reason is reason


def test_a_window_of_closed_days() -> None:
    """Work with only closed days in its window and after it says so."""
    world = estate(task("service", "daily"), stack=WEEKENDS_OFF)
    roster = rostered(staffed(world, crew("c", AN)), horizon("03-07", "03-08"))
    assert [one.main_reason for one in roster.unassigned] == [Reason.NO_OPEN_DAY] * 2


@pytest.mark.parametrize("cycle", ["daily", "every 1 day", "RRULE:FREQ=DAILY"])
def test_daily_work_of_a_day_gone_by(cycle: str) -> None:
    """A daily order is not made up for after its day, however its cycle is written."""
    an = person("an", absences=(leave("03-10", "03-10"),))
    world = staffed(estate(task("service", cycle), installed="01-01"), crew("c", an))
    roster = rostered(world, horizon("03-09", "03-12"), as_of="03-09")
    assert days_of(roster) == [day("03-09"), day("03-11"), day("03-12")]


@pytest.mark.row("S120", "S019")
@pytest.mark.feature("F082")
@pytest.mark.parametrize(
    ("until", "worked"),
    [("2026-03-10", True), ("2026-03-09", False), ("2027-01-01", True)],
)
def test_a_certificate_counts_up_to_its_last_day(until: str, *, worked: bool) -> None:
    """Work goes to nobody whose certificate ended before the day, and says so."""
    roster = rostered(certified(until), TENTH)
    assert [one.day for one in roster.assignments] == [date(2026, 3, 10)] * worked
    if not worked:
        assert why(roster) is Reason.CERTIFICATE_EXPIRED
    never = rostered(CASES["never certified"][0], TENTH)
    assert not never.assignments
    assert why(never) is Reason.CERTIFICATE_MISSING


def test_every_reason_is_counted() -> None:
    """Over a window each day and team is met once; closed days are left out."""
    world = staffed(
        estate(task("service", "once each week", need=ELECTRICIAN), stack=WEEKENDS_OFF),
        crew("c", person("an", power=1), person("bo", power=1)),
    )
    one = lost(rostered(world, horizon("03-09", "03-15")))
    assert one.reasons == {Reason.CERTIFICATE_MISSING: 10}


def test_late_work_says_why_it_is_late() -> None:
    """With the only one on leave through the window the work comes late, for that."""
    late = only(rostered(staffed(hour(), ON_LEAVE), horizon("03-09", "03-20")))
    assert late.day == day("03-13")
    assert late.late is not None
    assert (late.late.days, late.late.limit) == (3, day("03-10"))
    assert late.late.reason is Reason.NOBODY_ON_SHIFT


def test_work_overdue_from_the_past_is_done_first_and_says_so() -> None:
    """A visit that was due before the as-of day comes at once, and late by that."""
    world = estate(task("service", at_most(15)), records=[done("02-01")])
    roster = rostered(staffed(world, crew("c", AN)), horizon("03-02", "03-10"))
    late = only(roster)
    assert late.day == day("03-02")
    assert late.late is not None
    assert (late.late.reason, late.late.limit) == (Reason.INHERITED, day("02-16"))


def test_a_month_of_illness_loses_work_and_nothing_else() -> None:
    """With everybody ill for the whole horizon all work is unassigned, with reasons."""
    ill = leave("03-01", "04-05")
    world = staffed(
        estate(
            task("visit", at_most(15)),
            task("service", "once each week"),
            task("walk", "daily"),
            assets=3,
        ),
        crew("c", person("an", absences=(ill,)), person("bo", absences=(ill,))),
    )
    roster = rostered(world)
    assert roster.assignments == ()
    assert len(roster.unassigned) == len(roster.demand.orders)
    assert {one.main_reason for one in roster.unassigned} == {Reason.NOBODY_ON_SHIFT}


def test_what_is_overdue_from_before_says_what_took_its_days() -> None:
    """Its window has closed before today; the days that were left count."""
    repair = task("repair", rectify=Every(days=7))
    world = estate(repair, records=[found("02-16")])
    away = person("an", absences=(leave("03-02", "03-06"),))
    roster = rostered(staffed(world, crew("c", away)), horizon("03-02", "03-06"))
    [left] = roster.unassigned
    assert left.reasons == {Reason.NOBODY_ON_SHIFT: 5}
