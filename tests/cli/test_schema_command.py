"""The schema for editors."""

import json

from command_line import Call
from source_tree import ROOT
from weibao.config import json_schema


def test_the_schema_is_printed(call: Call) -> None:
    """What is printed is the schema of this version, ready to be kept in a file."""
    ended = call("schema")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == json_schema()


def test_the_examples_have_this_schema_beside_them(call: Call) -> None:
    """The file that the examples' first lines name is what the command prints."""
    kept = ROOT / "schedules" / "portfolio.schema.json"
    assert call("schema").out == kept.read_text(encoding="utf-8")
