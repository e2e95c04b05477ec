"""Cutting a search into parts, having them improved, and joining them again."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import pairwise

from attrs import define, field

from weibao.engines.columns import NOWHERE, Columns
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.parts import Part, Placed, Team, improved
from weibao.engines.routes import Offer, Route, Slot
from weibao.engines.state import DAYS, State

WEEK = 7
ROUNDS_A_TURN = 3000
"""How many rounds each part goes through before the cuts are laid anew."""
SHORT_TURNS = 2
"""So many turns at first are shorter, each half as long as the one after it, so that
whoever asks for an end after few seconds has it."""


@define(eq=False)
class Splitting:
    """Improves jobs in parts, ``parts`` of them at a time."""

    insertion: Insertion
    jobs: Sequence[Job]
    seed: int
    parts: int
    executor: Executor
    rounds: int = 0
    _by_row: dict[int, Job] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._by_row = {job.row: job for job in self.jobs}

    @property
    def state(self) -> State:
        """Where everything stands."""
        return self.insertion.state

    def run(self, rounds: int, go_on: Callable[[], bool]) -> int:
        """Improve for so many rounds in all; return how many they were."""
        turn = begun = 0
        while self.rounds < rounds and go_on():
            most = ROUNDS_A_TURN >> max(0, SHORT_TURNS - turn)
            each = min(most, -(-(rounds - self.rounds) // self.parts))
            stretches = list(self._stretches(turn))
            if not stretches:  # nobody is there on any day
                break
            parts = [
                self._part(days, number, turn, begun, each)
                for number, days in enumerate(stretches)
            ]
            for part, placed in zip(
                parts, self.executor.map(improved, parts), strict=True
            ):
                self._join(part, placed)
                self.rounds += each
            turn, begun = turn + 1, begun + each
        self.state.changes.clear()
        return self.rounds

    def _stretches(self, turn: int) -> Iterator[range]:
        """Cut the days into stretches of whole weeks, each turn at other places."""
        days = sorted(self.state.by_day)
        if not days:
            return
        state, last = self.state, days[-1] + 1
        weeks = [
            day
            for day in days
            if day == days[0] or state.week(day) != state.week(day - 1)
        ]
        number = min(self.parts, len(weeks))
        step = len(weeks) / number
        shift = (turn % 3) / 3
        cuts = sorted({int((n + shift) * step) for n in range(number)} - {0})
        edges = [days[0], *(weeks[cut] for cut in cuts if cut < len(weeks)), last]
        for first, end in pairwise(edges):
            if first < end:
                yield range(first, end)

    def _part(
        self, days: range, number: int, turn: int, begin: int, rounds: int
    ) -> Part:
        state, columns = self.state, self.state.columns
        routes = [route for day in days for route in state.by_day.get(day, ())]
        rows = dict.fromkeys(row for route in routes for row in route.jobs)
        rows.update(dict.fromkeys(self._share(days, turn)))
        numbers = list(rows)
        still = {row for route in routes if route.roams for row in route.jobs}
        place = {row: at for at, row in enumerate(numbers)}
        offers = self._offers(numbers, days)
        stops = sorted(
            {columns.stop[row] for row in numbers}
            | {base for teams in offers.values() for *_, base in teams}
            | {columns.base[row] for row in numbers if columns.base[row] != NOWHERE}
        )
        weeks = {route.week for route in routes}
        people = {person for route in routes for person in route.people}
        return Part(
            columns=_some(columns, numbers, days, still),
            numbers=numbers,
            chained=[self._chained(row) for row in numbers],
            routes=[(r.resource, r.day, r.week, r.people, r.price) for r in routes],
            work=[[place[row] for row in route.jobs] for route in routes],
            teams=[self._team(row) for row in numbers],
            offers=offers,
            preferred={
                at: (job.preferred, job.seats_preferred)
                for at, row in enumerate(numbers)
                if (job := self._by_row.get(row)) is not None and job.preferred
            },
            allowed=[route.allowed for route in routes],
            travel={a: {b: state.travel[a][b] for b in stops} for a in stops},
            spent={
                key: spent
                for key, spent in state.weeks.items()
                if key // DAYS in people and key % DAYS in weeks
            },
            totals={person: state.totals.get(person, 0) for person in people},
            prices=state.prices,
            per_day=state.per_day,
            per_week=state.per_week,
            grid=self.insertion.places.timing.grid,
            seed=f"{self.seed}/{turn}/{number}",
            begin=begin,
            rounds=rounds,
        )

    def _share(self, days: range, turn: int) -> Iterator[int]:
        """Go through the work without a place that a stretch gets to try this turn."""
        columns = self.state.columns
        for row in self._by_row:
            if columns.day[row] != NOWHERE or not columns.days[row]:
                continue
            choice = columns.days[row]
            day = choice[(row + turn) % len(choice)]
            if day in days:
                yield row

    def _chained(self, row: int) -> bool:
        job = self._by_row.get(row)
        return job is not None and job.chained

    def _team(self, row: int) -> Team | None:
        columns = self.state.columns
        if columns.day[row] == NOWHERE:
            return None
        offer = self.state.placed[self.state.jobs[row].id][1].offer
        return _as_team(offer)

    def _offers(
        self, numbers: Sequence[int], days: range
    ) -> dict[tuple[int, int], tuple[Team, ...]]:
        """Say who may do the work on which day, and reckon when they may."""
        columns, timing = self.state.columns, self.insertion.places.timing
        found: dict[tuple[int, int], tuple[Team, ...]] = {}
        known: set[tuple[int, int, int, int]] = set()
        for row in numbers:
            job = self._by_row.get(row)
            if job is None or job.pools:
                continue
            kind = columns.offers[row], columns.where[row], columns.stop[row]
            for day in columns.days[row]:
                if day not in days or (*kind, day) in known:
                    continue
                known.add((*kind, day))
                offers = tuple(
                    offer
                    for offer in self.insertion.offers(job, day)
                    if not any(route.roams for route in offer.routes)
                )
                found[kind[0], day] = tuple(map(_as_team, offers))
                for offer in offers:
                    for route in offer.routes:
                        timing.allowed(route, row, offer.crew, offer.base)
        return found

    def _join(self, part: Part, placed: Sequence[Placed]) -> None:
        """Put the work of a part where it has come to stand."""
        state, people = self.state, self.state.workshop.people
        still = {row for row in part.numbers if row not in self._by_row}
        self._drawn((row, start) for row, _, start, *_ in placed if row in still)
        for row in part.numbers:
            if state.columns.day[row] != NOWHERE and row not in still:
                state.remove(state.jobs[row])
        state.strained = 0
        for row, day, start, team, crew in sorted(placed, key=lambda one: one[2]):
            if row in still:
                continue
            job = self._by_row[row]
            offer = self.insertion.offer(people.team(people.crews[crew], team), day)
            assert offer is not None
            at = tuple(self._at(route, start) for route in offer.routes)
            off = dict(
                zip(state.columns.days[row], state.columns.off[row], strict=True)
            )
            price = off.get(day, 0) + self.insertion.passed_over(job, offer)
            slot = Slot(day, start, offer.unit, 0, offer, at, ((row, start),), price)
            state.place(job, slot)
        state.changes.clear()

    def _drawn(self, starts: Iterable[tuple[int, int]]) -> None:
        """Let what keeps its place keep it at the minute that others left to it."""
        state = self.state
        for row, start in starts:
            if start != state.columns.start[row]:
                for route in state.placed[state.jobs[row].id][1].offer.routes:
                    state.drawn(route, {row: start})

    def _at(self, route: Route, start: int) -> int:
        begun = self.state.columns.start
        return sum(begun[row] < start for row in route.jobs)


def _as_team(offer: Offer) -> Team:
    resources = tuple(route.resource for route in offer.routes)
    return offer.unit.people, resources, offer.crew, offer.base


def _some(
    columns: Columns, rows: Sequence[int], days: range, still: Container[int]
) -> Columns:
    """Return some rows, with the days of a stretch only and without their units."""
    found = Columns()
    for row in rows:
        new = found.add(
            minutes=columns.minutes[row],
            stop=columns.stop[row],
            where=columns.where[row],
            offers=columns.offers[row],
            marks=columns.marks[row],
            exclusions=columns.exclusions[row],
            begins=columns.begins[row],
        )
        inside = [
            (day, off)
            for day, off in zip(columns.days[row], columns.off[row], strict=True)
            if day in days
        ]
        found.days[new] = tuple(day for day, _ in inside)
        found.off[new] = tuple(off for _, off in inside)
        found.not_before[new] = columns.not_before[row]
        found.price[new] = columns.price[row]
        found.movable[new] = columns.movable[row] and row not in still
        found.start[new], found.day[new] = columns.start[row], columns.day[row]
        found.base[new], found.crew[new] = columns.base[row], columns.crew[row]
        found.anchored[new] = columns.anchored[row]
    return found
