"""Whether work on a whole and on its parts keeps apart where one is out of service."""

from collections import defaultdict
from collections.abc import Iterator

from weibao.inventory import Asset, Inventory
from weibao.texts.text import Message
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation


def check(case: Case) -> Iterator[Violation]:
    """Check all assets that are part of one another, one whole after the other."""
    inventory = case.portfolio.inventory
    wholes: dict[str, list[Visit]] = defaultdict(list)
    for visit in case.visits:
        line = _line(inventory, visit.subject.id)
        if line:
            wholes[line[-1]].append(visit)
    for visits in wholes.values():
        yield from _apart(inventory, visits)


def _line(inventory: Inventory, id: str) -> list[str]:
    """Return the ids of an asset and all that it is part of, the whole last."""
    found: list[str] = []
    asset: Asset | None = inventory.assets.get(id)
    while asset is not None:
        found.append(asset.id)
        asset = asset.parent
    return found


def _apart(inventory: Inventory, visits: list[Visit]) -> Iterator[Violation]:
    going_on: list[Visit] = []
    for visit in visits:
        going_on = [one for one in going_on if one.ends > visit.begins]
        mine = visit.subject.id
        for other in going_on:
            theirs = other.subject.id
            if mine == theirs:  # another rule's matter
                continue
            out = visit.planned.task.outage or other.planned.task.outage
            line = _line(inventory, mine)
            if out and (theirs in line or mine in _line(inventory, theirs)):
                text = NOT_ISOLATED(one=theirs, other=mine, day=visit.day)
                yield violation(Rule.ISOLATION, text, other, visit)
        going_on.append(visit)


NOT_ISOLATED = Message(
    zh="{day} 同时在 {one} 与 {other} 上工作，二者互为上下级且其一须停用",
    en="work goes on at {one} and {other} at once on {day}: one is part of the other,"
    " and one of them is out of service",
)
