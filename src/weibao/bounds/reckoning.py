"""What no roster can do better, part by part, beside what this one does."""

from enum import Enum

from attrs import frozen

from weibao.bounds.capacity import Capacity
from weibao.bounds.shortage import Shortage, Shortages
from weibao.bounds.travel import least_travel
from weibao.goals import Goal
from weibao.roster import Roster
from weibao.scoring import measure
from weibao.search import LATE_REACH


class Part(Enum):
    """A part of what makes a roster good."""

    UNPLACED = "unplaced"
    """Orders without a place."""
    NOT_IN_TIME = "not_in_time"
    """Orders without a place, or late."""
    OFF_PREFERRED = "off_preferred"
    """Days outside the preferred windows, of the work that is placed."""
    TRAVEL = "travel"
    """Minutes that people are on their way, for the work that is placed."""
    DRIVING = "driving"
    """The same, where a crew that goes whole counts once."""


@frozen
class Bound:
    """A figure of a roster, and the least that any roster could have."""

    part: Part
    value: int
    least: int

    @property
    def proven(self) -> bool:
        """Whether nothing better is possible."""
        return self.value <= self.least


@frozen
class Bounds:
    """Bounds of every part, and the shortages by need and week behind them."""

    parts: tuple[Bound, ...]
    shortages: tuple[Shortage, ...]


def bounds_of(roster: Roster, *, late_by: int = LATE_REACH) -> Bounds:
    """Reckon what no roster of the same demand and workforce can do better.

    Travel and days off the aim are bounded for the work that is placed: of other work,
    or less of it, there could be less.

    Args:
        roster: the roster.
        late_by: how many days after its window an order might still be placed.
    """
    capacity = Capacity.of(roster)
    in_time = Shortages(capacity)
    figures = measure(roster)
    lost = len(roster.unassigned)
    parts = (
        Bound(Part.UNPLACED, lost, Shortages(capacity, late_by).least()),
        Bound(Part.NOT_IN_TIME, lost + len(roster.late), in_time.least()),
        Bound(
            Part.OFF_PREFERRED,
            figures[Goal.OFF_PREFERRED],
            _least_off_preferred(roster, capacity, late_by),
        ),
        Bound(Part.TRAVEL, figures[Goal.TRAVEL], least_travel(roster)),
        Bound(
            Part.DRIVING,
            figures[Goal.DRIVING],
            least_travel(roster, crews_once=True),
        ),
    )
    return Bounds(parts, tuple(in_time.rows()))


def _least_off_preferred(roster: Roster, capacity: Capacity, late_by: int) -> int:
    """Add up how far off the aim each placed order must be, even by itself."""
    total = 0
    for job in capacity.jobs:
        placed = roster.by_order.get(job.id)
        if placed is None:
            continue
        more = late_by if placed.late is not None else 0
        now = capacity.workshop.day(placed.day)
        days = [now, *capacity.days(job, job.limit + more)]
        preferred = job.order.preferred
        first = capacity.workshop.day(preferred.opens)
        last = capacity.workshop.day(preferred.closes)
        total += min(max(first - day, day - last, 0) for day in days)
    return total
