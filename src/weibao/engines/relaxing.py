"""People as they could be: on duty for longer, called in, or one crew more.

Nothing of the state is changed: what is relaxed are copies of routes.
"""

from collections.abc import Sequence
from datetime import date

from attrs import define, evolve

from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.presences import Presence
from weibao.engines.routes import Offer, Route, Slot
from weibao.engines.seats import formed, sent
from weibao.engines.state import DAYS
from weibao.engines.timesheet import Timesheet
from weibao.equipment import Need
from weibao.spans.hours import DAY
from weibao.workforce import Certificate, Crew, Technician

EVER = 10**6
"""More minutes than any limit."""
NOBODY = -1
"""The resource of a route that nobody goes yet."""


@define(eq=False)
class Relaxing:
    """Finds places for a job with one thing relaxed."""

    insertion: Insertion
    job: Job

    def _find(self, offer: Offer, minutes: int = 0) -> Slot | None:
        """Return an offer's place under limits that are so many minutes higher."""
        state = self.insertion.state
        if not self.insertion.open_to(self.job, offer):
            return None
        if state.teams is not None and not state.teams.keeps(offer):
            return None
        off = self.insertion.off(self.job, offer.routes[0].day)
        known = state.per_day, state.per_week, state.sheet
        if minutes:
            state.per_day += minutes
            state.per_week += minutes
            state.sheet = _higher(state.sheet, minutes)
        try:
            return self.insertion.places.find(self.job.row, offer, off)
        finally:
            state.per_day, state.per_week, state.sheet = known

    def _find_alone(self, offer: Offer) -> Slot | None:
        """Return a place for people with no work before it or after it."""
        state, people = self.insertion.state, self.insertion.state.workshop.people
        known = state.per_week, state.sheet, people.in_a_row
        state.per_week, state.sheet, people.in_a_row = EVER, None, None
        off = self.insertion.off(self.job, offer.routes[0].day)
        try:
            return self.insertion.places.find(self.job.row, offer, off)
        finally:
            state.per_week, state.sheet, people.in_a_row = known

    def longer(self, offer: Offer, minutes: int) -> Slot | None:
        """Return a place if the people of an offer stayed so many minutes longer."""
        crew, routes = offer.unit.crew, []
        people = self.insertion.state.workshop.people
        presences, rest = people.presences, people.rest
        for route in offer.routes:
            if any(_rest(people.persons[n]) < rest + minutes for n in route.people):
                return None
            found = [
                presences.if_longer(person, route.day, crew, minutes)
                for person in route.people
            ]
            routes.append(_standing_in(route, found))
        copy = evolve(offer, routes=tuple(routes))
        return self._find(copy, minutes)

    def called_in(self, crew: Crew, day: int) -> tuple[Slot, list[int]] | None:
        """Return a place if people came in on a day off, and who they would be."""
        people = self.insertion.state.workshop.people
        number, need = people.crew_number(crew), self._need
        there: dict[int, Presence] = {}
        called: list[int] = []
        for member in crew.members:
            person = people.numbers[member.id]
            presence = people.presence(person, day, number)
            if presence is None:
                presence = people.presences.if_called(person, day, crew)
                called.append(person)
            if presence is not None:
                there[person] = presence
        if not called or self._bound(called, day):
            return None
        order = sorted(there, key=lambda one: (one in called, one))
        team = self._team(crew, order, [people.persons[one] for one in order], day)
        late = [one for one in team or () if one in called]
        if not team or not late or not need.people:
            return None
        offer = self._offer(crew, team, day, there)
        slot = self._find(offer)
        return None if slot is None else (slot, late)

    def _bound(self, called: Sequence[int], day: int) -> bool:
        """Tell whether other days of those called in, or other work, are in the way.

        A crew that goes whole may be at work without them; and of people who roam one
        day is in the way of others.
        """
        people, by_day = (
            self.insertion.state.workshop.people,
            self.insertion.state.by_day,
        )
        columns = self.insertion.state.columns
        at_work = {
            columns.crew[row] for route in by_day.get(day, ()) for row in route.jobs
        }
        if not people.roaming.isdisjoint(called):
            return True
        return any(
            not one.may_split and any(people.persons[n] in one.members for n in called)
            for one in people.crews
            if people.crew_number(one) in at_work
        )

    def further(self, offer: Offer) -> Slot | None:
        """Return a place if there were people like these once more.

        Of those who are required for the work there is only one.
        """
        state = self.insertion.state
        if any(
            state.workshop.people.persons[n].id in self._need.required
            for n in offer.unit.people
        ):
            return None
        copies = tuple(
            Route(NOBODY, route.day, route.week, route.people, route.price)
            for route in offer.routes
        )
        slot = self._find_alone(evolve(offer, routes=copies))
        if slot is None:
            return None
        added = self.job.minutes + 2 * state.travel[offer.base][self.job.stop]
        return slot if added <= state.per_week else None

    def qualified(
        self, crew: Crew, day: int, codes: Sequence[str], skills: dict[str, int]
    ) -> tuple[Slot, list[int]] | None:
        """Return a place if people of a crew had certificates or skills more.

        Returns:
            The place, and who of its people lack them today.
        """
        people = self.insertion.state.workshop.people
        number, today = (
            people.crew_number(crew),
            self.insertion.state.workshop.date(day),
        )
        there: dict[int, Presence] = {}
        for member in crew.members:
            person = people.numbers[member.id]
            presence = people.presence(person, day, number)
            if presence is not None:
                there[person] = presence
        lacks = {
            one: _lacks(people.persons[one], codes, skills, today) for one in there
        }
        order = sorted(there, key=lambda one: (lacks[one], one))
        more = [with_more(people.persons[one], codes, skills) for one in order]
        team = self._team(crew, order, more, day)
        if not team:
            return None
        needed = self._fewest(team, codes, skills, today)
        if not needed:
            return None
        slot = self._find(self._offer(crew, team, day, there))
        return None if slot is None else (slot, needed)

    @property
    def _need(self) -> Need:
        return self.job.order.planned.resolved.need

    def _team(
        self, crew: Crew, order: list[int], persons: list[Technician], day: int
    ) -> list[int] | None:
        """Return who would go: all of a crew that goes whole, else the first able.

        Nobody inspects work of their own.
        """
        today = self.insertion.state.workshop.date(day)
        away = self.insertion.kept_away(self.job, day)
        if not crew.may_split and not away.isdisjoint(order):
            return None
        there = [n for n, one in enumerate(order) if one not in away]
        order, persons = [order[n] for n in there], [persons[n] for n in there]
        seats = formed(persons, self._need, today)
        if seats is None:
            return None
        if crew.may_split:
            return [order[one] for one in seats]
        return order if sent(persons, self._need, today) else None

    def _fewest(
        self, team: list[int], codes: Sequence[str], skills: dict[str, int], today: date
    ) -> list[int]:
        """Return who of a team must have what is lacking, as few as will do."""
        persons = self.insertion.state.workshop.people.persons
        lacking = [one for one in team if _lacks(persons[one], codes, skills, today)]
        for one in reversed(list(lacking)):
            fewer = [other for other in lacking if other != one]
            as_if = [
                with_more(persons[n], codes, skills) if n in fewer else persons[n]
                for n in team
            ]
            if formed(as_if, self._need, today) is not None:
                lacking = fewer
        return lacking

    def _offer(
        self, crew: Crew, team: list[int], day: int, there: dict[int, Presence]
    ) -> Offer:
        """Return the routes of a team as if they were all there, without making any."""
        state = self.insertion.state
        people = state.workshop.people
        unit = people.team(crew, tuple(sorted(team)))
        routes = []
        for resource, some in people.resources(unit):
            known = state.routes.get(resource * DAYS + day)
            route = known or state.empty_route(resource, day, some, unit)
            copy = evolve(route, people=some, price=state.prices.way(len(some)))
            routes.append(_standing_in(copy, [there[one] for one in some]))
        base = state.workshop.place(crew.base)
        return Offer(unit, tuple(routes), people.crew_number(crew), base)


def with_more(
    person: Technician, codes: Sequence[str], skills: dict[str, int]
) -> Technician:
    """Return a person who also holds certificates and has skills."""
    more = tuple(Certificate(code=code) for code in codes)
    levels = {
        **person.skills,
        **{
            skill: max(level, person.skills.get(skill, 0))
            for skill, level in skills.items()
        },
    }
    return evolve(person, certificates=(*person.certificates, *more), skills=levels)


def _rest(person: Technician) -> int:
    """Return how long a person is off at least from one day's shifts to the next's."""
    opens = min(shift.hours.opens for shift in person.shifts)
    return opens + DAY - max(shift.hours.closes for shift in person.shifts)


def _higher(sheet: Timesheet | None, minutes: int) -> Timesheet | None:
    """Return a sheet that allows so many minutes more."""
    if sheet is None:
        return None
    month, over = sheet.per_month, sheet.overtime
    return evolve(
        sheet,
        per_month=None if month is None else month + minutes,
        overtime=None if over is None else over + minutes,
    )


def _lacks(
    person: Technician, codes: Sequence[str], skills: dict[str, int], day: date
) -> bool:
    return not all(person.holds(code, day) for code in codes) or any(
        person.skills.get(skill, -1) < level for skill, level in skills.items()
    )


def _standing_in(route: Route, presences: Sequence[Presence | None]) -> Route:
    """Return a copy of a route with other days of its people."""
    known = tuple(one for one in presences if one is not None)
    return evolve(route, presences=known, allowed={}, latest=None, places={})
