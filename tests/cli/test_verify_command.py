"""A build's roster against every rule."""

import json
import shutil
from pathlib import Path

import pytest

from command_line import Call


def test_a_build_is_clean(built: Path, call: Call) -> None:
    """What build wrote, verify accepts."""
    ended = call("verify", "portfolio.yaml", built, "--lang", "en")
    assert ended.code == 0
    assert ended.out.startswith("violations: 0;")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_changed_roster_is_found_out(
    language: str, built: Path, tmp_path: Path, call: Call
) -> None:
    """Who takes an assignment out of the file is told which order is missing."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    file = copy / "roster.json"
    roster = json.loads(file.read_text(encoding="utf-8"))
    lost = roster["assignments"].pop(5)
    file.write_text(json.dumps(roster), encoding="utf-8")
    ended = call("verify", "portfolio.yaml", copy, "--lang", language)
    assert ended.code == 1
    assert "[order_missing]" in ended.out
    assert lost["order"] in ended.out
    document = call("verify", "portfolio.yaml", copy, "--format", "json").document
    assert (document["kind"], document["ok"]) == ("weibao-verification", False)
    rules = {remark["rule"] for remark in document["violations"]}
    assert "order_missing" in rules
