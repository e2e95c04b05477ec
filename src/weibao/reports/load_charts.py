"""The charts of hours: a bar for each crew, and a strip of heat for its weeks."""

from collections.abc import Iterator

from weibao.reports import figures
from weibao.reports.dates import MONTHS
from weibao.reports.load import CrewLoad, Minutes
from weibao.reports.svg import Cell, Part, Strip, Tick, bar, strips
from weibao.reports.width import plain, shortened
from weibao.texts.text import Language, Message, Text

MOST_NAME = 16
HEAT = ((1, "heat0"), (25, "heat1"), (50, "heat2"), (75, "heat3"), (90, "heat4"))
"""Shares below these have these colours; up to 100 the darkest."""
DARKEST, OVER, NOBODY = "heat5", "over", "none"


def load_bar(minutes: Minutes, language: Language) -> str:
    """Draw what a crew's hours are taken by."""
    told = TAKEN(work=figures.hours(minutes.work), travel=figures.hours(minutes.travel))
    parts = [Part(minutes.work, "work"), Part(minutes.travel, "travel")]
    return bar(parts, minutes.available, told.to(language))


def heat_strips(loads: tuple[CrewLoad, ...], language: Language) -> str:
    """Draw how full each period of each crew is."""
    rows = [_strip(load, language) for load in loads]
    return strips(rows, _ticks(loads[0], language), STRIPS().to(language))


def heat(minutes: Minutes) -> str:
    """Name the colour for a share."""
    if minutes.too_many:
        return OVER
    if minutes.percent is None:
        return NOBODY
    percent = minutes.percent
    return next((name for below, name in HEAT if percent < below), DARKEST)


def legend() -> tuple[tuple[str, Text], ...]:
    """Return the colours with what they mean."""
    lows = (0, *(below for below, _ in HEAT))
    steps = [
        (name, UP_TO(low=low, high=below))
        for low, (below, name) in zip(lows, HEAT, strict=False)
        if below > 1
    ]
    return (
        (NOBODY, NO_HOURS()),
        ("heat0", Text.same("0%")),
        *steps,
        (DARKEST, UP_TO(low=HEAT[-1][0], high=100)),
        (OVER, ABOVE()),
    )


def _strip(load: CrewLoad, language: Language) -> Strip:
    name = plain((load.title or Text.same(load.crew)).to(language))
    cells = []
    for period in load.periods:
        share = figures.share(period.minutes)
        told = PERIOD(what=period.title, share=share)
        cells.append(Cell(heat(period.minutes), share, told.to(language)))
    return Strip(shortened(name, MOST_NAME), tuple(cells))


def _ticks(load: CrewLoad, language: Language) -> Iterator[Tick]:
    """Mark the first period that begins in each month."""
    known = None
    for index, period in enumerate(load.periods):
        first = period.days.opens
        if (first.year, first.month) != known:
            known = (first.year, first.month)
            yield Tick(index, MONTHS[first.month - 1].to(language))


TAKEN = Message(
    zh="作业 {work} 小时，路程 {travel} 小时",
    en="{work} hours of work, {travel} of travel",
)
STRIPS = Message(zh="各班组每个时段的占用", en="how full each period of each crew is")
PERIOD = Message(zh="{what}：{share}", en="{what}: {share}")
UP_TO = Message(zh="{low}–{high}%", en="{low}–{high}%")
ABOVE = Message(zh="超过 100%", en="above 100%")
NO_HOURS = Message(zh="无人当班", en="nobody there")
