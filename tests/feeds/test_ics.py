"""The bytes of a calendar."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.builder import Parsed, parsed
from weibao.feeds import ics
from weibao.feeds.plain import clean
from weibao.feeds.render import EventText
from weibao.feeds.zones import timezone

# Much of what breaks writers: escapes, long signs, line ends, what looks like syntax.
TROUBLE = "\\;,:\"\n\r\t \x00\ud800\u2028\U0001f692维保é=^'n\\"
texts = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=300),
    st.text(st.sampled_from(TROUBLE), max_size=300),
)
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)


def written(
    text: EventText, *, start: datetime = START, zone: str = "Asia/Shanghai"
) -> bytes:
    """Write a calendar of one event."""
    shape = ics.EventShape(
        start=start,
        end=start + timedelta(hours=2),
        zone=zone,
        status="CONFIRMED",
        busy=True,
        alarm=True,
    )
    block = ics.event(ics.uid("a/b/c/d"), START, 3, ics.event_body(text, shape))
    return ics.calendar(text.summary, zone, timezone(zone, 2026, 2026), [block])


def read(content: bytes) -> Parsed:
    """Read the one event of a calendar with another's parser."""
    (found,) = parsed(content).walk("VEVENT")
    return found


def words(summary: str, more: str = "") -> EventText:
    """Make the words of an event."""
    return EventText(
        summary=summary, description=more, location=more, categories=(more or "x",)
    )


@given(texts, texts.filter(lambda text: clean(text) != ""))
@example("\\" * 200, "\\" * 201)
@example("维" * 24 + "\\n", ",;\n" * 50)
def test_what_is_written_is_what_another_reads(summary: str, more: str) -> None:
    """Any text comes back from another's parser as its clean self."""
    event = read(written(words(summary, more)))
    assert event["SUMMARY"] == clean(summary)
    assert event["DESCRIPTION"] == clean(more)
    assert event["LOCATION"] == clean(more)
    assert [str(one) for one in event["CATEGORIES"].cats] == [clean(more)]


@given(texts)
@example("\\" * 400)
@example("x" + "\\" * 400)
@example("🚒" * 100)
def test_no_line_is_too_long_and_no_fold_tears_anything(text: str) -> None:
    """Lines have at most 75 octets, whole characters and whole escapes."""
    line = f"DESCRIPTION:{ics.escape(text)}"
    folded = ics.fold(line)
    assert folded.endswith(b"\r\n")
    pieces = folded[:-2].split(b"\r\n ")
    lengths = [len(pieces[0]), *(len(piece) + 1 for piece in pieces[1:])]
    assert max(lengths) <= 75
    assert b"".join(pieces) == line.encode()
    for piece in pieces:
        piece.decode()
        ending = len(piece) - len(piece.rstrip(b"\\"))
        assert ending % 2 == 0


@given(texts)
def test_nothing_in_a_text_becomes_syntax(text: str) -> None:
    """A text can neither end its line nor begin a component."""
    content = written(words(text, text))
    lines = content.decode().split("\r\n")
    assert "\n" not in content.decode().replace("\r\n", "")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1


def instants(zone: str) -> st.SearchStrategy[datetime]:
    """Give minutes of 2026, among them those around each change of the clocks."""
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    hours = [begin + timedelta(hours=n) for n in range(365 * 24)]
    local = ZoneInfo(zone)
    changes = [
        hour
        for hour, later in pairwise(hours)
        if hour.astimezone(local).utcoffset() != later.astimezone(local).utcoffset()
    ]
    near = [hour + timedelta(hours=n) for hour in changes for n in range(-3, 4)]
    minutes = st.integers(0, 364 * 24 * 60).map(lambda n: begin + timedelta(minutes=n))
    return st.one_of(minutes, st.sampled_from(near)) if near else minutes


@pytest.mark.parametrize("zone", ZONES)
@given(st.data())
def test_times_are_the_same_instants_for_another_reader(
    zone: str, data: st.DataObject
) -> None:
    """In every time zone, at every change of the clocks, the instants stay."""
    start = data.draw(instants(zone))
    event = read(written(words("x"), start=start, zone=zone))
    assert event["DTSTART"].dt.astimezone(UTC) == start
    assert event["DTEND"].dt.astimezone(UTC) == start + timedelta(hours=2)


@pytest.mark.parametrize(
    ("hour", "minute", "line"),
    [
        (6, 0, "DTSTART;TZID=Europe/Berlin:20261025T070000"),
        (1, 30, "DTSTART:20261025T013000Z"),
        (2, 0, "DTSTART;TZID=Europe/Berlin:20261025T030000"),
    ],
)
def test_an_hour_that_comes_again_is_written_in_utc(
    hour: int, minute: int, line: str
) -> None:
    """Local time can only mean the first of two equal hours."""
    start = datetime(2026, 10, 25, hour, minute, tzinfo=UTC)
    content = written(words("x"), start=start, zone="Europe/Berlin").decode()
    assert line in content.split("\r\n")


def test_a_calendar_has_the_lines_that_clients_need() -> None:
    """One name in both spellings, one refresh in both, no METHOD, no clock."""
    lines = written(words("1号楼, 客梯")).decode().split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert "NAME:1号楼\\, 客梯" in lines
    assert "X-WR-CALNAME:1号楼\\, 客梯" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert "X-PUBLISHED-TTL:PT1H" in lines
    assert "DTSTAMP:20260302T000000Z" in lines
    assert "LAST-MODIFIED:20260302T000000Z" in lines
    assert "SEQUENCE:3" in lines
    assert not [line for line in lines if line.startswith(("METHOD", "ATTENDEE"))]
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_an_alarm_is_relative_and_shows_the_summary() -> None:
    """One DISPLAY alarm an hour ahead."""
    (alarm,) = parsed(written(words("巡检"))).walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["TRIGGER"].dt == timedelta(hours=-1)
    assert alarm["DESCRIPTION"] == "巡检"


def test_a_uid_comes_from_the_order_alone() -> None:
    """The same order has the same UID for ever; another order has another."""
    assert ics.uid("qinghe/DT-0101/service/2026-03-02") == (
        "a3118e87-5235-5940-8812-7c534327f3ef"
    )
    assert ics.uid("a") != ics.uid("b")
