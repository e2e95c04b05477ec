"""What is looked after, and where it is."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from attrs import field, frozen

from weibao.calendars.working import Stack, WorkingCalendar
from weibao.equipment import EquipmentType, SubjectKind
from weibao.errors import InvalidValue
from weibao.spans.hours import Hours
from weibao.spans.opening import Opening
from weibao.spans.season import Season
from weibao.texts.text import Message, Text

EVERY_WEEKDAY = frozenset(range(7))


@frozen(kw_only=True)
class VisitCap:
    """How many visits a place should have in a calendar week or month.

    A visit is a crew's day there, for whatever work and with however many people. With
    ``must`` no more may be made; else each one more has its price.
    """

    at_most: int
    per: Literal["week", "month"] = "week"
    must: bool = False

    def __attrs_post_init__(self) -> None:
        if self.at_most < 1:
            raise InvalidValue(NO_VISIT_AT_ALL())

    def period(self, day: date) -> date:
        """Return the first day of the week or month that a day lies in."""
        if self.per == "month":
            return day.replace(day=1)
        return day - timedelta(days=day.weekday())


@frozen(kw_only=True, eq=False)
class Site:
    """One place with its time zone, calendar, hours and seasons.

    Planned work is done in ``working_hours`` on days the calendar leaves open; noisy
    work keeps out of ``quiet_hours``. ``opening`` is when it is open to those who use
    it. At most ``crews_at_once`` pieces of work go on at one time on all of it, and
    ``visits`` say how many it should have.
    """

    id: str
    title: Text
    time_zone: ZoneInfo
    calendar: Stack
    working_hours: tuple[Hours, ...] = (Hours(8 * 60, 18 * 60),)
    quiet_hours: tuple[Hours, ...] = ()
    opening: Opening | None = None
    seasons: Mapping[str, Season] = field(factory=dict)
    jurisdiction: str = "CN"
    kind: str = "residential"
    crews_at_once: int | None = None
    visits: VisitCap | None = None

    def __attrs_post_init__(self) -> None:
        if self.crews_at_once is not None and self.crews_at_once < 1:
            raise InvalidValue(NO_CREW_AT_ALL(place=self.id))


@frozen
class Access:
    """When people may enter a place to work there."""

    hours: tuple[Hours, ...] = ()
    weekdays: frozenset[int] = EVERY_WEEKDAY


@frozen(kw_only=True, eq=False)
class Location:
    """A place in the tree of a site; with a type of its own it is maintained too.

    At most ``crews_at_once`` pieces of work go on in it at one time, places in it
    among them; any number where it is None. Its ``own_calendars``, such as those of a
    tenant, are stacked on those of the site and of the places it lies in: for work here
    ``calendar`` holds them all.
    """

    id: str
    title: Text
    site: Site
    kind: str = "area"
    parent: "Location | None" = None
    type: EquipmentType | None = None
    attributes: Mapping[str, Any] = field(factory=dict)
    tags: frozenset[str] = frozenset()
    access: Access | None = None
    opening: Opening | None = None
    installed: date | None = None
    formerly: tuple[str, ...] = ()
    own_calendars: tuple[WorkingCalendar, ...] = ()
    crews_at_once: int | None = None
    visits: VisitCap | None = None
    calendar: Stack = field(init=False, repr=False)
    stop: "Location" = field(init=False, repr=False, eq=False)
    """Where one walks to for work here: the building, or else the outermost place.

    Work at one stop needs no travel in between.
    """

    def __attrs_post_init__(self) -> None:
        if self.crews_at_once is not None and self.crews_at_once < 1:
            raise InvalidValue(NO_CREW_AT_ALL(place=self.id))
        above = self.parent.calendar if self.parent else self.site.calendar
        stack = above.with_more(self.own_calendars) if self.own_calendars else above
        object.__setattr__(self, "calendar", stack)
        stop = (
            self if self.parent is None or self.kind == "building" else self.parent.stop
        )
        object.__setattr__(self, "stop", stop)

    @property
    def location(self) -> "Location":
        """The place itself, so that every subject can be asked where it is."""
        return self

    def capped(self) -> "tuple[tuple[Location | Site, VisitCap], ...]":
        """Return the places around, and the site, that should have so many visits."""
        around: tuple[Location | Site, ...] = (*self.chain(), self.site)
        return tuple((one, one.visits) for one in around if one.visits is not None)

    def chain(self) -> "tuple[Location, ...]":
        """Return the place and all it lies in, the innermost first."""
        return (self, *(self.parent.chain() if self.parent else ()))

    def within(self, kind: str) -> "Location | None":
        """Return the innermost place of a kind that this one is or lies in."""
        return next((place for place in self.chain() if place.kind == kind), None)

    @property
    def open_hours(self) -> Opening | None:
        """The opening hours of the innermost place that has any, or of the site."""
        own = (place.opening for place in self.chain() if place.opening is not None)
        return next(own, self.site.opening)


@frozen(kw_only=True, eq=False)
class Asset:
    """One identified thing that is maintained."""

    id: str
    title: Text
    type: EquipmentType
    location: Location
    installed: date | None = None
    model: str = ""
    attributes: Mapping[str, Any] = field(factory=dict)
    tags: frozenset[str] = frozenset()
    parent: "Asset | None" = None
    links: Mapping[str, str] = field(factory=dict)
    formerly: tuple[str, ...] = ()

    @property
    def site(self) -> Site:
        """The site it stands on."""
        return self.location.site


@frozen(kw_only=True, eq=False)
class Round:
    """One order over many subjects, visited in turn: a patrol, a round of checks."""

    id: str
    title: Text
    type: EquipmentType
    location: Location
    subjects: "tuple[Asset | Location, ...]"
    attributes: Mapping[str, Any] = field(factory=dict)
    tags: frozenset[str] = frozenset()
    installed: date | None = None
    formerly: tuple[str, ...] = ()

    @property
    def site(self) -> Site:
        """The site it is walked on."""
        return self.location.site


Subject = Asset | Location | Round


def subject_kind(subject: Subject) -> SubjectKind:
    """Say which of the three kinds of subject this is."""
    if isinstance(subject, Asset):
        return "asset"
    return "location" if isinstance(subject, Location) else "round"


@frozen(kw_only=True, eq=False)
class Inventory:
    """All sites, locations, assets and rounds of a portfolio, by id."""

    sites: Mapping[str, Site] = field(factory=dict)
    locations: Mapping[str, Location] = field(factory=dict)
    assets: Mapping[str, Asset] = field(factory=dict)
    rounds: Mapping[str, Round] = field(factory=dict)

    def subjects(self) -> tuple[Subject, ...]:
        """Return everything that a task can apply to, sorted by id."""
        places = [place for place in self.locations.values() if place.type is not None]
        everything: list[Subject] = [
            *self.assets.values(),
            *places,
            *self.rounds.values(),
        ]
        return tuple(sorted(everything, key=lambda subject: subject.id))

    def subject(self, id: str) -> Subject | None:
        """Return the subject with this id, if there is one."""
        return self.assets.get(id) or self.rounds.get(id) or self.locations.get(id)


NO_VISIT_AT_ALL = Message(
    zh="上门次数上限至少为 1（不限则不写 visits）",
    en="at least 1 visit is allowed (leave visits out where there is no limit)",
)
NO_CREW_AT_ALL = Message(
    zh="{place!r} 不允许任何班组作业（crews_at_once 至少为 1，不限则不写）",
    en="nobody may work at {place!r} (crews_at_once is at least 1; leave it out where"
    " there is no limit)",
)
