"""Inclusion: larger work that contains, credits or suppresses smaller work."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from itertools import combinations
from math import gcd

from attrs import frozen

from weibao.cycles.arithmetic import grid, next_on_grid, steps_before
from weibao.spans.every import Every

Includes = Mapping[str, Iterable[str]]
MARGIN = timedelta(days=4)
"""How far a date moves at most when months are added and taken away again."""


def contained(includes: Includes, level: str) -> frozenset[str]:
    """Return a level and all that it contains, directly or through others."""
    found: set[str] = set()
    waiting = [level]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(includes.get(name, ()))
    return frozenset(found)


def last_done(
    includes: Includes, history: Iterable[tuple[str, date]]
) -> dict[str, date]:
    """Return when each level was last done, by itself or inside a deeper one."""
    last: dict[str, date] = {}
    for level, day in history:
        for name in contained(includes, level):
            last[name] = max(last.get(name, day), day)
    return last


@frozen
class GridLevel:
    """A level that falls due on a grid of its own."""

    anchor: date
    every: Every


def credited(
    levels: Mapping[str, GridLevel],
    includes: Includes,
    level: str,
    done: date,
    *,
    before: Every,
    after: Every,
) -> dict[str, date]:
    """Return the date of each level that work of one level is credited to.

    A date may be credited where the work was done no more than ``before`` ahead of it
    and no more than ``after`` behind it; the nearest is, the earlier of two as near,
    and one for each level.
    """
    found: dict[str, date] = {}
    names = contained(includes, level)
    for name, one in levels.items():
        if name not in names:
            continue
        near = _around(one, after.before(done) - MARGIN, before.after(done) + MARGIN)
        fitting = [
            day for day in near if before.before(day) <= done <= after.after(day)
        ]
        if fitting:
            found[name] = min(fitting, key=lambda day: (abs(day - done), day))
    return found


def next_after(level: GridLevel, day: date) -> date:
    """Return the date of a level after one that is credited."""
    return next_on_grid(level.anchor, level.every, day)


def _around(level: GridLevel, first: date, last: date) -> list[date]:
    start = steps_before(level.every, level.anchor, first)
    days: list[date] = []
    for day in grid(level.anchor, level.every, start=start):
        if day > last:
            return days
        days.append(day)
    return days


class OnCommon(Enum):
    """What is done where several packages fall on one date."""

    SUPPRESS = "suppress"
    """The highest alone; those of equal rank together."""
    MERGE = "merge"
    """All of them, in one visit."""


@frozen
class Package:
    """One cycle of several in a strategy, and its rank among them."""

    name: str
    every: Every
    hierarchy: int = 0


def strategy_visits(
    start: date, last: date, packages: Sequence[Package], on_common: OnCommon
) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """Return the visits of a strategy after its start, up to a day.

    Each is a date and the names of what is done, in the order of the packages.
    """
    falling: dict[date, list[Package]] = {}
    for package in packages:
        for day in grid(start, package.every, start=1):
            if day > last:
                break
            falling.setdefault(day, []).append(package)
    visits = []
    for day in sorted(falling):
        due = falling[day]
        if on_common is OnCommon.SUPPRESS:
            highest = max(package.hierarchy for package in due)
            due = [package for package in due if package.hierarchy == highest]
        visits.append((day, tuple(package.name for package in due)))
    return tuple(visits)


def counts(
    visits: Iterable[tuple[date, Sequence[str]]], packages: Iterable[Package]
) -> dict[str, int]:
    """Return how often each package stands in visits, also where it never does."""
    found = Counter(name for _, names in visits for name in names)
    return {package.name: found[package.name] for package in packages}


def smallest_gap(days: Sequence[int]) -> int:
    """Return the fewest days between two dates of packages of so many days each."""
    pairs = combinations(days, 2)
    return min([*days, *(gcd(one, other) for one, other in pairs)])


class Look(Enum):
    """On which side of smaller work a larger piece suppresses it."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"


def suppressed(
    minor: Iterable[date], major: Iterable[date], span: Every, look: Look
) -> dict[date, date | None]:
    """Return for each smaller piece the larger one that suppresses it, or None.

    It is the nearest within the span, its ends included, the earlier of two.
    """
    larger = sorted(major)
    found: dict[date, date | None] = {}
    for day in sorted(minor):
        first = day if look is Look.FORWARD else span.before(day)
        last = day if look is Look.BACKWARD else span.after(day)
        near = [one for one in larger if first <= one <= last]
        found[day] = min(near, key=lambda one: (abs(one - day), one), default=None)
    return found


@frozen
class StepPackage:
    """Work on every so many steps of a base cycle from an offset on, or once."""

    name: str
    every: int | None = 1
    offset: int = 0

    def falls_on(self, step: int) -> bool:
        """Tell whether it is done on a step, counted from 1."""
        if self.every is None:
            return step == self.offset
        return step >= self.offset and (step - self.offset) % self.every == 0


@frozen
class Divisors:
    """The work whose number divides that of the step: the largest, or all of them."""

    numbers: Mapping[str, int]
    on_overlap: OnCommon = OnCommon.SUPPRESS

    def at(self, step: int) -> tuple[str, ...]:
        """Return what is done on a step."""
        by_number = sorted(self.numbers, key=lambda name: self.numbers[name])
        found = [name for name in by_number if step % self.numbers[name] == 0]
        if self.on_overlap is OnCommon.MERGE:
            return tuple(found)
        return tuple(found[-1:])


@frozen
class Positions:
    """Work on listed steps of a cycle of steps.

    What is listed under ``once`` is done in the first cycle only. Where several fall
    on a step, all are done, or the one of the highest priority.
    """

    length: int
    due_at: Mapping[str, tuple[int, ...]]
    on_overlap: OnCommon = OnCommon.MERGE
    priority: Mapping[str, int] | None = None
    once: frozenset[str] = frozenset()

    def at(self, step: int) -> tuple[str, ...]:
        """Return what is done on a step."""
        turn, place = divmod(step - 1, self.length)
        found = [
            name
            for name, places in self.due_at.items()
            if place + 1 in places and (not turn or name not in self.once)
        ]
        if self.on_overlap is OnCommon.MERGE or len(found) < 2:
            return tuple(found)
        ranks = self.priority or {}
        return (max(found, key=lambda name: ranks.get(name, 0)),)


def pattern(names: Sequence[str], step: int) -> tuple[str, ...]:
    """Return what a pattern that repeats has on a step."""
    return (names[(step - 1) % len(names)],)


def sets(repeats: Sequence[tuple[str, int]], step: int) -> tuple[str, ...]:
    """Return what sets, each repeated so often in turn, have on a step."""
    names = [name for name, times in repeats for _ in range(times)]
    return pattern(names, step)


def step_dates(
    start: date, base: Every, steps: int, done_number: int = 0
) -> Iterator[tuple[int, date]]:
    """Go through the steps after the last one done: each number and its date.

    Args:
        start: the date of the step ``done_number``.
        base: the interval between steps.
        steps: how many.
        done_number: the number of the last step done, in a programme taken over.
    """
    for number in range(1, steps + 1):
        yield done_number + number, base.after(start, number)
