"""Grids whose interval changed with an attribute, one date after another."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from heapq import merge
from itertools import dropwhile

from attrs import evolve

from weibao.cycles.changing import AtChange, OnChange
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval

Grid = Callable[[Cycle, date], Iterator[date]]
"""Goes along the grid of a plain cycle for ever, from before a day at the latest."""


def plain_cycles(cycle: Cycle) -> list[tuple[date, Cycle]]:
    """Return the cycles that held one after another, each with its first day."""
    rhythm = cycle.rhythm
    if not isinstance(rhythm, Interval) or rhythm.changed is None:
        return [(date.min, cycle)]
    return [
        (
            one.since,
            evolve(
                cycle,
                rhythm=evolve(rhythm, every=one.every, changed=None),
                tolerance=one.tolerance,
            ),
        )
        for one in rhythm.changed.lengths
    ]


def changed_dates(
    cycle: Cycle, how: AtChange, first: date, grid: Grid
) -> Iterator[date]:
    """Go along the dates of a cycle for ever, from before a day at the latest."""
    held = plain_cycles(cycle)
    if how.turn is OnChange.KEEP:
        begun = min(first, held[1][0]) - timedelta(days=2)
        yield from _kept(held, begun, grid)
        return
    begins = [how.grace.after(since) for since, _ in held[1:]]
    grids = [
        _numbered(number, grid(one, first)) for number, (_, one) in enumerate(held)
    ]
    for day, number in merge(*grids):
        if sum(one <= day for one in begins) == number:
            yield day


def _numbered(number: int, days: Iterator[date]) -> Iterator[tuple[date, int]]:
    return ((day, number) for day in days)


def _kept(held: list[tuple[date, Cycle]], before: date, grid: Grid) -> Iterator[date]:
    """Go from each date to the next by the interval that held on that date."""
    while True:
        cycle = next(one for since, one in reversed(held) if since <= before)
        later = dropwhile(before.__ge__, grid(cycle, before))
        before = next(later)
        yield before
