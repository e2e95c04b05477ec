"""Whether the people sent are there: employed, on shift, off their breaks, present."""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.spans.hours import DAY
from weibao.texts.text import Message
from weibao.verifier.duty import holds, meets, shifts_on
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Piece, Visit, violation
from weibao.workforce import Absence, Crew, Technician


def check(case: Case) -> Iterator[Violation]:
    """Check every person of every visit, escorts among them."""
    for visit in case.outings:
        for stranger in visit.strangers:
            text = STRANGER(person=stranger)
            yield violation(Rule.PERSON_UNKNOWN, text, visit, people=[stranger])
        for person in visit.people:
            yield from _present(visit, person)


def absent(technician: Technician, day: date, pieces: tuple[Piece, ...]) -> bool:
    """Tell whether an absence of the person meets the pieces of a day."""
    return any(_takes(absence, day, pieces) for absence in technician.absences)


def available(technician: Technician, visit: Visit, crew: Crew) -> bool:
    """Tell whether a person could be sent on a visit, were there nothing else."""
    day, pieces = visit.at_base(crew)
    shifts = shifts_on(technician, crew, day)
    return (
        technician.employed_on(day)
        and not absent(technician, day, pieces)
        and all(any(holds(hours, piece) for hours, _ in shifts) for piece in pieces)
    )


def _present(visit: Visit, person: Technician) -> Iterator[Violation]:
    who = [person.id]
    if not person.employed_on(visit.day):
        text = NOT_EMPLOYED(person=person.title, day=visit.day)
        yield violation(Rule.EMPLOYMENT, text, visit, people=who)
    if visit.crew is None:
        return
    day, pieces = visit.at_base(visit.crew)
    if absent(person, day, pieces):
        text = ABSENT(person=person.title, day=day)
        yield violation(Rule.ABSENCE, text, visit, people=who)
    shifts = shifts_on(person, visit.crew, day)
    for piece in pieces:
        held = [breaks for hours, breaks in shifts if holds(hours, piece)]
        if not held:
            text = OFF_SHIFT(person=person.title, day=day)
            yield violation(Rule.SHIFT, text, visit, people=who)
            return
        if all(any(meets(piece, pause) for pause in breaks) for breaks in held):
            text = IN_BREAK(person=person.title, day=day)
            yield violation(Rule.BREAK, text, visit, people=who)
            return


def _takes(absence: Absence, day: date, pieces: tuple[Piece, ...]) -> bool:
    if absence.hours is None:
        return day in absence.window
    for shift in (0, -1):
        if day + timedelta(days=shift) in absence.window:
            moved = shift * DAY
            hours = absence.hours.opens + moved, absence.hours.closes + moved
            if any(meets(hours, piece) for piece in pieces):
                return True
    return False


STRANGER = Message(zh="人员名册中没有 {person}", en="the workforce has no {person}")
NOT_EMPLOYED = Message(
    zh="{person} 在 {day} 不在职", en="{person} is not employed on {day}"
)
ABSENT = Message(zh="{person} 在 {day} 缺勤", en="{person} is absent on {day}")
OFF_SHIFT = Message(
    zh="{person} 在 {day} 当时不当班", en="{person} is not on shift then on {day}"
)
IN_BREAK = Message(
    zh="{person} 在 {day} 的休息时间被占用",
    en="work runs into a break of {person} on {day}",
)
