"""Which turns of a task are part of larger work on the same subject.

The larger tasks are reckoned first, on more days than the horizon has, so that a turn
near its end knows what comes after it. Tasks that nothing contains never come here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from attrs import define, evolve, field, frozen

from weibao.cycles.inclusion import OnCommon
from weibao.due_work.merging import merged
from weibao.due_work.span import Span
from weibao.due_work.windows import Turn
from weibao.orders import Dropped, OrderStatus, WorkOrder
from weibao.plan import Nesting, Plan, PlannedTask
from weibao.records import Completion, History
from weibao.relations import Inclusion, apart
from weibao.spans.window import Window
from weibao.texts.text import Message

REACH = timedelta(days=62)
"""How much further than its span larger work is looked for: closed days move it."""

Reckon = Callable[[Span, PlannedTask], Iterable[WorkOrder]]


@frozen(eq=False)
class Work:
    """An order of a larger task, and the day it was done or is planned for."""

    order: WorkOrder
    inclusion: Inclusion
    day: date

    @property
    def completion(self) -> Completion | None:
        """The record of it, where it is done."""
        return self.order.completion


@define
class Inside:
    """What an order holds: the days left to it, and the tasks merged with it."""

    window: Window[date]
    parts: list[PlannedTask] = field(factory=list)


@define
class Nests:
    """The larger work of a demand, reckoned once for each task that has any.

    ``inside`` tells of orders, by their ids, what they hold.
    """

    span: Span
    inside: dict[str, Inside] = field(factory=dict)
    _orders: dict[str, tuple[WorkOrder, ...]] = field(factory=dict)

    def of(self, planned: PlannedTask, reckon: Reckon) -> "Nest | None":
        """Return the larger work around a task; None where nothing contains it.

        Args:
            planned: the task.
            reckon: gives the orders of a larger one.
        """
        nestings = self.span.plan.nestings.get(planned.id, ())
        works = [
            Work(order, one.inclusion, self._day(order))
            for one in nestings
            for order in self._of(one, reckon)
        ]
        if not nestings:
            return None
        works.sort(key=lambda work: (work.day, work.order.id))
        return Nest(planned, tuple(works), self.span, self.inside)

    def _of(self, nesting: Nesting, reckon: Reckon) -> tuple[WorkOrder, ...]:
        larger, inclusion = nesting.larger, nesting.inclusion
        spans = [inclusion.within]
        if inclusion.credit is not None:
            spans += [inclusion.credit.before, inclusion.credit.after]
        days = max(span.about_days for span in spans)
        key = f"{larger.id}+{days}"
        if key not in self._orders:
            wide = self.span.widened(REACH + timedelta(days=days))
            self._orders[key] = tuple(reckon(wide, larger))
        return self._orders[key]

    def _day(self, order: WorkOrder) -> date:
        if order.completion is not None:
            return order.completion.done
        aim = order.preferred
        planned = max(aim.opens, min(order.due, aim.closes))
        return self.span.planned_for(order.id, planned)


@frozen(eq=False)
class Nest:
    """The larger work around one task, by day."""

    planned: PlannedTask
    works: tuple[Work, ...]
    span: Span
    inside: dict[str, Inside]

    def among(
        self,
        held: Sequence[Turn],
        done: Mapping[str, Completion],
        by_share: bool,
        dropped: list[Dropped],
    ) -> tuple[tuple[Turn, ...], Mapping[str, Completion]]:
        """Return the turns left over, and what closed them or was credited to them.

        Args:
            held: the turns of the task.
            done: what closed them, by their keys.
            by_share: whether a turn is asked for on any day of its window.
            dropped: where those that are part of open work go on record.
        """
        found = self._held(held, done, by_share)
        for key, work in self._credited(held, done, found):
            found[key] = work
        credits: dict[str, Completion] = {}
        left: list[Turn] = []
        for turn in held:
            one = turn.occurrence
            inside = found.get(one.key)
            if inside is not None and inside.completion is None:
                if self.is_told(turn.belongs):
                    dropped.append(self.on_record(one.key, one.due, inside))
                continue
            if inside is not None and inside.completion is not None:
                credits[one.key] = inside.completion
            left.append(turn)
        return tuple(left), {**credits, **done}

    def next(self, number: int) -> Work | None:
        """Return one of the works still open, in order of their days, one a day."""
        waiting = self._open()
        return waiting[number] if number < len(waiting) else None

    def takes(self, work: Work, asked: Window[date], lawful: Window[date]) -> bool:
        """Tell whether a turn is part of larger work, by the dates of both."""
        if not work.inclusion.reaches(asked, work.order.due):
            return False
        return not self._binds(work) or self._left(work, lawful) is not None

    def take(self, work: Work, lawful: Window[date]) -> None:
        """Make a turn part of open work: both are then done in what they share."""
        left = self._left(work, lawful) if self._binds(work) else None
        if left is None:
            return
        order = work.order
        known = self.inside.setdefault(order.id, Inside(order.window))
        known.window = left
        merges = work.inclusion.on_common is OnCommon.MERGE
        if merges and self.planned not in known.parts:
            known.parts.append(self.planned)

    def on_record(self, key: str, due: date, work: Work) -> Dropped:
        """Say that a turn has no order, as it is part of a larger one."""
        order = work.order
        reason = NESTED(
            order=order.id, task=order.planned.resolved.title, due=order.due
        )
        return Dropped(self.planned, key, due, reason, into=order.id)

    def _open(self) -> list[Work]:
        by_day: dict[date, Work] = {}
        for one in self.works:
            if one.order.status is OrderStatus.OPEN:
                by_day.setdefault(one.day, one)
        return list(by_day.values())

    def _held(
        self, held: Sequence[Turn], done: Mapping[str, Completion], by_share: bool
    ) -> dict[str, Work]:
        """Return the larger work nearest to each turn by the dates of both."""
        found: dict[str, Work] = {}
        for turn in held:
            one = turn.occurrence
            if one.key in done:
                continue
            asked = one.window if by_share else Window(one.due, one.due)
            near = [work for work in self.works if self.takes(work, asked, one.window)]
            if not near:
                continue
            best = min(near, key=lambda work: _near(asked, work))
            found[one.key] = best
            if best.completion is None:
                self.take(best, one.window)
        return found

    def _credited(
        self,
        held: Sequence[Turn],
        done: Mapping[str, Completion],
        found: Mapping[str, Work],
    ) -> Iterator[tuple[str, Work]]:
        """Go through the turns that larger work does by the day on which it is done.

        It does the nearest for which it is near enough, and no other.
        """
        for work in self.works:
            credit = work.inclusion.credit
            if credit is None:
                continue
            near = [
                turn.occurrence
                for turn in held
                if credit.holds(turn.occurrence.due, work.day)
            ]
            if not near:
                continue
            best = min(near, key=lambda one: (abs(one.due - work.day), one.due))
            if best.key not in done and best.key not in found:
                yield best.key, work

    def is_told(self, day: date) -> bool:
        """Tell whether a turn of a day concerns this horizon, as older open ones do."""
        horizon = self.span.horizon
        return day <= horizon.last and (day >= horizon.first or not self.span.ahead)

    def _binds(self, work: Work) -> bool:
        """Tell whether both must be done in the days that they share."""
        merged = work.inclusion.on_common is OnCommon.MERGE
        return merged or self.planned.criticality.by_law

    def _left(self, work: Work, lawful: Window[date]) -> Window[date] | None:
        known = self.inside.get(work.order.id)
        return (known.window if known else work.order.window).overlap(lawful)


def _near(asked: Window[date], work: Work) -> tuple[timedelta, date, str]:
    due = work.order.due
    return apart(asked, due), due, work.order.id


def credited(plan: Plan, history: History) -> History:
    """Return a history in which larger work is also done work of what it contains.

    That holds for tasks that completions move, and whose own records are silent about
    the day. Of dates that nothing moves each is credited by itself.
    """
    found: dict[tuple[str, str], list[Completion]] = {}
    for id, nestings in plan.nestings.items():
        planned = plan.by_id[id]
        if planned.cycle is None or not planned.cycle.rhythm.moved:
            continue
        subject, code = planned.subject.id, planned.task.code
        days = {one.done for one in history.completions_of(subject, code)}
        for nesting in nestings:
            larger = nesting.larger.task.code
            for one in history.completions_of(subject, larger):
                if one.done not in days:
                    found.setdefault((subject, code), []).append(one)
                    days.add(one.done)
    return history.crediting(found) if found else history


def joined(
    orders: Iterable[WorkOrder], inside: Mapping[str, Inside]
) -> Iterator[WorkOrder]:
    """Go through orders, each with what is merged with it and the days left to both."""
    known: dict[tuple[str, ...], PlannedTask] = {}
    for order in orders:
        holds = inside.get(order.id)
        if holds is None or order.completion is not None:
            yield order
            continue
        left, planned = holds.window, order.planned
        if holds.parts:
            key = (planned.id, *(part.id for part in holds.parts))
            if key not in known:
                known[key] = merged(planned, holds.parts)
            planned = known[key]
        aim = order.preferred.overlap(left) or left
        occurrence = evolve(order.occurrence, window=left, preferred=aim)
        yield evolve(order, planned=planned, occurrence=occurrence)


NESTED = Message(
    zh="已含在工单 {order}（{task}，{due} 到期）中",
    en="it is part of order {order} ({task}, due {due})",
)
