"""Who does what when, printed and not written."""

from pathlib import Path

from command_line import Call
from golden_files import Golden

WEEK = ("--from", "2026-01-01", "--to", "2026-01-18", "--as-of", "2026-01-01")


def test_a_fortnight_is_printed(starter: Path, call: Call, golden: Golden) -> None:
    """One line for each piece of work, by day and time."""
    ended = call("roster", starter, *WEEK, "--lang", "zh")
    assert ended.code == 0
    golden("cli/roster_fortnight.zh.txt", ended.out)
    told = ended.err.splitlines()[0]
    assert told == "计划期 2026-01-01 至 2026-01-18，以 2026-01-01 为今天。"


def test_the_roster_as_json_is_what_a_build_writes(own: Path, call: Call) -> None:
    """The printed document and the file of a build are the same document."""
    printed = call("roster", own, *WEEK, "--format", "json")
    assert call("build", own, *WEEK, "--out", "build").code == 0
    assert printed.out == Path("build/roster.json").read_text(encoding="utf-8")


def test_orders_without_a_place_are_listed_with_reasons(own: Path, call: Call) -> None:
    """What is lost stands below the table, with the main reason."""
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("[zhang-wei, li-na]", "[li-na]"), encoding="utf-8")
    ended = call("roster", own, *WEEK, "--lang", "en")
    assert ended.code == 1
    assert "order without a place" in ended.out
    assert "the crew has too few people for it" in ended.out
