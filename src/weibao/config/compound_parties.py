# ruff: noqa: RUF009 - each field is declared by a call that names its form
"""Who must be there beside those who do work, and how work may be divided."""

from datetime import timedelta

from attrs import frozen

from weibao.config.compound import PLAIN_PEOPLE, WORK
from weibao.config.forms import converted, document, either, optional
from weibao.config.scalars import FLAG, IDENTIFIER
from weibao.equipment import Divisible, Escort, Need


@frozen(kw_only=True)
class EscortDocument:
    """Who must be there beside those who do the work, for its whole length."""

    crew: str | None = optional(
        IDENTIFIER.form, "陪同人员的班组；不写则任何班组", "their crew; any if unsaid"
    )
    people: Need = optional(
        PLAIN_PEOPLE, "陪同人员", "how many, or with what", default=Need()
    )


def _escort(value: EscortDocument) -> Escort:
    return Escort(value.people, value.crew)


@frozen(kw_only=True)
class DivisibleDocument:
    """How work may be divided over several shifts."""

    smallest: timedelta = optional(
        WORK, "最短的一段", "no part is shorter", default=timedelta(hours=1)
    )


def _divisible(value: "bool | DivisibleDocument") -> Divisible | None:
    if isinstance(value, bool):
        return Divisible() if value else None
    return Divisible(value.smallest)


PARTS = document(DivisibleDocument)
DIVISIBLE = converted(
    either(
        FLAG.form,
        PARTS,
        choose=lambda value: PARTS if type(value) is dict else FLAG.form,
    ),
    _divisible,
)
ESCORT = converted(document(EscortDocument), _escort)
