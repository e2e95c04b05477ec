"""What a change of policy does, as tables and as data."""

from pathlib import Path

import pytest

from command_line import YEAR, Call
from golden_files import Golden

CYCLE = "at most 15 days apart, aim 12 days"


def edited(portfolio: Path, old: str, new: str) -> Path:
    """Write a copy beside a portfolio, with a part of it replaced."""
    text = portfolio.read_text(encoding="utf-8")
    assert old in text
    copy = portfolio.with_name("changed.yaml")
    copy.write_text(text.replace(old, new), encoding="utf-8")
    return copy


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_changed_cycle_is_shown(
    language: str, own: Path, call: Call, golden: Golden
) -> None:
    """First what it comes to, then the tasks, the visits and the hours."""
    copy = edited(own, CYCLE, "at most 15 days apart, aim 10 days")
    ended = call("diff", own, copy, *YEAR, "--lang", language)
    assert ended.code == 0
    golden(f"cli/diff_starter.{language}.txt", ended.out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_becomes_unlawful_comes_first(
    language: str, own: Path, call: Call, golden: Golden
) -> None:
    """A check of the law that is dropped ends with 1 and names what asks for it."""
    copy = edited(own, "apply: [owner_check]", "apply: [clean_cab]")
    ended = call("diff", own, copy, *YEAR, "--lang", language)
    assert ended.code == 1
    golden(f"cli/diff_unlawful.{language}.txt", ended.out)


def test_two_of_the_same_differ_in_nothing(own: Path, call: Call) -> None:
    """Also where one is a copy: other objects, the same plan."""
    copy = edited(own, "# ", "#  ")
    for other in (own, copy):
        ended = call("diff", own, other, *YEAR, "--lang", "en")
        assert (ended.code, ended.out) == (0, "Nothing changes.\n")
        document = call("diff", own, other, *YEAR, "--format", "json").document
        assert document["empty"]
        assert document["exit_code"] == 0
        assert not document["subjects"]
        assert not any(n for k, n in document["counts"].items() if k[-1] not in "er")


def test_table_and_json_hold_the_same_counts(own: Path, call: Call) -> None:
    """Tables are cut, and say so; the data are whole."""
    copy = edited(own, CYCLE, "at most 15 days apart, aim 10 days")
    out = call("diff", own, copy, *YEAR, "--lang", "en").out
    document = call("diff", own, copy, *YEAR, "--format", "json").document
    moved = document["visits"]["moved"]
    assert len(moved) == document["counts"]["visits_moved"]
    assert f"Visits moved ({len(moved)})" in out
    assert f"… and {len(moved) - 10} more" in out


def test_other_records_count_for_both_and_are_told(own: Path, call: Call) -> None:
    """It is the policies that are compared; the past is one."""
    copy = edited(own, "records.csv", "more.csv")
    records = own.with_name("records.csv").read_text(encoding="utf-8")
    more = own.with_name("more.csv")
    more.write_text(f"{records}完成,R-9,DT-0101,半月维保,2026-01-02,张伟,\n", "utf-8")
    ended = call("diff", own, copy, *YEAR, "--lang", "en", "--as-of", "2026-01-05")
    assert (ended.code, ended.out) == (0, "Nothing changes.\n")
    assert "records differ (only in the first: 0, only in the second: 1)" in ended.err


def test_a_copy_with_another_id_is_matched(own: Path, call: Call) -> None:
    """By subject, task and key; that the ids differ is told."""
    copy = edited(own, "portfolio: my-compound", "portfolio: draft")
    ended = call("diff", own, copy, *YEAR, "--lang", "en")
    assert (ended.code, ended.out) == (0, "Nothing changes.\n")
    assert "other ids: my-compound, draft" in ended.err


@pytest.mark.parametrize("bad", ["old", "new"])
def test_bad_input_ends_with_2(bad: str, own: Path, call: Call) -> None:
    """Whichever of the two it is in."""
    wrong = own.with_name("wrong.yaml")
    wrong.write_text("schema: 1\nlanguage: en\n", encoding="utf-8")
    pair = (wrong, own) if bad == "old" else (own, wrong)
    ended = call("diff", *pair, *YEAR)
    assert ended.code == 2
    assert "wrong.yaml" in ended.err


def test_a_rule_that_joins_visits_is_a_change(own: Path, call: Call) -> None:
    """Dates stay, but what is planned is another thing."""
    copy = edited(
        own, "apply: [owner_check]", "together: 5 days\n    apply: [owner_check]"
    )
    out = call("diff", own, copy, *YEAR, "--lang", "en").out
    assert "Nothing changes" not in out
    assert "one visit of what is due within 5 days" in out
    changed = call("diff", own, copy, *YEAR, "--format", "json").document["tasks"]
    fields = {one["field"] for task in changed["changed"] for one in task["changes"]}
    assert fields == {"together"}


def test_other_half_days_are_told(own: Path, call: Call) -> None:
    """They move no due date; whoever compares two portfolios hears of them."""
    plain = edited(own, "calendars: [CN]", "calendars: [CN, yard]")
    text = plain.read_text(encoding="utf-8")
    yard = "\ncalendars:\n  - {id: yard, title: yard, weekend: []%s}\nsites:"
    plain.write_text(text.replace("\nsites:", yard % ""), encoding="utf-8")
    halved = plain.with_name("halved.yaml")
    half = ', half_days: [{from: 2026-02-02, hours: "08:00-12:00"}]'
    halved.write_text(text.replace("\nsites:", yard % half), encoding="utf-8")
    told = "Closed or half days differ in"
    assert told in call("diff", plain, halved, *YEAR, "--lang", "en").err
    assert told not in call("diff", own, plain, *YEAR, "--lang", "en").err
