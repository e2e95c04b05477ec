"""What became of the orders: how many of each kind, and which need attention."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import Enum

from attrs import field, frozen

from weibao.equipment import Criticality
from weibao.orders import Deferred, Dropped, WorkOrder
from weibao.plan import PlannedTask
from weibao.portfolio import NO_NAMES
from weibao.reports.lacking import lacking
from weibao.reports.named import named
from weibao.roster import Assignment, Reason, Roster, Unassigned
from weibao.spans.window import Window
from weibao.texts.text import Message, Text
from weibao.workforce import Workforce


class Outcome(Enum):
    """What became of an order."""

    DONE = "done"
    PLACED = "placed"
    UNPLACED = "unplaced"
    NOT_NEEDED = "not_needed"
    OUTSOURCED = "outsourced"


@frozen
class Fate:
    """An order of the demand, with what became of it."""

    order: WorkOrder
    outcome: Outcome
    late: bool = False


@frozen(kw_only=True)
class OrderCounts:
    """How many orders of the demand, by what became of them.

    ``late`` are among the placed. Extra visits are no orders of the demand.
    """

    done: int = 0
    placed: int = 0
    late: int = 0
    unplaced: int = 0
    not_needed: int = 0
    outsourced: int = 0

    @classmethod
    def of(cls, fates: Iterable["Fate"]) -> "OrderCounts":
        """Count orders by what became of them."""
        known = list(fates)
        counted = Counter(fate.outcome for fate in known)
        return cls(
            done=counted[Outcome.DONE],
            placed=counted[Outcome.PLACED],
            late=sum(fate.late for fate in known),
            unplaced=counted[Outcome.UNPLACED],
            not_needed=counted[Outcome.NOT_NEEDED],
            outsourced=counted[Outcome.OUTSOURCED],
        )

    @property
    def all(self) -> int:
        """All of them."""
        given = self.placed + self.outsourced
        return self.done + given + self.unplaced + self.not_needed


@frozen(kw_only=True)
class LateWork:
    """An order placed after its last lawful day."""

    order: str
    subject: Text
    task: Text
    criticality: Criticality
    day: date
    limit: date
    days: int
    reason: Reason

    @classmethod
    def of(cls, assignment: Assignment) -> "LateWork | None":
        """Tell of a late assignment; None for one in time."""
        late, order = assignment.late, assignment.order
        if late is None:
            return None
        title, level = order.planned.resolved.title, assignment.late_level
        return cls(
            order=order.id,
            subject=named(order.subject),
            task=title if level is None else LATE_LEVEL(task=title, level=level),
            criticality=order.planned.criticality,
            day=assignment.day,
            limit=late.limit,
            days=late.days,
            reason=late.reason,
        )

    @property
    def inherited(self) -> bool:
        """Whether the past left no lawful day for it."""
        return self.reason is Reason.INHERITED


@frozen(kw_only=True)
class DeferredWork:
    """An order that may be done by a later day: until when, by whose leave and why.

    ``beyond`` says that it is put off beyond the horizon.
    """

    record: str
    order: str
    subject: Text
    task: Text
    criticality: Criticality
    limit: date
    until: date
    by: str
    because: str
    risk: str
    beyond: bool = False

    @classmethod
    def of(
        cls, planned: PlannedTask, deferred: Deferred, *, beyond: bool
    ) -> "DeferredWork":
        """Tell of the order of a planned task that is deferred."""
        record = deferred.record
        return cls(
            record=record.id,
            order=record.order,
            subject=named(planned.subject),
            task=planned.resolved.title,
            criticality=planned.criticality,
            limit=deferred.instead_of,
            until=record.until,
            by=record.by,
            because=record.because,
            risk=record.risk,
            beyond=beyond,
        )


@frozen(kw_only=True)
class UnplacedWork:
    """An order without a place; ``reasons`` begin with the most frequent.

    ``minutes`` are the minutes of people that it would take. ``lacks`` names the skill
    or certificate of those reasons that are about one.
    """

    order: str
    subject: Text
    task: Text
    criticality: Criticality
    window: Window[date]
    minutes: int
    reasons: tuple[Reason, ...]
    lacks: Mapping[Reason, Text] = field(factory=dict, hash=False)

    @classmethod
    def of(
        cls,
        unassigned: Unassigned,
        workforce: Workforce,
        names: Mapping[str, Text] = NO_NAMES,
    ) -> "UnplacedWork":
        """Tell of an order without a place."""
        order, counted = unassigned.order, unassigned.reasons
        resolved = order.planned.resolved
        length = int(resolved.duration.total_seconds()) // 60
        return cls(
            order=order.id,
            subject=named(order.subject),
            task=resolved.title,
            criticality=resolved.criticality,
            window=order.window,
            minutes=length * resolved.need.people,
            reasons=tuple(sorted(counted, key=lambda r: (-counted[r], r.value))),
            lacks=lacking(order, counted, workforce, names),
        )


@frozen(kw_only=True)
class MissedWork:
    """A turn whose last lawful day went by with nothing done, and that has no order."""

    subject: Text
    task: Text
    criticality: Criticality
    limit: date

    @classmethod
    def of(cls, dropped: Dropped) -> "MissedWork | None":
        """Tell of a missed turn; None for one that a rule left out."""
        planned, limit = dropped.planned, dropped.limit
        if planned is None or limit is None:
            return None
        return cls(
            subject=named(planned.subject),
            task=planned.resolved.title,
            criticality=planned.criticality,
            limit=limit,
        )


@frozen(kw_only=True)
class TurnsAside:
    """How many turns, and findings, have no order, by why it is so.

    ``left_out`` are turns that a season or a calendar left out, as was meant, ``lost``
    findings that nothing could follow up, ``skipped`` turns that somebody chose not to
    do, and ``nested`` those that larger work contains.
    """

    left_out: int = 0
    lost: int = 0
    skipped: int = 0
    nested: int = 0

    @classmethod
    def of(cls, dropped: Collection[Dropped]) -> "TurnsAside":
        """Count what a demand dropped."""
        return cls(
            left_out=sum(map(_is_left_out, dropped)),
            lost=sum(one.lost for one in dropped),
            skipped=sum(one.edit is not None for one in dropped),
            nested=sum(one.nested for one in dropped),
        )


def _is_left_out(one: Dropped) -> bool:
    """Tell whether calendar, season or blackout left no day for a turn."""
    kept = (one.finding, one.limit, one.deferred, one.edit)
    return not one.nested and all(reason is None for reason in kept)


def fates(roster: Roster) -> tuple[Fate, ...]:
    """Return what became of every order of the demand."""
    return (
        *(Fate(order, Outcome.DONE) for order in roster.done),
        *(
            Fate(one.order, Outcome.PLACED, one.late is not None)
            for one in roster.assignments
            if not is_extra(roster, one)
        ),
        *(Fate(one.order, Outcome.UNPLACED) for one in roster.unassigned),
        *(Fate(one.order, Outcome.NOT_NEEDED) for one in roster.not_needed),
        *(Fate(one.order, Outcome.OUTSOURCED) for one in roster.outsourced),
    )


def is_extra(roster: Roster, assignment: Assignment) -> bool:
    """Tell whether the roster added this visit to those of the demand."""
    return assignment.order.id not in roster.demand.by_id


LATE_LEVEL = Message(
    zh="{task}（超期的是其中的{level}）",
    en="{task} (what is late is the {level} in it)",
)
