"""Turns by the clock that count from the time at which the work was done.

A completion consumes the first turn that had not gone by, however early it comes, and
the next turn counts from it. What went by with nothing done is missed, and counted
from as if it had been in time. A record without a time is for the first turn of its
day that is left, done at that turn's time; on a day without one it ends with the day.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from attrs import define, frozen

from weibao.cycles.clock import resolved
from weibao.cycles.clock_times import ElapsedHours, Leeway
from weibao.due_work.naming import SeriesNames
from weibao.records import Completion

ONE_DAY = timedelta(days=1)


@frozen
class Done:
    """Work on record: the instants between which it was done, and the turn it names."""

    opens: datetime
    closes: datetime
    number: int | None
    record: Completion

    @property
    def timed(self) -> bool:
        """Whether the record states a time."""
        return self.opens == self.closes


@frozen
class ClockTurn:
    """One turn: its number, when it is due to begin, and the record of it, if any."""

    number: int
    at: datetime
    record: Completion | None = None


def done_of(
    completions: Iterable[Completion], names: SeriesNames, zone: ZoneInfo
) -> list[Done]:
    """Return what was done, by its instant; a day without a time by its end."""
    found = []
    for one in completions:
        turn = names.turn(one)
        first = one.at if one.at is not None else time.min
        opens = _instant(datetime.combine(one.done, first), zone)
        closes = opens
        if one.at is None:
            midnight = datetime.combine(one.done + ONE_DAY, time.min)
            closes = _instant(midnight, zone)
        found.append(Done(opens, closes, turn[1] if turn else None, one))
    return sorted(found, key=lambda one: (one.closes, one.record.id))


@define
class ClockSeries:
    """Where a series by the clock stands: the number and time of its next turn."""

    every: timedelta
    leeway: Leeway
    begins: datetime
    next_at: datetime
    number: int = 0

    @classmethod
    def of(
        cls, rhythm: ElapsedHours, leeway: Leeway, begun: date, zone: ZoneInfo
    ) -> "ClockSeries":
        """Begin a series at the time that it states, or with its first day."""
        local = rhythm.begin or datetime.combine(begun, time.min)
        begins = _instant(local, zone)
        return cls(rhythm.every, leeway, begins, begins)

    def turns(
        self, done: Sequence[Done], first: datetime, last: datetime
    ) -> Iterator[ClockTurn]:
        """Go through the turns from one instant up to another, and those on record."""
        for one in done:
            if one.closes < self.begins - self.leeway.before:
                continue
            if one.number is not None and one.number <= self.number:
                self.next_at = max(self.next_at, one.closes + self.every)
                continue
            passed = self._passed(one)
            yield from self._missed(passed, first, last)
            at = self.next_at
            self.number += 1
            yield ClockTurn(self.number, at, one.record)
            inside = not one.timed and one.opens <= at < one.closes
            self.next_at = (at if inside else one.closes) + self.every
        rest = -((self.next_at - last) // self.every)
        yield from self._missed(max(rest, 0), first, last)

    def _passed(self, one: Done) -> int:
        """Return how many turns had gone by when work was done, or before its turn."""
        if one.number is not None:
            return one.number - self.number - 1
        late = one.opens - self.next_at
        if one.timed:
            late -= self.leeway.after
        return max(-(-late // self.every), 0)

    def _missed(
        self, passed: int, first: datetime, last: datetime
    ) -> Iterator[ClockTurn]:
        """Go on by so many turns of which nothing is on record."""
        skipped = min(passed, max((first - self.next_at) // self.every, 0))
        for n in range(skipped, passed):
            at = self.next_at + n * self.every
            if at > last:
                break
            if at >= first:
                yield ClockTurn(self.number + n + 1, at)
        self.number += passed
        self.next_at += passed * self.every


def _instant(local: datetime, zone: ZoneInfo) -> datetime:
    return resolved(local, zone).astimezone(UTC)
