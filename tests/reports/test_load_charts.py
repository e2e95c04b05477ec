"""The colours of hours."""

import pytest

from summaries import told
from weibao.reports.load import Minutes
from weibao.reports.load_charts import heat, heat_strips, legend, load_bar


@pytest.mark.parametrize(
    ("taken", "available", "colour"),
    [
        (0, 0, "none"),
        (0, 100, "heat0"),
        (1, 100, "heat1"),
        (24, 100, "heat1"),
        (25, 100, "heat2"),
        (50, 100, "heat3"),
        (75, 100, "heat4"),
        (90, 100, "heat5"),
        (100, 100, "heat5"),
        (1001, 1000, "over"),
        (1, 0, "over"),
    ],
)
def test_fuller_is_darker(taken: int, available: int, colour: str) -> None:
    """More than there is has a colour of its own, and so has nobody being there."""
    assert heat(Minutes(taken, 0, available)) == colour
    assert colour in dict(legend())


def test_the_legend_tells_the_steps() -> None:
    """Each colour stands beside the shares it means."""
    assert [text.en for _, text in legend()] == [
        "nobody there",
        "0%",
        "1–25%",
        "25–50%",
        "50–75%",
        "75–90%",
        "90–100%",
        "above 100%",
    ]


def test_charts_say_in_words_what_they_show() -> None:
    """Who cannot see the colours can still read the figures."""
    loads = told().loads
    assert "2 hours" not in load_bar(Minutes(125, 30, 480), "zh")
    assert "2.1 hours of work, 0.5 of travel" in load_bar(Minutes(125, 30, 480), "en")
    strip = heat_strips(loads, "en")
    assert "9–15 Mar: 6%" in strip
    assert strip.count("<title>") == 4 * len(loads)
    assert ">Mar<" in strip
    assert ">3月<" in heat_strips(loads, "zh")
