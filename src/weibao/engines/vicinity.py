"""The days that a change can touch: all others stay as they were published.

That can be told where the published roster is still at hand and the plan is the same:
then a glance shows whose days are others now, and which orders are new or others. Work
is in each other's way within a day only, and hours are limited by the week; so whole
days are taken up again, and of the rest only the hours spent are known. Where work
hangs on work of other days - chains, work that follows other work or is not for whoever
did other work, people whose days overlap - or on a second party, or visits are counted,
nothing is told, and the whole horizon is taken up.
"""

from collections.abc import Iterable

from attrs import define, evolve, field, fields

from weibao.engines.jobs import Workshop
from weibao.engines.presences import Presences
from weibao.engines.visiting import are_capped
from weibao.orders import Demand, WorkOrder
from weibao.published import Published
from weibao.roster import Assignment, Roster, Unassigned
from weibao.workforce import Crew, Technician, Workforce

OF_A_DAY = ("shifts", "absences", "employed_from", "employed_to")
"""What of a person decides on single days."""
OF_NO_DAY = ("title", "phone", "formerly")
"""What of a person decides on nothing."""


OF_PERSONS = ("technicians", "crews")
"""What of a workforce is said of persons."""


@define(eq=False)
class Vicinity:
    """The days about what has changed since a roster was published.

    ``days`` are counted from the horizon's first. ``new`` are the orders to place anew,
    whose place is gone or never was. ``crews_days`` are the days of crews, and
    ``persons_days`` those of persons, on which somebody comes who did not, does not
    come who did, or comes at other hours. What was published is ``kept`` as it is, or
    ``near``; what had no place and is not tried again is ``left``. ``jobs`` are the
    orders taken up.
    """

    before: Roster
    demand: Demand
    workshop: Workshop
    days: set[int] = field(factory=set)
    new: set[str] = field(factory=set)
    crews_days: set[tuple[str, int]] = field(factory=set)
    persons_days: set[tuple[str, int]] = field(factory=set)
    kept: list[Assignment] = field(factory=list)
    left: list[Unassigned] = field(factory=list)
    near: dict[str, Assignment] = field(factory=dict)
    jobs: set[str] = field(factory=set)

    @classmethod
    def about(
        cls, published: Published, demand: Demand, workshop: Workshop
    ) -> "Vicinity | None":
        """Return the days about all changes; None where that cannot be told."""
        before = published.roster
        if before is None or not _same_frame(before, demand, workshop):
            return None
        found = cls(before, demand, workshop)
        if not found._look_at_people():
            return None
        found._look_at_orders()
        return found

    def _look_at_people(self) -> bool:
        """Find the days on which other people come; tell whether that can be told."""
        old, new = self.before.workforce, self.workshop.people.workforce
        if not _same_but_for_people(old, new):
            return False
        others = {
            id
            for id, person in new.technicians.items()
            if person is not old.technicians[id]
        }
        for id in sorted(others):
            if not _same_but_for_days(old.technicians[id], new.technicians[id]):
                return False
        if others:
            self._compare_days(old, others)
        return True

    def _compare_days(self, old: Workforce, others: set[str]) -> None:
        people, horizon = self.workshop.people, self.workshop.horizon
        then = [old.technicians[person.id] for person in people.persons]
        presences = Presences(then, horizon, self.workshop.clock)
        today = max(0, self.workshop.day(self.demand.as_of))
        for crew in people.crews:
            was = old.crews[crew.id]
            for person in crew.members:
                number = people.numbers[person.id]
                if person.id not in others:
                    continue
                for day in range(today, len(horizon)):
                    now = people.presences.of(number, day, crew)
                    if now != presences.of(number, day, was):
                        self.crews_days.add((crew.id, day))
                        self.persons_days.add((person.id, day))

    def _touched(self, one: Assignment) -> bool:
        """Tell whether the people of an assignment are others on its day."""
        day = self.workshop.day(one.day)
        if not one.crew.may_split:
            return (one.crew.id, day) in self.crews_days
        return any((person.id, day) in self.persons_days for person in one.technicians)

    def _look_at_orders(self) -> None:
        """Sort orders: to place anew, with the days they may go to, or as they were."""
        known, placed = self.before.demand.by_id, self.before.by_order
        today, day = self.demand.as_of, self.workshop.day
        lost = {one.order.id for one in self.before.unassigned}
        for id, order in self.demand.by_id.items():
            if order.completion is not None:
                continue
            was = placed.get(id)
            same = _same_order(known.get(id), order)
            if was is not None and same and was.day >= today:
                if not self._touched(was):
                    continue
            elif id in lost and same:
                continue
            self.new.add(id)
            self.reach(order)
            if was is not None and was.day >= today:
                self.days.add(day(was.day))

    def reach(self, order: WorkOrder, late_by: int = 0) -> None:
        """Add the days on which an order may be placed, and so many after them."""
        self.days.update(self._window(order, late_by))

    def widen(self) -> None:
        """Take in the days to which the work near by may give way."""
        day, days = self.workshop.day, set(self.days)
        for one in self.before.assignments:
            if day(one.day) in days:
                self.reach(one.order)

    def beyond(self, orders: Iterable[WorkOrder], late_by: int) -> bool:
        """Take in all days of orders that are late or lost; tell if any is new."""
        number = len(self.days)
        for order in orders:
            self.reach(order, late_by)
        return len(self.days) > number

    def _window(self, order: WorkOrder, late_by: int) -> range:
        window, day = order.window, self.workshop.day
        first = max(day(window.opens), self.workshop.earliest)
        last = min(day(window.closes) + late_by, len(self.workshop.horizon) - 1)
        return range(first, last + 1)

    def sort(self) -> None:
        """Sort what was published into what is near and what is kept as it is."""
        today, day = self.demand.as_of, self.workshop.day
        by_id = self.demand.by_id
        self.kept, self.near, self.left = [], {}, []
        self.jobs = set(self.new)
        frozen = self.workshop.earliest
        for id, one in self.before.by_order.items():
            was = one.day
            if was < today:
                continue
            order = by_id.get(id)
            if order is None or order.completion is not None or id in self.new:
                continue
            number = day(was)
            if number in self.days and number >= frozen:
                self.jobs.add(id)
                if one.late is None:  # else it may have a better place by now
                    self.near[id] = one
            else:
                self.kept.append(self._still(one, order))
        for lost in self.before.unassigned:
            id = lost.order.id
            order = by_id.get(id)
            if order is None or order.completion is not None or id in self.new:
                continue
            if self.days.issuperset(self._window(order, 0)):
                self.jobs.add(id)
            else:
                self.left.append(evolve(lost, order=order))

    def _still(self, one: Assignment, order: WorkOrder) -> Assignment:
        """Return an assignment as it was, of the people as they are known now."""
        workforce = self.workshop.people.workforce
        crew = workforce.crews[one.crew.id]
        if crew is one.crew and order is one.order:
            return one
        people = tuple(workforce.technicians[each.id] for each in one.technicians)
        return evolve(one, order=order, crew=crew, technicians=people)


def _same_frame(before: Roster, demand: Demand, workshop: Workshop) -> bool:
    """Tell whether plan and days are the same, and no work hangs on other days."""
    then, people = before.demand, workshop.people
    if demand.plan is not then.plan or demand.horizon != then.horizon:
        return False
    if demand.chains or then.chains or before.not_needed or before.outsourced:
        return False
    if demand.plan.watched:
        return False
    if people.roaming or people.in_a_row is not None or workshop.sharing.zones > 1:
        return False
    if any(one.escort is not None for one in before.assignments):
        return False
    if are_capped(demand.plan.tasks):
        return False
    return not any(
        order.follows or resolved.escort or resolved.divisible
        for order in demand.orders
        for resolved in (order.planned.resolved,)
    )


def _same_but_for_people(old: Workforce, new: Workforce) -> bool:
    """Tell whether two workforces differ in nothing but what is said of persons."""
    if old is new:
        return True
    if (
        old.technicians.keys() != new.technicians.keys()
        or old.crews.keys() != new.crews.keys()
        or any(
            getattr(old, each.name) != getattr(new, each.name)
            for each in fields(Workforce)
            if each.name not in OF_PERSONS
        )
    ):
        return False
    return all(_same_crew(old.crews[id], crew) for id, crew in new.crews.items())


def _same_crew(one: Crew, other: Crew) -> bool:
    if one is other:
        return True
    members = [person.id for person in one.members]
    return members == [person.id for person in other.members] and all(
        getattr(one, each.name) == getattr(other, each.name)
        for each in fields(Crew)
        if each.name != "members"
    )


def _same_but_for_days(one: Technician, other: Technician) -> bool:
    """Tell whether a person differs in nothing but when they are there."""
    return all(
        getattr(one, each.name) == getattr(other, each.name)
        for each in fields(Technician)
        if each.name not in (*OF_A_DAY, *OF_NO_DAY)
    )


def _same_order(was: WorkOrder | None, order: WorkOrder) -> bool:
    if was is order:
        return True
    return (
        was is not None
        and was.planned is order.planned
        and was.occurrence == order.occurrence
        and was.particulars == order.particulars
    )
