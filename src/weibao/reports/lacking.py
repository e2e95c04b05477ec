"""Which skill or certificate nobody has, which place is full, which tool in use."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from weibao.equipment import Position
from weibao.inventory import Location, VisitCap
from weibao.orders import WorkOrder
from weibao.phrases.durations import duration_text
from weibao.portfolio import NO_NAMES
from weibao.roster import Reason
from weibao.texts.text import Message, Text, listed
from weibao.workforce import Reserve, Technician, Workforce


def lacking(
    order: WorkOrder,
    reasons: Iterable[Reason],
    workforce: Workforce,
    names: Mapping[str, Text] = NO_NAMES,
) -> dict[Reason, Text]:
    """Name what is lacking, for those of the reasons that a skill or paper stands for.

    Where each is held by somebody, but not by enough of the people or not together,
    all that the work asks for are named.
    """
    resolved = order.planned.resolved
    crew = workforce.crews.get(resolved.crew) if resolved.crew else None
    people = crew.members if crew else tuple(workforce.technicians.values())
    positions, day = resolved.need.positions, order.window.closes
    found: dict[Reason, Text] = {}
    for reason in reasons:
        if reason is Reason.SKILL_MISSING:
            named = _skills(positions, people, names)
        elif reason in (Reason.CERTIFICATE_MISSING, Reason.CERTIFICATE_EXPIRED):
            expired = reason is Reason.CERTIFICATE_EXPIRED
            named = _papers(positions, people, names, day if expired else None)
        elif reason is Reason.PLACE_FULL:
            named = list(_limited(order.subject.location))
        elif reason is Reason.VISITS_FULL:
            named = [
                VISITED(place=place.title, cap=cap_text(cap))
                for place, cap in order.subject.location.capped()
                if cap.must
            ]
        elif reason is Reason.RESERVED:
            named = list(_held_back(resolved.crew, people, day, workforce, names))
        elif reason is Reason.TOOL_BUSY:
            tools = workforce.tools_for(order.planned.task.job_plan)
            named = [OWNED(tool=one.title, number=one.number) for one in tools]
        else:
            continue
        if named:
            found[reason] = listed(named)
    return found


def because(reason: Reason, lack: Text | None = None) -> Text:
    """Say a reason, with what is lacking."""
    return OF(reason=reason.text, lack=lack) if lack else reason.text


def _skills(
    positions: Iterable[Position],
    people: Iterable[Technician],
    names: Mapping[str, Text],
) -> list[Text]:
    asked = list(dict.fromkeys((p.skill, p.level) for p in positions if p.skill))
    best = {
        skill: max((person.skills.get(skill, 0) for person in people), default=0)
        for skill, _ in asked
    }
    unmet = [(skill, level) for skill, level in asked if best[skill] < max(level, 1)]
    return [_skill(*one, names) for one in unmet or asked]


def _skill(skill: str, level: int, names: Mapping[str, Text]) -> Text:
    called = names.get(skill, Text.same(skill))
    return LEVEL(skill=called, level=level) if level > 1 else called


def _papers(
    positions: Iterable[Position],
    people: Iterable[Technician],
    names: Mapping[str, Text],
    day: date | None,
) -> list[Text]:
    asked = list(dict.fromkeys(_codes(positions)))
    held = {
        one.code
        for person in people
        for one in person.certificates
        if day is None or one.valid_on(day)
    }
    return [
        names.get(code, Text.same(code))
        for code in [code for code in asked if code not in held] or asked
    ]


def _codes(positions: Iterable[Position]) -> Iterator[str]:
    for position in positions:
        yield from position.certificates


def _limited(location: Location) -> Iterator[Text]:
    """Name the places around that take so many crews at once."""
    for place in location.chain():
        if place.crews_at_once is not None:
            yield AT_ONCE(place=place.title, number=place.crews_at_once)
    site = location.site
    if site.crews_at_once is not None:
        yield AT_ONCE(place=site.title, number=site.crews_at_once)


def _held_back(
    crew: str | None,
    people: Iterable[Technician],
    day: date,
    workforce: Workforce,
    names: Mapping[str, Text],
) -> Iterator[Text]:
    """Name what is held back from people that work may be given to."""
    for reserve in workforce.reserves:
        elsewhere = crew is not None and reserve.crews and crew not in reserve.crews
        if not elsewhere and any(reserve.counts(one, day) for one in people):
            yield reserve_text(reserve, names)


OF = Message(zh="{reason}（{lack}）", en="{reason} ({lack})")
LEVEL = Message(zh="{skill} {level} 级", en="{skill} of level {level}")
AT_ONCE = Message(zh="{place}至多 {number} 组", en="{place}: {number} at most")


def cap_text(cap: VisitCap) -> Text:
    """Say how many visits a place should have."""
    return (A_WEEK if cap.per == "week" else A_MONTH)(number=cap.at_most)


def reserve_text(reserve: Reserve, names: Mapping[str, Text] = NO_NAMES) -> Text:
    """Say how much time of a day is held back, and whose."""
    codes = (reserve.skill, reserve.certificate)
    who = [names.get(code, Text.same(code)) for code in codes if code is not None]
    who += [Text.same(crew) for crew in sorted(reserve.crews)]
    time = duration_text(reserve.time)
    return HELD(who=listed(who), time=time) if who else OF_ANYBODY(time=time)


HELD = Message(zh="{who}每天{time}", en="{who}: {time} a day")
OF_ANYBODY = Message(zh="每天{time}", en="{time} a day")
A_WEEK = Message(zh="每周至多 {number} 次", en="{number} a week at most")
A_MONTH = Message(zh="每月至多 {number} 次", en="{number} a month at most")
VISITED = Message(zh="{place}{cap}", en="{place}: {cap}")
OWNED = Message(zh="{tool}共 {number} 件", en="{tool}: {number} in all")
