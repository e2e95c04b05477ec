# ruff: noqa: RUF009 - fields are declared by their forms
"""The keys of a cycle's mapping that say how often, and those that go with them."""

from datetime import date, datetime, timedelta

from attrs import frozen

from weibao.config.clock_forms import CLOCK_LENGTH, MODE, MOMENT
from weibao.config.combined_parts import Less, taken_away
from weibao.config.cycle_pieces import (
    ALIGNED,
    CAP,
    ELASTIC,
    LENGTH,
    MEASURED,
    PERCENT,
    SEASON_OR_NAME,
    STAGE,
    STEPS,
)
from weibao.config.day_rhythm_parts import KIND_FORM, MISSING_FORM, NUMBER_FORM
from weibao.config.forms import converted, list_of, optional
from weibao.config.grid_shifts import SHIFT_FORM
from weibao.config.meter_uses import CALL, USAGE, exceeded_of, usage_of
from weibao.config.scalars import (
    COUNT,
    CYCLE,
    DATE,
    EVERY,
    FLAG,
    IDENTIFIER,
    SEASON,
    TEXT,
    WEEKDAY,
    choice,
)
from weibao.cycles.anchor import Reference
from weibao.cycles.arithmetic import MissingWeek, MonthEnd
from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import DayKind
from weibao.cycles.deferral import Alignment
from weibao.cycles.elastic import Elastic
from weibao.cycles.gap import Cap
from weibao.cycles.metered import Closing, Exceeded
from weibao.cycles.period import Period
from weibao.cycles.shift import GridShift
from weibao.cycles.stage import Boundary, Stage
from weibao.cycles.steps import Steps
from weibao.cycles.use import Usage
from weibao.cycles.window import Percent
from weibao.phrases.units import Units
from weibao.spans.every import Every
from weibao.spans.season import Season


@frozen(kw_only=True)
class HowOften:
    """Keys of which one says how often; ``times`` may stand with some of them.

    Cycles that are themselves made of cycles are no plain keys, and so not here.
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
    elastic: Elastic | None = optional(
        ELASTIC,
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
    in_each: tuple[Season | str, ...] | None = optional(
        list_of(SEASON_OR_NAME),
        "每年在哪几段时间或项目的哪几个季节各做，与 times 同用可做几次",
        "parts of the year, or seasons of the site by name, in each of which it is "
        "done; with times, so often",
    )
    clock: timedelta | None = optional(
        CLOCK_LENGTH,
        "按钟点每隔多久，与 mode 同用",
        "a length of the clock again and again, with mode",
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


@frozen(kw_only=True)
class RhythmFields(HowOften):
    """Keys that say more of a rhythm, each beside some of those that say how often."""

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
        CAP,
        "连续几个间隔合计的上限，与 at_most 同用",
        "what several gaps in a row may add up to, with at_most",
    )
    each_season: int | None = optional(
        COUNT.form,
        "每个季节至少几次，与 at_most 和 seasons 同用",
        "how many times at least in each season, with at_most and seasons",
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
        list_of(STAGE),
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
    week_start: int | None = optional(
        WEEKDAY.form,
        "一周从星期几起，与 per: week 同用；不写则为星期一",
        "the weekday on which weeks begin, with per: week; Monday where unsaid",
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
    early_to_late: bool | None = optional(
        FLAG.form,
        "最早到最晚日期之间哪天做都可以，须有 usage 的 least 和 most",
        "any day from the early to the late date will do, as usage's least and most "
        "give them",
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
    measured: Reference | None = optional(
        MEASURED,
        "从上次的计划或实际的开始、结束量到下次，与 every 同用",
        "from and to what the interval is measured, with every",
    )
    steps: Steps | None = optional(
        STEPS,
        "只在基本周期的某些步，与 every 同用",
        "some steps of the base cycle only, with every",
    )
    aligned: Alignment | None = optional(
        ALIGNED,
        "首次日期只此一次与其他设备对齐，与 every 同用",
        "the first date joins the others', once, with every",
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
