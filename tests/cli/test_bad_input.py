"""Bad input ends with 2 and a sentence, for every command."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from command_line import Call, no_traceback

DAYS = ("--from", "2026-02-01", "--to", "2026-02-28")
WITH_DAYS = ("due", "roster", "build")
WITH_FOLDER = ("feeds", "verify")


def missing(path: Path) -> None:
    """Leave nothing there."""


def folder(path: Path) -> None:
    """Put a folder where a file should be."""
    path.mkdir()


def empty(path: Path) -> None:
    """Write an empty file."""
    path.write_bytes(b"")


def binary(path: Path) -> None:
    """Write bytes that are no text in any encoding we read."""
    path.write_bytes(bytes(range(256)) * 40)


def gbk(path: Path) -> None:
    """Write Chinese in an encoding that YAML does not know."""
    path.write_bytes("schema: 1\nportfolio: 小区\n".encode("gbk"))


def other_yaml(path: Path) -> None:
    """Write YAML of something else."""
    path.write_text("- a\n- list\n", encoding="utf-8")


def broken_yaml(path: Path) -> None:
    """Write YAML that cannot be parsed."""
    path.write_text("schema: [1\nportfolio: {", encoding="utf-8")


def deep_yaml(path: Path) -> None:
    """Write YAML nested deeper than anything sensible."""
    path.write_text("a: " + "[" * 5_000 + "]" * 5_000, encoding="utf-8")


def huge_line(path: Path) -> None:
    """Write one very long line."""
    path.write_text("x" * 2_000_000, encoding="utf-8")


def itself(path: Path) -> None:
    """Write a file that includes itself."""
    text = f"schema: 1\nportfolio: a\ninclude: [{path.name}]\n"
    path.write_text(text, encoding="utf-8")


def aliases(path: Path) -> None:
    """Write aliases that would unfold to something enormous."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 9)}]")
    path.write_text("\n".join(lines), encoding="utf-8")


def loop(path: Path) -> None:
    """Make a link that leads to itself."""
    path.symlink_to(path.name)


FILES = (
    missing,
    folder,
    empty,
    binary,
    gbk,
    other_yaml,
    broken_yaml,
    deep_yaml,
    huge_line,
    itself,
    aliases,
    loop,
)


def arguments(command: str, portfolio: Path, build: Path) -> list[str | Path]:
    """Give what a command takes."""
    if command in WITH_DAYS:
        out: list[str | Path] = ["--out", build] if command == "build" else []
        return [command, portfolio, *DAYS, *out]
    if command in WITH_FOLDER:
        return [command, portfolio, build]
    if command == "explain":
        return [command, portfolio, "SOMETHING", *DAYS]
    return [command, portfolio]


@pytest.mark.parametrize("command", ["check", *WITH_DAYS, *WITH_FOLDER, "explain"])
@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_a_portfolio_that_is_none(
    make: Callable[[Path], None], command: str, tmp_path: Path, call: Call
) -> None:
    """Whatever the file is, each command says what is wrong with it."""
    path = tmp_path / "portfolio.yaml"
    make(path)
    ended = call(*arguments(command, path, tmp_path / "build"), "--lang", "en")
    assert ended.code == 2, ended
    assert no_traceback(ended)
    assert "portfolio.yaml" in ended.err + ended.out
    assert not (tmp_path / "build").exists()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_portfolio_that_may_not_be_read(tmp_path: Path, call: Call) -> None:
    """A file without permission is named."""
    path = tmp_path / "portfolio.yaml"
    path.write_text("schema: 1", encoding="utf-8")
    path.chmod(0)
    ended = call("check", path, "--lang", "en")
    assert ended.code == 2
    assert no_traceback(ended)


@pytest.mark.parametrize("command", WITH_DAYS)
@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--from", "2026-02-30", "--to", "2026-03-01"), "no day 2026-02-30"),
        (("--from", "yesterday", "--to", "2026-03-01"), "'yesterday' is not a date"),
        (("--from", "2026-W05-1", "--to", "2026-03-01"), "is not a date"),
        (("--from", "01/02/2026", "--to", "2026-03-01"), "is not a date"),
        (("--from", "0001-01-01", "--to", "2026-03-01"), "is not from"),
        (("--from", "2026-01-01", "--to", "9999-12-31"), "is not from"),
        (("--from", "1960-01-01", "--to", "2140-12-31"), "longer than 50 years"),
        (("--from", "2026-03-01", "--to", "2026-02-01"), "is before --from"),
        (("--from", "2026-03-01"), "--to"),
        ((), "--from"),
        ((*DAYS, "--lang", "fr"), "fr"),
        ((*DAYS, "--format", "xml"), "xml"),
        ((*DAYS, "--as-of", "soon"), "is not a date"),
    ],
)
def test_days_that_cannot_be(
    options: tuple[str, ...], word: str, command: str, starter: Path, call: Call
) -> None:
    """Dates are checked before anything is read or written."""
    ended = call(command, starter, "--lang", "en", *options)
    assert ended.code == 2, ended
    assert no_traceback(ended)
    assert word in ended.err


@pytest.mark.parametrize("command", ["roster", "build", "replan"])
@pytest.mark.parametrize(
    "written", ["nan", "inf", "-inf", "1e999", "-1", "0", "-0.0", "1e-999", "x", ""]
)
def test_seconds_that_are_none(
    written: str, command: str, own: Path, call: Call
) -> None:
    """A search has a length; nothing is read or written before that is clear."""
    given = [own, Path("out")] if command == "replan" else [own]
    days = ("--as-of", "2026-02-01") if command == "replan" else DAYS
    ended = call(command, *given, *days, f"--seconds={written}")
    assert ended.code == 2, ended
    assert no_traceback(ended)
    said = ended.err.splitlines()[-1]
    assert f"{written!r} is not a number of seconds above zero (write 30" in said
    assert f"{written!r} 不是秒数" in said
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2026/03/01", "2026-03-01"),
        ("2026年3月1日", "2026-03-01"),
        ("2026.3.1", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("soon", "2026-01-31"),
    ],
)
def test_a_date_written_otherwise_is_shown_as_it_is_written_here(
    written: str, right: str, starter: Path, call: Call
) -> None:
    """Both languages are said, as none is chosen before the arguments are read."""
    ended = call("due", starter, "--from", written, "--to", "2026-03-31")
    assert ended.code == 2
    said = ended.err.splitlines()[-1]
    assert f"'{written}' is not a date (write {right})" in said
    assert f"'{written}' 不是日期（请写成 {right}）" in said


@pytest.mark.parametrize("command", ["roster", "build"])
def test_no_day_is_left_to_plan(command: str, starter: Path, call: Call) -> None:
    """An as-of day after the horizon leaves nothing to place."""
    ended = call(command, starter, *DAYS, "--as-of", "2026-03-01", "--lang", "en")
    assert ended.code == 2
    assert "no day is left" in ended.err


@pytest.mark.parametrize("as_of", ["1950-01-01", "2025-06-01", "2026-02-14"])
def test_any_earlier_day_may_be_today(as_of: str, starter: Path, call: Call) -> None:
    """Planning ahead, and planning anew in the midst of a horizon, are both work."""
    ended = call("due", starter, *DAYS, "--as-of", as_of)
    assert ended.code == 0, ended
    assert no_traceback(ended)


@pytest.mark.parametrize(
    "typed",
    [
        ("unheard-of",),
        ("check",),
        ("check", "a.yaml", "b.yaml"),
        ("check", "--colour", "a.yaml"),
        ("roster", "a.yaml", *DAYS, "--seed", "-1"),
        ("roster", "a.yaml", *DAYS, "--seed", "x"),
        ("explain", "a.yaml"),
        ("types", "a", "b"),
        ("init",),
    ],
    ids=" ".join,
)
def test_calls_that_are_not_understood(typed: tuple[str, ...], call: Call) -> None:
    """A wrong call ends with 2 and shows how it is meant."""
    ended = call(*typed)
    assert ended.code == 2, ended
    assert "Usage" in ended.err


@pytest.mark.parametrize("command", ["build", "init"])
@pytest.mark.parametrize("place", ["file", "under a file", "nowhere"])
def test_a_folder_that_cannot_be_written(
    place: str, command: str, own: Path, call: Call
) -> None:
    """Who gives a file for a folder is told before any work is done."""
    Path("taken").write_text("", encoding="utf-8")
    target = {"file": "taken", "under a file": "taken/x", "nowhere": "/proc/nowhere/x"}
    words: dict[str, list[str | Path]] = {
        "build": ["build", own, *DAYS, "--out", target[place]],
        "init": ["init", target[place]],
    }
    ended = call(*words[command])
    assert ended.code == 2, ended
    assert no_traceback(ended)
    assert target[place].partition("/x")[0] in ended.err
    assert "排班" not in ended.err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("taken", "as_folder", "word"),
    [
        ("roster.json", True, {"zh": "应为文件", "en": "where a file should be"}),
        ("state.json", True, {"zh": "应为文件", "en": "where a file should be"}),
        ("summary.html", True, {"zh": "应为文件", "en": "where a file should be"}),
        ("feeds/crews/x.ics", True, {"zh": "应为文件", "en": "where a file should be"}),
        ("feeds", False, {"zh": "应为文件夹", "en": "where a folder should be"}),
        ("feeds/sites", False, {"zh": "应为文件夹", "en": "where a folder should be"}),
    ],
)
def test_what_is_in_the_way_of_a_build_is_named_first(
    taken: str,
    word: dict[str, str],
    lang: str,
    own: Path,
    call: Call,
    *,
    as_folder: bool,
) -> None:
    """Before any work is done, the very file is named, with what to do about it."""
    path = Path("out") / taken
    path.parent.mkdir(parents=True)
    path.mkdir() if as_folder else path.write_text("", encoding="utf-8")
    ended = call("build", own, *DAYS, "--out", "out", "--lang", lang)
    assert ended.code == 2, ended
    assert no_traceback(ended)
    assert f"{path}: " in ended.err
    assert word[lang] in ended.err
    assert ".tmp" not in ended.err
    assert not [
        file for file in Path("out").rglob("*") if file.is_file() and file != path
    ]


@pytest.mark.parametrize(
    "typed",
    [
        ("build", "portfolio.yaml", *DAYS, "--out", ""),
        ("init", ""),
        ("check", ""),
        ("verify", "portfolio.yaml", ""),
        ("explain", "portfolio.yaml", "x", "--build", ""),
    ],
    ids=lambda typed: typed[0],
)
def test_no_name_is_not_the_current_folder(
    typed: tuple[str, ...], own: Path, call: Call
) -> None:
    """An empty variable in a script does not write into whatever folder it runs in."""
    before = sorted(own.parent.iterdir())
    ended = call(*typed)
    assert ended.code == 2, ended
    assert "no name is given" in ended.err
    assert "没有写名称" in ended.err
    assert sorted(own.parent.iterdir()) == before


@pytest.mark.parametrize(("lang", "remedy"), [("zh", "腾出空间"), ("en", "make room")])
def test_a_full_disk_names_the_file_and_the_remedy(
    lang: str,
    remedy: str,
    own: Path,
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What can only be found out while writing names the real file too."""

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ended = call("build", own, *DAYS, "--out", "out", "--lang", lang)
    assert ended.code == 2, ended
    assert no_traceback(ended)
    last = ended.err.splitlines()[-1]
    assert str(Path("out") / "roster.json") in last
    assert remedy in last
    assert ".tmp" not in last


def change(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Give a change of one entry of a document."""

    def apply(document: dict[str, Any]) -> None:
        document[key] = value

    return apply


def change_first(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Give a change of one entry of the first assignment."""

    def apply(document: dict[str, Any]) -> None:
        document["assignments"][0][key] = value

    return apply


ROSTERS: dict[str, Callable[[dict[str, Any]], None]] = {
    "another kind": change("kind", "recipe"),
    "a later version": change("version", 2),
    "another portfolio": change("portfolio", "elsewhere"),
    "no horizon": change("horizon", None),
    "horizon backwards": change("horizon", {"from": "2026-02-01", "to": "2026-01-01"}),
    "horizon endless": change("horizon", {"from": "0001-01-01", "to": "9999-12-31"}),
    "horizon at the end": change("horizon", {"from": "9999-12-30", "to": "9999-12-31"}),
    "horizon of words": change("horizon", {"from": "now", "to": "then"}),
    "as of nothing": change("as_of", []),
    "assignments a number": change("assignments", 7),
    "assignments of words": change("assignments", ["one"]),
    "unassigned without reasons": change(
        "unassigned",
        [{"order": "my-compound/XJ-MHQ/monthly_check/2026-02", "reasons": []}],
    ),
    "not needed a list": change("not_needed", [[]]),
    "seed of words": change("seed", "x"),
    "score of words": change("score", ["much"]),
    "order unknown": change_first("order", "my-compound/NOBODY/task/1"),
    "order a list": change_first("order", []),
    "crew unknown": change_first("crew", "night"),
    "technician unknown": change_first("technicians", ["nobody"]),
    "technicians a number": change_first("technicians", 3),
    "time without offset": change_first("start", "2026-01-04T08:00:00"),
    "time of words": change_first("start", "morning"),
    "time backwards": change_first("start", "2026-12-31T08:00:00+08:00"),
    "segments of words": change_first("segments", "all day"),
    "late for no reason": change_first(
        "late", {"days": 1, "reason": "x", "limit": "y"}
    ),
}


@pytest.mark.parametrize("command", WITH_FOLDER)
@pytest.mark.parametrize("name", ROSTERS)
def test_a_roster_that_was_damaged(
    name: str, command: str, built: Path, tmp_path: Path, call: Call
) -> None:
    """Whatever was changed in a roster's file, its commands say what is wrong."""
    document = json.loads((built / "roster.json").read_text(encoding="utf-8"))
    ROSTERS[name](document)
    (tmp_path / "roster.json").write_text(json.dumps(document), encoding="utf-8")
    ended = call(command, "portfolio.yaml", tmp_path, "--lang", "en")
    assert ended.code == 2, ended
    assert no_traceback(ended)
    assert "roster.json" in ended.err


WRONG_TEXTS = {
    "empty": b"",
    "binary": bytes(range(256)),
    "cut off": b'{"kind": "weibao-roster", "version": 1, ',
    "null": b"null",
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "NaN": b"NaN",
    "a long number": b'{"version": ' + b"9" * 10_000 + b"}",
}


@pytest.mark.parametrize("command", [*WITH_FOLDER, "explain"])
@pytest.mark.parametrize("name", WRONG_TEXTS)
def test_a_roster_that_is_none(
    name: str, command: str, starter: Path, tmp_path: Path, call: Call
) -> None:
    """A roster's file that holds something else is named."""
    (tmp_path / "roster.json").write_bytes(WRONG_TEXTS[name])
    given = ["X", "--build", tmp_path] if command == "explain" else [tmp_path]
    ended = call(command, starter, *given, "--lang", "en")
    assert ended.code == 2, ended
    assert no_traceback(ended)
    assert "roster.json" in ended.err


@pytest.mark.parametrize("command", ["feeds", "build"])
@pytest.mark.parametrize("name", WRONG_TEXTS)
def test_a_state_that_is_none(
    name: str, command: str, built: Path, tmp_path: Path, call: Call
) -> None:
    """A state that cannot be read is never overwritten: revisions would go back."""
    shutil.copy(built / "roster.json", tmp_path)
    state = tmp_path / "state.json"
    state.write_bytes(WRONG_TEXTS[name])
    given = [*DAYS, "--out", tmp_path] if command == "build" else [tmp_path]
    ended = call(command, "portfolio.yaml", *given, "--lang", "en")
    assert ended.code == 2, ended
    assert no_traceback(ended)
    assert "state.json" in ended.err
    assert state.read_bytes() == WRONG_TEXTS[name]


@pytest.mark.parametrize("name", ["roster.json", "state.json"])
def test_a_folder_in_the_place_of_a_file(
    name: str, built: Path, tmp_path: Path, call: Call
) -> None:
    """A folder that has the name of a build's file is told like any wrong file."""
    shutil.copy(built / "roster.json", tmp_path)
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).mkdir()
    ended = call("feeds", "portfolio.yaml", tmp_path, "--lang", "en")
    assert ended.code == 2, ended
    assert no_traceback(ended)
    assert name in ended.err


@pytest.mark.parametrize(
    "id",
    ["", "/", "DT-9999", "my-compound", "DT-0101/mowing", "#", "维保", "a" * 5_000],
)
def test_an_order_that_there_is_not(id: str, starter: Path, call: Call) -> None:
    """An unknown id ends with 2 and says where the ids are listed or what is near."""
    ended = call("explain", starter, id, *DAYS, "--lang", "en")
    assert ended.code == 2, ended
    assert no_traceback(ended)
    assert "did you mean" in ended.err or "weibao due" in ended.err


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("due", "a.yaml", "--from", "2026-01-01"), ("Missing option", "缺少 '--to'")),
        (("check",), ("Missing argument", "缺少 'PORTFOLIO'")),
        (("check", "--colour", "a.yaml"), ("No such option", "没有选项 --colour")),
        (("check", "a.yaml", "--lang", "fr"), ("is not one of", "（可用 zh、en）")),
        (("unheard-of",), ("No such command", "写法不对")),
    ],
    ids=str,
)
def test_a_wrong_call_is_told_in_both_languages(
    typed: tuple[str, ...], words: tuple[str, str], call: Call
) -> None:
    """Which language is wanted is not known before the call is understood."""
    *_, line = call(*typed).err.splitlines()
    assert line.startswith("Error: ")
    assert all(word in line for word in words)


@pytest.mark.parametrize(
    ("target", "zh", "en"),
    [
        ("taken", "这里有一个文件，应为文件夹", "a file is in the way"),
        ("taken/x", "这里有一个文件，应为文件夹", "a file is in the way"),
        ("/proc/nowhere/x", "没有这个文件或文件夹", "no such file or folder"),
    ],
)
def test_what_the_system_refuses_is_told_in_the_portfolios_language(
    target: str, zh: str, en: str, own: Path, call: Call
) -> None:
    """The system itself speaks English only."""
    Path("taken").write_text("", encoding="utf-8")
    ended = call("build", own, *DAYS, "--out", target)
    assert ended.code == 2
    assert zh in ended.err
    assert en in call("build", own, *DAYS, "--out", target, "--lang", "en").err
