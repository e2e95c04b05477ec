"""The dates of a grid while they are edited, one after another, in the order made.

A moved date stays after the one before it and, where later dates stay, before the
next. Locked dates are not edited and do not follow others.
"""

from datetime import date
from itertools import islice

from attrs import define, field

from weibao.cycles.arithmetic import grid, last_of_month
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dealt, Interval
from weibao.records import Edit, EditAction
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

Nominal = tuple[str, date, Window[date]]
"""A turn's key, its date, and the lawful days around that."""


@define
class Dates:
    """The dates of a grid while they are edited."""

    dates: list[Nominal]
    cycle: Cycle
    locked: dict[str, str] = field(factory=dict)

    def number(self, key: str) -> int | None:
        """Return which date has a key."""
        return next((n for n, one in enumerate(self.dates) if one[0] == key), None)

    def edit(self, number: int, one: Edit) -> Text | None:
        """Edit one date; return why that cannot be."""
        key, day, _ = self.dates[number]
        if key in self.locked:
            return LOCKED(by=self.locked[key])
        if one.action is EditAction.SKIP:
            self.locked[key] = one.id
            return None
        assert one.to is not None
        if isinstance(self.cycle.rhythm, Dealt):
            return ANY_DAY()
        if one.action is EditAction.LOCK:
            self.locked[key] = one.id
            self._move(number, one.to)
            return None if one.to == day else CONTRADICTS(to=one.to, due=day)
        reason = self._out_of_place(number, one)
        if reason is None:
            self._move(number, one.to)
            if one.follow:
                self._follow(number, one.to)
        return reason

    def _out_of_place(self, number: int, one: Edit) -> Text | None:
        assert one.to is not None
        if one.follow and not isinstance(self.cycle.rhythm, Interval):
            return CANNOT_FOLLOW()
        before = self.dates[number - 1][1] if number else date.min
        rest = self.dates[number + 1 :]
        after = rest[0][1] if rest and not one.follow else date.max
        if before < one.to < after:
            return None
        return NOT_BETWEEN(before=before) if one.to <= before else NOT_BEFORE(day=after)

    def _follow(self, number: int, base: date) -> None:
        """Let later dates follow, so many intervals on; single dates besides stay."""
        rhythm, room = self.cycle.rhythm, self.cycle.room
        assert isinstance(rhythm, Interval)
        whole = room.whole_months
        begins = base.replace(day=1) if whole else base
        anew, passed = grid(begins, rhythm.every, rhythm.month_end, 1), 0
        started = date.fromisoformat(self.dates[number][0])
        for later in range(number + 1, len(self.dates)):
            key = self.dates[later][0]
            planned = date.fromisoformat(key)
            if planned in self.cycle.include:
                continue
            steps = _steps(rhythm.every, started, planned)
            day = next(islice(anew, steps - passed - 1, None))
            passed = steps
            if key not in self.locked:
                to = last_of_month(day) if whole else day
                self.dates[later] = (key, to, room.window(to))

    def _move(self, number: int, to: date) -> None:
        """Give a turn another date; its lawful days stay where they hold that, too."""
        key, _, share = self.dates[number]
        window = share if to in share else self.cycle.room.window(to)
        self.dates[number] = (key, to, window)


def _steps(every: Every, first: date, last: date) -> int:
    """Return how many intervals lie between two dates of a grid.

    Months differ in length and dates give way to their ends, by less than half of the
    shortest interval that has months in it.
    """
    length = every.months * DAYS_OF_400_YEARS / MONTHS_OF_400_YEARS + every.days
    return max(round((last - first).days / length), 1)


DAYS_OF_400_YEARS, MONTHS_OF_400_YEARS = 146097, 4800
"""After so many days and months the calendar repeats itself."""
LOCKED = Message(
    zh="该日期已由记录 {by} 锁定或跳过", en="record {by} has locked or skipped it"
)
CONTRADICTS = Message(
    zh="锁定在 {to}，而按现在的策略和记录应为 {due}",
    en="it is locked on {to}, and policy and records of today give {due}",
)
ANY_DAY = Message(
    zh="周期内哪天做都可以，没有日期可改（要定日子请在排班里固定）",
    en="any day of its period will do, so that there is no date to move (pin it in the "
    "roster)",
)
CANNOT_FOLLOW = Message(
    zh="只有“每隔多久”的日期能让后面的跟着改",
    en="later dates follow only where they lie an interval apart",
)
NOT_BETWEEN = Message(
    zh="不能改到前一次 {before} 当天或之前",
    en="it cannot go to or before the turn before it, on {before}",
)
NOT_BEFORE = Message(
    zh="后面的日期不动时，不能改到后一次 {day} 当天或之后",
    en="where later dates stay it cannot go to or beyond the next one, on {day}",
)
