# ruff: noqa: ANN401 - a cycle may be chosen by an attribute
"""Which of two cycles applies where two rules do one task, and what that costs."""

from collections.abc import Callable, Iterable
from typing import Any

from attrs import evolve, frozen

from weibao.amounts import resolve, settings
from weibao.inventory import Subject
from weibao.plan import ResolvedTask
from weibao.policy import Place
from weibao.rival_cycles import Claim, RivalCycles, Stands, together
from weibao.strictness import YEAR, days_apart, falls_short
from weibao.texts.text import Text

Say = Callable[[Any], Text]


@frozen
class Stated:
    """A cycle with the rule that states it and the place where it does."""

    rule: str
    cycle: Any
    place: Place


@frozen(eq=False)
class Rivalry:
    """Two statements of one task's cycle, of which one stands."""

    applied: Stated
    left: Stated
    stands: Stands


def judged(earlier: Stated, later: Stated) -> Rivalry | None:
    """Tell which of two cycles stands; None where they are the same.

    Where an attribute chooses, it must be the stricter for whatever that may say.
    """
    if earlier.cycle is None or later.cycle is None or earlier.cycle == later.cycle:
        return None
    later_short = _short(later.cycle, earlier.cycle)
    earlier_short = _short(earlier.cycle, later.cycle)
    if later_short and not earlier_short:
        return Rivalry(earlier, later, Stands.STRICTER)
    if earlier_short and not later_short:
        return Rivalry(later, earlier, Stands.STRICTER)
    if later_short:
        oftener = _apart(later.cycle) < _apart(earlier.cycle)
        chosen = (later, earlier) if oftener else (earlier, later)
        return Rivalry(*chosen, Stands.OFTENER)
    return Rivalry(later, earlier, Stands.LATER)


def told(
    rivalry: Rivalry, subject: Subject, resolved: ResolvedTask, say: Say
) -> RivalCycles:
    """Say of one subject what two rules ask for, with the hours that it costs."""
    return RivalCycles(
        task=resolved.title,
        applied=_claim(rivalry.applied, say),
        left=_claim(rivalry.left, say),
        stands=rivalry.stands,
        subjects=1,
        hours=_hours(rivalry, subject, resolved),
    )


def all_told(found: Iterable[RivalCycles]) -> tuple[RivalCycles, ...]:
    """Put together what is said of like subjects, in the order of the rules."""
    alike: dict[RivalCycles, list[RivalCycles]] = {}
    for one in found:
        alike.setdefault(evolve(one, subjects=0, hours=None), []).append(one)
    return tuple(map(together, alike.values()))


def _claim(stated: Stated, say: Say) -> Claim:
    return Claim(stated.rule, say(stated.cycle), stated.place)


def _short(cycle: Any, other: Any) -> bool:
    return any(
        falls_short(resolve(cycle, known), resolve(other, known))
        for known in settings(cycle, other)
    )


def _apart(cycle: Any) -> float:
    """Return the most days between two turns as a rule, whatever attributes say."""
    lengths = (days_apart(resolve(cycle, known)) for known in settings(cycle))
    return max((one for one in lengths if one is not None), default=float("inf"))


def _hours(rivalry: Rivalry, subject: Subject, resolved: ResolvedTask) -> float | None:
    """Return the hours of people that a year takes more than the other cycle asks."""
    chosen = resolve(rivalry.applied.cycle, subject.attributes)
    other = resolve(rivalry.left.cycle, subject.attributes)
    lengths = days_apart(chosen), days_apart(other)
    if chosen.seasons or other.seasons or None in lengths:
        return None
    turns = [YEAR / length for length in lengths if length]
    work = resolved.duration.total_seconds() / 3600 * max(1, resolved.need.people)
    return max(0.0, turns[0] - turns[-1]) * work
