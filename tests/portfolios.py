# ruff: noqa: ANN401 - fields are handed on to values that check them
"""Portfolios for tests in a line or two: ``estate(task("service", "every 3 months"))``.

Everything is on one site. Assets ``A1``, ``A2`` … are all of one type, which has the
tasks given; rules default to one that applies them all.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from attrs import evolve

from weibao.amounts import Choose
from weibao.calendars.working import Stack, WorkingCalendar
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Interval, MaximumGap, Quota
from weibao.cycles.shift import FIXED, GridShift
from weibao.cycles.window import Tolerance
from weibao.due_work import due
from weibao.equipment import (
    Basis,
    EquipmentType,
    Ladder,
    Meter,
    Source,
    SubjectKind,
    Task,
)
from weibao.inventory import Asset, Inventory, Location, Round, Site, Subject
from weibao.orders import Demand, Occurrence, WorkOrder
from weibao.phrases import parse_cycle
from weibao.planning import make_plan
from weibao.policy import Policy, Rule, Selector
from weibao.portfolio import Portfolio
from weibao.preview import PolicyDiff, policy_diff
from weibao.records import (
    Completion,
    Deferral,
    Edit,
    EditAction,
    Exchange,
    Finding,
    Reading,
    Record,
    Void,
)
from weibao.relations import Inclusion
from weibao.spans import Every, Horizon, Hours, Season
from weibao.texts import Text
from weibao.workforce import Workforce

OPEN_ALWAYS = Stack()
PRACTICE = (Source(Basis.PRACTICE, "house rule"),)
ALL = Selector()
HOURS = Meter("hours", Text("运行小时", "hours run"), "h")


def day(iso: str) -> date:
    """Read a date; ``03-02`` lies in 2026."""
    return date.fromisoformat(iso if len(iso) > 5 else f"2026-{iso}")


def days(isos: str) -> list[date]:
    """Read dates set apart by spaces."""
    return [day(iso) for iso in isos.split()]


def horizon(first: str, last: str) -> Horizon:
    """Make a horizon."""
    return Horizon(day(first), day(last))


YEAR = horizon("2026-01-01", "2026-12-31")


def calendar(
    closed: Iterable[date] = (),
    *,
    weekend: Iterable[int] = (),
    code: str = "own",
    halves: Mapping[date, Hours] | None = None,
) -> WorkingCalendar:
    """Make a calendar; without weekend days unless some are given."""
    return WorkingCalendar(
        code=code,
        title=Text.same(code),
        weekend=frozenset(weekend),
        closed=dict.fromkeys(closed, Text("停业", "closed")),
        half_days=halves or {},
    )


WEEKENDS_OFF = Stack((calendar(weekend=(5, 6)),))


def task(
    code: str, cycle: str | Cycle | Choose[Cycle] | None = None, **fields: Any
) -> Task:
    """Declare a task; a cycle may be given in words, without one it is on demand."""
    given: dict[str, Any] = {
        "title": Text.same(code),
        "sources": PRACTICE,
        "duration": timedelta(hours=1),
        **fields,
    }
    said = parse_cycle(cycle) if isinstance(cycle, str) else cycle
    return Task(code=code, cycle=said, **given)


def grid(
    every: Every,
    anchor: str | None = None,
    shift: GridShift = FIXED,
    *,
    within: tuple[int, int] = (0, 0),
    **fields: Any,
) -> Cycle:
    """Make a cycle of intervals; ``within`` is its tolerance in days either way."""
    early, late = (Every(days=number) for number in within)
    rhythm = Interval(every, shift, day(anchor) if anchor else None)
    return Cycle(rhythm, Tolerance(early, late), **fields)


def months(number: int) -> Every:
    """Make a length of months."""
    return Every(months=number)


def daily(number: int) -> Every:
    """Make a length of days."""
    return Every(days=number)


def quota(times: int, per: Period, **fields: Any) -> Cycle:
    """Make a cycle of so many times in each period."""
    return Cycle(Quota(times, per), **fields)


def at_most(number: int, aim: int | None = None, **fields: Any) -> Cycle:
    """Make a cycle of a longest gap in days."""
    return Cycle(MaximumGap(daily(number), daily(aim) if aim else None), **fields)


def equipment(
    *tasks: Task, code: str = "pump", ladder: Iterable[str] = (), **fields: Any
) -> EquipmentType:
    """Declare an equipment type."""
    levels = tuple(ladder)
    kinds: frozenset[SubjectKind] = frozenset({"asset", "location", "round"})
    return EquipmentType(
        code=code,
        title=Text.same(code),
        family=code,
        tasks=tasks,
        subject_kinds=kinds,
        ladders=(Ladder(levels),) if levels else (),
        **fields,
    )


def site(
    stack: Stack = OPEN_ALWAYS,
    *,
    id: str = "S",
    seasons: Mapping[str, tuple[str, str]] | None = None,
) -> Site:
    """Make a site; seasons as ``{"growing": ("04-01", "10-31")}``."""
    return Site(
        id=id,
        title=Text.same(id),
        time_zone=ZoneInfo("Asia/Shanghai"),
        calendar=stack,
        seasons={name: season(*ends) for name, ends in (seasons or {}).items()},
    )


def season(first: str, last: str) -> Season:
    """Make a season of ``MM-DD`` ends."""
    (m1, d1), (m2, d2) = (map(int, end.split("-")) for end in (first, last))
    return Season((m1, d1), (m2, d2))


def place(id: str, on: Site, kind: str = "building", **fields: Any) -> Location:
    """Make a location."""
    return Location(id=id, title=Text.same(id), site=on, kind=kind, **fields)


def asset(id: str, type_: EquipmentType, at: Location, **fields: Any) -> Asset:
    """Make an asset."""
    return Asset(id=id, title=Text.same(id), type=type_, location=at, **fields)


def walk(id: str, type_: EquipmentType, at: Location, *over: Asset | Location) -> Round:
    """Make a round over some subjects."""
    return Round(id=id, title=Text.same(id), type=type_, location=at, subjects=over)


def rule(id: str = "all", **fields: Any) -> Rule:
    """Make a rule; for every subject unless ``select`` says otherwise."""
    return Rule(**{"id": id, "title": Text.same(id), "select": ALL, **fields})


def portfolio(
    subjects: Iterable[Subject],
    *rules: Rule,
    records: Iterable[Record] = (),
    records_from: str | None = None,
) -> Portfolio:
    """Put subjects and rules together; one rule for all where none is given."""
    found = tuple(subjects)
    places = {one.location.id: one.location for one in found}
    return Portfolio(
        id="demo",
        title=Text.same("demo"),
        inventory=Inventory(
            sites={one.site.id: one.site for one in found},
            locations=places | {p.id: p for p in found if isinstance(p, Location)},
            assets={one.id: one for one in found if isinstance(one, Asset)},
            rounds={one.id: one for one in found if isinstance(one, Round)},
        ),
        policy=Policy(rules=rules or (rule(),)),
        workforce=Workforce(),
        records=tuple(records),
        records_from=day(records_from) if records_from else None,
    )


def estate(
    *tasks: Task,
    assets: int = 1,
    stack: Stack = OPEN_ALWAYS,
    installed: str | None = None,
    ladder: Iterable[str] = (),
    meters: Iterable[Meter] = (),
    rules: Iterable[Rule] = (),
    records: Iterable[Record] = (),
    records_from: str | None = None,
    attributes: Mapping[str, Any] | None = None,
    **seasons: tuple[str, str],
) -> Portfolio:
    """Make a portfolio of assets ``A1`` … that all have these tasks."""
    type_ = equipment(*tasks, ladder=ladder, meters=tuple(meters))
    at = place("B1", site(stack, seasons=seasons))
    begun = day(installed) if installed else None
    subjects = [
        asset(f"A{number}", type_, at, installed=begun, attributes=attributes or {})
        for number in range(1, assets + 1)
    ]
    return portfolio(subjects, *rules, records=records, records_from=records_from)


def done(
    on: str | date, code: str = "service", subject: str = "A1", **fields: Any
) -> Completion:
    """Record a completion; its id is made of what it says unless given."""
    when = day(on) if isinstance(on, str) else on
    given = {"id": f"{subject}-{code}-{when}", **fields}
    return Completion(subject=subject, task=code, done=when, **given)


def read(
    on: str | date, value: float, meter: str = "hours", subject: str = "A1", **kw: Any
) -> Reading:
    """Record a reading; its id is made of what it says unless given."""
    when = day(on) if isinstance(on, str) else on
    given = {"id": f"R-{subject}-{meter}-{when}", **kw}
    return Reading(subject=subject, meter=meter, value=value, taken=when, **given)


def exchanged(
    on: str, old: float | None, new: float = 0, meter: str = "hours", **kw: Any
) -> Exchange:
    """Record the exchange of a meter of ``A1``."""
    given = {"id": f"X-{meter}-{on}", "subject": "A1", **kw}
    return Exchange(meter=meter, exchanged=day(on), old=old, new=new, **given)


def found(
    on: str, condition: str = "leak", subject: str = "A1", **fields: Any
) -> Finding:
    """Record a finding."""
    given = {"id": f"F-{subject}-{condition}-{on}", **fields}
    return Finding(subject=subject, condition=condition, found=day(on), **given)


def deferred(
    order: str, until: str, *, approved: str = "01-01", **fields: Any
) -> Deferral:
    """Record leave to do an order of ``A1`` by another day: ``service/2026-04-10``."""
    given = {
        "id": f"D-{order.replace('/', '-').replace('#', '-')}-{until}",
        "order": f"demo/A1/{order}",
        "by": "chief",
        "because": "the part comes in May",
        **fields,
    }
    return Deferral(until=day(until), approved_on=day(approved), **given)


def edited(
    key: str,
    action: EditAction,
    to: str | None = None,
    *,
    made: str = "2026-01-01",
    **fields: Any,
) -> Edit:
    """Record that a date of ``A1``'s service was moved, locked or skipped by hand."""
    given = {
        "id": f"E-{key.replace('#', '-')}-{action.value}-{to}",
        "because": "the hall is let",
        **fields,
    }
    return Edit(
        order=f"demo/A1/service/{key}",
        action=action,
        made=day(made),
        to=day(to) if to else None,
        **given,
    )


def void(record: Record, entered: str, **fields: Any) -> Void:
    """Take a record back."""
    given = {"id": f"V-{record.id}-{entered}", **fields}
    return Void(record=record.id, entered=day(entered), **given)


def inclusion(code: str, within: int = 0, **fields: Any) -> Inclusion:
    """Say that a task is included, within so many days."""
    return Inclusion(task=code, within=Every(days=within), **fields)


def with_records(world: Portfolio, *records: Record) -> Portfolio:
    """Return the same portfolio with more records."""
    return evolve(world, records=(*world.records, *records))


def demand(
    world: Portfolio,
    over: Horizon = YEAR,
    *,
    as_of: str | date | None = None,
    placed: Mapping[str, date] | None = None,
) -> Demand:
    """Return what is due."""
    today = day(as_of) if isinstance(as_of, str) else as_of
    return due(make_plan(world), world.history, over, as_of=today, placed=placed)


def orders(of: Demand, code: str = "service", subject: str = "A1") -> list[WorkOrder]:
    """Return the orders of one task on one subject, by date."""
    wanted = [
        order
        for order in of.orders
        if (order.planned.task.code, order.subject.id) == (code, subject)
    ]
    return sorted(wanted, key=lambda order: (order.due, order.id))


def dues(of: Demand, code: str = "service", subject: str = "A1") -> list[date]:
    """Return the due dates of one task on one subject."""
    return [order.due for order in orders(of, code, subject)]


def planned_days(of: Demand, code: str = "service", subject: str = "A1") -> list[date]:
    """Return the first lawful days, which for a bare date is the day it is on."""
    return [order.window.opens for order in orders(of, code, subject)]


def keys(of: Demand) -> set[str]:
    """Return the ids of all orders."""
    return {order.id for order in of.orders}


def whole(of: Demand) -> list[tuple[str, Occurrence, date | None, str | None]]:
    """Return all that can be seen of the orders, so that demands can be compared."""
    return [
        (
            order.id,
            order.occurrence,
            order.overdue_since,
            order.completion.id if order.completion else None,
        )
        for order in of.orders
    ]


def preview(
    old: Portfolio, new: Portfolio, over: Horizon = YEAR, as_of: str | None = None
) -> PolicyDiff:
    """Compare two portfolios with the past of the first."""
    today = day(as_of) if as_of else None
    return policy_diff(make_plan(old), make_plan(new), old.history, over, as_of=today)
