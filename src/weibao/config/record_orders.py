"""The orders that records name: whether they can be theirs."""

from collections.abc import Mapping

from attrs import define

from weibao.config.document_records import (
    CompletionDocument,
    DeferralDocument,
    EditDocument,
    FindingDocument,
)
from weibao.config.origins import Entry
from weibao.config.resolving import Resolving
from weibao.equipment import Task
from weibao.inventory import Subject
from weibao.orders import OrderName
from weibao.records import FINDING_KEY
from weibao.texts.text import Message, Text


@define
class NamedOrders:
    """Checks the orders that completions and deferrals name, of one portfolio."""

    resolving: Resolving
    portfolio: str
    records: Mapping[str, Entry]

    def check(self, entry: Entry, subject: Subject, task: Task) -> None:
        """Note an order that is not one of this subject and task."""
        order = entry.document.order
        if order is None or "portfolio" not in self.resolving.book.single:
            return
        wrong = self._wrong(order, entry.document, subject, task)
        if wrong is not None:
            self.resolving.complaints.add(entry, ("order",), wrong)

    def deferred(self, entry: Entry) -> OrderName | None:
        """Take the order that a deferral is for to pieces; note what is none."""
        order = entry.document.order
        name = OrderName.read(order) if order is not None else None
        if name is None and order is not None:
            own = f"{self.portfolio}/"
            self.resolving.complaints.add(
                entry, ("order",), NOTHING_DEFERRED(order=order, own=own)
            )
        return name

    def _wrong(
        self,
        order: str,
        document: CompletionDocument | DeferralDocument | EditDocument,
        subject: Subject,
        task: Task,
    ) -> Text | None:
        tasks = _one_series(subject, task)
        own = f"{self.portfolio}/{subject.id}/{tasks[0].code}/"
        name = OrderName.read(order)
        if name is None:
            return NO_ORDER(order=order, own=own)
        series = {code for one in tasks for code in (one.code, *one.formerly)}
        for said, known, what in (
            (name.portfolio, {self.portfolio}, PORTFOLIO),
            (name.subject, {subject.id, *subject.formerly}, SUBJECT),
            (name.series, series, TASK),
        ):
            if said not in known:
                right = own + name.key
                return ANOTHERS(order=order, what=what, right=right)
        if name.key.startswith(FINDING_KEY):
            return self._wrong_finding(document, name.key.removeprefix(FINDING_KEY))
        return None

    def _wrong_finding(
        self, document: CompletionDocument | DeferralDocument | EditDocument, id_: str
    ) -> Text | None:
        if isinstance(document, EditDocument):
            return OF_A_FINDING()
        # What a round excepts is a finding too; its id is the record's and the thing's.
        known = self.records.get(id_.partition(":")[0])
        if known is None:
            return None if id_ in self.resolving.book.broken else NO_FINDING(id=id_)
        found = known.document
        day = found.found if isinstance(found, FindingDocument) else None
        if isinstance(document, DeferralDocument):
            if day is not None and day > document.approved:
                return ALLOWED_TOO_SOON(id=id_, found=day, day=document.approved)
        elif day is not None and day > document.done:
            return TOO_SOON(id=id_, found=day, done=document.done)
        return None


def _one_series(subject: Subject, task: Task) -> list[Task]:
    """Return the tasks whose orders are one series: a ladder's, the lightest first."""
    type_ = subject.type
    for ladder in type_.ladders if type_ else ():
        if type_ is not None and task.code in ladder.tasks:
            return [type_.by_task[code] for code in ladder.tasks]
    return [task]


PORTFOLIO = Text("资料", "portfolio")
SUBJECT = Text("对象", "subject")
TASK = Text("任务", "task")
NO_ORDER = Message(
    zh="{order!r} 不是工单号（本记录的工单号以 {own} 开头；也可不写）",
    en="{order!r} is not the id of an order (those of this record begin with {own}; "
    "or leave it out)",
)
NOTHING_DEFERRED = Message(
    zh="{order!r} 不是工单号（应以 {own} 开头，照抄要延期的工单的编号）",
    en="{order!r} is not the id of an order (they begin with {own}; copy the id of the "
    "order to be deferred)",
)
ANOTHERS = Message(
    zh="工单 {order!r} 属于别的{what}（应为 {right!r}，或不写工单号）",
    en="order {order!r} is of another {what} than this record (write {right!r}, or "
    "leave it out)",
)
OF_A_FINDING = Message(
    zh="缺陷的工单没有周期日期可改（要更晚请写延期记录）",
    en="the order of a finding has no date of a cycle to edit (a later day for it is a "
    "deferral)",
)
NO_FINDING = Message(
    zh="工单所指的缺陷 {id!r} 没有记录（改正编号，或不写工单号）",
    en="no record is the finding {id!r} that this order is named after (correct the "
    "id, or leave the order out)",
)
TOO_SOON = Message(
    zh="缺陷 {id!r} 在 {found} 才发现，晚于完成日期 {done}（改正日期，或不写工单号）",
    en="the finding {id!r} was found on {found}, after this was done on {done} "
    "(correct a date, or leave the order out)",
)
ALLOWED_TOO_SOON = Message(
    zh="缺陷 {id!r} 在 {found} 才发现，晚于批准延期的 {day}（改正日期）",
    en="the finding {id!r} was found on {found}, after it was deferred on {day} "
    "(correct a date)",
)
