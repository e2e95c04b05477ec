"""Calendars, sites and locations: from documents to the model."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from weibao.calendars import COUNTRIES, Stack, WorkingCalendar
from weibao.config.attribute_values import Types
from weibao.config.compound import DaysDocument
from weibao.config.document_places import (
    CalendarDocument,
    LocationDocument,
    SiteDocument,
)
from weibao.config.origins import Entry
from weibao.config.resolving import Resolving
from weibao.inventory import EVERY_WEEKDAY, Access, Location, Site
from weibao.spans.hours import Hours
from weibao.texts.text import Message, Text

USUAL_HOURS = (Hours(8 * 60, 18 * 60),)
LONGEST_CLOSURE = 3660


def calendars(resolving: Resolving) -> dict[str, WorkingCalendar]:
    """Make the calendars of one's own, beside the countries'."""
    found: dict[str, WorkingCalendar] = dict(COUNTRIES)
    entries = resolving.distinct(resolving.book.entries("calendars"))
    for id_, entry in entries.items():
        document: CalendarDocument = entry.document
        if id_ in COUNTRIES:
            resolving.complaints.add(entry, ("id",), COUNTRY_CODE(code=id_))
            continue
        title = document.title or Text.same(id_)
        closed = {
            day: days.title or title
            for number, days in enumerate(document.closed)
            for day in _days(days, number, "closed", entry, resolving)
        }
        opened = frozenset(
            day
            for number, days in enumerate(document.open)
            for day in _days(days, number, "open", entry, resolving)
        )
        weekend = frozenset(document.weekend)
        by_day, by_weekday = _half_days(document, entry, resolving)
        found[id_] = WorkingCalendar(
            id_,
            title,
            weekend,
            closed,
            opened,
            half_days=by_day,
            half_weekdays=by_weekday,
        )
    return found


def _half_days(
    document: CalendarDocument, entry: Entry, resolving: Resolving
) -> tuple[dict[date, Hours], dict[int, Hours]]:
    """Return the hours of half days, by day and by weekday; none is said twice."""
    by_day: dict[date, Hours] = {}
    by_weekday: dict[int, Hours] = {}
    shut = {*document.weekend}
    for number, half in enumerate(document.half_days):
        place = ("half_days", number)
        weekdays = set(half.weekdays)
        if weekdays & shut:
            resolving.complaints.add(entry, place, CLOSED_EACH_WEEK())
        days: Iterable[date] = ()
        if half.from_ is not None:
            stretch = DaysDocument(from_=half.from_, to=half.to or half.from_)
            days = list(_days(stretch, number, "half_days", entry, resolving))
        if weekdays & by_weekday.keys() or not by_day.keys().isdisjoint(days):
            resolving.complaints.add(entry, place, HALVED_TWICE())
        by_weekday.update(dict.fromkeys(weekdays, half.hours))
        by_day.update(dict.fromkeys(days, half.hours))
    return by_day, by_weekday


def _days(
    days: DaysDocument, number: int, key: str, entry: Entry, resolving: Resolving
) -> Iterable[date]:
    count = (days.to - days.from_).days + 1
    if count > LONGEST_CLOSURE:
        text = TOO_MANY_DAYS(count=count, most=LONGEST_CLOSURE)
        resolving.complaints.add(entry, (key, number), text)
        return ()
    return (days.from_ + timedelta(days=n) for n in range(count))


def sites(
    resolving: Resolving, known: Mapping[str, WorkingCalendar]
) -> dict[str, Site]:
    """Make the sites."""
    entries = resolving.distinct(resolving.book.entries("sites"), with_feeds=True)
    found = {id_: _one_site(resolving, one, known) for id_, one in entries.items()}
    for entry in resolving.again(SiteDocument):
        _one_site(resolving, entry, known)
    return found


def _one_site(
    resolving: Resolving, entry: Entry, known: Mapping[str, WorkingCalendar]
) -> Site:
    document: SiteDocument = entry.document
    stack = resolving.found(known, document.calendars, CALENDAR, entry, ("calendars",))
    return Site(
        id=document.id,
        title=document.title or Text.same(document.id),
        time_zone=document.time_zone,
        calendar=Stack(tuple(stack)),
        working_hours=document.working_hours or USUAL_HOURS,
        quiet_hours=document.quiet_hours,
        opening=document.opening,
        seasons=document.seasons,
        jurisdiction=document.jurisdiction,
        kind=document.kind,
        crews_at_once=document.crews_at_once,
        visits=document.visits,
    )


def locations(
    resolving: Resolving,
    entries: Mapping[str, Entry],
    known_sites: Mapping[str, Site],
    types: Types,
    known: Mapping[str, WorkingCalendar],
) -> dict[str, Location]:
    """Make the locations, parents first."""
    found: dict[str, Location] = {}
    for id_ in resolving.parents_first(entries):
        made = _location(resolving, entries[id_], found, known_sites, types, known)
        if made is None:
            resolving.book.broken.add(id_)
        else:
            found[id_] = made
    for entry in resolving.again(LocationDocument):
        _location(resolving, entry, found, known_sites, types, known)
    return found


def _location(
    resolving: Resolving,
    entry: Entry,
    found: Mapping[str, Location],
    known_sites: Mapping[str, Site],
    types: Types,
    known: Mapping[str, WorkingCalendar],
) -> Location | None:
    document: LocationDocument = entry.document
    parent = None
    if document.parent is not None:
        parent = resolving.find(found, document.parent, LOCATION, entry, ("parent",))
    site = _site(resolving, entry, parent, known_sites)
    resolving.plausible(document.installed, entry)
    type_ = None
    if document.type is not None:
        type_ = types.find(document.type, "location", entry)
    attributes = types.attributes(type_, document.attributes, entry)
    path = ("calendars",)
    stack = resolving.found(known, document.calendars, CALENDAR, entry, path)
    wanted = document.parent is not None and parent is None
    if site is None or wanted or (document.type is not None and type_ is None):
        return None
    return Location(
        id=document.id,
        title=document.title or Text.same(document.id),
        site=site,
        kind=document.kind,
        parent=parent,
        type=type_,
        attributes=attributes,
        tags=frozenset(document.tags),
        access=_access(document),
        opening=document.opening,
        installed=document.installed,
        formerly=document.formerly,
        own_calendars=tuple(stack),
        crews_at_once=document.crews_at_once,
        visits=document.visits,
    )


def _site(
    resolving: Resolving,
    entry: Entry,
    parent: Location | None,
    known: Mapping[str, Site],
) -> Site | None:
    document: LocationDocument = entry.document
    if document.site is not None:
        site = resolving.find(known, document.site, SITE, entry, ("site",))
        if site is not None and parent is not None and parent.site is not site:
            text = OTHER_SITE(parent=parent.id, site=parent.site.id)
            resolving.complaints.add(entry, ("site",), text)
        return site
    if parent is not None:
        return parent.site
    if document.parent is not None or entry.partial:
        return None
    if len(known) == 1:
        return next(iter(known.values()))
    if known or not resolving.book.broken:
        text = WHICH_SITE() if known else NO_SITE()
        resolving.complaints.add(entry, (), text)
    return None


def _access(document: LocationDocument) -> Access | None:
    if document.access is None:
        return None
    days = document.access.weekdays
    weekdays = EVERY_WEEKDAY if days is None else frozenset(days)
    return Access(document.access.hours, weekdays)


CALENDAR = Text("日历", "calendar")
SITE = Text("项目", "site")
LOCATION = Text("位置", "location")
COUNTRY_CODE = Message(
    zh="日历 {code!r} 是内置的（换一个编号）",
    en="the calendar {code!r} is built in (choose another id)",
)
TOO_MANY_DAYS = Message(
    zh="这一段有 {count} 天（应不超过 {most} 天）",
    en="this is a stretch of {count} days (write at most {most})",
)
OTHER_SITE = Message(
    zh="与上级 {parent!r} 不在同一项目（去掉 site，或写 site: {site}）",
    en="its parent {parent!r} is on another site "
    "(leave site out, or write site: {site})",
)
WHICH_SITE = Message(
    zh="没有说在哪个项目（写 site: 或 parent:）",
    en="it does not say which site it is on (add site: or parent:)",
)
NO_SITE = Message(
    zh="还没有任何项目（先在 sites 下写一个）",
    en="there is no site yet (add one under sites)",
)
CLOSED_EACH_WEEK = Message(
    zh="同一星期几既在 weekend 又算半天（从 weekend 去掉）",
    en="a weekday is both in weekend and a half day (leave it out of weekend)",
)
HALVED_TWICE = Message(
    zh="同一天写了两次半天（只写一次）",
    en="a day is a half day twice (write it once)",
)
