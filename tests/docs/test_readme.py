"""What the readmes show first works, in both languages alike."""

import os
from pathlib import Path

import pytest

from fenced_blocks import Block, blocks
from source_tree import ROOT

READMES = sorted(ROOT.glob("README*.md"))
EXAMPLE_LINES = 10


def example(readme: Path) -> Block:
    """Give the one Python block of a readme."""
    (block,) = [block for block in blocks(readme) if block.language == "python"]
    return block


def commands(readme: Path) -> list[str]:
    """Give the shell commands of a readme, one a line."""
    found = [block.text for block in blocks(readme) if block.language == "sh"]
    return "".join(found).splitlines()


def test_there_is_a_readme_in_english_and_in_chinese() -> None:
    """Both languages come first."""
    assert [path.name for path in READMES] == ["README.md", "README.zh-CN.md"]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_example_runs_and_writes_feeds(
    readme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who copies the example gets a roster without a violation, and calendars."""
    (tmp_path / "schedules").symlink_to(ROOT / "schedules")
    monkeypatch.chdir(tmp_path)
    code = compile(example(readme).text, os.fspath(readme), "exec")
    exec(code, {"__name__": "readme"})
    written = {path.parent.name for path in tmp_path.rglob("*.ics")}
    assert written == {"crews", "technicians", "sites", "assets"}


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_example_is_short(readme: Path) -> None:
    """The whole way takes ten lines; imports and blank lines are not counted."""
    lines = [line for line in example(readme).text.splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith(("from ", "import "))]
    assert len(lines) <= EXAMPLE_LINES


def test_both_readmes_give_the_same_commands() -> None:
    """A reader of either language types the same."""
    english, chinese = map(commands, READMES)
    assert english == chinese
    assert len(english) == 2
