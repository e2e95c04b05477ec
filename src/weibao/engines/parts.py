"""Splitting a large search by time, into parts that share neither days nor work.

A part is a stretch of whole weeks: what is placed in them, some of what has no place,
and the routes of those days. What is shared is shared within a day and hours are
limited by the day and the week, so that parts can be improved side by side, in any
executor. Only numbers travel: columns, when work is allowed, ways, and who may do what.
Afterwards the cuts are laid elsewhere, and work passes from one stretch to the next.
"""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import cast

from attrs import define, field

from weibao.engines.chain_days import ChainDays
from weibao.engines.clockwork import Clockwork
from weibao.engines.columns import NOWHERE, Columns
from weibao.engines.improve import Improvement
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.engines.people import People, Unit
from weibao.engines.prices import Prices
from weibao.engines.routes import Offer, Route, Slot, Stretches
from weibao.engines.sharing import Sharing
from weibao.engines.state import DAYS, State
from weibao.engines.ways import Row
from weibao.orders import WorkOrder
from weibao.spans.window import Horizon
from weibao.workforce import Crew, Workforce

Team = tuple[tuple[int, ...], tuple[int, ...], int, int]
"""People of a unit, their resources, crew and base."""
Placed = tuple[int, int, int, tuple[int, ...], int]
"""Row, day, minute, people and crew of one piece of work that has a place."""
SOME_DAY = date(2000, 1, 3)
"""A part does not know its dates."""


@define(eq=False)
class Part:
    """A stretch of days as numbers, ready to travel.

    ``numbers`` are the rows in the whole. ``routes`` state resource, day, week, people
    and the price of a minute on the way; ``work`` is what is on each in order, by rows
    of the part. ``teams`` say who stands on each row. ``offers`` say who may do work of
    a kind on a day, ``preferred`` by row who should, and how many of them. ``begin``
    counts the rounds that came before.
    """

    columns: Columns
    numbers: list[int]
    chained: list[bool]
    routes: list[tuple[int, int, int, tuple[int, ...], int]]
    work: list[list[int]]
    teams: list[Team | None]
    offers: dict[tuple[int, int], tuple[Team, ...]]
    preferred: dict[int, tuple[frozenset[int], int]]
    allowed: list[dict[tuple[int, int, int], Stretches]]
    travel: dict[int, dict[int, int]]
    spent: dict[int, int]
    totals: dict[int, int]
    prices: Prices
    per_day: int
    per_week: int
    grid: int
    seed: str
    begin: int
    rounds: int


def improved(part: Part) -> list[Placed]:
    """Improve a part, and return what has a place in it then."""
    state = _state(part)
    insertion = _Listed(state, offers_of=_offers(part, state))
    jobs = [_job(part, row) for row in range(len(part.numbers))]
    for row, team in enumerate(part.teams):
        if team is not None:
            day, off = part.columns.day[row], part.columns.off[row]
            price = dict(zip(part.columns.days[row], off, strict=True)).get(day, 0)
            offer = _offer(team, day, state)
            price += insertion.passed_over(jobs[row], offer)
            slot = Slot(day, 0, offer.unit, 0, offer, (), (), price)
            state.placed[jobs[row].id] = (jobs[row], slot)
            state.jobs[row] = jobs[row]
            part.columns.unit[row] = offer.unit
    state.reprice(part.prices)
    movable = [job for job in jobs if part.columns.movable[job.row]]
    unit = max(1, part.prices.way(1))
    still = ChainDays(state.workshop)
    search = Improvement(
        insertion,
        movable,
        Random(part.seed),
        still,
        unit,
        passing=True,
        begin=part.begin,
    )
    search.run(part.rounds, lambda: True)
    columns = part.columns
    return [
        (number, columns.day[row], columns.start[row], who.people, columns.crew[row])
        for row, number in enumerate(part.numbers)
        if (who := columns.unit[row]) is not None
    ]


@define(eq=False)
class _Listed(Insertion):
    """Knows who may do what from a list."""

    offers_of: dict[tuple[int, int], tuple[Offer, ...]] = field(factory=dict)

    def offers(self, job: Job, day: int) -> Iterable[Offer]:
        """Return who may do a job on a day."""
        return self.offers_of.get((self.state.columns.offers[job.row], day), ())


def _state(part: Part) -> State:
    """Set up the routes of a part as they stand."""
    horizon = Horizon(SOME_DAY, SOME_DAY)
    clock = Clockwork(SOME_DAY)
    nobody, shared = People(Workforce(), horizon, clock), Sharing(Workforce())
    workshop = Workshop(
        horizon, clock, nobody, shared, grid=part.grid, columns=part.columns
    )
    state = State(workshop, part.prices, part.per_day, part.per_week)
    for here, ways in part.travel.items():
        state.travel[here] = Row(workshop, here)
        state.travel[here].update(ways)
    columns = part.columns
    for known, jobs, allowed in zip(part.routes, part.work, part.allowed, strict=True):
        resource, day, week, people, price = known
        route = Route(resource, day, week, people, price, allowed=allowed)
        state.routes[resource * DAYS + day] = route
        state.by_day.setdefault(day, []).append(route)
        route.jobs = jobs
        route.way, route.trips = state.way(jobs)
        route.work = sum(columns.minutes[row] for row in jobs)
    for row, day in enumerate(columns.day):
        if day != NOWHERE:
            for key in columns.marks[row]:
                state.busy.setdefault(key * DAYS + day, []).append(row)
    state.weeks.update(part.spent)
    state.totals.update(part.totals)
    return state


def _offers(part: Part, state: State) -> dict[tuple[int, int], tuple[Offer, ...]]:
    return {
        key: tuple(_offer(team, key[1], state) for team in teams)
        for key, teams in part.offers.items()
    }


def _offer(team: Team, day: int, state: State) -> Offer:
    people, resources, crew, base = team
    routes = tuple(state.routes[resource * DAYS + day] for resource in resources)
    return Offer(Unit(cast(Crew, None), people), routes, crew, base)


def _job(part: Part, row: int) -> Job:
    """Make a job of a row: a part knows no orders."""
    columns = part.columns
    preferred, seats = part.preferred.get(row, (frozenset[int](), 0))
    return Job(
        order=cast(WorkOrder, None),
        id=str(row),
        row=row,
        minutes=columns.minutes[row],
        units=(),
        pools=(),
        first=0,
        last=0,
        aim_first=0,
        aim_last=0,
        limit=0,
        where=columns.where[row],
        stop=columns.stop[row],
        subject="",
        group=None,
        at_most=0,
        rank=0,
        chained=part.chained[row],
        begins=columns.begins[row],
        preferred=preferred,
        seats_preferred=seats,
    )
