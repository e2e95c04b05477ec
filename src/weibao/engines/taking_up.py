"""Taking a roster up as it stands, to ask what else would fit into it.

Every assignment goes back to its people, day and minute, whether or not the rules allow
it there; nothing is placed anew.
"""

from collections.abc import Iterable
from datetime import date, datetime

from attrs import define, evolve, field

from weibao.engines.capped import inserting
from weibao.engines.followers import Followers
from weibao.engines.independences import Independences
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.engines.opening import empty
from weibao.engines.prices import Prices
from weibao.engines.reasons import count_reasons
from weibao.engines.routes import Offer, Slot
from weibao.engines.spreading import Part
from weibao.engines.state import State
from weibao.goals import DEFAULT_GOALS, Goals
from weibao.orders import Chain, WorkOrder
from weibao.roster import Assignment, Lateness, Party, Roster, Segment
from weibao.search import GRID
from weibao.spans.window import Window


@define(eq=False)
class TakenUp:
    """A roster in a state. What begins at another time than it says costs ``moved``."""

    roster: Roster
    insertion: Insertion
    jobs: dict[str, Job] = field(factory=dict)
    _chains: dict[str, Chain] = field(factory=dict)

    @classmethod
    def of(
        cls,
        roster: Roster,
        goals: Goals = DEFAULT_GOALS,
        *,
        as_of: date | None = None,
        now: datetime | None = None,
        grid: int = GRID,
    ) -> "TakenUp":
        """Take a roster up.

        Args:
            roster: the roster.
            goals: what one place has before another.
            as_of: the first day on which anything may be placed; the demand's own
                as-of day, where it is None.
            now: the moment before which nothing may be placed.
            grid: work begins on marks so many minutes apart.
        """
        demand, tasks = roster.demand, roster.demand.plan.tasks
        begins = as_of or demand.as_of
        state = empty(demand, roster.workforce, Prices.of(goals), grid, begins, now)
        apart = Independences.among(demand, state)
        found = cls(roster, inserting(state, tasks, independences=apart))
        found._put_back()
        return found

    @property
    def state(self) -> State:
        """Where everything stands."""
        return self.insertion.state

    @property
    def workshop(self) -> Workshop:
        """Days and hours of the work."""
        return self.state.workshop

    def _put_back(self) -> None:
        for chain in self.roster.demand.chains:
            for order in chain.orders:
                self._chains[order.id] = chain
                self._chains[chain.extra(order).id] = chain
        awaited = {
            before.order
            for one in self.roster.assignments
            for before in one.order.follows
        }
        columns, clock = self.workshop.columns, self.workshop.clock
        for one in self.roster.assignments:
            job = self.job(one.order)
            if job.divisible is not None:
                self._spread(job, one)
                continue
            offer = self._offer(one, job, one.day)
            job.keeps_place = job.id in awaited
            start, day = clock.minute_of(one.start), self.workshop.day(one.day)
            columns.promised[job.row] = start
            self.state.disturbance.know(job.row, day, offer.everybody)
            positions = tuple(len(route.jobs) for route in offer.routes)
            moves = ((job.row, start),)
            self.state.place(
                job, Slot(day, start, offer.unit, 0, offer, positions, moves)
            )
        self.state.changes.clear()

    def _spread(self, job: Job, one: Assignment) -> None:
        """Put divisible work back, part by part."""
        minute, parts = self.workshop.clock.minute_of, []
        for segment in one.segments:
            opens, day = segment.window.opens, segment.window.opens.date()
            offer = self._offer(one, job, day)
            start = minute(opens)
            parts.append(Part(self.workshop.day(day), offer, start, segment.minutes))
        self.insertion.spreading.stand(job, parts)

    def job(self, order: WorkOrder) -> Job:
        """Return an order as a job, bound to the places of the work before it."""
        known = self.jobs.get(order.id)
        if known is None:
            chained = order.id in self._chains
            known = self.jobs[order.id] = self.workshop.job(order, chained=chained)
        return known

    def bind(self, job: Job) -> None:
        """Let a job that follows other work begin late enough, or wait for it."""
        for _ in Followers(self.workshop, self.state).in_turn([job]):
            continue

    def _offer(self, one: Assignment, job: Job, day: date) -> Offer:
        """Return the routes of the people of an assignment, on duty or not."""
        made = [self._offer_of(party, day) for party in one.parties]
        if len(made) == 1 or job.escorts is None:
            return made[0]
        offer, other = made
        return evolve(
            offer,
            routes=(*offer.routes, *other.routes),
            escort=other.unit,
            sides=(*offer.sides, *other.sides),
        )

    def _offer_of(self, party: Party, on: date) -> Offer:
        people, day = self.workshop.people, self.workshop.day(on)
        numbers = tuple(
            sorted(
                people.numbers[person.id]
                for person in party.technicians
                if person.id in people.numbers
            )
        )
        unit = people.team(party.crew, numbers)
        routes = self.state.routes_of(unit, day)
        base = self.workshop.place(party.crew.base)
        return Offer(unit, routes, people.crew_number(party.crew), base)

    def lawful(self, job: Job, days: Iterable[int]) -> list[int]:
        """Return the open days on which a job breaks no gap that is not broken now."""
        planned = job.order.planned
        closed = self.workshop.why_closed
        open_days = [day for day in days if closed(planned, day) is None]
        chain = self._chains.get(job.id)
        if chain is None:
            return open_days
        orders = [one for visit in chain.orders for one in (visit, chain.extra(visit))]
        made = {
            one.id: self.roster.by_order[one.id].day
            for one in orders
            if one.id in self.roster.by_order
        }
        was = _broken(chain, made)
        date_of = self.workshop.date
        left = [
            one.order
            for one in self.roster.unassigned
            if self._chains.get(one.order.id) is chain and one.order.id != job.id
        ]
        found = []
        for day in open_days:
            now = {**made, job.id: date_of(day)}
            if _no_worse(_broken(chain, now), was, job) and _ends_well(
                chain, now, left
            ):
                found.append(day)
        return found

    def assignment(self, job: Job, slot: Slot) -> Assignment:
        """Return an assignment of a job to a place that was found for it."""
        people = self.workshop.people
        party, segment = people.party(slot.unit), self.segment(job, slot.start)
        sent = slot.offer.escort
        escort = None if sent is None else people.party(sent)
        made = Assignment(
            job.order, party.crew, party.technicians, (segment,), escort=escort
        )
        over = slot.day - job.limit
        if job.chained or over <= 0:
            return made
        reasons = count_reasons(self.insertion, job, job.first, job.last)
        reason = min(reasons, key=lambda one: (-reasons[one], one.value))
        late = Lateness(
            over, reason, made.order.window.closes, job.order.planned.task.code
        )
        return evolve(made, late=late)

    def segment(self, job: Job, start: int) -> Segment:
        """Return the stretch of a job that begins at a minute."""
        zone, clock = job.order.subject.site.time_zone, self.workshop.clock
        first, last = (
            clock.instant(start, zone),
            clock.instant(start + job.minutes, zone),
        )
        return Segment(Window(first, last))


def _broken(chain: Chain, made: dict[str, date]) -> dict[str, int]:
    """Return by how many days visits of a chain are out of bounds."""
    found = dict.fromkeys(chain.too_early(made), 1)
    for id, window in chain.windows(made).items():
        late = (made[id] - window.closes).days
        if late > 0:
            found[id] = late
    return found


def _ends_well(chain: Chain, made: dict[str, date], left: list[WorkOrder]) -> bool:
    """Tell whether each level's last visit reaches to the end.

    Where it does not, one of those ``left`` without a place must say so.
    """
    levels = {order.id: order.planned.level for order in chain.orders}
    end = chain.horizon.last
    for depth, rung in enumerate(chain.rungs):
        past = rung.past
        for id in sorted(made, key=lambda one: (made[one], one)):
            if levels.get(id, 0) >= depth:
                past = rung.gap.taken(past, made[id])
        same = past == rung.past
        limit = rung.limit if same else rung.gap.limit(past)
        if limit < end and not any(
            order.planned.level >= depth
            and max(order.window.closes, order.due) > past[-1]
            and order.window.opens <= end
            for order in left
        ):
            return False
    return True


def _no_worse(now: dict[str, int], was: dict[str, int], job: Job) -> bool:
    """Tell whether a job keeps all gaps of its own, and breaks no other any more."""
    return job.id not in now and all(days <= was.get(id, 0) for id, days in now.items())
