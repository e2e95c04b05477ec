"""The maintenance benchmark: crews, sites and tasks in numbers, as weibao's model.

An instance counts working days from 0 and minutes of a shift from 0. Its days become
dates in a row from ``FIRST`` on, its shift begins at midnight, a crew goes whole, and
each skill is a certificate that all of a crew hold. A place that lets nobody in is
closed on every day, and a task whose window ends before it begins is left out. The cost
of a roster is 1,000 times the priority of each task left out, 5 for each day off its
target, and the minutes that crews are on their way.
"""

import itertools
import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from attrs import define, field

from weibao.calendars.working import Stack, WorkingCalendar
from weibao.equipment import Criticality, EquipmentType, Need, Position, Task
from weibao.goals import Goal, Goals, Weighted
from weibao.inventory import Access, Asset, Location, Site
from weibao.orders import Demand, Occurrence, WorkOrder
from weibao.plan import OutageGroup, Plan, PlannedTask, ResolvedTask
from weibao.roster import Roster
from weibao.spans.hours import Hours
from weibao.spans.window import Horizon, Window
from weibao.texts.text import Text
from weibao.workforce import (
    Absence,
    Certificate,
    Crew,
    Limits,
    Shift,
    Technician,
    TravelTimes,
    Workforce,
)

FIRST = date(2026, 1, 5)
DAYS_A_WEEK = 5
DAY = 24 * 60
GOALS: Goals = (
    (
        Weighted(Goal.UNPLACED_OF_ALL, 1000),
        Weighted(Goal.OFF_PREFERRED, 5),
        Weighted(Goal.DRIVING, 1),
    ),
)
OPEN = WorkingCalendar("open", Text.same("open"), weekend=frozenset())


def day(number: int) -> date:
    """Return the date of a day of the instance."""
    return FIRST + timedelta(days=number)


@define
class Instance:
    """An instance, and its parts as weibao knows them."""

    data: Mapping[str, Any]
    demand: Demand = field(init=False)
    workforce: Workforce = field(init=False)

    @classmethod
    def read(cls, path: Path) -> "Instance":
        """Read an instance from its JSON file."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def __attrs_post_init__(self) -> None:
        self._refuse()
        site = Site(
            id="site",
            title=Text.same("site"),
            time_zone=ZoneInfo("UTC"),
            calendar=Stack((OPEN,)),
            working_hours=(Hours(0, self.data["shift"]),),
        )
        depots = [
            Location(id=f"depot-{n}", title=Text.same(f"depot {n}"), site=site)
            for n in range(len(self.data["depots"]))
        ]
        places = [self._place(n, one, site) for n, one in enumerate(self.data["sites"])]
        self.workforce = self._workforce(depots, places)
        self.demand = self._demand(places)

    @property
    def horizon(self) -> Horizon:
        """The days of the instance."""
        return Horizon(FIRST, day(self.data["days"] - 1))

    def _refuse(self) -> None:
        """Refuse what cannot be said in weibao's model, in words."""
        if not 0 < self.data["shift"] <= DAY:
            raise SystemExit(
                f"a shift of {self.data['shift']} minutes is not within a day"
            )
        ways = self.data["tt"]
        if any(row[number] for number, row in enumerate(ways)):
            raise SystemExit("there is a way from a place to itself in tt (make it 0)")

    def _place(self, number: int, one: Mapping[str, Any], site: Site) -> Location:
        opens, closes = one["access"]
        opens, closes = max(0, opens), min(closes, self.data["shift"])
        shut = opens >= closes or one["max_crews"] < 1
        closed = {
            day(n): Text.same("closed")
            for n in range(self.data["days"])
            if shut or n % DAYS_A_WEEK not in one["weekdays"]
        }
        title = Text.same(f"site {number}")
        hours = () if shut else (Hours(opens, closes),)
        return Location(
            id=f"site-{number}",
            title=title,
            site=site,
            access=Access(hours=hours),
            crews_at_once=None if shut else one["max_crews"],
            own_calendars=(
                WorkingCalendar(f"site-{number}", title, frozenset(), closed),
            ),
        )

    def _workforce(self, depots: list[Location], places: list[Location]) -> Workforce:
        shift = Shift(
            code="day",
            title=Text.same("day"),
            hours=Hours(0, self.data["shift"]),
            weekdays=frozenset(range(7)),
        )
        crews: dict[str, Crew] = {}
        for number, one in enumerate(self.data["crews"]):
            members = tuple(
                Technician(
                    id=f"crew-{number:02}-{seat}",
                    title=Text.same(f"{number}-{seat}"),
                    shifts=(shift,),
                    certificates=tuple(Certificate(code=s) for s in one["skills"]),
                    absences=tuple(
                        Absence(window=Window(day(off), day(off))) for off in one["off"]
                    ),
                )
                for seat in range(one["size"])
            )
            id = f"crew-{number:02}"
            crews[id] = Crew(
                id=id,
                title=Text.same(id),
                members=members,
                base=depots[one["depot"]],
                may_split=False,
            )
        stops = [*depots, *places]
        pairs = {
            (a.id, b.id): timedelta(minutes=minutes)
            for a, row in zip(stops, self.data["tt"], strict=True)
            for b, minutes in zip(stops, row, strict=True)
            if a is not b
        }
        return Workforce(
            technicians={t.id: t for crew in crews.values() for t in crew.members},
            crews=crews,
            travel=TravelTimes(pairs=pairs),
            limits=Limits(
                per_day=timedelta(minutes=self.data["shift"]),
                per_week=timedelta(days=7),
            ),
        )

    def _demand(self, places: list[Location]) -> Demand:
        groups: dict[int, set[int]] = {}
        for one in self.data["tasks"]:
            groups.setdefault(one["group"], set()).add(one["asset"])
        outages = {
            number: OutageGroup(
                id=f"group-{number}", members=frozenset(map(str, assets))
            )
            for number, assets in groups.items()
        }
        type_ = EquipmentType(
            code="asset", family="bench", title=Text.same("asset"), tasks=()
        )
        assets: dict[tuple[int, int], Asset] = {}
        orders = []
        for number, one in enumerate(self.data["tasks"]):
            if one["rel"] > one["due"]:
                continue
            subject = assets.setdefault(
                (one["asset"], one["site"]),
                Asset(
                    id=f"asset-{one['asset']}-{one['site']}",
                    title=Text.same(f"asset {one['asset']}"),
                    type=type_,
                    location=places[one["site"]],
                ),
            )
            planned = PlannedTask(
                subject=subject,
                resolved=_resolved(number, one),
                outage_group=outages[one["group"]],
            )
            target = day(one["target"])
            occurrence = Occurrence(
                key=str(number),
                due=target,
                window=Window(day(one["rel"]), day(one["due"])),
                preferred=Window(target, target),
            )
            orders.append(WorkOrder(planned, occurrence, "maint"))
        plan = Plan(portfolio="maint", tasks=tuple(one.planned for one in orders))
        return Demand(
            plan=plan, horizon=self.horizon, as_of=FIRST, orders=tuple(orders)
        )

    def solution(self, roster: Roster) -> list[list[int] | None]:
        """Return crew, day and first minute of each task, or None if it is left out."""
        found: list[list[int] | None] = [None] * len(self.data["tasks"])
        for one in roster.assignments:
            start = one.start
            found[int(one.order.occurrence.key)] = [
                int(one.crew.id.removeprefix("crew-")),
                (start.date() - FIRST).days,
                start.hour * 60 + start.minute,
            ]
        return found


def _resolved(number: int, one: Mapping[str, Any]) -> ResolvedTask:
    code, title = f"task-{number}", Text.same(f"task {number}")
    need = Need((Position(count=one["size"], certificates=tuple(one["skills"])),))
    priority = min(max(1, one["prio"]), len(Criticality))
    criticality = list(Criticality)[len(Criticality) - priority]
    duration = timedelta(minutes=one["dur"])
    task = Task(
        code=code,
        title=title,
        cycle=None,
        sources=(),
        duration=duration,
        need=need,
        criticality=criticality,
        outage=True,
    )
    return ResolvedTask(
        task=task,
        title=title,
        cycle=None,
        duration=duration,
        need=need,
        criticality=criticality,
        hours=None,
        every_day=False,
        crew=None,
        rule="maint",
    )


def errors(data: Mapping[str, Any], solution: list[list[int] | None]) -> list[str]:
    """Check a solution by the benchmark's rules, with nothing of weibao's."""
    found: list[str] = []
    routes: dict[tuple[int, int], list[tuple[int, int]]] = {}
    on: dict[tuple[int, str, int], list[tuple[int, int]]] = {}
    base = len(data["depots"])
    for number, (task, at) in enumerate(zip(data["tasks"], solution, strict=True)):
        if at is None:
            continue
        crew, today, start = at
        end, site, own = (
            start + task["dur"],
            data["sites"][task["site"]],
            data["crews"][crew],
        )
        if not task["rel"] <= today <= task["due"]:
            found.append(f"task {number}: outside its window")
        if today in own["off"] or today % DAYS_A_WEEK not in site["weekdays"]:
            found.append(f"task {number}: on a closed day")
        if not set(task["skills"]) <= set(own["skills"]) or own["size"] < task["size"]:
            found.append(f"task {number}: the wrong crew")
        if start < site["access"][0] or end > site["access"][1]:
            found.append(f"task {number}: outside the access hours")
        routes.setdefault((crew, today), []).append((start, number))
        on.setdefault((today, "group", task["group"]), []).append((start, end))
        on.setdefault((today, "site", task["site"]), []).append((start, end))
    for (crew, today), stops in routes.items():
        depot = data["crews"][crew]["depot"]
        here, free = depot, 0
        for start, number in sorted(stops):
            there = base + data["tasks"][number]["site"]
            if free + data["tt"][here][there] > start:
                found.append(f"crew {crew} on day {today}: late at task {number}")
            here, free = there, start + data["tasks"][number]["dur"]
        if free + data["tt"][here][depot] > data["shift"]:
            found.append(f"crew {crew} on day {today}: home late")
    for (today, kind, number), spans in on.items():
        most = data["sites"][number]["max_crews"] if kind == "site" else 1
        if any(sum(a <= start < b for a, b in spans) > most for start, _ in spans):
            found.append(f"{kind} {number} on day {today}: too many at once")
    return found


def cost(data: Mapping[str, Any], solution: list[list[int] | None]) -> dict[str, int]:
    """Return the cost of a solution and its parts."""
    left = [t for t, at in zip(data["tasks"], solution, strict=True) if at is None]
    off = travel = 0
    routes: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for task, at in zip(data["tasks"], solution, strict=True):
        if at is not None:
            off += abs(at[1] - task["target"])
            stop = len(data["depots"]) + task["site"]
            routes.setdefault((at[0], at[1]), []).append((at[2], stop))
    for (crew, _), stops in routes.items():
        depot = data["crews"][crew]["depot"]
        way = [depot, *(stop for _, stop in sorted(stops)), depot]
        travel += sum(data["tt"][a][b] for a, b in itertools.pairwise(way))
    return {
        "cost": 1000 * sum(task["prio"] for task in left) + 5 * off + travel,
        "unplaced": len(left),
        "days off target": off,
        "travel": travel,
    }
