"""The bytes of a calendar, written as RFC 5545 has them.

A writer of our own: it never asks the clock, folds by octets, and is fast enough to
write everything anew at each build. Other people's readers check it in the tests.
"""

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from attrs import frozen

from weibao.feeds.plain import clean
from weibao.feeds.render import EventText
from weibao.texts.text import Language

LINE_MOST = 75
CRLF = b"\r\n"
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
BACKSLASH = 0x5C
ORDERS = uuid.UUID("6f2c7a1e-54d0-5b0c-9a53-0b6f3d6e8c41")
PRODUCT = "-//weibao//maintenance feeds//"
"""By these words a feed is known as ours; its language follows them."""
REFRESH = "PT1H"


@frozen(kw_only=True)
class EventShape:
    """What an event says beside its words. Times are in UTC."""

    start: datetime
    end: datetime
    zone: str
    status: str
    busy: bool
    alarm: bool = False


def uid(order: str) -> str:
    """Return the UID of an order: the same in every feed, at every build."""
    return str(uuid.uuid5(ORDERS, order))


def escape(text: str) -> str:
    """Write text as a TEXT value."""
    return clean(text).translate(ESCAPES)


def fold(line: str) -> bytes:
    """Return a content line as bytes, in pieces of at most 75 octets.

    Neither a character nor a backslash and what it escapes is ever torn apart:
    readers that unescape before they unfold, or decode line by line, exist.
    """
    data = line.encode()
    if len(data) <= LINE_MOST:
        return data + CRLF
    pieces, begin, room = [], 0, LINE_MOST
    while len(data) - begin > room:
        end = _fold_point(data, begin, begin + room)
        pieces.append(data[begin:end])
        begin, room = end, LINE_MOST - 1
    pieces.append(data[begin:])
    return b"\r\n ".join(pieces) + CRLF


def _fold_point(data: bytes, begin: int, end: int) -> int:
    while data[end] & 0xC0 == 0x80:
        end -= 1
    run = end
    while run > begin and data[run - 1] == BACKSLASH:
        run -= 1
    return end - (end - run) % 2


def event_body(text: EventText, shape: EventShape) -> bytes:
    """Write what an event says: all but its identity and its revision."""
    start, end = _moments(shape)
    lines = [
        f"DTSTART{start}",
        f"DTEND{end}",
        f"SUMMARY:{escape(text.summary)}",
        f"STATUS:{shape.status}",
        f"TRANSP:{'OPAQUE' if shape.busy else 'TRANSPARENT'}",
    ]
    if text.categories:
        lines.append("CATEGORIES:" + ",".join(map(escape, text.categories)))
    if text.location:
        lines.append(f"LOCATION:{escape(text.location)}")
    if text.description:
        lines.append(f"DESCRIPTION:{escape(text.description)}")
    if shape.alarm:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT1H"]
        lines += [f"DESCRIPTION:{escape(text.summary)}", "END:VALARM"]
    return b"".join(map(fold, lines))


def event(uid: str, modified: datetime, sequence: int, body: bytes) -> bytes:
    """Write an event around its body.

    Without METHOD, DTSTAMP is when the event was last revised, as LAST-MODIFIED is.
    """
    stamp = _utc(modified)
    head = (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:{stamp}\r\n"
        f"LAST-MODIFIED:{stamp}\r\nSEQUENCE:{sequence}\r\n"
    )
    return head.encode() + body + b"END:VEVENT\r\n"


def calendar(
    name: str,
    zone: str,
    timezones: bytes,
    events: Iterable[bytes],
    language: Language = "zh",
) -> bytes:
    """Write a calendar around its time zones and events."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}{language.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{escape(name)}",
        f"X-WR-CALNAME:{escape(name)}",
        f"X-WR-TIMEZONE:{zone}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    head = b"".join(map(fold, lines)) + timezones
    return head + b"".join(events) + b"END:VCALENDAR\r\n"


def _moments(shape: EventShape) -> tuple[str, str]:
    """Write start and end in the site's time.

    An hour that comes twice, when clocks go back, means its first coming there; its
    second has to be written in UTC.
    """
    zone = ZoneInfo(shape.zone)
    start, end = shape.start.astimezone(zone), shape.end.astimezone(zone)
    if start.fold or end.fold:
        return f":{_utc(start)}", f":{_utc(end)}"
    written = [f";TZID={shape.zone}:{one:%Y%m%dT%H%M%S}" for one in (start, end)]
    return written[0], written[1]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
