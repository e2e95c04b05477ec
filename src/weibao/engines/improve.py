"""Improving what is placed: taking some of it out and placing it anew, again and again.

A worse outcome is kept for a while, the less worse the longer the search has gone on,
and at the end taken back if nothing better came of it.
Everything hangs on the seed and on the number of rounds, nothing on the clock: as many
rounds from the same start give the same. A limit in seconds can only end the rounds.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from random import Random

from attrs import define, field

from weibao.engines.chain_days import ChainDays
from weibao.engines.columns import NOWHERE
from weibao.engines.ejecting import Ejecting
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.ruin import Ruin, Takers

WARMTH = 20
"""How much worse an outcome may be at first, in minutes of travel."""
HALF_WARM = 2
"""Warmth is halved after so many rounds for each job, and goes on falling."""
EXTRA = 3
"""How many jobs without a place are tried beside those taken out."""
MOST_DAYS = 14
"""How many days a chain's visit is offered at most."""
MOST_CHANGES = 20_000
"""How many changes away from the best outcome may be kept, to take them back."""
MOST_JOBS = 500
"""With more jobs a search ends where it stands: what is kept to go back to the best
would cost the collector of garbage up to a tenth of its time."""
OFTEN = 4
"""In one of so many rounds a calm search places work by a row of moves."""
Keep = Callable[[], bool]


@define(eq=False)
class Improvement:
    """Improves the places of jobs in a state."""

    insertion: Insertion
    jobs: Sequence[Job]
    random: Random
    chain_days: ChainDays
    unit: int = 1
    """What a minute of travel costs."""
    grain: int = WARMTH
    """How many units worse an outcome may be at first."""
    best_only: bool = False
    """Whether to end with the best of all, however many jobs and changes there are."""
    passing: bool = False
    """Whether another search goes on from where this one stands at its end."""
    calm: bool = False
    """Whether to look only about what has no place, or not the one it had."""
    begin: int = 0
    """How many rounds the search has gone through before."""
    uneven: Callable[[], int] | None = None
    """Tells how uneven loads are, where that decides between equals."""
    rounds: int = 0
    ruin: Ruin = field(init=False)
    ejecting: Ejecting = field(init=False)
    _best: int = field(init=False)
    _improved: bool = False
    _equal: int = 0
    _unevenness: int = 0
    _open: dict[int, None] = field(factory=dict)
    _by_row: dict[int, Job] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.ruin = Ruin(self.insertion.state, self.random)
        self._by_row = {job.row: job for job in self.jobs}
        self.ejecting = Ejecting(self.insertion, self._by_row, self.random)
        self._best = self.insertion.state.cost
        day = self.insertion.state.columns.day
        self._open = {job.row: None for job in self.jobs if day[job.row] == NOWHERE}

    @property
    def left_out(self) -> list[Job]:
        """The jobs that have no place."""
        return [self._by_row[row] for row in self._open]

    def run(self, rounds: int, go_on: Keep) -> int:
        """Improve for so many rounds, or until told to stop; return their number."""
        state = self.insertion.state
        state.changes.clear()
        self._improved, self._equal = self._far or self.uneven is None, 0
        if self.uneven is not None and not self._improved:
            self._unevenness = self.uneven()
        half = max(1, HALF_WARM * len(self.jobs))
        for number in range(self.begin, self.begin + rounds):
            if not self.jobs or not go_on():
                break
            self.rounds += 1
            warmth = self.grain * self.unit * half // (half + number)
            if self.calm and self._open and number % OFTEN == 0:
                self._moved_on()
            else:
                self._round(warmth)
        if not self.passing:
            self._back_to_best()
        return self.rounds

    def _back_to_best(self) -> None:
        """Take back what was kept for a while and has led to nothing better."""
        budget = self.insertion.budget
        self.insertion.state.undo(self._equal)
        if self._equal and self.uneven is not None and self.uneven() > self._unevenness:
            self.insertion.state.undo(0)
        self._keep(self._by_row)
        if budget is not None:
            budget.kept()

    def _round(self, warmth: int) -> None:
        state, random = self.insertion.state, self.random
        seed, day = self._seed()
        if day == NOWHERE:
            return
        before, mark = state.cost, len(state.changes)
        able = self._able(seed)
        takers = able if seed in self._open else None
        rows, routes = self.ruin.strings(seed, day, takers, able)
        rows = self._one_a_chain(rows)
        budget = self.insertion.budget
        disturbed = budget.count(rows) if budget is not None else 0
        for row in rows:
            if self._by_row[row].chained:
                self._bound(row)
            state.remove(self._by_row[row])
        if state.strained:
            state.undo(mark)
            return
        for route in routes:
            self.insertion.places.timing.draw(route)
        more = self._more(seed, rows)
        if budget is not None:
            disturbed += budget.count(more)
        rows += more
        for row in self._in_order(rows):
            job = self._by_row[row]
            slot = self.insertion.anew(job, random)
            if slot is not None:
                state.place(job, slot)
        worse = state.cost > before + (warmth * random.getrandbits(16) >> 16)
        if not worse and (
            budget is None or budget.allows(budget.count(rows) - disturbed)
        ):
            self._settle(rows)
        else:
            state.undo(mark)

    def _moved_on(self) -> None:
        """Place what has no place by a row of moves; keep what is no worse."""
        state, budget = self.insertion.state, self.insertion.budget
        row = self._any_open()
        if self._by_row[row].chained:
            return
        before, mark = state.cost, len(state.changes)
        rows = self.ejecting.place(row)
        worse = state.cost > before or state.strained > 0
        if worse or (budget is not None and not budget.kept()):
            state.undo(mark)
            return
        self._settle(rows)

    def _settle(self, rows: Iterable[int]) -> None:
        """Keep a change, and go on from it where it is the best of all."""
        state = self.insertion.state
        self._keep(rows)
        if state.cost == self._best and not self._improved and not self._far:
            self._equal = len(state.changes)
        elif state.cost <= self._best or self._far:
            self._best, self._improved, self._equal = state.cost, True, 0
            state.changes.clear()

    @property
    def _far(self) -> bool:
        """Tell whether what was best so far does not matter any more."""
        if self.best_only:
            return False
        if self.passing or len(self.jobs) > MOST_JOBS:
            return True
        return len(self.insertion.state.changes) > MOST_CHANGES

    def _able(self, row: int) -> Takers | None:
        """Tell who may take a job on a day, where such people are listed."""
        job, insertion = self._by_row[row], self.insertion
        if job.pools or job.escorts is not None:
            return None
        if insertion.state.teams is not None:  # whoever is free has nothing to give up
            return None
        days = insertion.state.columns.days[row]

        def takers(day: int) -> Collection[int]:
            if day not in days:
                return ()
            offers = insertion.offers(job, day)
            return {route.resource for offer in offers for route in offer.routes}

        return takers

    def _one_a_chain(self, rows: list[int]) -> list[int]:
        """Leave all visits but one of each chain: each moves between the others."""
        seen: set[str] = set()
        kept: list[int] = []
        for row in rows:
            link = self.chain_days.links.get(row)
            if link is None or link.chain.id not in seen:
                kept.append(row)
            if link is not None:
                seen.add(link.chain.id)
        return kept

    def _bound(self, row: int) -> None:
        """Say to which days a visit may move now."""
        if row not in self.chain_days.links:
            return
        job, columns = self._by_row[row], self.insertion.state.columns
        why_closed = self.insertion.state.workshop.why_closed
        days = self.chain_days.days(row)
        if len(days) > MOST_DAYS:
            near = columns.day[row] - MOST_DAYS // 2
            days = range(max(days.start, near), min(days.stop, near + MOST_DAYS))
        columns.days[row] = tuple(
            day for day in days if why_closed(job.order.planned, day) is None
        )
        columns.off[row] = tuple(
            self.insertion.off_aim(job, d) for d in columns.days[row]
        )

    def _keep(self, rows: Iterable[int]) -> None:
        day = self.insertion.state.columns.day
        for row in rows:
            if day[row] == NOWHERE:
                self._open[row] = None
            else:
                self._open.pop(row, None)

    def _seed(self) -> tuple[int, int]:
        """Choose a job, half of the time one without a place, and a day for it."""
        columns, random = self.insertion.state.columns, self.random
        if self._open and (self.calm or random.getrandbits(1)):
            row = self._any_open()
        elif self.calm:
            disturbed = self._disturbed()
            if not disturbed:
                return 0, NOWHERE
            row = disturbed[random.randrange(len(disturbed))]
        else:
            row = self.jobs[random.randrange(len(self.jobs))].row
        days = columns.days[row]
        day = columns.day[row]
        if day == NOWHERE and days:
            day = days[random.randrange(len(days))]
        return row, day

    def _disturbed(self) -> list[int]:
        """Return the rows of what is not where it was published."""
        columns = self.insertion.state.columns
        return [
            row
            for row in self._by_row
            if NOWHERE != columns.promised[row] != columns.start[row]
        ]

    def _any_open(self) -> int:
        """Return one of the jobs without a place; it goes to the end of their line."""
        steps = self.random.randrange(min(len(self._open), 64))
        for _ in range(steps + 1):
            row = next(iter(self._open))
            del self._open[row]
            self._open[row] = None
        return row

    def _more(self, seed: int, rows: Sequence[int]) -> list[int]:
        """Return some jobs without a place, the seed among them if it has none."""
        if not self._open:
            return []
        more = {seed: None} if seed in self._open else {}
        for _ in range(EXTRA):
            more[self._any_open()] = None
        taken = set(rows)
        return [row for row in more if row not in taken]

    def _in_order(self, rows: list[int]) -> list[int]:
        """Return rows in the order in which they look for a place."""
        columns, random = self.insertion.state.columns, self.random
        way = random.getrandbits(3)
        if way < 3:
            random.shuffle(rows)
        elif way < 6:
            rows.sort(key=lambda row: (-columns.price[row] * columns.minutes[row], row))
        elif way == 6:
            rows.sort(key=lambda row: (len(columns.days[row]), row))
        else:
            rows.sort(key=lambda row: (-columns.minutes[row], row))
        return rows
