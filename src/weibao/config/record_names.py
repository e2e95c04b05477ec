"""The names that records use: subjects, tasks, people, items, meters and words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import define, field

from weibao.config.attribute_values import attribute_value, undeclared
from weibao.config.happening_words import HappeningWords
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.record_orders import NamedOrders
from weibao.config.resolving import Resolving
from weibao.config.rules_resolved import TASK
from weibao.config.selecting import SUBJECT
from weibao.equipment import Task
from weibao.errors import InvalidValue
from weibao.inventory import Inventory, Subject
from weibao.texts.text import Message, Text
from weibao.workforce import Workforce


@define
class RecordNames:
    """The names that records may use: ids old and new, tasks by code and by title.

    What is not known is noted. Where an entry is partial, any of its fields may be
    None.
    """

    resolving: Resolving
    subjects: Mapping[str, Subject]
    people: Mapping[str, str]
    added: tuple[Task, ...]
    words: HappeningWords
    items: frozenset[str]
    orders: NamedOrders
    by_type: dict[str, dict[str, str]] = field(factory=dict)

    def subject(
        self, word: str | None, entry: Entry, path: Path = ("subject",)
    ) -> Subject | None:
        """Return the subject of an id, old or new."""
        if word is None:
            return None
        return self.resolving.find(self.subjects, word, SUBJECT, entry, path)

    def owner(self, entry: Entry, day: date | None) -> Subject | None:
        """Return whose record it is; None where one cannot be made of it.

        It must not have been entered before the day that it speaks of.
        """
        document = entry.document
        subject = self.subject(document.subject, entry)
        self.entered_after(day, document.entered, entry)
        return None if entry.partial else subject

    def entered_after(
        self, day: date | None, entered: date | None, entry: Entry
    ) -> None:
        """Note a record that was entered before the day that it speaks of."""
        if day is not None and entered is not None and entered < day:
            text = ENTERED_BEFORE(day=day, entered=entered)
            self.resolving.complaints.add(entry, ("entered",), text)

    def word(
        self,
        known: Mapping[str, str],
        word: str | None,
        kind: Text,
        entry: Entry,
        key: str,
    ) -> str:
        """Return the code of a word; note one that nothing else speaks of."""
        if word is None:
            return ""
        found = self.resolving.find(known, word, kind, entry, (key,))
        return word if found is None else found

    def items_of(self, words: tuple[str, ...], entry: Entry) -> tuple[str, ...]:
        """Return the ids of items: those listed by a task, or of subjects."""
        return tuple(
            word
            if word in self.items
            else self.subjects[word].id
            if word in self.subjects
            else self._no_item(word, entry, number)
            for number, word in enumerate(words)
        )

    def _no_item(self, word: str, entry: Entry, number: int) -> str:
        known = {**dict.fromkeys(self.items), **self.subjects}
        self.resolving.find(known, word, ITEM, entry, ("items", number))
        return word

    def meter(
        self, word: str, subject: Subject, entry: Entry, path: Path = ("meter",)
    ) -> None:
        """Refuse a reading of a meter that the subject's type does not have."""
        type_ = subject.type
        if type_ is not None and type_.meters:
            known = {meter.name: meter for meter in type_.meters}
            self.resolving.find(known, word, METER, entry, path)
            return
        text = NO_TYPE(subject=subject.id)
        if type_ is not None:
            text = NO_METERS(subject=subject.id, type=type_.code)
        self.resolving.complaints.add(entry, path, text)

    def attribute(self, word: str, raw: str, subject: Subject, entry: Entry) -> Any:  # noqa: ANN401 - a value of the attribute's own kind
        """Return the value that an attribute of a subject is given; None if wrong."""
        type_ = subject.type
        known = type_.attribute(word) if type_ is not None else None
        if type_ is None or known is None:
            text = undeclared(type_, word) if type_ else NO_ATTRIBUTES(id=subject.id)
            self.resolving.complaints.add(entry, ("attribute",), text)
            return None
        try:
            return attribute_value(known, raw)
        except InvalidValue as error:
            self.resolving.complaints.add(entry, ("value",), error.text)
            return None

    def can_be_put_right(self, subject: Subject, entry: Entry, path: Path) -> None:
        """Refuse what was found where no task could follow, lest it be lost."""
        if subject.type is None or subject.type.repair is None:
            text = NO_FOLLOW_UP(subject=subject.id)
            self.resolving.complaints.add(entry, path, text)

    def has_order(self, entry: Entry) -> bool:
        """Tell whether the order that a record is for can be one; note what is none."""
        path: Path = ("order",)
        name = self.orders.deferred(entry)
        subject = self.subject(name.subject if name else None, entry, path)
        if subject is None or name is None:
            return False
        code = self.task(name.series, subject, entry, path)
        if entry.partial:
            return False
        if code is not None:
            self.orders.check(entry, subject, self.declared(code, subject))
        return True

    def declared(self, code: str, subject: Subject) -> Task:
        """Return the task of a code, as the subject's type or a rule declares it."""
        own = subject.type.by_task.get(code) if subject.type else None
        return own or next(task for task in self.added if task.code == code)

    def task(
        self,
        word: str | None,
        subject: Subject,
        entry: Entry,
        path: Path = ("task",),
    ) -> str | None:
        """Return the code of a task that the subject may have."""
        if word is None:
            return None
        code = subject.type.code if subject.type else ""
        if code not in self.by_type:
            own = subject.type.tasks if subject.type else ()
            self.by_type[code] = _words([*self.added, *own])
        known = self.by_type[code]
        if word in known:
            return known[word]
        kind = TASK if subject.type is None else TASK + Text.same(f" ({code})")
        self.resolving.find(known, word, kind, entry, path)
        return None


def names_of(
    resolving: Resolving,
    inventory: Inventory,
    added: Mapping[str, Task],
    workforce: Workforce,
    words: HappeningWords,
    items: frozenset[str],
    orders: NamedOrders,
) -> RecordNames:
    """Collect the names that records may use.

    ``added`` are all tasks that rules add, those of rules with mistakes among them;
    ``items`` the ids that rotating tasks list.
    """
    subjects: dict[str, Subject] = {}
    groups = (inventory.locations, inventory.assets, inventory.rounds)
    for group in groups:
        for subject in group.values():
            subjects.update(dict.fromkeys(subject.formerly, subject))
    for group in groups:
        subjects.update(group)
    people: dict[str, str] = {}
    for id_, person in workforce.technicians.items():
        spoken = (*person.formerly, person.title.zh, person.title.en, id_)
        people.update({word: id_ for word in spoken if word})
    tasks = tuple(added.values())
    return RecordNames(resolving, subjects, people, tasks, words, items, orders)


def _words(tasks: list[Task]) -> dict[str, str]:
    """Name tasks by code, title and former code; a code goes before a title."""
    titles = {
        word: task.code
        for task in tasks
        for word in (task.title.zh, task.title.en, *task.formerly)
        if word
    }
    return {**titles, **{task.code: task.code for task in tasks}}


ITEM = Text("对象", "item")
METER = Text("表计", "meter")
ENTERED_BEFORE = Message(
    zh="录入日期 {entered} 早于发生日期 {day}（改正其中一个）",
    en="it was entered on {entered}, before its day {day} (correct one of them)",
)
NO_METERS = Message(
    zh="{subject!r} 的设备类型 {type!r} 没有表计（在其 equipment_types 的 meters: "
    "里声明，或去掉这条读数）",
    en="the equipment type {type!r} of {subject!r} has no meters (declare the meter "
    "under meters: of the type, or leave the reading out)",
)
NO_ATTRIBUTES = Message(
    zh="{id!r} 没有设备类型，也就没有声明的属性（给它一个类型，或去掉这条记录）",
    en="{id!r} has no equipment type that declares attributes (give it one, or leave "
    "the record out)",
)
NO_FOLLOW_UP = Message(
    zh="{subject!r} 没有可以跟进的任务（写 task:，或在其设备类型里加一项按需任务）",
    en="no task could follow for {subject!r} "
    "(add task:, or a task without a cycle to its equipment type)",
)
NO_TYPE = Message(
    zh="{subject!r} 没有设备类型，也就没有表计（给它一个声明了该表计的类型，"
    "或去掉这条读数）",
    en="{subject!r} has no equipment type, and so no meters (give it a type that "
    "declares the meter, or leave the reading out)",
)
