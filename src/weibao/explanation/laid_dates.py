"""How a date comes from its grid, list or rule, and what that counts from."""

from collections.abc import Iterator
from datetime import date

from weibao.cycles.arithmetic import steps_before
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.elastic import Elastic
from weibao.cycles.rhythms import Anchored, Combined, Dates, Dealt, Interval, Recurrence
from weibao.cycles.stage import ListedYears, Stages
from weibao.due_work.beginnings import beginning
from weibao.due_work.dates import nominal
from weibao.explanation.ages import age_causes, renewed, year_cause
from weibao.explanation.by_days import counted_causes, nth_cause
from weibao.explanation.cause import Cause, said
from weibao.explanation.changing import grid_that_held
from weibao.explanation.laid import laid_cause
from weibao.explanation.putting_off import put_off, put_off_causes
from weibao.explanation.shares import share_causes
from weibao.explanation.sums import reached, steps_to, sum_causes
from weibao.orders import Demand, Occurrence
from weibao.phrases import cycle_text
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.texts.text import Message


def grid_causes(
    planned: PlannedTask,
    cycle: Cycle,
    occurrence: Occurrence,
    demand: Demand,
    history: History | None = None,
) -> Iterator[Cause]:
    """Say which date of a grid, period, list or rule an occurrence is."""
    rhythm, due = cycle.rhythm, occurrence.due
    if isinstance(rhythm, Dealt):
        yield from share_causes(planned, cycle, occurrence)
        return
    if due in cycle.include and not isinstance(rhythm, Interval):
        yield _included(due)
        return
    if isinstance(rhythm, Dates):
        facts = {"from": "dates", "day": due.isoformat()}
        yield Cause("origin", LISTED(day=due), facts)
        return
    if isinstance(rhythm, Elastic):
        yield laid_cause(planned, rhythm, due, demand)
        return
    if isinstance(rhythm, Combined):
        yield from _of_rules(planned, rhythm, occurrence, demand)
        return
    if isinstance(rhythm, NthDay | WeekOfYear | BeforeSeason):
        yield nth_cause(cycle, due)
        return
    if isinstance(rhythm, Stages):
        yield from age_causes(planned, cycle, due, demand, history)
        return
    anew = renewed(planned, cycle, due, demand, history)
    if anew is not None:
        yield anew[1]
        yield year_cause(anew[0], due)
        return
    yield from _anchored(planned, cycle, due, demand)


def _anchored(
    planned: PlannedTask, cycle: Cycle, due: date, demand: Demand
) -> Iterator[Cause]:
    """Say what a date is counted from, and how."""
    rhythm = cycle.rhythm
    start, why = _anchor(planned, cycle, demand)
    cycle = grid_that_held(cycle, start, due)
    rhythm = cycle.rhythm
    number, counted = None, due
    if isinstance(rhythm, Interval):
        number = steps_to(cycle, rhythm, start, due)
        if number is None and due in cycle.include:
            yield _included(due)
            return
        if number is None and rhythm.moved:
            number, counted = _put_off_from(planned, cycle, rhythm, start, due)
    facts = {"from": why, "day": start.isoformat()}
    yield Cause("origin", ANCHORS[why](day=start), facts)
    if isinstance(rhythm, Recurrence):
        text = BY_RULE(day=due, rule=rhythm.rule)
        yield Cause("due", text, {"day": due.isoformat(), "rule": rhythm.rule})
    elif isinstance(rhythm, ListedYears):
        yield year_cause(start, due)
    elif isinstance(rhythm, WorkingDayInterval):
        yield from counted_causes(planned, rhythm, start, due)
    elif isinstance(rhythm, Interval):
        if number is not None:
            yield from sum_causes(cycle, rhythm, start, number)
            yield from put_off_causes(planned, cycle, counted, due)
            if rhythm.steps is not None:
                step = rhythm.steps.done + number
                yield Cause("step", STEP(step=step), {"step": step})
        else:
            text = NEXT_FREE(day=due)
            yield Cause("due", text, {"day": due.isoformat()})


def _put_off_from(
    planned: PlannedTask, cycle: Cycle, rhythm: Interval, start: date, due: date
) -> tuple[int | None, date]:
    """Return which step from a start was put off to a due date, and its own date."""
    last = steps_before(rhythm.every, start, due) + 1
    for number in range(last, -1, -1):
        day = reached(cycle, rhythm, start, number)
        if day is None or day > due:
            continue
        if put_off(planned, cycle, day) == due:
            return number, day
        if put_off(planned, cycle, day) < due:
            break
    return None, due


def _of_rules(
    planned: PlannedTask, rhythm: Combined, occurrence: Occurrence, demand: Demand
) -> Iterator[Cause]:
    """Say which of several rules gives a date: the first that does."""
    due, calendar = occurrence.due, planned.calendar
    for rule in rhythm.rules:
        cycle = Cycle(rule)
        start, _ = _anchor(planned, cycle, demand)
        if any(nominal(cycle, start, due, due, calendar)):
            phrase = cycle_text(cycle)
            text = BY_ONE(phrase=phrase)
            yield Cause("origin", text, {"from": "rule", "phrase": said(phrase)})
            yield from grid_causes(planned, cycle, occurrence, demand)
            return


def _included(due: date) -> Cause:
    facts = {"from": "included", "day": due.isoformat()}
    return Cause("origin", INCLUDED(day=due), facts)


def _anchor(planned: PlannedTask, cycle: Cycle, demand: Demand) -> tuple[date, str]:
    rhythm, start = cycle.rhythm, beginning(planned, demand.plan)
    if isinstance(rhythm, Interval) and rhythm.aligned is not None:
        joined = rhythm.joined(start).anchor
        if joined is not None and joined != rhythm.anchor:
            return joined, "aligned"
    if isinstance(rhythm, Anchored) and rhythm.anchor is not None:
        return rhythm.anchor, "anchor"
    known = {
        "installed": planned.subject.installed,
        "valid_from": planned.resolved.valid_from,
        "records_from": demand.plan.records_from,
    }
    why = next((name for name, day in known.items() if day == start), "fixed")
    return start, why


STEP = Message(zh="这是第 {step} 步。", en="It is step {step}.")
BY_ONE = Message(
    zh="它来自其中一条规则：“{phrase}”。",
    en="It comes from one of the rules: “{phrase}”.",
)
LISTED = Message(zh="{day} 是策略列出的日期。", en="{day} is a date that is listed.")
INCLUDED = Message(
    zh="{day} 是策略单独加入的日期。", en="{day} is a date that is put in on its own."
)
BY_RULE = Message(
    zh="按重复规则 {rule} 为 {day}。", en="By the rule {rule} it is {day}."
)
NEXT_FREE = Message(
    zh="其后第一个可行的日期为 {day}。", en="The next date that fits is {day}."
)
ANCHORS = {
    "anchor": Message(
        zh="从规定的起算日 {day} 算起。", en="It counts from the date stated, {day}."
    ),
    "aligned": Message(
        zh="首次日期只此一次对齐到 {day}，从这一天算起。",
        en="Its first date was aligned, once, to {day}; it counts from there.",
    ),
    "installed": Message(
        zh="从安装日期 {day} 算起。", en="It counts from the installation on {day}."
    ),
    "valid_from": Message(
        zh="从规则生效的 {day} 算起。", en="It counts from {day}, when the rule begins."
    ),
    "records_from": Message(
        zh="从记录起始日 {day} 算起。", en="It counts from {day}, when records begin."
    ),
    "fixed": Message(
        zh="没有其他依据，从 {day} 算起。",
        en="With nothing else to go by, it counts from {day}.",
    ),
}
