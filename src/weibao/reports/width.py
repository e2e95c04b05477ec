"""Text in columns of a terminal, where Chinese characters are two columns wide."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

WIDE = frozenset("WF")
UNSEEN = frozenset(("Mn", "Me", "Cf"))
Side = Literal["left", "right"]


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(map(_columns, text))


def padded(text: str, columns: int, side: Side = "left") -> str:
    """Fill up a text with spaces; ``side`` says where the text itself stands."""
    spaces = " " * max(0, columns - width(text))
    return text + spaces if side == "left" else spaces + text


def plain(text: str) -> str:
    """Return a text on one line, without signs that a terminal would obey."""
    seen = (c if c.isprintable() else " " if c.isspace() else "" for c in text)
    return " ".join("".join(seen).split())


def shortened(text: str, most: int) -> str:
    """Cut a text to so many columns, and say by its end that it was cut."""
    if width(text) <= most:
        return text
    kept, room = "", most - width("…")
    for sign in text:
        room -= _columns(sign)
        if room < 0:
            break
        kept += sign
    return kept.rstrip() + "…"


def wrapped(text: str, most: int) -> list[str]:
    """Break a text into lines of so many columns: at spaces, or between wide signs."""
    lines, line = [], ""
    for word in _words(text):
        if line and width(line + word.rstrip()) > most:
            lines.append(line.rstrip())
            line = ""
        line += word
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def aligned(
    rows: Iterable[Sequence[str]], sides: Sequence[Side], gap: int = 2
) -> list[str]:
    """Set rows of cells in columns, each as wide as its widest cell."""
    table = [list(row) for row in rows]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    return [(" " * gap).join(map(padded, row, widths, sides)).rstrip() for row in table]


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in WIDE else 1


CLOSING = frozenset("，。、；：！？）》」』”’…%％")


def _words(text: str) -> list[str]:
    """Cut a text where a line may end; no line begins with a closing sign."""
    words: list[str] = []
    for sign in text:
        ends = bool(words) and (words[-1][-1].isspace() or _columns(words[-1][-1]) == 2)
        starts = _columns(sign) == 2 or ends
        if not words or (starts and sign not in CLOSING and not sign.isspace()):
            words.append(sign)
        else:
            words[-1] += sign
    return words
