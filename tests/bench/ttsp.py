"""Technicians and interventions (ROADEF 2007) as weibao's model, and back.

A day of the instance is a date, from ``FIRST`` on, with one shift of 120 minutes from
midnight; all people are of one crew that forms teams daily; a domain is a skill, and
what work asks of it is counted over the team. Priorities become criticalities. Work may
be given away for its cost within the budget.
"""

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import ttsp_check as check
from attrs import define, field

from weibao.calendars.working import Stack, WorkingCalendar
from weibao.equipment import (
    Cost,
    Criticality,
    EquipmentType,
    Need,
    Position,
    Task,
)
from weibao.goals import Goal, Goals, Weighted
from weibao.inventory import Asset, Location, Site
from weibao.orders import Demand, Follows, Occurrence, Particulars, WorkOrder
from weibao.plan import Plan, PlannedTask, ResolvedTask
from weibao.precedence import After
from weibao.roster import Roster
from weibao.spans.hours import Hours
from weibao.spans.window import Horizon, Window
from weibao.texts.text import Text
from weibao.workforce import Absence, Crew, Limits, Shift, Technician, Workforce

FIRST = date(2026, 1, 5)
GOALS: Goals = (
    (Weighted(Goal.UNPLACED_OF_ALL),),
    (Weighted(Goal.FINISH_BY_PRIORITY),),
)
OPEN = WorkingCalendar("open", Text.same("open"), weekend=frozenset())
ROOM = 30
"""There are so many days, and four times those that the people needed would take."""


def day(number: int) -> date:
    """Return the date of a day of the instance; days count from 1."""
    return FIRST + timedelta(days=number - 1)


@define
class Instance:
    """An instance, and its parts as weibao knows them."""

    data: check.Instance
    demand: Demand = field(init=False)
    workforce: Workforce = field(init=False)

    @classmethod
    def read(cls, path: Path) -> "Instance":
        """Read an instance from its folder."""
        return cls(check.Instance.read(path))

    def __attrs_post_init__(self) -> None:
        site = Site(
            id="site",
            title=Text.same("site"),
            time_zone=ZoneInfo("UTC"),
            calendar=Stack((OPEN,)),
            working_hours=(Hours(0, check.DAY),),
        )
        place = Location(id="place", title=Text.same("place"), site=site)
        self.workforce = self._workforce(place)
        self.demand = self._demand(place)

    @property
    def horizon(self) -> Horizon:
        """As many days as are surely enough."""
        works, people = self.data.work.values(), self.data.people.values()
        heads = sum(one.minutes * max(map(max, one.asks), default=1) for one in works)
        days = ROOM + 4 * heads // (check.DAY * max(1, len(self.data.people)))
        last_off = max((max(one.off, default=0) for one in people), default=0)
        return Horizon(FIRST, day(max(days, last_off + days - ROOM + 1)))

    def _workforce(self, place: Location) -> Workforce:
        shift = Shift(
            code="day",
            title=Text.same("day"),
            hours=Hours(0, check.DAY),
            weekdays=frozenset(range(7)),
        )
        members = tuple(
            Technician(
                id=f"tech-{one.number:03}",
                title=Text.same(f"{one.number}"),
                shifts=(shift,),
                skills={
                    _skill(n): level for n, level in enumerate(one.levels) if level
                },
                absences=tuple(
                    Absence(window=Window(day(off), day(off)))
                    for off in sorted(one.off)
                ),
            )
            for one in self.data.people.values()
        )
        crew = Crew(
            id="crew",
            title=Text.same("crew"),
            members=members,
            base=place,
            daily_teams=True,
        )
        return Workforce(
            technicians={one.id: one for one in members},
            crews={crew.id: crew},
            limits=Limits(per_week=timedelta(days=7)),
            outsourcing=self.data.budget,
        )

    def _demand(self, place: Location) -> Demand:
        type_ = EquipmentType(
            code="asset", family="bench", title=Text.same("asset"), tasks=()
        )
        planned = {
            number: PlannedTask(
                subject=Asset(
                    id=f"asset-{number:03}",
                    title=Text.same(f"asset {number}"),
                    type=type_,
                    location=place,
                ),
                resolved=_resolved(one),
            )
            for number, one in sorted(self.data.work.items())
        }
        window = Window(self.horizon.first, self.horizon.last)
        orders: dict[int, WorkOrder] = {}
        for number in self._in_turn():
            occurrence = Occurrence(str(number), window.closes, window, window)
            follows = tuple(
                Follows(
                    before=planned[one],
                    after=After(task=f"work-{one}"),
                    nominal=window.closes,
                    order=orders[one].id,
                )
                for one in self.data.work[number].before
            )
            orders[number] = WorkOrder(
                planned[number], occurrence, "ttsp", Particulars(follows=follows)
            )
        plan = Plan(portfolio="ttsp", tasks=tuple(planned.values()))
        return Demand(
            plan=plan,
            horizon=self.horizon,
            as_of=FIRST,
            orders=tuple(orders[number] for number in sorted(orders)),
        )

    def _in_turn(self) -> list[int]:
        """Return all work, each piece after what comes before it."""
        found: dict[int, None] = {}
        while len(found) < len(self.data.work):
            for number, one in sorted(self.data.work.items()):
                if number not in found and all(other in found for other in one.before):
                    found[number] = None
        return list(found)

    def solution(self, roster: Roster) -> check.Solution:
        """Return a roster in the benchmark's own form."""
        dates: check.Dates = {}
        rows: dict[int, dict[frozenset[int], int]] = {}
        for one in roster.assignments:
            today = (one.day - FIRST).days + 1
            people = frozenset(int(t.id.removeprefix("tech-")) for t in one.technicians)
            teams = rows.setdefault(today, {})
            team = teams.setdefault(people, len(teams) + 1)
            start = one.start.hour * 60 + one.start.minute
            dates[int(one.order.occurrence.key)] = (today, start, team)
        everybody = frozenset(self.data.people)
        groups = {
            today: [everybody.difference(*teams), *teams]
            for today, teams in sorted(rows.items())
        }
        return check.Solution(dates, groups)


def _skill(domain: int) -> str:
    return f"domain-{domain + 1}"


def _resolved(work: check.Work) -> ResolvedTask:
    code, title = f"work-{work.number}", Text.same(f"work {work.number}")
    lines = tuple(
        Position(count, _skill(domain), level)
        for domain, row in enumerate(work.asks)
        for level, count in enumerate(row, 1)
        if count
    )
    need = Need(positions=(), team=lines)
    criticality = list(Criticality)[work.priority - 1]
    duration = timedelta(minutes=work.minutes)
    after = tuple(After(task=f"work-{one}") for one in work.before)
    task = Task(
        code=code,
        title=title,
        cycle=None,
        sources=(),
        duration=duration,
        need=need,
        criticality=criticality,
        after=after,
        cost=Cost(outsourced=work.cost),
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
        rule="ttsp",
        after=after,
    )
