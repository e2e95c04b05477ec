"""Putting feeds into a folder, where a server or a synchroniser finds them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.feeds.audiences import AUDIENCES
from weibao.feeds.calendars import Calendar
from weibao.feeds.ics import PRODUCT
from weibao.feeds.publishing import Feeds, make_feeds
from weibao.feeds.state import FeedState
from weibao.feeds.zones import TimeZones
from weibao.files import atomic_write, sweep
from weibao.roster import Roster
from weibao.texts.text import Language, Message


@frozen(kw_only=True)
class FeedsWritten:
    """What a build did: the state to keep, and the files changed and left alone.

    Paths are relative to the folder, sorted. ``events`` counts each event once.
    """

    state: FeedState
    files: tuple[str, ...]
    unchanged: tuple[str, ...]
    events: int


def write_feeds(
    roster: Roster,
    folder: Path,
    *,
    state: FeedState | None,
    language: Language = "zh",
    alarms: bool = False,
    state_file: Path | None = None,
) -> FeedsWritten:
    """Write a feed for every crew, person, site and asset.

    A file whose bytes would not change is not touched. A feed that there was and is
    no more becomes an empty calendar, which tells its subscribers to drop what they
    hold; a missing file would not. What a build that was killed left half-written is
    removed first.

    Args:
        roster: the work to tell of.
        folder: where the feeds go, in a folder for each audience.
        state: what the build before this one gave back; None for the first, into a
            folder without feeds.
        language: the language of all words.
        alarms: whether events to come remind their readers an hour ahead.
        state_file: where to keep the new state. It is written before any feed: a
            build that breaks off in between is made good by the next one, and no
            revision is ever given to two contents.

    Raises:
        InvalidValue: the state is that of another portfolio, or there is none though
            the folder holds feeds of an earlier build.
    """
    if state is None and holds_feeds(folder):
        raise InvalidValue(EARLIER(folder=folder))
    for place in {*_folders(folder), *([state_file.parent] if state_file else [])}:
        sweep(place)
    feeds = make_feeds(roster, state=state, language=language, alarms=alarms)
    if state_file is not None:
        atomic_write(state_file, feeds.state.to_json().encode())
    changed: list[str] = []
    unchanged: list[str] = []
    left_over = _left_over(feeds, folder, language)
    time_zones = TimeZones()
    for calendar in sorted([*feeds.calendars, *left_over], key=_path):
        content = calendar.to_bytes(time_zones)
        written = atomic_write(folder / calendar.path, content)
        (changed if written else unchanged).append(calendar.path)
    return FeedsWritten(
        state=feeds.state,
        files=tuple(changed),
        unchanged=tuple(unchanged),
        events=feeds.events,
    )


def holds_feeds(folder: Path) -> bool:
    """Tell whether a build has written feeds into a folder before."""
    return any(True for _ in _ours(folder))


def _left_over(feeds: Feeds, folder: Path, language: Language) -> Iterator[Calendar]:
    """Give an empty calendar for each feed of ours that the build knows nothing of."""
    known = {calendar.path for calendar in feeds.calendars}
    alike = {path.lower(): path for path in known}
    for file in _ours(folder):
        path = f"{file.parent.name}/{file.name}"
        if path not in known and not _same_file(file, folder, alike.get(path.lower())):
            yield Calendar(
                path=path,
                name=unquote(file.stem),
                zone=feeds.zone,
                years=feeds.years,
                language=language,
            )


def _same_file(file: Path, folder: Path, path: str | None) -> bool:
    """Tell whether a disk that does not heed capitals holds a file by another name."""
    if path is None:
        return False
    other = folder / path
    return other.exists() and file.samefile(other)


def _ours(folder: Path) -> Iterator[Path]:
    """Give the feeds that weibao has written into a folder."""
    for place in _folders(folder):
        for file in sorted(place.glob("*.ics")):
            if PRODUCT.encode() in file.read_bytes():
                yield file


def _folders(folder: Path) -> list[Path]:
    return [folder / audience.folder for audience in AUDIENCES]


def _path(calendar: Calendar) -> str:
    return calendar.path


EARLIER = Message(
    zh="{folder} 里已有以前生成的日历：请给出那次的状态（state），或另选文件夹",
    en="{folder} holds feeds of an earlier build: give its state, or another folder",
)
