"""The tutorials, and how-tos that go step by step, are walked in each language.

Blocks are taken in order, in an empty folder:

* ``sh``: each line is a `weibao` command, with ``> FILE`` where its output is kept, or
  copies a file with ``cp``. It must end with 0, or as the page says just before:
  ``<!-- exits with 2 -->``.
* ``text``: what the commands before it print. A line ``…`` stands for any lines, and
  ``…`` inside a line for any words.
* ``yaml`` and ``csv``: an edit, said just before: ``<!-- write to FILE -->``,
  ``<!-- append to FILE -->``, ``<!-- replace in FILE: BEGINNING OF A LINE -->`` or
  ``<!-- insert in FILE before: BEGINNING OF A LINE -->``.
* ``python``: run, with the names of the blocks before it.
* ``console``: only shown.
"""

import locale
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fenced_blocks import STEP_BY_STEP, TUTORIALS, Block, blocks
from weibao.cli.main import run

EDIT = re.compile(
    r"(?P<verb>write|append|replace|insert) (?:to|in) (?P<file>[^\s:]+)"
    r"(?: before)?(?:: (?P<line>.+))?"
)
EXIT = re.compile(r"exits with (?P<code>\d)")
ANY = "…"


class Walk:
    """One reader at the machine: what was printed last, and what Python knows."""

    def __init__(self, capture: Callable[[], Any]) -> None:
        self.capture = capture
        self.printed = ""
        self.names: dict[str, Any] = {"__name__": "tutorial"}

    def take(self, block: Block) -> None:
        """Do what a block says."""
        steps: dict[str, Callable[[Block], None]] = {
            "sh": self.sh,
            "text": self.text,
            "yaml": edit,
            "csv": edit,
            "python": self.python,
            "console": lambda block: None,
        }
        steps[block.language](block)

    def sh(self, block: Block) -> None:
        """Run the commands of a block."""
        expected = EXIT.search(block.note)
        self.printed = ""
        for line in block.text.splitlines():
            program, *arguments = shlex.split(line)
            if program == "cp":
                shutil.copy(*arguments)
                continue
            assert program == "weibao", f"{block}: {line}"
            *arguments, kept = arguments if ">" in arguments else [*arguments, ""]
            code = run([word for word in arguments if word != ">"])
            out, err = self.capture()
            if kept:
                Path(kept).write_text(out, encoding="utf-8")
            self.printed += err if kept else out + err
            assert code == int(expected["code"] if expected else 0), self.printed

    def text(self, block: Block) -> None:
        """Compare what a block shows with what was printed."""
        assert shown(block.text, self.printed), f"{block}:\n{self.printed}"

    def python(self, block: Block) -> None:
        """Run the code of a block."""
        exec(compile(block.text, str(block), "exec"), self.names)


def shown(expected: str, printed: str) -> bool:
    """Tell whether some lines stand in a text, with any lines where ``…`` is."""
    lines = [line.rstrip() for line in printed.splitlines()]
    begin = 0
    for stretch in re.split(rf"^{ANY}\n", expected, flags=re.MULTILINE):
        wanted = stretch.splitlines()
        ends = len(lines) - len(wanted) + 1
        found = [
            at
            for at in range(begin, ends)
            if all(map(like, wanted, lines[at : at + len(wanted)]))
        ]
        if not found:
            return False
        begin = found[0] + len(wanted)
    return True


def like(wanted: str, line: str) -> bool:
    """Tell whether a line is the one wanted, with any words where ``…`` is."""
    pieces = map(re.escape, wanted.rstrip().split(ANY))
    return re.fullmatch(".*".join(pieces), line) is not None


def edit(block: Block) -> None:
    """Change a file as a reader with an editor would."""
    found = EDIT.fullmatch(block.note)
    assert found, f"{block}: what is to be done with it?"
    file = Path(found["file"])
    if found["verb"] == "write":
        file.write_text(block.text, encoding="utf-8")
        return
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    if found["verb"] == "append":
        lines.append(block.text)
    else:
        beginning = found["line"]
        (at,) = (n for n, line in enumerate(lines) if line.startswith(beginning))
        lines[at : at + (found["verb"] == "replace")] = [block.text]
    file.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize("page", TUTORIALS + STEP_BY_STEP, ids=lambda path: path.name)
def test_a_page_can_be_walked(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Who types what the page says, sees what the page shows."""
    chinese = page.name.endswith(".zh-CN.md")
    spoken = ("zh_CN" if chinese else "en_US", "UTF-8")
    monkeypatch.setattr(locale, "getlocale", lambda *_: spoken)
    monkeypatch.chdir(tmp_path)
    walk = Walk(capsys.readouterr)
    for block in blocks(page):
        walk.take(block)


def test_there_is_a_tutorial_in_each_language() -> None:
    """Whoever begins finds the way in Chinese and in English."""
    names = ["your-own-compound.md", "your-own-compound.zh-CN.md"]
    assert [path.name for path in TUTORIALS] == names


@pytest.mark.parametrize(
    "english", (TUTORIALS + STEP_BY_STEP)[::2], ids=lambda p: p.name
)
def test_both_languages_give_the_same_commands(english: Path) -> None:
    """A reader of either types the same."""
    both = (english, english.with_name(f"{english.stem}.zh-CN.md"))
    first, second = (
        [block.text for block in blocks(path) if block.language == "sh"]
        for path in both
    )
    assert first == second


def test_a_wrong_output_is_noticed() -> None:
    """The comparison can fail: in a word, in the order, where lines are left out."""
    printed = "one\ntwo\nthree\n"
    assert shown("one\n…\nthree\n", printed)
    assert shown("t…o\nthree\n", printed)
    assert not shown("one\nthree\n", printed)
    assert not shown("three\n…\none\n", printed)
    assert not shown("two…two\n", printed)
