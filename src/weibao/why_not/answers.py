"""What is answered about an order: why not, where else, and what would help."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from attrs import frozen

from weibao.goals import Goal
from weibao.orders import WorkOrder
from weibao.roster import Assignment, Reason, Segment
from weibao.workforce import Technician


class Way(Enum):
    """What would make a place for an order. One thing each."""

    MOVE_OTHER = "move_other"
    """Another order goes elsewhere in its own window."""
    OVERTIME = "overtime"
    """People stay longer on one day."""
    LATER = "later"
    """The order comes later than is lawful."""
    RELEASE = "release"
    """Less time of one day is held back for urgent work."""
    CALL_IN = "call_in"
    """People come in on a day off."""
    FURTHER_CREW = "further_crew"
    """There are people like these once more on one day."""
    QUALIFY = "qualify"
    """People get certificates or skills that they lack."""
    GIVE_UP = "give_up"
    """Another order, no more critical, is left out instead."""


@frozen(eq=False)
class Pushed:
    """An order that begins later to make room on the same day."""

    assignment: Assignment
    segment: Segment

    @property
    def start(self) -> datetime:
        """When it would begin."""
        return self.segment.window.opens


@frozen(kw_only=True, eq=False)
class Suggestion:
    """A place for an order: who and when, at what cost, with what effects on others.

    ``cost`` says by how much it changes each goal's figure, and ``price`` adds that up
    as the goals weigh it. ``told`` are all whose day changes.
    """

    assignment: Assignment
    cost: Mapping[Goal, int]
    price: int
    pushed: tuple[Pushed, ...] = ()
    told: tuple[Technician, ...] = ()


@frozen(kw_only=True, eq=False)
class WayOut:
    """One thing that would make a place for an order, and that place.

    ``days`` are those beyond the last lawful one, ``minutes`` those of overtime or held
    back no more.
    ``people`` are who stays longer, comes in, or needs ``certificates`` or ``skills``
    with their levels. ``other`` makes room, and goes to ``other_to`` where it has
    another place.
    """

    way: Way
    place: Suggestion
    days: int = 0
    minutes: int = 0
    people: tuple[Technician, ...] = ()
    certificates: tuple[str, ...] = ()
    skills: Mapping[str, int] = {}
    other: Assignment | None = None
    other_to: Suggestion | None = None


@frozen(kw_only=True, eq=False)
class WhyNot:
    """Why an order has no place in time.

    ``late`` is its place, where it has one too late. ``reasons`` are counted over the
    days and units of its window; where it ``fits`` after all, that is a lawful place.
    """

    order: WorkOrder
    reasons: Mapping[Reason, int]
    late: Assignment | None = None
    fits: Suggestion | None = None
    ways: tuple[WayOut, ...] = ()
