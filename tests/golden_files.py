"""Golden files: text that is kept, compared, and rewritten only on demand."""

import difflib
from pathlib import Path
from typing import Protocol

import pytest
from attrs import frozen

GOLDEN = Path(__file__).parent / "golden"


class Golden(Protocol):
    """The type of the ``golden`` fixture."""

    def __call__(self, name: str, text: str) -> None:
        """Compare text with the file ``tests/golden/<name>``."""


@frozen
class GoldenFiles:
    """Compare texts with the files of a folder, or rewrite these."""

    folder: Path
    update: bool

    def __call__(self, name: str, text: str) -> None:
        """Fail with a diff when text is not what the file holds."""
        path = self.folder / name
        check_ends(name, text)
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        if not path.is_file():
            pytest.fail(f"no golden file {name}: run nox -s golden", pytrace=False)
        kept = path.read_bytes().decode()
        check_ends(f"golden/{name}", kept)
        if kept != text:
            pytest.fail(differences(name, kept, text), pytrace=False)


def check_ends(name: str, text: str) -> None:
    r"""Fail unless each line, the last too, ends in one plain ``\n``."""
    if "\r" in text:
        pytest.fail(f"{name}: has a carriage return; lines end in \\n", pytrace=False)
    if not text.endswith("\n"):
        pytest.fail(f"{name}: the last line has no line end", pytrace=False)


def differences(name: str, kept: str, text: str, limit: int = 80) -> str:
    """Show what changed, at most some lines of it."""
    lines = list(
        difflib.unified_diff(
            kept.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm=""
        )
    )
    more = [f"... and {len(lines) - limit} lines more"] if len(lines) > limit else []
    return "\n".join([f"{name} differs from its golden file", *lines[:limit], *more])
