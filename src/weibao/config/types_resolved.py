"""Equipment types and tasks of one's own: from documents to the model."""

from collections.abc import Mapping
from typing import Any, cast

from attrs import evolve

from weibao.catalogue import Catalogue
from weibao.config.attribute_values import attribute_value, fit
from weibao.config.document_tasks import (
    AttributeDocument,
    EquipmentTypeDocument,
    TaskDocument,
)
from weibao.config.forms import MISSING
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.resolving import Resolving
from weibao.equipment import (
    Attribute,
    Cost,
    EquipmentType,
    Impact,
    JobPlan,
    Ladder,
    Meter,
    Need,
    Source,
    SubjectKind,
    Task,
    Tier,
)
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text

Declared = Mapping[str, Attribute]


def with_own_types(resolving: Resolving, catalogue: Catalogue, owner: str) -> Catalogue:
    """Return the catalogue with the portfolio's own equipment types."""
    own = []
    entries = resolving.book.entries("equipment_types")
    for code, entry in resolving.distinct(entries, "code").items():
        if code in catalogue.types:
            text = TAKEN(code=code, owner=catalogue.owners[code])
            resolving.complaints.add(entry, ("code",), text)
            continue
        type_ = _type(resolving, entry)
        if type_ is None:
            resolving.book.broken.add(code)
        else:
            own.append(type_)
    for entry in resolving.again(EquipmentTypeDocument):
        _type(resolving, entry)
    return catalogue.with_types(own, owner)


def _type(resolving: Resolving, entry: Entry) -> EquipmentType | None:
    document: EquipmentTypeDocument = entry.document
    attributes = _attributes(resolving, entry)
    declared = {attribute.name: attribute for attribute in attributes}
    tasks = [
        task(resolving, one, entry, ("tasks", number), declared)
        for number, one in enumerate(document.tasks)
    ]
    complete = [one for one in tasks if one is not None]
    if len(complete) < len(tasks):
        return None
    try:
        return EquipmentType(
            code=document.code,
            title=document.title or Text.same(document.code),
            family=document.family,
            tasks=tuple(complete),
            subject_kinds=frozenset(
                cast(tuple[SubjectKind, ...], document.subject_kinds)
            ),
            attributes=attributes,
            meters=tuple(
                Meter(
                    one.name,
                    one.title or Text.same(one.name),
                    one.unit,
                    one.kind,
                    one.rolls_over_at,
                    one.per_day,
                    one.derived_from,
                    one.ratio,
                )
                for one in document.meters
            ),
            ladders=tuple(Ladder(tasks) for tasks in document.ladders),
            tags=frozenset(document.tags),
            outage_group=document.outage_group,
            outage_within=document.outage_within,
            outage_at_most=document.outage_at_most,
            aliases=document.aliases,
            states=document.states,
            events=document.events,
        )
    except InvalidValue as error:
        if not entry.partial:  # what was left out may be what is missing
            resolving.complaints.add(entry, (), error.text)
        return None


def _attributes(resolving: Resolving, entry: Entry) -> tuple[Attribute, ...]:
    document: EquipmentTypeDocument = entry.document
    found: dict[str, Attribute] = {}
    for number, one in enumerate(document.attributes):
        path: Path = ("attributes", number)
        if one.name in found:
            text = ATTRIBUTE_TWICE(name=one.name)
            resolving.complaints.add(entry, (*path, "name"), text)
        found[one.name] = _attribute(resolving, one, entry, path)
    return tuple(found.values())


def _attribute(
    resolving: Resolving, one: AttributeDocument, entry: Entry, path: Path
) -> Attribute:
    """Make an attribute; a range or a default that is wrong is noted and left out."""
    title = one.title or Text.same(one.name)
    made = Attribute(one.name, title, one.kind, one.unit, None, one.choices)
    try:
        made = evolve(made, least=one.least, most=one.most)
    except InvalidValue as error:
        key = "most" if one.least is None else "least"
        resolving.complaints.add(entry, (*path, key), error.text)
    if one.default is None:
        return made
    try:
        return evolve(made, default=attribute_value(made, one.default))
    except InvalidValue as error:
        resolving.complaints.add(entry, (*path, "default"), error.text)
        return made


def task(
    resolving: Resolving,
    document: TaskDocument,
    entry: Entry,
    path: Path,
    declared: Declared,
) -> Task | None:
    """Make a task. It may name no source: then nothing is said to stand behind it."""
    if document.title is None:
        resolving.complaints.add(entry, (*path, "title"), MISSING(key="title"))
        return None
    fitted: dict[str, Any] = {}
    for key in ("cycle", "duration", "people"):
        try:
            fitted[key] = fit(getattr(document, key), declared)
        except InvalidValue as error:
            resolving.complaints.add(entry, (*path, key), error.text)
            return None
    made = _alone(document, document.title, fitted)
    others: dict[str, dict[str, Any]] = {
        "not_by_whoever_did": {"independence": document.not_by_whoever_did},
        "includes": {"includes": document.includes},
        "after": {"after": document.after, "only_if": document.only_if},
    }
    for key, fields in others.items():
        try:
            made = evolve(made, **fields)
        except InvalidValue as error:
            resolving.complaints.add(entry, (*path, key), error.text)
            return None
    return made


def _alone(document: TaskDocument, title: Text, fitted: Mapping[str, Any]) -> Task:
    """Make a task without what it says of other tasks."""
    return Task(
        code=document.code,
        title=title,
        cycle=fitted["cycle"],
        sources=tuple(
            Source(one.basis, one.title, one.clause, one.confidence)
            for one in document.sources
        ),
        duration=fitted["duration"],
        need=Need() if fitted["people"] is None else fitted["people"],
        action=document.action,
        category=document.category,
        tier=document.tier or Tier.PERIODIC,
        criticality=document.criticality,
        outage=document.outage,
        impacts=frozenset(cast(tuple[Impact, ...], document.impacts)),
        every_day=document.every_day,
        hours=document.hours,
        rectify=document.rectify,
        recheck=document.recheck if document.recheck != document.code else None,
        job_plan=JobPlan(
            document.steps, document.tools, document.parts, document.precautions
        ),
        cost=Cost(
            document.cost.material,
            document.cost.contractor,
            document.cost.outsourced,
        ),
        procedures=document.procedure,
        accountable=document.accountable,
        rotate=document.rotate,
        escort=document.escort,
        divisible=document.divisible,
    )


TAKEN = Message(
    zh="设备类型 {code!r} 已由 {owner} 提供（换一个代码）",
    en="equipment type {code!r} is already offered by {owner} (choose another code)",
)
ATTRIBUTE_TWICE = Message(
    zh="属性 {name!r} 写了两次（每个属性一次）",
    en="the attribute {name!r} is given twice (write each once)",
)
