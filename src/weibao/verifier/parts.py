"""Whether work in parts goes on as soon as its people are there again."""

from collections.abc import Iterator
from datetime import date

from weibao.spans.hours import DAY
from weibao.texts.text import Message
from weibao.verifier.days import ONE_DAY
from weibao.verifier.duty import shifts_on
from weibao.verifier.people import absent
from weibao.verifier.places import workable
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, days_of, violation


def check(case: Case) -> Iterator[Violation]:
    """Check the days between the parts of every visit."""
    for visit in case.visits:
        days = [one.day for one in days_of(visit)]
        day = days[0] + ONE_DAY
        while day < days[-1]:
            if day not in days and _could_go_on(visit, day):
                text = PASSED(day=day, first=days[0], last=days[-1])
                yield violation(Rule.PARTS, text, visit)
            day += ONE_DAY


def _could_go_on(visit: Visit, day: date) -> bool:
    """Tell whether all parties are there on a day on which the work could go on."""
    parties = [visit] if visit.escort is None else [visit, visit.escort]
    return workable(visit.planned, day) and all(_there(one, day) for one in parties)


def _there(visit: Visit, day: date) -> bool:
    crew = visit.crew
    if crew is None:
        return False
    for person in visit.people:
        if not person.employed_on(day):
            return False
        minutes = (
            (minute, minute + 1)
            for (opens, closes), _ in shifts_on(person, crew, day)
            for minute in range(max(opens, 0), min(closes, DAY))
        )
        if all(absent(person, day, (minute,)) for minute in minutes):
            return False
    return True


PASSED = Message(
    zh="{first} 至 {last} 的工作在 {day} 停了一天，而人员当天在岗",
    en="the work of {first} to {last} rests on {day}, though its people are there",
)
