"""The turns of a task that records can be for."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from itertools import takewhile

from attrs import evolve, frozen

from weibao.records import Completion
from weibao.verifier.turns import Turn


@frozen
class Past:
    """What records tell of a task: the turns that some completion can be for."""

    done: frozenset[str]
    last: date | None

    @classmethod
    def of(
        cls,
        found: Sequence[Turn],
        completions: Sequence[Completion],
        closed: Collection[str] = (),
    ) -> "Past":
        """Find the turns that completions can be for.

        One that names a turn is for that one; any other is for one of the same period,
        for one on whose lawful days it lies, or for a neighbour by date; ``closed`` are
        those that are known to be done by leave.
        """
        done = set(closed)
        dates = [turn.asked.opens for turn in found]
        for one in completions:
            key = one.order.rsplit("/", 1)[-1] if one.order else "#"
            if "#" not in key:
                done.add(key)
                continue
            place = bisect_left(dates, one.done)
            done.update(turn.key for turn in found[max(place - 1, 0) : place + 1])
            near = partial(_covers, one.done)
            done.update(turn.key for turn in takewhile(near, found[place:]))
            done.update(turn.key for turn in takewhile(near, reversed(found[:place])))
        last = max((one.done for one in completions), default=None)
        return cls(frozenset(done), last)

    def caught_up(
        self, found: Sequence[Turn], completions: Sequence[Completion]
    ) -> "Past":
        """Let work of days on which no turn is owed close any turn before it."""
        extra = [
            one.done
            for one in completions
            if not any(_covers(one.done, turn) for turn in found)
        ]
        latest = max(extra, default=date.min)
        closed = {
            turn.key
            for turn in found
            if turn.lawful is not None and turn.lawful.closes < latest
        }
        return evolve(self, done=self.done | closed) if extra else self


def _covers(day: date, turn: Turn) -> bool:
    return day in turn.period or (turn.lawful is not None and day in turn.lawful)
