"""What is said of a value that a rule replaced."""

from datetime import timedelta

from weibao.amounts import Amount, Choose, needs
from weibao.conditions import OnlyIf
from weibao.cycles.cycle import Cycle
from weibao.equipment import (
    Criticality,
    Divisible,
    EquipmentType,
    Escort,
    Need,
    Procedure,
)
from weibao.independence import Independence
from weibao.phrases import choice_text, cycle_text, duration_text
from weibao.precedence import After, afters_text
from weibao.relations import Inclusion, includes_text
from weibao.rotations import Rotation
from weibao.spans.hours import Hours
from weibao.texts.text import Message, Text, listed


def said(value: object, type_: EquipmentType) -> Text:
    """Say a value in words."""
    if isinstance(value, Text):
        return value
    if isinstance(value, Cycle):
        return cycle_text(value)
    if isinstance(value, timedelta):
        return duration_text(value)
    if isinstance(value, Choose):
        return choice_text(value, lambda given: said(given, type_), type_.call)
    if isinstance(value, Amount):
        return DEPENDS(names=listed(map(type_.call, needs(value))))
    if isinstance(value, Need):
        return PEOPLE(number=value.people)
    if isinstance(value, Divisible):
        return PARTS(smallest=duration_text(value.smallest))
    if isinstance(value, Escort):
        return PEOPLE(number=value.need.people)
    if isinstance(value, Hours):
        return value.text()
    if isinstance(value, Criticality):
        return value.text
    if isinstance(value, tuple) and any(isinstance(one, After) for one in value):
        return afters_text(tuple(one for one in value if isinstance(one, After)))
    if isinstance(value, OnlyIf | Rotation | Independence):
        return value.text()
    if isinstance(value, tuple) and any(isinstance(one, Procedure) for one in value):
        return listed(one.text() for one in value if isinstance(one, Procedure))
    if isinstance(value, tuple):
        return includes_text(tuple(o for o in value if isinstance(o, Inclusion)))
    if isinstance(value, bool):
        return YES() if value else NO()
    return Text.same(str(value)) if value is not None else NOTHING_SAID()


DEPENDS = Message(zh="随{names}而定", en="depending on {names}")
PARTS = Message(zh="每段至少 {smallest}", en="in parts of at least {smallest}")
PEOPLE = Message(zh="{number} 人", en="people: {number}")
YES, NO = Message(zh="是", en="yes"), Message(zh="否", en="no")
NOTHING_SAID = Message(zh="未指定", en="nothing said")
