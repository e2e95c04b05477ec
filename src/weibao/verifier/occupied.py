"""Whether subjects have one piece of work at a time, and groups enough left running.

Nor may more crews be at work in a place than it takes. Outage groups and places are
reckoned from the inventory alone.
"""

from collections import defaultdict
from collections.abc import Iterator

from weibao.inventory import Asset, Inventory, Location, Subject
from weibao.texts.text import Message, listed
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation

Group = tuple[str, str]
"""The name of what stands in for one another, and the id of the place it is in."""


def check(case: Case) -> Iterator[Violation]:
    """Check every subject and every outage group."""
    subjects: dict[str, list[Visit]] = defaultdict(list)
    groups: dict[Group, list[Visit]] = defaultdict(list)
    for visit in case.visits:
        subjects[visit.subject.id].append(visit)
        group = _group(case.portfolio.inventory.subject(visit.subject.id))
        if group is not None and visit.planned.task.outage:
            groups[group].append(visit)
    for visits in subjects.values():
        yield from _one_at_a_time(visits)
    yield from _places(case)
    limits = _limits(case.portfolio.inventory)
    for group, visits in groups.items():
        yield from _enough_left(group[1], visits, limits[group])


def _limits(inventory: Inventory) -> dict[Group, int]:
    """Return how many of each group may be out: the least that any of it says."""
    said: dict[Group, list[int]] = defaultdict(list)
    for asset in inventory.assets.values():
        group = _group(asset)
        if group is not None:
            said[group].append(asset.type.outage_at_most)
    return {group: min(numbers) for group, numbers in said.items()}


def _group(subject: Subject | None) -> Group | None:
    if not isinstance(subject, Asset) or subject.type.outage_within is None:
        return None
    location = subject.location
    place = location.within(subject.type.outage_within) or location.stop
    return subject.type.outage_name, place.id


def _one_at_a_time(visits: list[Visit]) -> Iterator[Violation]:
    latest = visits[0]
    for visit in visits[1:]:
        if visit.begins < latest.ends:
            text = BUSY(subject=visit.subject.title, day=visit.day)
            yield violation(Rule.SUBJECT_BUSY, text, latest, visit)
        if visit.ends > latest.ends:
            latest = visit


def _enough_left(place: str, visits: list[Visit], at_most: int) -> Iterator[Violation]:
    out: list[Visit] = []
    for visit in visits:
        out = [one for one in out if one.ends > visit.begins]
        out.append(visit)
        subjects = sorted({one.subject.id for one in out})
        if len(subjects) > at_most:
            text = TOO_MANY(place=place, out=listed(subjects), at_most=at_most)
            yield violation(Rule.OUTAGE_GROUP, text, *out)


def _places(case: Case) -> Iterator[Violation]:
    """Check the places that take so many crews at once, those in them counted too."""
    inside: dict[str, list[Visit]] = defaultdict(list)
    inventory = case.portfolio.inventory
    for visit in case.visits:
        place = (inventory.subject(visit.subject.id) or visit.subject).location
        within: Location | None = place
        while within is not None:
            inside[within.id].append(visit)
            within = within.parent
    sites: dict[str, list[Visit]] = defaultdict(list)
    for visit in case.visits:
        sites[visit.site.id].append(visit)
    for id, visits in sorted(sites.items()):
        at_most = inventory.sites[id].crews_at_once
        if at_most is not None:
            yield from _not_full(id, visits, at_most)
    for id, visits in sorted(inside.items()):
        at_most = inventory.locations[id].crews_at_once
        if at_most is not None:
            yield from _not_full(id, visits, at_most)


def _not_full(place: str, visits: list[Visit], at_most: int) -> Iterator[Violation]:
    there: list[Visit] = []
    for visit in visits:
        there = [one for one in there if one.ends > visit.begins]
        there.append(visit)
        if len(there) > at_most:
            works = listed(sorted(one.order.id for one in there))
            text = FULL(place=place, works=works, at_most=at_most)
            yield violation(Rule.PLACE_FULL, text, *there)


BUSY = Message(
    zh="{subject} 在 {day} 同时有两项工作",
    en="{subject} has two pieces of work at once on {day}",
)
TOO_MANY = Message(
    zh="{place} 内同时停用 {out}，至多允许 {at_most}",
    en="out at once in {place}: {out}; at most {at_most} may be",
)
FULL = Message(
    zh="{place} 同时有 {works} 在作业，至多允许 {at_most} 组",
    en="at work at once in {place}: {works}; at most {at_most} may be",
)
