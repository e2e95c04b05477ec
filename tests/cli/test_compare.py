"""`weibao compare`: rosters, portfolios and workforces side by side."""

import json
from pathlib import Path

import pytest

from command_line import Call
from golden_files import Golden
from weibao.cli.main import COMMANDS

DAYS = ("--from", "2026-01-01", "--to", "2026-01-18", "--as-of", "2026-01-01")
FEW = ("--rounds", "20")


@pytest.fixture
def smaller(own: Path) -> Path:
    """A portfolio beside another one, whose lift crew has lost somebody."""
    text = own.read_text("utf-8")
    fewer = text.replace("members: [zhang-wei, li-na]", "members: [zhang-wei]")
    assert fewer != text
    file = Path("smaller.yaml")
    file.write_text(fewer, "utf-8")
    return file


@pytest.mark.feature("F077")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_workforces_are_compared(
    own: Path, smaller: Path, call: Call, golden: Golden, lang: str
) -> None:
    """Goals by level, hours, what has no place, and what everybody has to do."""
    ended = call("compare", own, smaller, *DAYS, *FEW, "--lang", lang)
    assert ended.code == 1
    golden(f"cli/compare.{lang}.txt", ended.out)


def test_programs_get_json_and_csv(
    own: Path, smaller: Path, call: Call, golden: Golden
) -> None:
    """The same figures for a program and for a spreadsheet."""
    asked = (own, smaller, *DAYS, *FEW, "--format")
    golden("cli/compare.csv", call("compare", *asked, "csv").out)
    document = json.loads(call("compare", *asked, "json").out)
    assert document["kind"] == "weibao-comparison"
    assert document["better"] == "old"
    assert document["exit_code"] == 1


def test_a_build_is_compared_with_its_portfolio(own: Path, call: Call) -> None:
    """Its days are taken over; two builds need the portfolio by name."""
    assert call("build", own, *DAYS, *FEW, "--out", "one").code == 0
    ended = call("compare", "one", own, "--as-of", "2026-01-01", *FEW, "--lang", "en")
    assert ended.code == 0
    assert "equally good" in ended.out
    both = call("compare", "one", "one/roster.json", "--portfolio", own)
    assert both.code == 0
    refused = call("compare", "one", "one", "--lang", "en")
    assert refused.code == 2
    assert "--portfolio" in refused.err
    refused = call("compare", own, own, "--lang", "en")
    assert refused.code == 2
    assert "--from" in refused.err


def test_the_command_is_listed() -> None:
    """With a word on what it does, in both languages."""
    assert COMMANDS["compare"].zh
    assert COMMANDS["compare"].en


def test_half_a_horizon_is_refused(own: Path, call: Call) -> None:
    """A first day without a last one is not taken for none."""
    ended = call("compare", own, own, "--from", "2026-01-01", "--lang", "en")
    assert ended.code == 2
    assert "--from and --to go together" in ended.err


def test_days_of_rosters_are_their_own(own: Path, call: Call) -> None:
    """Where nothing is to be rostered, days asked for are not passed over."""
    assert call("build", own, *DAYS, *FEW, "--out", "one").code == 0
    asked = ("compare", "one", "one", "--portfolio", own, *DAYS, "--lang", "en")
    ended = call(*asked)
    assert ended.code == 2
    assert "leave out --from" in ended.err
