"""One order for larger work and what is merged with it: both job plans, each step once.

It takes as long as the larger work and of each smaller one the share that is not done
with it already: half of its steps new, half of its time. Where a task names no steps,
its whole time counts. As many people are needed as for the one of them that needs most
of a kind.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from fractions import Fraction
from typing import TypeVar

from attrs import evolve

from weibao.equipment import Cost, Divisible, Escort, JobPlan, Need, Position
from weibao.plan import PlannedTask, ResolvedTask
from weibao.texts.text import Message, listed

Thing = TypeVar("Thing")
ONE_MINUTE = timedelta(minutes=1)


def merged(larger: PlannedTask, parts: Sequence[PlannedTask]) -> PlannedTask:
    """Return a task that does the larger one and all parts; its ids stay as they are.

    The most critical of them ranks it. It may be done on closed days where all may.
    """
    all_of_them = [larger.resolved, *(part.resolved for part in parts)]
    plans = [one.task.job_plan for one in all_of_them]
    costs = [one.task.cost for one in all_of_them]
    task = evolve(
        larger.task,
        job_plan=JobPlan(
            _once(step for plan in plans for step in plan.steps),
            _once(tool for plan in plans for tool in plan.tools),
            _once(part for plan in plans for part in plan.parts),
            _once(line for plan in plans for line in plan.precautions),
        ),
        cost=Cost(
            sum(cost.material for cost in costs),
            sum(cost.contractor for cost in costs),
        ),
        outage=any(one.task.outage for one in all_of_them),
        impacts=frozenset().union(*(one.task.impacts for one in all_of_them)),
    )
    criticality = min(
        (one.criticality for one in all_of_them), key=lambda one: one.rank
    )
    resolved = evolve(
        larger.resolved,
        task=task,
        title=TOGETHER(
            task=larger.resolved.title, parts=listed(p.resolved.title for p in parts)
        ),
        duration=_length(all_of_them),
        need=_need([one.need for one in all_of_them]),
        criticality=criticality,
        hours=next((one.hours for one in all_of_them if one.hours), None),
        escort=_escort(all_of_them),
        divisible=_divisible(all_of_them),
        every_day=all(one.every_day for one in all_of_them),
        procedures=_once(each for one in all_of_them for each in one.procedures),
    )
    return evolve(larger, resolved=resolved)


def _once(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys(things))


def _length(tasks: Sequence[ResolvedTask]) -> timedelta:
    first, *others = tasks
    met, total = set(first.task.job_plan.steps), first.duration
    for one in others:
        steps = set(one.task.job_plan.steps)
        share = Fraction(len(steps - met), len(steps)) if steps else Fraction(1)
        minutes = Fraction(one.duration // ONE_MINUTE) * share
        total += -(-minutes.numerator // minutes.denominator) * ONE_MINUTE
        met |= steps
    return total


def _divisible(tasks: Iterable[ResolvedTask]) -> Divisible | None:
    """Return how all of it may be divided: as each part of it may be, or not."""
    divisible = [one.divisible for one in tasks]
    some = [one for one in divisible if one is not None]
    if len(some) < len(divisible):
        return None
    return max(some, key=lambda one: one.smallest)


def _escort(tasks: Iterable[ResolvedTask]) -> Escort | None:
    """Return the escort of the first that names one, with all that the others ask."""
    asked = [one.escort for one in tasks if one.escort is not None]
    if not asked:
        return None
    crew = next((one.crew for one in asked if one.crew is not None), None)
    return Escort(_need([one.need for one in asked]), crew)


def _need(needs: Sequence[Need]) -> Need:
    """Return what meets all of the needs; who is barred of one is barred of all."""
    barred = frozenset[str]().union(*(need.barred for need in needs))
    required = frozenset[str]().union(*(need.required for need in needs)) - barred
    positions = _positions(needs)
    lacking = len(required) - sum(position.count for position in positions)
    if lacking > 0:
        positions = (*positions, Position(lacking))
    preferred = frozenset[str]().union(*(need.preferred for need in needs)) - barred
    return Need(positions, required=required, barred=barred, preferred=preferred)


def _positions(needs: Iterable[Need]) -> tuple[Position, ...]:
    most: dict[Position, Position] = {}
    for need in needs:
        for position in need.positions:
            kind = evolve(position, count=1)
            known = most.get(kind)
            if known is None or known.count < position.count:
                most[kind] = position
    anybody = [one for one in most if one == Position()]
    if anybody and len(most) > 1:
        # Whoever has a trade is somebody, too.
        trained = sum(one.count for kind, one in most.items() if kind != Position())
        spare = most.pop(Position()).count - trained
        if spare > 0:
            most[Position()] = Position(spare)
    return tuple(most.values())


TOGETHER = Message(zh="{task}（含{parts}）", en="{task} with {parts}")
