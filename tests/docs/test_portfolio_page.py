"""The reference of the YAML format names every key, as the schema does.

The tables stand between ``<!-- fields: NAME -->`` and ``<!-- end -->``. They are
rewritten by ``pytest tests/docs --update-golden``.
"""

import re

import pytest

from fenced_blocks import DOCS
from schema_tables import classes, heading, table
from weibao.config.schema import json_schema

PAGE = DOCS / "reference" / "portfolio.md"
TABLE = re.compile(
    r"<!-- fields: (?P<name>\w+) -->\n\n?(?P<lines>.*?)\n?<!-- end -->", re.DOTALL
)


def rewritten(text: str) -> str:
    """Put the schema's tables into the page."""
    known = classes(json_schema())

    def fresh(match: re.Match[str]) -> str:
        name = match["name"]
        lines = "\n".join(table(known[name]))
        return f"<!-- fields: {name} -->\n\n{lines}\n\n<!-- end -->"

    return TABLE.sub(fresh, text)


def test_the_tables_are_those_of_the_schema(request: pytest.FixtureRequest) -> None:
    """No key is missing, none is made up, and every one has its meaning."""
    text = PAGE.read_text(encoding="utf-8")
    fresh = rewritten(text)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(fresh, encoding="utf-8")
    else:
        assert text == fresh


def test_every_part_of_the_format_has_its_section() -> None:
    """Each class has one table, under a heading that links can aim at."""
    text = PAGE.read_text(encoding="utf-8")
    shown = [match["name"] for match in TABLE.finditer(text)]
    assert sorted(shown) == sorted(classes(json_schema()))
    for name in shown:
        assert re.search(rf"^##+ {heading(name)}$", text, re.MULTILINE), name


def test_links_of_the_page_lead_to_its_headings() -> None:
    """A form that is a class of its own is one click away."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    anchors = {"#" + one.lower().replace(" ", "-") for one in found}
    assert set(re.findall(r"\]\((#[^)]*)\)", text)) <= anchors
