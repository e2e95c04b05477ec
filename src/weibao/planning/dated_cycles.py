# ruff: noqa: ANN401 - a cycle, a choice of cycles, or none
"""The cycle of a subject whose attributes changed on dates that are on record."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from weibao.amounts import resolve
from weibao.cycles.changing import RECOUNTED
from weibao.cycles.choosing import Chosen, CycleChoice, in_turn
from weibao.records import AttributeChange


def dated_cycle(
    value: Any, stated: Mapping[str, Any], changes: Iterable[AttributeChange]
) -> Any:
    """Return the cycle for these attributes, with what changes make of it.

    Args:
        value: what is declared: a cycle, or a choice by an attribute.
        stated: the attributes as the inventory states them.
        changes: those on record, by day; of one day the last holds.

    Raises:
        InvalidValue: the cycles that held one after another cannot be one.
    """
    known, chosen = dict(stated), [Chosen(date.min, resolve(value, stated))]
    for one in changes:
        known[one.attribute] = one.value
        cycle = resolve(value, known)
        if chosen[-1].since == one.since:
            chosen.pop()
        if cycle != chosen[-1].cycle:
            said = one.attribute, str(one.value), one.id
            chosen.append(Chosen(one.since, cycle, *said))
    how = value.at_change if isinstance(value, CycleChoice) else RECOUNTED
    return in_turn(chosen, how)
