# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""Cycles as they may be written: a phrase, its parts, or a case for each attribute."""

from typing import Any

from attrs import evolve, frozen

from weibao.amounts import Choose
from weibao.config.compound import TITLE
from weibao.config.cycle_fields import OF_CYCLE, CycleFields
from weibao.config.cycle_rhythms import MADE, given, rhythm_of, with_parts
from weibao.config.forms import (
    OUT_OF_PLACE,
    Form,
    converted,
    document,
    either,
    list_of,
    mapping_of,
    optional,
    required,
)
from weibao.config.scalars import CYCLE, EVERY, IDENTIFIER, TEXT, choice
from weibao.cycles.changing import AtChange, OnChange
from weibao.cycles.choosing import CycleChoice
from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import DeferralLimit
from weibao.cycles.gating import While
from weibao.cycles.regimes import AllOf, Regime, Rhythm
from weibao.cycles.rhythms import OnlyOnEvents, Together
from weibao.cycles.stage import ListedYears
from weibao.cycles.window import NONE, Tolerance
from weibao.errors import InvalidValue
from weibao.phrases.ages import early_by
from weibao.phrases.cycles import parse_regime
from weibao.phrases.deferral_clauses import LIMITS
from weibao.phrases.possible import check_possible
from weibao.phrases.regimes import regime_of
from weibao.phrases.several import several_of
from weibao.phrases.tolerances import Side, tolerance_of
from weibao.phrases.units import Units
from weibao.spans.every import Every
from weibao.texts.text import Message, Text

# A member is written like any cycle, of which the class below is the mapping.
MEMBER = Form(
    lambda value: _plain_cycle(value),
    {"anyOf": [CYCLE.form.schema, {"$ref": "#/$defs/Cycle"}]},
)


@frozen(kw_only=True)
class RegimeDocument:
    """One of several regimes, with the text that asks for it."""

    by: Text = required(TITLE, "依据", "the law, contract or manual that asks for it")
    cycle: Cycle = required(MEMBER, "周期", "how often, and its tolerance")


def _named(one: RegimeDocument) -> Regime:
    return regime_of(one.cycle, one.by)


NAMED_REGIME = converted(document(RegimeDocument), _named)
UNNAMED_REGIME = converted(MEMBER, regime_of)
REGIME_PHRASE = converted(TEXT.form, parse_regime)


def _shape_of_regime(value: Any) -> Form:
    if type(value) is not dict:
        return REGIME_PHRASE
    return NAMED_REGIME if "cycle" in value else UNNAMED_REGIME


REGIME = either(REGIME_PHRASE, NAMED_REGIME, UNNAMED_REGIME, choose=_shape_of_regime)
JOINED = {"first_of": Together.FIRST, "last_of": Together.LAST}
HOW_OFTEN = (*JOINED, "all_of", *MADE, "phrase")
"""Keys of which a mapping has one, unless they may stand together."""
TOGETHER = {("at_most", "times"), ("in_each", "times")}


@frozen(kw_only=True, slots=False)
class Joined:
    """Keys that hold further cycles. Beside a class with slots one must have none."""

    first_of: tuple[Cycle, ...] | None = optional(
        list_of(MEMBER), "几个周期，以先到者为准", "cycles of which the first is due"
    )
    last_of: tuple[Cycle, ...] | None = optional(
        list_of(MEMBER), "几个周期，以后到者为准", "cycles of which the last is due"
    )
    all_of: tuple[Regime, ...] | None = optional(
        list_of(REGIME),
        "几个规定同时约束：只在都允许的日子做",
        "rules that bind at once: on days that all of them allow",
    )


@frozen(kw_only=True)
class CycleDocument(CycleFields, Joined):
    """A cycle in its parts; exactly one key up to ``phrase`` says how often.

    Only ``times`` may stand beside ``at_most`` or ``in_each``.
    """


def _cycle(value: Cycle | CycleDocument) -> Cycle:
    if isinstance(value, Cycle):
        return value
    said = [name for name in HOW_OFTEN if getattr(value, name) is not None]
    if not said and value.events is not None:
        return Cycle(OnlyOnEvents(), **given(value, OF_CYCLE))
    once = not said and value.first_at is not None
    if len(said) != 1 and not once and tuple(said) not in TOGETHER:
        raise InvalidValue(HOW_OFTEN_ONCE(names=", ".join(HOW_OFTEN)))
    start = value.phrase or Cycle(_joined(value) or rhythm_of(value))
    rhythm = with_parts(start.rhythm, value)
    tolerance = _tolerance(start.tolerance, value)
    if isinstance(rhythm, ListedYears):
        rhythm, tolerance = early_by(rhythm, tolerance), NONE
    said_of_all = given(value, OF_CYCLE) | _active(start.active, value)
    said_of_all |= _deferral(start.deferral, value)
    cycle = evolve(start, rhythm=rhythm, tolerance=tolerance, **said_of_all)
    check_possible(cycle)
    return cycle


def _joined(value: CycleDocument) -> Rhythm | None:
    for key, which in JOINED.items():
        cycles = getattr(value, key)
        if cycles is not None:
            return several_of(cycles, which)
    return AllOf(value.all_of) if value.all_of is not None else None


def _active(active: While | None, value: CycleDocument) -> dict[str, While]:
    how = given(value, ("on_return", "inactive_unrecorded"))
    if value.while_ is not None:
        active = While(value.while_)
    elif active is None:
        for name in how:
            raise InvalidValue(OUT_OF_PLACE(name=name, other="while"))
        return {}
    return {"active": evolve(active, **how)}


def _deferral(limit: DeferralLimit, value: CycleDocument) -> dict[str, DeferralLimit]:
    said = {LIMITS[name]: one for name, one in given(value, LIMITS).items()}
    return {"deferral": evolve(limit, **said)} if said else {}


def _tolerance(tolerance: Tolerance, value: CycleDocument) -> Tolerance:
    before, after = _days(value.before), _days(value.after)
    if before is not None or after is not None:
        sides = tolerance_of(before or Every(), after or Every())
        tolerance = evolve(
            tolerance,
            before=sides.before,
            after=sides.after,
            early=sides.early,
            late=sides.late,
        )
    return evolve(tolerance, **given(value, ("open_start", "whole_months")))


def _plain_cycle(value: Any) -> Cycle:
    read: Cycle = PLAIN_CYCLE.read(value)
    return read


def _days(side: Side | Units | None) -> Side | None:
    return None if isinstance(side, Units) else side


PHRASE, PARTS = CYCLE.form, document(CycleDocument)


def _shape_of_plain(value: Any) -> Form:
    return PARTS if type(value) is dict else PHRASE


PLAIN_CYCLE = converted(either(PHRASE, PARTS, choose=_shape_of_plain), _cycle)


@frozen(kw_only=True)
class CycleChoiceDocument:
    """A cycle picked by what one attribute says."""

    by: str = required(IDENTIFIER.form, "看哪个属性", "the attribute to look at")
    cases: dict[str, Cycle] = required(
        mapping_of(TEXT.form, PLAIN_CYCLE), "各种取值", "a cycle for each value"
    )
    default: Cycle = required(PLAIN_CYCLE, "其他情况", "the cycle otherwise")
    on_change: OnChange = optional(
        choice(OnChange),
        "属性变更时，已开始的一轮怎么办",
        "what becomes of the open turn when the attribute changes",
        default=OnChange.RECOUNT,
    )
    grace: Every = optional(
        EVERY.form,
        "变更后至少留多久",
        "how long after the change there is at the least for what is due anew",
        default=Every(),
    )


CHOICE = document(CycleChoiceDocument)


def _shape(value: Any) -> Form:
    chosen = type(value) is dict and {"by", "cases", "default"} & value.keys()
    return CHOICE if chosen else PLAIN_CYCLE


def _chosen(value: Cycle | CycleChoiceDocument) -> Cycle | Choose[Cycle]:
    if isinstance(value, CycleChoiceDocument):
        how = AtChange(value.on_change, value.grace)
        return CycleChoice(value.by, tuple(value.cases.items()), value.default, how)
    return value


CYCLE_FORM = converted(either(PHRASE, PARTS, CHOICE, choose=_shape), _chosen)


HOW_OFTEN_ONCE = Message(
    zh="没有说清多久一次（应恰好写这几个键之一：{names}）",
    en="how often must be said once (write exactly one of {names})",
)
