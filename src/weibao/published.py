"""What people have been told: who does which order when.

A published roster is what a roster was when it went out. The portfolio may have changed
since: an order may be done, cancelled or due on another day, a person may be gone. So
it knows orders and people by their ids alone.
"""

from collections.abc import Mapping
from datetime import date, datetime

from attrs import field, frozen

from weibao.roster import Assignment, Roster


@frozen
class Promise:
    """Who does an order when, as it was published. People are sorted by id.

    Where work is escorted, ``escort_crew`` is the crew of those in ``escort``. Work
    that pauses has several ``parts``.
    """

    order: str
    crew: str
    people: tuple[str, ...]
    start: datetime
    end: datetime
    escort_crew: str = ""
    escort: tuple[str, ...] = ()
    parts: tuple[tuple[datetime, datetime], ...] = ()

    @property
    def stretches(self) -> tuple[tuple[datetime, datetime], ...]:
        """From when to when people are at it: once, or in several parts."""
        return self.parts or ((self.start, self.end),)

    @property
    def everybody(self) -> tuple[str, ...]:
        """All who were to be there."""
        return (*self.people, *self.escort)

    @property
    def day(self) -> date:
        """The local day on which it begins."""
        return self.start.date()

    @property
    def minutes(self) -> int:
        """The length of the work in minutes."""
        return int((self.end - self.start).total_seconds()) // 60


@frozen(eq=False)
class Published:
    """All promises by order id, and what was found not needed or had no place.

    Where the ``roster`` itself is still at hand, what has changed since is seen at a
    glance, and a replan need look only at the days about it.
    """

    promises: Mapping[str, Promise] = field(factory=dict)
    not_needed: frozenset[str] = frozenset()
    unplaced: frozenset[str] = frozenset()
    roster: Roster | None = field(default=None, repr=False)
    outsourced: frozenset[str] = frozenset()

    @classmethod
    def of(cls, roster: Roster) -> "Published":
        """Publish a roster."""
        promises = (
            Promise(
                one.order.id,
                one.crew.id,
                tuple(person.id for person in one.technicians),
                one.start,
                one.end,
                *_escort(one),
                _parts(one),
            )
            for one in roster.assignments
        )
        return cls(
            {one.order: one for one in promises},
            frozenset(one.order.id for one in roster.not_needed),
            frozenset(one.order.id for one in roster.unassigned),
            roster,
            frozenset(one.order.id for one in roster.outsourced),
        )


def _parts(one: Assignment) -> tuple[tuple[datetime, datetime], ...]:
    windows = [segment.window for segment in one.segments]
    return tuple((w.opens, w.closes) for w in windows) if len(windows) > 1 else ()


def _escort(one: Assignment) -> tuple[str, tuple[str, ...]]:
    if one.escort is None:
        return "", ()
    return one.escort.crew.id, tuple(each.id for each in one.escort.technicians)
