"""A finished roster as tables: what stands, who goes where, who is busy."""

from collections.abc import Iterator

from attrs import define, field

from weibao.engines.cpsat.posing import DIVISIBLE, ESCORT, Posing
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.opening import opened
from weibao.engines.people import Unit
from weibao.engines.prices import Prices
from weibao.engines.routes import Offer
from weibao.goals import Goals
from weibao.roster import Assignment, Roster
from weibao.search import CannotSolve


@define(eq=False)
class Standing:
    """The assignments of a roster with their jobs, and tables in which nothing is."""

    roster: Roster
    goals: Goals
    grid: int
    insertion: Insertion = field(init=False)
    jobs: dict[str, Job] = field(factory=dict)
    chained: set[str] = field(factory=set)
    followed: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        roster = self.roster
        prices = Prices.of(self.goals)
        self.insertion = opened(roster.demand, roster.workforce, prices, self.grid)
        for chain in roster.demand.chains:
            for order in chain.orders:
                self.chained |= {order.id, chain.extra(order).id}
        self.followed = {
            follows.order
            for order in roster.demand.orders
            for follows in order.follows
            if follows.order is not None
        }
        for one in roster.assignments:
            self.jobs[one.order.id] = self.insertion.state.workshop.job(
                one.order, chained=one.order.id in self.chained
            )

    def day(self, one: Assignment) -> int:
        """Return the number of the day on which an assignment begins."""
        return self.insertion.state.workshop.day(one.day)

    def start(self, one: Assignment) -> int:
        """Return the minute at which an assignment begins."""
        return self.insertion.state.workshop.clock.minute_of(one.start)

    def offer(self, one: Assignment) -> Offer | None:
        """Return who does an assignment, with the paths they go on."""
        people = self.insertion.state.workshop.people
        numbers = tuple(sorted(people.numbers[each.id] for each in one.technicians))
        unit: Unit = (
            people.team(one.crew, numbers)
            if one.crew.may_split
            else people.whole(one.crew)
        )
        return self.insertion.offer(unit, self.day(one))

    def waits(self, one: Assignment) -> bool:
        """Tell whether an assignment follows other work, or other work follows it."""
        return bool(one.order.follows) or one.order.id in self.followed

    def on(self, days: range) -> list[Assignment]:
        """Return the assignments of some days."""
        return [one for one in self.roster.assignments if self.day(one) in days]

    def fix(self, posing: Posing, one: Assignment, *, at: int | None) -> None:
        """Add an assignment that stays with its people and on its day.

        Args:
            posing: collects what is to be solved.
            one: the assignment.
            at: the minute at which it begins; where it is None that may change.
        """
        offer = self.offer(one)
        offers = [] if offer is None else [(self.day(one), offer)]
        posing.add(self.jobs[one.order.id], offers, required=True, at=at)

    def spend_besides(self, days: range) -> None:
        """Count the hours that people are busy on other days of the same weeks."""
        state = self.insertion.state
        for one in self._besides(days):
            offer = self.offer(one)
            if offer is None:
                continue
            for route in offer.routes:
                route.jobs = [*route.jobs, self.jobs[one.order.id].row]
                state.columns.base[self.jobs[one.order.id].row] = offer.base
        for route in state.routes.values():
            if route.jobs:
                way, _ = state.way(route.jobs)
                work = sum(state.columns.minutes[row] for row in route.jobs)
                for person in route.people:
                    state.spend(person, route.day, way + work)
                route.jobs = []

    def _besides(self, days: range) -> Iterator[Assignment]:
        """Go through the assignments of other days in the weeks of these."""
        state = self.insertion.state
        weeks = {state.week(day) for day in days}
        for one in self.roster.assignments:
            day = self.day(one)
            if day not in days and state.week(day) in weeks:
                if one.escort is not None:
                    raise CannotSolve(ESCORT(order=one.order.id))
                if len(one.days) > 1:
                    raise CannotSolve(DIVISIBLE(order=one.order.id))
                yield one
