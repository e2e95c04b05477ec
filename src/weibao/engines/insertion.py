"""Placing one job at its cheapest place."""

from collections.abc import Container, Iterable, Iterator
from itertools import chain
from random import Random

from attrs import define, field

from weibao.engines.budget import Budget
from weibao.engines.escorting import Escorting, of_pool
from weibao.engines.independences import Independences
from weibao.engines.jobs import Job
from weibao.engines.people import Unit
from weibao.engines.places import TRIES, Places
from weibao.engines.promised import Promised
from weibao.engines.routes import Offer, Slot
from weibao.engines.spreading import Spreading
from weibao.engines.state import State

LOAD_SHARE = 8
"""One minute in so many of a busy day's load counts as a minute of travel."""
EVEN_SHARE = 120
"""How many minutes of work in all weigh as much as a minute of travel today."""
NEW_TEAM = 12
"""What it costs, in minutes of travel, to take somebody out of that day's team.

People who keep together all day leave fewer short gaps that nothing fits into.
"""
CHANGED_VISIT = 240
"""What it costs a chain, in minutes of travel, to have a visit on another day."""
BLINK = 6
"""One offer in two to the power of this is overlooked where the search is to vary."""
OFTEN = 3
"""The same where a ledger leads all work to the same people."""


@define(eq=False)
class Insertion:
    """Finds places in a state, where days are given ``only`` on those."""

    state: State
    promised: Promised | None = None
    independences: Independences | None = None
    only: Container[int] | None = None
    budget: Budget | None = None
    places: Places = field(init=False)
    escorting: Escorting = field(init=False)
    spreading: Spreading = field(init=False)
    _offers: dict[tuple[int, int], tuple[Offer, ...]] = field(factory=dict)
    _made: dict[tuple[Unit, int], Offer | None] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.places = Places(self.state)
        self.escorting = Escorting(
            self.state, self.places, self.offer, self.made, self.units
        )
        self.spreading = Spreading(
            self.state, self.places, self.made, self.escorting, self.open_to
        )

    def best(
        self, job: Job, first: int, last: int, *, tries: int = TRIES
    ) -> Slot | None:
        """Return the cheapest place between two days, both included."""
        days = [
            day
            for day in range(max(first, 0), last + 1)
            if self.state.workshop.why_closed(job.order.planned, day) is None
        ]
        offers = (
            (
                self.off(job, day) + self.by_whom(job, day, offer),
                self._bias(job, offer, day),
                offer,
            )
            for day in days
            for offer in self.offers(job, day)
        )
        return self.places.cheapest(job.row, offers, tries)

    def anew(self, job: Job, random: Random) -> Slot | None:
        """Return a cheap place in a job's window; now and then one is overlooked."""
        columns, row = self.state.columns, job.row
        even = self._evening if self.state.prices.even else None
        ledger, visiting = self.state.ledger, self.state.visiting
        teams = self.state.teams
        free = self.promised is None and not job.preferred
        counted = (ledger, visiting) != (None, None)
        blink = BLINK if ledger is None else OFTEN
        overlooked = random.getrandbits(blink)
        found: list[tuple[int, int, Offer]] = []
        for day, off in zip(columns.days[row], columns.off[row], strict=True):
            for offer in self.offers(job, day):
                if overlooked == 0:
                    overlooked = 1 << blink
                else:
                    price = off if free else off + self.by_whom(job, day, offer)
                    bias = even(offer) if even else 0
                    if teams is not None:
                        bias += NEW_TEAM * forming(offer)
                    if counted and ledger is not None:
                        bias += ledger.bias(job, day, offer)
                    if counted and visiting is not None:
                        bias += visiting.bias(job, day, offer.unit.crew.id)
                    found.append((price, bias, offer))
                overlooked -= 1
        return self.places.cheapest(row, found)

    def on_day(self, job: Job, day: int) -> tuple[int, Slot] | None:
        """Return the cheapest place on a day, with its cost in minutes of travel.

        Lateness is left to those who ask.
        """
        if self.state.workshop.why_closed(job.order.planned, day) is not None:
            return None
        off = self.off_aim(job, day)
        slot = self.places.cheapest(
            job.row,
            (
                (
                    off + self.passed_over(job, offer),
                    self._bias(job, offer, day) + self._effort(job, day, offer),
                    offer,
                )
                for offer in self.offers(job, day)
            ),
        )
        if slot is None:
            return None
        effort = self._effort(job, day, slot.offer)
        # Another time has its price by the goals, which no lateness here outweighs.
        moved = self.state.disturbance.moving(slot.moves, slot.offer)
        price = slot.price - moved + (CHANGED_VISIT if moved > 0 and not effort else 0)
        return price + self._bias(job, slot.offer, day) + effort, slot

    def find(self, job: Job, offer: Offer) -> Slot | None:
        """Return the cheapest place that an offer has for a job."""
        teams = self.state.teams
        if not self.able(job, offer) or (teams is not None and not teams.keeps(offer)):
            return None
        off = self.off(job, offer.routes[0].day) + self.passed_over(job, offer)
        if job.escorts is not None and offer.escort is None:
            return self.escorting.find(job, offer, off)
        return self.places.find(job.row, offer, off)

    def by_whom(self, job: Job, day: int, offer: Offer) -> int:
        """Price people who are not the published ones, or not those preferred."""
        return self.change(job, day, offer) + self.passed_over(job, offer)

    def passed_over(self, job: Job, offer: Offer) -> int:
        """Price preferred people in whose place others would be sent."""
        if not job.preferred:
            return 0
        return job.passed_over(offer.unit.people) * self.state.prices.passed_over

    def change(self, job: Job, day: int, offer: Offer) -> int:
        """Price people or a day that were not published."""
        if self.promised is None:
            return 0
        people = self.promised.changed(job, day, offer)
        return 0 if people is None else self.state.prices.changed(people)

    def given_up(self, job: Job) -> int:
        """Price leaving out what was published: whoever was to do it is told."""
        known = None if self.promised is None else self.promised.known(job)
        return 0 if known is None else self.state.prices.changed(len(known[1]))

    def _effort(self, job: Job, day: int, offer: Offer) -> int:
        """Price a change of a chain's visit, in minutes of travel."""
        return CHANGED_VISIT if self.change(job, day, offer) else 0

    def able(self, job: Job, offer: Offer) -> bool:
        """Tell whether the people of an offer may do a job on their day."""
        return self._fits(job, offer) and self.is_separate(job, offer)

    def _fits(self, job: Job, offer: Offer) -> bool:
        if job.pin is not None and not self._as_pinned(job, offer):
            return False
        resolved, workshop = job.order.planned.resolved, self.state.workshop
        if resolved.crew is not None and resolved.crew != offer.unit.crew.id:
            return False
        today = workshop.date(offer.routes[0].day)
        return workshop.people.certified(offer.unit, resolved.need, today)

    def is_separate(self, job: Job, offer: Offer) -> bool:
        """Tell whether nobody would inspect work of their own."""
        apart, day = self.independences, offer.routes[0].day
        return apart is None or not apart.any or apart.allows(job, day, offer)

    def kept_away(self, job: Job, day: int) -> frozenset[int]:
        """Return who would inspect work of their own, or have theirs inspected so."""
        apart = self.independences
        if apart is None or not apart.any or not apart.concerns(job):
            return frozenset()
        return apart.kept_away(job, day)

    def _as_pinned(self, job: Job, offer: Offer) -> bool:
        """Tell whether an offer is on the day and of the people that are pinned."""
        if job.pin_day not in (None, offer.routes[0].day):
            return False
        if job.pin is None or not job.pin.people:
            return any(source.crew is offer.unit.crew for source in job.sources)
        return any(unit.people == offer.unit.people for unit in job.units)

    def off(self, job: Job, day: int) -> int:
        """Price a day of a job: how far it is off the days aimed at, or late."""
        off = self.off_aim(job, day)
        if day > job.limit:
            late = self.state.prices.late(job.order.planned.criticality)
            return off + (day - job.limit) * late
        return off

    def off_aim(self, job: Job, day: int) -> int:
        """Price a day of a job by how far it is off the days aimed at."""
        off = max(job.aim_first - day, day - job.aim_last, 0)
        return off * self.state.prices.off_preferred

    def _evening(self, offer: Offer) -> int:
        """Prefer people who have less to do in all."""
        totals, people = self.state.totals, offer.unit.people
        total = sum([totals.get(person, 0) for person in people])
        return total // (EVEN_SHARE * len(people))

    def _bias(self, job: Job, offer: Offer, day: int) -> int:
        """Prefer teams that are together already, and people with less to do."""
        people = len(offer.unit.people)
        load = sum(route.busy for route in offer.routes)
        total = self.state.total(offer.unit)
        bias = load // (LOAD_SHARE * people) + total // (EVEN_SHARE * people)
        bias += self.extra(job, day, offer)
        return bias + NEW_TEAM * (self._elsewhere(offer) + forming(offer))

    def _elsewhere(self, offer: Offer) -> int:
        """Count those of a team who that day also work in another one."""
        if len(offer.routes) < 2:
            return 0
        unit, people = self.state.columns.unit, offer.unit.people
        return sum(
            any(
                (one := unit[row]) is None or one.people != people for row in route.jobs
            )
            for route in offer.routes
        )

    def extra(self, job: Job, day: int, offer: Offer) -> int:
        """Guess what going to a place for a job would cost beyond the way: nothing."""
        return 0

    def open_to(self, job: Job, offer: Offer) -> bool:
        """Tell whether the crew of an offer may come for a job on its day: it may."""
        return True

    def offers(self, job: Job, day: int) -> Iterable[Offer]:
        """Return who may do a job on a day, all of them on duty and certified."""
        if job.pin_day is not None and job.pin_day != day:
            return ()
        away = self.kept_away(job, day)
        if not away:
            return self._offers_of(job, day)
        return [
            offer
            for offer in self._offers_of(job, day)
            if away.isdisjoint(offer.unit.people)
        ]

    def _offers_of(self, job: Job, day: int) -> Iterable[Offer]:
        if job.escorts is not None:
            return self.escorting.offers(job, day)
        if job.pools:
            return self._of_pools(job, day)
        key = (self.state.columns.offers[job.row], day)
        known = self._offers.get(key)
        if known is None:
            need = job.order.planned.resolved.need
            today = self.state.workshop.date(day)
            people = self.state.workshop.people
            made = (self.made(unit, day) for unit in job.units)
            known = self._offers[key] = tuple(
                offer
                for offer in made
                if offer is not None and people.certified(offer.unit, need, today)
            )
        teams = self.state.teams
        if teams is None:
            return known
        others = (self.made(unit, day) for unit in self._teams(job, day))
        return [
            offer
            for offer in (*known, *others)
            if offer is not None and teams.keeps(offer)
        ]

    def _of_pools(self, job: Job, day: int) -> Iterator[Offer]:
        for unit in self.units(job, day, free=True):
            offer = self.offer(unit, day)
            if offer is not None:
                yield offer

    def offer(self, unit: Unit, day: int) -> Offer | None:
        """Return the routes of a unit's day; None where one of them is not there.

        There is none for people of whom somebody is in another team that day.
        """
        offer, teams = self.made(unit, day), self.state.teams
        return offer if offer is None or teams is None or teams.keeps(offer) else None

    def made(self, unit: Unit, day: int) -> Offer | None:
        """Return the routes of a unit's day, whatever teams there are."""
        key = (unit, day)
        if key not in self._made:
            self._made[key] = self._make(unit, day)
        return self._made[key]

    def _make(self, unit: Unit, day: int) -> Offer | None:
        if self.only is not None and day not in self.only:
            return None
        people = self.state.workshop.people
        team = people.there(unit, day)
        crew = people.crew_number(team.crew)
        if not team.people or any(
            people.presence(person, day, crew) is None for person in team.people
        ):
            return None
        routes = self.state.routes_of(team, day)
        base = self.state.workshop.place(team.crew.base)
        return Offer(team, routes, crew, base)

    def units(self, job: Job, day: int, *, free: bool = False) -> Iterable[Unit]:
        """Return the units to try on a day; ``free`` ones are in no team of it yet."""
        if job.pin_day is not None and job.pin_day != day:
            return ()
        if not job.pools:
            if self.state.teams is None:
                return job.units
            return (*job.units, *self._teams(job, day))
        need = job.order.planned.resolved.need
        made = (of_pool(self.state, pool, need, day, free=free) for pool in job.pools)
        return dict.fromkeys(chain(job.units, *made, self._teams(job, day)))

    def _teams(self, job: Job, day: int) -> Iterator[Unit]:
        """Go through the teams of a day that can do a job, though others would do."""
        teams = self.state.teams
        for unit in teams.on(day) if teams is not None else ():
            offer = self.made(unit, day)
            fits = offer is not None and unit not in job.units
            if fits and offer is not None and self._fits(job, offer):
                yield unit


def forming(offer: Offer) -> int:
    """Return how many people would form a team anew for the day."""
    return sum(
        len(route.people)
        for route in offer.routes
        if route.team is not None and not route.jobs
    )
