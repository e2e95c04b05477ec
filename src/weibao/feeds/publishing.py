"""All feeds of a roster as bytes: a pure function of the roster and the past."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta

from attrs import evolve, frozen

from weibao.errors import InvalidValue
from weibao.feeds import ics
from weibao.feeds.audiences import BY_FOLDER
from weibao.feeds.calendars import Calendar, Event, file_name, in_order
from weibao.feeds.facts import Facts, Standing
from weibao.feeds.following import follow, remembered
from weibao.feeds.plain import cut, one_line
from weibao.feeds.render import render
from weibao.feeds.state import Entry, Feed, FeedState, Stamp
from weibao.feeds.subjects import feeds_of, holders, own_zone
from weibao.roster import Roster
from weibao.texts.text import Language, Message

NAME_MOST = 100
SECOND = timedelta(seconds=1)
SHORTEST = timedelta(minutes=15)


@frozen(kw_only=True)
class Feeds:
    """All feeds of a build by path, and the state for the build after it.

    ``zone`` and ``years`` serve a feed that has to be emptied though nothing is
    known of it any more.
    """

    calendars: tuple[Calendar, ...]
    state: FeedState
    zone: str
    years: tuple[int, int]

    @property
    def events(self) -> int:
        """How many events are told of, each once however many feeds hold it."""
        return sum(entry.shown for entry in self.state.events.values())


def make_feeds(
    roster: Roster,
    *,
    state: FeedState | None,
    language: Language = "zh",
    alarms: bool = False,
) -> Feeds:
    """Make all feeds of a roster.

    The same roster and state give the same bytes. An event whose words and times are
    as they were keeps its bytes; where something changed, its revision goes up.

    Args:
        roster: the work to tell of.
        state: what the build before this one gave back; None for the first.
        language: the language of all words.
        alarms: whether events to come remind their readers an hour ahead.

    Raises:
        InvalidValue: the state is that of another portfolio.
    """
    before = state or FeedState(portfolio=roster.demand.portfolio)
    _require_own(before, roster)
    now = datetime.combine(roster.demand.as_of, time(), UTC)
    own = feeds_of(roster)
    # A feed of old whose file a disk may take for that of a new one goes over to it.
    now_named = {name.encode().lower(): name for name in own}
    feeds = {
        name: feed
        for name, feed in before.feeds.items()
        if now_named.get(name.encode().lower(), name) == name
    } | own
    events: dict[str, list[Event]] = {name: [] for name in feeds}
    entries: dict[str, Entry] = {}
    for id_, entry in sorted(follow(roster, before).items()):
        if entry.shown:
            bodies = _bodies(entry.facts, language, alarms)
            entry = _stamped(entry, bodies, language, now)
            made = _events(id_, entry, bodies, language)
            for audience, name, feed in holders(entry.facts):
                name = now_named.get(name.encode().lower(), name)
                feeds.setdefault(name, feed)
                events.setdefault(name, []).append(made[audience.name])
        entries[id_] = remembered(entry)
    years = (roster.horizon.first.year, roster.horizon.last.year)
    return Feeds(
        calendars=tuple(
            _calendar(name, feeds[name], events[name], years, language)
            for name in sorted(feeds)
        ),
        state=FeedState(portfolio=before.portfolio, events=entries, feeds=feeds),
        zone=own_zone(roster),
        years=years,
    )


def _require_own(state: FeedState, roster: Roster) -> None:
    ours = roster.demand.portfolio
    if state.portfolio != ours:
        raise InvalidValue(OTHER_PORTFOLIO(state=state.portfolio, ours=ours))


def _bodies(facts: Facts, language: Language, alarms: bool) -> dict[str, bytes]:
    """Write an event once for each of its audiences; those that see alike share it."""
    written: dict[frozenset[str], bytes] = {}
    bodies: dict[str, bytes] = {}
    for audience, _, _ in holders(facts):
        if audience.sees not in written:
            written[audience.sees] = _body(audience.view(facts), language, alarms)
        bodies[audience.name] = written[audience.sees]
    return bodies


def _body(seen: Facts, language: Language, alarms: bool) -> bytes:
    planned = seen.standing is Standing.PLANNED
    shape = ics.EventShape(
        start=seen.start,
        end=seen.end if seen.end > seen.start else seen.start + SHORTEST,
        zone=seen.zone,
        status=_status(seen),
        busy=planned,
        alarm=alarms and planned,
    )
    return ics.event_body(render(seen, language), shape)


def _status(seen: Facts) -> str:
    if seen.standing is Standing.CANCELLED:
        return "CANCELLED"
    tentative = seen.provisional and seen.standing is Standing.PLANNED
    return "TENTATIVE" if tentative else "CONFIRMED"


def _stamped(
    entry: Entry, bodies: Mapping[str, bytes], language: Language, now: datetime
) -> Entry:
    stamps = dict(entry.stamps)
    for audience, body in bodies.items():
        version = f"{audience}/{language}"
        stamps[version] = _stamp(stamps.get(version), body, now)
    return evolve(entry, stamps=stamps)


def _stamp(known: Stamp | None, body: bytes, now: datetime) -> Stamp:
    """Keep the revision of unchanged content; give changed content a later one."""
    content = hashlib.sha256(body).hexdigest()[:16]
    if known is None:
        return Stamp(content, now)
    if known.content == content:
        return known
    return Stamp(content, max(now, known.modified + SECOND))


def _events(
    order: str, entry: Entry, bodies: Mapping[str, bytes], language: Language
) -> dict[str, Event]:
    uid, facts = ics.uid(order), entry.facts
    made: dict[str, Event] = {}
    for audience, body in bodies.items():
        modified = entry.stamps[f"{audience}/{language}"].modified
        content = ics.event(uid, modified, entry.sequence, body)
        made[audience] = Event(
            start=facts.start, uid=uid, zone=facts.zone, content=content
        )
    return made


def _calendar(
    key: str,
    feed: Feed,
    events: list[Event],
    years: tuple[int, int],
    language: Language,
) -> Calendar:
    folder, _, id_ = key.partition("/")
    title = BY_FOLDER[folder].calendar(title=feed.title).to(language)
    return Calendar(
        path=f"{folder}/{file_name(id_)}",
        name=cut(one_line(title), NAME_MOST),
        zone=feed.zone,
        years=years,
        events=in_order(events),
        language=language,
    )


OTHER_PORTFOLIO = Message(
    zh="日历状态属于资料 {state!r}，而不是 {ours!r}",
    en="the state of the feeds belongs to portfolio {state!r}, not to {ours!r}",
)
