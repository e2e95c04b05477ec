"""Whose turn it is: the items that the orders of rotating tasks take.

Turns are gone through as they come: those on record by day, then those to come by
date, taken to be done as planned. A turn that was missed is not gone through, so the
next one takes what it was to take. Plans without rotations never come here.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from attrs import evolve, frozen

from weibao.cycles.rotation import Rota, least_batch
from weibao.due_work.span import Span
from weibao.orders import Dropped, OrderStatus, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, History
from weibao.rotations import Item, Rotation
from weibao.spans.window import Horizon, Window


class Outcome(Protocol):
    """What comes of a task on some days."""

    @property
    def orders(self) -> Sequence[WorkOrder]:
        """Its orders."""

    @property
    def dropped(self) -> Sequence[Dropped]:
        """Its turns that have none."""


Reckon = Callable[[Span, PlannedTask], Outcome]


@frozen(eq=False)
class _Turn:
    """A turn made or to come; ``order`` is the id of the order that it is."""

    day: date
    completion: Completion | None = None
    order: str = ""


def rotated(
    span: Span, history: History, reckon: Reckon
) -> dict[str, tuple[Item, ...]]:
    """Return the items of each order of a rotating task, by the order's id.

    Args:
        span: the days of the demand.
        history: what was done.
        reckon: gives the orders of a task on other days, and the turns left out.
    """
    found: dict[str, tuple[Item, ...]] = {}
    for id, items in span.plan.rotations.items():
        planned = span.plan.by_id[id]
        rotation = planned.resolved.rotate
        if rotation is not None and items:
            found.update(_Round(span, planned, rotation, items).taken(history, reckon))
    return found


@frozen(eq=False)
class _Round:
    """One rotating task on its subject."""

    span: Span
    planned: PlannedTask
    rotation: Rotation
    items: tuple[Item, ...]

    def taken(self, history: History, reckon: Reckon) -> dict[str, tuple[Item, ...]]:
        """Go through all turns, and return the items of each order."""
        turns, missed = self._turns(history, reckon)
        rota, by_id = Rota(self.rotation.order), {one.id: one for one in self.items}
        found: dict[str, tuple[Item, ...]] = {}
        period: Window[date] | None = None
        covered: set[str] = set()
        for number, turn in enumerate(turns):
            here = [one.id for one in self.items if one.there(turn.day)]
            if self.rotation.spread and (period is None or turn.day not in period):
                period = self.rotation.period(turn.day)
                covered.clear()
                rota.start_anew()
            left = [one for one in here if one not in covered]
            if period is None:
                asked = rota.next(here, self.rotation.take or 1)
            else:
                days = [one.day for one in turns[number:]] + missed
                visits = sum(turn.day <= day <= period.closes for day in days)
                size = self._least(here, left, max(visits, 1))
                asked = rota.next(left, size)
                rest = [one for one in here if one not in asked]
                asked += rota.next(rest, size - len(asked))
            named = turn.completion.items if turn.completion else ()
            rota.go_on(asked, named or asked, turn.day)
            covered.update(named or asked)
            if turn.order:
                shown = [one for one in named if one in by_id] or asked
                found[turn.order] = tuple(by_id[one] for one in shown)
        return found

    def _least(self, here: Sequence[str], left: Sequence[str], visits: int) -> int:
        done = len(here) - len(left)
        return least_batch(len(here), done, visits, self.rotation.share)

    def _turns(
        self, history: History, reckon: Reckon
    ) -> tuple[list[_Turn], list[date]]:
        """Return the turns on record and to come, and the days of those missed."""
        span = self.span
        first, last = min(span.start, span.horizon.first), span.horizon.last
        if self.rotation.spread:
            first = self.rotation.period(span.start).opens
            last = self.rotation.period(last).closes
        wide = evolve(span, horizon=Horizon(first, last), begun=span.start)
        reckoned = reckon(wide, self.planned)
        closing = {
            one.completion.id: one.id
            for one in reckoned.orders
            if one.completion is not None
        }
        subject, code = self.planned.subject.id, self.planned.task.code
        turns = [
            _Turn(one.done, one, closing.get(one.id, ""))
            for one in history.completions_of(subject, code)
            if one.done <= span.as_of
        ]
        turns += [
            _Turn(max(one.due, span.as_of), None, one.id)
            for one in sorted(reckoned.orders, key=lambda one: (one.due, one.id))
            if one.status is OrderStatus.OPEN
        ]
        return turns, [one.due for one in reckoned.dropped if one.limit is not None]
