# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""What a cycle's mapping says of meters: amounts in their units, and their use."""

import re
from typing import Any

from attrs import frozen

from weibao.config.forms import Form, document, optional, required
from weibao.config.scalars import COUNT, EVERY, IDENTIFIER, NUMBER, TEXT, choice
from weibao.cycles.meter import Direction, Silence, Threshold
from weibao.cycles.metered import Exceeded
from weibao.cycles.use import Usage
from weibao.errors import InvalidValue
from weibao.meters import exact
from weibao.phrases.lengths import LENGTH
from weibao.phrases.numerals import ANY_CASE, tidy
from weibao.phrases.units import ANY_UNITS, Units, parse_units
from weibao.spans.every import Every
from weibao.texts.text import Message


def _units(value: Any) -> Units:
    return parse_units(TEXT.read(value))


UNITS = Form(_units, {"type": "string", "examples": ["250 h", "10000 km"]})


def shape_of_amount(value: Any) -> Form:
    """Choose between a length of time and so many units of a meter."""
    words = tidy(value) if type(value) is str else ""
    units = re.fullmatch(ANY_UNITS, words, ANY_CASE)
    return UNITS if units and not re.fullmatch(LENGTH, words, ANY_CASE) else EVERY.form


@frozen(kw_only=True)
class UsageDocument:
    """How the use of a day is told."""

    per_day: float | None = optional(
        NUMBER.form,
        "读数还不够求平均时每天的用量",
        "the use of a day before there are readings to average",
    )
    least: float | None = optional(NUMBER.form, "每天最少", "the least in a day")
    most: float | None = optional(NUMBER.form, "每天最多", "the most in a day")
    readings: int | None = optional(
        COUNT.form, "按最近几次读数平均", "how many of the last readings to average"
    )
    span: Every | None = optional(
        EVERY.form,
        "按最后一次读数之前多久内的读数平均",
        "how long before the last reading to average",
    )
    stale_after: Every | None = optional(
        EVERY.form, "多久无读数算过旧", "after how long without a reading"
    )
    then: Silence = optional(
        choice(Silence),
        "读数过旧后怎么办",
        "what holds then",
        default=Silence.EXTRAPOLATE,
    )


def usage_of(value: UsageDocument) -> Usage:
    """Make the usage that a document says."""
    numbers = {
        name: exact(number)
        for name in ("per_day", "least", "most")
        if (number := getattr(value, name)) is not None
    }
    return Usage(
        **numbers,
        readings=value.readings,
        span=value.span,
        stale_after=value.stale_after,
        silence=value.then,
    )


USAGE = document(UsageDocument)


@frozen(kw_only=True)
class CallDocument:
    """A reading beyond a threshold, which calls for the work once."""

    meter: str = required(IDENTIFIER.form, "哪个表计", "which meter")
    above: float | None = optional(NUMBER.form, "到这个值或更高时", "so much or more")
    below: float | None = optional(NUMBER.form, "到这个值或更低时", "so much or less")
    again: float | None = optional(
        NUMBER.form,
        "读数越过这个值回到安全一侧后才重新计",
        "the value on whose safe side a reading must lie before it calls again",
    )
    within: Every | None = optional(
        EVERY.form, "读数之后多久之内", "how long after the reading it is due"
    )


def exceeded_of(value: CallDocument) -> Exceeded:
    """Make what a document says of a threshold.

    Raises:
        InvalidValue: it names no limit, or two.
    """
    limit = value.above if value.above is not None else value.below
    if limit is None or None not in (value.above, value.below):
        raise InvalidValue(ONE_LIMIT())
    threshold = Threshold(
        at=exact(limit),
        rearm=exact(limit if value.again is None else value.again),
        direction=Direction.BELOW if value.above is None else Direction.ABOVE,
    )
    return Exceeded(value.meter, threshold, value.within or Every())


CALL = document(CallDocument)
ONE_LIMIT = Message(
    zh="阈值写 above 或 below 之一",
    en="a threshold is above or below one value (write one of the two keys)",
)
