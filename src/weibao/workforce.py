"""Who does the work: technicians, crews, shifts, absences and travel."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from attrs import field, frozen

from weibao.calendars.working import Stack, WorkingCalendar
from weibao.equipment import JobPlan
from weibao.errors import InvalidValue
from weibao.inventory import Location, Site
from weibao.pins import Pin
from weibao.spans.hours import DAY, Hours
from weibao.spans.window import Window
from weibao.texts.text import Message, Text


@frozen(kw_only=True)
class Certificate:
    """Proof that a person may do something, with its first and last valid day."""

    code: str
    valid_from: date | None = None
    valid_to: date | None = None
    number: str = ""

    def valid_on(self, day: date) -> bool:
        """Tell whether it holds on the day, both ends included."""
        return (self.valid_from is None or day >= self.valid_from) and (
            self.valid_to is None or day <= self.valid_to
        )


@frozen(kw_only=True)
class Absence:
    """Days, or hours of days, when a person is not available."""

    window: Window[date]
    hours: Hours | None = None
    reason: Text = Text()


@frozen(kw_only=True)
class Shift:
    """A working period of the day, and the days it is worked on.

    With ``weekdays`` it is worked on those days of the week whatever the calendar
    says; without, on the days that the site's calendar leaves open.
    """

    code: str
    title: Text
    hours: Hours
    breaks: tuple[Hours, ...] = ()
    weekdays: frozenset[int] | None = None


@frozen(kw_only=True, eq=False)
class Technician:
    """One person who does work.

    ``skills`` maps each skill to its level (1 where none is said).
    """

    id: str
    title: Text
    shifts: tuple[Shift, ...]
    skills: Mapping[str, int] = field(factory=dict)
    certificates: tuple[Certificate, ...] = ()
    absences: tuple[Absence, ...] = ()
    phone: str = ""
    employed_from: date | None = None
    employed_to: date | None = None
    formerly: tuple[str, ...] = ()

    def holds(self, code: str, day: date) -> bool:
        """Tell whether a certificate of this code is valid on the day."""
        return any(c.code == code and c.valid_on(day) for c in self.certificates)

    def away(self, start: datetime, end: datetime) -> bool:
        """Tell whether the person is absent at some time between two local times."""
        first = start.hour * 60 + start.minute
        last = first + int((end - start).total_seconds()) // 60
        for back in (0, 1):  # hours of absence may run on past midnight
            day, shift = start.date() - timedelta(days=back), back * DAY
            for absence in self.absences:
                if day not in absence.window:
                    continue
                if absence.hours is None:
                    if not back:
                        return True
                elif (
                    absence.hours.opens < last + shift
                    and first + shift < absence.hours.closes
                ):
                    return True
        return False

    def employed_on(self, day: date) -> bool:
        """Tell whether the person is employed on the day."""
        return (self.employed_from is None or day >= self.employed_from) and (
            self.employed_to is None or day <= self.employed_to
        )


@frozen(kw_only=True, eq=False)
class Crew:
    """People who stand together as a rule, setting out from one base.

    A crew that may not split does all its work together. One of ``daily_teams`` forms
    teams anew each day: whoever works together stays together for the day, and a team
    may be larger than one of its pieces of work asks for. On days that one of its own
    ``calendars`` closes it does not work, whatever its people's shifts say.
    """

    id: str
    title: Text
    members: tuple[Technician, ...]
    base: Location
    may_split: bool = True
    daily_teams: bool = False
    formerly: tuple[str, ...] = ()
    calendars: tuple[WorkingCalendar, ...] = ()

    @property
    def site(self) -> Site:
        """The site of its base, whose calendar and time zone its shifts follow."""
        return self.base.site

    def why_closed(self, day: date) -> Text | None:
        """Name the calendar of its own that closes a day, and its reason."""
        return Stack(self.calendars).why_closed(day)

    def works(self, shift: Shift, day: date) -> bool:
        """Tell whether a shift is worked on a day by this crew."""
        return self.hours(shift, day) is not None

    def hours(self, shift: Shift, day: date) -> Hours | None:
        """Return the hours of a shift that begins on a day; None where it is off.

        A half day of the crew's calendars cuts it short, and one of its site's does
        where the shift has no weekdays of its own.
        """
        if self.why_closed(day) is not None:
            return None
        own = Stack(self.calendars)
        if shift.weekdays is None:
            if not self.site.calendar.is_open(day):
                return None
            own = own.with_more(self.site.calendar.calendars)
        elif day.weekday() not in shift.weekdays:
            return None
        found: Hours | None = shift.hours
        for half in own.half_day(day) if own.has_half_days else ():
            found = found.common(half) if found is not None else None
        return found


@frozen(kw_only=True)
class TravelTimes:
    """How long it takes from one stop to another.

    Nothing at one stop; ``within_site`` between two stops of one site;
    ``between_sites`` otherwise, unless the pair of stops or of sites has its own.
    """

    within_site: timedelta = timedelta(minutes=5)
    between_sites: timedelta = timedelta(minutes=30)
    pairs: Mapping[tuple[str, str], timedelta] = field(factory=dict)

    def between(self, one: Location, other: Location) -> timedelta:
        """Return the travel time between two locations, the same both ways."""
        here, there = one.stop, other.stop
        if here is there:
            return timedelta(0)
        for a, b in ((here.id, there.id), (here.site.id, there.site.id)):
            for pair in ((a, b), (b, a)):
                if pair in self.pairs:
                    return self.pairs[pair]
        return self.within_site if here.site is there.site else self.between_sites


USUAL_OVERTIME = timedelta(hours=1), timedelta(hours=36)
"""How much overtime a day and a month may hold without a special reason."""
MOST_OVERTIME = timedelta(hours=3)
"""How much a day may hold with one."""


@frozen(kw_only=True)
class Overtime:
    """Work beyond the hours of days and weeks: so much a day, so much in a month.

    Overtime of a week is what its days go beyond the hours of a day, or what it goes
    beyond the hours of a week, whichever is more; it counts for the month that the
    week's Thursday lies in. More than usual needs a reason.
    """

    per_day: timedelta = USUAL_OVERTIME[0]
    per_month: timedelta = USUAL_OVERTIME[1]
    because: Text = Text()

    def __attrs_post_init__(self) -> None:
        if self.per_day > MOST_OVERTIME:
            raise InvalidValue(TOO_MUCH_OVERTIME())
        usual = (
            self.per_day <= USUAL_OVERTIME[0] and self.per_month <= USUAL_OVERTIME[1]
        )
        if not usual and self.because == Text():
            raise InvalidValue(NO_REASON_FOR_OVERTIME())


@frozen(kw_only=True)
class Limits:
    """Working time per person: work and travel together, without breaks.

    There is no overtime unless it is allowed. Between the working days of a person,
    each the day on which a shift begins, lies a ``rest`` from coming back to setting
    out again; with ``days_in_a_row`` no more working days follow one another.
    """

    per_day: timedelta = timedelta(hours=8)
    per_week: timedelta = timedelta(hours=44)
    per_month: timedelta | None = None
    overtime: Overtime | None = None
    rest: timedelta = timedelta(hours=11)
    days_in_a_row: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.days_in_a_row is not None and self.days_in_a_row < 1:
            raise InvalidValue(NO_WORKING_DAY())

    @property
    def longest_day(self) -> timedelta:
        """The hours that a day may have, with overtime where it is allowed."""
        over = self.overtime
        return self.per_day if over is None else self.per_day + over.per_day


@frozen(kw_only=True)
class Tool:
    """A tool or vehicle of which there are only so many for all sites together.

    Work needs one where its job plan names it, by title or id.
    """

    id: str
    title: Text
    number: int = 1

    def __attrs_post_init__(self) -> None:
        if self.number < 1:
            raise InvalidValue(NO_SUCH_TOOL(tool=self.id))

    def is_called(self, name: Text) -> bool:
        """Tell whether a job plan means it by a name."""
        return not {name.zh, name.en}.isdisjoint(
            {self.id, self.title.zh, self.title.en} - {""}
        )


@frozen(kw_only=True)
class Reserve:
    """Working time of a day that is held back for urgent work.

    So much ``time`` in all is left free by those who have the ``skill`` and hold the
    ``certificate``, of the ``crews`` of these ids or of all where none is named, on
    days of the ``weekdays`` (0 is Monday) or on all. It holds as far as they are there.
    """

    time: timedelta
    skill: str | None = None
    certificate: str | None = None
    crews: frozenset[str] = frozenset()
    weekdays: frozenset[int] | None = None

    def __attrs_post_init__(self) -> None:
        if self.time < timedelta(minutes=1):
            raise InvalidValue(NOTHING_HELD())

    def applies(self, day: date) -> bool:
        """Tell whether time is held back on the day."""
        return self.weekdays is None or day.weekday() in self.weekdays

    def is_of(self, crew: Crew) -> bool:
        """Tell whether it is the time of a crew's people that is held back."""
        return not self.crews or crew.id in self.crews

    def counts(self, person: Technician, day: date) -> bool:
        """Tell whether a person has the skill, and the certificate on the day."""
        return (self.skill is None or self.skill in person.skills) and (
            self.certificate is None or person.holds(self.certificate, day)
        )


@frozen(kw_only=True, eq=False)
class Workforce:
    """Everybody who can be given work, and what binds them; ``pins`` by order id.

    ``outsourcing`` is what giving work to others may cost in all. ``unpleasant`` are
    the words that tell which work nobody likes, to be shared fairly where a goal asks
    for it: codes of tasks, impacts of theirs, or tags of subjects. The ``reserves`` are
    kept free of planned work.
    """

    technicians: Mapping[str, Technician] = field(factory=dict)
    crews: Mapping[str, Crew] = field(factory=dict)
    travel: TravelTimes = TravelTimes()
    limits: Limits = Limits()
    outsourcing: int = 0
    tools: tuple[Tool, ...] = ()
    pins: Mapping[str, Pin] = field(factory=dict)
    unpleasant: frozenset[str] = frozenset()
    reserves: tuple[Reserve, ...] = ()

    def tools_for(self, job_plan: JobPlan) -> tuple[Tool, ...]:
        """Return those of the tools that some work needs, one of each."""
        return tuple(
            tool for tool in self.tools if any(map(tool.is_called, job_plan.tools))
        )


NOTHING_HELD = Message(
    zh="预留的时间至少为 1 分钟（例如 2 h）",
    en="at least a minute is held back (write 2 h, for example)",
)
NO_SUCH_TOOL = Message(
    zh="工具 {tool!r} 的数量至少为 1（没有就不写）",
    en="there is at least 1 of the tool {tool!r} (leave out what is not there)",
)
TOO_MUCH_OVERTIME = Message(
    zh="每天加班最多 3 小时（写 1 h；有特殊原因时至多 3 h）",
    en="overtime is 3 hours a day at most (write 1 h, or up to 3 h with a reason)",
)
NO_REASON_FOR_OVERTIME = Message(
    zh="每天超过 1 小时或每月超过 36 小时的加班须写明原因（加上 because:）",
    en="overtime of more than 1 hour a day or 36 hours a month needs a reason "
    "(add because:)",
)
NO_WORKING_DAY = Message(
    zh="连续工作的天数至少为 1（例如 6，不限则不写）",
    en="at least 1 day can be worked in a row (write 6, for example, or leave it out)",
)
