"""Whether people can get from work to work, and from base and back."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import groupby

from attrs import field, frozen

from weibao.inventory import Location
from weibao.spans.hours import DAY
from weibao.texts.text import Message
from weibao.verifier.duty import duty_hours
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation
from weibao.workforce import Crew, Technician, TravelTimes


@frozen(eq=False)
class Ways:
    """Travel times in minutes, each pair of places reckoned once."""

    times: TravelTimes
    _known: dict[tuple[str, str], float] = field(factory=dict, repr=False)

    def minutes(self, one: Location, other: Location) -> float:
        """Return the time from one place to another."""
        pair = one.id, other.id
        if pair not in self._known:
            self._known[pair] = self.times.between(one, other) / timedelta(minutes=1)
        return self._known[pair]


def check(case: Case) -> Iterator[Violation]:
    """Check each person's way through each day."""
    ways = Ways(case.portfolio.workforce.travel)
    technicians = case.portfolio.workforce.technicians
    for id, visits in sorted(by_person(case).items()):
        yield from _one_by_one(id, visits, ways)
        yield from _to_and_fro(technicians[id], visits, ways)


def by_person(case: Case) -> Mapping[str, list[Visit]]:
    """Return the visits of each person, by their beginnings."""
    found: dict[str, list[Visit]] = defaultdict(list)
    for visit in case.outings:
        for person in visit.people:
            found[person.id].append(visit)
    for visits in found.values():
        visits.sort(key=lambda visit: (visit.begins, visit.order.id))
    return found


def _one_by_one(id: str, visits: list[Visit], ways: Ways) -> Iterator[Violation]:
    latest = visits[0]
    for visit in visits[1:]:
        gap, way = visit.begins - latest.ends, ways.minutes(latest.stop, visit.stop)
        if gap < 0:
            text = TWO_THINGS(person=id, day=visit.day)
            yield violation(Rule.DOUBLE_BOOKING, text, latest, visit, people=[id])
        elif gap < way and visit.day == latest.day:
            text = TOO_FAR(person=id, gap=gap, way=f"{way:g}")
            yield violation(Rule.TRAVEL, text, latest, visit, people=[id])
        if visit.ends > latest.ends:
            latest = visit


@frozen(eq=False)
class Leg:
    """A visit seen from base: its crew, and the ends of work and of duty.

    All in minutes since the first day of the calendar, by the clock of the base.
    """

    visit: Visit
    crew: Crew
    begins: int
    ends: int
    on_duty: int
    off_duty: int


def _to_and_fro(
    person: Technician, visits: list[Visit], ways: Ways
) -> Iterator[Violation]:
    legs = [_leg(person, visit, visit.crew) for visit in visits if visit.crew]
    on_duty = [leg for leg in legs if leg is not None]
    for _, group in groupby(on_duty, key=lambda leg: leg.on_duty):
        day = list(group)
        first, last = day[0], max(day, key=lambda leg: leg.ends)
        out = ways.minutes(first.crew.base, first.visit.stop)
        back = ways.minutes(last.visit.stop, last.crew.base)
        spare = first.begins - first.on_duty
        if spare < out:
            text = TOO_EARLY(person=person.id, spare=spare, way=f"{out:g}")
            yield violation(Rule.BASE, text, first.visit, people=[person.id])
        spare = last.off_duty - last.ends
        if spare < back:
            text = TOO_LATE(person=person.id, spare=spare, way=f"{back:g}")
            yield violation(Rule.BASE, text, last.visit, people=[person.id])


def _leg(person: Technician, visit: Visit, crew: Crew) -> Leg | None:
    day, pieces = visit.at_base(crew)
    work = min(pieces)[0], max(closes for _, closes in pieces)
    duty = duty_hours(person, crew, day, work)
    if duty is None:  # another rule's matter
        return None
    zero = day.toordinal() * DAY
    return Leg(
        visit, crew, zero + work[0], zero + work[1], zero + duty[0], zero + duty[1]
    )


TWO_THINGS = Message(
    zh="{person} 在 {day} 同时有两项工作",
    en="{person} does two things at once on {day}",
)
TOO_FAR = Message(
    zh="{person} 两项工作之间只有 {gap} 分钟，路上要 {way} 分钟",
    en="{person} has {gap} {gap:minute|minutes} for a journey of {way}",
)
TOO_EARLY = Message(
    zh="{person} 上班 {spare} 分钟后就要到场，从驻地过去要 {way} 分钟",
    en="{person} starts {spare} {spare:minute|minutes} into the shift, {way} "
    "{way:minute|minutes} away from base",
)
TOO_LATE = Message(
    zh="{person} 下班前 {spare} 分钟才完工，回驻地要 {way} 分钟",
    en="{person} ends {spare} {spare:minute|minutes} before the shift does, {way} "
    "{way:minute|minutes} from base",
)
