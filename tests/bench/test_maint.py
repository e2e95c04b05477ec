"""The maintenance benchmark takes on instances of every shape."""

from collections.abc import Callable

import maint
import pytest
from generated import Data, generated

from weibao import assign


def _closed(data: Data) -> None:
    data["sites"][0]["access"] = [200, 200]


def _nobody_in(data: Data) -> None:
    data["sites"][0]["max_crews"] = 0


def _shut(data: Data) -> None:
    data["sites"][0]["weekdays"] = []


def _too_long(data: Data) -> None:
    data["tasks"][0]["dur"] = data["shift"] + 1


def _backwards(data: Data) -> None:
    data["tasks"][0].update(rel=5, due=4)


def _beyond(data: Data) -> None:
    data["tasks"][0]["due"] = data["days"] + 3


def _unheard_of(data: Data) -> None:
    data["tasks"][0].update(skills=["DIVING"], prio=9)


def _assets_at_many_sites(data: Data) -> None:
    for number, task in enumerate(data["tasks"]):
        task.update(asset=number % 5, group=number % 3)


def _no_crews(data: Data) -> None:
    data["crews"] = []


def _no_tasks(data: Data) -> None:
    data["tasks"] = []


def _one_way_streets(data: Data) -> None:
    for number, row in enumerate(data["tt"]):
        row[0] += 20 * (number > 0)


@pytest.mark.parametrize(
    "change",
    [
        _closed,
        _nobody_in,
        _shut,
        _too_long,
        _backwards,
        _beyond,
        _unheard_of,
        _assets_at_many_sites,
        _no_crews,
        _no_tasks,
        _one_way_streets,
    ],
)
def test_a_roster_of_an_odd_instance_breaks_no_rule(
    change: Callable[[Data], None],
) -> None:
    """What cannot be done is left out, and the rest is right by the checker."""
    data = generated(60, days=10)
    change(data)
    instance = maint.Instance(data)
    roster = assign(
        instance.demand,
        instance.workforce,
        maint.GOALS,
        rounds=50,
        grid=1,
        late_by=0,
    )
    solution = instance.solution(roster)
    assert len(solution) == len(data["tasks"])
    assert maint.errors(data, solution) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [({"shift": 1500}, "not within a day"), ({"tt": [[7]]}, "to itself")],
)
def test_what_has_no_place_in_the_model_is_refused(change: Data, said: str) -> None:
    """The word says what it is."""
    with pytest.raises(SystemExit, match=said):
        maint.Instance({**generated(10, days=5), **change})


def test_the_same_seed_makes_the_same_instance() -> None:
    """Another seed makes another one."""
    assert generated(40, seed=3) == generated(40, seed=3)
    assert generated(40, seed=3) != generated(40, seed=4)
