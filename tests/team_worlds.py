"""Small worlds of crews that form teams day by day, under every rule of rosters.

One site with up to three buildings and ways between them, up to five people in one or
two crews, and work with positions or counted teams, lags, escorts, parts, visits that
must keep their distance, and people who must or must not come.
"""

from datetime import date, timedelta

from attrs import evolve, frozen
from hypothesis import strategies as st

from portfolios import (
    asset,
    at_most,
    demand,
    equipment,
    grid,
    place,
    portfolio,
    rule,
    site,
    task,
)
from staffing import crew, leave, person, shift, staffed
from weibao.cycles.cycle import Cycle
from weibao.equipment import (
    Cost,
    Divisible,
    EquipmentType,
    Escort,
    Need,
    Position,
    Task,
)
from weibao.independence import Independence
from weibao.inventory import VisitCap
from weibao.orders import Demand
from weibao.policy import NamedTechnicians, Rule, Selector
from weibao.portfolio import Portfolio
from weibao.precedence import After
from weibao.precedence import parse_lag as lag
from weibao.spans import Every, Horizon
from weibao.texts import Text
from weibao.workforce import Absence, Crew, Limits, Technician

FORTNIGHT = Horizon(date(2026, 3, 2), date(2026, 3, 17))
SKILLS = ("lift", "power")
LAGS = ("0 h", "2 h", "24 h", "2 working days")
HOURS = (shift("08:00-12:00"), shift("08:00-17:00"), shift("10:00-17:00"))


@frozen(eq=False)
class TeamWorld:
    """A portfolio, and the work of a fortnight in it."""

    portfolio: Portfolio

    @property
    def demand(self) -> Demand:
        """The work due."""
        return demand(self.portfolio, FORTNIGHT)

    def ill(self, id: str, first: date, days: int) -> "TeamWorld":
        """Return the world with somebody away for some days."""
        force = self.portfolio.workforce
        until = first + timedelta(days=days)
        away = leave(first.isoformat(), until.isoformat())
        known = force.technicians[id]
        people = {
            **force.technicians,
            id: evolve(known, absences=(*known.absences, away)),
        }
        crews = {
            name: evolve(one, members=tuple(people[each.id] for each in one.members))
            for name, one in force.crews.items()
        }
        force = evolve(force, technicians=people, crews=crews)
        return TeamWorld(evolve(self.portfolio, workforce=force))


@st.composite
def team_worlds(draw: st.DrawFn, *, daily: bool = True) -> TeamWorld:
    """Draw a world; ``daily`` says whether its crews form teams day by day."""
    number = draw(st.sampled_from([5, 4, 3, 2, 1]))
    people = [draw(_people(f"p{n}")) for n in range(number)]
    crews = [draw(_crews("c0", people))]
    if draw(st.booleans()):
        crews.append(draw(_crews("c1", people)))
    here = site()
    places = [place(f"B{number}", here) for number in range(draw(st.integers(1, 3)))]
    if draw(st.integers(0, 3)) == 0:
        cap = VisitCap(at_most=draw(st.integers(1, 3)), must=draw(st.booleans()))
        places[0] = evolve(places[0], visits=cap)
    types = [draw(_types(f"t{n}", crews)) for n in range(draw(st.integers(1, 2)))]
    assets = [
        asset(f"A{n}", draw(st.sampled_from(types)), draw(st.sampled_from(places)))
        for n in range(draw(st.integers(1, 4)))
    ]
    world = staffed(
        portfolio(assets, *draw(_rules([one.id for one in people], crews))),
        *(evolve(one, base=draw(st.sampled_from(places))) for one in crews),
        within=draw(st.sampled_from([0, 10, 45])),
        limits=draw(_limits()),
    )
    force = world.workforce
    some = {id: evolve(one, daily_teams=daily) for id, one in force.crews.items()}
    if len(some) > 1 and draw(st.integers(0, 2)) == 0:
        some["c1"] = evolve(some["c1"], daily_teams=False)
    budget = draw(st.sampled_from([0, 60]))
    world = evolve(world, workforce=evolve(force, crews=some, outsourcing=budget))
    return TeamWorld(world)


@st.composite
def _people(draw: st.DrawFn, id: str) -> Technician:
    absences: list[Absence] = []
    if draw(st.booleans()):
        off = f"2026-03-{draw(st.integers(2, 13)):02}"
        absences.append(leave(off, off))
    skills = {
        name: draw(st.integers(1, 2)) for name in SKILLS if draw(st.integers(0, 3))
    }
    return person(id, draw(st.sampled_from(HOURS)), absences=tuple(absences), **skills)


@st.composite
def _crews(draw: st.DrawFn, id: str, people: list[Technician]) -> Crew:
    some = draw(
        st.lists(
            st.sampled_from(people),
            min_size=max(1, len(people) - 1),
            unique_by=lambda one: one.id,
        )
    )
    return crew(id, *sorted(some, key=lambda one: one.id))


@st.composite
def _types(draw: st.DrawFn, code: str, crews: list[Crew]) -> EquipmentType:
    """Draw a kind of asset with up to three tasks, perhaps one after another."""
    tasks: list[Task] = []
    gaps: set[str] = set()
    for number in range(draw(st.integers(1, 3))):
        after: tuple[After, ...] = ()
        if tasks and tasks[-1].code not in gaps and draw(st.booleans()):
            how = lag(draw(st.sampled_from(LAGS)))
            after = (After(task=tasks[-1].code, lag=how),)
        apart = None
        if tasks and draw(st.integers(0, 3)) == 0:
            apart = Independence(tasks=(tasks[0].code,), within=Every(days=10))
        escort = None
        if draw(st.integers(0, 4)) == 0:
            who = draw(st.sampled_from([None, *(one.id for one in crews)]))
            escort = Escort(draw(_needs()), who)
        parts = draw(st.integers(0, 5)) == 0
        price = draw(st.sampled_from([None, None, 20, 50]))
        gap = not after and not parts and draw(st.integers(0, 2)) == 0
        if gap:
            gaps.add(f"{code}-{number}")
        tasks.append(
            task(
                f"{code}-{number}",
                at_most(draw(st.integers(3, 9))) if gap else draw(_cycles()),
                need=draw(_needs()),
                duration=timedelta(
                    minutes=draw(
                        st.sampled_from([360, 900] if parts else [30, 60, 150])
                    )
                ),
                after=after,
                escort=escort,
                divisible=Divisible(timedelta(hours=1)) if parts else None,
                independence=apart,
                cost=Cost(outsourced=price),
            )
        )
    return equipment(*tasks, code=code)


@st.composite
def _cycles(draw: st.DrawFn) -> Cycle:
    anchor = f"2026-03-{draw(st.integers(3, 12)):02}"
    early, late = draw(st.integers(0, 3)), draw(st.integers(0, 4))
    return grid(
        Every(days=draw(st.sampled_from([9, 30]))), anchor, within=(early, late)
    )


@st.composite
def _needs(draw: st.DrawFn) -> Need:
    line = st.builds(
        Position,
        st.sampled_from([1, 1, 2]),
        st.sampled_from(SKILLS),
        st.sampled_from([1, 1, 2]),
    )
    match draw(st.sampled_from(["anybody", "positions", "team"])):
        case "anybody":
            return Need((Position(draw(st.integers(1, 2))),))
        case "positions":
            return Need(tuple(draw(st.lists(line, min_size=1, max_size=2))))
        case _:
            return Need((), tuple(draw(st.lists(line, min_size=1, max_size=2))))


@st.composite
def _rules(draw: st.DrawFn, people: list[str], crews: list[Crew]) -> list[Rule]:
    """Draw the rule for all, and perhaps one that names people for an asset."""
    whose = draw(st.sampled_from([None, *(one.id for one in crews)]))
    found = [rule("all", crew=whose)]
    if draw(st.integers(0, 2)) == 0:
        who, barred = draw(st.sampled_from(people)), draw(st.booleans())
        named = NamedTechnicians(
            barred=frozenset({who} if barred else ()),
            required=frozenset(() if barred else {who}),
            because=Text.same("asked for"),
        )
        select = Selector(ids=frozenset({"A0"}))
        found.append(rule("named", select=select, technicians=named))
    return found


@st.composite
def _limits(draw: st.DrawFn) -> Limits:
    return Limits(
        per_day=timedelta(hours=draw(st.sampled_from([4, 8]))),
        per_week=timedelta(hours=draw(st.sampled_from([8, 40]))),
        days_in_a_row=draw(st.sampled_from([None, None, 2])),
    )
