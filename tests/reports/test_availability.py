"""Minutes that people are there."""

from datetime import date

import pytest
from attrs import evolve

from rosters import EVERY_WEEKDAY, LUNCH, compound
from weibao.calendars import WorkingCalendar
from weibao.reports.availability import available_minutes
from weibao.spans import Hours, Window
from weibao.workforce import Absence, Shift, Technician

WEDNESDAY, SATURDAY = date(2026, 3, 4), date(2026, 3, 7)
NIGHT = Shift(
    code="night",
    title=compound().portfolio.title,
    hours=Hours.between("22:00", "06:00"),
    breaks=(Hours.between("02:00", "02:30"),),
    weekdays=EVERY_WEEKDAY,
)


def absent(first: date, last: date, *hours: str) -> Absence:
    """Make an absence of days, or of hours on them."""
    part = Hours.between(*hours) if hours else None
    return Absence(window=Window(first, last), hours=part)


def minutes(person: Technician, day: date, *absences: Absence) -> int:
    """Return a person's minutes at the compound."""
    crews = compound().portfolio.workforce.crews.values()
    crew = next(one for one in crews if one.site.id == "qinghe")
    return available_minutes(evolve(person, absences=absences), crew, day)


@pytest.mark.parametrize(
    ("day", "absences", "left"),
    [
        (WEDNESDAY, (), 480),
        (SATURDAY, (), 0),
        (WEDNESDAY, (absent(WEDNESDAY, WEDNESDAY),), 0),
        (WEDNESDAY, (absent(SATURDAY, SATURDAY),), 480),
        (WEDNESDAY, (absent(WEDNESDAY, WEDNESDAY, "13:00", "15:00"),), 360),
        (WEDNESDAY, (absent(WEDNESDAY, WEDNESDAY, "11:30", "13:30"),), 420),
    ],
)
def test_a_day_is_the_shift_less_breaks_and_absences(
    day: date, absences: tuple[Absence, ...], left: int
) -> None:
    """A minute is lost once, be it to a break, an absence, or both."""
    assert minutes(compound().person("an"), day, *absences) == left


@pytest.mark.parametrize(
    ("absences", "left"),
    [
        ((), 450),
        ((absent(WEDNESDAY, WEDNESDAY),), 330),
        ((absent(date(2026, 3, 5), date(2026, 3, 5)),), 120),
        ((absent(WEDNESDAY, WEDNESDAY, "23:00", "01:00"),), 330),
        ((absent(date(2026, 3, 3), date(2026, 3, 3), "21:00", "23:00"),), 450),
        ((absent(date(2026, 3, 5), date(2026, 3, 5), "01:00", "03:00"),), 360),
    ],
)
def test_a_night_belongs_to_the_day_it_begins_on(
    absences: tuple[Absence, ...], left: int
) -> None:
    """Breaks and absences past midnight are taken from the night before."""
    person = evolve(compound().person("xu"), shifts=(NIGHT,))
    assert minutes(person, WEDNESDAY, *absences) == left


def test_shifts_that_overlap_count_once() -> None:
    """Nobody is there twice."""
    person = compound().person("an")
    late = evolve(person.shifts[0], hours=Hours.between("13:00", "20:00"))
    both = evolve(person, shifts=(*person.shifts, late))
    assert late.breaks == LUNCH
    assert minutes(both, WEDNESDAY) == 480 + 180


def test_nobody_is_there_when_not_employed() -> None:
    """A person counts from the first to the last day of employment."""
    person = compound().person("an")
    begun = evolve(person, employed_from=date(2026, 3, 5))
    left = evolve(person, employed_to=date(2026, 3, 3))
    assert [minutes(one, WEDNESDAY) for one in (begun, left)] == [0, 0]


def test_half_days_leave_half_the_shift() -> None:
    """A crew's half day counts the hours that its shifts have in common with it."""
    crews = compound().portfolio.workforce.crews.values()
    crew = next(one for one in crews if one.site.id == "qinghe")
    half = WorkingCalendar(
        code="half",
        title=crew.title,
        half_weekdays={2: Hours.between("08:00", "12:00")},
    )
    halved = evolve(crew, calendars=(half,))
    person = crew.members[0]
    assert available_minutes(person, crew, WEDNESDAY) == 480
    assert available_minutes(person, halved, WEDNESDAY) == 240
