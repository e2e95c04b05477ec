# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Times of day, lengths of the clock and what a cycle says with them, as written."""

from collections.abc import Mapping
from typing import Any

from weibao.config.forms import OUT_OF_PLACE, Form, converted
from weibao.config.scalars import TEXT, choice
from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.errors import InvalidValue
from weibao.phrases.clock_lengths import (
    parse_clock_length,
    parse_leeway,
    parse_moment,
    parse_time,
)
from weibao.texts.text import Message

MODES: Mapping[str, type[WhileOpen | ElapsedHours]] = {
    "while_open": WhileOpen,
    "elapsed": ElapsedHours,
}


def _text_form(parse: Any, example: str) -> Form:
    def read(value: Any) -> Any:
        return parse(TEXT.read(value))

    return Form(read, {"type": "string", "examples": [example]})


TIME_OF_DAY = _text_form(parse_time, "08:00")
CLOCK_LENGTH = _text_form(parse_clock_length, "2 h")
MOMENT = _text_form(parse_moment, "2026-03-28T08:00")
LEEWAY = _text_form(parse_leeway, "-15/+15 min")
MODE = converted(choice(MODES), MODES.__getitem__)


def clock_rhythm(value: Any) -> WhileOpen | ElapsedHours:
    """Make the rhythm of a cycle document that gives a length of the clock."""
    if value.mode is None:
        raise InvalidValue(NO_MODE())
    if value.mode is WhileOpen:
        if value.begin is not None:
            raise InvalidValue(OUT_OF_PLACE(name="begin", other="mode: elapsed"))
        opening, closing = bool(value.at_opening), bool(value.at_closing)
        return WhileOpen(value.clock, opening, closing)
    for name in ("at_opening", "at_closing"):
        if getattr(value, name) is not None:
            raise InvalidValue(OUT_OF_PLACE(name=name, other="mode: while_open"))
    return ElapsedHours(value.clock, value.begin)


def check_clock(value: Any) -> None:
    """Refuse what goes only with a length of the clock where none is given."""
    if value.clock is not None:
        return
    for name in ("mode", "at_opening", "at_closing", "begin"):
        if getattr(value, name) is not None:
            raise InvalidValue(OUT_OF_PLACE(name=name, other="clock"))


NO_MODE = Message(
    zh="写了 clock 却没有 mode（营业期间写 mode: while_open，按实际时间写 "
    "mode: elapsed）",
    en="clock needs a mode (add mode: while_open for opening hours, or mode: elapsed "
    "for hours that pass)",
)
