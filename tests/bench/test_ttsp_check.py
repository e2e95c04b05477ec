"""The checker of technicians and interventions, on an instance made here."""

import os
from pathlib import Path

import pytest
from ttsp_check import Dates, Instance, Solution, Teams, errors, value

INSTANCE = "name domains level techs interv abandon\nsmall 1 2 3 3 50\n"
TECHS = "tech d1 dispo\n1 2 [ ]\n2 1 [ 2 ]\n3 1 [ ]\n"
WORK = (
    "number time preds prio cost d1_1 d1_2\n"
    "1 60 [ ] 1 50 2 1\n2 60 [ 1 ] 2 50 1 0\n3 120 [ ] 4 40 1 0\n"
)
DATES: Dates = {1: (1, 0, 1), 2: (1, 60, 1), 3: (1, 0, 2)}
TEAMS: Teams = {1: [frozenset(), frozenset({1, 2}), frozenset({3})]}


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    """Three people and three pieces of work, of which the second follows the first."""
    (tmp_path / "instance").write_text(INSTANCE)
    (tmp_path / "tech_list").write_text(TECHS)
    (tmp_path / "interv_list").write_text(WORK)
    return Instance.read(tmp_path)


def test_a_right_solution_has_no_errors(instance: Instance, tmp_path: Path) -> None:
    """Its value is 28, 14 and 4 times the ends by priority, and the last end once."""
    right = Solution(DATES, TEAMS)
    right.write(tmp_path)
    assert Solution.read(tmp_path) == right
    assert errors(instance, right) == []
    assert value(instance, right) == 28 * 60 + 14 * 120 + 120


def dates(**changed: tuple[int, int, int] | None) -> Dates:
    """Return the right dates with some changed, or left out where they are None."""
    given = {int(name[1:]): at for name, at in changed.items()}
    both = {**DATES, **given}
    return {number: at for number, at in both.items() if at is not None}


@pytest.mark.parametrize(
    ("spoilt", "teams", "said"),
    [
        (dates(w2=(1, 30, 1)), TEAMS, "overlap"),
        (dates(w2=(1, 30, 1)), TEAMS, "begins before"),
        (dates(w3=(1, 1, 2)), TEAMS, "outside its day"),
        (dates(w3=(1, 0, 3)), TEAMS, "no team 3"),
        (dates(w1=(1, 0, 2)), TEAMS, "of 2 people of level 1"),
        (DATES, {1: [*TEAMS[1][:2], frozenset({2, 3})]}, "in two teams"),
        (dates(w3=None), {1: TEAMS[1][:2]}, "person 3 is in no team"),
        (
            dates(w1=(2, 0, 1), w2=(2, 60, 1)),
            {1: [frozenset(), frozenset(), frozenset({3})], 2: TEAMS[1]},
            "is off",
        ),
        (dates(w1=None), TEAMS, "follows work 1, which is given away"),
        (dates(w2=None, w3=None), TEAMS, "costs 90 of 50"),
    ],
)
def test_what_is_wrong_is_named(
    instance: Instance, spoilt: Dates, teams: Teams, said: str
) -> None:
    """Each rule has its own words."""
    assert any(said in one for one in errors(instance, Solution(spoilt, teams)))


def test_work_may_be_given_away_within_the_budget(instance: Instance) -> None:
    """What nothing follows, for what there is."""
    assert errors(instance, Solution(dates(w3=None), TEAMS)) == []


def samples() -> list[Path]:
    """Return the benchmark's own solutions, where its data are at hand."""
    folder = os.environ.get("WEIBAO_BENCH_DATA")
    return sorted(Path(folder, "ttsp", "sample_solutions").iterdir()) if folder else []


RIGHT = {"sol_A_1_#3", "sol_A_2_#1", "sol_A_3_#3", "sol_A_4_#1"}


@pytest.mark.skipif(not samples(), reason="WEIBAO_BENCH_DATA is not set")
def test_the_sample_solutions_are_told_apart() -> None:
    """Those that the benchmark made wrong on purpose have errors, the others none."""
    right = {
        one.name
        for one in samples()
        if not errors(Instance.read(one), Solution.read(one))
    }
    assert right == RIGHT
