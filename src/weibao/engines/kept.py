"""Published work that stays whatever else is planned anew: begun, or out of scope."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from attrs import define, evolve, field

from weibao.pins import Pin
from weibao.published import Promise, Published
from weibao.search import Scope
from weibao.workforce import Crew, Technician, Workforce


@define(eq=False)
class Kept:
    """What of a published roster is kept as it is, as pins by order id.

    Work that has ``begun`` may stand before the moment from which on all other work is
    placed. Work whose people are not there for it, or whose crew is no more, is not
    kept.
    """

    pins: dict[str, Pin] = field(factory=dict)
    begun: set[str] = field(factory=set)

    @classmethod
    def of(
        cls,
        published: Published | None,
        workforce: Workforce,
        today: date,
        now: datetime | None,
        only: Scope | None,
    ) -> "Kept":
        """Find what is kept.

        Args:
            published: what people know of.
            workforce: who is there.
            today: the day before which nothing is planned any more.
            now: work that begins before this moment has begun.
            only: what may change; all, where it is None.
        """
        kept = cls()
        for one in published.promises.values() if published is not None else ():
            begun = now is not None and one.start < now
            outside = only is not None and not only.holds(one)
            if one.day < today or not (begun or outside):
                continue
            if all(_there(one, workforce)):
                kept.pins[one.order] = _pin(one, workforce.crews[one.crew])
                if begun:
                    kept.begun.add(one.order)
        return kept

    def pinned(self, workforce: Workforce) -> Workforce:
        """Return the workforce with what is kept pinned; pins by hand come first."""
        if not self.pins:
            return workforce
        return evolve(workforce, pins={**self.pins, **workforce.pins})

    def without(self, orders: set[str]) -> "Kept":
        """Return what is kept but for some orders, and what hangs on them.

        Of a series of visits one decides on the next: none of those to come is kept.
        """
        series = {_series(id) for id in orders}
        pins = {
            id: pin
            for id, pin in self.pins.items()
            if id not in orders and (id in self.begun or _series(id) not in series)
        }
        return Kept(pins, self.begun & pins.keys())


def _series(order: str) -> str:
    return order.rpartition("/")[0]


def _pin(one: Promise, crew: Crew) -> Pin:
    minute = one.start.hour * 60 + one.start.minute
    people = frozenset(one.people) if crew.may_split else frozenset[str]()
    return Pin(order=one.order, crew=one.crew, people=people, day=one.day, start=minute)


def _there(one: Promise, workforce: Workforce) -> Iterator[bool]:
    """Tell of everybody who was to come whether they can; nobody without a crew."""
    known: Mapping[str, Technician] = workforce.technicians
    for crew, people in ((one.crew, one.people), (one.escort_crew, one.escort)):
        if crew and crew not in workforce.crews:
            yield False
            continue
        start, end = one.start, one.end
        if crew:  # people are away by the clocks of their base
            zone = workforce.crews[crew].base.site.time_zone
            start, end = start.astimezone(zone), end.astimezone(zone)
        for id in people:
            person = known.get(id)
            yield (
                person is not None
                and person.employed_on(one.day)
                and not person.away(start, end)
            )
