"""What a cycle says: how often, counted from what, how early and how late.

These are values only; `weibao.due_work` reckons due dates with them.
"""

from datetime import date, time
from fractions import Fraction

from attrs import evolve, field, frozen

from weibao.cycles.clock_times import (
    EXACT,
    ElapsedHours,
    Leeway,
    WhileOpen,
    times_in_order,
)
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    EachSeason,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.deferral import NO_DISCOVERY, NO_LIMIT, NO_SHARE, DeferralLimit
from weibao.cycles.event import OnEvent
from weibao.cycles.gap import discovery_grace
from weibao.cycles.gating import OnReturn, While
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.period import Period
from weibao.cycles.refusals import (
    DAYS_AROUND_TIMES,
    EVENT_TWICE,
    GAPS_RESTART,
    MONTHS_EARLY,
    NO_CERTIFICATES,
    NO_COUNT,
    NO_CYCLE,
    NO_EVENTS,
    NO_PERCENT,
    NO_PERIOD_TO_USE,
    NO_ROOM,
    NO_SEASON_TO_COUNT,
    NO_SHARE_OF_LEAD,
    NO_SINGLE_DATES,
    NO_STATES_OF_GAPS,
    NO_TIMES,
    NO_TOLERANCE,
    NO_UNITS_TO_KEEP,
    NO_WHOLE_MONTHS,
    NOTHING_TO_KEEP,
    NOTHING_TO_RESTART,
    NOTHING_TO_STRETCH,
    ROOM_ONCE,
    SEASON_AS_REGIME,
    THE_WHOLE_WEEK,
    TIMES_KNOW_NO_STATES,
    TOLERANCE_OF_EACH,
    WIDE_FOR_DAYS,
    WIDE_TOLERANCE,
    WINDOW_BEFORE,
)
from weibao.cycles.regimes import AllOf, Coupled, Rhythm
from weibao.cycles.release import Lead, Missed
from weibao.cycles.rhythms import (
    Combined,
    Dated,
    Dealt,
    Interval,
    MaximumGap,
    OnlyOnEvents,
    Quota,
    Several,
    Single,
    in_order,
)
from weibao.cycles.season import Blackout, Roll
from weibao.cycles.shift import KEEP_INSIDE, Move
from weibao.cycles.stage import ListedYears, scaled
from weibao.cycles.window import NONE, Percent, Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.season import Season

WHOLE = 100


@frozen
class Cycle:
    """The rule that says when a task is due.

    ``rhythm`` says how often. ``tolerance`` is the lawful room around each date.
    Due dates outside all ``seasons`` (where any are given) or inside a blackout are
    left out or moved, and a date on a closed day goes where ``closed`` says: none of
    the three moves the rhythm itself. A season given by name is a season of the site.
    Where blackouts leave a date no lawful day, it goes where ``roll`` says, if it says
    so. ``soft_blackouts`` do not bind subjects that are cleared.
    Work that is done every day takes no notice of closed days. Where ``missed`` is not
    said, safety work that is not daily merges what was missed, and other work drops it.
    ``active`` names the states of the subject in which alone it is owed; with
    ``unless_used`` a period in which the subject was used owes nothing.
    ``events`` ask for it besides; what is done for them restarts the cycle where
    ``events_restart`` says so.
    An interval may end after a ``count`` of turns. Dates that nothing moves may have
    single dates put in or left out; one that is both is out. Dates may be given times
    ``at`` which the work begins, each with a ``leeway``; those of a day are turns of
    their own. An order is released so long before its date as ``lead`` says, at once
    where it says nothing; and ``one_at_a_time`` only when those before it are done.
    ``certified_since`` and ``certified_until`` name the attributes that state from when
    and until when a certificate of the subject holds, without which nothing is owed.
    ``deferral`` says how far and how often in a row leave may put a turn off.
    """

    rhythm: Rhythm
    tolerance: Tolerance = NONE
    seasons: tuple[Season | str, ...] = ()
    blackouts: tuple[Blackout, ...] = ()
    soft_blackouts: tuple[Blackout, ...] = ()
    roll: Roll | None = None
    closed: ClosedDay = ClosedDay.BEFORE
    missed: Missed | None = None
    until: date | None = None
    count: int | None = None
    include: tuple[date, ...] = field(default=(), converter=in_order)
    exclude: tuple[date, ...] = field(default=(), converter=in_order)
    active: While | None = None
    unless_used: bool = False
    events: tuple[OnEvent, ...] = ()
    events_restart: bool = False
    at: tuple[time, ...] = field(default=(), converter=times_in_order)
    leeway: Leeway = EXACT
    lead: Lead | None = None
    one_at_a_time: bool = False
    deferral: DeferralLimit = NO_LIMIT
    certified_since: str | None = None
    certified_until: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.tolerance and isinstance(self.rhythm, Dealt | MaximumGap):
            raise InvalidValue(NO_TOLERANCE())
        if self.tolerance and isinstance(self.rhythm, AllOf):
            raise InvalidValue(TOLERANCE_OF_EACH())
        if self.seasons and isinstance(self.rhythm, AllOf):
            raise InvalidValue(SEASON_AS_REGIME())
        if self.tolerance and isinstance(self.rhythm, ListedYears):
            raise InvalidValue(MONTHS_EARLY())
        if isinstance(self.rhythm, Interval):
            length, room = self.rhythm.every.about_days, self.room
            for part in (room.before, room.after):
                if part and part.about_days * 2 > length:
                    raise InvalidValue(
                        WIDE_TOLERANCE(part=part.text(), every=self.rhythm.every.text())
                    )
            if self.rhythm.shift == KEEP_INSIDE and not self.tolerance:
                raise InvalidValue(NOTHING_TO_KEEP())
        if isinstance(self.rhythm, MaximumGap):
            numbered = self.rhythm.each_season is not None
            if numbered and not self.seasons:
                raise InvalidValue(NO_SEASON_TO_COUNT())
        if isinstance(self.rhythm, Exceeded) and self.tolerance:
            raise InvalidValue(NO_ROOM())
        if isinstance(self.rhythm, Metered):
            _check_metered(self.rhythm, self.tolerance)
        if isinstance(self.rhythm, Several):
            _check_several(self.rhythm, self.tolerance)
        self._check_days()
        self._check_bounds()
        self._check_states()
        self._check_events()
        self._check_times()
        share = isinstance(self.deferral.most, Percent)
        if share and not isinstance(self.rhythm, Interval | MaximumGap):
            raise InvalidValue(NO_SHARE())
        if self.deferral.discovery and not self._waits:
            raise InvalidValue(NO_DISCOVERY())

    def _check_days(self) -> None:
        """Check what is lawful around dates that are told by days."""
        rhythm, room = self.rhythm, self.tolerance
        if isinstance(rhythm, WeekOfYear) and rhythm.weekday is None and room:
            raise InvalidValue(THE_WHOLE_WEEK(week=rhythm.week))
        if isinstance(rhythm, BeforeSeason) and room:
            raise InvalidValue(WINDOW_BEFORE())
        if isinstance(rhythm, WorkingDayInterval):
            for part in (room.before, room.after):
                if part.about_days * 2 > rhythm.days:
                    raise InvalidValue(
                        WIDE_FOR_DAYS(part=part.text(), days=rhythm.days)
                    )

    def _check_bounds(self) -> None:
        interval = isinstance(self.rhythm, Interval)
        counted = interval or isinstance(self.rhythm, WorkingDayInterval | Metered)
        if self.count is not None and (not counted or self.count < 1):
            raise InvalidValue(NO_COUNT())
        dated = isinstance(self.rhythm, Dated) and not self.rhythm.moved
        if (self.include or self.exclude) and not dated:
            raise InvalidValue(NO_SINGLE_DATES())
        if self.tolerance.whole_months and not interval:
            raise InvalidValue(NO_WHOLE_MONTHS())
        if isinstance(self.lead, Percent) and (
            not interval or self.lead.percent > WHOLE
        ):
            raise InvalidValue(NO_SHARE_OF_LEAD())

    def _check_events(self) -> None:
        if len({one.event for one in self.events}) < len(self.events):
            raise InvalidValue(EVENT_TWICE())
        if isinstance(self.rhythm, OnlyOnEvents):
            if not self.events or self.events_restart:
                raise InvalidValue(NO_EVENTS() if not self.events else NO_CYCLE())
        elif self.events_restart and not (self.events and self.rhythm.moved):
            raise InvalidValue(NO_CYCLE())
        elif (
            self.events and not self.events_restart and isinstance(self.rhythm, Coupled)
        ):
            raise InvalidValue(GAPS_RESTART())

    def _check_states(self) -> None:
        if self.unless_used and not isinstance(self.rhythm, Dealt):
            raise InvalidValue(NO_PERIOD_TO_USE())
        if self.certified and isinstance(self.rhythm, Coupled | Exceeded):
            raise InvalidValue(NO_CERTIFICATES())
        if self.active is None:
            return
        if isinstance(self.rhythm, Coupled):
            raise InvalidValue(NO_STATES_OF_GAPS())
        anew = self.active.on_return not in (None, OnReturn.GRID)
        if anew and not self.restarts:
            raise InvalidValue(NOTHING_TO_RESTART())

    @property
    def _waits(self) -> bool:
        """Whether a missed turn stays the next one, however late."""
        rhythm = self.rhythm
        if isinstance(rhythm, Interval):
            return rhythm.shift.late_outside is Move.RESET
        return isinstance(rhythm, MaximumGap)

    @property
    def certified(self) -> bool:
        """Whether it is owed only while a certificate of its subject holds."""
        return self.certified_since is not None or self.certified_until is not None

    @property
    def restarts(self) -> bool:
        """Whether its dates can be counted anew from the day after a break."""
        if not isinstance(self.rhythm, Interval):
            return False
        fixed = not self.rhythm.moved and self.tolerance.whole_months
        return self.rhythm.steps is None and not fixed

    @property
    def on_return(self) -> OnReturn:
        """When it is due after a stretch in which its states did not hold."""
        said = self.active.on_return if self.active is not None else None
        return said or OnReturn.GRID

    def _check_times(self) -> None:
        if not self.timed:
            return
        if self.active or self.unless_used or self.events or self.certified:
            raise InvalidValue(TIMES_KNOW_NO_STATES())
        rhythm = self.rhythm
        dated = isinstance(rhythm, Single | Combined) and not rhythm.moved
        if isinstance(rhythm, WeekOfYear) and rhythm.weekday is None:
            dated = False
        dated = dated or rhythm == Quota(1, Period.DAY)
        if self.at and not dated:
            raise InvalidValue(NO_TIMES())
        if self.tolerance:
            raise InvalidValue(DAYS_AROUND_TIMES())

    @property
    def ends(self) -> date | None:
        """The last day on which anything can fall due, dates put in among them."""
        if self.until is None or not self.include:
            return self.until
        return max(self.until, self.include[-1])

    def deferred_to(self, limit: date) -> date:
        """Return the last day that leave may give a turn, by its last lawful day."""
        rhythm = self.rhythm
        every = rhythm.every if isinstance(rhythm, Interval | MaximumGap) else None
        return self.deferral.furthest(limit, every)

    def graced_to(self, discovered: date) -> date | None:
        """Return the last day for a turn found on a day to be missed, if any."""
        rhythm = self.rhythm
        if not self.deferral.discovery or not isinstance(rhythm, Interval | MaximumGap):
            return None
        return discovery_grace(discovered, rhythm.every)

    @property
    def room(self) -> Tolerance:
        """The tolerance with shares of the interval as days, in whole weeks or months.

        A week is whole, and so are the months of listed years.
        """
        if isinstance(self.rhythm, Interval):
            return self.tolerance.of(self.rhythm.every)
        if isinstance(self.rhythm, WeekOfYear) and self.rhythm.weekday is None:
            return REST_OF_THE_WEEK
        if isinstance(self.rhythm, BeforeSeason):
            return Tolerance(before=self.rhythm.within, open_start=True)
        if isinstance(self.rhythm, ListedYears):
            return Tolerance(Every(self.rhythm.early_months), whole_months=True)
        return self.tolerance

    def stretched(self, factor: Fraction) -> "Cycle":
        """Return it with its interval made longer or shorter by a factor.

        Its room stays, unless that is a share of the interval.

        Raises:
            InvalidValue: it has no interval, or the factor leaves nothing of it.
        """
        rhythm = self.rhythm
        if isinstance(rhythm, Interval):
            return evolve(
                self, rhythm=evolve(rhythm, every=scaled(rhythm.every, factor))
            )
        if isinstance(rhythm, MaximumGap):
            aim = scaled(rhythm.aim, factor) if rhythm.aim is not None else None
            gap = evolve(rhythm, every=scaled(rhythm.every, factor), aim=aim)
            return evolve(self, rhythm=gap)
        raise InvalidValue(NOTHING_TO_STRETCH())

    @property
    def daily(self) -> bool:
        """Whether it comes every day, or more often."""
        return self.rhythm.daily

    @property
    def by_clock(self) -> bool:
        """Whether the clock or opening hours alone say its days, and no calendar."""
        return isinstance(self.rhythm, WhileOpen | ElapsedHours)

    @property
    def timed(self) -> bool:
        """Whether each turn has a time at which the work begins."""
        return bool(self.at) or self.by_clock

    @property
    def season_names(self) -> tuple[str, ...]:
        """The seasons of the site that it names."""
        own = tuple(one for one in self.seasons if isinstance(one, str))
        rhythm = self.rhythm
        return (*own, *rhythm.names) if isinstance(rhythm, EachSeason) else own

    def blacks_out(self, day: date, *, cleared: bool = False) -> bool:
        """Tell whether a blackout forbids the day; a soft one, unless ``cleared``."""
        if any(day in blackout for blackout in self.blackouts):
            return True
        return not cleared and any(day in soft for soft in self.soft_blackouts)


REST_OF_THE_WEEK = Tolerance(after=Every(days=6))


def _check_several(rhythm: Several, tolerance: Tolerance) -> None:
    """Refuse a tolerance of the whole where members have their own."""
    for one in rhythm.members:
        Cycle(one.rhythm, one.tolerance)
    own = any(one.tolerance for one in rhythm.members)
    if tolerance and own:
        raise InvalidValue(TOLERANCE_OF_EACH())


def _check_metered(rhythm: Metered, tolerance: Tolerance) -> None:
    """Refuse room that a meter does not know."""
    if tolerance.early is not None or tolerance.late is not None:
        raise InvalidValue(NO_PERCENT(unit=rhythm.unit))
    if tolerance and (rhythm.before or rhythm.after):
        raise InvalidValue(ROOM_ONCE(unit=rhythm.unit))
    if rhythm.shift == KEEP_INSIDE and not (rhythm.before or rhythm.after):
        raise InvalidValue(NO_UNITS_TO_KEEP(unit=rhythm.unit))
