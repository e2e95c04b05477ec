"""Programmes: which tasks of a subject are done on which steps of one base cycle.

However a programme is written, each of its tasks gets the base cycle with its own
steps, so that dates, orders and explanations are those of any other cycle.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import lcm

from attrs import evolve, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.inclusion import Divisors, Positions, StepPackage, pattern, sets
from weibao.cycles.rhythms import Dates, Interval
from weibao.cycles.steps import MOST_STEPS, Steps
from weibao.errors import InvalidValue
from weibao.texts.text import Message

At = Callable[[int], tuple[str, ...]]

LONGEST_MONTH = 31


@frozen
class Programme:
    """What is done on each step: in a cycle of steps, of which the first may differ."""

    length: int
    at: At

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.length <= MOST_STEPS:
            raise InvalidValue(TOO_LONG(length=self.length, most=MOST_STEPS))

    def cycles(
        self, names: Sequence[str], base: Cycle, done: int = 0
    ) -> dict[str, Cycle]:
        """Return the cycle of each task.

        Args:
            names: the tasks.
            base: the base cycle; its anchor is the date of the last step done.
            done: the number of that step.

        Raises:
            InvalidValue: the base is no fixed interval from a day on, or a task would
                never be done.
        """
        rhythm = base.rhythm
        if not isinstance(rhythm, Interval) or rhythm.moved or rhythm.anchor is None:
            raise InvalidValue(NO_BASE())
        found = {}
        for name in names:
            length, first, later = self._places(name)
            if later:
                steps = Steps(length, later, done, None if first == later else first)
                found[name] = evolve(base, rhythm=evolve(rhythm, steps=steps))
                continue
            days = [_date(rhythm, rhythm.anchor, n - done) for n in first if n > done]
            if not days:
                raise InvalidValue(NEVER(task=name))
            found[name] = evolve(base, rhythm=Dates(days))
        return found

    def _places(self, name: str) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
        """Return the shortest cycle of a task's steps: in the first, and later."""
        does = [name in self.at(step) for step in range(1, 2 * self.length + 1)]
        length = next(
            number
            for number in range(1, self.length + 1)
            if self.length % number == 0 and does[number:-number] == does[2 * number :]
        )
        first, later = does[:length], does[length : 2 * length]
        return length, _numbers(first), _numbers(later)


def _numbers(does: Sequence[bool]) -> tuple[int, ...]:
    return tuple(number for number, one in enumerate(does, 1) if one)


def _date(rhythm: Interval, anchor: date, later: int) -> date:
    every = rhythm.every
    if later * (LONGEST_MONTH * every.months + every.days) > (date.max - anchor).days:
        raise InvalidValue(TOO_FAR(later=later))
    return every.after(anchor, later)


def of_pattern(names: Sequence[str]) -> Programme:
    """Return a pattern that repeats: A, A, A, B."""
    return Programme(len(names), lambda step: pattern(names, step))


def of_sets(repeats: Sequence[tuple[str, int]]) -> Programme:
    """Return sets that are repeated so often in turn: A twice, then B once."""
    length = sum(times for _, times in repeats)
    return Programme(length, lambda step: sets(repeats, step))


def of_divisors(divisors: Divisors) -> Programme:
    """Return the work whose number divides that of the step."""
    return Programme(lcm(*divisors.numbers.values()), divisors.at)


def of_positions(positions: Positions) -> Programme:
    """Return work on listed steps of a cycle of steps."""
    return Programme(positions.length, positions.at)


def of_packages(packages: Sequence[StepPackage]) -> Programme:
    """Return packages, each on every so many steps from an offset on, or once."""
    turns = lcm(*(package.every or 1 for package in packages))
    latest = max(package.offset for package in packages)
    length = turns * max(1, -(-latest // turns))

    def at(step: int) -> tuple[str, ...]:
        return tuple(one.name for one in packages if one.falls_on(step))

    return Programme(length, at)


def names_in(numbers: Mapping[str, object] | Sequence[str]) -> list[str]:
    """Return names, each once, in their order."""
    return list(dict.fromkeys(numbers))


TOO_LONG = Message(
    zh="一轮共 {length} 步，应为 1 到 {most} 步（拆成几个方案，或改用较小的数）",
    en="a cycle of {length} steps is not between 1 and {most} (write several "
    "programmes, or smaller numbers)",
)
NO_BASE = Message(
    zh="基本周期应为从某天算起的固定间隔（例如 每1个月，自2026-01-01起）",
    en="the base cycle must be a fixed interval from a day on (every 1 month, from "
    "2026-01-01, for example)",
)
NEVER = Message(
    zh="任务 {task!r} 不在任何一步（写明它的步，或去掉它）",
    en="the task {task!r} falls on no step (give it one, or leave it out)",
)
TOO_FAR = Message(
    zh="往后第 {later} 步的日期太远（改用较小的步号或较短的周期）",
    en="the date of a step {later} steps on is too far off (write a smaller number, or "
    "a shorter base cycle)",
)
