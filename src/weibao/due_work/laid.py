"""Dates laid evenly between those of a larger task of the same subject."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import evolve, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.elastic import Elastic
from weibao.cycles.rhythms import Dates, Interval
from weibao.due_work.beginnings import counted_from, joined
from weibao.due_work.dates import nominal
from weibao.orders import Dropped
from weibao.plan import Plan, PlannedTask
from weibao.policy import Place
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

NEVER = date(1, 1, 1)
"""A date of a cycle that has none: it lies before all horizons."""
TEN_YEARS = timedelta(days=3653)
MARGIN = timedelta(days=62)
"""How far beyond a date its neighbours are looked for, over the length of a step."""


def laid_out(
    planned: PlannedTask, cycle: Cycle, rhythm: Elastic, plan: Plan, days: Window[date]
) -> Cycle:
    """Return a cycle of the very dates that lie in some days."""
    found = rhythm.days(_larger(planned, rhythm, plan, days))
    inside = tuple(day for day in found if day in days)
    return evolve(cycle, rhythm=Dates(inside or (NEVER,)))


def unlaid(
    planned: PlannedTask, rhythm: Elastic, plan: Plan, days: Window[date]
) -> Iterator[Dropped]:
    """Go through the gaps in which no steps fit that end in some days."""
    for gap in rhythm.gaps(_larger(planned, rhythm, plan, days)):
        if gap.closes in days:
            reason = NO_STEPS(
                days=(gap.closes - gap.opens).days,
                least=rhythm.at_least.days,
                most=rhythm.at_most.days,
                first=gap.opens,
                last=gap.closes,
            )
            yield Dropped(planned, f"{gap.opens}", gap.opens, reason)


@frozen
class Unlaid:
    """A task that cannot be laid between some dates: where it is written, and why."""

    text: Text
    place: Place


def unlaid_tasks(plan: Plan, day: date) -> Iterator[Unlaid]:
    """Go through the tasks that some dates of the ten years from a day leave out."""
    for planned in plan.tasks:
        rhythm = planned.cycle.rhythm if planned.cycle is not None else None
        if isinstance(rhythm, Elastic):
            days = Window(day, day + TEN_YEARS)
            first = next(unlaid(planned, rhythm, plan, days), None)
            if first is not None:
                text = NOT_LAID(task=planned.id, reason=first.reason)
                yield Unlaid(text, planned.resolved.place)


def around(
    planned: PlannedTask, rhythm: Elastic, plan: Plan, day: date
) -> Window[date]:
    """Return the dates of the larger task between which a day lies."""
    days = _larger(planned, rhythm, plan, Window(day, day))
    return Window(
        max((one for one in days if one < day), default=day),
        min((one for one in days if one > day), default=day),
    )


def _larger(
    planned: PlannedTask, rhythm: Elastic, plan: Plan, days: Window[date]
) -> list[date]:
    larger = plan.by_id[f"{planned.subject.id}/{rhythm.between}"]
    assert larger.cycle is not None
    own = larger.cycle.rhythm
    reach = MARGIN
    if isinstance(own, Interval):
        reach += 2 * timedelta(days=own.every.about_days + own.every.months)
        first, last = days.opens - reach, days.closes + reach
    else:
        assert isinstance(own, Dates)
        first, last = own.days[0], own.days[-1]
    cycle = joined(larger, larger.cycle, plan)
    anchor = counted_from(larger, cycle, plan)
    calendar = larger.calendar
    return [day for _, day in nominal(cycle, anchor, first, last, calendar)]


NOT_LAID = Message(zh="{task}：{reason}", en="{task}: {reason}")
NO_STEPS = Message(
    zh="{first} 与 {last} 之间的 {days} 天分不成每步 {least} 至 {most} 天",
    en="the {days} days from {first} to {last} cannot be cut into steps of {least} to "
    "{most} days",
)
