"""The reference names every command, option, exit code and JSON field there is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest

from command_line import Call, caller, make_starter
from explained import EXTRA
from fenced_blocks import DOCS
from weibao.cli import exits
from weibao.cli.main import COMMANDS, group
from weibao.explanation.cause import Kind

COMMAND_PAGE = (DOCS / "reference" / "command-line.md").read_text(encoding="utf-8")
JSON_PAGE = (DOCS / "reference" / "json.md").read_text(encoding="utf-8")
DAYS = ("--from", "2026-01-01", "--to", "2026-06-30")
JSON = ("--format", "json")


def section(page: str, title: str) -> str:
    """Return what stands under a heading, up to the next one."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section(name: str) -> None:
    """Each command stands in the table and under a heading of its own."""
    assert re.search(rf"^\| `{name}[ `]", COMMAND_PAGE, re.MULTILINE)
    assert f"weibao {name}" in section(COMMAND_PAGE, name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_described(name: str) -> None:
    """An option stands in the command's section, or in the shared table beside it."""
    shared = section(COMMAND_PAGE, "Options that several commands share")
    command = group.get_command(click.Context(group), name)
    assert command is not None
    for option in command.params:
        if isinstance(option, click.Option):
            written = option.opts[0]
            rows = [line for line in shared.splitlines() if f"`{written} " in line]
            named = [row for row in rows if name in row or "all but" in row]
            assert (
                named
                or f"`{written}" in section(COMMAND_PAGE, name)
                or (f"{written} " in section(COMMAND_PAGE, name))
            ), f"{name} {written}"


def test_every_exit_code_is_described() -> None:
    """The table of exit codes is that of the program."""
    rows = re.findall(r"^\| (\d+) \|", COMMAND_PAGE, re.MULTILINE)
    codes = [value for name, value in vars(exits).items() if name.isupper()]
    assert sorted(map(int, rows)) == sorted(codes)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every document that the commands print, by its kind."""
    path = make_starter(tmp_path_factory.mktemp("json"))
    text = path.read_text(encoding="utf-8")
    head, sign, tail = text.partition("# 记录：")
    path.write_text(head + EXTRA + sign + tail, encoding="utf-8")
    build = path.with_name("build")
    printed: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(click, "echo", lambda text="", **rest: printed.append(str(text)))
        call = caller(lambda: _Nothing())
        _call_all(call, path, build)
    found = [json.loads(text) for text in printed if text.startswith("{")]
    return {document["kind"]: document for document in found}


class _Nothing:
    out = err = ""


def _call_all(call: Call, path: Path, build: Path) -> None:
    bad = path.with_name("bad.yaml")
    bad.write_text("schema: 2\n", encoding="utf-8")
    call("types", *JSON)
    call("types", "lawn", *JSON)
    call("due", path, *DAYS, *JSON)
    call("roster", path, *DAYS, *JSON)
    call("build", path, *DAYS, "--out", build, *JSON)
    call("feeds", path, build, *JSON)
    call("verify", path, build, *JSON)
    call("explain", path, "SB-01", *JSON, *DAYS)
    call("explain", path, "SB-01/lost/2026-H1", "--build", build, *JSON)
    call("why", path, build, "SB-01/lost/2026-H1", *JSON)
    call("suggest", path, build, "SB-01/lost/2026-H1", *JSON)
    call("suggest", path, build, "DT-0102/half_monthly/2013-05-18#5", *JSON)
    call("bounds", path, build, *JSON)
    call("diff", path, _changed(path), *DAYS, "--as-of", "2026-01-05", *JSON)
    asked = ("--portfolio", path, "--rounds", "0")
    call("compare", build, _changed(path), *DAYS, *asked, *JSON)
    call("check", path, *JSON)
    call("check", bad, *JSON)


def _changed(path: Path) -> Path:
    """Write a copy whose policy fills every list of a preview."""
    text = path.read_text(encoding="utf-8")
    copy = path.with_name("changed.yaml")
    for old, new in (
        ("at most 15 days apart, aim 12 days", "at most 9 days apart"),
        ("apply: [owner_check]", "apply: [clean_cab]"),
    ):
        assert old in text
        text = text.replace(old, new)
    copy.write_text(text, encoding="utf-8")
    return copy


KINDS = tuple(dict.fromkeys(re.findall(r"`(weibao-\w+)`", JSON_PAGE)))


def test_every_kind_is_described(documents: dict[str, Any]) -> None:
    """The page knows the kinds that the commands print, and no others."""
    assert set(KINDS) == set(documents)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described(kind: str, documents: dict[str, Any]) -> None:
    """Each field of a document, and of what it lists, stands in its section."""
    document = documents[kind]
    assert document["version"] == 1
    title = "weibao-types and weibao-type" if "type" in kind else kind
    text = section(JSON_PAGE, title)
    if kind == "weibao-upcoming":
        text += section(JSON_PAGE, "weibao-explanation")
    if kind == "weibao-why":
        text += section(JSON_PAGE, "weibao-suggestions")
    missing = [name for name in names(document) if f"`{name}`" not in text + INTRO]
    assert missing == []


INTRO = JSON_PAGE.partition("\n| kind |")[0]
OPEN = ("fields", "attributes", "reasons", "default")
"""Fields whose own keys are names from the portfolio or codes."""


def names(value: object) -> Iterator[str]:
    """Give the names of all fields, those of the values inside too."""
    if isinstance(value, list):
        for one in value:
            yield from names(one)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            closed = name in OPEN and isinstance(inner, dict)
            yield from () if closed else names(inner)


def test_every_kind_of_cause_is_described() -> None:
    """A cause that a program may meet is in the table."""
    text = section(JSON_PAGE, "weibao-explanation")
    rows = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert set(get_args(Kind)) <= set(rows)
