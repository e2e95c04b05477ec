"""One dated piece of work: what made it arise, what it follows, its status."""

from datetime import date, datetime, timedelta
from enum import Enum

from attrs import frozen

from weibao.equipment import Tier
from weibao.inventory import Subject
from weibao.orders.occurrence import Deferred, Occurrence
from weibao.plan import PlannedTask
from weibao.precedence import After
from weibao.records import Completion, Event, Finding, Reading
from weibao.spans.starts import StartTime
from weibao.spans.window import Window

URGENT = timedelta(days=3)
"""Work that no cycle asks for is urgent where its window spans no more than that."""


class Origin(Enum):
    """What made a work order arise."""

    CYCLE = "cycle"
    FINDING = "finding"
    REQUEST = "request"
    EVENT = "event"


class OrderStatus(Enum):
    """Whether an order is still to be done."""

    OPEN = "open"
    DONE = "done"


@frozen
class Deadline:
    """An instant by which a step of an order is due: answer, on site, resolve."""

    step: str
    by: datetime


@frozen(kw_only=True)
class Follows:
    """What an order comes after: an open ``order``, or a ``record`` of work done.

    Where it is neither, the work before it was missed, or never done. ``opens`` is the
    first day that it leaves, ``since`` the local time where a record says so.
    ``nominal`` is the date by which the turn of the work before was found: the due date
    before that work moved it.
    """

    before: PlannedTask
    after: After
    nominal: date
    order: str | None = None
    record: Completion | None = None
    since: datetime | None = None
    opens: date | None = None

    @property
    def undone(self) -> bool:
        """Whether nothing shows the work before, or will."""
        return self.order is None and self.record is None


@frozen
class Particulars:
    """What is said of few orders only.

    ``overdue_since`` is the last lawful day where that lay before the horizon: a
    breach inherited from history.
    """

    origin: Origin = Origin.CYCLE
    completion: Completion | None = None
    finding: Finding | None = None
    reading: Reading | None = None
    overdue_since: date | None = None
    deadlines: tuple[Deadline, ...] = ()
    event: Event | None = None
    follows: tuple[Follows, ...] = ()


NOTHING_PARTICULAR = Particulars()
"""What is said of an order by a cycle that is open and in time, as most are."""


@frozen(eq=False, weakref_slot=False)  # there are millions, and none is referred to so
class WorkOrder:
    """One dated piece of work on one subject.

    Orders share what they have in common, so that each of them is small.
    """

    planned: PlannedTask
    occurrence: Occurrence
    portfolio: str
    particulars: Particulars = NOTHING_PARTICULAR

    @property
    def origin(self) -> Origin:
        """What made it arise."""
        return self.particulars.origin

    @property
    def completion(self) -> Completion | None:
        """The record that shows it done, where one does."""
        return self.particulars.completion

    @property
    def finding(self) -> Finding | None:
        """The finding that opened it, where one did."""
        return self.particulars.finding

    @property
    def event(self) -> Event | None:
        """The event that asked for it, where one did."""
        return self.particulars.event

    @property
    def reading(self) -> Reading | None:
        """The reading beyond a threshold that called for it, where one did."""
        return self.particulars.reading

    @property
    def overdue_since(self) -> date | None:
        """The last lawful day, where that lay before the horizon."""
        return self.particulars.overdue_since

    @property
    def follows(self) -> tuple[Follows, ...]:
        """What it comes after."""
        return self.particulars.follows

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The instants by which its steps are due."""
        return self.particulars.deadlines

    @property
    def id(self) -> str:
        """``portfolio/subject/task/key``; a ladder uses its lightest task.

        It never changes when the date, the people or the policy's words change.
        """
        planned, key = self.planned, self.occurrence.key
        return f"{self.portfolio}/{planned.subject.id}/{planned.series}/{key}"

    @property
    def subject(self) -> Subject:
        """What the work is on."""
        return self.planned.subject

    @property
    def due(self) -> date:
        """The nominal date."""
        return self.occurrence.due

    @property
    def window(self) -> Window[date]:
        """The lawful days."""
        return self.occurrence.window

    @property
    def preferred(self) -> Window[date]:
        """The days aimed at."""
        return self.occurrence.preferred

    @property
    def starts(self) -> StartTime | None:
        """When the work must begin, where its cycle gives times of day."""
        return self.occurrence.starts

    @property
    def deferred(self) -> Deferred | None:
        """The leave to do it by another day, where there is one."""
        return self.occurrence.deferred

    @property
    def tier(self) -> Tier:
        """Daily or periodic work by its cycle; what no cycle made is an emergency."""
        cycle = self.planned.cycle
        if self.origin is not Origin.CYCLE or cycle is None:
            return Tier.EMERGENCY
        return Tier.DAILY if cycle.daily else Tier.PERIODIC

    @property
    def urgent(self) -> bool:
        """Whether it came up and has to be done within days: it may use a reserve."""
        if self.origin is Origin.CYCLE:
            return False
        window = self.occurrence.window
        return window.closes - window.opens <= URGENT

    @property
    def status(self) -> OrderStatus:
        """Whether it is done."""
        return OrderStatus.OPEN if self.completion is None else OrderStatus.DONE
