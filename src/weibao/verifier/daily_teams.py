"""Whether the teams that a crew forms for a day stay together for the day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from weibao.texts.text import Message, listed
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation


def check(case: Case) -> Iterator[Violation]:
    """Check each person of a crew that forms teams daily: one team a day."""
    days: dict[tuple[str, date], list[Visit]] = defaultdict(list)
    for visit in case.visits:
        if visit.crew is not None and visit.crew.daily_teams:
            day, _ = visit.at_base(visit.crew)
            for one in visit.people:
                days[one.id, day].append(visit)
    told: set[tuple[str, str]] = set()
    for (person, day), visits in sorted(days.items()):
        first = visits[0]
        for other in visits[1:]:
            pair = first.order.id, other.order.id
            if _team(first) == _team(other) or pair in told:
                continue
            told.add(pair)
            both = _team(first) ^ _team(other)
            text = BROKEN_UP(person=person, day=day, others=listed(sorted(both)))
            yield violation(Rule.DAILY_TEAM, text, first, other)


def _team(visit: Visit) -> set[str]:
    return {person.id for person in visit.people}


BROKEN_UP = Message(
    zh="{person} 在 {day} 换了队：{others} 只在其中一项工作上",
    en="{person} changes teams on {day}: {others} are in only one of them",
)
