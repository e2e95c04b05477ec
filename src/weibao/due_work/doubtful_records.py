"""Records that are likely to be a slip, for `weibao check`: they may be meant.

A record may name an order that never falls due, or one of a task that no rule applies:
an edit of it has no effect, and work that names it counts for another. A date may be
locked on a day on which nobody can do the work.

Whether there is such an order is asked of what falls due in the years about the last
day on record. What is older may be of a policy that has changed since.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import groupby

from attrs import evolve, field, frozen

from weibao.cycles.metered import Exceeded
from weibao.cycles.rhythms import OnlyOnEvents
from weibao.due_work.closed_days import WorkDays
from weibao.due_work.due import due
from weibao.orders import OrderName
from weibao.plan import Plan, PlannedTask
from weibao.records import (
    EVENT_KEY,
    FINDING_KEY,
    Completion,
    Deferral,
    Edit,
    Finding,
    History,
    Record,
)
from weibao.spans.window import Horizon
from weibao.texts.text import Message, Text, listed

NAMED = 3
MARGIN = timedelta(days=70)
"""How far beyond its year a turn may lie, so that none of it is missed."""

DIGITS = str.maketrans("OoIl", "0011")
"""Letters that are typed for the digits they look like."""
Spoken = Completion | Deferral | Edit | Finding
"""The records that may name an order."""
Series = tuple[str, str]
"""Whose orders they are, and of which task."""


@frozen
class DoubtfulRecord:
    """A record that may not be meant as it stands: its id, why, and which field."""

    record: str
    text: Text
    field: str = "order"


@frozen
class Named:
    """An order by its name, and the planned task that this is of."""

    name: OrderName
    planned: PlannedTask | None


@frozen
class Naming(Named):
    """What a record names, and the record."""

    record: Spoken


def doubtful_records(
    plan: Plan, history: History, day: date
) -> tuple[DoubtfulRecord, ...]:
    """Return what is likely to be a slip among records that name orders.

    Args:
        plan: what applies to what.
        history: the records.
        day: the last day on record.
    """
    named = [*_named(plan, history)]
    if not named:
        return ()
    made = (_made(one.record) for one in named)
    known = Known.of(plan, history, max([day, *made]), named)
    return (
        *_unapplied(plan, named, day),
        *_unknown(named, known),
        *_unfit_locks(named, day),
    )


@frozen
class Known:
    """The keys of all orders of some years, by series."""

    plan: Plan
    years: range
    keys: Mapping[Series, Collection[str]] = field(factory=dict)

    @classmethod
    def of(
        cls, plan: Plan, history: History, today: date, named: Sequence[Named]
    ) -> "Known":
        """Reckon what falls due to the subjects of records, as of a day."""
        years = range(today.year - 1, today.year + 2)
        whose = {one.planned.subject.id for one in named if one.planned is not None}
        tasks = tuple(one for one in plan.tasks if one.subject.id in whose)
        alone = evolve(plan, tasks=tasks, rotations={})
        first = date(years[0], 1, 1) - MARGIN
        horizon = Horizon(first, date(years[-1], 12, 31) + MARGIN)
        demand = due(alone, history, horizon, as_of=today)
        keys: dict[Series, set[str]] = {}
        for order in demand.orders:
            cycle = order.planned.cycle
            if order.completion is None or cycle is None or not cycle.rhythm.moved:
                # Work that names a turn of a series is called by that name.
                keys.setdefault(_series(order.planned), set()).add(order.occurrence.key)
        for dropped in demand.dropped:
            if dropped.planned is not None:
                keys.setdefault(_series(dropped.planned), set()).add(dropped.key)
        return cls(plan, years, keys)

    def lacks(self, one: Named) -> bool:
        """Tell whether an order that is named surely never falls due."""
        planned, key = one.planned, one.name.key
        if planned is None or planned.cycle is None:
            return False
        rhythm = planned.cycle.rhythm
        if key.startswith((EVENT_KEY, FINDING_KEY)) or isinstance(
            rhythm, Exceeded | OnlyOnEvents
        ):
            return False
        keys = self.keys.get(_series(planned), ())
        if rhythm.moved:
            begun = {known.partition("#")[0] for known in keys}
            return bool(keys) and key.partition("#")[0] not in begun
        year, since = key[:4], self.plan.records_from
        if since is not None and key < since.isoformat()[: len(key)]:
            return False
        if not (year.isascii() and year.isdigit()):
            return True
        return int(year) in self.years and key not in keys

    def nearest(self, one: Named) -> str | None:
        """Return the id of an order that may have been meant, if any is near."""
        assert one.planned is not None
        keys = sorted(self.keys.get(_series(one.planned), ()))
        key, found = one.name.key, list[str]()
        day = _day_of(key)
        if day is not None:
            dated = [(abs(on - day), one) for one in keys if (on := _day_of(one))]
            found = [min(dated)[1]] if dated else []
        found = found or get_close_matches(key.translate(DIGITS), keys, 1, cutoff=0.3)
        return str(evolve(one.name, key=found[0])) if found else None


def _named(plan: Plan, history: History) -> Iterator[Naming]:
    """Go through the records that name an order of the portfolio."""
    tasks: dict[Series, PlannedTask] = {}
    for planned in plan.tasks:
        subject = planned.subject
        levels = [level.task for level in planned.ladder or (planned.resolved,)]
        for id in (subject.id, *subject.formerly):
            for task in levels:
                for code in (task.code, *task.formerly):
                    tasks.setdefault((id, code), planned)
    records: tuple[Spoken, ...] = (
        *history.edits,
        *history.deferrals,
        *history.findings,
        *history.completions,
    )
    for record in records:
        name = OrderName.read(record.order) if record.order else None
        if name is not None and name.portfolio == plan.portfolio:
            yield Naming(name, tasks.get((name.subject, name.series)), record)


def _unapplied(plan: Plan, named: list[Naming], day: date) -> Iterator[DoubtfulRecord]:
    """Tell of edits and deferrals of a task that no rule applies to its subject."""
    for one in named:
        if one.planned is not None or not isinstance(one.record, Edit | Deferral):
            continue
        if max(_speaks_of(one.record, one.name.key)) < day:
            continue
        subject, code = one.name.subject, one.name.series
        own = [t.task.code for t in plan.tasks if t.subject.id == subject]
        near = get_close_matches(code, own, n=1)
        text = NO_RULE_NEAR if near else NO_RULE
        words = {"record": one.record.id, "order": one.record.order}
        others = listed([Text.same(code) for code in own], most=NAMED) if own else NONE
        yield DoubtfulRecord(
            one.record.id,
            text(**words, task=code, subject=subject, near=near, others=others),
        )


def _unknown(named: list[Naming], known: Known) -> Iterator[DoubtfulRecord]:
    """Tell of orders that never fall due; of completions of one task together."""
    lacking = [one for one in named if known.lacks(one)]
    for one in lacking:
        if not isinstance(one.record, Completion):
            yield _told(one, known, [one])
    done = [one for one in lacking if isinstance(one.record, Completion)]
    done.sort(key=lambda one: (one.name.series, one.record.id))
    for _, some in groupby(done, key=lambda one: one.name.series):
        alike = list(some)
        yield _told(alike[0], known, alike)


def _told(one: Naming, known: Known, alike: list[Naming]) -> DoubtfulRecord:
    near = known.nearest(one)
    text = NEVER_DUE if near is None else NEVER_DUE_NEAR
    said = text(record=one.record.id, order=one.record.order, near=near)
    if len(alike) > 1:
        others = listed([Text.same(it.record.id) for it in alike[1:]], most=NAMED)
        said = AND_OTHERS(said=said, others=others)
    return DoubtfulRecord(one.record.id, said)


def _unfit_locks(named: list[Naming], day: date) -> Iterator[DoubtfulRecord]:
    """Tell of dates that are locked on a day on which the work cannot be done."""
    for one in named:
        edit, planned = one.record, one.planned
        if not isinstance(edit, Edit) or planned is None or planned.cycle is None:
            continue
        if not edit.locks or edit.to is None or edit.to < day:
            continue
        days = WorkDays(planned, planned.cycle)
        if days.closed(edit.to):
            why = planned.calendar.why_closed(edit.to) or Text()
            text = ON_CLOSED_DAY(record=edit.id, day=edit.to, why=why)
            yield DoubtfulRecord(edit.id, text, "to")
        elif days.blacked_out(edit.to):
            text = IN_BLACKOUT(record=edit.id, day=edit.to)
            yield DoubtfulRecord(edit.id, text, "to")


def _series(planned: PlannedTask) -> Series:
    return planned.subject.id, planned.series


def _made(record: Record) -> date:
    """Return the day on which a record was made, or of which it speaks."""
    return record.approved_on if isinstance(record, Deferral) else record.day


def _speaks_of(record: Edit | Deferral, key: str) -> Iterator[date]:
    """Give the days that an edit or a deferral speaks of."""
    yield _made(record)
    named = _day_of(key)
    if named is not None:
        yield named
    until = record.to if isinstance(record, Edit) else record.until
    if until is not None:
        yield until


def _day_of(key: str) -> date | None:
    """Return the day that a key names, if it names one."""
    try:
        return date.fromisoformat(key[: len("2026-01-31")])
    except ValueError:
        return None


NONE = Text("（没有）", "none")
NEVER_DUE = Message(
    zh="记录 {record} 所指的工单 {order!r} 从不到期（核对编号）",
    en="record {record} names the order {order!r}, which never falls due (see its id)",
)
NEVER_DUE_NEAR = Message(
    zh="记录 {record} 所指的工单 {order!r} 从不到期（是不是 {near!r}？）",
    en="record {record} names the order {order!r}, which never falls due (did you mean "
    "{near!r}?)",
)
AND_OTHERS = Message(
    zh="{said}；同一任务的还有 {others}", en="{said}; so do {others} of this task"
)
NO_RULE = Message(
    zh="记录 {record} 所指的工单 {order!r} 从不到期：没有规则对 {subject} 适用任务"
    " {task!r}（适用的：{others}）",
    en="record {record} names the order {order!r}, which never falls due: no rule "
    "applies the task {task!r} to {subject} (those that apply: {others})",
)
NO_RULE_NEAR = Message(
    zh="记录 {record} 所指的工单 {order!r} 从不到期：没有规则对 {subject} 适用任务"
    " {task!r}（是不是 {near[0]!r}？）",
    en="record {record} names the order {order!r}, which never falls due: no rule "
    "applies the task {task!r} to {subject} (did you mean {near[0]!r}?)",
)
ON_CLOSED_DAY = Message(
    zh="记录 {record} 把日期锁定在 {day}，而那天不开放（{why}），做不了（改日期，"
    "或改日历）",
    en="record {record} locks a date on {day}, which is closed ({why}), so that it "
    "cannot be done then (change the day, or the calendar)",
)
IN_BLACKOUT = Message(
    zh="记录 {record} 把日期锁定在 {day}，而那天在停工期内，做不了（改日期，或改周期）",
    en="record {record} locks a date on {day}, which lies in a blackout, so that it "
    "cannot be done then (change the day, or the cycle)",
)
