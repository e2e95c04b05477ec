"""Costs and hours of a horizon, and dates that level its weeks."""

from pathlib import Path

import pytest
import yaml

from command_line import YEAR, Call
from golden_files import Golden

PAINTED = """policies:
  - id: paint
    title: {zh: 刷漆, en: painting}
    select: {types: [traction_lift]}
    apply: none
    add:
      - because: {zh: 合同, en: contract}
        task:
          code: paint
          title: {zh: 刷漆, en: paint the machine room}
          cycle: "every 12 months, -60/+60 days, from 2026-06-15"
          duration: 6 h
          accountable: chief
          sources: [{basis: contract, title: {zh: 合同, en: contract}}]
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_starter_is_forecast(
    language: str, own: Path, call: Call, golden: Golden
) -> None:
    """First the money, then what each week needs of each skill."""
    ended = call("forecast", own, *YEAR, "--lang", language)
    assert ended.code == 0
    golden(f"cli/forecast_starter.{language}.txt", ended.out)


def test_a_forecast_as_data_adds_up(own: Path, call: Call) -> None:
    """Hours as data are those of the table."""
    document = call("forecast", own, *YEAR, "--format", "json").document
    due = call("due", own, *YEAR, "--format", "json").document
    assert document["kind"] == "weibao-forecast"
    assert document["horizon"] == due["horizon"]
    assert all(cell["needed_minutes"] >= 0 for cell in document["hours"])
    assert sum(cell["needed_minutes"] for cell in document["hours"]) > 0


def test_proposed_edits_can_be_put_into_the_records(own: Path, call: Call) -> None:
    """They are records as they stand, and make the fullest week less full."""
    text = own.read_text(encoding="utf-8")
    painted = text.replace("policies:\n", PAINTED, 1)
    assert painted != text
    own.write_text(painted, encoding="utf-8")
    said = call("level", own, *YEAR, "--lang", "en", "--by", "Sun Li")
    assert said.code == 0
    assert "The fullest week: " in said.out
    document = call(
        "level", own, *YEAR, "--by", "Sun Li", "--because", "level", "--format", "json"
    ).document
    assert document["records"]
    assert {one["edit"]["by"] for one in document["records"]} == {"Sun Li"}
    kept = own.with_name("edits.yaml")
    parts = {"schema": 1, "records": document["records"]}
    kept.write_text(yaml.safe_dump(parts), encoding="utf-8")
    with_edits = painted.replace("records:\n", "records:\n  - {file: edits.yaml}\n")
    own.write_text(with_edits, encoding="utf-8")
    after = call("due", own, *YEAR, "--format", "json").document
    assert after["refused_edits"] == []
    moved = {one["edit"]["order"]: one["edit"]["to"] for one in document["records"]}
    dues = {one["order"]: one["due"] for one in after["orders"]}
    assert {order: dues[order] for order in moved} == moved


def test_proposed_anchors_can_be_included(own: Path, call: Call) -> None:
    """The file passes the check, the dates follow it, and the peak is as told."""
    text = own.read_text(encoding="utf-8")
    painted = text.replace("policies:\n", PAINTED, 1)
    own.write_text(painted, encoding="utf-8")
    before = call("due", own, *YEAR, "--format", "json").document
    proposed = call("level", own, *YEAR, "--policy", "--lang", "en")
    assert proposed.code == 0
    assert "The fullest week: " in proposed.err
    own.with_name("anchors.yaml").write_text(proposed.out, encoding="utf-8")
    included = painted.replace(
        "\npolicies:\n", "\ninclude: [anchors.yaml]\npolicies:\n"
    )
    assert included != painted
    own.write_text(included, encoding="utf-8")
    assert call("check", own).code == 0
    after = call("due", own, *YEAR, "--format", "json").document
    old, new = (
        {one["asset"]: one for one in found["orders"] if one["task"] == "paint"}
        for found in (before, after)
    )
    assert old.keys() == new.keys()
    assert {one["due"] for one in old.values()} != {one["due"] for one in new.values()}
    for asset, one in new.items():
        window = old[asset]["window"]
        assert window["opens"] <= one["due"] <= window["closes"]
    again = call("level", own, *YEAR, "--policy", "--lang", "en")
    assert yaml.safe_load(again.out)["schema"] == 1


def test_anchors_are_no_json(own: Path, call: Call) -> None:
    """They are a policy's text, which names nobody."""
    ended = call("level", own, *YEAR, "--policy", "--format", "json", "--lang", "en")
    assert ended.code == 2
    assert "--policy" in ended.err
