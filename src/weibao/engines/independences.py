"""Keeping people from work that inspects what they did themselves.

Whichever of the two is placed later looks at the other: an inspection at all the work
in the period it looks back on, that work at the inspections that look back on it.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.routes import Offer
from weibao.engines.state import State
from weibao.independence import Independence
from weibao.orders import Demand

Done = tuple[date, frozenset[int]]


@define(eq=False)
class Independences:
    """Who may not do a job on a day, as things stand.

    ``kept`` is work that stays where it was published, by planned task.
    """

    state: State
    kept: dict[str, list[Done]] = field(factory=dict)
    _looks_at: dict[str, tuple[Independence, tuple[str, ...]]] = field(factory=dict)
    _looked_at_by: dict[str, list[str]] = field(factory=dict)
    _orders: dict[str, list[str]] = field(factory=dict)
    _recorded: dict[str, tuple[Done, ...]] = field(factory=dict)

    @classmethod
    def among(cls, demand: Demand, state: State) -> "Independences":
        """Find what in a demand is to be kept apart."""
        made = cls(state)
        numbers = state.workshop.people.numbers
        for id, watched in demand.plan.watched.items():
            asked = demand.plan.by_id[id].resolved.independence
            if asked is None:
                continue
            made._looks_at[id] = asked, tuple(one.id for one in watched)
            for one in watched:
                made._looked_at_by.setdefault(one.id, []).append(id)
            made._recorded[id] = tuple(
                (one.day, frozenset(numbers[p] for p in one.people if p in numbers))
                for one in demand.did.get(id, ())
            )
        if made.any:
            made._note(demand)
        return made

    def _note(self, demand: Demand) -> None:
        concerned = self._looks_at.keys() | self._looked_at_by.keys()
        for order in demand.orders:
            if order.planned.id in concerned:
                self._orders.setdefault(order.planned.id, []).append(order.id)
        for chain in demand.chains:
            for order in chain.orders:
                if order.planned.id in concerned:
                    extra = chain.extra(order).id
                    self._orders.setdefault(order.planned.id, []).append(extra)

    @property
    def any(self) -> bool:
        """Whether anything is to be kept apart."""
        return bool(self._looks_at)

    def concerns(self, job: Job) -> bool:
        """Tell whether a job looks at other work, or other work at it."""
        id = job.order.planned.id
        return id in self._looks_at or id in self._looked_at_by

    def keep(self, job: Job, day: date, people: Iterable[int]) -> None:
        """Note work that stays where it was published."""
        done = day, frozenset(people)
        self.kept.setdefault(job.order.planned.id, []).append(done)

    def allows(self, job: Job, day: int, offer: Offer) -> bool:
        """Tell whether the people of an offer may do a job on a day."""
        return self.kept_away(job, day).isdisjoint(offer.unit.people)

    def kept_away(self, job: Job, day: int) -> frozenset[int]:
        """Return who may not do a job on a day."""
        id, today = job.order.planned.id, self.state.workshop.date(day)
        found: set[int] = set()
        if id in self._looks_at:
            asked, watched = self._looks_at[id]
            first = asked.first(today)
            for on, people in (*self._recorded[id], *self._placed(watched)):
                if first <= on <= today:
                    found |= people
        for other in self._looked_at_by.get(id, ()):
            asked, _ = self._looks_at[other]
            for on, people in self._placed((other,)):
                if asked.first(on) <= today <= on:
                    found |= people
        return frozenset(found)

    def _placed(self, tasks: Iterable[str]) -> Iterator[Done]:
        placed, date_of = self.state.placed, self.state.workshop.date
        for task in tasks:
            yield from self.kept.get(task, ())
            for order in self._orders.get(task, ()):
                found = placed.get(order)
                if found is not None:
                    slot = found[1]
                    yield date_of(slot.day), frozenset(slot.offer.unit.people)
