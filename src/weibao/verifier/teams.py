"""Whether those sent are the right team: crew, number, skills and certificates."""

from collections.abc import Iterator, Sequence
from datetime import date

from weibao.equipment import Need, Position
from weibao.texts.text import Message, listed
from weibao.verifier.people import available
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation
from weibao.workforce import Crew, Technician


def check(case: Case) -> Iterator[Violation]:
    """Check the team of every visit."""
    for visit in case.daily:
        resolved, given = visit.planned.resolved, visit.assignment
        yield from _party(visit, resolved.need, resolved.crew, given.crew.id)
        yield from _escort(visit)


def _party(
    visit: Visit, need: Need, named: str | None, crew: str
) -> Iterator[Violation]:
    """Check those who go, of whatever party, against what is needed of them."""
    yield from _crew(visit, named, crew)
    yield from _number(visit, need)
    yield from _named(visit, need)
    yield from _positions(visit, need)
    yield from _counted(visit, need)


def _escort(visit: Visit) -> Iterator[Violation]:
    """Check that the escort that the work asks for is there, and no other."""
    asked, escort = visit.planned.resolved.escort, visit.escort
    given = visit.assignment.escort
    if asked is None or escort is None or given is None:
        if asked is not None:
            yield violation(Rule.ESCORT, ALONE(), visit)
        elif escort is not None:
            yield violation(Rule.ESCORT, NOT_ASKED(), escort)
        return
    yield from _party(escort, asked.need, asked.crew, given.crew.id)


def _crew(visit: Visit, named: str | None, crew: str) -> Iterator[Violation]:
    if visit.crew is None:
        yield violation(Rule.CREW, NO_CREW(crew=crew), visit)
        return
    if named is not None and named != crew:
        yield violation(Rule.CREW, OTHER_CREW(crew=crew, named=named), visit)
    members = {member.id for member in visit.crew.members}
    others = [person.id for person in visit.people if person.id not in members]
    if others:
        text = NO_MEMBER(people=listed(others), crew=crew)
        yield violation(Rule.CREW_MEMBER, text, visit, people=others)
    if not visit.crew.may_split:
        yield from _whole(visit, visit.crew)


def _whole(visit: Visit, crew: Crew) -> Iterator[Violation]:
    sent = {person.id for person in visit.people}
    left = [
        member.id
        for member in crew.members
        if member.id not in sent and available(member, visit, crew)
    ]
    if left:
        text = LEFT_BEHIND(crew=crew.id, people=listed(left))
        yield violation(Rule.CREW_WHOLE, text, visit)


def _number(visit: Visit, asked: Need) -> Iterator[Violation]:
    need = asked.people
    sent = len(visit.people) + len(visit.strangers)
    crew = visit.crew
    whole = crew is not None and (crew.daily_teams or not crew.may_split)
    if sent < need or (sent > need and not whole):
        yield violation(Rule.PEOPLE, WRONG_NUMBER(sent=sent, need=need), visit)


def _named(visit: Visit, need: Need) -> Iterator[Violation]:
    sent = {person.id for person in visit.people}
    lacking, unwanted = need.required - sent, need.barred & sent
    if lacking:
        text = NOT_SENT(people=listed(sorted(lacking)))
        yield violation(Rule.PEOPLE_NAMED, text, visit)
    if unwanted:
        text = SENT_THOUGH_BARRED(people=listed(sorted(unwanted)))
        yield violation(Rule.PEOPLE_NAMED, text, visit, people=sorted(unwanted))


def _positions(visit: Visit, need: Need) -> Iterator[Violation]:
    places = [position for position in need.positions for _ in range(position.count)]
    if visit.strangers or len(visit.people) < len(places):
        return
    if _filled(places, visit.people, None) < len(places):
        text = UNSKILLED(needs=listed(sorted({p.skill for p in places if p.skill})))
        yield violation(Rule.SKILL, text, visit)
    elif _filled(places, visit.people, visit.day) < len(places):
        codes = sorted({code for place in places for code in place.certificates})
        text = UNCERTIFIED(codes=listed(codes), day=visit.day)
        yield violation(Rule.CERTIFICATE, text, visit)


def _counted(visit: Visit, need: Need) -> Iterator[Violation]:
    """Check what is counted over all who are sent, each person for every line."""
    for line in need.team:
        having = [one for one in visit.people if _fits(one, line, visit.day)]
        if len(having) >= line.count or visit.strangers:
            continue
        if sum(_fits(one, line, None) for one in visit.people) < line.count:
            text = TOO_FEW(have=len(having), count=line.count, skill=line.skill or "")
            yield violation(Rule.SKILL, text, visit)
        else:
            codes = listed(sorted(line.certificates))
            text = UNCERTIFIED(codes=codes, day=visit.day)
            yield violation(Rule.CERTIFICATE, text, visit)


def _filled(
    places: Sequence[Position], people: Sequence[Technician], day: date | None
) -> int:
    """Return how many places can be filled, each person in one; no day: by skill."""
    fits = [
        [n for n, person in enumerate(people) if _fits(person, place, day)]
        for place in places
    ]
    place_of: dict[int, int] = {}

    def seat(place: int, asked: set[int]) -> bool:
        for person in fits[place]:
            if person not in asked:
                asked.add(person)
                if person not in place_of or seat(place_of[person], asked):
                    place_of[person] = place
                    return True
        return False

    return sum(seat(place, set()) for place in range(len(places)))


def _fits(person: Technician, place: Position, day: date | None) -> bool:
    if place.skill is not None and (
        place.skill not in person.skills or person.skills[place.skill] < place.level
    ):
        return False
    return day is None or all(person.holds(code, day) for code in place.certificates)


ALONE = Message(
    zh="没有安排陪同人员", en="nobody is there beside them, though somebody must be"
)
NOT_ASKED = Message(
    zh="安排了陪同人员，而工作不要求", en="somebody is beside them unasked"
)
NO_CREW = Message(zh="没有班组 {crew}", en="there is no crew {crew}")
OTHER_CREW = Message(
    zh="应由班组 {named} 承担，而不是 {crew}",
    en="the work is crew {named}'s, not crew {crew}'s",
)
NO_MEMBER = Message(zh="{people} 不属于班组 {crew}", en="not of crew {crew}: {people}")
LEFT_BEHIND = Message(
    zh="班组 {crew} 不可拆分，却没有带上 {people}",
    en="crew {crew} may not split, yet leaves behind {people}",
)
WRONG_NUMBER = Message(
    zh="派出 {sent} 人，要求 {need} 人",
    en="{sent} {sent:person is|people are} sent where {need} {need:is|are} needed",
)
NOT_SENT = Message(
    zh="指定必须去的 {people} 没有派出", en="{people}: required, yet not sent"
)
SENT_THOUGH_BARRED = Message(
    zh="不准去的 {people} 被派出", en="{people}: barred, yet sent"
)
UNSKILLED = Message(
    zh="派出的人员凑不齐所需工种：{needs}",
    en="those sent cannot fill every position by skill: {needs}",
)
TOO_FEW = Message(
    zh="队中只有 {have} 人符合 {skill}，要求 {count} 人",
    en="{have} of the team {have:has|have} what it takes ({skill}), {count} "
    "{count:is|are} needed",
)
UNCERTIFIED = Message(
    zh="派出的人员凑不齐 {day} 有效的证书：{codes}",
    en="those sent lack certificates for a position, valid on {day}: {codes}",
)
