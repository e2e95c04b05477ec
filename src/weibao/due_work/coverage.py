"""Rotations that cannot do what is asked of them: no items, or too few turns."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import evolve, frozen

from weibao.due_work.due import due
from weibao.plan import Plan, PlannedTask
from weibao.policy import Place
from weibao.records import History
from weibao.rotations import Rotation
from weibao.spans.window import Horizon
from weibao.texts.text import Message, Text

ONE_DAY = timedelta(days=1)


@frozen
class Uncovered:
    """A rotation that leaves something out: where it is written, and why."""

    task: str
    reason: Text
    place: Place

    @property
    def text(self) -> Text:
        """Say it in a sentence."""
        return LEFT_OUT(task=self.task, reason=self.reason)


def uncovered(plan: Plan, day: date) -> tuple[Uncovered, ...]:
    """Return the rotations that have no items, or too few turns to cover all in time.

    The turns are those of the first two whole periods after a day, as if all work were
    done on its dates.
    """
    return tuple(
        Uncovered(id, reason, _place(plan.by_id[id]))
        for id in sorted(plan.rotations)
        for reason in _reasons(plan, plan.by_id[id], day)
    )


def _reasons(plan: Plan, planned: PlannedTask, day: date) -> Iterator[Text]:
    rotation, number = planned.resolved.rotate, len(plan.rotations[planned.id])
    if not number:
        yield NO_ITEMS()
    elif rotation is not None and rotation.cover_within is not None:
        turns = _fewest(plan, planned, rotation, day)
        within = rotation.cover_within.text()
        if not turns:
            yield NO_TURN(within=within)
        elif rotation.take is not None and rotation.take * turns < number:
            yield TOO_FEW(
                take=rotation.take,
                turns=turns,
                number=number,
                within=within,
                need=-(-number // turns),
            )


def _fewest(plan: Plan, planned: PlannedTask, rotation: Rotation, day: date) -> int:
    """Return how many turns there are in the poorer one of two whole periods."""
    first = rotation.period(rotation.period(day).closes + ONE_DAY)
    second = rotation.period(first.closes + ONE_DAY)
    subject = tuple(one for one in plan.tasks if one.subject is planned.subject)
    alone = evolve(plan, tasks=subject, rotations={}, records_from=first.opens)
    horizon = Horizon(first.opens, second.closes)
    found = due(alone, History(), horizon, as_of=first.opens)
    days = [one.due for one in found.orders if one.planned is planned]
    return min(sum(one in period for one in days) for period in (first, second))


def _place(planned: PlannedTask) -> Place:
    own = planned.resolved.provenance["rotate"].place
    return own if own.file else planned.resolved.place


LEFT_OUT = Message(zh="{task} 的轮换：{reason}", en="the rotation of {task}: {reason}")
NO_ITEMS = Message(
    zh="没有轮换对象（核对 items 的类型与标签，或列出对象）",
    en="it has no items (see the types and tags under items, or list them)",
)
NO_TURN = Message(
    zh="有的 {within} 里一次也轮不到（让周期不长于 cover_within）",
    en="some periods of {within} have no turn (make the cycle no longer than "
    "cover_within)",
)
TOO_FEW = Message(
    zh="每次 {take} 个、{within}内 {turns} 次，覆盖不了 {number} 个对象"
    "（至少写 take: {need}，或去掉 take）",
    en="{take} at a time, with the turns in {within} being {turns}, cannot cover "
    "{number} items (write take: {need} or more, or leave take out)",
)
