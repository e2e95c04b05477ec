# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""Cycles as they may be written: a phrase, its parts, or a case for each attribute."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from weibao.amounts import Choose
from weibao.config.clock_forms import (
    CLOCK_LENGTH,
    LEEWAY,
    MODE,
    MOMENT,
    TIME_OF_DAY,
    check_clock,
    clock_rhythm,
)
from weibao.config.combined_parts import Less, combined, taken_away
from weibao.config.day_rhythm_parts import (
    KIND_FORM,
    MISSING_FORM,
    NUMBER_FORM,
    nth_day,
    week_of_year,
)
from weibao.config.forms import (
    Form,
    converted,
    document,
    either,
    list_of,
    mapping_of,
    one_or_more,
    optional,
    required,
)
from weibao.config.grid_shifts import SHIFT_FORM
from weibao.config.meter_uses import (
    CALL,
    UNITS,
    USAGE,
    exceeded_of,
    shape_of_amount,
    usage_of,
)
from weibao.config.scalars import (
    COUNT,
    CYCLE,
    DATE,
    EVERY,
    FLAG,
    IDENTIFIER,
    SEASON,
    TEXT,
    choice,
)
from weibao.cycles.arithmetic import MissingWeek, MonthEnd
from weibao.cycles.clock_times import ElapsedHours, Leeway, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import BeforeSeason, DayKind, WorkingDayInterval
from weibao.cycles.elastic import Elastic
from weibao.cycles.event import OnEvent
from weibao.cycles.gap import Cap
from weibao.cycles.gating import OnReturn, While
from weibao.cycles.metered import Closing, Exceeded, Metered
from weibao.cycles.period import Period
from weibao.cycles.release import Lead, Missed
from weibao.cycles.rhythms import (
    Anchored,
    Dates,
    Interval,
    MaximumGap,
    OnlyOnEvents,
    Quota,
    Rhythm,
    Several,
    Together,
)
from weibao.cycles.season import Roll
from weibao.cycles.shift import FIXED, FLOATING, GridShift
from weibao.cycles.stage import Boundary, ListedYears, Stage, Stages
from weibao.cycles.steps import Steps
from weibao.cycles.use import Usage
from weibao.cycles.window import NONE, Percent, Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.errors import InvalidValue
from weibao.phrases import parse_stretch
from weibao.phrases.ages import by_age, early_by
from weibao.phrases.leads import parse_lead
from weibao.phrases.metering import MeterRoom, metered
from weibao.phrases.percentages import parse_factor, parse_share
from weibao.phrases.possible import check_possible
from weibao.phrases.several import several_of, with_use
from weibao.phrases.tolerances import Side, tolerance_of
from weibao.phrases.units import Units
from weibao.phrases.words import parse_event, parse_states
from weibao.spans.every import Every
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message


def _share(value: Any) -> Percent:
    return parse_share(TEXT.read(value))


PERCENT = Form(_share, {"type": "string", "examples": ["10% up to 30 days"]})


def _factor(value: Any) -> Fraction:
    return parse_factor(TEXT.read(value) if isinstance(value, str) else str(value))


FACTOR = Form(_factor, {"type": ["number", "string"], "examples": [3.25]})


def _shape_of_side(value: Any) -> Form:
    percent = type(value) is str and ("%" in value or "％" in value)
    return PERCENT if percent else shape_of_amount(value)


STATE = converted(IDENTIFIER.form, lambda text: parse_states(text)[0])


SIDE = either(EVERY.form, UNITS, PERCENT, choose=_shape_of_side)
LENGTH = either(EVERY.form, UNITS, choose=shape_of_amount)


def _season(text: str) -> Season | str:
    if ".." in text:
        return SEASON.read(text)  # type: ignore[no-any-return]  # as above
    return IDENTIFIER.read(text)  # type: ignore[no-any-return]  # as above


# A member is written like any cycle, of which the class below is the mapping.
MEMBER = Form(
    lambda value: _plain_cycle(value),
    {"anyOf": [CYCLE.form.schema, {"$ref": "#/$defs/Cycle"}]},
)


@frozen(kw_only=True)
class StepsDocument:
    """Steps of a base cycle at which work is due."""

    of: int = required(COUNT.form, "几步一轮", "of how many steps a cycle of them is")
    at: tuple[int, ...] = required(list_of(COUNT.form), "第几步", "which of them")
    done: int = optional(
        COUNT.form, "接手时已做到第几步", "the number of the last step done", default=0
    )
    first: tuple[int, ...] | None = optional(
        list_of(COUNT.form), "首轮的第几步", "which of them in the first cycle"
    )


@frozen(kw_only=True)
class OnEventDocument:
    """What an event asks for."""

    event: str = required(
        converted(IDENTIFIER.form, parse_event), "事件", "what happens"
    )
    within: Lead | None = optional(
        converted(TEXT.form, parse_lead),
        "多久以内（可写工作日）；不写则再用之前",
        "how soon, working days will do; before the next use where unsaid",
    )
    after: str | None = optional(
        IDENTIFIER.form,
        "从同一事件的哪项任务算起",
        "the task for the same event that it counts from",
    )


ON_EVENT = converted(
    document(OnEventDocument), lambda one: OnEvent(one.event, one.within, one.after)
)


@frozen(kw_only=True)
class ElasticDocument:
    """Turns laid evenly between the dates of a larger task."""

    at_least: Every = required(EVERY.form, "每步最短", "the shortest step, in days")
    at_most: Every = required(EVERY.form, "每步最长", "the longest step, in days")
    between: str = required(
        IDENTIFIER.form, "较大任务的代码", "the code of the larger task"
    )


@frozen(kw_only=True)
class CapDocument:
    """What several gaps in a row may add up to."""

    gaps: int = required(COUNT.form, "连续几个间隔", "how many gaps in a row")
    intervals: Fraction = required(
        FACTOR, "合计最多几个间隔", "how many intervals they may add up to"
    )


def _cap(value: CapDocument) -> Cap:
    return Cap(value.gaps, value.intervals)


CAP_FORM = converted(document(CapDocument), _cap)


@frozen(kw_only=True)
class StageDocument:
    """From an age of a part on, this interval."""

    from_: Every = required(EVERY.form, "从多大年龄起", "from which age on", key="from")
    every: Every = required(
        EVERY.form, "每隔多久一次", "a length of time again and again"
    )


STAGE_FORM = converted(
    document(StageDocument), lambda stage: Stage(stage.from_, stage.every)
)


@frozen(kw_only=True)
class CycleDocument:
    """A cycle in its parts; exactly one key up to ``phrase`` says how often.

    Only ``at_most`` and ``times`` may stand together.
    """

    every: Every | Units | None = optional(
        LENGTH,
        "每隔多久一次，或表计每走多少一次",
        "a length of time again and again, or so many units of a meter",
    )
    at_most: Every | None = optional(
        EVERY.form, "两次之间不超过多久", "the longest time between two turns"
    )
    times: int | None = optional(
        COUNT.form, "每个周期内几次", "how many times in a period"
    )
    dates: tuple[date, ...] | None = optional(
        list_of(DATE.form), "指定日期", "the listed dates and no others"
    )
    rrule: str | None = optional(
        TEXT.form, "RFC 5545 重复规则", "a recurrence rule of RFC 5545"
    )
    years: tuple[int, ...] | None = optional(
        list_of(COUNT.form),
        "起算月之后的哪些年",
        "the years after the base month",
    )
    elastic: ElasticDocument | None = optional(
        document(ElasticDocument),
        "在较大任务的日期之间均匀安排",
        "laid evenly between the dates of a larger task",
    )
    first_at: Every | None = optional(
        EVERY.form,
        "部件满多大年龄时首次，与 every 同用；单独写则只做一次",
        "the age of a part at which it is first due, with every; alone, the only time",
    )
    working_days: int | None = optional(
        COUNT.form, "每隔多少个工作日", "so many working days again and again"
    )
    nth: int | None = optional(
        NUMBER_FORM,
        "每个周期的第几天，倒数为负，last 为最后一天",
        "which day of each period, from its end where negative, or last",
    )
    iso_week: int | None = optional(
        COUNT.form, "每年的第几周（ISO 8601）", "which week of each year (ISO 8601)"
    )
    before_season: Season | None = optional(
        SEASON.form, "在这段季节开始之前，与 within 同用", "before this season begins"
    )
    clock: timedelta | None = optional(
        CLOCK_LENGTH,
        "按钟点每隔多久，与 mode 同用",
        "a length of the clock again and again, with mode",
    )
    first_of: tuple[Cycle, ...] | None = optional(
        list_of(MEMBER), "几个周期，以先到者为准", "cycles of which the first is due"
    )
    last_of: tuple[Cycle, ...] | None = optional(
        list_of(MEMBER), "几个周期，以后到者为准", "cycles of which the last is due"
    )
    when: Exceeded | None = optional(
        converted(CALL, exceeded_of),
        "读数越过阈值时",
        "a reading beyond a threshold",
    )
    union: tuple[Cycle, ...] | None = optional(
        list_of(CYCLE.form), "几条规则的日期，各算一次", "the dates of several rules"
    )
    phrase: Cycle | None = optional(
        CYCLE.form, "用一句话说明的周期", "a cycle said in a phrase"
    )
    at_least: Every | None = optional(
        EVERY.form,
        "两次之间不短于多久，与 at_most 同用",
        "the least time between two turns, with at_most",
    )
    extension: Percent | None = optional(
        PERCENT,
        "偶尔可延长多少，与 at_most 同用",
        "by how much it may be extended now and then, with at_most",
    )
    cap: Cap | None = optional(
        CAP_FORM,
        "连续几个间隔合计的上限，与 at_most 同用",
        "what several gaps in a row may add up to, with at_most",
    )
    then_every: int | None = optional(
        COUNT.form,
        "列出的年份以后每隔几年，与 years 同用；不写则以后不再到期",
        "how many years apart after the listed ones, with years; never, where unsaid",
    )
    dropped_years: tuple[int, ...] | None = optional(
        list_of(COUNT.form),
        "由其他工作代替的年份，与 years 同用",
        "years of which other work took the place, with years",
    )
    anew_by: str | None = optional(
        IDENTIFIER.form,
        "完成后重新起算的任务，用于列明的年份和年龄",
        "the task that begins the count of years or of an age anew when it is done",
    )
    stages: tuple[Stage, ...] | None = optional(
        list_of(STAGE_FORM),
        "满多大年龄后改为多久一次，与 every 同用",
        "from which age on another interval holds, with every",
    )
    boundary: Boundary | None = optional(
        choice(Boundary),
        "进入新阶段时：做一次，或新周期从上次算起",
        "as a stage begins: work is due, or its interval counts from the last time",
    )
    life: Every | None = optional(
        EVERY.form, "满多大年龄报废", "the age at which the part is scrapped"
    )
    since: str | None = optional(
        IDENTIFIER.form,
        "年龄从哪个属性（日期）算起",
        "the attribute that states the date from which the age counts",
    )
    per: Period | None = optional(
        choice(Period),
        "周期单位，与 times 或 nth 同用",
        "the period that times or nth counts in",
    )
    of: DayKind | None = optional(
        KIND_FORM,
        "数哪种日子，与 nth 或 iso_week 同用",
        "which days nth counts, or the weekday of iso_week",
    )
    less: tuple[Less, ...] | None = optional(
        list_of(converted(TEXT.form, taken_away)),
        "去掉这些规则或时段的日期，与 union 同用",
        "less the dates of these rules and stretches, with union",
        key="except",
    )
    within: Every | None = optional(
        EVERY.form,
        "季前几天内，与 before_season 同用",
        "in how many days before the season",
    )
    week_53: MissingWeek | None = optional(
        MISSING_FORM,
        "没有第53周的年份怎么办",
        "what becomes of week 53 in a year that lacks it",
    )
    aim: Every | None = optional(
        EVERY.form, "目标间隔，与 at_most 同用", "the gap to aim at, with at_most"
    )
    shift: GridShift | None = optional(
        SHIFT_FORM,
        "完成后怎样推算下一次",
        "what a completion does to the next date",
    )
    meter: str | None = optional(
        IDENTIFIER.form, "按哪个表计，与 every 同用", "which meter, with every"
    )
    counted_from: Closing | None = optional(
        choice(Closing),
        "下一个数从完成时还是开单时的读数算起",
        "whether the next value counts from the closing or the opening reading",
    )
    usage: Usage | None = optional(
        converted(USAGE, usage_of),
        "怎样推算表计每天的用量",
        "how the use of a meter is told",
    )
    before: Side | Units | None = optional(SIDE, "最多提前多久", "how early it may be")
    after: Side | Units | None = optional(SIDE, "最多推后多久", "how late it may be")
    open_start: bool | None = optional(
        FLAG.form,
        "时间窗从最早那天的次日开始（“前2个月内”）",
        "the window begins a day after the earliest date (within 2 months before)",
    )
    whole_months: bool | None = optional(
        FLAG.form, "按整月，不看日子", "only months count, not their days"
    )
    anchor: date | None = optional(DATE.form, "从哪天算起", "the day to count from")
    month_end: MonthEnd | None = optional(
        choice(MonthEnd),
        "当月没有这一天时怎么办",
        "what becomes of a day that its month lacks",
    )
    less_a_day: bool | None = optional(
        FLAG.form,
        "完成当天也算在期限内",
        "the day of completion is part of the term",
    )
    seasons: tuple[Season | str, ...] | None = optional(
        list_of(converted(TEXT.form, _season)),
        "只在这些季节",
        "only in these parts of the year, or seasons of the site by name",
    )
    blackouts: tuple[Season | Window[date], ...] | None = optional(
        list_of(converted(TEXT.form, parse_stretch)),
        "避开这些日子",
        "days to keep out of",
    )
    soft_blackouts: tuple[Season | Window[date], ...] | None = optional(
        list_of(converted(TEXT.form, parse_stretch)),
        "避开这些日子，除非对象带 cleared 标签",
        "days to keep out of, unless the subject has the tag cleared",
    )
    roll: Roll | None = optional(
        choice(Roll),
        "时间窗全在要避开的日子里时往哪边移",
        "where a date goes that blackouts leave no lawful day",
    )
    closed: ClosedDay | None = optional(
        choice(ClosedDay), "遇到休息日怎么办", "what becomes of a date on a closed day"
    )
    missed: Missed | None = optional(
        choice(Missed), "漏做的怎么办", "what becomes of a turn that was missed"
    )
    until: date | None = optional(DATE.form, "到哪天为止", "the last day of all")
    count: int | None = optional(COUNT.form, "共几次", "how many times in all")
    include: tuple[date, ...] | None = optional(
        list_of(DATE.form), "单独加入的日期", "single dates besides"
    )
    exclude: tuple[date, ...] | None = optional(
        list_of(DATE.form), "单独去掉的日期", "single dates left out"
    )
    steps: StepsDocument | None = optional(
        document(StepsDocument),
        "只在基本周期的某些步，与 every 同用",
        "some steps of the base cycle only, with every",
    )
    while_: tuple[str, ...] | None = optional(
        list_of(STATE),
        "只在这些状态期间",
        "only while the subject is in one of these states",
        key="while",
    )
    on_return: OnReturn | None = optional(
        choice(OnReturn),
        "恢复后怎么办，与 while 同用",
        "when it is due after a stretch in which the state did not hold",
    )
    inactive_unrecorded: bool | None = optional(
        FLAG.form,
        "没有状态记录时视为不处于",
        "with no state on record it counts as not being in it",
    )
    events: tuple[OnEvent, ...] | None = optional(
        list_of(ON_EVENT),
        "事件引起的工作；可以没有别的周期",
        "what events ask for, beside how often or without it",
    )
    events_restart: bool | None = optional(
        FLAG.form,
        "为事件做了以后周期重计",
        "whether work for an event restarts the cycle",
    )
    unless_used: bool | None = optional(
        FLAG.form,
        "这个周期内用过就不必做",
        "a period in which the subject was used owes nothing",
    )
    mode: type[WhileOpen | ElapsedHours] | None = optional(
        MODE,
        "clock 怎样计：营业期间，或实际时间",
        "how clock counts: while the place is open, or hours that pass",
    )
    at_opening: bool | None = optional(
        FLAG.form, "开门时也一次", "a turn at each opening, too"
    )
    at_closing: bool | None = optional(
        FLAG.form, "关门时再一次", "a last turn at each closing"
    )
    begin: datetime | None = optional(
        MOMENT, "从哪个当地时刻算起", "the local time to count from"
    )
    at: tuple[time, ...] | None = optional(
        one_or_more(TIME_OF_DAY), "当天几点开始", "the times of day at which it begins"
    )
    leeway: Leeway | None = optional(
        LEEWAY, "时刻的允许偏差", "how early and how late it may begin"
    )
    lead: Lead | None = optional(
        converted(TEXT.form, parse_lead),
        "提前多久下达（可写工作日，或周期的百分之几）",
        "how long ahead an order is released (working days, or at a share in percent)",
    )
    one_at_a_time: bool | None = optional(
        FLAG.form,
        "前一次未完成则不下达后一次",
        "whether an order waits for the one before it",
    )


OF_CYCLE = (
    *("seasons", "blackouts", "closed", "missed"),
    *("until", "count", "include", "exclude"),
    *("unless_used", "events", "events_restart"),
    *("at", "leeway"),
    *("lead", "one_at_a_time"),
    *("soft_blackouts", "roll"),
)
JOINED = {"first_of": Together.FIRST, "last_of": Together.LAST}
OF_GAP = {"at_least": "least", "extension": "extension", "cap": "cap"}
OF_AGE = ("stages", "boundary", "life", "since")
HOW_OFTEN = (
    *JOINED,
    "when",
    "every",
    "at_most",
    "times",
    "dates",
    "rrule",
    "working_days",
    "nth",
    "iso_week",
    "clock",
    "years",
    "before_season",
    "elastic",
    "union",
    "phrase",
)
GOES_WITH = {
    "per": ("times", "nth"),
    "aim": ("at_most",),
    "of": ("nth", "iso_week"),
    "week_53": ("iso_week",),
    "then_every": ("years",),
    "less": ("union",),
    "within": ("before_season",),
}
"""Keys that say nothing without one of these."""


def _cycle(value: Cycle | CycleDocument) -> Cycle:
    if isinstance(value, Cycle):
        return value
    said = [name for name in HOW_OFTEN if getattr(value, name) is not None]
    if not said and value.events is not None:
        return Cycle(OnlyOnEvents(), **_given(value, OF_CYCLE))
    once = not said and value.first_at is not None
    if len(said) != 1 and not once and said != ["at_most", "times"]:
        raise InvalidValue(HOW_OFTEN_ONCE(names=", ".join(HOW_OFTEN)))
    check_clock(value)
    start = value.phrase or Cycle(_rhythm(value))
    rhythm = _metered(_shifted(start.rhythm, value), value)
    tolerance = _tolerance(start.tolerance, value)
    if isinstance(rhythm, ListedYears):
        rhythm, tolerance = early_by(rhythm, tolerance), NONE
    given = _given(value, OF_CYCLE)
    given |= _active(start.active, value)
    cycle = evolve(start, rhythm=rhythm, tolerance=tolerance, **given)
    check_possible(cycle)
    return cycle


def _given(value: CycleDocument, names: Iterable[str]) -> dict[str, Any]:
    found = {name: getattr(value, name) for name in names}
    return {name: one for name, one in found.items() if one is not None}


def _active(active: While | None, value: CycleDocument) -> dict[str, While]:
    how = _given(value, ("on_return", "inactive_unrecorded"))
    if value.while_ is not None:
        active = While(value.while_)
    elif active is None:
        for name in how:
            raise InvalidValue(OUT_OF_PLACE(name=name, other="while"))
        return {}
    return {"active": evolve(active, **how)}


def _tolerance(tolerance: Tolerance, value: CycleDocument) -> Tolerance:
    before, after = _days(value.before), _days(value.after)
    if before is not None or after is not None:
        sides = tolerance_of(before or Every(), after or Every())
        tolerance = evolve(
            tolerance,
            before=sides.before,
            after=sides.after,
            early=sides.early,
            late=sides.late,
        )
    return evolve(tolerance, **_given(value, ("open_start", "whole_months")))


def _plain_cycle(value: Any) -> Cycle:
    read: Cycle = PLAIN_CYCLE.read(value)
    return read


def _days(side: Side | Units | None) -> Side | None:
    return None if isinstance(side, Units) else side


def _metered(rhythm: Rhythm, value: CycleDocument) -> Rhythm:
    """Add what is said of a meter: which, how much room, and how use is told."""
    sides = {
        name: one
        for name, one in _given(value, ("before", "after")).items()
        if isinstance(one, Units)
    }
    given = _given(value, ("meter", "usage", "counted_from"))
    if not sides and not given:
        return rhythm
    if isinstance(rhythm, Several) and "meter" not in given:
        parts = {"meter_room": MeterRoom(**sides)}
        return with_use(rhythm, parts, given.get("usage"))
    if not isinstance(rhythm, Metered):
        name = next(iter({**given, **sides}))
        raise InvalidValue(OUT_OF_PLACE(name=name, other="every: 250 h"))
    return metered(evolve(rhythm, **given), {"meter_room": MeterRoom(**sides)})


def _rhythm(value: CycleDocument) -> Rhythm:
    if value.when is not None:
        return value.when
    for key, which in JOINED.items():
        cycles = getattr(value, key)
        if cycles is not None:
            return several_of(cycles, which)
    if isinstance(value.every, Units):
        return Metered(every=value.every.number, unit=value.every.unit)
    if value.every is not None and value.first_at is not None:
        first = Stage(Every(), value.every)
        return Stages(first_at=value.first_at, stages=(first,))
    if value.every is not None:
        return Interval(value.every)
    if value.clock is not None:
        return clock_rhythm(value)
    if value.at_most is not None:
        return MaximumGap(value.at_most, value.aim, quota=_quota(value))
    quota = _quota(value)
    if quota is not None:
        return quota
    if value.dates is not None:
        return Dates(value.dates)
    if value.years is not None:
        return ListedYears(years=value.years, then_every=value.then_every)
    if value.elastic is not None:
        told = value.elastic
        return Elastic(
            at_least=told.at_least, at_most=told.at_most, between=told.between
        )
    if value.working_days is not None:
        return WorkingDayInterval(value.working_days)
    if value.nth is not None:
        return nth_day(value.nth, value.of, value.per)
    if value.iso_week is not None:
        return week_of_year(value.iso_week, value.of, value.week_53)
    if value.before_season is not None:
        return BeforeSeason(value.before_season, value.within or Every())
    if value.union is not None:
        return combined(value.union, value.less or ())
    if value.rrule is None:
        assert value.first_at is not None
        return Stages(first_at=value.first_at, stages=())
    rule = value.rrule.strip().removeprefix("RRULE:")
    rhythm: Rhythm = CYCLE.parse(f"RRULE:{rule}").rhythm
    return rhythm


def _quota(value: CycleDocument) -> Quota | None:
    if value.times is None:
        return None
    if value.per is None:
        raise InvalidValue(NO_PERIOD())
    return Quota(value.times, value.per)


def _shifted(rhythm: Rhythm, value: CycleDocument) -> Rhythm:
    if value.dropped_years is not None:
        if not isinstance(rhythm, ListedYears):
            raise InvalidValue(OUT_OF_PLACE(name="dropped_years", other="years"))
        rhythm = evolve(rhythm, dropped=value.dropped_years)
    rhythm = _aged(rhythm, value)
    if value.anew_by is not None:
        if not isinstance(rhythm, ListedYears | Stages):
            raise InvalidValue(OUT_OF_PLACE(name="anew_by", other="years, first_at"))
        rhythm = evolve(rhythm, anew_by=value.anew_by)
    for name, others in GOES_WITH.items():
        if _given(value, (name,)) and not _given(value, others):
            said = "except" if name == "less" else name
            raise InvalidValue(OUT_OF_PLACE(name=said, other=", ".join(others)))
    if value.shift is not None and isinstance(rhythm, WorkingDayInterval | Metered):
        rhythm = evolve(rhythm, shift=value.shift)
        value = evolve(value, shift=None)
    for name, one in _given(value, ("shift", "month_end")).items():
        if isinstance(rhythm, Stages) and name == "shift" and one in (FIXED, FLOATING):
            rhythm = evolve(rhythm, by_birth=one == FIXED)
            continue
        if not isinstance(rhythm, Interval):
            raise InvalidValue(OUT_OF_PLACE(name=name, other="every"))
        rhythm = evolve(rhythm, **{name: one})
    if value.steps is not None:
        if not isinstance(rhythm, Interval):
            raise InvalidValue(OUT_OF_PLACE(name="steps", other="every"))
        steps = value.steps
        rhythm = evolve(
            rhythm, steps=Steps(steps.of, steps.at, steps.done, steps.first)
        )
    if value.less_a_day is not None:
        if not isinstance(rhythm, Interval | MaximumGap):
            raise InvalidValue(OUT_OF_PLACE(name="less_a_day", other="every, at_most"))
        rhythm = evolve(rhythm, less_a_day=value.less_a_day)
    for name, part in OF_GAP.items():
        one = getattr(value, name)
        if one is not None:
            if not isinstance(rhythm, MaximumGap):
                raise InvalidValue(OUT_OF_PLACE(name=name, other="at_most"))
            rhythm = evolve(rhythm, **{part: one})
    if value.anchor is not None:
        if not isinstance(rhythm, Anchored):
            other = "every, rrule, working_days, years"
            raise InvalidValue(OUT_OF_PLACE(name="anchor", other=other))
        rhythm = evolve(rhythm, anchor=value.anchor)
    return rhythm


def _aged(rhythm: Rhythm, value: CycleDocument) -> Rhythm:
    """Put in what is said of ages; a plain interval becomes one by age."""
    parts = _given(value, OF_AGE)
    apart = value.phrase is not None or not isinstance(rhythm, Stages)
    if value.first_at is not None and apart:
        raise InvalidValue(OUT_OF_PLACE(name="first_at", other="every"))
    rhythm = by_age(rhythm, parts)
    if parts and not isinstance(rhythm, Stages):
        raise InvalidValue(
            OUT_OF_PLACE(name=next(iter(parts)), other="first_at, every")
        )
    return evolve(rhythm, **parts)


PHRASE, PARTS = CYCLE.form, document(CycleDocument)


def _shape_of_plain(value: Any) -> Form:
    return PARTS if type(value) is dict else PHRASE


PLAIN_CYCLE = converted(either(PHRASE, PARTS, choose=_shape_of_plain), _cycle)


@frozen(kw_only=True)
class CycleChoiceDocument:
    """A cycle picked by what one attribute says."""

    by: str = required(IDENTIFIER.form, "看哪个属性", "the attribute to look at")
    cases: dict[str, Cycle] = required(
        mapping_of(TEXT.form, PLAIN_CYCLE), "各种取值", "a cycle for each value"
    )
    default: Cycle = required(PLAIN_CYCLE, "其他情况", "the cycle otherwise")


CHOICE = document(CycleChoiceDocument)


def _shape(value: Any) -> Form:
    chosen = type(value) is dict and {"by", "cases", "default"} & value.keys()
    return CHOICE if chosen else PLAIN_CYCLE


def _chosen(value: Cycle | CycleChoiceDocument) -> Cycle | Choose[Cycle]:
    if isinstance(value, CycleChoiceDocument):
        return Choose(value.by, tuple(value.cases.items()), value.default)
    return value


CYCLE_FORM = converted(either(PHRASE, PARTS, CHOICE, choose=_shape), _chosen)


HOW_OFTEN_ONCE = Message(
    zh="没有说清多久一次（应恰好写这几个键之一：{names}）",
    en="how often must be said once (write exactly one of {names})",
)
NO_PERIOD = Message(
    zh="写了 times 却没有 per（例如 per: month）",
    en="times needs a period (add per: month, for example)",
)
OUT_OF_PLACE = Message(
    zh="{name} 只能与 {other} 同用（去掉它，或改用 {other}）",
    en="{name} goes with {other} only (leave it out, or use {other})",
)
