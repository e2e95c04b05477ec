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
from weibao.cycles.deferral import NO_LIMIT, NO_SHARE, DeferralLimit
from weibao.cycles.event import OnEvent
from weibao.cycles.gating import OnReturn, While
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.period import Period
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
from weibao.cycles.shift import KEEP_INSIDE
from weibao.cycles.stage import ListedYears, scaled
from weibao.cycles.window import NONE, Percent, Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.season import Season
from weibao.texts.text import Message

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

    def bars(self, day: date, *, cleared: bool = False) -> bool:
        """Tell whether a blackout forbids the day; a soft one, unless ``cleared``."""
        if any(day in blackout for blackout in self.blackouts):
            return True
        return not cleared and any(day in soft for soft in self.soft_blackouts)


NO_TIMES = Message(
    zh="时刻只用于不随完成日移动的日期和“每天一次”（例如 每1天，08:00）",
    en="times of day go with dates that no completion moves, and with once each day "
    "(write every 1 day, at 08:00, for example)",
)
DAYS_AROUND_TIMES = Message(
    zh="有时刻的工作，允许偏差以分钟计（例如 -15/+15分钟），不能以天计",
    en="work with a time of day has a tolerance in minutes (write -15/+15 minutes, for "
    "example), not in days",
)
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


NO_SEASON_TO_COUNT = Message(
    zh="写了“每个季节至少几次”却没有季节（加上例如 限04-01..10-31）",
    en="a number of times each season needs a season (add in 04-01..10-31, for "
    "example)",
)
NOTHING_TO_STRETCH = Message(
    zh="系数只用于“每隔多久”和“间隔不超过”的周期（改写 cycle:）",
    en="a factor goes with intervals and maximum gaps only (set the cycle instead)",
)
NO_COUNT = Message(
    zh="“共几次”只用于“每隔多久”的周期，且至少一次（其他周期请写截止日期）",
    en="a number of turns goes with an interval, and is at least 1 (give other cycles "
    "a last day)",
)
NO_SINGLE_DATES = Message(
    zh="单独加入或去掉的日期只用于不随完成日移动的日期",
    en="single dates go with dates that no completion moves",
)
NO_SHARE_OF_LEAD = Message(
    zh="“周期过百分之几时下达”只用于“每隔多久”的周期，且不超过100%"
    "（其他周期请写提前几天）",
    en="a release at a share goes with an interval, and is at most 100% (give other "
    "cycles a number of days)",
)
NO_WHOLE_MONTHS = Message(
    zh="“按整月”只用于“每隔多久”的周期",
    en="whole months go with intervals only",
)
NO_TOLERANCE = Message(
    zh="“每个周期内若干次”和“间隔不超过”自带时间窗，不能再加提前或推后",
    en="quotas and maximum gaps have windows of their own and take no tolerance",
)
MONTHS_EARLY = Message(
    zh="按列明的年份，只能提前若干整月，不能推后（例如 到期前2个月内）",
    en="in listed years work may be whole months early, and not late (write within 2 "
    "months before, for example)",
)
WIDE_TOLERANCE = Message(
    zh="允许偏差 {part} 超过了周期 {every} 的一半",
    en="the tolerance of {part} is more than half the interval of {every}",
)
NOTHING_TO_KEEP = Message(
    zh="“保持基准”需要写明允许偏差，例如 -10/+10 天",
    en="keeping the grid needs a tolerance to keep it in, such as -10/+10 days",
)
NO_CERTIFICATES = Message(
    zh="“间隔不超过”、几条规则并行和阈值触发的工作不能随证书停止"
    "（写例如 每15天，自完成日起）",
    en="longest gaps, several regimes and work that a threshold calls for do not stop "
    "for certificates (write every 15 days, from completion, for example)",
)
TIMES_KNOW_NO_STATES = Message(
    zh="按时刻做的工作不随状态停止，也不由事件引起（去掉时刻，或去掉状态和事件）",
    en="work at times of day neither stops for states nor waits for events (leave the "
    "times out, or the states and events)",
)
EVENT_TWICE = Message(
    zh="同一事件写了两次（每个事件一次）",
    en="an event is named twice (write each event once)",
)
NO_EVENTS = Message(
    zh="没有写由什么事件引起（例如 超载后7天内）",
    en="no event is named (write within 7 days of overload, for example)",
)
NO_CYCLE = Message(
    zh="没有可重计的周期：“其后周期重计”用于从完成日算起的周期"
    "（加上例如 每6个月，自完成日起）",
    en="there is no cycle that could restart: it goes with one that completions move "
    "(add every 6 months, from completion, for example)",
)
GAPS_RESTART = Message(
    zh="“间隔不超过”总是从上次完成算起（写 其后周期重计）",
    en="longest gaps always count from the last time (add afterwards the cycle "
    "restarts)",
)
NO_PERIOD_TO_USE = Message(
    zh="“用过免做”只用于“每个周期内若干次”（例如 每周一次，用过免做）",
    en="unless used goes with so many times in a period (write once each week, unless "
    "used, for example)",
)
NO_STATES_OF_GAPS = Message(
    zh="“间隔不超过”不能随状态停止（写例如 每15天，自完成日起，在用期间，恢复即做）",
    en="longest gaps do not stop for states (write every 15 days, from completion, "
    "while in_use, on return due now, for example)",
)
NOTHING_TO_RESTART = Message(
    zh="指定日期、重复规则、“每个周期内若干次”、基本周期的某些步和按整月的固定基准"
    "恢复后照旧（写 恢复后基准不变，或去掉）",
    en="listed dates, recurrence rules, periods, steps of a base cycle, and whole "
    "months on a fixed grid, go on as they are (write on return keep the grid, or "
    "leave it out)",
)
NO_ROOM = Message(
    zh="阈值触发的工作没有允许偏差（写明期限，例如 7天内）",
    en="work that a threshold calls for takes no tolerance (say by when, such as "
    "within 7 days)",
)
TOLERANCE_OF_EACH = Message(
    zh="几个周期并用时，允许偏差写在各自的周期里",
    en="where several cycles hold together each has its own tolerance (write it with "
    "the cycle that it is of)",
)
SEASON_AS_REGIME = Message(
    zh="几个规定同时约束时，季节也写成其中一个（例如 同时满足[04-01..06-30各一次] "
    "[间隔不超过13个月]）",
    en="where several cycles all hold a season is one of them (write all of [once in "
    "each of 04-01..06-30] [at most 13 months apart], for example)",
)
NO_PERCENT = Message(
    zh="表计周期的允许偏差写成表计单位或天数，不写百分比（例如 -5/+5 {unit}）",
    en="the tolerance of a meter's interval is in its units or in days, not in percent "
    "(write -5/+5 {unit}, for example)",
)
ROOM_ONCE = Message(
    zh="允许偏差只写一次：按表计单位（-5/+5 {unit}）或按天数（-5/+5天）",
    en="say the tolerance once: in units of the meter (-5/+5 {unit}) or in days "
    "(-5/+5 days)",
)
NO_UNITS_TO_KEEP = Message(
    zh="“保持基准”需要写明表计单位的允许偏差，例如 -5/+5 {unit}",
    en="keeping the grid needs a tolerance in units of the meter, such as -5/+5 {unit}",
)
WIDE_FOR_DAYS = Message(
    zh="允许偏差 {part} 超过了 {days} 个工作日的一半",
    en="the tolerance of {part} is more than half of {days} working days",
)
WINDOW_BEFORE = Message(
    zh="季前的周期已写明几天内，不能再加提前或推后（改写“几天内”）",
    en="work before a season has its days and takes no tolerance (change within how "
    "many days it is)",
)
THE_WHOLE_WEEK = Message(
    zh="第 {week} 周的每一天都可以做，不能再加提前或推后（去掉，或写明星期几）",
    en="any day of week {week} will do, so that it takes no tolerance (leave it out, "
    "or name a weekday)",
)
