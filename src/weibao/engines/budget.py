"""How much of what was published may be disturbed for the sake of other work.

What cannot stay as it was published is not counted: it has to change. What could stay
and gets other people or another day, or loses its place, counts as one each.
"""

from collections.abc import Iterable

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.promised import Promised
from weibao.engines.state import State


@define(eq=False)
class Budget:
    """Counts the published work of a state that is not where it stood at first."""

    state: State
    promised: Promised
    most: int
    spent: int = 0
    _stood: dict[int, Job] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        known = (job for job, _ in self.state.placed.values())
        self._stood = {job.row: job for job in known if self._stands(job)}

    def _stands(self, job: Job) -> bool:
        """Tell whether a job is with the people and on the day that were published."""
        found = self.state.placed.get(job.id)
        if found is None or self.promised.known(job) is None:
            return False
        return self.promised.changed(job, found[1].day, found[1].offer) is None

    def count(self, rows: Iterable[int]) -> int:
        """Return how many of some rows stood as published and do no longer."""
        stood = self._stood
        return sum(row in stood and not self._stands(stood[row]) for row in rows)

    def stands(self, row: int) -> bool:
        """Tell whether a row stands as published: to move it would disturb it."""
        return row in self._stood and self._stands(self._stood[row])

    def kept(self) -> bool:
        """Tell whether no more is disturbed than may be, looking at all."""
        number = self.count(self._stood)
        if number > self.most:
            return False
        self.spent = number
        return True

    def allows(self, more: int) -> bool:
        """Tell whether so much more may be disturbed, and count it if it may."""
        if more > 0 and self.spent + more > self.most:
            return False
        self.spent += more
        return True
