"""What peers choose by days is reckoned and laid out alike for all of them."""

import json
from pathlib import Path
from random import Random

import by_days
import maint
import pytest
import table
from generated import generated


@pytest.mark.parametrize("seed", range(4))
def test_a_choice_laid_out_breaks_no_rule(seed: int) -> None:
    """Whatever crews and days are chosen, too much on a day among them."""
    data, random = generated(150, seed, days=12), Random(seed)
    chosen = [random.choice([None, *own]) for own in by_days.slots(data)]
    solution = by_days.laid(data, chosen)
    assert maint.errors(data, solution) == []
    assert any(at is not None for at in solution)
    left = [at for at, slot in zip(solution, chosen, strict=True) if slot is None]
    assert left == [None] * len(left), "what a peer left out stays out"


def test_an_easy_choice_stays_as_it_is() -> None:
    """One task for each crew and day fits, and costs by days what it says."""
    data = generated(40, days=10)
    chosen: by_days.Chosen = [None] * 40
    number, own = next((n, own) for n, own in enumerate(by_days.slots(data)) if own)
    chosen[number] = own[0]
    assert by_days.chosen(by_days.laid(data, chosen)) == chosen
    task, (crew, day) = data["tasks"][number], own[0]
    rest = sum(1000 * one["prio"] for n, one in enumerate(data["tasks"]) if n != number)
    ways = 2 * by_days.farness(data, crew, task["site"])
    ways += by_days.nearness(data)[task["site"]]
    assert by_days.cost(data, chosen) == rest + 5 * abs(day - task["target"]) + ways


def test_cp_sat_places_what_there_is_room_for() -> None:
    """Of a small problem it leaves nothing out that fits by days."""
    peer_cpsat = pytest.importorskip("peer_cpsat", reason="it needs ortools")
    data = generated(12, days=10)
    chosen = peer_cpsat.solve(data, seconds=10, workers=1, seed=1)
    fits = [bool(own) for own in by_days.slots(data)]
    assert [slot is not None for slot in chosen] == fits
    assert maint.errors(data, by_days.laid(data, chosen)) == []


def test_the_table_finds_data_where_they_are(tmp_path: Path) -> None:
    """In the folder named, in its instances, or beside it."""
    (tmp_path / "instances").mkdir()
    (tmp_path / "instances" / "maint-1.json").write_text("{}")
    (tmp_path / "ttsp").mkdir()
    for named in (tmp_path, tmp_path / "instances"):
        assert table.found(named, "maint-1.json") is not None
        assert table.found(named, "ttsp") is not None
    assert table.found(tmp_path, "maint-2.json") is None


def test_the_table_compares_what_it_can(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One row for each peer; what is missing is said in the row."""
    data = generated(20, days=8)
    path = tmp_path / "small.json"
    path.write_text(json.dumps(data))
    run = table.Run(0.5, 1, tmp_path, full=False)
    own = table.measured(run, path, table.WEIBAO, "local")
    rows = [own, table.skipped("other", "it is not here")]
    table.tell(run, path, rows, print)
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("| small | 0.5 | weibao local |")
    assert first.endswith("| 0 |")
    assert "skipped: it is not here" in second
