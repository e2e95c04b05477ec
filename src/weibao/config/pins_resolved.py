"""Pins: from documents to the model, with whom and what they name."""

from collections.abc import Collection, Mapping

from attrs import evolve

from weibao.config.document_people import PinDocument
from weibao.config.names import nearest
from weibao.config.origins import Entry
from weibao.config.record_names import RecordNames
from weibao.config.resolving import Resolving
from weibao.orders import OrderName
from weibao.pins import Pin
from weibao.records import EVENT_KEY, FINDING_KEY
from weibao.texts.text import Message, Text
from weibao.workforce import Crew, Technician


def pins(
    resolving: Resolving,
    portfolio: str,
    subjects: Collection[str],
    crews: Mapping[str, Crew],
    technicians: Mapping[str, Technician],
) -> dict[str, Pin]:
    """Make the pins, by order."""
    entries = resolving.distinct(resolving.book.entries("pins"), "order")
    for entry in entries.values():
        document: PinDocument = entry.document
        _order(resolving, entry, portfolio, subjects)
        people = resolving.found(
            technicians, document.people, TECHNICIAN, entry, ("people",)
        )
        if document.crew is None:
            continue
        crew = resolving.find(crews, document.crew, CREW, entry, ("crew",))
        if crew is None or not people:
            continue
        strangers = [one.id for one in people if one not in crew.members]
        if strangers:
            text = NO_MEMBER(person=strangers[0], crew=crew.id)
            resolving.complaints.add(entry, ("people",), text)
        elif not crew.may_split:
            text = GOES_WHOLE(crew=crew.id)
            resolving.complaints.add(entry, ("people",), text)
    return {order: entry.document.pin() for order, entry in entries.items()}


def check_pinned_tasks(
    spoken: RecordNames, portfolio: str, records: Mapping[str, Entry]
) -> None:
    """Note pins of tasks, findings and events that there are not.

    An order of a later horizon may well be pinned; one of a task that its subject
    cannot have never comes.
    """
    resolving = spoken.resolving
    for entry in resolving.book.entries("pins"):
        name = OrderName.read(entry.document.order)
        subject = spoken.subjects.get(name.subject) if name is not None else None
        if name is None or subject is None or name.portfolio != portfolio:
            continue
        code = spoken.task(name.series, subject, entry, ("order",))
        if code not in (None, name.series):
            right = evolve(name, series=code)
            text = OTHER_CODE(right=str(right))
            resolving.complaints.add(entry, ("order",), text)
        for sign in (EVENT_KEY, FINDING_KEY):
            # What a round excepts is a finding too; its id is the record's first.
            id = name.key.removeprefix(sign).partition(":")[0]
            told = id in records or id in resolving.book.broken
            if name.key.startswith(sign) and not told:
                resolving.complaints.add(entry, ("order",), NO_RECORD(id=id))


def _order(
    resolving: Resolving, entry: Entry, portfolio: str, subjects: Collection[str]
) -> None:
    order = entry.document.order
    name = OrderName.read(order)
    if name is None or name.portfolio != portfolio:
        text = NO_ORDER(order=order, own=f"{portfolio}/")
        resolving.complaints.add(entry, ("order",), text)
    elif name.subject not in subjects:
        near = nearest(name.subject, subjects)
        text = NO_SUBJECT(subject=name.subject)
        if near is not None:
            text = NO_SUBJECT_NEAR(subject=name.subject, near=near)
        resolving.complaints.add(entry, ("order",), text)


OTHER_CODE = Message(
    zh="工单号里写任务代码（应为 {right!r}）",
    en="an order's id holds the code of its task (write {right!r})",
)
NO_RECORD = Message(
    zh="没有记录 {id!r}，而工单以它为名（改正编号，或去掉这一条）",
    en="no record is {id!r}, which this order is named after (correct the id, or leave "
    "the pin out)",
)
CREW = Text("班组", "crew")
TECHNICIAN = Text("技术员", "technician")
NO_ORDER = Message(
    zh="{order!r} 不是工单号（应以 {own} 开头，照抄工单的编号）",
    en="{order!r} is not the id of an order (they begin with {own}; copy the order's"
    " id)",
)
NO_SUBJECT = Message(
    zh="没有对象 {subject!r}（照抄工单的编号）",
    en="there is nothing called {subject!r} (copy the order's id)",
)
NO_SUBJECT_NEAR = Message(
    zh="没有对象 {subject!r}（是不是 {near!r}？）",
    en="there is nothing called {subject!r} (did you mean {near!r}?)",
)
NO_MEMBER = Message(
    zh="{person!r} 不属于班组 {crew!r}（只写该班组的人，或去掉 crew）",
    en="{person!r} is not of the crew {crew!r} (name its members, or leave crew out)",
)
GOES_WHOLE = Message(
    zh="班组 {crew!r} 不可拆分（只写 crew，去掉 people）",
    en="the crew {crew!r} goes whole (pin the crew alone, without people)",
)
