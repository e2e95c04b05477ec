"""An equipment type as plain data, and the words for what varies in its tasks."""

from typing import Any

from weibao.amounts import Amount, Choose, needs
from weibao.cli.output import both
from weibao.equipment import EquipmentType, Task
from weibao.explanation.rules import source_facts
from weibao.phrases import choice_text, cycle_text, duration_text
from weibao.texts.text import Message, Text, listed


def type_document(type_: EquipmentType) -> dict[str, Any]:
    """Return an equipment type as plain data."""
    return {
        "code": type_.code,
        "title": both(type_.title),
        "family": type_.family,
        "subject_kinds": sorted(type_.subject_kinds),
        "tags": sorted(type_.tags),
        "attributes": [
            {
                "name": one.name,
                "title": both(one.title),
                "kind": one.kind,
                "unit": one.unit,
                "default": one.default,
                "choices": list(one.choices),
                "least": one.least,
                "most": one.most,
            }
            for one in type_.attributes
        ],
        "ladders": [list(ladder.tasks) for ladder in type_.ladders],
        "tasks": [_task(task, type_) for task in type_.tasks],
    }


def cycle_said(task: Task, type_: EquipmentType) -> Text:
    """Say the cycle, or each case of it; on demand where there is none."""
    if task.cycle is None:
        return ON_DEMAND
    return choice_text(task.cycle, cycle_text, type_.call)


def duration_said(task: Task, type_: EquipmentType) -> Text:
    """Say the duration, or what it depends on."""
    length = task.duration
    if isinstance(length, Choose):
        return BY(names=_called(length, type_))
    if isinstance(length, Amount):
        least = duration_text(length.fixed)
        return FROM(least=least, names=_called(length, type_))
    return duration_text(length)


def people_said(task: Task, type_: EquipmentType) -> Text:
    """Say how many people it takes, or what their number depends on."""
    if isinstance(task.need, Choose):
        return BY(names=_called(task.need, type_))
    return Text.same(str(task.need.people))


def sources_said(task: Task) -> Text:
    """Name the first sources; say so where there is none."""
    return listed((one.text() for one in task.sources), most=2) or NO_SOURCE


def _called(value: object, type_: EquipmentType) -> Text:
    return listed(type_.call(name) for name in needs(value))


def _task(task: Task, type_: EquipmentType) -> dict[str, Any]:
    return {
        "code": task.code,
        "title": both(task.title),
        "cycle": both(cycle_said(task, type_)) if task.cycle else None,
        "duration": both(duration_said(task, type_)),
        "people": None if isinstance(task.need, Choose) else task.need.people,
        "criticality": task.criticality.value,
        "tier": task.tier.value,
        "category": task.category.value,
        "every_day": task.every_day,
        "outage": task.outage,
        "procedures": [both(one.text()) for one in task.procedures],
        "sources": [source_facts(source) for source in task.sources],
    }


ON_DEMAND = Text("按需", "on demand")
NO_SOURCE = Text("无", "none")
BY = Message(zh="随{names}而定", en="by {names}")
FROM = Message(zh="{least}起，随{names}增加", en="{least} and more by {names}")
