"""Runs that are killed or interrupted while they write: nothing is lost by it."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from command_line import Call
from weibao import files
from weibao.cli import builds

DAYS = ("--from", "2026-02-01", "--to", "2026-02-14")
QUICK = ("--rounds", "0", "--lang", "en")
TODAY = ("--as-of", "2026-02-03")
PERSON = "    skills: {lift: 2}\n"
AWAY = PERSON + "    absences: [{from: 2026-02-04, to: 2026-02-12, reason: 病假}]\n"
Command = tuple[str | Path, ...]


class KilledError(BaseException):
    """Stands for the end of the process: no line of the program catches it."""


def tree(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def broken_off(
    monkeypatch: pytest.MonkeyPatch, number: int, error: type[BaseException]
) -> Callable[[], None]:
    """Let the writing of files break off at a step; return what puts it right again.

    Steps are: a file is written beside its place but not moved; it is moved.
    """
    steps = 0
    replace, unlink = Path.replace, Path.unlink

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == number:
            raise error

    def replaced(self: Path, target: Path) -> Path:
        step()
        moved = replace(self, target)
        step()
        return moved

    def kept(self: Path, *, missing_ok: bool = False) -> None:
        if error is KilledError and self.suffix == ".tmp" and steps >= number:
            return  # who is killed tidies nothing up
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(Path, "unlink", kept)

    def mend() -> None:
        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(Path, "unlink", unlink)

    return mend


@pytest.fixture
def away(own: Path, call: Call) -> tuple[Path, Path]:
    """A build of two weeks, and the portfolio in which somebody has fallen ill."""
    folder = Path("published")
    assert call("build", own, *DAYS, *QUICK, "--out", folder).code in (0, 1)
    text = own.read_text(encoding="utf-8")
    assert text.count(PERSON) == 1
    own.write_text(text.replace(PERSON, AWAY), encoding="utf-8")
    return own, folder


@pytest.mark.parametrize("error", [KilledError, KeyboardInterrupt])
@pytest.mark.parametrize("command", ["build", "replan"])
def test_a_run_that_breaks_off_is_made_good_by_the_next(
    command: str,
    error: type[BaseException],
    away: tuple[Path, Path],
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wherever it broke off, files are whole, and the next run ends as one would."""
    own, published = away
    before = tree(published)

    def arguments(folder: Path) -> Command:
        if command == "build":
            return "build", own, *DAYS, *TODAY, *QUICK, "--out", folder
        return "replan", own, folder, *TODAY, *QUICK

    shutil.copytree(published, "wanted")
    right = call(*arguments(Path("wanted")))
    assert right.code in (0, 1)
    wanted = tree(Path("wanted"))
    assert wanted != before
    for number in (1, 2, 3, 4, 5, 6, 9, 12):
        folder = Path(f"{command}-{number}")
        shutil.copytree(published, folder)
        mend = broken_off(monkeypatch, number, error)
        if error is KilledError:
            with pytest.raises(KilledError):
                call(*arguments(folder))
        else:
            ended = call(*arguments(folder))
            assert ended.code == 130
            assert ended.err.splitlines()[-1] == (
                "weibao: interrupted; no file is left half-written (run it again)"
            )
        mend()
        for name, content in tree(folder).items():
            if not name.endswith(".tmp"):
                assert content in (before.get(name), wanted.get(name)), name
        # The process that is said to have been killed is this one, which is alive.
        monkeypatch.setattr(files, "_gone", lambda process: process == os.getpid())
        again = call(*arguments(folder))
        assert again.code == right.code
        assert tree(folder) == wanted
        # Nobody who must be told is forgotten: the same changes are listed again.
        named = str(folder), "wanted"
        assert again.out.replace(*named) == right.out


def read_only(*_: object, **__: object) -> NoReturn:
    """Refuse as a disk does that can only be read."""
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.mark.parametrize("command", ["build", "replan", "feeds"])
def test_a_disk_that_can_only_be_read(
    command: str, away: tuple[Path, Path], call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with the file or folder that is meant, and nothing is changed."""
    own, published = away
    before = tree(published)
    monkeypatch.setattr(builds, "TemporaryFile", read_only)
    monkeypatch.setattr(Path, "unlink", read_only)
    monkeypatch.setattr(Path, "replace", read_only)
    given: dict[str, Command] = {
        "build": ("build", own, *DAYS, *TODAY, *QUICK, "--out", published),
        "replan": ("replan", own, published, *TODAY, *QUICK),
        "feeds": ("feeds", own, published, "--lang", "zh"),
    }
    if command == "feeds":  # in another language, so that the feeds change
        text = own.read_text(encoding="utf-8")
        own.write_text(text.replace(AWAY, PERSON), encoding="utf-8")
    ended = call(*given[command])
    assert ended.code == 2, ended
    word = "所在的盘只能读" if command == "feeds" else "the disk is read-only"
    assert word in ended.err
    assert ".tmp" not in ended.err
    assert str(published) in ended.err
    assert {name: tree(published)[name] for name in before} == before


def test_a_dry_run_needs_no_leave_to_write(
    away: tuple[Path, Path], call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would change can be asked of a folder that can only be read."""
    own, published = away
    monkeypatch.setattr(builds, "TemporaryFile", read_only)
    ended = call("replan", own, published, *TODAY, *QUICK, "--dry-run")
    assert ended.code in (0, 1), ended
    assert "people must be told" in ended.out


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_replan_of_nothing_makes_no_folder(
    more: tuple[str, ...], own: Path, call: Call
) -> None:
    """A folder that was mistyped is not there afterwards."""
    ended = call("replan", own, "mistyped", *TODAY, *QUICK, *more)
    assert ended.code == 2
    assert "run weibao build with --out for this folder first" in ended.err
    assert not Path("mistyped").exists()
