"""The equipment types, as a table and as data."""

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
