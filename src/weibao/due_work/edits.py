"""Dates of a forecast edited by hand: moved, locked or skipped, and what had no effect.

An edit changes one turn and never the anchor. Work that law or safety asks for stays
on its lawful days: a later one needs leave, which is a deferral.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from attrs import define, field, frozen

from weibao.cycles.cycle import Cycle
from weibao.due_work.edited_dates import CONTRADICTS, LOCKED, Dates, Nominal
from weibao.due_work.naming import SeriesNames
from weibao.due_work.span import Span
from weibao.orders import Dropped, Occurrence, OrderName, RefusedEdit
from weibao.plan import PlannedTask
from weibao.records import Edit, EditAction, History
from weibao.spans.window import Window
from weibao.texts.text import Message, Text


@define
class Edits:
    """All edits that a demand knows, and what became of them."""

    span: Span
    by_subject: Mapping[str, Sequence[Edit]]
    _refused: dict[str, RefusedEdit] = field(factory=dict)
    _met: set[str] = field(factory=set)

    @classmethod
    def of(cls, history: History, span: Span) -> "Edits":
        """Collect those made by the as-of day, in the order in which they were made."""
        found: dict[str, list[Edit]] = {}
        for one in history.edits:
            name = OrderName.read(one.order)
            if one.made <= span.as_of and name is not None:
                found.setdefault(name.subject, []).append(one)
        for some in found.values():
            some.sort(key=lambda one: (one.made, one.id))
        return cls(span, found)

    def of_task(self, planned: PlannedTask) -> "TaskEdits | None":
        """Return those of one planned task's orders, if there are any."""
        if not self.by_subject:
            return None
        subject = planned.subject
        names = SeriesNames.of(planned, self.span.plan.portfolio)
        found = [
            (key, one)
            for id in (subject.id, *subject.formerly)
            for one in self.by_subject.get(id, ())
            if (key := names.key(one)) is not None
        ]
        return TaskEdits(planned, tuple(found), self) if found else None

    def refuse(self, record: Edit, reason: Text) -> None:
        """Put on record that an edit has no effect, or not the whole of it."""
        self._met.add(record.id)
        self._refused.setdefault(record.id, RefusedEdit(record, reason))

    def refuse_all(self, planned: PlannedTask) -> None:
        """Refuse those of a task whose days are the roster's to choose."""
        edits = self.of_task(planned)
        for _, one in edits.made if edits is not None else ():
            self.refuse(one, CHAIN())

    def meet(self, record: Edit) -> None:
        """Note that the order of an edit was found."""
        self._met.add(record.id)

    def refused(self) -> tuple[RefusedEdit, ...]:
        """Return those without effect, those among them that name no order at all.

        Of a date beyond the horizon nothing can be told yet.
        """
        span = self.span
        for one in chain.from_iterable(self.by_subject.values()):
            day = one.to or _day_named(one)
            inside = day is not None and span.start <= day <= span.horizon.last
            if inside and one.id not in self._met:
                self.refuse(one, NO_DATE(order=one.order))
        return tuple(self._refused[id] for id in sorted(self._refused))


@frozen
class TaskEdits:
    """The edits of one planned task's orders with the keys of these, as made."""

    planned: PlannedTask
    made: tuple[tuple[str, Edit], ...]
    all: Edits

    def first_day(self, first: date) -> date:
        """Return the day from which turns are looked at, so that these are found."""
        return min([first, *(one.made for _, one in self.made)])

    def of_turn(self, key: str, due: date, share: Window[date]) -> Edit | None:
        """Return the edit that says the date of one turn of a series, or skips it.

        A lock holds its date whatever was moved later; what the cycle gives otherwise
        is reported.
        """
        held: Edit | None = None
        for name, one in self.made:
            if name != key:
                continue
            self.all.meet(one)
            reason = self._why_not(one, share)
            fixed = held is not None and held.action is not EditAction.MOVE
            if reason is None and held is not None and fixed:
                reason = LOCKED(by=held.id)
            if reason is not None:
                self.all.refuse(one, reason)
                continue
            if one.action is EditAction.LOCK and one.to != due and held is None:
                self.all.refuse(one, CONTRADICTS(to=one.to, due=due))
            held = one
        return held

    def applied(
        self, nominals: Sequence[Nominal], cycle: Cycle
    ) -> tuple[Iterator[Nominal], Mapping[str, Edit]]:
        """Return the dates of a grid as edits leave them, and the edits at work by key.

        Keys stay.
        """
        at_work: dict[str, Edit] = {}
        book = Dates(list(nominals), cycle)
        for key, one in self.made:
            number = book.number(key)
            if number is None:
                continue
            self.all.meet(one)
            _, day, share = nominals[number]
            if cycle.room.whole_months and not cycle.room:
                share = Window(day, day)
            reason, fixed = self._why_not(one, share), key in book.locked
            if reason is None:
                reason = book.edit(number, one)
            if reason is not None:
                self.all.refuse(one, reason)
            # A lock holds although it contradicts the policy, which is reported.
            locks = one.action is EditAction.LOCK and not fixed and key in book.locked
            if reason is None or locks:
                at_work[key] = one
        dates = sorted(book.dates, key=lambda one: (one[1], one[0]))
        return iter(dates), at_work

    def _why_not(self, one: Edit, share: Window[date]) -> Text | None:
        by_law = self.planned.criticality.by_law
        if by_law and one.action is EditAction.SKIP and not one.by.strip():
            return NOBODY()
        if by_law and one.follow:
            return KEEPS_GRID()
        if by_law and one.to is not None and one.to not in share:
            return NEEDS_LEAVE(window=share.text())
        return None


def _day_named(one: Edit) -> date | None:
    """Return the day that the id of an edit's order names, where it names one."""
    key = one.order.rpartition("/")[2].partition("T")[0]
    try:
        return date.fromisoformat(key) if len(key) == len("2026-01-31") else None
    except ValueError:
        return None


def is_skipped(one: Occurrence) -> bool:
    """Tell whether a turn is not done on purpose."""
    return one.edit is not None and one.edit.action is EditAction.SKIP


def skipped(planned: PlannedTask, one: Occurrence) -> Dropped:
    """Put a turn on record that is not done on purpose."""
    record = one.edit
    assert record is not None
    words = SKIPPED if record.by else SKIPPED_UNSAID
    reason = words(by=record.by, made=record.made, because=record.because)
    return Dropped(planned, one.key, one.due, reason, edit=record)


CHAIN = Message(
    zh="间隔不超过某长度的到访，日子由排班定（要定日子请在排班里固定）",
    en="the roster chooses the days of visits with a longest gap (pin them there)",
)
SKIPPED = Message(
    zh="{by}于 {made} 决定跳过（理由：{because}）",
    en="skipped by {by} on {made} ({because})",
)
SKIPPED_UNSAID = Message(
    zh="{made} 决定跳过（理由：{because}）", en="skipped on {made} ({because})"
)
NO_DATE = Message(
    zh="没有到期的工单叫 {order}（策略改过就没有这一天了）",
    en="no order that falls due is called {order} (a policy that changed may have left "
    "its date out)",
)
NOBODY = Message(
    zh="法定或安全工作须写明由谁决定跳过",
    en="work that law or safety asks for is skipped only by someone who is named",
)
KEEPS_GRID = Message(
    zh="法定或安全工作只能单独改期，后面的日期不能跟着改",
    en="of work that law or safety asks for one date may move, but none may follow",
)
NEEDS_LEAVE = Message(
    zh="法定或安全工作只能改到规定的日期 {window} 之内（要更晚请写延期记录）",
    en="work that law or safety asks for stays within {window} (a later day needs "
    "leave: a deferral)",
)
