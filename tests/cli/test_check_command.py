"""Everything that must be mended, at once."""

from pathlib import Path

import pytest

from command_line import Call
from golden_files import Golden

# Each with the words that it puts in place of others in the starter.
MISTAKES = (
    ("traction_lift, 灭火器", "traction_lyft, 灭火器"),
    ("at most 15 days apart, aim 12 days", "every now and then"),
    ("members: [wang-qiang, zhao-min]", "members: [wang-qiang, zhao-ming]"),
    ("base: B01}\n  - {id: general", "base: B09}\n  - {id: general"),
    ("to: 2029-02-28", "to: 2029-02-30"),
    ("per_week: 44 h", "per_weak: 44 h"),
)


def spoil(portfolio: Path) -> None:
    """Make six mistakes in a portfolio."""
    text = portfolio.read_text(encoding="utf-8")
    for right, wrong in MISTAKES:
        assert text.count(right) == 1, right
        text = text.replace(right, wrong)
    portfolio.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_mistakes_are_named_at_once(
    language: str, own: Path, call: Call, golden: Golden
) -> None:
    """One line for each, with its place and what would have been right."""
    spoil(own)
    ended = call("check", own, "--lang", language)
    assert (ended.code, ended.err) == (2, "")
    golden(f"cli/check_bad_portfolio.{language}.txt", ended.out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_clean_portfolio_is_counted(
    language: str, starter: Path, call: Call, golden: Golden
) -> None:
    """Who sees how much was read knows that nothing was overlooked."""
    ended = call("check", starter, "--lang", language)
    assert ended.code == 0
    golden(f"cli/check_starter.{language}.txt", ended.out)


def test_problems_as_json_speak_both_languages(own: Path, call: Call) -> None:
    """A program finds place and message of each problem."""
    spoil(own)
    ended = call("check", own, "--format", "json")
    assert ended.code == 2
    assert (ended.document["kind"], ended.document["version"]) == ("weibao-problems", 1)
    problems = ended.document["problems"]
    assert len(problems) >= len(MISTAKES)
    for problem in problems:
        assert set(problem) == {"file", "line", "column", "path", "message"}
        assert problem["message"]["zh"] != problem["message"]["en"]


def test_a_clean_portfolio_as_json_has_no_problems(starter: Path, call: Call) -> None:
    """A program need not read words to see that all is well."""
    document = call("check", starter, "--format", "json").document
    assert document["problems"] == []
    assert document["counts"]["assets"] == 12
