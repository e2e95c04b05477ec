"""The account of who meets which asset, while work moves."""

from collections.abc import Iterable, Mapping

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.people import People
from weibao.engines.routes import Offer, Route, Slot
from weibao.fairness import Doing
from weibao.goals import Goal
from weibao.inventory import Asset


@define(eq=False)
class OtherPeopleAccount:
    """How often each person is at each asset; ``price`` is that of a person too many.

    ``needed`` are how many people the work on an asset takes, ``known`` who was there
    before, and ``stays`` is work that keeps its people.
    """

    people: People
    price: int
    needed: Mapping[str, int]
    known: Mapping[str, frozenset[str]]
    stays: Iterable[Doing]
    _times: dict[str, dict[int, int]] = field(factory=dict)
    _free: dict[str, int] = field(factory=dict)
    _sizes: dict[str, int] = field(factory=dict)
    _gone: dict[str, int] = field(factory=dict)
    _figure: int = 0

    def __attrs_post_init__(self) -> None:
        for one in self.stays:
            if not one.escorting and isinstance(one.planned.subject, Asset):
                numbers = [self._number(id) for id in one.people]
                self._enter(one.planned.subject.id, numbers, 1)

    def enter(self, job: Job, slot: Slot, sign: int) -> None:
        """Enter work that people do on an asset, or strike it out with -1."""
        if isinstance(job.order.subject, Asset):
            self._enter(job.subject, slot.unit.people, sign)

    def _enter(self, asset: str, people: Iterable[int], sign: int) -> None:
        times = self._at(asset)
        was = self._sizes[asset]
        size = was
        for person in people:
            before = times.get(person, 0)
            times[person] = before + sign
            size += (before + sign > 0) - (before > 0)
        self._sizes[asset] = size
        free = self._free[asset]
        self._figure += max(0, size - free) - max(0, was - free)

    def _at(self, asset: str) -> dict[int, int]:
        """Return who was how often at an asset; those known before once in any case."""
        times = self._times.get(asset)
        if times is None:
            known = {self._number(id) for id in self.known.get(asset, ())}
            times = self._times[asset] = dict.fromkeys(known, 1)
            self._sizes[asset] = len(times)
            self._free[asset] = max(len(times), self.needed.get(asset, 0))
        return times

    def _number(self, id: str) -> int:
        """Return a person's number; one of its own for somebody who is gone."""
        known = self.people.numbers.get(id)
        if known is None:
            known = self._gone.setdefault(id, -1 - len(self._gone))
        return known

    def follow(self, route: Route) -> None:
        """Ways change nothing here."""

    def bias(self, job: Job, day: int, offer: Offer) -> int:
        """Return what people who were not there would add to the price."""
        if not isinstance(job.order.subject, Asset):
            return 0
        times, asset = self._at(job.subject), job.subject
        more = sum([times.get(person, 0) < 1 for person in offer.unit.people])
        size, free = self._sizes[asset], self._free[asset]
        return self.price * (max(0, size + more - free) - max(0, size - free))

    def figures(self) -> dict[Goal, int]:
        """Return the number of people too many."""
        return {Goal.OTHER_PEOPLE: self._figure}

    def cost(self) -> int:
        """Return the price of the figure."""
        return self.price * self._figure
