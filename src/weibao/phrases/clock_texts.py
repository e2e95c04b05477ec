"""What a cycle says of times of day, opening hours and the clock, said as phrases."""

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.regimes import Rhythm
from weibao.cycles.shift import FIXED, FLOATING
from weibao.phrases.clock_clauses import (
    AT,
    AT_CLOSING,
    AT_OPENING,
    BEGIN,
    BY_THE_CLOCK,
    LEEWAY,
    WHILE_OPEN,
)
from weibao.phrases.clock_lengths import leeway_text, times_text
from weibao.phrases.durations import duration_text
from weibao.phrases.shift_clauses import FLOATS
from weibao.texts.text import Text


def clock_rhythm_text(rhythm: WhileOpen | ElapsedHours) -> Text:
    """Say how often, by the clock."""
    clause = WHILE_OPEN if isinstance(rhythm, WhileOpen) else BY_THE_CLOCK
    return clause.say(clock=duration_text(rhythm.every))


def floating(rhythm: Rhythm, parts: dict[str, Any]) -> Rhythm:
    """Let hours by the clock count from completion where a shift says so.

    A shift that does not fit stays where it is.
    """
    if isinstance(rhythm, ElapsedHours) and parts.get("shift") in (FIXED, FLOATING):
        return evolve(rhythm, floats=parts.pop("shift") == FLOATING)
    return rhythm


def clock_texts(cycle: Cycle) -> Iterator[Text]:
    """Go through what else a cycle says of the clock."""
    rhythm = cycle.rhythm
    if isinstance(rhythm, WhileOpen):
        if rhythm.at_opening:
            yield AT_OPENING.say()
        if rhythm.at_closing:
            yield AT_CLOSING.say()
    if isinstance(rhythm, ElapsedHours) and rhythm.floats:
        yield FLOATS.say()
    if isinstance(rhythm, ElapsedHours) and rhythm.begin is not None:
        yield BEGIN.say(moment=Text.same(rhythm.begin.isoformat(" ", "minutes")))
    if cycle.at:
        yield AT.say(times_of_day=times_text(cycle.at))
    if cycle.leeway:
        yield LEEWAY.say(leeway=leeway_text(cycle.leeway))
