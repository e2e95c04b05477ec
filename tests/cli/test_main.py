"""The program as a process: help, streams, locales, and being stopped."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from command_line import Call
from source_tree import ROOT
from weibao.cli.main import COMMANDS, group, run

PROGRAM = (sys.executable, "-m", "weibao")
DAYS = ("--from", "2026-01-01", "--to", "2026-12-31")
INTERRUPTIBLE = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("weibao", run_name="__main__", alter_sys=True)
"""
LOADED = """
import sys
from weibao.cli.main import run
run({arguments!r})
print(*sorted(name for name in {names!r} if name in sys.modules))
"""


def process(
    *arguments: str | bytes | Path, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a user's shell does."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        check=False,
        timeout=120,
    )


def environment(**variables: str) -> dict[str, str]:
    """Give the environment of a process: where the modules are, and a little more."""
    paths = os.pathsep.join(path for path in sys.path if path)
    plain = {"PYTHONPATH": paths, "PATH": os.defpath, "PYTHONWARNINGS": "error"}
    return {**plain, **variables}


def test_help_is_bilingual(call: Call) -> None:
    """The first thing that a user reads names every command in both languages."""
    ended = call("--help")
    assert ended.code == 0
    for name, said in COMMANDS.items():
        (line,) = [
            line for line in ended.out.splitlines() if line.startswith(f"  {name} ")
        ]
        assert line.endswith(f"{said.en} · {said.zh}")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command(name: str, call: Call) -> None:
    """Each command says in both languages what it does, and explains its options."""
    ended = call(name, "--help")
    assert ended.code == 0
    command = group.get_command(click.Context(group), name)
    assert command is not None
    paragraphs = (command.help or "").split("\n\n")
    english, chinese = (paragraph.strip() for paragraph in paragraphs[:2])
    assert english.isascii()
    assert english.endswith(".")
    assert not chinese[0].isascii()
    assert chinese.endswith("。")
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert not option.help.isascii(), option.name


def test_help_is_quick() -> None:
    """For help no command is loaded, nor what only commands need."""
    names = ("rich", "icalendar", "weibao.cli.output", "weibao.cli.due_command")
    program = LOADED.format(arguments=["--help"], names=names)
    run_ = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run_.stdout.splitlines()[-1] == ""


def test_no_command_shows_the_help(call: Call) -> None:
    """Who types the name alone is shown what there is."""
    ended = call()
    assert ended.code in (0, 2)
    assert "explain" in ended.out + ended.err


def test_the_version_is_told() -> None:
    """Bug reports begin with it."""
    ended = process("--version")
    assert ended.returncode == 0
    assert ended.stdout.startswith(b"weibao, version ")


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "gbk"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX"},
        {"PYTHONUTF8": "1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_chinese_reaches_every_terminal(form: str, variables: dict[str, str]) -> None:
    """A terminal that lacks the characters gets escapes instead of a failure."""
    ended = process("types", "--lang", "zh", "--format", form, **variables)
    assert ended.returncode == 0, ended.stderr
    assert b"traction_lift" in ended.stdout
    assert ended.stderr == b""


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file name of any bytes can be given, and can be named in a message."""
    name = os.fsencode(tmp_path) + b"/\xff\xfe.yaml"
    ended = process("check", name, "--lang", "en", LC_ALL="C")
    assert ended.returncode == 2
    assert b"Traceback" not in ended.stderr + ended.stdout
    Path(os.fsdecode(name)).write_text("schema: 1", encoding="utf-8")
    for form in ("table", "json"):
        ended = process("check", name, "--format", form, LC_ALL="C.UTF-8")
        assert ended.returncode == 2
        assert b"Traceback" not in ended.stderr + ended.stdout


def test_a_reader_who_stops_reading() -> None:
    """`weibao types | head -1` ends without a complaint."""
    with subprocess.Popen(
        [*PROGRAM, "types", "--format", "json"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.read(1)
        started.stdout.close()
        complaint = started.stderr.read()
    assert complaint == b""
    assert started.returncode == 141


def test_output_that_cannot_be_kept() -> None:
    """A full disk is told, and not mistaken for a finished answer."""
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*PROGRAM, "types", "--lang", "en"],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 2
    assert b"Traceback" not in ended.stderr
    assert b"the disk is full" in ended.stderr


def test_the_interrupt_key(tmp_path: Path) -> None:
    """Ctrl-C ends the work with 130 and no traceback.

    Started in the background a process ignores it, and so do those that it starts.
    """
    portfolio = ROOT / "schedules" / "residential-compound.yaml"
    arguments = ("build", portfolio, *DAYS, "--out", tmp_path / "build")
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE, *arguments],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stderr is not None
        first = started.stderr.readline()
        started.send_signal(signal.SIGINT)
        rest = started.stderr.read()
    assert first
    assert started.returncode == 130
    assert b"Traceback" not in rest
    assert rest.decode().splitlines()[-1].startswith("weibao: ")
    assert not list(tmp_path.rglob("*.ics"))


def test_the_whole_way_in_processes(tmp_path: Path) -> None:
    """Init, check, build, verify and explain work from a shell, in one row."""
    folder = tmp_path / "新小区"
    portfolio, build = folder / "portfolio.yaml", folder / "build"
    for arguments in (
        ("init", folder),
        ("check", portfolio),
        ("build", portfolio, *DAYS, "--out", build),
        ("verify", portfolio, build),
        ("feeds", portfolio, build),
        ("explain", portfolio, "DT-0101/half_monthly", "--build", build),
    ):
        ended = process(*arguments, PYTHONUTF8="1")
        assert ended.returncode == 0, ended.stderr.decode()
        assert ended.stdout


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is nobody's input is not hidden behind a sentence."""

    def fails(*_: object, **__: object) -> None:
        raise AssertionError("a bug")

    monkeypatch.setattr("weibao.cli.check_command.load", fails)
    with pytest.raises(AssertionError, match="a bug"):
        run(["check", "a.yaml"])
