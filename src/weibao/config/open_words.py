"""Skills and certificates: whether those people have and those tasks ask for meet."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field, frozen

from weibao.amounts import outcomes
from weibao.config.document_people import TechnicianDocument
from weibao.config.document_rules import PolicyDocument
from weibao.config.document_tasks import EquipmentTypeDocument
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.resolving import Resolving
from weibao.config.slips import slip_of
from weibao.equipment import EquipmentType, Need
from weibao.texts.text import Message, Text


@frozen(eq=False)
class Mention:
    """A skill or certificate with the place where a portfolio says it."""

    word: str
    entry: Entry
    path: Path
    on_key: bool = False


@define
class Mentions:
    """All that is said of one sort of words.

    ``common`` are those that the plugins use and those that have a name, ``asked``
    those that the types in use ask for, ``asking`` and ``having`` what the portfolio's
    own tasks and people say.
    """

    kind: Text
    common: set[str] = field(factory=set)
    asked: set[str] = field(factory=set)
    asking: list[Mention] = field(factory=list)
    having: list[Mention] = field(factory=list)


def check_open_words(
    resolving: Resolving,
    plugins: Iterable[EquipmentType],
    in_use: Iterable[EquipmentType],
) -> None:
    """Note skills and certificates that are nearly others, and so meet nothing."""
    named = resolving.book.single.get("names")
    words = set(named.document) if named else set()
    skills, certificates = Mentions(SKILL, {*words}), Mentions(CERTIFICATE, {*words})
    for type_ in plugins:
        _take(type_, skills.common, certificates.common)
    for type_ in in_use:
        _take(type_, skills.asked, certificates.asked)
    for need, entry, path in _own_needs(resolving):
        for number, position in enumerate(need.positions):
            place = (*path, number)
            if position.skill is not None:
                mention = Mention(position.skill, entry, (*place, "skill"))
                skills.asking.append(mention)
            for index, code in enumerate(position.certificates):
                mention = Mention(code, entry, (*place, "certificates", index))
                certificates.asking.append(mention)
    for entry in resolving.book.entries("technicians"):
        person: TechnicianDocument = entry.document
        for word in person.skills:
            skills.having.append(Mention(word, entry, ("skills", word), on_key=True))
        for number, one in enumerate(person.certificates):
            path = ("certificates", number, "code")
            certificates.having.append(Mention(one.code, entry, path))
    for mentions in (skills, certificates):
        _compare(resolving, mentions)


def _compare(resolving: Resolving, said: Mentions) -> None:
    """Compare both sides, each word that the other side lacks with those it has."""
    held = {one.word: one.entry.document.id for one in said.having}
    slips = _slips(said.asking, held, set(held) | said.common)
    for one, near in slips:
        text = NOBODY(kind=said.kind, word=one.word, near=near, person=held[near])
        resolving.complaints.add(one.entry, one.path, text, on_key=one.on_key)
    wrong = {one.word for one, _ in slips}
    asked = said.asked | {one.word for one in said.asking if one.word not in wrong}
    right = asked | said.common | {near for _, near in slips}
    for one, near in _slips(said.having, dict.fromkeys(asked), right):
        text = NO_TASK(kind=said.kind, word=one.word, near=near)
        resolving.complaints.add(one.entry, one.path, text, on_key=one.on_key)


def _slips(
    mentions: Iterable[Mention], meant: Mapping[str, Any], right: set[str]
) -> list[tuple[Mention, str]]:
    known: dict[str, str | None] = {}
    for one in mentions:
        if one.word not in known:
            known[one.word] = None if one.word in right else slip_of(one.word, meant)
    found = ((one, known[one.word]) for one in mentions)
    return [(one, near) for one, near in found if near is not None]


def _take(type_: EquipmentType, skills: set[str], certificates: set[str]) -> None:
    for task in type_.tasks:
        for need in outcomes(task.need):
            for position in need.positions:
                certificates.update(position.certificates)
                if position.skill is not None:
                    skills.add(position.skill)


def _own_needs(resolving: Resolving) -> Iterator[tuple[Need, Entry, Path]]:
    """Go through what the portfolio's own types, additions and changes ask for."""
    for entry in resolving.book.entries("equipment_types"):
        type_: EquipmentTypeDocument = entry.document
        for number, task in enumerate(type_.tasks):
            yield from _needs(task.people, entry, ("tasks", number, "people"))
    for entry in resolving.book.entries("policies"):
        policy: PolicyDocument = entry.document
        for number, one in enumerate(policy.add):
            path: Path = ("add", number, "task", "people")
            yield from _needs(one.task.people, entry, path)
        for number, change in enumerate(policy.change):
            yield from _needs(
                change.set.people, entry, ("change", number, "set", "people")
            )


def _needs(people: Any, entry: Entry, path: Path) -> Iterator[tuple[Need, Entry, Path]]:  # noqa: ANN401 - a need, a choice of needs, or nothing
    for need in outcomes(people):
        if isinstance(need, Need):
            yield need, entry, path


SKILL = Text("工种", "skill")
CERTIFICATE = Text("证书", "certificate")
NOBODY = Message(
    zh="没有人有{kind} {word!r}（是不是 {near!r}？{person} 有）",
    en="nobody has the {kind} {word!r} (did you mean {near!r}, as {person} has?)",
)
NO_TASK = Message(
    zh="没有任务用到{kind} {word!r}（是不是 {near!r}？）",
    en="no task asks for the {kind} {word!r} (did you mean {near!r}?)",
)
