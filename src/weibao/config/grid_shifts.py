# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""What a completion does to later dates, as it may be written: by name, or by zone."""

from typing import Any

from attrs import frozen

from weibao.config.forms import Form, converted, document, either, optional
from weibao.config.scalars import choice
from weibao.cycles.shift import (
    ANNIVERSARY,
    BACK_DATED,
    FIXED,
    FLOATING,
    KEEP_INSIDE,
    KEEP_THE_DEADLINE,
    LATE_TOLERANT,
    GridShift,
    Move,
    Share,
)
from weibao.phrases.percentages import parse_percent

SHIFTS = {
    "fixed": FIXED,
    "floating": FLOATING,
    "keep": KEEP_INSIDE,
    "late_tolerant": LATE_TOLERANT,
    "keep_the_deadline": KEEP_THE_DEADLINE,
    "back_dated": BACK_DATED,
    "anniversary": ANNIVERSARY,
}
MOVE = choice(Move)
SHARE = Form(
    lambda value: Share(parse_percent(value)),
    {"type": "string", "pattern": "[%％]$", "examples": ["50%"]},
)


def _shape_of_move(value: Any) -> Form:
    return SHARE if type(value) is str and value.endswith(("%", "％")) else MOVE


ZONE = either(MOVE, SHARE, choose=_shape_of_move)


@frozen(kw_only=True)
class GridShiftDocument:
    """What a completion does, by the zone of the tolerance that it falls in."""

    too_early: Move | Share = optional(
        ZONE, "比允许偏差更早时", "before the tolerance", default=Move.KEEP
    )
    early: Move | Share = optional(
        ZONE,
        "提前或按时、未超出允许偏差时",
        "inside the tolerance, before or on the date",
        default=Move.KEEP,
    )
    late: Move | Share = optional(
        ZONE,
        "推后、未超出允许偏差时",
        "inside the tolerance, after the date",
        default=Move.KEEP,
    )
    too_late: Move | Share = optional(
        ZONE, "比允许偏差更晚时", "after the tolerance", default=Move.KEEP
    )


NAMED, BY_ZONE = choice(SHIFTS), document(GridShiftDocument)


def _shape(value: Any) -> Form:
    return BY_ZONE if type(value) is dict else NAMED


def _shift(value: str | GridShiftDocument) -> GridShift:
    if isinstance(value, str):
        return SHIFTS[value]
    return GridShift(value.too_early, value.early, value.late, value.too_late)


SHIFT_FORM = converted(either(NAMED, BY_ZONE, choose=_shape), _shift)
