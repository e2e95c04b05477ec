"""Why an order is as it is, asked on the command line."""

import json
from pathlib import Path

import pytest

from command_line import YEAR, Call

ORDER = "my-compound/DT-0102/half_monthly/2013-05-18#5"


@pytest.mark.parametrize("id", [ORDER, ORDER.partition("/")[2]])
def test_an_order_is_found_by_its_id(id: str, starter: Path, call: Call) -> None:
    """The portfolio's id in front may be left out."""
    ended = call("explain", starter, id, *YEAR, "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"Order {ORDER}: half-monthly service, 1号楼2号客梯.")
    assert "lifts-aged (portfolio.yaml:" in ended.out
    assert "It is placed on" not in ended.out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("排在", "由电梯班的", "T-0001")),
        ("en", ("It is placed on", "lift crew")),
    ],
)
def test_with_a_build_day_and_people_are_explained(
    language: str, words: tuple[str, ...], built: Path, call: Call
) -> None:
    """The roster says when and who, so the folder of a build is asked for."""
    arguments = ("explain", "portfolio.yaml", ORDER, "--build", built)
    ended = call(*arguments, "--lang", language)
    assert ended.code == 0
    assert all(word in ended.out for word in words)


def test_the_document_holds_causes_in_both_languages(built: Path, call: Call) -> None:
    """A program gets the same chain of causes as data."""
    arguments = ("explain", "portfolio.yaml", ORDER, "--build", built)
    document = call(*arguments, "--format", "json").document
    assert (document["kind"], document["version"]) == ("weibao-explanation", 1)
    kinds = [cause["kind"] for cause in document["causes"]]
    assert kinds[:4] == ["rule", "change", "cycle", "origin"]
    assert kinds[-2:] == ["placed", "people"]
    assert all(cause["text"]["zh"] for cause in document["causes"])


def test_a_planned_task_lists_its_next_orders(starter: Path, call: Call) -> None:
    """Who knows the subject and the task finds the ids of the orders."""
    ended = call("explain", starter, "DT-0102/half_monthly", *YEAR, "--lang", "en")
    assert ended.code == 0
    first, *orders = ended.out.splitlines()
    assert first.startswith("DT-0102/half_monthly: ")
    assert len(orders) == 5
    for line in orders:
        due, day, *level, id = line.split()
        assert due == "due"
        assert level[-1] == "service"
        asked = call("explain", starter, id, *YEAR, "--format", "json")
        assert asked.document["due"] == day


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("  到期 ", "，排在 ", "，此次可免")),
        ("en", ("  due ", ", placed on ", ", not needed")),
    ],
)
def test_with_a_build_the_next_orders_show_their_days(
    language: str, words: tuple[str, str, str], built: Path, call: Call
) -> None:
    """Due dates are not taken for the days on which the work is done."""
    id = "DT-0102/half_monthly"
    asked = ("explain", "portfolio.yaml", id, "--build", built)
    _, *lines = call(*asked, "--lang", language).out.splitlines()
    (task,) = call(*asked, "--format", "json").document["tasks"]
    roster = json.loads((built / "roster.json").read_text(encoding="utf-8"))
    days = {one["order"]: one["start"][:10] for one in roster["assignments"]}
    due, placed, spared = words
    for line, one in zip(lines, task["orders"], strict=True):
        day = days.get(one["order"])
        assert one["placed"] == day
        fate = f"{placed}{day}" if day else spared
        assert line.startswith(f"{due}{one['due']}{fate}  ")
        assert line.endswith(f"  {one['order']}")
    assert any(one["placed"] for one in task["orders"])


def test_a_subject_lists_all_its_tasks(starter: Path, call: Call) -> None:
    """Cyclic tasks with their orders, work on demand without."""
    document = call("explain", starter, "CP-01", *YEAR, "--format", "json").document
    assert (document["kind"], document["version"]) == ("weibao-upcoming", 1)
    tasks = {task["task"]: task["orders"] for task in document["tasks"]}
    assert tasks["CP-01/repair"] == []
    assert len(tasks["CP-01/inspect"]) == 2
    assert "CP-01/spray" not in tasks


def test_what_a_rule_left_out_is_told(starter: Path, call: Call) -> None:
    """Mowing in January is out of season, and has no order."""
    ended = call("explain", starter, "CP-01/trim/2026-01.1", *YEAR, "--lang", "en")
    assert ended.code == 0
    assert "There is no order for 2026-01-01: out of season." in ended.out


def test_a_near_id_is_offered(starter: Path, call: Call) -> None:
    """A slip of the hand is put right in the answer."""
    ended = call("explain", starter, "DT-0102/half_montly", *YEAR, "--lang", "en")
    assert ended.code == 2
    assert "did you mean 'DT-0102/half_monthly'" in ended.err


def test_without_days_it_is_this_year(starter: Path, call: Call) -> None:
    """Asked without a horizon, what comes next is looked for in the current year."""
    ended = call("explain", starter, "XJ-MHQ/monthly_check", "--lang", "en")
    assert ended.code == 0
    assert ended.out.startswith("XJ-MHQ/monthly_check: ")
