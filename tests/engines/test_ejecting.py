"""Rows of moves: each piece of work takes the place of the next, the last finds one."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from generated import generated
from hypothesis import given
from hypothesis import strategies as st
from maint import GOALS, Instance

from weibao.engines.columns import NOWHERE
from weibao.engines.ejecting import Ejecting
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.opening import opened
from weibao.engines.prices import Prices

SHIFT = 100


def task(skill: str, first: int, last: int) -> dict[str, Any]:
    """Return a task that takes a crew's whole day."""
    return {
        "site": 0,
        "asset": 0,
        "group": 0,
        "dur": SHIFT,
        "skills": [skill],
        "size": 1,
        "rel": first,
        "due": last,
        "target": first,
        "prio": 1,
    }


def in_a_row(crews: Sequence[str], tasks: Sequence[dict[str, Any]]) -> Instance:
    """Return an instance of two days at one place, with a crew for each pair."""
    return Instance(
        {
            "days": 2,
            "shift": SHIFT,
            "depots": [[0, 0]],
            "sites": [
                {
                    "pos": [0, 0],
                    "access": [0, SHIFT],
                    "weekdays": [0, 1, 2, 3, 4],
                    "max_crews": 9,
                }
            ],
            "tt": [[0, 0], [0, 0]],
            "crews": [
                {"depot": 0, "skills": list(skills), "size": 1, "off": [1]}
                for skills in crews[:-1]
            ]
            + [{"depot": 0, "skills": list(crews[-1]), "size": 1, "off": []}],
            "tasks": [{**one, "asset": n, "group": n} for n, one in enumerate(tasks)],
        }
    )


def begun(instance: Instance) -> tuple[Insertion, list[Job]]:
    """Return an empty state and the jobs of an instance, each free to go anywhere."""
    demand, workforce = instance.demand, instance.workforce
    insertion = opened(demand, workforce, Prices.of(GOALS), 1)
    workshop = insertion.state.workshop
    jobs = [workshop.job(order) for order in demand.orders]
    columns = insertion.state.columns
    for job in jobs:
        closed = workshop.why_closed
        days = [
            day
            for day in range(job.first, job.last + 1)
            if closed(job.order.planned, day) is None
        ]
        columns.days[job.row] = tuple(days)
        columns.off[job.row] = tuple(insertion.off(job, day) for day in days)
        columns.movable[job.row] = True
        columns.price[job.row] = 1000
    return insertion, jobs


def filled(insertion: Insertion, jobs: Sequence[Job]) -> list[Job]:
    """Place what finds a place, one after another; return the others."""
    left = []
    for job in jobs:
        slot = insertion.best(job, job.first, job.last)
        if slot is None:
            left.append(job)
        else:
            insertion.state.place(job, slot)
    return left


def standing(insertion: Insertion) -> dict[str, tuple[int, int, int]]:
    """Return day, resource and minute of all that has a place."""
    start = insertion.state.columns.start
    return {
        id: (slot.day, slot.offer.routes[0].resource, start[job.row])
        for id, (job, slot) in insertion.state.placed.items()
    }


@pytest.mark.parametrize("seed", range(5))
def test_three_pieces_of_work_give_way_in_turn(seed: int) -> None:
    """A crew's only day is taken, and so are the next two; the last has another."""
    tasks = [task("A", 0, 0), task("B", 0, 0), task("C", 0, 1), task("D", 0, 0)]
    instance = in_a_row(["AD", "AB", "BC"], tasks)
    insertion, jobs = begun(instance)
    (left,) = filled(insertion, jobs)
    others = {job.row: job for job in jobs}
    touched = Ejecting(insertion, others, Random(seed)).place(left.row)
    assert len(insertion.state.placed) == len(jobs)
    assert set(touched) == set(others)
    assert touched[0] == left.row
    assert not insertion.state.strained


def test_what_cannot_be_placed_leaves_one_piece_without_a_place() -> None:
    """The row ends where nothing more gives way; one is left out, as before."""
    tasks = [task("A", 0, 0), task("A", 0, 0)]
    insertion, jobs = begun(in_a_row(["A", "B"], tasks))
    (left,) = filled(insertion, jobs)
    before = standing(insertion)
    state = insertion.state
    mark = len(state.changes)
    Ejecting(insertion, {job.row: job for job in jobs}, Random(1)).place(left.row)
    assert len(state.placed) == 1
    state.undo(mark)
    assert standing(insertion) == before


@given(st.integers(0, 10**6), st.integers(30, 90))
def test_a_row_of_moves_touches_nothing_else_and_can_be_taken_back(
    seed: int, tasks: int
) -> None:
    """Only what is named changes its day or crew; all of it is one change to undo."""
    data = generated(tasks, seed, days=3)
    insertion, jobs = begun(Instance(data))
    left = filled(insertion, sorted(jobs, key=lambda job: job.id))
    state, ejecting = (
        insertion.state,
        Ejecting(insertion, {job.row: job for job in jobs}, Random(seed)),
    )
    for job in left[:6]:
        before, mark, cost = standing(insertion), len(state.changes), state.cost
        if state.columns.day[job.row] != NOWHERE:
            continue
        touched = set(ejecting.place(job.row))
        after = standing(insertion)
        names = {one.id for one in jobs if one.row in touched}
        assert len(after) >= len(before)
        for id, place in before.items():
            assert id in names or after[id][:2] == place[:2]
        if len(after) == len(before):
            state.undo(mark)
            assert standing(insertion) == before
            assert state.cost == cost
