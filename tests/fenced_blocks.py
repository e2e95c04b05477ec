"""The fenced blocks of the documentation, for the tests that run them."""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from source_tree import ROOT

DOCS = ROOT / "docs"
FENCE = re.compile(r"^```(?P<language>[\w-]*)\s*$")
TUTORIALS = sorted((DOCS / "tutorial").glob("*.md"))
STEP_BY_STEP = [
    DOCS / "how-to" / f"{name}{language}.md"
    for name in ("compare-rosters", "share-work-fairly")
    for language in ("", ".zh-CN")
]
"""How-tos of which each step builds on the one before, as in a tutorial."""
COMMENT = re.compile(r"^<!--\s*(?P<note>.*?)\s*-->$")


@frozen(kw_only=True)
class Block:
    """What stands between two fences; ``note`` is the HTML comment just before."""

    file: Path
    line: int
    language: str
    text: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT).as_posix()}:{self.line}"


def pages() -> list[Path]:
    """Name every page of the documentation, the two readmes among them."""
    return [*sorted(ROOT.glob("README*.md")), *sorted(DOCS.rglob("*.md"))]


def blocks(page: Path) -> Iterator[Block]:
    """Go through the fenced blocks of a page, in order."""
    language, begun, note = "", 0, ""
    inside: list[str] | None = None
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        fence = FENCE.match(line)
        if inside is None and fence:
            language, begun, inside = fence["language"], number, []
        elif inside is not None and fence:
            text = "".join(f"{one}\n" for one in inside)
            yield Block(file=page, line=begun, language=language, text=text, note=note)
            inside, note = None, ""
        elif inside is not None:
            inside.append(line)
        elif line.strip():
            comment = COMMENT.match(line.strip())
            note = comment["note"] if comment else ""
    if inside is not None:
        raise ValueError(f"{page}:{begun}: the block is not closed")
