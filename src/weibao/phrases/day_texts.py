"""Which days a cycle keeps to or out of, and where it ends, said as phrases."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import fields

from weibao.cycles.cycle import Cycle
from weibao.phrases.blackout_clauses import OUTSIDE, ROLLS, SOFT
from weibao.phrases.day_clauses import (
    CLOSED,
    COUNT,
    EXCLUDED,
    IN_NAMED_SEASON,
    IN_SEASON,
    INCLUDED,
    MISSED,
    UNTIL,
)
from weibao.phrases.periods import times_text
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Text

USUAL = fields(Cycle)
SEASON_RANGE = "{0[0]:02d}-{0[1]:02d}..{1[0]:02d}-{1[1]:02d}"


def season_texts(cycle: Cycle) -> Iterator[Text]:
    """Say in which seasons it falls due, and which days it keeps out of."""
    yield from map(_season_text, cycle.seasons)
    for stretch in cycle.blackouts:
        yield OUTSIDE.say(stretch=range_text(stretch))
    for stretch in cycle.soft_blackouts:
        yield SOFT.say(stretch=range_text(stretch))
    if cycle.roll is not None:
        yield ROLLS[cycle.roll].say()


def day_texts(cycle: Cycle) -> Iterator[Text]:
    """Say what becomes of closed and missed days, the end, and single days."""
    if cycle.closed is not USUAL.closed.default:
        yield CLOSED[cycle.closed].say()
    if cycle.missed is not None:
        yield MISSED[cycle.missed].say()
    if cycle.until:
        yield UNTIL.say(day=Text.same(str(cycle.until)))
    if cycle.count is not None:
        yield COUNT.say(times=times_text(cycle.count))
    for days, clause in ((cycle.include, INCLUDED), (cycle.exclude, EXCLUDED)):
        if days:
            yield clause.say(days=days_text(days))


def days_text(days: Iterable[date]) -> Text:
    """Say days one by one."""
    named = [str(day) for day in days]
    return Text("、".join(named), ", ".join(named))


def range_text(stretch: Season | Window[Any]) -> Text:
    """Say a part of each year, or the days of a window."""
    if isinstance(stretch, Season):
        return Text.same(SEASON_RANGE.format(stretch.start, stretch.end))
    return Text.same(f"{stretch.opens}..{stretch.closes}")


def _season_text(season: Season | str) -> Text:
    if isinstance(season, str):
        return IN_NAMED_SEASON.say(name=Text.same(season))
    return IN_SEASON.say(season=range_text(season))
