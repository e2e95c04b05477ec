"""The hours of work that stays as it was: counted, since it shares weeks with more."""

from collections.abc import Iterable
from datetime import date

from weibao.engines.places import Places
from weibao.engines.state import State
from weibao.roster import Assignment
from weibao.workforce import Crew

Work = list[tuple[Assignment, Crew]]
"""What a person does on a day, and with which crew."""


def count_hours(kept: Iterable[Assignment], state: State, places: Places) -> None:
    """Count the hours and the working days of all who do what stays."""
    people = state.workshop.people
    days: dict[tuple[int, date], Work] = {}
    for one in kept:
        for day in one.days:
            for party in one.parties:
                for person in party.technicians:
                    number = people.numbers.get(person.id)
                    if number is not None:
                        days.setdefault((number, day), []).append((one, party.crew))
    for (number, day), work in days.items():
        state.spend(number, state.workshop.day(day), _minutes(state, work, day))
        if number in people.roaming or people.in_a_row:
            for one, crew in work:
                _rest(places, number, one, crew, day)


def _minutes(state: State, work: Work, day: date) -> int:
    """Return the minutes of a person's day at work and on the way."""
    place, travel, minutes = state.workshop.place, state.travel, 0
    if len(work) > 1:
        work.sort(key=lambda one: one[0].begins_on(day))
    here = place(work[0][1].base)
    for one, _ in work:
        there = place(one.stop)
        minutes += travel[here][there] + one.minutes_on(day)
        here = there
    return minutes + travel[here][place(work[-1][1].base)]


def _rest(places: Places, number: int, one: Assignment, crew: Crew, day: date) -> None:
    """Note when somebody sets out for work that stays, and is back from it."""
    state = places.state
    workshop, travel = state.workshop, state.travel
    base, stop = workshop.place(crew.base), workshop.place(one.stop)
    windows = [s.window for s in one.segments if s.window.opens.date() == day]
    ends = windows[0].opens, windows[-1].closes
    start, end = map(workshop.clock.minute_of, ends)
    places.timing.rests.stay(
        number,
        workshop.day(day),
        workshop.people.crew_number(crew),
        (start, end),
        (travel[base][stop], travel[stop][base]),
    )
