# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""The pieces of a cycle's mapping: small documents, and amounts of several kinds."""

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import frozen

from weibao.config.forms import (
    Form,
    converted,
    document,
    either,
    list_of,
    optional,
    required,
)
from weibao.config.meter_uses import UNITS, shape_of_amount
from weibao.config.scalars import COUNT, EVERY, IDENTIFIER, SEASON, TEXT, choice
from weibao.cycles.anchor import Edge, Mark, Reference
from weibao.cycles.deferral import Alignment, Towards
from weibao.cycles.elastic import Elastic
from weibao.cycles.event import OnEvent
from weibao.cycles.gap import Cap
from weibao.cycles.release import Lead
from weibao.cycles.stage import Stage
from weibao.cycles.steps import Steps
from weibao.cycles.window import Percent
from weibao.errors import InvalidValue
from weibao.phrases import parse_stretch
from weibao.phrases.leads import parse_lead
from weibao.phrases.percentages import parse_factor, parse_share
from weibao.phrases.ranges import Joined, parse_join
from weibao.phrases.reference_clauses import whole_days
from weibao.phrases.words import parse_event, parse_states
from weibao.spans.every import Every
from weibao.spans.season import Season
from weibao.texts.text import Message


def _share(value: Any) -> Percent:
    return parse_share(TEXT.read(value))


PERCENT = Form(_share, {"type": "string", "examples": ["10% up to 30 days"]})


def _factor(value: Any) -> Fraction:
    return parse_factor(TEXT.read(value) if isinstance(value, str) else str(value))


FACTOR = Form(_factor, {"type": ["number", "string"], "examples": [3.25]})


def _shape_of_side(value: Any) -> Form:
    percent = type(value) is str and ("%" in value or "％" in value)
    return PERCENT if percent else shape_of_amount(value)


def _shape_of_put_off(value: Any) -> Form:
    return PERCENT if _shape_of_side(value) is PERCENT else EVERY.form


STATE = converted(IDENTIFIER.form, lambda text: parse_states(text)[0])


SIDE = either(EVERY.form, UNITS, PERCENT, choose=_shape_of_side)
PUT_OFF = either(EVERY.form, PERCENT, choose=_shape_of_put_off)
LENGTH = either(EVERY.form, UNITS, choose=shape_of_amount)


def _season(text: str) -> Season | str:
    if ".." in text:
        return SEASON.read(text)  # type: ignore[no-any-return]  # as above
    return IDENTIFIER.read(text)  # type: ignore[no-any-return]  # as above


SEASON_OR_NAME = converted(TEXT.form, _season)
STRETCH = converted(TEXT.form, parse_stretch)
JOIN = converted(TEXT.form, parse_join)
LEAD = converted(TEXT.form, parse_lead)


@frozen(kw_only=True)
class StepsDocument:
    """Steps of a base cycle at which work is due."""

    of: int = required(COUNT.form, "几步一轮", "of how many steps a cycle of them is")
    at: tuple[int, ...] = required(list_of(COUNT.form), "第几步", "which of them")
    done: int = optional(
        COUNT.form, "接手时已做到第几步", "the number of the last step done", default=0
    )
    first: tuple[int, ...] | None = optional(
        list_of(COUNT.form), "首轮的第几步", "which of them in the first cycle"
    )


STEPS = converted(
    document(StepsDocument), lambda one: Steps(one.of, one.at, one.done, one.first)
)


@frozen(kw_only=True)
class OnEventDocument:
    """What an event asks for."""

    event: str = required(
        converted(IDENTIFIER.form, parse_event), "事件", "what happens"
    )
    within: Lead | None = optional(
        LEAD,
        "多久以内（可写工作日）；不写则再用之前",
        "how soon, working days will do; before the next use where unsaid",
    )
    after: str | None = optional(
        IDENTIFIER.form,
        "从同一事件的哪项任务算起",
        "the task for the same event that it counts from",
    )


ON_EVENT = converted(
    document(OnEventDocument), lambda one: OnEvent(one.event, one.within, one.after)
)


@frozen(kw_only=True)
class AlignedDocument:
    """A date that the first one of a series joins, once."""

    to: Joined = required(
        JOIN, "对齐到哪天（07-10 或 2026-07-10）", "the date to join, or month and day"
    )
    later: Every | None = optional(EVERY.form, "至多推后多久", "at most so much later")
    earlier: Every | None = optional(
        EVERY.form, "至多提前多久", "at most so much earlier"
    )


def _aligned(value: AlignedDocument) -> Alignment:
    most = value.later or value.earlier
    if most is None or None not in (value.later, value.earlier):
        raise InvalidValue(ONE_SIDE())
    towards = Towards.LATER if value.later else Towards.EARLIER
    if isinstance(value.to, date):
        return Alignment(towards, most, day=value.to)
    return Alignment(towards, most, yearly=value.to)


ALIGNED = converted(document(AlignedDocument), _aligned)
ONE_SIDE = Message(
    zh="对齐写 later 或 earlier 之一，且长于零",
    en="alignment is later or earlier (write one of the two keys, above zero)",
)


@frozen(kw_only=True)
class MeasuredDocument:
    """From what to what an interval that floats is measured."""

    from_: Mark = optional(
        choice(Mark),
        "从上次的哪一刻算起",
        "which instant of the last work it is measured from",
        default=Mark.ACTUAL_END,
        key="from",
    )
    to: Edge = optional(
        choice(Edge),
        "算到下次的开始还是结束",
        "whether it is measured to the start or the end of the next work",
        default=Edge.START,
    )
    lasts: Every = optional(
        EVERY.form, "一次历时几天", "how many days the work lasts", default=Every()
    )


MEASURED = converted(
    document(MeasuredDocument),
    lambda one: Reference(one.from_, one.to, whole_days(one.lasts)),
)


@frozen(kw_only=True)
class ElasticDocument:
    """Turns laid evenly between the dates of a larger task."""

    at_least: Every = required(EVERY.form, "每步最短", "the shortest step, in days")
    at_most: Every = required(EVERY.form, "每步最长", "the longest step, in days")
    between: str = required(
        IDENTIFIER.form, "较大任务的代码", "the code of the larger task"
    )


ELASTIC = converted(
    document(ElasticDocument),
    lambda one: Elastic(
        at_least=one.at_least, at_most=one.at_most, between=one.between
    ),
)


@frozen(kw_only=True)
class CapDocument:
    """What several gaps in a row may add up to."""

    gaps: int = required(COUNT.form, "连续几个间隔", "how many gaps in a row")
    intervals: Fraction = required(
        FACTOR, "合计最多几个间隔", "how many intervals they may add up to"
    )


CAP = converted(document(CapDocument), lambda one: Cap(one.gaps, one.intervals))


@frozen(kw_only=True)
class StageDocument:
    """From an age of a part on, this interval."""

    from_: Every = required(EVERY.form, "从多大年龄起", "from which age on", key="from")
    every: Every = required(
        EVERY.form, "每隔多久一次", "a length of time again and again"
    )


STAGE = converted(document(StageDocument), lambda one: Stage(one.from_, one.every))
