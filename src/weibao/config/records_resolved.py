"""Records: from documents to the model, with every name looked up."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs

from weibao.config.document_records import (
    AttributeChangeDocument,
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
from weibao.config.meter_readings import check_readings
from weibao.config.origins import Entry
from weibao.config.people_resolved import TECHNICIAN
from weibao.config.record_names import RecordNames
from weibao.config.selecting import SUBJECT
from weibao.cycles.deferral import NextFrom
from weibao.errors import InvalidValue
from weibao.records import (
    AttributeChange,
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
from weibao.texts.text import Text


def records(names: RecordNames, entries: Mapping[str, Entry]) -> tuple[Record, ...]:
    """Make all records; what is wrong with one is noted, and it is left out."""
    made = [_record(entry, names) for entry in entries.values()]
    for document in MAKERS:
        for entry in names.resolving.again(document):
            _record(entry, names)
    found = tuple(record for record in made if record is not None)
    check_readings(names.resolving, names.subjects, found, entries)
    return found


def _record(entry: Entry, names: RecordNames) -> Record | None:
    kind = type(entry.document)
    for key, name in DATES[kind].items():
        names.resolving.plausible(getattr(entry.document, name), entry, (key,))
    return MAKERS[kind](entry.document, entry, names)


def _completion(
    document: CompletionDocument, entry: Entry, names: RecordNames
) -> Record | None:
    subject = names.subject(document.subject, entry)
    find, people = names.resolving.found, document.people
    excepted = find(names.subjects, document.except_, SUBJECT, entry, ("except",))
    named = find(names.people, people, TECHNICIAN, entry, ("people",))
    if subject is None:
        return None
    for one in excepted:
        names.can_be_put_right(one, entry, ("except",))
    names.entered_after(document.done, document.entered, entry)
    names.resolving.in_order(document.started, document.done, entry, ("started",))
    code = names.task(document.task, subject, entry)
    covered = [
        names.task(word, subject, entry, ("covers", number))
        for number, word in enumerate(document.covers)
    ]
    items = names.items_of(document.items, entry)
    for meter in document.readings:
        names.meter(meter, subject, entry, ("readings", meter))
    if entry.partial:
        return None
    if code is not None:
        names.orders.check(entry, subject, names.declared(code, subject))
    return Completion(
        id=document.id,
        subject=subject.id,
        task=code or document.task,
        done=document.done,
        at=document.at,
        started=document.started,
        entered=document.entered,
        order=document.order,
        people=tuple(named),
        except_=tuple(one.id for one in excepted),
        covers=tuple(one for one in covered if one is not None),
        items=items,
        values=tuple(document.readings.items()),
        note=document.note,
    )


def _finding(
    document: FindingDocument, entry: Entry, names: RecordNames
) -> Record | None:
    subject = names.subject(document.subject, entry)
    path = ("rectify_by",)
    names.resolving.in_order(document.found, document.rectify_by, entry, path)
    if subject is None:
        return None
    names.entered_after(document.found, document.entered, entry)
    code = None
    if document.task is not None:
        code = names.task(document.task, subject, entry)
    elif not entry.partial:
        names.can_be_put_right(subject, entry, ("subject",))
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


def _reading(
    document: ReadingDocument, entry: Entry, names: RecordNames
) -> Record | None:
    subject = names.owner(entry, document.taken)
    if subject is None:
        return None
    names.meter(document.meter, subject, entry)
    return Reading(
        id=document.id,
        subject=subject.id,
        meter=document.meter,
        value=document.value,
        taken=document.taken,
        entered=document.entered,
    )


def _exchange(
    document: ExchangeDocument, entry: Entry, names: RecordNames
) -> Record | None:
    subject = names.owner(entry, document.exchanged)
    if subject is None:
        return None
    names.meter(document.meter, subject, entry)
    return Exchange(
        id=document.id,
        subject=subject.id,
        meter=document.meter,
        exchanged=document.exchanged,
        old=document.old,
        new=document.new,
        entered=document.entered,
    )


def _edit(document: EditDocument, entry: Entry, names: RecordNames) -> Record | None:
    names.entered_after(document.made, document.entered, entry)
    if not names.has_order(entry):
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
        names.resolving.complaints.add(entry, (), error.text)
        return None


def _deferral(
    document: DeferralDocument, entry: Entry, names: RecordNames
) -> Record | None:
    in_order = names.resolving.in_order
    in_order(document.approved, document.until, entry, ("until",))
    in_order(document.discovered, document.approved, entry, ("discovered",))
    names.entered_after(document.approved, document.entered, entry)
    if not names.has_order(entry):
        return None
    usual = NextFrom.ACTUAL if document.discovered else NextFrom.ORIGINAL
    return Deferral(
        id=document.id,
        order=document.order,
        until=document.until,
        approved_on=document.approved,
        by=document.by,
        because=document.because,
        risk=document.risk,
        next_from=document.next_from or usual,
        discovered=document.discovered,
        entered=document.entered,
    )


def _state(document: StateDocument, entry: Entry, names: RecordNames) -> Record | None:
    subject = names.owner(entry, document.from_)
    code = names.word(names.words.states, document.state, STATE, entry, "state")
    if subject is None:
        return None
    return StateChange(
        id=document.id,
        subject=subject.id,
        state=code,
        since=document.from_,
        entered=document.entered,
        note=document.note,
    )


def _event(document: EventDocument, entry: Entry, names: RecordNames) -> Record | None:
    subject = names.owner(entry, document.happened)
    code = names.word(names.words.events, document.event, EVENT, entry, "event")
    if subject is None:
        return None
    return Event(
        id=document.id,
        subject=subject.id,
        event=code,
        happened=document.happened,
        entered=document.entered,
        note=document.note,
    )


def _change(
    document: AttributeChangeDocument, entry: Entry, names: RecordNames
) -> Record | None:
    subject = names.owner(entry, document.from_)
    if subject is None:
        return None
    value = names.attribute(document.attribute, document.value, subject, entry)
    if value is None:
        return None
    return AttributeChange(
        id=document.id,
        subject=subject.id,
        attribute=document.attribute,
        value=value,
        since=document.from_,
        entered=document.entered,
        note=document.note,
    )


def _void(document: VoidDocument, entry: Entry, names: RecordNames) -> Record | None:
    known = names.orders.records
    if document.record is not None:
        names.resolving.find(known, document.record, RECORD, entry, ("record",))
    return Void(
        id=document.id,
        record=document.record,
        entered=document.entered,
        reason=document.reason,
    )


MAKERS: Mapping[type, Callable[[Any, Entry, RecordNames], Record | None]] = {
    CompletionDocument: _completion,
    FindingDocument: _finding,
    ReadingDocument: _reading,
    ExchangeDocument: _exchange,
    DeferralDocument: _deferral,
    EditDocument: _edit,
    StateDocument: _state,
    EventDocument: _event,
    AttributeChangeDocument: _change,
    VoidDocument: _void,
}
"""How each kind of record is made of its document."""
DATES = {
    kind: {
        one.metadata["about"].key or one.name: one.name
        for one in attrs.fields(kind)
        if one.type in (date, date | None)
    }
    for kind in MAKERS
}
"""The fields of each kind that hold dates, by what they are called in files."""
RECORD = Text("记录", "record")
STATE = Text("状态", "state")
EVENT = Text("事件", "event")
