"""The JSON Schema says what the loader reads."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from golden_files import GoldenFiles
from weibao.config import json_schema

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "schedules").rglob("*.yaml"))
Small = Callable[..., str]

WIDE = """
calendars: [{id: estate, closed: [2026-06-07, {from: 2026-08-10, to: 2026-08-12}]}]
registers: [{file: r.csv, columns: {id: 编号, attributes: {power: 功率}}}]
limits: {per_day: 8 h}
equipment_types:
  - code: fountain
    family: landscape
    tasks:
      - code: clean
        title: {zh: 清洗, en: clean}
        cycle: {every: 3 months, before: 10 days, closed: after, seasons: [flood]}
        duration: {fixed: 20 min, per: {jets: 2 min}}
        people: [{count: 1, skill: pump}]
        outage: yes
records:
  - reading: {id: M1, subject: P-01, meter: hours, value: 12.5, taken: 2025-12-31}
"""


class EditorLoader(yaml.SafeLoader):
    """Reads plain scalars as editors do: the core schema of YAML 1.2."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?\d+", "-+0123456789"),
    ("float", r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", "-+.0123456789"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first)
    )


def problems(text: str) -> list[str]:
    """Name the places at which an editor would mark a file."""
    data: Any = yaml.load(text, EditorLoader)
    checker = jsonschema.Draft202012Validator(json_schema())
    return sorted(error.json_path for error in checker.iter_errors(data))


def test_the_committed_schema_is_the_generated_one(
    request: pytest.FixtureRequest,
) -> None:
    """Editors see what the program reads; it is rewritten with the golden files."""
    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    update = request.config.getoption("--update-golden")
    GoldenFiles(ROOT / "schedules", update=update)("portfolio.schema.json", text)


def test_the_schema_is_a_schema() -> None:
    """It keeps to the dialect that it names."""
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_every_object_is_closed_and_described() -> None:
    """An editor can mark unknown keys and explain the known ones."""
    schema = json_schema()
    for definition in [schema, *schema["$defs"].values()]:
        assert definition["additionalProperties"] is False
        for name, one in definition["properties"].items():
            english, _, chinese = one["description"].partition(" | ")
            assert english, name
            assert chinese, name


def test_no_key_is_a_truth_value_elsewhere() -> None:
    """Tools that read YAML 1.1 take these words for true or false, even as keys."""
    schema = json_schema()
    keys = {
        key
        for definition in [schema, *schema["$defs"].values()]
        for key in definition["properties"]
    }
    assert keys & {"on", "off", "yes", "no", "y", "n", "true", "false"} == set()


def test_every_definition_is_used() -> None:
    """Each definition is referred to, and each reference is defined."""
    schema = json_schema()
    used = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema)))
    assert used == set(schema["$defs"])


def test_a_right_file_passes(small: Small) -> None:
    """What loads is not marked."""
    assert problems(small()) == []
    assert problems("schema: 1\n" + WIDE) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_examples_pass(path: Path) -> None:
    """No file of the examples is marked."""
    assert problems(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("section", "place"),
    [
        ("assets: [{id: P-01, type: pump, instaled: 2026-01-01}]", "$.assets[0]"),
        ("assets: [{id: P 01, type: pump}]", "$.assets[0].id"),
        ("assets: [{type: pump}]", "$.assets[0]"),
        ("assets: {id: P-01}", "$.assets"),
        ("language: fr", "$.language"),
        ("shifts: [{id: d, hours: [x]}]", "$.shifts[0].hours"),
        ("technicians: [{id: d, shifts: day}]", "$.technicians[0].shifts"),
        ("sites: [{id: n, calendars: CN}]", "$.sites[0].calendars"),
    ],
)
def test_a_wrong_file_is_marked(section: str, place: str) -> None:
    """The schema rejects at the place where the loader would."""
    assert problems(f"schema: 1\n{section}\n") == [place]
