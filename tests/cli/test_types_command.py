"""The equipment types, as a table and as data."""

from pathlib import Path

import pytest

from command_line import Call
from golden_files import Golden


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_types_are_listed(language: str, call: Call, golden: Golden) -> None:
    """Each with its code, which a register names, and the plugin it comes from."""
    ended = call("types", "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    golden(f"cli/types.{language}.txt", ended.out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_type_shows_its_tasks(language: str, call: Call, golden: Golden) -> None:
    """Each task with its cycle, its people and what it rests on."""
    ended = call("types", "centrifugal_pump", "--lang", language)
    assert ended.code == 0
    golden(f"cli/types_centrifugal_pump.{language}.txt", ended.out)


def test_a_misspelt_type_is_corrected(call: Call) -> None:
    """The nearest known code is offered."""
    ended = call("types", "traction_lfit", "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    assert "did you mean 'traction_lift'" in ended.err


def test_types_as_json_agree_with_the_single_type(call: Call) -> None:
    """One type says the same alone and among all; every task names its sources."""
    listed = call("types", "--format", "json").document
    alone = call("types", "lawn", "--format", "json").document
    assert (listed["kind"], alone["kind"]) == ("weibao-types", "weibao-type")
    assert listed["version"] == alone["version"] == 1
    (lawn,) = [one for one in listed["types"] if one["code"] == "lawn"]
    assert lawn == {key: alone[key] for key in lawn}
    tasks = [task for one in listed["types"] for task in one["tasks"]]
    assert all(task["sources"] for task in tasks)
    clauses = [source["clause"] for task in tasks for source in task["sources"]]
    assert {"zh": "附件A", "en": "annex A"} in clauses


OWN = """
schema: 1
portfolio: yard
language: zh
sites: [{id: yard}]
equipment_types:
  - {code: gate, title: 大门, family: access, aliases: [道闸], tasks: [{code: look,
     title: 检查, cycle: 每月一次, duration: 5分钟}]}
"""


def test_the_types_of_a_portfolio_are_shown_with_it(tmp_path: Path, call: Call) -> None:
    """They stand among the others, with the portfolio as where they come from."""
    path = tmp_path / "p.yaml"
    path.write_text(OWN, encoding="utf-8")
    listed = call("types", "--portfolio", path).out.splitlines()
    (gate,) = [line for line in listed if line.startswith("gate ")]
    assert gate.split() == ["gate", "大门", "access", "1", "yard"]
    assert len(listed) == len(call("types").out.splitlines()) + 1
    for name in ("gate", "道闸"):
        shown = call("types", name, "--portfolio", path)
        assert (shown.code, shown.err) == (0, "")
        assert "每月一次" in shown.out
    assert call("types", "gate").code == 2


def test_a_portfolio_whose_types_are_wrong_is_told(tmp_path: Path, call: Call) -> None:
    """A mistake in a type has its place; one in what the types are for is not asked."""
    path = tmp_path / "p.yaml"
    path.write_text(OWN.replace("每月一次", "有时"), encoding="utf-8")
    ended = call("types", "--portfolio", path)
    assert ended.code == 2
    assert "p.yaml:8:24: equipment_types[0].tasks[0].cycle" in ended.err
    wrong = "assets: [{id: G1, type: gaet, location: NOWHERE}]\n"
    path.write_text(OWN + wrong, encoding="utf-8")
    assert call("types", "gate", "--portfolio", path).code == 0


def test_a_type_goes_by_its_other_names(call: Call) -> None:
    """A word that several types hold leads to them."""
    assert call("types", "曳引电梯").out == call("types", "traction_lift").out
    assert "'曳引电梯', '液压电梯'" in call("types", "电梯", "--lang", "en").err
