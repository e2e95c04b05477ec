"""Cycles that an attribute chooses, and what the subject's past makes of the choice."""

from collections.abc import Hashable, Sequence
from datetime import date

from attrs import astuple, evolve, frozen

from weibao.amounts import Choose
from weibao.cycles.changing import RECOUNTED, AtChange, Changed, Length
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval, MaximumGap
from weibao.cycles.shift import Move
from weibao.cycles.window import NONE
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.texts.text import Message

A_DAY = Every(days=1)
Changeable = Interval | MaximumGap
"""Rhythms whose length an attribute may change between two turns."""


@frozen
class CycleChoice(Choose[Cycle]):
    """A cycle for each value of an attribute, and what a change of the value does."""

    at_change: AtChange = RECOUNTED


@frozen
class Chosen:
    """The cycle that holds from a day on, and what was said of which attribute then."""

    since: date
    cycle: Cycle
    attribute: str = ""
    value: str = ""
    record: str = ""


def in_turn(chosen: Sequence[Chosen], how: AtChange) -> Cycle:
    """Put cycles that held one after another into one.

    Raises:
        InvalidValue: they differ in more than their intervals and the room.
    """
    last = chosen[-1].cycle
    if len(chosen) == 1:
        return last
    rhythm = last.rhythm
    if not isinstance(rhythm, Changeable) or not _goes_on(last, rhythm):
        raise InvalidValue(ONLY_INTERVALS(attribute=chosen[-1].attribute))
    if len({_but_for_length(one.cycle) for one in chosen}) > 1:
        raise InvalidValue(MORE_THAN_LENGTH(attribute=chosen[-1].attribute))
    lengths = tuple(
        Length(
            since=one.since,
            every=one.cycle.rhythm.every,
            tolerance=one.cycle.tolerance,
            aim=_aim(one.cycle.rhythm),
            attribute=one.attribute,
            value=one.value,
            record=one.record,
        )
        for one in chosen
        if isinstance(one.cycle.rhythm, Changeable)
    )
    return evolve(last, rhythm=evolve(rhythm, changed=Changed(lengths, how)))


def _aim(rhythm: Interval | MaximumGap) -> Every | None:
    return rhythm.aim if isinstance(rhythm, MaximumGap) else None


def _goes_on(cycle: Cycle, rhythm: Interval | MaximumGap) -> bool:
    """Tell whether a count can go on with another interval.

    Work that is late has to be done before the next, or nothing moves the dates.
    """
    if isinstance(rhythm, MaximumGap):
        bare = MaximumGap(rhythm.every, rhythm.aim, less_a_day=rhythm.less_a_day)
        return rhythm == bare and not cycle.seasons
    if rhythm.aligned is not None:
        return False
    if rhythm.moved:
        return rhythm.shift.late_outside is Move.RESET and cycle.count is None
    plain = rhythm.steps is None and cycle.count is None and cycle.active is None
    return plain and not cycle.timed


def _but_for_length(cycle: Cycle) -> Hashable:
    """Return what must be the same of cycles that follow one another.

    Dates that nothing moves have the same room, whenever they are.
    """
    rhythm = cycle.rhythm
    room = NONE if rhythm.moved else cycle.room
    if isinstance(rhythm, Interval):
        rhythm = evolve(rhythm, every=A_DAY)
    elif isinstance(rhythm, MaximumGap):
        rhythm = evolve(rhythm, every=A_DAY, aim=None)
    rest = astuple(
        cycle,
        recurse=False,
        filter=lambda one, _: one.name not in ("rhythm", "tolerance"),
    )
    return rhythm, room, rest


def known_by(cycle: Cycle, day: date) -> Cycle:
    """Return a cycle without the changes of its interval that came after a day."""
    rhythm = cycle.rhythm
    if not isinstance(rhythm, Changeable) or rhythm.changed is None:
        return cycle
    known = rhythm.changed.known_by(day)
    if known == rhythm.changed:
        return cycle
    return _of_length(cycle, rhythm, known.lengths[-1], known)


def lengths_of(cycle: Cycle) -> tuple[tuple[Length, Cycle], ...]:
    """Return the plain cycles that held one after another, each with its length."""
    rhythm = cycle.rhythm
    if not isinstance(rhythm, Changeable) or rhythm.changed is None:
        return ()
    return tuple(
        (one, _of_length(cycle, rhythm, one, None)) for one in rhythm.changed.lengths
    )


def _of_length(
    cycle: Cycle,
    rhythm: Interval | MaximumGap,
    length: Length,
    changed: Changed | None,
) -> Cycle:
    several = changed is not None and len(changed.lengths) > 1
    held = changed if several else None
    made: Interval | MaximumGap
    if isinstance(rhythm, MaximumGap):
        made = evolve(rhythm, every=length.every, aim=length.aim, changed=held)
    else:
        made = evolve(rhythm, every=length.every, changed=held)
    return evolve(cycle, rhythm=made, tolerance=length.tolerance)


ONLY_INTERVALS = Message(
    zh="{attribute} 在两次之间有变化，只有从完成日起算、晚做须补的间隔、固定基准的间隔"
    "和单纯的“间隔不超过”能随之改变（把各种取值的周期写成例如 每6个月，自完成日起；"
    "或去掉属性变更的记录）",
    en="{attribute} changed on record between two turns, and only intervals from "
    "completion or on a plain grid, and bare longest gaps, can change with it (write "
    "the cycles as every 6 months, from completion, for example, or leave the record "
    "of the change out)",
)
MORE_THAN_LENGTH = Message(
    zh="{attribute} 在两次之间有变化，各种取值的周期除间隔和允许偏差外应当一样"
    "（使其余部分一致，或去掉属性变更的记录）",
    en="{attribute} changed on record between two turns, and the cycles of its values "
    "may differ in the interval and its room alone (let the rest be the same, or leave "
    "the record of the change out)",
)
