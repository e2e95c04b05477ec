"""How long people are there to work: their shifts, less breaks and absences."""

from datetime import date, timedelta

from weibao.spans.hours import DAY
from weibao.workforce import Crew, Technician

WHOLE_DAY = (0, DAY)


def available_minutes(person: Technician, crew: Crew, day: date) -> int:
    """Return the working minutes of a person's shifts that begin on a day.

    Shifts without weekdays of their own follow the calendar of the crew's site, and
    half days cut them.
    """
    if not person.employed_on(day):
        return 0
    present = absent = 0
    for shift in person.shifts:
        hours = crew.hours(shift, day)
        if hours is not None:
            present |= _minutes(hours.opens, hours.closes)
            for pause in shift.breaks:
                # A night shift's break after midnight is in hours of the next day.
                late = DAY if pause.closes <= shift.hours.opens else 0
                absent |= _minutes(pause.opens + late, pause.closes + late)
    if not present:
        return 0
    # An absence of the day before may last past midnight, as a shift may.
    for offset in (-1, 0, 1):
        absent |= _absent(person, day, offset)
    return (present & ~absent).bit_count()


def _absent(person: Technician, day: date, offset: int) -> int:
    on = day + timedelta(days=offset)
    found = 0
    for absence in person.absences:
        if on in absence.window:
            hours = absence.hours
            opens, closes = (hours.opens, hours.closes) if hours else WHOLE_DAY
            found |= _minutes(opens + offset * DAY, closes + offset * DAY)
    return found


def _minutes(opens: int, closes: int) -> int:
    """Return a bit for each minute of a stretch; those before midnight are cut off."""
    first, last = max(opens, 0), max(closes, 0)
    return (1 << last) - (1 << first)
