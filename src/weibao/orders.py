"""Dated work: occurrences, work orders, chains, and all of them as a demand."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cached_property

from attrs import evolve, field, frozen

from weibao.cycles.gap import Gap
from weibao.equipment import Tier
from weibao.inventory import Subject
from weibao.plan import Plan, PlannedTask
from weibao.precedence import After
from weibao.records import Completion, Deferral, Edit, Event, Finding, Reading
from weibao.rotations import Item
from weibao.spans.starts import StartTime
from weibao.spans.window import Horizon, Window
from weibao.texts.text import Text


@frozen
class OrderName:
    """The parts of an order's id: ``portfolio/subject/series/key``."""

    portfolio: str
    subject: str
    series: str
    key: str

    @classmethod
    def read(cls, id: str) -> "OrderName | None":
        """Take an id to pieces; None where it is not of the form of one."""
        parts = id.split("/")
        return cls(*parts) if len(parts) == 4 and all(parts) else None

    def __str__(self) -> str:
        return f"{self.portfolio}/{self.subject}/{self.series}/{self.key}"


@frozen
class Deferred:
    """That an order may be done by another day: the record, and the day before it."""

    record: Deferral
    instead_of: date

    @property
    def later(self) -> bool:
        """Whether it gives time; an examiner's earlier limit takes some."""
        return self.record.until > self.instead_of


@frozen
class Occurrence:
    """One turn of a cycle: its key, its due date and its windows.

    ``window`` is what is lawful, ``preferred`` what is aimed at inside it. Subjects
    with the same cycle and the same past share one occurrence. Where it is
    ``deferred`` the window ends on the day that the record says. ``starts`` says when
    the work must begin, where the cycle gives times of day. An ``edit`` is what
    moved or locked its date by hand. It is ``projected`` where it hangs on the day on
    which an open turn before it will be done.
    """

    key: str
    due: date
    window: Window[date]
    preferred: Window[date]
    provisional: bool = False
    deferred: Deferred | None = None
    starts: StartTime | None = None
    edit: Edit | None = None
    projected: bool = False


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
    def status(self) -> OrderStatus:
        """Whether it is done."""
        return OrderStatus.OPEN if self.completion is None else OrderStatus.DONE


@frozen
class Rung:
    """One level of a chain: its task, its gap, and when it was last done.

    ``last`` is the latest completion of this level or a deeper one that counts, and
    ``before`` are those before it that its gap looks back to; ``assumed`` says that no
    record shows it and the chain's beginning stands in. ``until`` is the last lawful
    day of the next visit where a deferral of that visit sets it.
    """

    planned: PlannedTask
    gap: Gap
    last: date
    assumed: bool = False
    until: date | None = None
    before: tuple[date, ...] = ()

    @property
    def past(self) -> tuple[date, ...]:
        """The visits that the next one counts from, by day."""
        return (*self.before, self.last)

    @property
    def opens(self) -> date:
        """The first lawful day of the next visit, as far as this level goes."""
        return self.gap.earliest(self.past)

    @property
    def nominal(self) -> date:
        """The last day of the next visit that uses no extension."""
        return self.until or self.gap.nominal(self.past)

    @property
    def limit(self) -> date:
        """The last lawful day of the next visit of at least this level."""
        return self.until or self.gap.limit(self.past)


def counted_from(
    rungs: Sequence[Rung], pasts: Sequence[tuple[date, ...]]
) -> tuple[Rung, ...]:
    """Return the rungs of a chain counted from other visits.

    A deferral is of the next visit alone: where another was made, it holds no more.
    """
    same = rungs[0].last == pasts[0][-1]
    return tuple(
        evolve(
            rung, last=past[-1], before=past[:-1], until=rung.until if same else None
        )
        for rung, past in zip(rungs, pasts, strict=True)
    )


@frozen(eq=False)
class Chain:
    """Visits to one subject that are coupled by gaps.

    For each rung the neighbouring visits of at least that level lie no further apart
    than its gap, nor closer than a least one, the first counted from ``rung.last`` and
    the last one reaching to the horizon's end. ``orders`` are the nominal visits in
    order; the roster may add lightest-level visits to them or call some not needed.
    """

    id: str
    rungs: tuple[Rung, ...]
    orders: tuple[WorkOrder, ...]
    horizon: Horizon

    @property
    def subject(self) -> Subject:
        """What is visited."""
        return self.rungs[0].planned.subject

    @property
    def gap(self) -> Gap:
        """The gap between any two visits."""
        return self.rungs[0].gap

    @property
    def rank(self) -> int:
        """How critical its most critical level is; 0 is served first."""
        return min(rung.planned.criticality.rank for rung in self.rungs)

    def windows(self, days: Mapping[str, date]) -> dict[str, Window[date]]:
        """Return the lawful days of each visit, counted from the visits before it.

        Args:
            days: the days of the visits made, by order id, extra ones among them.

        Returns:
            The window of each of these visits: from the first to the last day that
            every gap of its level and the lighter ones allows. Where none is left, it
            is the last one alone: then the visit cannot but be late.
        """
        return {
            id: Window(min(opens, limit), limit)
            for id, opens, limit, _ in self._bound(days)
        }

    def too_early(self, days: Mapping[str, date]) -> tuple[str, ...]:
        """Return the visits that come before their gaps allow, by order id.

        Args:
            days: the days of the visits made, as for `windows`.
        """
        return tuple(id for id, opens, _, _ in self._bound(days) if days[id] < opens)

    def extended(self, days: Mapping[str, date]) -> dict[str, date]:
        """Return the visits in time only by an extension of their own gap.

        Args:
            days: the days of the visits made, as for `windows`.

        Returns:
            The last day of each that would have needed none, by order id.
        """
        if all(rung.gap.extension is None for rung in self.rungs):
            return {}
        found: dict[str, date] = {}
        for id, level, pasts, until in self._walked(days):
            rungs = list(zip(self.rungs, pasts, until, strict=True))[: level + 1]
            limit = min(end or one.gap.limit(past) for one, past, end in rungs)
            nominal = min(end or one.gap.nominal(past) for one, past, end in rungs)
            if nominal < days[id] <= limit:
                found[id] = nominal
        return found

    def binding(self, days: Mapping[str, date]) -> dict[str, PlannedTask]:
        """Return the level whose gap ends each visit's window, the lightest of equals.

        Args:
            days: the days of the visits made, as for `windows`.
        """
        return {id: self.rungs[depth].planned for id, *_, depth in self._bound(days)}

    def _bound(self, days: Mapping[str, date]) -> Iterator[tuple[str, date, date, int]]:
        """Go through the visits by day: first and last lawful day, deciding level."""
        for id, level, pasts, until in self._walked(days):
            rungs = self.rungs[: level + 1]
            limit, deciding = min(
                (until[n] or rung.gap.limit(pasts[n]), n)
                for n, rung in enumerate(rungs)
            )
            opens = max(rung.gap.earliest(pasts[n]) for n, rung in enumerate(rungs))
            yield id, opens, limit, deciding

    def _walked(
        self, days: Mapping[str, date]
    ) -> Iterator[tuple[str, int, list[tuple[date, ...]], list[date | None]]]:
        """Go through the visits by day, with their levels.

        With each come, by level, the visits that it counts from and the last day that
        a deferral sets. A visit too early leaves both as they are.
        """
        levels = {order.id: order.planned.level for order in self.orders}
        pasts = [rung.past for rung in self.rungs]
        until = [rung.until for rung in self.rungs]
        for id in sorted(days, key=lambda one: (days[one], one)):
            level = levels.get(id, 0)
            yield id, level, pasts, until
            before = pasts[0]
            for depth in range(level + 1):
                pasts[depth] = self.rungs[depth].gap.taken(pasts[depth], days[id])
            if pasts[0] != before:
                until = [None] * len(self.rungs)

    def extra(self, after: WorkOrder, number: int = 1) -> WorkOrder:
        """Return a further visit of the lightest level after this one (``#37+1``)."""
        key = f"{after.occurrence.key}+{number}"
        occurrence = evolve(after.occurrence, key=key, deferred=None)
        return WorkOrder(self.rungs[0].planned, occurrence, after.portfolio)


@frozen
class Dropped:
    """An occurrence that has no order, on record with its reason.

    A rule left it out; or its time went by with nothing done, and ``limit`` is its
    last lawful day; or it is a ``finding`` that no planned task could follow up, and
    ``planned`` is None; or it is ``deferred`` beyond the horizon, or skipped on purpose
    by an ``edit``. ``into`` is the id of the order that it became part of, where there
    is one.
    """

    planned: PlannedTask | None
    key: str
    due: date
    reason: Text
    limit: date | None = None
    finding: Finding | None = None
    into: str | None = None
    deferred: Deferred | None = None
    edit: Edit | None = None

    @property
    def nested(self) -> bool:
        """Whether it has no order because larger work on its subject contains it."""
        return self.into is not None and self.limit is None and self.finding is None

    @property
    def lost(self) -> bool:
        """Whether it is a finding that nothing follows."""
        return self.finding is not None and self.into is None

    @property
    def subject(self) -> str:
        """The id of what it is on."""
        if self.planned is not None:
            return self.planned.subject.id
        return self.finding.subject if self.finding is not None else ""

    @property
    def task(self) -> str | None:
        """The code of the task; None for a finding that asks for none by name."""
        if self.planned is not None:
            return self.planned.task.code
        return self.finding.task if self.finding is not None else None


@frozen
class RefusedEdit:
    """An edit on record that has no effect, or contradicts the policy, and why."""

    record: Edit
    reason: Text


@frozen
class RefusedDeferral:
    """A deferral on record that has no effect, and why."""

    record: Deferral
    reason: Text


@frozen(kw_only=True, eq=False)
class Demand:
    """All work due in a horizon, as of a day.

    ``orders`` holds every order, those of the chains and those already done among
    them, sorted by id. ``refused`` are deferrals without effect, by id, and
    ``refused_edits`` edits. ``items`` are what the orders of rotating tasks take, by
    the orders' ids.
    """

    plan: Plan
    horizon: Horizon
    as_of: date
    orders: tuple[WorkOrder, ...]
    chains: tuple[Chain, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    refused: tuple[RefusedDeferral, ...] = ()
    refused_edits: tuple[RefusedEdit, ...] = ()
    items: Mapping[str, tuple[Item, ...]] = field(factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, WorkOrder]:
        """The orders by their ids."""
        by_id = {order.id: order for order in self.orders}
        if len(by_id) < len(self.orders):
            twice = [o.id for o in self.orders if by_id[o.id] is not o]
            raise AssertionError(f"two orders are called {twice}")
        return by_id

    @property
    def portfolio(self) -> str:
        """The portfolio's id."""
        return self.plan.portfolio
