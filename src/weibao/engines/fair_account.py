"""The account of fairness: who is beyond their share of what, while work moves."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.routes import Offer, Route, Slot
from weibao.engines.state import DAYS, State
from weibao.fairness import SCALE, Ahead, Burden, Shares, is_unpleasant, is_weekend
from weibao.goals import Goal
from weibao.plan import PlannedTask
from weibao.scoring import BURDENS

GOALS = {burden: goal for goal, burden in BURDENS.items()}
PARTS = 2 * SCALE
A_WAY = 10
"""How many minutes it is guessed to take to go somewhere at all."""
Split = tuple[tuple[int, int], ...]
"""Shares by the numbers of people."""


@define(eq=False)
class FairAccount:
    """By how much each person, by number, is beyond their share of each burden.

    ``prices`` are those of the burdens that are asked for, a minute that would have
    to change hands. It begins with who is ``ahead`` before anything is placed.
    """

    state: State
    shares: Shares
    prices: Mapping[Burden, int]
    ahead: Ahead
    _ahead: dict[Burden, list[int]] = field(init=False)
    _sums: dict[Burden, int] = field(init=False)
    _splits: dict[tuple[int, bool, bool], Split] = field(factory=dict)
    _hard: dict[int, bool] = field(factory=dict)
    _ways: dict[int, tuple[int, Split]] = field(factory=dict)
    _weekends: dict[int, bool] = field(factory=dict)
    _rises: dict[tuple[Burden, int, int], tuple[int, dict[int, int]]] = field(
        factory=dict
    )

    def __attrs_post_init__(self) -> None:
        people = self.state.workshop.people.persons
        self._ahead, self._sums = {}, {}
        for burden in self.prices:
            known = dict(self.ahead.get(burden, {}))
            self._ahead[burden] = [known.pop(person.id, 0) for person in people]
            gone = sum(map(abs, known.values()))
            self._sums[burden] = gone + sum(map(abs, self._ahead[burden]))

    def enter(self, job: Job, slot: Slot, sign: int) -> None:
        """Enter work in its place, or strike it out with -1."""
        planned, minutes = job.order.planned, sign * job.minutes
        hard = Burden.UNPLEASANT in self.prices and self._is_unpleasant(planned)
        late = Burden.WEEKENDS in self.prices and self._is_weekend(slot.day)
        for people, escorting in _parties(slot.offer):
            if Burden.WORK in self.prices or hard:
                split = self._split(planned, escorting=escorting)
                if Burden.WORK in self.prices:
                    self._count(Burden.WORK, people, minutes, split)
                if hard:
                    self._count(Burden.UNPLEASANT, people, minutes, split)
            if late:
                split = self._split(planned, escorting=escorting, weekend=True)
                self._count(Burden.WEEKENDS, people, minutes, split)

    def follow(self, route: Route) -> None:
        """Count a route's way anew, for each of its people."""
        if Burden.TRAVEL not in self.prices:
            return
        key = route.resource * DAYS + route.day
        now: tuple[int, Split] = (0, ())
        if route.jobs:
            job = self.state.jobs[route.jobs[0]]
            escorting = job.row != route.jobs[0]
            now = route.way, self._split(job.order.planned, escorting=escorting)
        way, split = self._ways.get(key, (0, ()))
        if now != (way, split):
            self._count(Burden.TRAVEL, route.people, -way, split)
            self._count(Burden.TRAVEL, route.people, *now)
            self._ways[key] = now

    def _count(
        self, burden: Burden, people: Sequence[int], minutes: int, split: Split
    ) -> None:
        ahead, total = self._ahead[burden], self._sums[burden]
        self._rises.clear()
        for person in people:
            was = ahead[person]
            now = ahead[person] = was + minutes * SCALE
            total += abs(now) - abs(was)
        minutes *= len(people)
        for person, share in split:
            was = ahead[person]
            now = ahead[person] = was - minutes * share
            total += abs(now) - abs(was)
        self._sums[burden] = total

    def bias(self, job: Job, day: int, offer: Offer) -> int:
        """Return what giving a job to the people of an offer adds to the price.

        Ways are guessed: they are known only for a place.
        """
        planned, found = job.order.planned, 0
        for burden, price in self.prices.items():
            weekend = burden is Burden.WEEKENDS
            minutes = job.minutes
            if weekend and not self._is_weekend(day):
                continue
            if burden is Burden.UNPLEASANT and not self._is_unpleasant(planned):
                continue
            if burden is Burden.TRAVEL:
                minutes = A_WAY * sum(not route.jobs for route in offer.routes)
            for people, escorting in _parties(offer):
                split = self._split(planned, escorting=escorting, weekend=weekend)
                rise = self._rise(burden, people, minutes, split)
                found += price * rise // PARTS
        return found

    def _rise(
        self, burden: Burden, people: Sequence[int], minutes: int, split: Split
    ) -> int:
        """Return by how much minutes of some people would raise a burden's sum."""
        ahead, whole = self._ahead[burden], minutes * len(people)
        key = (burden, id(split), whole)
        known = self._rises.get(key)
        if known is None:
            after = {n: ahead[n] - whole * share for n, share in split}
            rise = sum([abs(now) - abs(ahead[n]) for n, now in after.items()])
            known = self._rises[key] = (rise, after)
        rise, after = known
        for person in people:
            now = after.get(person)
            if now is None:
                now = ahead[person]
            rise += abs(now + minutes * SCALE) - abs(now)
        return rise

    def figures(self) -> dict[Goal, int]:
        """Return the figures of the burdens that are asked for."""
        return {GOALS[one]: total // PARTS for one, total in self._sums.items()}

    def cost(self) -> int:
        """Return the price of the figures."""
        sums = self._sums
        return sum([price * (sums[one] // PARTS) for one, price in self.prices.items()])

    def _split(
        self, planned: PlannedTask, *, escorting: bool = False, weekend: bool = False
    ) -> Split:
        key = (id(planned.resolved), escorting, weekend)
        known = self._splits.get(key)
        if known is None:
            numbers = self.state.workshop.people.numbers
            resolved = planned.resolved
            need, crew = resolved.need, resolved.crew
            if escorting and resolved.escort is not None:
                need, crew = resolved.escort.need, resolved.escort.crew
            shares = self.shares.of(need, crew, weekend=weekend)
            known = tuple((numbers[id], share) for id, share in shares)
            self._splits[key] = known
        return known

    def _is_unpleasant(self, planned: PlannedTask) -> bool:
        known = self._hard.get(id(planned))
        if known is None:
            words = self.shares.workforce.unpleasant
            known = self._hard[id(planned)] = is_unpleasant(planned, words)
        return known

    def _is_weekend(self, day: int) -> bool:
        known = self._weekends.get(day)
        if known is None:
            today = self.state.workshop.date(day)
            known = self._weekends[day] = is_weekend(today)
        return known


def _parties(offer: Offer) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Go through those who do the work, and those who escort them."""
    yield offer.unit.people, False
    if offer.escort is not None:
        yield offer.escort.people, True
