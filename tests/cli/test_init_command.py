"""The starter that `weibao init` writes."""

import json
from pathlib import Path

import pytest
import yaml

from command_line import Call
from source_tree import SOURCE
from weibao.calendars.china import ANNOUNCED_UNTIL
from weibao.cli.init_command import SCHEMA, STARTER
from weibao.config import json_schema, load
from weibao.due_work import due
from weibao.planning import make_plan
from weibao.spans.window import Horizon

FILES = [*STARTER, SCHEMA]


def test_init_writes_files_and_says_what_comes_next(tmp_path: Path, call: Call) -> None:
    """A new user is told the next two commands, word for word."""
    ended = call("init", tmp_path / "new", "--lang", "en")
    assert ended.code == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(FILES)
    assert f"weibao check {tmp_path}/new/portfolio.yaml" in ended.out
    assert "weibao build" in ended.out


@pytest.mark.parametrize("name", FILES)
def test_init_overwrites_nothing(name: str, tmp_path: Path, call: Call) -> None:
    """Where one of the files is there already, none is written."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    ended = call("init", tmp_path, "--lang", "zh")
    assert ended.code == 2
    assert "已经存在" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_the_starter_is_clean(starter: Path, call: Call) -> None:
    """There is nothing to mend in what a new user begins with."""
    ended = call("check", starter, "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("No problems found.")


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_starter_builds_a_year(year: int, own: Path, call: Call) -> None:
    """Every order of the year finds its place, and nothing is late but by the past."""
    days = ("--from", f"{year}-01-01", "--to", f"{year}-12-31")
    ended = call("build", own, *days, "--out", "build", "--format", "json")
    assert ended.code == 0
    made = ended.document
    assert made["violations"] == 0
    assert made["orders"]["unplaced"] == 0
    assert made["orders"]["late"] == made["orders"]["late_inherited"]
    assert made["orders"]["all"] > 200


def test_a_year_without_announced_holidays_is_provisional(starter: Path) -> None:
    """Each order of a year whose holidays are not announced says so."""
    portfolio = load(starter)
    year = Horizon(
        ANNOUNCED_UNTIL.replace(year=2027, month=1, day=1),
        ANNOUNCED_UNTIL.replace(year=2027),
    )
    orders = due(make_plan(portfolio), portfolio.history, year).orders
    assert orders
    assert all(o.occurrence.provisional for o in orders if o.due in year)


def test_the_starter_shows_each_part(starter: Path) -> None:
    """Two buildings, four lifts, a round, a pump set, a lawn; two crews of two."""
    portfolio = load(starter)
    inventory, workforce = portfolio.inventory, portfolio.workforce
    types = [asset.type.code for asset in inventory.assets.values()]
    buildings = [p for p in inventory.locations.values() if p.kind == "building"]
    assert len(buildings) == 2
    assert types.count("traction_lift") == 4
    assert types.count("water_supply_set") == types.count("lawn") == 1
    assert [one.type.code for one in inventory.rounds.values()] == [
        "extinguisher_round"
    ]
    assert len(workforce.crews) == 2
    assert len(workforce.technicians) == 4
    assert any(rule.changes for rule in portfolio.policy.rules)
    assert any(rule.off for rule in portfolio.policy.rules)


def test_every_section_of_the_starter_is_explained(starter: Path) -> None:
    """Above each part stands a comment in Chinese and in English."""
    text = starter.read_text(encoding="utf-8")
    lines = text.splitlines()
    sections = [
        n for n, line in enumerate(lines) if line.endswith(":") and line[0] > " "
    ]
    assert len(sections) >= 8
    for at in sections:
        above = lines[at - 1]
        assert above.startswith("#"), lines[at]
    assert lines[0].startswith("# yaml-language-server: $schema=portfolio.schema.json")


def test_the_schema_beside_the_starter_is_that_of_this_version(starter: Path) -> None:
    """The editor checks with the same schema that the program knows."""
    written = json.loads(starter.with_name(SCHEMA).read_text(encoding="utf-8"))
    assert written == json_schema()
    assert set(yaml.safe_load(starter.read_text(encoding="utf-8"))) <= set(
        written["properties"]
    )


def test_the_starter_is_packaged_with_the_commands() -> None:
    """The files lie in the package's own folder, so that the wheel holds them."""
    folder = SOURCE / "weibao" / "cli" / "starter"
    assert sorted(path.name for path in folder.iterdir()) == sorted(STARTER)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_starter_is_written_in_the_language_asked_for(
    language: str, tmp_path: Path, call: Call
) -> None:
    """Every later answer is in that language too, without being asked again."""
    assert call("init", tmp_path, "--lang", language).code == 0
    portfolio = tmp_path / "portfolio.yaml"
    assert load(portfolio).language == language
    said = call("check", portfolio).out
    assert said.startswith({"zh": "没有问题", "en": "No problems found"}[language])
