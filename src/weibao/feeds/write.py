"""Putting feeds into a folder, where a server or a synchroniser finds them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from attrs import frozen

from weibao.feeds.audiences import AUDIENCES
from weibao.feeds.calendars import Calendar
from weibao.feeds.ics import PRODUCT
from weibao.feeds.publishing import Feeds, make_feeds
from weibao.feeds.state import FeedState
from weibao.files import atomic_write
from weibao.roster import Roster
from weibao.texts.text import Language


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
    """Write a feed for every crew, person and site, and for every asset with work.

    A file whose bytes would not change is not touched. A feed that there was and is
    no more becomes an empty calendar, which tells its subscribers to drop what they
    hold; a missing file would not.

    Args:
        roster: the work to tell of.
        folder: where the feeds go, in a folder for each audience.
        state: what the build before this one gave back; None for the first.
        language: the language of all words.
        alarms: whether events to come remind their readers an hour ahead.
        state_file: where to keep the new state. It is written before any feed: a
            build that breaks off in between is made good by the next one, and no
            revision is ever given to two contents.

    Raises:
        InvalidValue: the state is that of another portfolio.
    """
    feeds = make_feeds(roster, state=state, language=language, alarms=alarms)
    if state_file is not None:
        atomic_write(state_file, feeds.state.to_json().encode())
    changed: list[str] = []
    unchanged: list[str] = []
    for calendar in sorted([*feeds.calendars, *_left_over(feeds, folder)], key=_path):
        written = atomic_write(folder / calendar.path, calendar.to_bytes())
        (changed if written else unchanged).append(calendar.path)
    return FeedsWritten(
        state=feeds.state,
        files=tuple(changed),
        unchanged=tuple(unchanged),
        events=feeds.events,
    )


def _left_over(feeds: Feeds, folder: Path) -> Iterator[Calendar]:
    """Give an empty calendar for each feed of ours that the build knows nothing of."""
    known = {calendar.path for calendar in feeds.calendars}
    for audience in AUDIENCES:
        for file in sorted((folder / audience.folder).glob("*.ics")):
            path = f"{audience.folder}/{file.name}"
            if path not in known and PRODUCT.encode() in file.read_bytes():
                name = unquote(file.stem)
                yield Calendar(path=path, name=name, zone=feeds.zone, years=feeds.years)


def _path(calendar: Calendar) -> str:
    return calendar.path
