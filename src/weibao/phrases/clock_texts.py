"""What a cycle says of times of day, opening hours and the clock, said as phrases."""

from collections.abc import Iterator

from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
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
from weibao.texts.text import Text


def clock_rhythm_text(rhythm: WhileOpen | ElapsedHours) -> Text:
    """Say how often, by the clock."""
    clause = WHILE_OPEN if isinstance(rhythm, WhileOpen) else BY_THE_CLOCK
    return clause.say(clock=duration_text(rhythm.every))


def clock_texts(cycle: Cycle) -> Iterator[Text]:
    """Go through what else a cycle says of the clock."""
    rhythm = cycle.rhythm
    if isinstance(rhythm, WhileOpen):
        if rhythm.at_opening:
            yield AT_OPENING.say()
        if rhythm.at_closing:
            yield AT_CLOSING.say()
    if isinstance(rhythm, ElapsedHours) and rhythm.begin is not None:
        yield BEGIN.say(moment=Text.same(rhythm.begin.isoformat(" ", "minutes")))
    if cycle.at:
        yield AT.say(times_of_day=times_text(cycle.at))
    if cycle.leeway:
        yield LEEWAY.say(leeway=leeway_text(cycle.leeway))
