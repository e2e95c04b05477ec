"""Small rosters to be solved by several engines.

Up to eight orders at several stops, up to three people in crews that part or not, ways
between the stops, and windows that just fit.
"""

from datetime import timedelta
from random import Random

from attrs import evolve, frozen

from portfolios import asset, day, demand, equipment, horizon, place, portfolio, site
from portfolios import task as declared
from staffing import crew, leave, need, person, shift, staffed
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dates
from weibao.cycles.window import Tolerance
from weibao.engines.cpsat import Solution, solution
from weibao.equipment import Criticality, EquipmentType
from weibao.goals import DEFAULT_GOALS
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.search import SearchOptions
from weibao.spans import Every
from weibao.verifier import verify
from weibao.workforce import Absence, Limits, TravelTimes

FIRST = day("03-09")
DAYS = 4
ROUNDS = 1000
"""Of the local engine: as many as make no more difference for so few orders."""
HOURS = ("08:00-12:00", "08:00-11:00", "09:00-13:00")
MINUTES = (30, 45, 60, 90, 120)
WAYS = (5, 10, 20, 40)


@frozen(eq=False)
class Small:
    """A portfolio and the work in it."""

    portfolio: Portfolio
    demand: Demand

    def local(self) -> Roster:
        """Return the roster of the local engine."""
        return assign(self.demand, self.portfolio.workforce, rounds=ROUNDS)

    def exact(self) -> Solution:
        """Return the roster of the exact engine, with what is proven of it."""
        return solution(
            self.demand, self.portfolio.workforce, DEFAULT_GOALS, SearchOptions()
        )

    def wrong(self, roster: Roster) -> list[str]:
        """Return what the verifier has against a roster."""
        found = verify(roster, self.portfolio, self.portfolio.history)
        return [one.line().en for one in found.violations]


def small_case(random: Random) -> Small:
    """Make a case."""
    home = site()
    stops = [place(f"B{number}", home) for number in range(random.randint(1, 4))]
    count = random.randint(1, 3)
    subjects = [
        asset(f"A{number}", service(random, number, count), random.choice(stops))
        for number in range(random.randint(2, 8))
    ]
    hours = random.choice(HOURS)
    people = [
        person(f"p{number}", shift(hours), absences=tuple(away(random)))
        for number in range(count)
    ]
    split = random.random() < 0.7
    world = staffed(
        portfolio(subjects),
        crew("c", *people, split=split, base=stops[0]),
        limits=Limits(per_day=timedelta(hours=4), per_week=timedelta(hours=9)),
    )
    pairs = {
        (one.id, other.id): timedelta(minutes=random.choice(WAYS))
        for one in stops
        for other in stops
        if one.id < other.id
    }
    ways = evolve(world.workforce, travel=TravelTimes(pairs=pairs))
    world = evolve(world, workforce=ways)
    last = FIRST + timedelta(days=DAYS - 1)
    return Small(world, demand(world, horizon(str(FIRST), str(last))))


def service(random: Random, number: int, people: int) -> EquipmentType:
    """Declare a service of a random length, window and team."""
    first = random.randrange(DAYS)
    open_days = random.randint(0, DAYS - 1 - first)
    due = FIRST + timedelta(days=first)
    work = declared(
        "service",
        Cycle(Dates((due,)), Tolerance(after=Every(days=open_days))),
        duration=timedelta(minutes=random.choice(MINUTES)),
        need=need(random.choice([1, 1, people])),
        criticality=random.choice(list(Criticality)),
    )
    return equipment(work, code=f"t{number}")


def away(random: Random) -> list[Absence]:
    """Return the leave of somebody: mostly none, now and then a day."""
    if random.random() < 0.7:
        return []
    on = str(FIRST + timedelta(days=random.randrange(DAYS)))
    return [leave(on, on)]
