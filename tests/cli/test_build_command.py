"""The main job: a folder with roster, feeds and summary."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from command_line import YEAR, Call
from golden_files import Golden
from weibao.texts import Text
from weibao.verifier import Rule, Verification, Violation

FEBRUARY = ("--from", "2026-02-01", "--to", "2026-02-28")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_summary_on_the_terminal(
    language: str, own: Path, call: Call, golden: Golden
) -> None:
    """A manager reads what was made, what is wrong and what to do next."""
    ended = call("build", own, *YEAR, "--out", "build", "--lang", language)
    assert ended.code == 0
    golden(f"cli/build_starter.{language}.txt", ended.out)


def test_steps_go_to_the_error_stream(own: Path, call: Call) -> None:
    """Output that is kept holds the summary alone."""
    ended = call("build", own, *FEBRUARY, "--out", "build", "--lang", "en")
    lines = ended.err.splitlines()
    assert re.fullmatch(r"Engine local: [0-9,]+ rounds", lines.pop(3))
    assert lines == [
        "Reading portfolio.yaml …",
        "Working out due dates …",
        "Placing the work …",
        "Verifying the roster …",
        "Writing build …",
    ]


def test_a_build_writes_its_four_parts(built: Path) -> None:
    """Roster, state, summary and feeds stand in the folder."""
    assert {path.name for path in built.iterdir()} == {
        "roster.json",
        "state.json",
        "summary.html",
        "feeds",
    }
    roster = json.loads((built / "roster.json").read_text(encoding="utf-8"))
    assert (roster["kind"], roster["version"]) == ("weibao-roster", 1)
    assert roster["portfolio"] == "my-compound"


def test_a_second_build_changes_nothing(own: Path, call: Call) -> None:
    """The same input gives the same bytes, and no event a new revision."""
    contents = []
    for _ in range(2):
        assert call("build", own, *FEBRUARY, "--out", "build").code == 0
        files = sorted(path for path in Path("build").rglob("*") if path.is_file())
        contents.append({str(path): path.read_bytes() for path in files})
    assert contents[0] == contents[1]


def test_the_answer_as_json_counts_what_was_made(own: Path, call: Call) -> None:
    """The counts add up, and the exit code is in the document too."""
    ended = call("build", own, *FEBRUARY, "--out", "build", "--format", "json")
    made = ended.document
    assert (made["kind"], made["version"]) == ("weibao-build", 1)
    assert made["exit_code"] == ended.code == 0
    orders = made["orders"]
    parts = ("placed", "unplaced", "not_needed", "done")
    assert orders["all"] == sum(orders[part] for part in parts)
    assert made["feeds"] == len(list(Path("build/feeds").rglob("*.ics")))


def spoil(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the verifier find one thing wrong with every roster."""
    remark = Violation(rule=Rule.TRAVEL, text=Text.same("?"), day=date(2026, 2, 2))
    verdict = Verification(violations=(remark,))
    for module in ("handing_out", "feeds_command"):
        monkeypatch.setattr(f"weibao.cli.{module}.verify", lambda *_: verdict)


def published() -> dict[Path, bytes]:
    """Return what subscribers see of the build, and the state behind it."""
    files = [Path("build/state.json"), *Path("build/feeds").rglob("*.*")]
    return {path: path.read_bytes() for path in files if path.exists()}


@pytest.mark.parametrize("before", [True, False])
def test_a_roster_that_breaks_rules_is_not_handed_out(
    own: Path, call: Call, monkeypatch: pytest.MonkeyPatch, *, before: bool
) -> None:
    """Feeds and state stay as they were; roster and summary show what is wrong."""
    again = ("build", own, *YEAR, "--out", "build", "--lang", "en")
    if before:
        call("build", own, *FEBRUARY, "--out", "build")
    old = published()
    assert bool(old) is before
    spoil(monkeypatch)
    ended = call(*again)
    assert ended.code == 1
    assert "must not be used" in ended.out
    assert "The feeds were left as they were" in ended.out
    assert "The feeds were left as they were" in Path("build/summary.html").read_text(
        encoding="utf-8"
    )
    roster = json.loads(Path("build/roster.json").read_text(encoding="utf-8"))
    assert roster["horizon"]["to"] == "2026-12-31"
    assert published() == old
    assert call(*again, "--format", "json").document["feeds"] == 0
    ended = call("feeds", own, "build", "--lang", "en")
    assert ended.code == 1
    assert "violations: 1" in ended.err
    assert published() == old


def test_a_folder_of_another_portfolio_is_refused_first(own: Path, call: Call) -> None:
    """Nothing is reckoned for a folder whose feeds belong to somebody else."""
    assert call("build", own, *FEBRUARY, "--out", "build").code == 0
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("portfolio: my-compound", "portfolio: other"), "utf-8")
    ended = call("build", own, *FEBRUARY, "--out", "build", "--lang", "en")
    assert ended.code == 2
    assert "this belongs to 'my-compound', not to 'other'" in ended.err
    assert "Placing" not in ended.err


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "里已有以前生成的日历"),
        ("en", "holds feeds of an earlier build"),
    ],
)
def test_feeds_without_their_state_are_not_overwritten(
    language: str, told: str, own: Path, call: Call
) -> None:
    """Who has lost the state is told so before anything is reckoned or emptied."""
    assert call("build", own, *FEBRUARY, "--out", "build").code == 0
    Path("build/state.json").unlink()
    before = {path: path.read_bytes() for path in Path("build").rglob("*.*")}
    again = ("build", own, *FEBRUARY, "--out", "build")
    for command in (again, ("feeds", own, "build")):
        ended = call(*command, "--lang", language)
        assert ended.code == 2
        assert told in ended.err
        assert "state.json" in ended.err
    assert before == {path: path.read_bytes() for path in Path("build").rglob("*.*")}
