"""The account of how evenly crews are loaded, while work moves."""

from collections.abc import Iterable

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.people import People
from weibao.engines.routes import Offer, Route, Slot
from weibao.fairness import Doing
from weibao.goals import Goal


@define(eq=False)
class EvenAccount:
    """The minutes of work of each person, and how far apart they are in each crew.

    ``price`` is that of a minute between the most and the least loaded, and ``stays``
    is work that keeps its people.
    """

    people: People
    price: int
    stays: Iterable[Doing]
    _minutes: list[int] = field(init=False)
    _crews: list[tuple[int, ...]] = field(init=False)
    _spreads: list[int] = field(init=False)
    _of_person: dict[int, list[int]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        numbers = self.people.numbers
        self._minutes = [0] * len(numbers)
        self._crews = [
            tuple(numbers[person.id] for person in crew.members)
            for crew in self.people.crews
        ]
        for crew, members in enumerate(self._crews):
            for person in members:
                self._of_person.setdefault(person, []).append(crew)
        for one in self.stays:
            for id in one.people:
                if id in numbers:
                    self._minutes[numbers[id]] += one.minutes
        self._spreads = [self._spread(crew) for crew in range(len(self._crews))]

    def enter(self, job: Job, slot: Slot, sign: int) -> None:
        """Enter work that people do, or strike it out with -1."""
        changed: dict[int, None] = {}
        for person in slot.offer.everybody:
            self._minutes[person] += sign * job.minutes
            changed.update(dict.fromkeys(self._of_person.get(person, ())))
        for crew in changed:
            self._spreads[crew] = self._spread(crew)

    def _spread(self, crew: int) -> int:
        loads = [self._minutes[person] for person in self._crews[crew]]
        return max(loads) - min(loads) if loads else 0

    def follow(self, route: Route) -> None:
        """Ways change nothing here."""

    def bias(self, job: Job, day: int, offer: Offer) -> int:
        """Say nothing: that people with less to do come first is seen to already."""
        return 0

    def figures(self) -> dict[Goal, int]:
        """Return the minutes between the most and the least loaded, over all crews."""
        return {Goal.UNEVEN: sum(self._spreads)}

    def cost(self) -> int:
        """Return the price of the figure."""
        return self.price * sum(self._spreads)
