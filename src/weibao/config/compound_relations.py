# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""What a task includes and comes after, as it may be written: a code, or how it is."""

from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from weibao.conditions import OnlyIf
from weibao.config.forms import (
    converted,
    document,
    either,
    list_of,
    optional,
    required,
)
from weibao.config.scalars import EVERY, IDENTIFIER, NUMBER, TEXT, choice
from weibao.cycles.inclusion import Look, OnCommon
from weibao.cycles.period import Period
from weibao.precedence import AT_ONCE, After, Lag, parse_lag
from weibao.relations import Credit, Inclusion
from weibao.spans.every import Every


@frozen(kw_only=True)
class CreditDocument:
    """How far from its date a smaller task is done by the larger one."""

    before: Every = optional(
        EVERY.form, "最多提前多久完成也算", "how long before its date", default=Every()
    )
    after: Every = optional(
        EVERY.form, "最多推后多久完成也算", "how long after its date", default=Every()
    )


@frozen(kw_only=True)
class InclusionDocument:
    """A smaller task, and near which of its turns the larger one takes their place."""

    task: str = required(IDENTIFIER.form, "所含任务代码", "the smaller task's code")
    within: Every = optional(
        EVERY.form, "相距多久以内", "how far apart they may be", default=Every()
    )
    look: Look = optional(
        choice(Look),
        "大修在其后、在其前，或两边",
        "whether the larger one comes after it, before it, or either",
        default=Look.BOTH,
    )
    on_common: OnCommon = optional(
        choice(OnCommon),
        "免做，或并为一张工单",
        "left out, or merged into one order",
        default=OnCommon.SUPPRESS,
    )
    credit: CreditDocument | None = optional(
        document(CreditDocument),
        "大修实际完成日在此范围内也算做过",
        "also done where the larger one was done this near to its date",
    )


def _inclusion(value: str | InclusionDocument) -> Inclusion:
    if isinstance(value, str):
        return Inclusion(task=value)
    made = Inclusion(
        task=value.task,
        within=value.within,
        look=value.look,
        on_common=value.on_common,
    )
    if value.credit is None:
        return made
    return evolve(made, credit=Credit(value.credit.before, value.credit.after))


INCLUSION = document(InclusionDocument)


def _shape(value: Any) -> Any:
    return INCLUSION if type(value) is dict else IDENTIFIER.form


INCLUDES = list_of(
    converted(either(IDENTIFIER.form, INCLUSION, choose=_shape), _inclusion)
)


@frozen(kw_only=True)
class AfterDocument:
    """A task that must be done before another may start."""

    task: str = required(
        IDENTIFIER.form, "先做的任务代码", "the code of the one before"
    )
    lag: Lag = optional(
        converted(TEXT.form, parse_lag),
        "完成后隔多久（小时、天或工作日）",
        "how long after it, in hours, days or working days",
        default=AT_ONCE,
    )
    same: Period | None = optional(
        choice(Period), "须在同一周期内", "that both must lie in one such period"
    )


def _after(value: str | AfterDocument) -> After:
    if isinstance(value, str):
        return After(task=value)
    return After(task=value.task, lag=value.lag, same=value.same)


AFTER = document(AfterDocument)


def _after_shape(value: Any) -> Any:
    return AFTER if type(value) is dict else IDENTIFIER.form


@frozen(kw_only=True)
class OnlyIfDocument:
    """A reading without which a task is not done."""

    meter: str = required(IDENTIFIER.form, "表计", "the meter that is read")
    below: float | None = optional(
        NUMBER.form, "低于此值才做", "done only where a reading is below this"
    )
    above: float | None = optional(
        NUMBER.form, "高于此值才做", "done only where a reading is above this"
    )
    within: Period = optional(
        choice(Period), "看哪一周期的读数", "whose readings count", default=Period.YEAR
    )


def _only_if(value: OnlyIfDocument) -> OnlyIf:
    return OnlyIf(
        meter=value.meter,
        below=_exact(value.below),
        above=_exact(value.above),
        within=value.within,
    )


def _exact(value: float | None) -> Fraction | None:
    return None if value is None else Fraction(str(value))


ONLY_IF = converted(document(OnlyIfDocument), _only_if)
AFTERS = list_of(converted(either(IDENTIFIER.form, AFTER, choose=_after_shape), _after))
