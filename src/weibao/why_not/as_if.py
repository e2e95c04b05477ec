"""The workforce as a way out asks for it.

Shifts and reserves are said by weekday, so that a shift that ends later does so on all
its days, and what is released is released on all Tuesdays. Nobody is placed there by
it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import evolve

from weibao.engines.relaxing import with_more
from weibao.spans.hours import DAY, Hours
from weibao.spans.window import Horizon, Window
from weibao.why_not.answers import Way, WayOut
from weibao.workforce import Absence, Crew, Reserve, Shift, Technician, Workforce

ONCE_MORE = "-more"
"""What the ids of a further crew and its people end in."""
ONE_DAY = timedelta(days=1)


def as_if(workforce: Workforce, way: WayOut, horizon: Horizon) -> Workforce:
    """Return the workforce that a way out asks for, over a horizon."""
    if way.way is Way.OVERTIME:
        return _for_longer(workforce, way)
    if way.way is Way.CALL_IN:
        return _called_in(workforce, way, horizon)
    if way.way is Way.RELEASE:
        day = way.place.assignment.day
        held = tuple(_not_on(one, day.weekday()) for one in workforce.reserves)
        return evolve(workforce, reserves=held)
    if way.way is Way.QUALIFY:
        skills = dict(way.skills)
        people = [with_more(one, way.certificates, skills) for one in way.people]
        return _with_people(workforce, people)
    if way.way is Way.FURTHER_CREW:
        who = {person.id for person in way.people}
        return _once_more(workforce, way.place.assignment.crew, who)
    return workforce


def _for_longer(workforce: Workforce, way: WayOut) -> Workforce:
    limits, more = workforce.limits, timedelta(minutes=way.minutes)
    month = limits.per_month
    higher = evolve(
        limits,
        per_day=limits.per_day + more,
        per_week=limits.per_week + more,
        per_month=None if month is None else month + more,
    )
    people = [
        evolve(one, shifts=tuple(_longer(shift, way.minutes) for shift in one.shifts))
        for one in way.people
    ]
    return _with_people(evolve(workforce, limits=higher), people)


def _called_in(workforce: Workforce, way: WayOut, horizon: Horizon) -> Workforce:
    day = way.place.assignment.day
    people = []
    for person in way.people:
        crews = [one for one in workforce.crews.values() if person in one.members]
        off = [
            Absence(window=Window(one, one))
            for one in horizon
            if one != day and not any(_there(person, crew, one) for crew in crews)
        ]
        shifts = tuple(_also_on(shift, day.weekday()) for shift in person.shifts)
        left = (part for one in person.absences for part in _but(one, day))
        people.append(evolve(person, shifts=shifts, absences=(*left, *off)))
    changed = _with_people(workforce, people)
    crew = changed.crews[way.place.assignment.crew.id]
    calendars = tuple(evolve(one, opened=one.opened | {day}) for one in crew.calendars)
    opened = evolve(crew, calendars=calendars)
    return evolve(changed, crews={**changed.crews, crew.id: opened})


def _there(person: Technician, crew: Crew, day: date) -> bool:
    """Tell whether a shift of a person is worked on a day, or ends on it."""
    return any(
        crew.works(shift, day)
        or (shift.hours.closes > DAY and crew.works(shift, day - ONE_DAY))
        for shift in person.shifts
    )


def _but(absence: Absence, day: date) -> Iterator[Absence]:
    """Return an absence of whole days without one of them."""
    opens, closes = absence.window.opens, absence.window.closes
    if absence.hours is not None or not opens <= day <= closes:
        yield absence
        return
    if opens < day:
        yield evolve(absence, window=Window(opens, day - ONE_DAY))
    if day < closes:
        yield evolve(absence, window=Window(day + ONE_DAY, closes))


def _with_people(workforce: Workforce, changed: Iterable[Technician]) -> Workforce:
    """Return the workforce with some people as they would be."""
    technicians = {**workforce.technicians, **{one.id: one for one in changed}}
    crews = {
        id: evolve(crew, members=tuple(technicians[one.id] for one in crew.members))
        for id, crew in workforce.crews.items()
    }
    return evolve(workforce, technicians=technicians, crews=crews)


def _once_more(workforce: Workforce, crew: Crew, who: set[str]) -> Workforce:
    """Return the workforce with people of a crew once more.

    They join it, unless it goes whole: then they are a crew beside it.
    """
    copies = tuple(
        evolve(one, id=one.id + ONCE_MORE) for one in crew.members if one.id in who
    )
    grown = evolve(crew, members=(*crew.members, *copies))
    if not crew.may_split:
        grown = evolve(crew, id=crew.id + ONCE_MORE, members=copies)
    return evolve(
        workforce,
        technicians={**workforce.technicians, **{one.id: one for one in copies}},
        crews={**workforce.crews, grown.id: grown},
    )


def _longer(shift: Shift, minutes: int) -> Shift:
    hours = shift.hours
    closes = min(hours.closes + minutes, hours.opens + DAY)
    return evolve(shift, hours=Hours(hours.opens, closes))


def _not_on(reserve: Reserve, weekday: int) -> Reserve:
    """Return a reserve that a weekday is left out of."""
    days = frozenset(range(7)) if reserve.weekdays is None else reserve.weekdays
    return evolve(reserve, weekdays=days - {weekday})


def _also_on(shift: Shift, weekday: int) -> Shift:
    """Return a shift that is also worked on a weekday; others follow no calendar."""
    days = frozenset(range(7)) if shift.weekdays is None else shift.weekdays
    return evolve(shift, weekdays=days | {weekday})
