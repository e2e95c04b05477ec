"""Larger work that contains, credits or suppresses smaller work, the slow way."""

from datetime import date
from itertools import pairwise
from math import lcm

from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, lengths, span, walked, walked_on
from weibao.cycles.inclusion import (
    Divisors,
    GridLevel,
    Look,
    OnCommon,
    Package,
    Positions,
    StepPackage,
    contained,
    counts,
    credited,
    last_done,
    next_after,
    pattern,
    sets,
    smallest_gap,
    step_dates,
    strategy_visits,
    suppressed,
)
from weibao.spans import Every

names = st.sampled_from("abcde")
includes = st.dictionaries(names, st.sets(names, max_size=3))
days = st.integers(0, 40).map(lambda number: Every(days=number))


def reaches(told: dict[str, set[str]], level: str, other: str) -> bool:
    """Tell whether one level comes to another in five steps or fewer."""
    here = {level}
    for _ in range(5):
        here |= {name for one in here for name in told.get(one, ())}
    return other in here


@given(includes, st.lists(st.tuples(names, dates), max_size=6), st.data())
def test_what_a_deeper_level_resets(
    told: dict[str, set[str]], history: list[tuple[str, date]], data: st.DataObject
) -> None:
    """A level was last done with the latest of all that contain it, in any order."""
    for level in "abcde":
        expected = {one for one in "abcde" if reaches(told, level, one)}
        assert contained(told, level) == expected
    found = last_done(told, data.draw(st.permutations(history)))
    for level in "abcde":
        done = [day for name, day in history if reaches(told, name, level)]
        assert found.get(level) == max(done, default=None)


@given(
    st.dictionaries(names, st.builds(GridLevel, dates, lengths), min_size=1),
    includes,
    st.data(),
    days,
    days,
)
def test_credit(
    levels: dict[str, GridLevel],
    told: dict[str, set[str]],
    data: st.DataObject,
    before: Every,
    after: Every,
) -> None:
    """Of all dates of a contained level near enough it is the nearest, or the earlier.

    The next date of the level is the one after it.
    """
    level = data.draw(st.sampled_from(sorted(levels)))
    done = data.draw(dates)
    expected = {}
    for name, one in levels.items():
        grid = walked_on(one.anchor, one.every, done + 60 * ONE)
        near = [day for day in grid if -before.days <= (done - day).days <= after.days]
        near.sort(key=lambda day: (abs((day - done).days), day))
        if near and reaches(told, level, name):
            expected[name] = near[0]
            following = walked(one.anchor, one.every, grid.index(near[0]) + 1)
            assert next_after(one, near[0]) == following
    found = credited(levels, told, level, done, before=before, after=after)
    assert found == expected
    assert list(found) == [name for name in levels if name in expected]


packages = st.lists(
    st.builds(Package, names, lengths, st.integers(1, 3)),
    max_size=4,
    unique_by=lambda package: package.name,
)


@given(packages, dates, st.integers(0, 800), st.sampled_from(OnCommon))
def test_packages_of_a_strategy(
    found: list[Package], start: date, over: int, on_common: OnCommon
) -> None:
    """Day by day it is asked which packages fall on it, and of those the highest."""
    last = start + over * ONE
    falling = {
        package.name: set(walked_on(start, package.every, last)[1:])
        for package in found
    }
    expected = []
    for day in span(start + ONE, last):
        due = [package for package in found if day in falling[package.name]]
        top = max((package.hierarchy for package in due), default=0)
        if on_common is OnCommon.SUPPRESS:
            due = [package for package in due if package.hierarchy == top]
        if due:
            expected.append((day, tuple(package.name for package in due)))
    visits = strategy_visits(start, last, found, on_common)
    assert list(visits) == expected
    assert counts(visits, found) == {
        package.name: sum(package.name in done for _, done in expected)
        for package in found
    }


@given(st.lists(st.integers(1, 24), min_size=1, max_size=4))
def test_the_smallest_gap_of_packages(days: list[int]) -> None:
    """It is the least between two dates of the strategy until they all meet again."""
    end = lcm(*days)
    marks = {0} | {n for day in days for n in range(day, end + 1, day)}
    assert smallest_gap(days) == min(b - a for a, b in pairwise(sorted(marks)))


@given(
    st.sets(st.integers(0, 364)),
    st.sets(st.integers(0, 364)),
    st.integers(0, 30),
    st.sampled_from(Look),
)
def test_suppression(small: set[int], large: set[int], wide: int, look: Look) -> None:
    """The larger job is the nearest on the side looked at, the earlier of two."""
    begin = date(2026, 1, 1)
    expected = {}
    for one in sorted(small):
        apart = [other - one for other in large if abs(other - one) <= wide]
        if look is not Look.BOTH:
            sign = 1 if look is Look.FORWARD else -1
            apart = [by for by in apart if by * sign >= 0]
        apart.sort(key=lambda by: (abs(by), by))
        day = begin + one * ONE
        expected[day] = day + apart[0] * ONE if apart else None
    minor, major = ([begin + n * ONE for n in found] for found in (small, large))
    assert suppressed(minor, major, Every(days=wide), look) == expected


@given(st.none() | st.integers(1, 9), st.integers(0, 9), st.integers(1, 60))
def test_packages_on_steps(every: int | None, offset: int, step: int) -> None:
    """They are those that one counts off from the offset, or that step alone."""
    counted = {offset} if every is None else set(range(offset, 70, every))
    assert StepPackage("x", every, offset).falls_on(step) == (step in counted)


@given(
    st.dictionaries(names, st.integers(1, 12)),
    st.integers(1, 60),
    st.sampled_from(OnCommon),
)
def test_divisors(numbers: dict[str, int], step: int, on_overlap: OnCommon) -> None:
    """Those whose multiples hold the step, by number; or the largest of them alone."""
    found = [name for name, n in numbers.items() if step in range(n, 61, n)]
    got = Divisors(numbers, on_overlap).at(step)
    values = [numbers[name] for name in got]
    assert values == sorted(values)
    if on_overlap is OnCommon.MERGE:
        assert sorted(got) == sorted(found)
    else:
        assert values == ([max(numbers[name] for name in found)] if found else [])


@given(
    st.integers(1, 6),
    st.dictionaries(names, st.sets(st.integers(1, 6)).map(tuple)),
    st.sets(names),
    st.dictionaries(names, st.integers(1, 9)),
    st.sampled_from(OnCommon),
)
def test_positions(
    length: int,
    due_at: dict[str, tuple[int, ...]],
    once: set[str],
    priority: dict[str, int],
    on_overlap: OnCommon,
) -> None:
    """The cycle is walked step by step, and what is done once only in the first."""
    ours = Positions(length, due_at, on_overlap, priority, frozenset(once))
    place, turn = 0, 0
    for step in range(1, 25):
        place += 1
        if place > length:
            place, turn = 1, turn + 1
        found = [
            name
            for name in due_at
            if place in due_at[name] and not (turn and name in once)
        ]
        if on_overlap is OnCommon.SUPPRESS and found:
            top = max(priority.get(name, 0) for name in found)
            found = [name for name in found if priority.get(name, 0) == top][:1]
        assert ours.at(step) == tuple(found)


@given(
    st.lists(st.tuples(names, st.integers(1, 3)), min_size=1, max_size=5),
    st.integers(0, 5),
)
def test_patterns_and_sets(repeats: list[tuple[str, int]], rounds: int) -> None:
    """Sets are the pattern in which each name is written as often as it repeats."""
    written = [name for name, times in repeats for _ in range(times)]
    whole = written * (rounds + 1)
    for step, name in enumerate(whole, 1):
        assert pattern(written, step) == sets(repeats, step) == (name,)


@given(dates, lengths, st.integers(0, 20), st.integers(0, 20))
def test_steps_go_on_from_the_last_one_done(
    start: date, base: Every, steps: int, done: int
) -> None:
    """A programme taken over is the rest of one that began so many steps ago."""
    found = list(step_dates(start, base, steps, done))
    assert found == [(done + n, walked(start, base, n)) for n in range(1, steps + 1)]
