"""Records: from documents to the model, with every name looked up."""

from collections.abc import Mapping
from datetime import date

from attrs import define, field

from weibao.config.document_records import (
    CompletionDocument,
    DeferralDocument,
    EditDocument,
    EventDocument,
    ExchangeDocument,
    FindingDocument,
    ReadingDocument,
    StateDocument,
    VoidDocument,
)
from weibao.config.happening_words import HappeningWords
from weibao.config.meter_readings import check_readings
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.people_resolved import TECHNICIAN
from weibao.config.record_orders import NamedOrders
from weibao.config.resolving import Resolving
from weibao.config.rules_resolved import TASK
from weibao.config.selecting import SUBJECT
from weibao.equipment import Task
from weibao.errors import InvalidValue
from weibao.inventory import Inventory, Subject
from weibao.records import (
    Completion,
    Deferral,
    Edit,
    Event,
    Exchange,
    Finding,
    Reading,
    Record,
    StateChange,
    Void,
)
from weibao.texts.text import Message, Text
from weibao.workforce import Workforce


@define
class Past:
    """The names that records use: ids old and new, tasks by code and by title."""

    resolving: Resolving
    subjects: Mapping[str, Subject]
    people: Mapping[str, str]
    added: tuple[Task, ...]
    portfolio: str
    words: HappeningWords
    items: frozenset[str]
    by_type: dict[str, dict[str, str]] = field(factory=dict)
    orders: NamedOrders = field(init=False)

    def records(self) -> tuple[Record, ...]:
        """Make all records."""
        entries = self.resolving.distinct(self.resolving.book.entries("records"))
        self.orders = NamedOrders(self.resolving, self.portfolio, entries)
        made = [self._record(entry, entries) for entry in entries.values()]
        for document in RECORDS:
            for entry in self.resolving.again(document):
                self._record(entry, entries)
        found = tuple(record for record in made if record is not None)
        check_readings(self.resolving, self.subjects, found, entries)
        return found

    def _record(self, entry: Entry, known: Mapping[str, Entry]) -> Record | None:
        """Make a record; None when something is wrong with it, which is noted.

        Where an entry is partial, any of its fields may be None.
        """
        document = entry.document
        for key, name in DATES.items():
            self.resolving.plausible(getattr(document, key, None), entry, (name,))
        if isinstance(document, CompletionDocument):
            return self._completion(document, entry)
        if isinstance(document, FindingDocument):
            return self._finding(document, entry)
        if isinstance(document, ReadingDocument):
            return self._reading(document, entry)
        if isinstance(document, ExchangeDocument):
            return self._exchange(document, entry)
        if isinstance(document, DeferralDocument):
            return self._deferral(document, entry)
        if isinstance(document, EditDocument):
            return self._edit(document, entry)
        if isinstance(document, StateDocument):
            return self._state(document, entry)
        if isinstance(document, EventDocument):
            return self._event(document, entry)
        void: VoidDocument = document
        if void.record is not None:
            self.resolving.find(known, void.record, RECORD, entry, ("record",))
        return Void(
            id=void.id, record=void.record, entered=void.entered, reason=void.reason
        )

    def _subject(
        self, word: str | None, entry: Entry, path: Path = ("subject",)
    ) -> Subject | None:
        if word is None:
            return None
        return self.resolving.find(self.subjects, word, SUBJECT, entry, path)

    def _completion(self, document: CompletionDocument, entry: Entry) -> Record | None:
        subject = self._subject(document.subject, entry)
        find, people = self.resolving.found, document.people
        excepted = find(self.subjects, document.except_, SUBJECT, entry, ("except",))
        named = find(self.people, people, TECHNICIAN, entry, ("people",))
        if subject is None:
            return None
        for one in excepted:
            self._can_be_put_right(one, entry, ("except",))
        self._entered_after(document.done, document.entered, entry)
        code = self._task(document.task, subject, entry)
        covered = [
            self._task(word, subject, entry, ("covers", number))
            for number, word in enumerate(document.covers)
        ]
        items = self._items(document.items, entry)
        if entry.partial:
            return None
        if code is not None:
            self.orders.check(entry, subject, self._declared(code, subject))
        return Completion(
            id=document.id,
            subject=subject.id,
            task=code or document.task,
            done=document.done,
            at=document.at,
            entered=document.entered,
            order=document.order,
            people=tuple(named),
            except_=tuple(one.id for one in excepted),
            covers=tuple(one for one in covered if one is not None),
            items=items,
            note=document.note,
        )

    def _items(self, words: tuple[str, ...], entry: Entry) -> tuple[str, ...]:
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

    def _finding(self, document: FindingDocument, entry: Entry) -> Record | None:
        subject = self._subject(document.subject, entry)
        path = ("rectify_by",)
        self.resolving.in_order(document.found, document.rectify_by, entry, path)
        if subject is None:
            return None
        self._entered_after(document.found, document.entered, entry)
        code = None
        if document.task is not None:
            code = self._task(document.task, subject, entry)
        elif not entry.partial:
            self._can_be_put_right(subject, entry, ("subject",))
        if entry.partial:
            return None
        return Finding(
            id=document.id,
            subject=subject.id,
            condition=document.condition,
            found=document.found,
            task=code,
            rectify_by=document.rectify_by,
            entered=document.entered,
            order=document.order,
            note=document.note or Text(),
        )

    def _reading(self, document: ReadingDocument, entry: Entry) -> Record | None:
        subject = self._subject(document.subject, entry)
        self._entered_after(document.taken, document.entered, entry)
        if subject is None or entry.partial:
            return None
        self._meter(document.meter, subject, entry)
        return Reading(
            id=document.id,
            subject=subject.id,
            meter=document.meter,
            value=document.value,
            taken=document.taken,
            entered=document.entered,
        )

    def _exchange(self, document: ExchangeDocument, entry: Entry) -> Record | None:
        subject = self._subject(document.subject, entry)
        self._entered_after(document.exchanged, document.entered, entry)
        if subject is None or entry.partial:
            return None
        self._meter(document.meter, subject, entry)
        return Exchange(
            id=document.id,
            subject=subject.id,
            meter=document.meter,
            exchanged=document.exchanged,
            old=document.old,
            new=document.new,
            entered=document.entered,
        )

    def _has_order(self, entry: Entry) -> bool:
        """Tell whether the order that a record is for can be one; note what is none."""
        path: Path = ("order",)
        name = self.orders.deferred(entry)
        subject = self._subject(name.subject if name else None, entry, path)
        if subject is None or name is None:
            return False
        code = self._task(name.series, subject, entry, path)
        if entry.partial:
            return False
        if code is not None:
            self.orders.check(entry, subject, self._declared(code, subject))
        return True

    def _edit(self, document: EditDocument, entry: Entry) -> Record | None:
        self._entered_after(document.made, document.entered, entry)
        if not self._has_order(entry):
            return None
        try:
            return Edit(
                id=document.id,
                order=document.order,
                action=document.action,
                made=document.made,
                to=document.to,
                follow=document.follow,
                by=document.by,
                because=document.because,
                entered=document.entered,
            )
        except InvalidValue as error:
            self.resolving.complaints.add(entry, (), error.text)
            return None

    def _deferral(self, document: DeferralDocument, entry: Entry) -> Record | None:
        in_order = self.resolving.in_order
        in_order(document.approved, document.until, entry, ("until",))
        self._entered_after(document.approved, document.entered, entry)
        if not self._has_order(entry):
            return None
        return Deferral(
            id=document.id,
            order=document.order,
            until=document.until,
            approved_on=document.approved,
            by=document.by,
            because=document.because,
            risk=document.risk,
            next_from=document.next_from,
            entered=document.entered,
        )

    def _state(self, document: StateDocument, entry: Entry) -> Record | None:
        subject = self._subject(document.subject, entry)
        self._entered_after(document.from_, document.entered, entry)
        code = self._known(self.words.states, document.state, STATE, entry, "state")
        if subject is None or entry.partial:
            return None
        return StateChange(
            id=document.id,
            subject=subject.id,
            state=code,
            since=document.from_,
            entered=document.entered,
            note=document.note,
        )

    def _event(self, document: EventDocument, entry: Entry) -> Record | None:
        subject = self._subject(document.subject, entry)
        self._entered_after(document.happened, document.entered, entry)
        code = self._known(self.words.events, document.event, EVENT, entry, "event")
        if subject is None or entry.partial:
            return None
        return Event(
            id=document.id,
            subject=subject.id,
            event=code,
            happened=document.happened,
            entered=document.entered,
            note=document.note,
        )

    def _known(
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

    def _entered_after(
        self, day: date | None, entered: date | None, entry: Entry
    ) -> None:
        if day is not None and entered is not None and entered < day:
            text = ENTERED_BEFORE(day=day, entered=entered)
            self.resolving.complaints.add(entry, ("entered",), text)

    def _meter(self, word: str, subject: Subject, entry: Entry) -> None:
        """Refuse a reading of a meter that the subject's type does not have."""
        type_ = subject.type
        if type_ is not None and type_.meters:
            known = {meter.name: meter for meter in type_.meters}
            self.resolving.find(known, word, METER, entry, ("meter",))
            return
        text = NO_TYPE(subject=subject.id)
        if type_ is not None:
            text = NO_METERS(subject=subject.id, type=type_.code)
        self.resolving.complaints.add(entry, ("meter",), text)

    def _can_be_put_right(self, subject: Subject, entry: Entry, path: Path) -> None:
        """Refuse what was found where no task could follow, lest it be lost."""
        if subject.type is None or subject.type.repair is None:
            text = NO_FOLLOW_UP(subject=subject.id)
            self.resolving.complaints.add(entry, path, text)

    def _declared(self, code: str, subject: Subject) -> Task:
        own = subject.type.by_task.get(code) if subject.type else None
        return own or next(task for task in self.added if task.code == code)

    def _task(
        self,
        word: str | None,
        subject: Subject,
        entry: Entry,
        path: Path = ("task",),
    ) -> str | None:
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


def past(
    resolving: Resolving,
    inventory: Inventory,
    added: Mapping[str, Task],
    workforce: Workforce,
    portfolio: str,
    words: HappeningWords,
    items: frozenset[str],
) -> Past:
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
    return Past(resolving, subjects, people, tasks, portfolio, words, items)


def _words(tasks: list[Task]) -> dict[str, str]:
    """Name tasks by code, title and former code; a code goes before a title."""
    titles = {
        word: task.code
        for task in tasks
        for word in (task.title.zh, task.title.en, *task.formerly)
        if word
    }
    return {**titles, **{task.code: task.code for task in tasks}}


RECORDS = (
    CompletionDocument,
    FindingDocument,
    ReadingDocument,
    ExchangeDocument,
    DeferralDocument,
    EditDocument,
    StateDocument,
    EventDocument,
    VoidDocument,
)
RECORD = Text("记录", "record")
ITEM = Text("对象", "item")
METER = Text("表计", "meter")
DATES = {
    "from_": "from",
    "done": "done",
    "found": "found",
    "rectify_by": "rectify_by",
    "taken": "taken",
    "until": "until",
    "approved": "approved",
    "to": "to",
    "made": "made",
    "happened": "happened",
    "entered": "entered",
}
"""The fields of records that hold dates, with what they are called in files."""
STATE = Text("状态", "state")
EVENT = Text("事件", "event")
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
