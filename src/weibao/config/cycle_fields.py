# ruff: noqa: RUF009 - fields are declared by their forms
"""The keys of a cycle's mapping that are said of the whole, whatever its rhythm."""

from datetime import date, time

from attrs import frozen

from weibao.config.clock_forms import LEEWAY, TIME_OF_DAY
from weibao.config.cycle_pieces import (
    LEAD,
    ON_EVENT,
    PUT_OFF,
    SEASON_OR_NAME,
    SIDE,
    STATE,
    STRETCH,
)
from weibao.config.cycle_rhythm_fields import RhythmFields
from weibao.config.forms import list_of, one_or_more, optional
from weibao.config.scalars import COUNT, DATE, FLAG, IDENTIFIER, choice
from weibao.cycles.clock_times import Leeway
from weibao.cycles.event import OnEvent
from weibao.cycles.gating import OnReturn
from weibao.cycles.release import Lead, Missed
from weibao.cycles.season import Roll
from weibao.cycles.working_day import ClosedDay
from weibao.phrases.tolerances import Side
from weibao.phrases.units import Units
from weibao.spans.season import Season
from weibao.spans.window import Window


@frozen(kw_only=True)
class CycleFields(RhythmFields):
    """All keys of a cycle's mapping but those that hold further cycles."""

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
    seasons: tuple[Season | str, ...] | None = optional(
        list_of(SEASON_OR_NAME),
        "只在这些季节",
        "only in these parts of the year, or seasons of the site by name",
    )
    blackouts: tuple[Season | Window[date], ...] | None = optional(
        list_of(STRETCH),
        "避开这些日子",
        "days to keep out of",
    )
    soft_blackouts: tuple[Season | Window[date], ...] | None = optional(
        list_of(STRETCH),
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
    certified_since: str | None = optional(
        IDENTIFIER.form,
        "哪个属性（日期）写明证书从何时起有效",
        "the attribute that states from when a certificate holds",
    )
    certified_until: str | None = optional(
        IDENTIFIER.form,
        "哪个属性（日期）写明证书有效期至何时，过期不做",
        "the attribute that states the last day of a certificate, the last for work",
    )
    at: tuple[time, ...] | None = optional(
        one_or_more(TIME_OF_DAY), "当天几点开始", "the times of day at which it begins"
    )
    leeway: Leeway | None = optional(
        LEEWAY, "时刻的允许偏差", "how early and how late it may begin"
    )
    lead: Lead | None = optional(
        LEAD,
        "提前多久下达（可写工作日，或周期的百分之几）",
        "how long ahead an order is released (working days, or at a share in percent)",
    )
    one_at_a_time: bool | None = optional(
        FLAG.form,
        "前一次未完成则不下达后一次",
        "whether an order waits for the one before it",
    )
    deferred_by: Side | None = optional(
        PUT_OFF,
        "经批准至多延期多久（时长，或周期的百分之几）",
        "by how much leave may put a turn off: a length, or a share of the interval",
    )
    deferred_in_a_row: int | None = optional(
        COUNT.form,
        "至多连续延期几次；0 为不得延期",
        "how many turns in a row leave may put off; none where it is 0",
    )
    discovery_grace: bool | None = optional(
        FLAG.form,
        "发现漏做后可宽限一个周期（至少一天）",
        "whether a missed turn has a grace of one interval from its discovery",
    )


OF_CYCLE = (
    "seasons",
    "blackouts",
    "soft_blackouts",
    "roll",
    "closed",
    "missed",
    "until",
    "count",
    "include",
    "exclude",
    "events",
    "events_restart",
    "unless_used",
    "certified_since",
    "certified_until",
    "at",
    "leeway",
    "lead",
    "one_at_a_time",
)
"""Keys that are a part of the cycle by the same name, as they stand."""
