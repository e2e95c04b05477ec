"""One feed: what it is called, where it is put, and the events it holds."""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

from attrs import frozen

from weibao.feeds import ics
from weibao.feeds.zones import TimeZones
from weibao.texts.text import Language

FILE_NAME_MOST = 200
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
"""Names that Windows takes for a device, whatever ending follows."""


@frozen(kw_only=True)
class Event:
    """One event as an audience sees it."""

    start: datetime
    uid: str
    zone: str
    content: bytes


@frozen(kw_only=True)
class Calendar:
    """One feed: its path below the feeds' folder, and what is in it."""

    path: str
    name: str
    zone: str
    years: tuple[int, int]
    events: tuple[Event, ...] = ()
    language: Language = "zh"

    def to_bytes(self, time_zones: TimeZones | None = None) -> bytes:
        """Write the feed; without events it still has its time zone.

        Args:
            time_zones: what feeds written together share, so that it is made once.
        """
        years = [*self.years, *(event.start.year for event in self.events)]
        zones = {self.zone, *(event.zone for event in self.events)}
        known = time_zones or TimeZones()
        written = known.of(zones, min(years), max(years))
        contents = (event.content for event in self.events)
        return ics.calendar(self.name, self.zone, written, contents, self.language)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Sort events by start, then by UID."""
    return tuple(sorted(events, key=_by_start))


def file_name(id: str) -> str:
    """Return the file name of a feed: its id, percent-encoded.

    A name too long for a disk is cut and ends in a hash; a leading dot is encoded
    too, as servers hide such files, and so is the first letter of a name that Windows
    keeps for a device.
    """
    name = quote(id, safe="")
    if name.startswith(".") or DEVICES.match(name):
        name = f"%{ord(name[0]):02X}{name[1:]}"
    if len(name) > FILE_NAME_MOST:
        digest = hashlib.sha256(id.encode()).hexdigest()[:16]
        name = f"{name[: FILE_NAME_MOST - 17]}~{digest}"
    return f"{name}.ics"


def _by_start(event: Event) -> tuple[datetime, str]:
    return event.start, event.uid
