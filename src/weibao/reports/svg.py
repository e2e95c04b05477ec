"""Small charts as SVG that stands inside a page: bars in parts, and strips of heat."""

from collections.abc import Iterable, Sequence
from html import escape

from attrs import frozen

FEW_CELLS = 16
"""A row of no more cells than these has their figures written inside."""


@frozen
class Part:
    """A part of a bar: its size and the name of its colour (a class of the page)."""

    size: int
    colour: str


@frozen
class Cell:
    """A cell of a strip: its colour, its figure, and what a pointer is told of it."""

    colour: str
    figure: str
    told: str


@frozen
class Strip:
    """A row of cells with its name."""

    name: str
    cells: tuple[Cell, ...]


@frozen
class Tick:
    """A mark below a strip, at the cell of this index."""

    index: int
    name: str


def bar(parts: Sequence[Part], whole: int, told: str) -> str:
    """Draw one bar in parts; where they are more than the whole they fill it."""
    length, height, x = 200.0, 12, 0.0
    full = max(whole, sum(part.size for part in parts), 1)
    drawn = [_rect(0, 0, length, height, "free")]
    for part in parts:
        wide = length * part.size / full
        if wide:
            drawn.append(_rect(x, 0, wide, height, part.colour))
        x += wide
    return _svg("bar", length, height, told, drawn)


def strips(rows: Sequence[Strip], ticks: Iterable[Tick], told: str) -> str:
    """Draw rows of cells above one another, with marks below the last."""
    left, length, height, gap = 120.0, 840.0, 22, 5
    number = max((len(row.cells) for row in rows), default=0) or 1
    wide = length / number
    drawn: list[str] = []
    for line, row in enumerate(rows):
        y = line * (height + gap)
        drawn.append(_text(left - 10, y + 15, "name", row.name))
        for index, cell in enumerate(row.cells):
            x = left + index * wide
            shape = _rect(x, y, wide - 1.5, height, cell.colour, cell.told)
            drawn.append(shape)
            if number <= FEW_CELLS and cell.figure:
                style = f"figure on-{cell.colour}"
                drawn.append(_text(x + wide / 2, y + 15, style, cell.figure))
    below = len(rows) * (height + gap)
    for tick in ticks:
        drawn.append(_text(left + tick.index * wide, below + 11, "tick", tick.name))
    return _svg("strips", left + length, below + 16, told, drawn)


def _svg(style: str, wide: float, high: float, told: str, drawn: Sequence[str]) -> str:
    head = (
        f'<svg class="{style}" viewBox="0 0 {_length(wide)} {_length(high)}"'
        f' role="img" aria-label="{escape(told)}">'
    )
    return "\n".join([head, *drawn, "</svg>"])


def _rect(
    x: float, y: float, wide: float, high: float, colour: str, told: str = ""
) -> str:
    shape = (
        f'<rect class="{colour}" x="{_length(x)}" y="{_length(y)}"'
        f' width="{_length(wide)}" height="{_length(high)}"'
    )
    return f"{shape}><title>{escape(told)}</title></rect>" if told else f"{shape}/>"


def _text(x: float, y: float, style: str, words: str) -> str:
    place = f'x="{_length(x)}" y="{_length(y)}"'
    return f'<text class="{style}" {place}>{escape(words)}</text>'


def _length(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
