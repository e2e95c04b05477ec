"""One resource's day: its work in order, and what it leaves free.

A resource is what goes about as one: a person, a crew that goes whole, or a team that a
crew has formed for the day.
"""

from attrs import Factory, define, field

from weibao.engines.people import Unit
from weibao.engines.presences import Presence

Stretches = tuple[tuple[int, int], ...]
Place = tuple[int, int, int, int, int, bool]
"""Price, from when, until when, position, minutes on the way that it adds, and whether
one goes there for it alone."""


@define(eq=False)
class Route:
    """A resource's day.

    ``people`` are those who come, and ``price`` is that of a minute on the way. One
    that ``roams`` between time zones has days that overlap. ``allowed`` holds when
    work of a kind may go on at a stop, with the ways from and to the base. ``latest``
    and ``places`` are looked for when asked for and forgotten when the work changes:
    they are replaced then, never changed, so that what held before can be put back.
    ``presences`` stand in for people's own days where it is asked what others would
    allow. A ``team`` of the day is noted, and one ``binds`` whoever may be in a team.
    """

    resource: int
    day: int
    week: int
    people: tuple[int, ...]
    price: int
    roams: bool = False
    jobs: list[int] = field(factory=list)
    way: int = 0
    work: int = 0
    trips: int = 0
    allowed: dict[tuple[int, int, int], Stretches] = field(factory=dict)
    latest: list[int] | None = None
    places: dict[tuple[int, int], list[Place]] = field(factory=dict)
    presences: tuple[Presence, ...] | None = None
    team: Unit | None = None
    binds: bool = False

    @property
    def busy(self) -> int:
        """Return the minutes at work and on the way."""
        return self.way + self.work


@define(eq=False)
class Offer:
    """People who may do a job on a day: the unit, and the routes it would go on.

    Where an ``escort`` goes with the unit, its routes come after the ``own`` ones.
    ``sides`` are the crew and the base that each route belongs to.
    """

    unit: Unit
    routes: tuple[Route, ...]
    crew: int
    base: int
    escort: Unit | None = None
    own: int = Factory(lambda self: len(self.routes), takes_self=True)
    sides: tuple[tuple[int, int], ...] = Factory(
        lambda self: ((self.crew, self.base),) * len(self.routes), takes_self=True
    )

    @property
    def everybody(self) -> tuple[int, ...]:
        """All who are there, the escort among them."""
        escort = () if self.escort is None else self.escort.people
        return (*self.unit.people, *escort)


@define(eq=False)
class Slot:
    """A place for a job: when, who, at what price; good until anything else changes.

    ``positions`` are where it comes in each route, and ``moves`` the new minutes of
    what it pushes on, its own among them.
    """

    day: int
    start: int
    unit: Unit
    price: int
    offer: Offer
    positions: tuple[int, ...]
    moves: tuple[tuple[int, int], ...]
    off: int = 0
