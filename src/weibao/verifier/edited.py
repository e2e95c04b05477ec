"""Dates moved, locked or skipped by hand, judged anew from the records."""

from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from attrs import define, evolve, field, frozen

from weibao.cycles.rhythms import Dealt, Interval
from weibao.cycles.stage import ListedYears
from weibao.plan import PlannedTask
from weibao.records import Edit, EditAction
from weibao.spans.window import Window
from weibao.verifier.days import Days, ends, through
from weibao.verifier.turns import Turn, counted_anew, dated
from weibao.verifier.visits import Case


@frozen(eq=False)
class Changes:
    """What was decided by the as-of day about single dates of one planned task."""

    planned: PlannedTask
    made: tuple[tuple[str, Edit], ...] = ()

    @classmethod
    def of(cls, case: Case, planned: PlannedTask) -> "Changes":
        """Collect those that name an order of the task, in the order made."""
        if not case.history.edits:
            return cls(planned)
        levels = planned.ladder or (planned.resolved,)
        codes = {code for one in levels for code in (one.task.code, *one.task.formerly)}
        known = {planned.subject.id, *planned.subject.formerly}
        found = []
        for one in case.history.edits:
            portfolio, subject, series, key = one.order.split("/")
            own = portfolio == case.portfolio.id and series in codes
            if own and subject in known and one.made <= case.demand.as_of:
                found.append((key, one))
        found.sort(key=lambda pair: (pair[1].made, pair[1].id))
        return cls(planned, tuple(found))

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.made)

    def first_day(self, first: date) -> date:
        """Return the day from which turns are looked at, so that these are found."""
        return min([first, *(one.made for _, one in self.made)])


def edited(
    changes: Changes, days: Days, anchor: date, plain: Sequence[Turn]
) -> tuple[Turn, ...]:
    """Return the turns of a grid as the edits leave them; keys stay.

    A turn that is skipped has no lawful days left.
    """
    book = _Book(days, anchor, list(plain))
    asked = dict(book.rooms)
    for key, one in changes.made:
        if key in asked and key not in book.fixed and book.may(key, one, asked[key]):
            book.change(key, one)
    return tuple(book.found)


@define
class _Book:
    """The turns while they are edited; ``fixed`` are locked or skipped.

    ``rooms`` are the days that the tolerance leaves each: a date that moves inside
    them takes none along.
    """

    days: Days
    anchor: date
    found: list[Turn]
    fixed: set[str] = field(factory=set)
    rooms: dict[str, Window[date]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for turn in self.found:
            self.rooms[turn.key] = _room(self.days, turn.asked.opens)

    def may(self, key: str, one: Edit, around: Window[date]) -> bool:
        """Tell whether an edit is allowed."""
        by_law = self.days.planned.criticality.by_law
        rhythm, skip = self.days.cycle.rhythm, one.action is EditAction.SKIP
        if skip or one.to is None:
            return not by_law or bool(one.by.strip())
        if by_law and one.follow:
            return False
        if by_law and one.to not in around:
            return False
        if isinstance(rhythm, Dealt):
            return False
        if one.action is EditAction.LOCK:
            return True
        if one.follow and not isinstance(rhythm, Interval):
            return False
        dates = [turn.asked.opens for turn in self.found]
        place = next(n for n, turn in enumerate(self.found) if turn.key == key)
        before = dates[place - 1] if place else date.min
        after = dates[place + 1] if place + 1 < len(dates) else date.max
        return before < one.to and (one.follow or one.to < after)

    def change(self, key: str, one: Edit) -> None:
        """Apply an edit that is allowed."""
        if one.action is not EditAction.MOVE:
            self.fixed.add(key)
        if one.follow and one.to is not None:
            kept = {turn.key: turn for turn in self.found if turn.key in self.fixed}
            anew = counted_anew(self.days, self.anchor, self.found, key, one.to)
            before = {turn.key: turn for turn in self.found}
            self.found = [kept.get(turn.key, turn) for turn in anew]
            for turn in self.found:
                if turn is not before.get(turn.key):
                    self.rooms[turn.key] = self.days.cycle.room.window(turn.asked.opens)
        self.found = [
            self._changed(turn, one) if turn.key == key else turn for turn in self.found
        ]
        self.found.sort(key=lambda turn: (turn.asked.opens, turn.key))

    def _changed(self, turn: Turn, one: Edit) -> Turn:
        if one.to is None:
            return evolve(turn, lawful=None)
        if one.to not in self.rooms[turn.key]:
            self.rooms[turn.key] = self.days.cycle.room.window(one.to)
        if one.locks:
            return self._held(turn, one.to)
        moved, only = dated(self.days, turn.key, one.to), Window(one.to, one.to)
        if turn.lawful is None or _room(self.days, one.to) == only:
            return moved
        around = self.days.cycle.room.window(turn.asked.opens)
        if one.to not in turn.lawful and one.to not in around:
            return moved
        return evolve(moved, lawful=turn.lawful)

    def _held(self, turn: Turn, to: date) -> Turn:
        """Return a turn that is locked on a day, whatever that day is like."""
        days, only, room = self.days, Window(to, to), self.rooms[turn.key]
        if not days.owed(to):
            return evolve(turn, asked=only, period=only, lawful=None)
        lawful: Window[date] | None = None
        if days.cycle.tolerance or _room(days, to) != only:
            before = takewhile(days.owed, reversed([*through(room.opens, to)]))
            after = takewhile(days.owed, through(to, room.closes))
            around = sorted({*before, *after})
            lawful = ends(day for day in around if not days.blacked_out(day))
        lawful = lawful or only
        belongs = max(lawful.opens, min(to, lawful.closes))
        return Turn(turn.key, only, only, lawful, belongs, belongs)


def _room(days: Days, nominal: date) -> Window[date]:
    """Return the days around a date that its tolerance leaves, whatever these are."""
    room = days.cycle.room
    if (
        room.whole_months
        and not room
        and not isinstance(days.cycle.rhythm, ListedYears)
    ):
        return Window(nominal, nominal)
    return room.window(nominal)
