"""Names in cycles: of tasks, of states and events, of the date of a birth."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from weibao.amounts import Choose, outcomes
from weibao.config.document_tasks import (
    AttributeDocument,
    EquipmentTypeDocument,
    TaskDocument,
)
from weibao.config.escorts_resolved import check_escort
from weibao.config.happening_words import HappeningWords
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.resolving import Resolving
from weibao.cycles.cycle import Cycle
from weibao.cycles.elastic import Elastic
from weibao.cycles.rhythms import Combined
from weibao.cycles.stage import ListedYears, Stages
from weibao.equipment import Attribute
from weibao.texts.text import Message, Text
from weibao.workforce import Crew


def check_names(
    resolving: Resolving,
    cycle: Cycle | Choose[Cycle] | None,
    tasks: Mapping[str, Any],
    declared: Mapping[str, Attribute | AttributeDocument],
    words: HappeningWords,
    entry: Entry,
    path: Path,
) -> None:
    """Note what a cycle names and nobody knows, and a first day nobody can mean."""
    for one in outcomes(cycle):
        if one is None:
            continue
        for state in one.active.states if one.active is not None else ():
            resolving.find(words.states, state, STATE, entry, path)
        for asked in one.events:
            resolving.find(words.events, asked.event, EVENT, entry, path)
            if asked.after is not None:
                resolving.find(tasks, asked.after, TASK, entry, path)
        for name in (one.certified_since, one.certified_until):
            if name is not None:
                stated = resolving.find(declared, name, ATTRIBUTE, entry, path)
                if stated is not None and stated.kind != "date":
                    resolving.complaints.add(entry, path, NO_DAY(name=name))
        rhythm = one.rhythm
        rules = rhythm.rules if isinstance(rhythm, Combined) else (rhythm,)
        for rule in rules:
            begun = getattr(rule, "anchor", None) or getattr(rule, "begin", None)
            day = begun.date() if isinstance(begun, datetime) else begun
            resolving.plausible(day, entry, path)
        if isinstance(rhythm, ListedYears | Stages) and rhythm.anew_by is not None:
            resolving.find(tasks, rhythm.anew_by, TASK, entry, path)
        if isinstance(rhythm, Elastic):
            resolving.find(tasks, rhythm.between, TASK, entry, path)
        if isinstance(rhythm, Stages) and rhythm.since is not None:
            known = resolving.find(declared, rhythm.since, ATTRIBUTE, entry, path)
            if known is not None and known.kind != "date":
                resolving.complaints.add(entry, path, NO_DATE(name=rhythm.since))


def check_own_types(
    resolving: Resolving,
    added: Mapping[str, Any],
    words: HappeningWords,
    crews: Mapping[str, Crew],
) -> None:
    """Check the names in the cycles of the portfolio's own types, and of escorts.

    ``added`` are the tasks that rules add.
    """
    for entry in resolving.book.entries("equipment_types"):
        document: EquipmentTypeDocument = entry.document
        tasks = {**dict.fromkeys(one.code for one in document.tasks), **added}
        known = {code: code for code in tasks if code is not None}
        declared = {one.name: one for one in document.attributes}
        for number, one in enumerate(document.tasks):
            path: Path = ("tasks", number, "cycle")
            check_names(resolving, one.cycle, known, declared, words, entry, path)
            check_recheck(resolving, one, known, entry, ("tasks", number))
            check_escort(resolving, one.escort, crews, entry, ("tasks", number))


def check_recheck(
    resolving: Resolving,
    task: TaskDocument,
    tasks: Mapping[str, Any],
    entry: Entry,
    path: Path,
) -> None:
    """Note a task that is to be checked again by one that nobody knows, or itself."""
    if task.recheck is None:
        return
    others = {code: one for code, one in tasks.items() if code != task.code}
    resolving.find(others, task.recheck, TASK, entry, (*path, "recheck"))


ATTRIBUTE = Text("属性", "attribute")
NO_DATE = Message(
    zh="属性 {name!r} 不是日期，不能从它计算年龄（声明时写 kind: date）",
    en="the attribute {name!r} is no date to count an age from (declare it with kind: "
    "date)",
)
NO_DAY = Message(
    zh="属性 {name!r} 不是日期，不能写明证书何时有效（声明时写 kind: date）",
    en="the attribute {name!r} is no date that a certificate could end on (declare it "
    "with kind: date)",
)
EVENT = Text("事件", "event")
STATE = Text("状态", "state")
TASK = Text("任务", "task")
