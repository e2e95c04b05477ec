"""Conformance of plugins: what every equipment type must keep to.

A plugin's own test suite needs one line::

    assert not weibao.testing.check_plugin(weibao_fountains)
"""

import pickle
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import entry_points
from itertools import pairwise
from types import ModuleType
from typing import Any

from dateutil.rrule import rrulestr

from weibao.amounts import Amount, needs, outcomes, resolve, settings
from weibao.catalogue import load_catalogue
from weibao.cycles.cycle import Cycle
from weibao.cycles.regimes import Coupled
from weibao.cycles.rhythms import Recurrence
from weibao.cycles.stage import ListedYears, Stages
from weibao.equipment import (
    Attribute,
    Basis,
    EquipmentType,
    Meter,
    Need,
    Source,
    Task,
)
from weibao.errors import InvalidValue, PluginError
from weibao.plugin_loading import GROUP
from weibao.texts import conformance as say
from weibao.texts.text import Text, listed

SKILLS = frozenset(
    {"lift", "fire", "pump", "electrician", "gardener", "cleaner", "patrol"}
)
LONGEST = timedelta(hours=24)
LOWER_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
CHINESE = re.compile("[\u4e00-\u9fff]")
CERTIFICATE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
AUTHORITY = frozenset({Basis.STATUTE, Basis.STANDARD})


def check_plugin(plugin: ModuleType, *, skills: Iterable[str] = ()) -> list[Text]:
    """Return everything wrong with a plugin and the types it offers.

    ``skills`` are those that the plugin brings beside the usual ones.

    >>> import weibao_pumps
    >>> check_plugin(weibao_pumps)
    []
    """
    faults = list(_name_faults(plugin.__name__))
    try:
        catalogue = load_catalogue(plugin, entry_points=False)
    except PluginError as error:
        return [*faults, *error.problems]
    if not catalogue.types:
        return [*faults, say.OFFERS_NOTHING(plugin=plugin.__name__)]
    names = Counter(
        name for type_ in catalogue.types.values() for name in _names_of(type_)
    )
    shared = sorted(name for name, times in names.items() if times > 1)
    faults += [say.SHARED_NAME(name=name) for name in shared]
    for type_ in catalogue.types.values():
        faults += check_equipment_type(type_, skills=skills)
    return faults


def check_equipment_type(
    type_: EquipmentType, *, skills: Iterable[str] = ()
) -> list[Text]:
    """Return everything wrong with one equipment type.

    ``skills`` are those that it needs beside the usual ones.
    """
    known = SKILLS | set(skills)
    faults = [_at(type_.code, fault) for fault in _type_faults(type_)]
    for task in type_.tasks:
        where = f"{type_.code}.{task.code}"
        faults += [_at(where, fault) for fault in _task_faults(task, type_, known)]
    return faults


def _type_faults(type_: EquipmentType) -> Iterator[Text]:
    yield from _codes(type_.code, type_.family, *sorted(type_.tags))
    yield from _codes(*filter(None, [type_.outage_group, type_.outage_within]))
    yield from _titles(type_.title)
    if not type_.tasks:
        yield say.NO_TASKS()
    if not type_.subject_kinds:
        yield say.NO_SUBJECTS()
    if type_.outage_at_most < 1:
        yield say.NONE_MAY_BE_OUT(count=type_.outage_at_most)
    for language in (_zh, _en):
        titles = Counter(language(task.title) for task in type_.tasks)
        yield from (say.SAME_TITLE(title=t) for t, times in titles.items() if times > 1)
    yield from _attribute_faults(type_)
    yield from _ladder_faults(type_)
    if not _survives_pickling(type_):
        yield say.NOT_DATA()


def _task_faults(
    task: Task, type_: EquipmentType, known: frozenset[str]
) -> Iterator[Text]:
    yield from _codes(task.code, task.action)
    yield from _titles(task.title)
    yield from _source_faults(task)
    yield from _need_faults(task, known)
    yield from _duration_faults(task, type_)
    for cycle in outcomes(task.cycle):
        if isinstance(cycle, Cycle):
            yield from _cycle_faults(cycle)
            yield from _reference_faults(cycle, type_)
    for value in (task.cycle, task.need):
        yield from _undeclared(value, type_)
    if not task.job_plan.steps:
        yield say.NO_STEPS()
    yield from _titles(*task.job_plan.steps, *task.job_plan.precautions)
    yield from _thing_faults(*task.job_plan.tools, *task.job_plan.parts)
    if task.rectify is not None and not (task.on_demand and task.rectify):
        yield say.BAD_RECTIFY()
    if task.recheck is not None:
        by = type_.by_task.get(task.recheck)
        if by is None or not by.on_demand or by is type_.repair:
            yield say.BAD_RECHECK(task=task.recheck)
    if "outage" in task.impacts and not task.outage:
        yield say.OUTAGE_NOT_SAID()
    if task.valid_from and task.valid_to and task.valid_from > task.valid_to:
        yield say.NEVER_VALID()


def _codes(*codes: str) -> Iterator[Text]:
    for code in codes:
        if not LOWER_SNAKE.fullmatch(code):
            yield say.NOT_LOWER_SNAKE(code=code)


def _titles(*titles: Text) -> Iterator[Text]:
    for title in titles:
        if not title.zh.strip() or not title.en.strip():
            yield say.ONE_LANGUAGE(title=repr(title.to("en")))
        elif title.zh == title.en:
            yield say.SAME_WORDS(title=title.en)


def _thing_faults(*things: Text) -> Iterator[Text]:
    """Ask for both languages, save of a type number, which is the same in both."""
    for thing in things:
        if CHINESE.search(thing.en):
            yield say.CHINESE_IN_ENGLISH(title=thing.en)
        elif thing.zh != thing.en or not any(map(str.isdigit, thing.en)):
            yield from _titles(thing)


def _source_faults(task: Task) -> Iterator[Text]:
    bases = {source.basis for source in task.sources}
    if not task.sources:
        yield say.NO_SOURCES()
    for source in task.sources:
        yield from _source_text_faults(source)
    if task.criticality.by_law and task.sources:
        if Basis.ASSUMED in bases:
            yield say.ASSUMED(criticality=task.criticality.value)
        if not bases & AUTHORITY:
            yield say.NO_AUTHORITY(criticality=task.criticality.value)


def _source_text_faults(source: Source) -> Iterator[Text]:
    """Ask for words in both languages; a bare standard's number is in both."""
    title, clause = source.title, source.clause
    if not (title.zh.strip() or title.en.strip()):
        yield say.UNTITLED_SOURCE()
        return
    for text in (title, clause) if clause else (title,):
        if not text.zh.strip() or not text.en.strip():
            yield say.ONE_LANGUAGE(title=repr(text.to("en")))
        elif CHINESE.search(text.en):
            yield say.CHINESE_IN_ENGLISH(title=text.en)


def _need_faults(task: Task, known: frozenset[str]) -> Iterator[Text]:
    for need in outcomes(task.need):
        if not isinstance(need, Need) or need.people < 1:
            yield say.NO_PEOPLE()
            continue
        for position in need.positions:
            if position.level < 0:
                yield say.BAD_LEVEL(level=position.level)
            if position.skill is not None and position.skill not in known:
                yield _unknown_skill(position.skill, known)
            for certificate in position.certificates:
                if not CERTIFICATE.fullmatch(certificate):
                    yield say.BAD_CERTIFICATE(code=certificate)


def _unknown_skill(skill: str, known: frozenset[str]) -> Text:
    near = get_close_matches(skill, sorted(known), n=1)
    meant = near or sorted(known)
    return say.UNKNOWN_SKILL(skill=skill, known=listed(meant))


def _duration_faults(task: Task, type_: EquipmentType) -> Iterator[Text]:
    """Resolve the duration for the defaults and for every choice of an attribute."""
    undeclared = [*_undeclared(task.duration, type_)]
    yield from undeclared
    if undeclared:
        return
    seen: set[Text] = set()
    for duration in outcomes(task.duration):
        for attributes in _settings(type_):
            fault = _length_fault(duration, attributes, task)
            if fault is not None and fault not in seen:
                seen.add(fault)
                yield fault


def _length_fault(
    duration: object, attributes: Mapping[str, Any], task: Task
) -> Text | None:
    try:
        length = resolve(duration, attributes)
    except InvalidValue as error:
        return say.UNRESOLVED(error=error.text)
    if not isinstance(length, timedelta) or not timedelta() < length <= LONGEST:
        return say.BAD_DURATION(length=length)
    if task.hours is not None and length > timedelta(minutes=task.hours.minutes):
        return say.LONGER_THAN_HOURS(length=length, hours=task.hours.text())
    return None


def _settings(type_: EquipmentType) -> Iterator[dict[str, Any]]:
    """Give the attributes at their defaults, and with each of their choices."""
    defaults = {a.name: a.default for a in type_.attributes if a.default is not None}
    yield defaults
    for attribute in type_.attributes:
        for choice in attribute.choices:
            yield {**defaults, attribute.name: choice}


def _undeclared(value: object, type_: EquipmentType) -> Iterator[Text]:
    """Find what a value is reckoned from and the type does not declare for it."""
    reckoned = {
        name
        for amount in outcomes(value)
        if isinstance(amount, Amount)
        for name in amount.needs
    }
    for name in needs(value):
        attribute = type_.attribute(name)
        if attribute is None:
            yield say.UNDECLARED(name=name)
        elif name in reckoned and attribute.default is None:
            yield say.NO_DEFAULT(name=name)
        elif name in reckoned and attribute.kind != "number":
            yield say.NOT_NUMERIC(name=name)


def _cycle_faults(cycle: Cycle) -> Iterator[Text]:
    if isinstance(cycle.rhythm, Recurrence):
        try:
            rrulestr(cycle.rhythm.rule, dtstart=datetime(2026, 1, 1))  # noqa: DTZ001  # a rule counts civil days
        except (ValueError, TypeError, KeyError) as error:
            yield say.BAD_RULE(rule=cycle.rhythm.rule, error=error)
    yield from _codes(*cycle.season_names)


def _reference_faults(cycle: Cycle, type_: EquipmentType) -> Iterator[Text]:
    """Check the task and the attribute that years and ages are counted from."""
    rhythm = cycle.rhythm
    if not isinstance(rhythm, ListedYears | Stages):
        return
    if rhythm.anew_by is not None and rhythm.anew_by not in type_.by_task:
        yield say.NO_SUCH_TASK(task=rhythm.anew_by)
    if isinstance(rhythm, Stages) and rhythm.since is not None:
        attribute = type_.attribute(rhythm.since)
        if attribute is None:
            yield say.UNDECLARED(name=rhythm.since)
        elif attribute.kind != "date":
            yield say.NOT_A_DATE(name=rhythm.since)


def _attribute_faults(type_: EquipmentType) -> Iterator[Text]:
    named: list[Attribute | Meter] = [*type_.attributes, *type_.meters]
    for one in named:
        yield from _codes(one.name)
        yield from _titles(one.title)
    names = Counter(one.name for one in named)
    yield from (
        say.TWICE_NAMED(name=name) for name, times in names.items() if times > 1
    )
    for attribute in type_.attributes:
        if attribute.default is None:
            continue
        if not _fits(attribute):
            yield say.BAD_DEFAULT(name=attribute.name, default=repr(attribute.default))
        elif attribute.kind == "number" and not attribute.in_range(attribute.default):
            default, limits = attribute.default, attribute.range
            yield say.DEFAULT_OUT_OF_RANGE(
                name=attribute.name, default=default, range=limits
            )


def _fits(attribute: Attribute) -> bool:
    value = attribute.default
    if attribute.choices and value not in attribute.choices:
        return False
    fits: dict[str, Callable[[], bool]] = {
        "number": lambda: isinstance(value, int | float) and value is not True,
        "text": lambda: isinstance(value, str),
        "flag": lambda: isinstance(value, bool),
    }
    return fits.get(attribute.kind, lambda: True)()


def _ladder_faults(type_: EquipmentType) -> Iterator[Text]:
    contains: dict[str, set[str]] = {}
    for ladder in type_.ladders:
        levels = [type_.by_task[code] for code in ladder.tasks]
        for level in levels:
            if None in map(_gap_days, outcomes(level.cycle)):
                yield say.NOT_A_GAP(task=level.code)
        for light, deep in pairwise(levels):
            contains.setdefault(deep.code, set()).add(light.code)
            yield from _rung_faults(light, deep, type_)
    try:
        TopologicalSorter(contains).prepare()
    except CycleError as error:
        yield say.CONTAINS_ITSELF(task=error.args[1][0])


def _rung_faults(light: Task, deep: Task, type_: EquipmentType) -> Iterator[Text]:
    every = settings(light.cycle, deep.cycle)
    if not all(_gaps_grow(light, deep, known) for known in every):
        yield say.GAPS_DO_NOT_GROW(light=light.code, deep=deep.code)
    attributes = next(_settings(type_))
    try:
        shorter = resolve(deep.duration, attributes) < resolve(
            light.duration, attributes
        )
    except InvalidValue:
        return  # said once, with the duration
    if shorter:
        yield say.SHORTER(light=light.code, deep=deep.code)


def _gaps_grow(light: Task, deep: Task, known: Mapping[str, Any]) -> bool:
    """Tell whether the deeper of two gaps is longer, for these attributes."""
    shorter, longer = (_gap_days(resolve(t.cycle, known)) for t in (light, deep))
    return shorter is None or longer is None or shorter < longer


def _gap_days(cycle: Cycle | None) -> int | None:
    if cycle is None or not isinstance(cycle.rhythm, Coupled):
        return None
    return cycle.rhythm.every.about_days


def _name_faults(name: str) -> Iterator[Text]:
    if not name.startswith("weibao_") or not LOWER_SNAKE.fullmatch(name):
        yield say.BAD_PACKAGE(name=name)
    expected = name.removeprefix("weibao_")
    for point in entry_points(group=GROUP):
        if point.value == name and point.name != expected:
            yield say.BAD_ENTRY_POINT(name=point.name, expected=expected)


def _names_of(type_: EquipmentType) -> set[str]:
    """Give every word by which a table may call the type."""
    return {type_.code, type_.title.zh, type_.title.en, *type_.aliases}


def _survives_pickling(type_: EquipmentType) -> bool:
    try:
        pickle.dumps(type_)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


def _zh(title: Text) -> str:
    return title.zh


def _en(title: Text) -> str:
    return title.en


def _at(where: str, fault: Text) -> Text:
    return Text(f"{where}：", f"{where}: ") + fault
