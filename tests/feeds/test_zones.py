"""VTIMEZONE, held against the time zone database."""

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from weibao.feeds.zones import TimeZones, timezone

ZONES = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "UTC",
)


@pytest.mark.parametrize("name", ZONES)
def test_each_hour_has_the_offset_of_the_database(name: str) -> None:
    """A reader that knows only the VTIMEZONE shows each hour as the database does.

    The hour that a change takes away is not asked for: no clock ever shows it.
    """
    block = timezone(name, 2026, 2027).decode().replace("\r\n", "\n")
    theirs = tzical(io.StringIO(f"BEGIN:VCALENDAR\n{block}END:VCALENDAR\n")).get(name)
    ours = ZoneInfo(name)
    instant = datetime(2026, 1, 1, tzinfo=UTC)
    while instant.year < 2028:
        local = instant.astimezone(ours)
        if not local.fold:
            wall = local.replace(tzinfo=theirs)
            assert wall.utcoffset() == local.utcoffset(), local
        instant += timedelta(minutes=30)


def test_a_zone_without_changes_is_one_line_of_time_for_all_years() -> None:
    """A new year changes nothing in the feeds of a site whose clocks stand still."""
    block = timezone("Asia/Shanghai", 2026, 2026)
    assert block == timezone("Asia/Shanghai", 2031, 2035)
    assert block.decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Shanghai",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0800",
        "TZNAME:CST",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


def test_an_onset_is_told_by_the_old_clock() -> None:
    """Clocks that go from two to three in spring do so at two."""
    lines = timezone("Europe/Berlin", 2026, 2026).decode().split("\r\n")
    assert "DTSTART:20260329T020000" in lines
    assert "DTSTART:20261025T030000" in lines


def test_zones_are_sorted_and_written_once() -> None:
    """The order in which zones are met does not matter."""
    one = TimeZones().of(["UTC", "Asia/Shanghai", "UTC"], 2026, 2026)
    assert one == TimeZones().of(["Asia/Shanghai", "UTC"], 2026, 2026)
    assert one.count(b"BEGIN:VTIMEZONE") == 2
