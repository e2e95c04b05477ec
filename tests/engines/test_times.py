"""When work is put: shifts, breaks, ways, hours of the week, nights, clock changes."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from portfolios import (
    asset,
    calendar,
    day,
    equipment,
    estate,
    horizon,
    place,
    portfolio,
    site,
    task,
)
from staffing import (
    BY_DAY,
    BY_NIGHT,
    EVERY_WEEKDAY,
    LUNCH,
    clock,
    crew,
    days_of,
    given,
    leave,
    person,
    rostered,
    shift,
    staffed,
)
from weibao.calendars.working import Stack
from weibao.explanation import explain
from weibao.inventory import Access
from weibao.portfolio import Portfolio
from weibao.roster import Reason, Roster, Segment
from weibao.spans import Hours, Window
from weibao.verifier import Rule, verify
from weibao.workforce import Limits

TENTH = horizon("03-10", "03-10")
ON_TENTH = "on 2026-03-10"
LONG_DAYS = Limits(per_day=timedelta(hours=12), per_week=timedelta(hours=80))


def times(roster: Roster) -> list[str]:
    """Return all times of a roster of one day, without the day."""
    return [clock(one)[6:] for one in roster.assignments]


def jobs(count: int, minutes: int, **fields: object) -> Portfolio:
    """Make so many assets with work of so many minutes each on 10 March."""
    length = timedelta(minutes=minutes)
    return estate(task("service", ON_TENTH, duration=length, **fields), assets=count)


def in_buildings(minutes: int, *buildings: str, **fields: object) -> Portfolio:
    """Make work of so many minutes in each of these buildings."""
    on = site()
    type_ = equipment(
        task("service", ON_TENTH, duration=timedelta(minutes=minutes), **fields)
    )
    homes = {id: place(id, on) for id in buildings}
    return portfolio(
        asset(f"A{number}", type_, homes[id]) for number, id in enumerate(buildings, 1)
    )


@pytest.mark.feature("F006")
@pytest.mark.parametrize(("minutes", "placed"), [(60, 2), (90, 1), (120, 1), (125, 0)])
def test_work_takes_its_time(minutes: int, placed: int) -> None:
    """Two hours of a shift hold work of two hours, never two of an hour and a half."""
    world = staffed(jobs(2, minutes), crew("c", person("an", shift("08:00-10:00"))))
    roster = rostered(world, TENTH)
    assert len(roster.assignments) == placed
    assert all(
        one.end - one.start == timedelta(minutes=minutes) for one in roster.assignments
    )


@pytest.mark.feature("F083")
@pytest.mark.parametrize("away", [(), (leave("03-10", "03-10", "14:00-16:00"),)])
def test_breaks_and_leave_are_kept_free(away: tuple[object, ...]) -> None:
    """No work touches the lunch break, and none the hours of leave."""
    an = person("an", absences=away)
    roster = rostered(staffed(jobs(8, 50), crew("c", an)), TENTH)
    assert len(roster.assignments) >= 6
    for one in roster.assignments:
        assert not _meets(one.start, one.end, 12, 13)
        assert not (away and _meets(one.start, one.end, 14, 16))


def _meets(start: datetime, end: datetime, opens: int, closes: int) -> bool:
    return start.hour < closes and (end.hour, end.minute) > (opens, 0)


@pytest.mark.parametrize(("way", "placed"), [(0, 1), (15, 1), (30, 1), (31, 0)])
def test_ways_out_and_home_belong_to_the_shift(way: int, placed: int) -> None:
    """One sets out when the shift begins, and is back when it ends."""
    world = in_buildings(60, "B1")
    base = place("B0", world.inventory.assets["A1"].site)
    people = crew("c", person("an", shift("08:00-10:00")), base=base)
    roster = rostered(staffed(world, people, within=way), TENTH)
    assert len(roster.assignments) == placed


@pytest.mark.feature("F087")
@pytest.mark.parametrize("minutes", [5, 20, 45])
def test_two_stops_are_no_closer_than_the_way(minutes: int) -> None:
    """Work of one person at two stops leaves the way between, out and home."""
    world = in_buildings(20, "B1", "B2", "B1", "B3", "B2", "B1")
    base = place("B0", world.inventory.assets["A1"].site)
    people = crew("c", person("an"), base=base)
    roster = rostered(staffed(world, people, within=minutes), TENTH)
    assert len(roster.assignments) == 6
    way = timedelta(minutes=minutes)
    for one, other in pairwise(roster.assignments):
        assert other.start - one.end >= (
            way if one.stop is not other.stop else timedelta(0)
        )
    first, last = roster.assignments[0], roster.assignments[-1]
    assert first.start.hour * 60 + first.start.minute >= 8 * 60 + minutes
    assert last.end.hour * 60 + last.end.minute <= 17 * 60 - minutes


def test_work_at_one_stop_is_one_trip() -> None:
    """Three pieces of work in one building and one in another make two trips."""
    world = in_buildings(30, "B1", "B2", "B1", "B1")
    base = place("B0", world.inventory.assets["A1"].site)
    roster = rostered(
        staffed(world, crew("c", person("an"), base=base), within=20), TENTH
    )
    assert sorted(len(trip.assignments) for trip in roster.trips()) == [1, 3]


def test_nobody_works_more_than_the_week_allows() -> None:
    """With 44 hours a week the work beyond them waits, or goes to somebody else."""
    long = task("service", "daily", duration=timedelta(hours=3))
    for names, most in (("an",), 14), (("an", "bo"), 21):
        people = [person(name) for name in names]
        world = staffed(estate(long, assets=3), crew("c", *people))
        roster = rostered(world, horizon("03-09", "03-15"))
        hours = dict.fromkeys(names, 0)
        for one in roster.assignments:
            hours[one.technicians[0].id] += 3
        assert len(roster.assignments) >= most
        assert max(hours.values()) <= 44


# Nights


@pytest.mark.parametrize(
    ("hours", "minutes"),
    [("20:00-06:00", 30), ("00:00-06:00", 45), ("22:00-24:00", 110)],
)
def test_night_work_lies_in_one_night_shift_and_on_its_day(
    hours: str, minutes: int
) -> None:
    """Work at night keeps to shift, break and hours, and begins and ends on its day."""
    walk = task(
        "walk",
        "daily",
        duration=timedelta(minutes=minutes),
        hours=Hours.between(*hours.split("-")),
        every_day=True,
    )
    roster = rostered(staffed(estate(walk), crew("c", person("an", BY_NIGHT))))
    assert len(roster.assignments) == 28
    for one in roster.assignments:
        assert (one.end - timedelta(minutes=1)).date() == one.day == one.order.due
        assert one.start.hour >= 22 or one.end.hour < 6
        assert (
            not _meets(one.start, one.end, 2, 2)
            or one.end.hour > 2
            or one.start.hour == 22
        )


def test_a_night_shift_after_leave_begins_at_midnight() -> None:
    """Leave of a whole day takes the small hours of that day, and no others."""
    walk = task("walk", "daily", hours=Hours.between("00:00", "06:00"), every_day=True)
    an = person("an", BY_NIGHT, absences=(leave("03-10", "03-10"),))
    roster = rostered(staffed(estate(walk), crew("c", an)), horizon("03-09", "03-11"))
    assert days_of(roster) == [day("03-09"), day("03-11")]


# Clock changes


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
    ],
)
def test_days_on_which_the_clock_changes(zone: str, change: date) -> None:
    """Work on such a day lasts as long as planned and keeps the hours of the clock."""
    here = evolve(site(), time_zone=ZoneInfo(zone), working_hours=(Hours(0, 1440),))
    walk = task("walk", "daily", duration=timedelta(minutes=40), every_day=True)
    world = portfolio(
        asset(f"A{n}", equipment(walk), place("B1", here)) for n in range(1, 16)
    )
    night = shift("20:00-06:00")
    people = crew("c", person("an", BY_DAY), person("bo", night))
    over = horizon(str(change - timedelta(days=1)), str(change + timedelta(days=1)))
    roster = rostered(staffed(world, people, limits=LONG_DAYS), over)
    assert len(given(roster)) == 3
    for one in roster.assignments:
        seconds = one.end.timestamp() - one.start.timestamp()
        assert seconds == 40 * 60
        assert one.end - one.start == timedelta(minutes=40)


# Places


@pytest.mark.row("S148", partial=True)
def test_work_keeps_to_access_hours_and_weekdays() -> None:
    """A place that can be entered Tuesday and Thursday mornings has work only then."""
    access = Access((Hours.between("09:00", "11:30"),), frozenset({1, 3}))
    room = place("R", site(), access=access)
    type_ = equipment(task("service", "twice each week"))
    world = staffed(portfolio([asset("A1", type_, room)]), crew("c", person("an")))
    placed = given(rostered(world))
    assert len(placed) == 8
    for one in placed:
        assert one.day.weekday() in (1, 3)
        assert (one.start.hour, one.start.minute) >= (9, 0)
        assert (one.end.hour, one.end.minute) <= (11, 30)


@pytest.mark.row("S150", partial=True)
def test_noisy_work_keeps_out_of_quiet_hours() -> None:
    """From 12:00 to 14:00 nothing noisy is done, though people are on shift."""
    here = evolve(site(), quiet_hours=(Hours.between("12:00", "14:00"),))
    home = place("B1", here)
    for impacts in (frozenset({"noise"}), frozenset[str]()):
        type_ = equipment(task("service", ON_TENTH, impacts=impacts))
        world = portfolio(asset(f"A{n}", type_, home) for n in range(1, 8))
        people = crew("c", person("an", shift("08:00-17:00")))
        roster = rostered(staffed(world, people), TENTH)
        quiet = [
            one for one in roster.assignments if _meets(one.start, one.end, 12, 14)
        ]
        assert bool(quiet) is not bool(impacts)


def test_people_of_one_crew_work_at_the_same_time() -> None:
    """Two people at two pieces of work need half the day of one."""
    roster = rostered(
        staffed(jobs(8, 60), crew("c", person("an"), person("bo"))), TENTH
    )
    assert len(roster.assignments) == 8
    assert max(one.end.hour for one in roster.assignments) <= 13


@pytest.mark.feature("F094", partial=True)
def test_nobody_is_at_two_places() -> None:
    """Of more work than two people can do no two pieces of one person overlap."""
    roster = rostered(
        staffed(jobs(30, 45), crew("c", person("an"), person("bo"))), TENTH
    )
    by_person: dict[str, list[tuple[datetime, datetime]]] = {}
    for one in roster.assignments:
        by_person.setdefault(one.technicians[0].id, []).append((one.start, one.end))
    assert sum(map(len, by_person.values())) >= 16
    for pieces in by_person.values():
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(pieces)))
    assert {one.main_reason for one in roster.unassigned} <= {
        Reason.HOURS_USED_UP,
        Reason.NO_TECHNICIAN_FREE,
    }


@pytest.mark.feature("F096", partial=True)
def test_an_asset_has_one_piece_of_work_at_a_time() -> None:
    """Three tasks of one asset on one day, and three people: one after the other."""
    tasks = (task(code, ON_TENTH) for code in ("oil", "check", "clean"))
    people = crew("c", person("an"), person("bo"), person("chen"))
    placed = given(rostered(staffed(estate(*tasks), people), TENTH))
    assert len(placed) == 3
    assert all(one.end <= other.start for one, other in pairwise(placed))


def test_lifts_of_two_types_are_not_out_together() -> None:
    """A traction and a hydraulic lift of one building are served one after another."""
    work = task("service", ON_TENTH, outage=True)
    home = place("B1", site())
    world = portfolio(
        asset(
            code[:1],
            equipment(work, code=code, outage_group="lift", outage_within="building"),
            home,
        )
        for code in ("traction", "hydraulic")
    )
    people = crew("c", person("an"), person("bo"))
    one, other = rostered(staffed(world, people), TENTH).assignments
    assert one.end <= other.start


@pytest.mark.feature("F098")
@pytest.mark.parametrize("at_most", [1, 2])
def test_no_more_of_a_group_are_out_than_may_be(at_most: int) -> None:
    """Of four assets of one group only so many are out of service at one time."""
    type_ = equipment(
        task("service", ON_TENTH, outage=True),
        outage_within="building",
        outage_at_most=at_most,
    )
    home = place("B1", site())
    world = portfolio(asset(f"A{n}", type_, home) for n in range(1, 5))
    people = crew("c", *(person(f"p{n}") for n in range(4)))
    placed = rostered(staffed(world, people), TENTH).assignments
    assert len(placed) == 4
    for one in placed:
        together = [o for o in placed if o.start < one.end and one.start < o.end]
        assert len(together) <= at_most


HALF = Stack((calendar(halves={day("03-10"): Hours.between("08:00", "12:00")}),))


def on_half_day(minutes: int, **fields: object) -> Portfolio:
    """Make work of so many minutes on 10 March, a half day of the site."""
    length = timedelta(minutes=minutes)
    return estate(task("service", ON_TENTH, duration=length, **fields), stack=HALF)


@pytest.mark.parametrize(
    ("minutes", "every_day", "placed"),
    [
        (240, False, ["08:00-12:00"]),
        (245, False, []),
        (245, True, ["13:00-17:05"]),
    ],
)
def test_a_half_day_leaves_its_hours_to_work(
    minutes: int, every_day: bool, placed: list[str]
) -> None:
    """Work keeps to them, unless it is done every day whatever the calendar says."""
    world = on_half_day(minutes, every_day=every_day)
    world = staffed(world, crew("c", person("an", shift("08:00-18:00", LUNCH))))
    assert times(rostered(world, TENTH)) == placed


@pytest.mark.parametrize(
    ("weekdays", "placed"), [(None, ["08:00-12:00"]), (EVERY_WEEKDAY, ["08:00-13:00"])]
)
def test_a_half_day_cuts_the_shifts_that_keep_to_the_calendar(
    weekdays: frozenset[int] | None, placed: list[str]
) -> None:
    """A shift with weekdays of its own is worked whole, as on a closed day."""
    hour = 60 * (5 if weekdays else 4)
    world = on_half_day(hour, every_day=True)
    world = staffed(world, crew("c", person("an", shift("08:00-17:00", on=weekdays))))
    assert times(rostered(world, TENTH)) == placed
    longer = staffed(
        on_half_day(hour + 5, every_day=True),
        crew("c", person("an", shift(f"08:00-{8 + hour // 60:02}:00", on=weekdays))),
    )
    assert times(rostered(longer, TENTH)) == []


def test_a_half_day_of_a_crew_cuts_all_its_shifts() -> None:
    """Its own calendar counts whatever the weekdays of a shift are; nights fall out."""
    own = HALF.calendars
    team = evolve(crew("c", person("an", shift("07:00-15:00"))), calendars=own)
    there = [team.hours(one, day("03-10")) for one in team.members[0].shifts]
    assert there == [Hours.between("08:00", "12:00")]
    assert team.hours(BY_NIGHT, day("03-10")) is None
    assert team.hours(BY_NIGHT, day("03-09")) == BY_NIGHT.hours
    assert not team.works(BY_NIGHT, day("03-10"))


@pytest.mark.parametrize(
    ("start", "rules"),
    [
        ("08:00", set()),
        ("11:00", set()),
        ("11:05", {Rule.WORKING_HOURS, Rule.SHIFT}),
        ("14:00", {Rule.WORKING_HOURS, Rule.SHIFT}),
    ],
)
def test_work_moved_out_of_a_half_day_is_noticed(start: str, rules: set[Rule]) -> None:
    """The judge knows the hours of the day, for the work and for the people."""
    world = staffed(on_half_day(60), crew("c", person("an", shift(on=None))))
    roster = rostered(world, TENTH)
    (placed,) = roster.assignments
    hour, minute = map(int, start.split(":"))
    begins = placed.start.replace(hour=hour, minute=minute)
    segment = Segment(Window(begins, begins + timedelta(hours=1)))
    spoilt = evolve(roster, assignments=(evolve(placed, segments=(segment,)),))
    assert verify(spoilt, world, world.history).rules == rules
    told = explain(placed.order, roster.demand, roster=roster)
    [cause] = told.of("half_day")
    assert cause.text.en == "2026-03-10 is a half day (own: 08:00-12:00)."
