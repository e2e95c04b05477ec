"""The interrupt key while the program loads."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from weibao import starting
from weibao.cli import main as main_module

# A package that stops half-way through its import stands in for the first thing that
# the root imports after the guard, so that no test has to hit the right moment.
HALTED = """
import sys
print("loading", flush=True)
sys.stdin.read()
"""
# What pip writes as the console script.
SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from weibao.cli import main
sys.exit(main())
"""
SITE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
"""


@pytest.fixture
def handler() -> Iterator[None]:
    """Put the handler of the interrupt key back after the test."""
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("way", ["module", "script"])
def test_the_key_while_the_program_loads(way: str, tmp_path: Path) -> None:
    """Ctrl-C before the command line is there ends with 130 and without a word.

    Started in the background a process ignores the key, so it is told not to.
    """
    stand_in = tmp_path / "attrs" / "__init__.py"
    stand_in.parent.mkdir()
    stand_in.write_text(HALTED, encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text(SITE, encoding="utf-8")
    script = tmp_path / "bin" / "weibao"
    script.parent.mkdir()
    script.write_text(SCRIPT, encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    how = {"module": ["-m", "weibao"], "script": [str(script)]}[way]
    with subprocess.Popen(
        [sys.executable, *how, "--version"],
        env={"PYTHONPATH": paths, "PATH": os.defpath},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        assert started.stdout.readline() == b"loading\n"
        started.send_signal(signal.SIGINT)
        assert started.stderr.read() == b""
    assert started.returncode == 130


@pytest.mark.parametrize(
    ("script", "call", "ours"),
    [
        ("-m", ["python", "-m", "weibao", "check"], True),
        ("-m", ["python", "-X", "utf8", "-mweibao"], True),
        ("/usr/bin/weibao", ["python", "/usr/bin/weibao"], True),
        ("-m", ["python", "-m", "pytest", "weibao"], False),
        ("-c", ["python", "-c", "import weibao"], False),
        ("site.py", ["python", "site.py", "weibao"], False),
        ("", ["python"], False),
    ],
)
def test_a_library_is_not_the_program(
    script: str, call: list[str], *, ours: bool
) -> None:
    """Whoever imports weibao for its functions keeps the interrupt key as it was."""
    assert starting.is_program(script, call) is ours


@pytest.mark.usefixtures("handler")
def test_the_command_line_takes_over() -> None:
    """Once loaded the key raises KeyboardInterrupt, so that files are tidied up."""
    starting.guard()
    assert signal.getsignal(signal.SIGINT) is starting.leave
    starting.hand_over()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("handler")
def test_a_process_that_ignores_the_key_goes_on_doing_so() -> None:
    """What was started in the background is not made to listen."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    starting.guard()
    starting.hand_over()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@pytest.mark.usefixtures("handler")
def test_the_key_after_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose work is done ends as it was to; other processes are let be."""
    starting.finish()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    monkeypatch.setattr(sys, "argv", ["/usr/bin/weibao"])
    starting.finish()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_the_key_outside_of_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between loading and a command, and after it, the key ends with 130 too."""

    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["weibao.cli.main"], "run", interrupted)
    with pytest.raises(SystemExit) as ended:
        main_module([])
    assert ended.value.code == 130
