"""Small charts."""

from xml.etree import ElementTree

import pytest

from weibao.reports.svg import FEW_CELLS, Cell, Part, Strip, Tick, bar, strips


def rects(drawing: str) -> list[tuple[str, float]]:
    """Return colour and width of each rectangle."""
    shapes = ElementTree.fromstring(drawing).iter("rect")
    return [(shape.attrib["class"], float(shape.attrib["width"])) for shape in shapes]


@pytest.mark.parametrize(
    ("sizes", "whole", "widths"),
    [
        ((30, 10), 80, [200, 75, 25]),
        ((0, 10), 80, [200, 25]),
        ((60, 20), 40, [200, 150, 50]),
        ((0, 0), 0, [200]),
    ],
)
def test_parts_are_drawn_to_scale(
    sizes: tuple[int, int], whole: int, widths: list[float]
) -> None:
    """Parts that are more than the whole fill the bar."""
    parts = [Part(sizes[0], "work"), Part(sizes[1], "travel")]
    assert [wide for _, wide in rects(bar(parts, whole, ""))] == widths


def test_words_are_escaped() -> None:
    """A crew's name cannot break the drawing."""
    name = '<b> & "x"'
    drawing = strips([Strip(name, (Cell("heat0", "1%", name),))], [Tick(0, name)], name)
    tree = ElementTree.fromstring(drawing)
    assert tree.attrib["aria-label"] == name
    assert [text.text for text in tree.iter("text")] == [name, "1%", name]


@pytest.mark.parametrize(("number", "figures"), [(FEW_CELLS, True), (53, False)])
def test_a_short_strip_shows_its_figures(number: int, figures: bool) -> None:
    """Cells too narrow to be read have theirs for the pointer only."""
    cells = tuple(Cell("heat1", "10%", "told") for _ in range(number))
    drawing = strips([Strip("crew", cells)], [], "")
    assert len(rects(drawing)) == number
    assert (">10%<" in drawing) is figures


def test_no_strip_is_drawn_all_the_same() -> None:
    """A crew without periods is no mistake."""
    assert rects(strips([Strip("crew", ())], [], "")) == []
