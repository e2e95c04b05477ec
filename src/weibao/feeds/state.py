"""What earlier builds published: the state that a build is given and gives back."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from attrs import field, frozen

from weibao.errors import InvalidValue
from weibao.feeds.audiences import BY_FOLDER
from weibao.feeds.facts import Facts
from weibao.feeds.facts_text import facts_from_data, facts_to_data
from weibao.feeds.plain import ODD
from weibao.texts.text import Message, Text

VERSION = 1
MOST_REVISIONS = 2**31 - 1
"""The highest number that a calendar can carry as SEQUENCE."""
EARLIEST, LATEST = 1900, 2200
"""The years that published work may lie in: those of horizons, and a little more."""
WRONG = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OSError,
    ArithmeticError,
    RecursionError,
)
"""What a value of the wrong kind or size raises where it is used."""
Kind = TypeVar("Kind")
Read = TypeVar("Read")


@frozen
class Stamp:
    """What one audience last read of an event in one language, and since when.

    ``content`` is a hash of the event's bytes without its revision.
    """

    content: str
    modified: datetime


@frozen(kw_only=True)
class Entry:
    """One event as it was last published.

    ``shown`` is whether any feed still holds it: what has gone is remembered for a
    while, so that its revision never goes back when it returns. ``stamps`` are keyed
    by audience and language (``crew/zh``).
    """

    facts: Facts
    sequence: int = 0
    cancelled_on: date | None = None
    shown: bool = True
    stamps: Mapping[str, Stamp] = field(factory=dict)


@frozen
class Feed:
    """A feed that was published: the title and time zone of what it is about."""

    title: Text
    zone: str


@frozen(kw_only=True)
class FeedState:
    """All events and feeds that earlier builds of one portfolio published.

    ``events`` are keyed by order id, ``feeds`` by folder and id (``crews/lift``).
    """

    portfolio: str
    events: Mapping[str, Entry] = field(factory=dict)
    feeds: Mapping[str, Feed] = field(factory=dict)

    def to_json(self) -> str:
        """Write the state as text, one line for each event, in a fixed order."""
        events = {key: _entry_to_data(entry) for key, entry in self.events.items()}
        feeds = {
            key: {"title": [feed.title.zh, feed.title.en], "zone": feed.zone}
            for key, feed in self.feeds.items()
        }
        return (
            f'{{\n"events": {_lines(events)},\n"feeds": {_lines(feeds)},\n'
            f'"portfolio": {_json(self.portfolio)},\n"version": {VERSION}\n}}\n'
        )

    @classmethod
    def from_json(cls, text: str) -> "FeedState":
        """Read a state that `to_json` wrote.

        Raises:
            InvalidValue: the text is damaged, or a later version wrote it.
        """
        try:
            data = json.loads(text, object_pairs_hook=_once)
            version = data["version"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise InvalidValue(DAMAGED(error=_named(error))) from error
        if isinstance(version, int) and version > VERSION:
            raise InvalidValue(NEWER(version=version, known=VERSION))
        try:
            return cls._from_data(data)
        except InvalidValue:
            raise
        except WRONG as error:
            raise InvalidValue(DAMAGED(error=_named(error))) from error

    @classmethod
    def _from_data(cls, data: dict[str, Any]) -> "FeedState":
        if data["version"] != VERSION:
            raise ValueError("version")
        return cls(
            portfolio=_of(str, data["portfolio"]),
            events=_each("events", data["events"], lambda _, one: _entry(one)),
            feeds=_each("feeds", data["feeds"], _feed),
        )


def _entry_to_data(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {
        "facts": facts_to_data(entry.facts),
        "sequence": entry.sequence,
        "stamps": {
            key: [stamp.content, f"{stamp.modified:%Y%m%dT%H%M%SZ}"]
            for key, stamp in entry.stamps.items()
        },
    }
    if entry.cancelled_on is not None:
        data["cancelled_on"] = entry.cancelled_on.isoformat()
    if not entry.shown:
        data["shown"] = False
    return data


def _each(
    part: str, data: dict[str, Any], read: Callable[[str, Any], Read]
) -> dict[str, Read]:
    """Read all entries of a part; what is wrong is told with the entry's name.

    Raises:
        InvalidValue: one of them is damaged.
    """
    found: dict[str, Read] = {}
    for key, one in data.items():
        try:
            _require_clean((key, one))
            found[key] = read(key, one)
        except WRONG as error:
            place = f"{part}[{key!r}]: {_named(error)}"
            raise InvalidValue(DAMAGED(error=place)) from error
    return found


def _entry(data: dict[str, Any]) -> Entry:
    cancelled_on = data.get("cancelled_on")
    entry = Entry(
        facts=facts_from_data(data["facts"]),
        sequence=_of(int, data["sequence"]),
        cancelled_on=None if cancelled_on is None else date.fromisoformat(cancelled_on),
        shown=_of(bool, data.get("shown", True)),
        stamps={
            key: Stamp(_of(str, content), _instant(modified))
            for key, (content, modified) in data["stamps"].items()
        },
    )
    if not 0 <= entry.sequence <= MOST_REVISIONS:
        raise ValueError(f"sequence {entry.sequence}")
    if entry.facts.end < entry.facts.start:
        raise ValueError("end before start")
    for day in _days(entry):
        if not EARLIEST <= day.year <= LATEST:
            raise ValueError(f"year {day.year}")
    return entry


def _days(entry: Entry) -> Iterator[date]:
    """Give every date and time of an event."""
    facts = entry.facts
    yield from (facts.start, facts.end)
    yield from (stamp.modified for stamp in entry.stamps.values())
    yield from (day for day in (facts.done_on, entry.cancelled_on) if day is not None)
    if facts.window is not None:
        yield from (facts.window.opens, facts.window.closes)


def _require_clean(data: object) -> None:
    """Refuse text that no calendar could carry; what we write is clean."""
    if isinstance(data, str):
        if ODD.search(data):
            raise ValueError(f"text {data!r}")
    elif isinstance(data, Mapping):
        _require_clean([*data.keys(), *data.values()])
    elif isinstance(data, list | tuple):
        for one in data:
            _require_clean(one)


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object with one key twice: none of the two can be the one meant."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key!r} twice")
        found[key] = value
    return found


def _feed(key: str, data: dict[str, Any]) -> Feed:
    folder, _, id_ = key.partition("/")
    if not id_ or folder not in BY_FOLDER:
        raise ValueError(f"feed {key!r}")
    zh, en = data["title"]
    return Feed(Text(_of(str, zh), _of(str, en)), ZoneInfo(data["zone"]).key)


def _instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _of(kind: type[Kind], value: object) -> Kind:
    """Return a value of exactly this type: a number is not a flag, nor the reverse."""
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__}: {value!r}")
    return value


def _lines(items: Mapping[str, object]) -> str:
    rows = [f"{_json(key)}: {_json(items[key])}" for key in sorted(items)]
    return "{\n" + ",\n".join(rows) + "\n}" if rows else "{}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _named(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip()


DAMAGED = Message(
    zh="日历状态文件已损坏（{error}）：请恢复备份，或删除后重新生成",
    en="the state of the feeds is damaged ({error}): restore it from a backup, or "
    "delete it and build anew",
)
NEWER = Message(
    zh="日历状态文件的版本为 {version}，由更新的 weibao 写成；本版本只认到 {known}",
    en="the state of the feeds has version {version}, from a later weibao; this one "
    "knows versions up to {known}",
)
