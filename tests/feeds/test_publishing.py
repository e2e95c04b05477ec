"""All feeds of a roster."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from feeds.builder import Job, World, calendar_of, events_of, parsed, raw_events
from weibao.equipment import Category
from weibao.feeds import Feeds, make_feeds
from weibao.inventory import Location
from weibao.texts.text import Language, Text

START = Job().start
CREW = "crews/lift.ics"
titles = st.text(st.characters(exclude_categories=()), min_size=1, max_size=120)


def week(count: int = 5) -> list[Job]:
    """Return a job for each of so many days."""
    return [Job(key=f"d{n}", start=START + timedelta(days=n)) for n in range(count)]


def contents(feeds: Feeds) -> dict[str, bytes]:
    """Return the bytes of all feeds by path."""
    return {calendar.path: calendar.to_bytes() for calendar in feeds.calendars}


@pytest.mark.feature("F123")
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "UTC"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_parser_finds_every_entry_with_its_time_and_title(
    zone: str, language: Language
) -> None:
    """A standard parser reads as many entries, at the same times, with their titles."""
    world = World(zone=zone)
    jobs = [
        *week(),
        Job(key="night", start=START.replace(hour=23), minutes=300, subject="XJ-1"),
        Job(key="dst", start=datetime(2026, 3, 28, 22), minutes=600, subject="B01"),  # noqa: DTZ001 - the site's zone
    ]
    roster = world.roster(*jobs)
    events = events_of(make_feeds(roster, state=None, language=language), CREW)
    read = [(one["DTSTART"].dt, one["DTEND"].dt, str(one["SUMMARY"])) for one in events]
    assert read == [
        (
            a.start,
            a.end,
            f"{a.subject.title.to(language)} "
            f"{a.order.planned.resolved.title.to(language)}",
        )
        for a in roster.assignments
    ]


def test_a_place_names_its_site_where_there_are_several() -> None:
    """Who works on one site alone knows where it is."""
    world = World()
    (event,) = events_of(make_feeds(world.roster(Job()), state=None), CREW)
    assert event["LOCATION"] == "1号楼 / 大堂"
    away = evolve(world.site, id="away")
    far = Location(id="FAR", title=Text("远处", "far"), site=away)
    roster = world.roster(Job())
    plan = evolve(roster.demand.plan, unreached=(far,))
    roster = evolve(roster, demand=evolve(roster.demand, plan=plan))
    (event,) = events_of(make_feeds(roster, state=None), CREW)
    assert event["LOCATION"] == "清河家园 / 1号楼 / 大堂"


def test_who_has_a_feed() -> None:
    """Every crew, person and site has one, an asset when there is work on it."""
    world = World()
    always = {
        *("crews/lift.ics", "crews/night.ics", "sites/qinghe.ics"),
        *("technicians/li.ics", "technicians/wang.ics", "technicians/zhang.ics"),
    }
    jobs = [Job(), Job(key="r", subject="XJ-1"), Job(key="l", subject="B01")]
    feeds = make_feeds(world.roster(*jobs), state=None)
    paths = [calendar.path for calendar in feeds.calendars]
    assert set(paths) == always | {"assets/DT-0101.ics"}
    assert paths == sorted(paths)
    assert feeds.events == 3
    counts = {path: len(events_of(feeds, path)) for path in paths}
    assert counts == {
        "assets/DT-0101.ics": 1,
        "crews/lift.ics": 3,
        "crews/night.ics": 0,
        "sites/qinghe.ics": 3,
        "technicians/li.ics": 0,
        "technicians/wang.ics": 0,
        "technicians/zhang.ics": 3,
    }


def test_every_feed_is_a_lawful_calendar() -> None:
    """Parsed without complaint, with a time zone for each one used, even when empty."""
    feeds = make_feeds(World().roster(*week(), Job(key="x", late=1)), state=None)
    for path, content in contents(feeds).items():
        read = parsed(content)
        assert not read.errors
        assert [str(one["TZID"]) for one in read.walk("VTIMEZONE")] == ["Asia/Shanghai"]
        for event in read.walk("VEVENT"):
            assert not event.errors
        assert "METHOD" not in read, path
        assert str(read["NAME"]) == str(read["X-WR-CALNAME"]) != ""
        assert read["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"


def test_events_are_sorted_by_start_and_uid() -> None:
    """The order of the file says when, whatever the order of the ids."""
    jobs = [
        Job(key=f"k{n}", start=START + timedelta(hours=n * 7 % 5)) for n in range(9)
    ]
    events = events_of(make_feeds(World().roster(*jobs), state=None), CREW)
    order = [(event["DTSTART"].dt, str(event["UID"])) for event in events]
    assert order == sorted(order)
    assert len({start for start, _ in order}) < len(order) == 9


def test_an_order_has_one_uid_in_all_feeds() -> None:
    """Crew, person, site and asset speak of the same event."""
    feeds = make_feeds(World().roster(Job()), state=None)
    uids = {str(e["UID"]) for c in feeds.calendars for e in events_of(feeds, c.path)}
    assert len(uids) == 1


def test_the_same_roster_has_the_same_bytes() -> None:
    """Nothing but the roster and the state decides a byte."""
    first = make_feeds(World().roster(*week()), state=None)
    second = make_feeds(World().roster(*reversed(week())), state=None)
    assert contents(first) == contents(second)
    assert first.state.to_json() == second.state.to_json()


def test_another_day_alone_changes_no_byte() -> None:
    """A build that finds nothing new gives what the one before it gave."""
    first = make_feeds(World().roster(*week()), state=None)
    roster = World().roster(*week(), as_of=date(2026, 3, 20))
    assert contents(make_feeds(roster, state=first.state)) == contents(first)


def edits() -> Iterator[Job]:
    """Give one order with each part of it changed in turn."""
    job = week()[2]
    yield evolve(job, start=job.start + timedelta(hours=1))
    yield evolve(job, minutes=30)
    yield evolve(job, title=Text("清洁"))
    yield evolve(job, steps=(Text("a"), Text("b")))
    yield evolve(job, category=Category.SAFETY_INSPECTION)
    yield evolve(job, provisional=True)
    yield evolve(job, late=3)
    yield evolve(job, fate="unassigned")
    yield evolve(job, fate="done")


@pytest.mark.feature("F124", partial=True)  # no feeds of asset classes and parties
@pytest.mark.parametrize("edited", tuple(edits()))
def test_one_edit_changes_the_bytes_of_one_event(edited: Job) -> None:
    """All other events, and all feeds without it, stay byte for byte."""
    world, jobs = World(), week()
    jobs[0] = evolve(jobs[0], people=("li",))
    before = make_feeds(world.roster(*jobs), state=None)
    jobs[2] = edited
    after = make_feeds(world.roster(*jobs, as_of=date(2026, 3, 2)), state=before.state)
    old, new = contents(before), contents(after)
    assert old.keys() == new.keys()
    for path, content in new.items():
        was, now = raw_events(old[path]), raw_events(content)
        assert was.keys() == now.keys()
        different = [uid for uid in was if was[uid] != now[uid]]
        assert len(different) <= 1
        assert old[path].split(b"BEGIN:VEVENT")[0] == content.split(b"BEGIN:VEVENT")[0]
    assert old["technicians/li.ics"] == new["technicians/li.ics"]
    assert old["crews/lift.ics"] != new["crews/lift.ics"]


@pytest.mark.row("S046", partial=True)  # the feed's half of the sentence
@pytest.mark.parametrize(
    ("category", "words"),
    [
        (Category.EQUIPMENT_MAINTENANCE, "设备维护"),
        (Category.FACILITY_UPKEEP, "设施保养"),
        (Category.SAFETY_INSPECTION, "安全检查"),
        (Category.EMERGENCY_REPAIR, "应急维修"),
    ],
)
def test_the_category_of_a_task_is_the_category_of_its_events(
    category: Category, words: str
) -> None:
    """Every feed that holds an order says which of the four categories it is of."""
    feeds = make_feeds(World().roster(Job(category=category)), state=None)
    said = [
        [str(one) for one in event["CATEGORIES"].cats]
        for calendar in feeds.calendars
        for event in events_of(feeds, calendar.path)
    ]
    assert said == [[words]] * 4


@given(titles, titles, titles)
def test_any_titles_make_a_lawful_feed(asset: str, crew: str, task: str) -> None:
    """No title breaks a line, a feed or the state."""
    world = World(asset_title=asset, crew_title=crew)
    feeds = make_feeds(
        world.roster(Job(title=Text(task), steps=(Text(task),))), state=None
    )
    for content in contents(feeds).values():
        assert max(map(len, content.split(b"\r\n"))) <= 75
        assert not parsed(content).errors
    feeds.state.to_json().encode()


@pytest.mark.feature("F127", partial=True)  # to-dos and free/busy are not written
def test_alarms_are_for_work_to_come_alone() -> None:
    """With alarms on, planned work has one, what is done or cancelled has none."""
    world = World()
    jobs = week(3)
    first = make_feeds(world.roster(*jobs), state=None, alarms=True)
    assert len(calendar_of(first, CREW).walk("VALARM")) == 3
    assert not calendar_of(make_feeds(world.roster(*jobs), state=None), CREW).walk(
        "VALARM"
    )
    jobs[0] = evolve(jobs[0], fate="done")
    jobs[1] = evolve(jobs[1], fate="unassigned")
    second = make_feeds(
        world.roster(*jobs, as_of=date(2026, 3, 2)), state=first.state, alarms=True
    )
    (alarm,) = calendar_of(second, CREW).walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=-1)


def test_what_may_still_move_is_tentative() -> None:
    """A date that depends on the visit before it is not promised."""
    jobs = [Job(key="a"), Job(key="b", provisional=True)]
    events = events_of(make_feeds(World().roster(*jobs), state=None), CREW)
    assert sorted(str(event["STATUS"]) for event in events) == [
        "CONFIRMED",
        "TENTATIVE",
    ]


def test_work_without_length_has_a_quarter_of_an_hour() -> None:
    """An event that ends as it begins is shown by nobody."""
    (event,) = events_of(make_feeds(World().roster(Job(minutes=0)), state=None), CREW)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=15)


def test_languages_have_revisions_of_their_own() -> None:
    """A build in another language uses the same state and disturbs nothing."""
    world = World()
    zh = make_feeds(world.roster(Job()), state=None)
    renamed = Job(title=Text("半月维保", "Fortnightly service"))
    en = make_feeds(world.roster(Job()), state=zh.state, language="en")
    later = world.roster(renamed, as_of=date(2026, 3, 5))
    zh_later = make_feeds(later, state=en.state)
    en_later = make_feeds(later, state=zh_later.state, language="en")
    assert contents(zh_later)[CREW] == contents(zh)[CREW]
    (event,) = events_of(en_later, CREW)
    assert event["LAST-MODIFIED"].dt == datetime(2026, 3, 5, tzinfo=UTC)
    assert event["SUMMARY"] == "Lift DT-0101 Fortnightly service"


def test_a_feed_that_is_no_more_stays_as_an_empty_calendar() -> None:
    """The feed of an asset that has no more work keeps its name, and is empty."""
    world = World()
    state = make_feeds(world.roster(Job()), state=None).state
    moved_on = world.roster(first=date(2026, 6, 1), last=date(2026, 6, 2))
    later = make_feeds(moved_on, state=state)
    read = calendar_of(later, "assets/DT-0101.ics")
    assert read["NAME"] == "1号楼1号客梯 维保"
    assert not read.walk("VEVENT")
    assert len(read.walk("VTIMEZONE")) == 1


def test_an_asset_without_work_has_a_feed() -> None:
    """A calendar can be subscribed to before there is anything in it."""
    world = World()
    roster = world.roster(*week())
    assert {one.subject.id for one in roster.assignments} == {"DT-0101"}
    plan = evolve(roster.demand.plan, unreached=(world.subjects["DT-0102"],))
    roster = evolve(roster, demand=evolve(roster.demand, plan=plan))
    feeds = make_feeds(roster, state=None)
    paths = {calendar.path for calendar in feeds.calendars}
    assert {"assets/DT-0101.ics", "assets/DT-0102.ics"} <= paths
