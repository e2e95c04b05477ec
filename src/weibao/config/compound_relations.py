# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""What a task includes, as it may be written: a task's code, or how it is included."""

from typing import Any

from attrs import evolve, frozen

from weibao.config.forms import (
    converted,
    document,
    either,
    list_of,
    optional,
    required,
)
from weibao.config.scalars import EVERY, IDENTIFIER, choice
from weibao.cycles.inclusion import Look, OnCommon
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
