"""Cycles that are likely to be a slip, for `weibao check`: they may be meant.

A meter that nobody reads calls for nothing. An order that is released before the turn
before it is due says little. What ends before a subject is there never begins. A season
with fewer days on which the work can be done than turns never has them all.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen

from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.cycle import Cycle
from weibao.cycles.metered import Metered
from weibao.cycles.rhythms import Interval, MaximumGap, Several
from weibao.cycles.window import Percent
from weibao.due_work.beginnings import beginning
from weibao.due_work.closed_days import WorkDays
from weibao.due_work.metering import count_of
from weibao.due_work.seasons import seasons_of, stretches
from weibao.phrases.leads import lead_text
from weibao.plan import Plan, PlannedTask
from weibao.policy import Place
from weibao.records import History
from weibao.spans.window import Window
from weibao.texts.text import Message, Text, listed

NAMED, A_YEAR = 3, 366
LONGEST_LEAD = 2 * 366
"""How many days ahead an order is released at most where no interval says more."""


@frozen
class Doubtful:
    """A cycle that may not be meant as it stands: where it is written, and why."""

    task: Text
    reason: Text
    place: Place

    @property
    def text(self) -> Text:
        """Say it in a sentence."""
        return DOUBTFUL(task=self.task, reason=self.reason)


def doubtful_cycles(plan: Plan, history: History, day: date) -> tuple[Doubtful, ...]:
    """Return what is likely to be a slip, once for each task as a rule applies it."""
    applied: dict[int, list[PlannedTask]] = {}
    for one in plan.tasks:
        if one.cycle is not None:
            applied.setdefault(id(one.resolved), []).append(one)
    return tuple(
        Doubtful(alike[0].resolved.title, reason, _place(alike[0]))
        for alike in applied.values()
        for reason in _reasons(plan, history, day, alike)
    )


def _reasons(
    plan: Plan, history: History, day: date, alike: Sequence[PlannedTask]
) -> Iterator[Text]:
    cycle = alike[0].cycle
    assert cycle is not None
    for rhythm in _by_meters(cycle):
        unknown = [
            one.subject.id
            for one in alike
            if _use(plan, history, day, one, rhythm) is None
        ]
        if unknown:
            who = listed([Text.same(id) for id in unknown], most=NAMED)
            yield NO_USE(meter=rhythm.meter or rhythm.unit, who=who, unit=rhythm.unit)
    if _is_long(cycle):
        assert cycle.lead is not None
        yield LONG_LEAD(lead=lead_text(cycle.lead))
    ends = cycle.ends
    late = [
        one.subject.id
        for one in alike
        if ends is not None and (one.subject.installed or date.min) > ends
    ]
    if late:
        who = listed([Text.same(id) for id in late], most=NAMED)
        yield NEVER_BEGINS(until=ends, who=who)
    yield from _short_seasons(alike, cycle, day)


def _short_seasons(
    alike: Sequence[PlannedTask], cycle: Cycle, day: date
) -> Iterator[Text]:
    """Tell of a season that ends within a year and has too few days for its turns."""
    rhythm = cycle.rhythm
    times = rhythm.each_season if isinstance(rhythm, MaximumGap) else None
    if times is None:
        return
    assert isinstance(rhythm, MaximumGap)
    year = Window(day, day + timedelta(days=A_YEAR))
    for season in stretches(year, seasons_of(cycle, alike[0].subject.site)):
        if season.closes not in year:
            continue
        short: dict[int, list[str]] = {}
        for one in alike:
            most = _most_turns(WorkDays(one, cycle), rhythm, season)
            if most < times:
                short.setdefault(most, []).append(one.subject.id)
        for most, ids in short.items():
            who = listed([Text.same(id) for id in ids], most=NAMED)
            yield SHORT_SEASON(season=season.text(), times=times, most=most, who=who)
        if short:
            return


def _most_turns(days: WorkDays, rhythm: MaximumGap, season: Window[date]) -> int:
    """Return how many turns a season has room for, each as soon as it counts."""
    number, next_day = 0, days.after(season.opens, season.closes)
    while next_day is not None:
        number += 1
        counts = rhythm.gap.first_counting([next_day])
        next_day = days.after(counts, season.closes)
    return number


def _by_meters(cycle: Cycle) -> Iterator[Metered]:
    if isinstance(cycle.rhythm, Metered):
        yield cycle.rhythm
    elif isinstance(cycle.rhythm, Several):
        for one in cycle.rhythm.members:
            if isinstance(one.rhythm, Metered):
                yield one.rhythm


def _use(
    plan: Plan, history: History, day: date, planned: PlannedTask, rhythm: Metered
) -> object:
    begins = beginning(planned, plan)
    return count_of(planned.subject, rhythm, begins, day, history).per_day


def _is_long(cycle: Cycle) -> bool:
    """Tell whether an order is released before the turn before it, or years ahead."""
    lead, rhythm = cycle.lead, cycle.rhythm
    if lead is None or isinstance(lead, Percent):
        return False
    length = lead.days * 7 / 5 if isinstance(lead, WorkingDays) else lead.about_days
    if isinstance(rhythm, Interval | MaximumGap):
        return length > rhythm.every.about_days
    return timedelta(days=length) > timedelta(days=LONGEST_LEAD)


def _place(planned: PlannedTask) -> Place:
    said = planned.resolved.provenance.get("cycle")
    own = said.place if said is not None else Place()
    return own if own.file else planned.resolved.place


DOUBTFUL = Message(zh="{task}：{reason}", en="{task}: {reason}")
NO_USE = Message(
    zh="表计 {meter} 的用量不明，按它什么也不会到期：{who}"
    "（记录两次读数，或写明例如 每天用8 {unit}）",
    en="nothing falls due by the meter {meter}, whose use is not known of {who} "
    "(record two readings, or state its use of a day)",
)
LONG_LEAD = Message(
    zh="提前{lead}下达，比周期还长，几次的工单会同时下达（写短些）",
    en="orders are released {lead} ahead, before the turn before them is due (write a "
    "shorter lead)",
)
SHORT_SEASON = Message(
    zh="{season} 里能做的日子至多放得下 {most} 次，不够 {times} 次：{who}"
    "（减少次数、放宽季节，或改日历）",
    en="{season} has days for {most} turns at most, not for {times}, of {who} (ask for "
    "fewer, widen the season, or see the calendar)",
)
NEVER_BEGINS = Message(
    zh="截止日期 {until} 早于安装日期，永远不会到期：{who}（核对截止日期）",
    en="it ends on {until}, before {who} is there, and never falls due (see the last "
    "day)",
)
