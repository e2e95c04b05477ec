"""Which completion fulfils which occurrence of a series that keeps no count.

A completion that names its order fulfils that one. Each of the others, in order of
day, takes a free occurrence: of a quota the nearest of its period; of dates one whose
window holds the day, or else the one that is nearest of all. Listed years lie far
apart: there it is the last whose window had begun.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dealt
from weibao.cycles.stage import ListedYears
from weibao.due_work.naming import SeriesNames
from weibao.due_work.quotas import named_periods
from weibao.inventory import Site
from weibao.orders import Occurrence
from weibao.records import Completion
from weibao.spans.window import Window


def fulfilled(
    occurrences: Sequence[Occurrence],
    completions: Iterable[Completion],
    cycle: Cycle,
    names: SeriesNames,
    *,
    site: Site,
    owed_from: date | None = None,
) -> dict[str, Completion]:
    """Return the completion of each fulfilled occurrence, by its key.

    Args:
        occurrences: those of the series, by due date.
        completions: those of the task, by day done.
        cycle: the cycle that the occurrences are turns of.
        names: by which names the orders of the series go.
        site: whose seasons those are that go by a name.
        owed_from: the day from which every missed turn stays open, where they do: work
            that is for no other turn then goes to the oldest of them.
    """
    known = {occurrence.key for occurrence in occurrences}
    taken: dict[str, Completion] = {}
    unnamed: list[Completion] = []
    for completion in completions:
        key = names.key(completion)
        if key is None or _counted(key):
            unnamed.append(completion)
        elif key in known:
            taken.setdefault(key, completion)
    choices = _Choices(occurrences, cycle, site)
    for completion in unnamed:
        done = completion.done
        free = [one for one in choices.near(done) if one.key not in taken]
        if not free and owed_from is not None and owed_from <= done:
            owed = Window(owed_from, done)
            free = [
                one
                for one in occurrences
                if one.key not in taken and one.window.closes in owed
            ][:1]
        if free:
            best = min(free, key=lambda one: (abs(one.due - done), one.due))
            taken[best.key] = completion
    return taken


def _counted(key: str) -> bool:
    """Tell whether a key is of a counted series, as the task may have been once."""
    return "#" in key


class _Choices:
    """The occurrences that an unnamed completion may fulfil, found by its day."""

    def __init__(
        self, occurrences: Sequence[Occurrence], cycle: Cycle, site: Site
    ) -> None:
        self._occurrences = occurrences
        self._dues = [one.due for one in occurrences]
        self._dealt = cycle.rhythm if isinstance(cycle.rhythm, Dealt) else None
        self._site = site
        self._far_apart = isinstance(cycle.rhythm, ListedYears)
        self._of_period: dict[str, list[Occurrence]] = {}
        if self._dealt is not None:
            for one in occurrences:
                name = one.key
                if self._dealt.times > 1:
                    name = name.rpartition(".")[0]
                self._of_period.setdefault(name, []).append(one)

    def near(self, done: date) -> Iterable[Occurrence]:
        """Return the occurrences that work done on a day may be for."""
        if self._dealt is not None:
            held = named_periods(self._dealt, self._site, done, done)
            return [one for name, _ in held for one in self._of_period.get(name, ())]
        if self._far_apart:
            begun = [one for one in self._occurrences if one.window.opens <= done]
            return begun[-1:]
        return self._around(done)

    def _around(self, done: date) -> Iterator[Occurrence]:
        place = bisect_left(self._dues, done)
        nearest = min(
            self._occurrences[max(place - 1, 0) : place + 1],
            key=lambda one: (abs(one.due - done), one.due),
            default=None,
        )
        if nearest is not None:
            yield nearest
        for step in (-1, 1):
            index = place - 1 if step < 0 else place
            while 0 <= index < len(self._dues):
                one = self._occurrences[index]
                if done not in one.window:
                    break
                yield one
                index += step
