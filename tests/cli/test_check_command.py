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


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "规则 lifts-aged 没有选中任何对象，不起作用：没有对象带标签 zzz"),
        (
            "en",
            "rule lifts-aged selects nothing and has no effect: no subject carries the"
            " tag zzz",
        ),
    ],
)
def test_a_rule_that_selects_nothing_is_a_warning(
    language: str, words: str, own: Path, call: Call
) -> None:
    """A mistyped tag takes work away in silence, so it is told with its place."""
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("tags: [aged]", "tags: [zzz]"), encoding="utf-8")
    ended = call("check", own.absolute(), "--lang", language)
    assert ended.code == 0
    *_, line = ended.out.splitlines()
    before = text.partition("  - id: lifts-aged")[0].count("\n")
    assert line == f"{own.absolute()}:{before + 1}: policies[1]: {words}"
    document = call("check", own, "--format", "json").document
    assert document["problems"] == []
    (warning,) = document["warnings"]
    assert warning["message"][language] == words
    assert (warning["file"], warning["line"]) == ("portfolio.yaml", before + 1)


def test_the_summary_of_a_build_names_a_rule_that_selects_nothing(
    own: Path, call: Call
) -> None:
    """Who never runs check reads it under what to do next, and on the page."""
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("tags: [aged]", "tags: [zzz]"), encoding="utf-8")
    days = ("--from", "2026-01-01", "--to", "2026-01-31")
    ended = call("build", own, *days, "--lang", "en")
    told = "lifts-aged: no subject carries the tag zzz"
    assert told in " ".join(ended.out.split())
    assert told in Path("build/summary.html").read_text(encoding="utf-8")


def test_the_folder_that_one_stands_in_is_named(own: Path, call: Call) -> None:
    """A dot is a name too."""
    ended = call("check", ".", "--lang", "en")
    assert ended.code == 2
    assert ".: '.' is a folder" in ended.out


def test_a_release_before_the_turn_before_is_a_warning_with_its_place(
    own: Path, call: Call
) -> None:
    """It ends with 0, as it may be meant, and names file, line and remedy."""
    text = own.read_text(encoding="utf-8")
    plain, hasty = "aim 12 days", "aim 12 days, released 99 days ahead"
    assert plain in text
    own.write_text(text.replace(plain, hasty, 1), encoding="utf-8")
    ended = call("check", own, "--lang", "en")
    assert ended.code == 0, ended.out
    told = " ".join(ended.out.split())
    assert "portfolio.yaml:" in told
    assert "released 99 days ahead" in told
    assert "write a shorter lead" in told


def test_two_rules_of_one_task_are_a_warning_that_names_both(
    own: Path, call: Call
) -> None:
    """Each with its file and line; the one that has no effect heads the line."""
    text = own.read_text(encoding="utf-8")
    both = """
  - id: {id}
    select: {{types: [traction_lift]}}
    apply: [clean_cab]
    change: [{{task: clean_cab, set: {{cycle: {cycle}}}, because: 服务方案}}]
"""
    weekly = both.format(id="weekly-cabs", cycle="once each week")
    daily = both.format(id="daily-cabs", cycle="daily")
    assert text.count("\npolicies:\n") == 1
    head, _, tail = text.partition("\npolicies:\n")
    ruled = f"{head}\npolicies:\n{daily}{weekly}{tail}"
    own.write_text(ruled, encoding="utf-8")
    ended = call("check", own, "--lang", "en")
    assert ended.code == 0, ended.out
    told = next(line for line in ended.out.splitlines() if "two rules do" in line)
    lines = ruled.splitlines()
    first = lines.index("  - id: daily-cabs") + 4
    second = lines.index("  - id: weekly-cabs") + 4
    assert told.startswith(f"portfolio.yaml:{second}: ")
    assert f"daily-cabs (portfolio.yaml:{first}: once each day) applies" in told
    assert f"weekly-cabs (portfolio.yaml:{second}: once each week) does not" in told


ROUND = """\
schema: 1
portfolio: estate
sites: [{id: site, title: 杏园, calendars: [CN]}]
locations: [{id: B1, title: 1号楼, site: site, kind: building}]
equipment_types:
  - code: row
    family: greenery
    subject_kinds: [asset]
    tasks: [{code: mow, title: 修剪, duration: 1 h, cycle: "monthly"}]
assets: [{id: LAWN, type: row, location: B1}]
policies: [{id: lawns, select: {types: [row]}}]
records:
  - completion: {id: C1, subject: LAWN, task: mow, done: 2026-01-10}
  - edit: {id: E1, order: estate/LAWN/mow/2026-O2, action: skip, made: 2026-01-11,
           because: 雨}
"""


def test_a_record_of_an_order_that_never_falls_due_is_a_warning_with_its_place(
    tmp_path: Path, call: Call
) -> None:
    """A letter for a digit is seen, at the line of the order."""
    file = tmp_path / "estate.yaml"
    file.write_text(ROUND, encoding="utf-8")
    ended = call("check", file, "--lang", "en")
    assert ended.code == 0
    assert ended.out.splitlines()[-1] == (
        f"{file}:14:27: records[1].edit.order: record E1 names the order "
        "'estate/LAWN/mow/2026-O2', which never falls due (did you mean "
        "'estate/LAWN/mow/2026-02'?)"
    )
    (warning,) = call("check", file, "--format", "json").document["warnings"]
    assert (warning["line"], warning["path"]) == (14, "records[1].edit.order")


def test_a_pin_of_an_order_that_never_falls_due_is_told(own: Path, call: Call) -> None:
    """Where it stands, and without keeping anybody from planning."""
    text = own.read_text(encoding="utf-8")
    order = "my-compound/XJ-MHQ/monthly_check/2026-13"
    pins = f"\npins:\n  - {{order: {order}, crew: general}}\n"
    own.write_text(text + pins, encoding="utf-8")
    ended = call("check", own, "--lang", "en")
    assert ended.code == 0, ended
    line = len((text + pins).splitlines())
    [said] = [one for one in ended.out.splitlines() if "pinned order" in one]
    assert said.startswith(f"portfolio.yaml:{line}:")
    assert "pins[0].order: " in said
    assert "(did you mean 'my-compound/XJ-MHQ/monthly_check/2026-12'?)" in said
