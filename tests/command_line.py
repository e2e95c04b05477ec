"""Running the command line in a test: what it printed, and how it ended."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

from weibao.cli.main import run

YEAR = ("--from", "2026-01-01", "--to", "2026-12-31")


@frozen
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """What it printed, as JSON."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Call(Protocol):
    """The type of the ``call`` fixture."""

    def __call__(self, *arguments: str | Path) -> Ended:
        """Run a command."""


def caller(capture: Callable[[], Any]) -> Call:
    """Give a function that runs commands and gathers what they print."""

    def call(*arguments: str | Path) -> Ended:
        capture()
        code = run([str(argument) for argument in arguments])
        printed = capture()
        return Ended(code, printed.out, printed.err)

    return call


def make_starter(folder: Path) -> Path:
    """Write the starter into a folder, and return its portfolio."""
    assert run(["init", str(folder), "--lang", "zh"]) == 0
    return folder / "portfolio.yaml"


def cut(ended: Ended, path: Path) -> str:
    """Return what was printed, with a folder's name left out."""
    return ended.out.replace(f"{path}/", "")


def no_traceback(ended: Ended) -> bool:
    """Tell whether a command ended with words, not with a traceback."""
    return "Traceback" not in ended.err + ended.out and bool(ended.err or ended.out)
