"""Work with a time begins at it, and opening hours hold work in or keep it out."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from clocks import CHANGES, CYCLES, OPENINGS, ZONES, opening, timed
from portfolios import asset, day, equipment, horizon, place, portfolio, site, task
from staffing import crew, person, roster_of, rostered, shift, staffed
from weibao.feeds import make_feeds
from weibao.portfolio import Portfolio
from weibao.roster import Assignment, Reason, Roster
from weibao.spans import Horizon, Hours
from weibao.spans.opening import Opening
from weibao.workforce import Limits, Shift

MAY = horizon("05-20", "05-20")
ALL_DAY = shift("00:00-24:00")
NO_LIMITS = Limits(
    per_day=timedelta(hours=24), per_week=timedelta(hours=168), rest=timedelta()
)
HALF_HOUR = timedelta(minutes=30)


def hours_of(assignments: Iterable[Assignment]) -> list[str]:
    """Return when work begins, without the day."""
    return [f"{one.start:%H:%M}" for one in assignments]


def guarded(world: Portfolio, over: Horizon, people: int = 1) -> Roster:
    """Plan a portfolio with people who stand by day and night."""
    guards = [person(f"p{number}", ALL_DAY) for number in range(people)]
    return rostered(staffed(world, crew("c", *guards), limits=NO_LIMITS), over)


@pytest.mark.feature("F036")
@pytest.mark.parametrize(
    ("change", "before", "after"), [("03-29", 1, 2), ("10-25", 2, 1)]
)
def test_a_daily_time_outlives_the_change_of_clocks(
    change: str, before: int, after: int
) -> None:
    """A daily 08:00 task in Berlin is rostered and shown at 08:00 on every day."""
    turned = day(change)
    over = Horizon(turned - timedelta(days=7), turned + timedelta(days=7))
    world = timed("daily, at 08:00", zone="Europe/Berlin")
    roster = guarded(world, over)
    assert [one.day for one in roster.assignments] == list(over)
    assert set(hours_of(roster.assignments)) == {"08:00"}
    [feed] = [
        made
        for made in make_feeds(roster, state=None).calendars
        if made.path == "crews/c.ics"
    ]
    events = Calendar.from_ical(feed.to_bytes()).walk("VEVENT")
    starts = sorted(event.decoded("DTSTART") for event in events)
    assert {(start.hour, start.minute) for start in starts} == {(8, 0)}
    hours = [start.utcoffset() // timedelta(hours=1) for start in starts]
    assert hours == [before] * 7 + [after] * 8


def test_turns_are_placed_as_near_their_time_as_can_be() -> None:
    """At the time itself where nothing is in the way, and else inside the tolerance."""
    world = timed("daily, at 08:07, 09:00", duration=HALF_HOUR)
    assert hours_of(guarded(world, MAY).assignments) == ["08:07", "09:00"]
    late = roster_of(
        timed("daily, at 08:00, 10:00, ±20 min", duration=HALF_HOUR),
        crew("c", person("an", shift("08:10-17:00"))),
        over=MAY,
    )
    assert hours_of(late.assignments) == ["08:10", "10:00"]
    early = roster_of(
        timed("daily, at 16:40, -20/+0 min", duration=HALF_HOUR),
        crew("c", person("an", shift("08:00-17:00"))),
        over=MAY,
    )
    assert hours_of(early.assignments) == ["16:20"]


def test_what_misses_its_time_is_not_placed_at_another() -> None:
    """No later hour and no later day will do; the reason is told."""
    world = timed("daily, at 07:45, +10 min")
    roster = roster_of(world, crew("c", person("an")), over=horizon("05-20", "05-22"))
    assert not roster.assignments
    reasons = {reason for lost in roster.unassigned for reason in lost.reasons}
    assert reasons == {Reason.NO_COMMON_HOURS}
    weekly = timed("every 7 days, from 2026-05-20, at 07:45")
    roster = roster_of(weekly, crew("c", person("an")), over=horizon("05-20", "05-25"))
    assert not roster.assignments


def test_work_with_a_time_makes_others_give_way() -> None:
    """Daily work of any hour moves aside for what must begin at its own."""
    type_ = equipment(
        task("aaa", "daily", every_day=True, duration=timedelta(hours=3)),
        task("service", "daily, at 08:00, 10:30", every_day=True, duration=HALF_HOUR),
    )
    world = portfolio([asset("A1", type_, place("B1", site()))])
    roster = guarded(world, MAY)
    begun = {one.order.planned.task.code: one.start for one in roster.assignments}
    assert hours_of(roster.assignments).count("08:00") == 1
    assert len(roster.assignments) == 3
    assert begun["aaa"].hour == 11


def test_turns_by_the_clock_take_no_notice_of_working_hours() -> None:
    """A patrol goes on at night and on closed days, though other work may not."""
    hours = opening("18:00-02:00")
    world = timed("every 2 h while open, and at closing", open_=hours, every_day=False)
    roster = guarded(world, horizon("05-20", "05-21"))
    assert hours_of(roster.assignments) == [
        *("00:00", "02:00", "20:00", "22:00"),
        *("00:00", "02:00", "20:00", "22:00"),
    ]


@pytest.mark.feature("F049")
@pytest.mark.parametrize("minutes", [60, 240, 480])
def test_work_is_placed_inside_opening_hours(minutes: int) -> None:
    """At a place open from 09:00 to 17:00, whatever the shift and the site's hours."""
    length = timedelta(minutes=minutes)
    roster = guarded(_place_open("09:00-17:00", duration=length), MAY, people=3)
    assert len(roster.assignments) == 3
    for one in roster.assignments:
        assert (one.start.hour, f"{one.end:%H:%M}") >= (9, "00:00")
        assert f"{one.end:%H:%M}" <= "17:00"


@pytest.mark.feature("F049")
def test_an_empty_building_is_needed_outside_them() -> None:
    """Work that needs the building empty is placed only while it is closed."""
    world = _place_open("09:00-17:00", impacts=frozenset({"empty_building"}))
    roster = guarded(world, MAY, people=1)
    assert len(roster.assignments) == 3
    assert all(
        f"{one.end:%H:%M}" <= "09:00" or one.start.hour >= 17
        for one in roster.assignments
    )


def test_a_closed_day_has_room_for_an_empty_building_only() -> None:
    """On a day that is closed there are no hours inside, and all of them outside."""
    none: Mapping[date, tuple[str, ...]] = {day("05-20"): ()}
    inside = _place_open("09:00-17:00", special=none)
    roster = guarded(inside, MAY)
    assert {reason for one in roster.unassigned for reason in one.reasons} == {
        Reason.SITE_CLOSED
    }
    empty = _place_open(
        "09:00-17:00", special=none, impacts=frozenset({"empty_building"})
    )
    assert len(guarded(empty, MAY).assignments) == 3


def _place_open(
    hours: str,
    *,
    special: Mapping[date, tuple[str, ...]] | None = None,
    **fields: object,
) -> Portfolio:
    on = evolve(site(), working_hours=(Hours(0, 24 * 60),))
    work = task("service", "daily", every_day=True, **fields)
    at = place("B1", on, opening=opening(hours, special=special))
    type_ = equipment(work)
    return portfolio(asset(f"A{number}", type_, at) for number in (1, 2, 3))


def test_two_sites_keep_their_own_clocks() -> None:
    """One crew serves eight o'clock in Berlin and in Shanghai, each by its zone."""
    berlin = evolve(site(id="BER"), time_zone=ZoneInfo("Europe/Berlin"))
    shanghai = site(id="SHA")
    work = task("service", "daily, at 08:00", every_day=True, duration=HALF_HOUR)
    type_ = equipment(work)
    world = portfolio(
        [
            asset("A1", type_, place("B1", berlin)),
            asset("A2", type_, place("B2", shanghai)),
        ]
    )
    roster = guarded(world, horizon("03-28", "03-29"), people=2)
    assert [
        (one.subject.id, one.start.isoformat(timespec="minutes"))
        for one in roster.assignments
    ] == [
        ("A2", "2026-03-28T08:00+08:00"),
        ("A1", "2026-03-28T08:00+01:00"),
        ("A2", "2026-03-29T08:00+08:00"),
        ("A1", "2026-03-29T08:00+02:00"),
    ]


@given(
    cycle=CYCLES,
    hours=OPENINGS,
    zone=st.sampled_from(ZONES),
    first=CHANGES.map(day),
    guards=st.lists(
        st.sampled_from([ALL_DAY, shift("06:00-14:00"), shift("22:00-06:00")]),
        min_size=1,
        max_size=2,
    ),
)
def test_any_roster_keeps_the_times(
    cycle: str, hours: Opening, zone: str, first: date, guards: list[Shift]
) -> None:
    """Whoever is there, what is placed begins in time, by the verifier's reckoning."""
    length = timedelta(minutes=20)
    world = timed(cycle, open_=hours, zone=zone, duration=length)
    people = [person(f"p{number}", one) for number, one in enumerate(guards)]
    over = Horizon(first, first + timedelta(days=2))
    roster = rostered(staffed(world, crew("c", *people), limits=NO_LIMITS), over)
    for one in roster.assignments:
        assert one.order.starts is not None
        assert one.start in one.order.starts
    assert len(roster.assignments) + len(roster.unassigned) == len(roster.demand.orders)
