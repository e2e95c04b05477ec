"""Whether places have no more visits in a week or month than they may."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from weibao.inventory import Location, Subject, VisitCap
from weibao.texts.text import Message
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation

Cap = tuple[str, str]
"""Whether it is a site or a place in one, and its id."""


def check(case: Case) -> Iterator[Violation]:
    """Check the places that may have only so many visits, by the inventory alone."""
    made: dict[tuple[Cap, str], dict[tuple[str, date], Visit]] = defaultdict(dict)
    limits: dict[Cap, int] = {}
    inventory = case.portfolio.inventory
    for visit in case.daily:
        subject = inventory.subject(visit.subject.id) or visit.subject
        for cap, limit in _limits(subject):
            limits[cap] = limit.at_most
            crew = visit.assignment.crew.id
            period = _period(limit, visit.day)
            made[cap, period].setdefault((crew, visit.day), visit)
    for ((kind, place), period), visits in sorted(made.items()):
        most = limits[kind, place]
        if len(visits) > most:
            text = TOO_MANY(place=place, period=period, made=len(visits), most=most)
            yield violation(Rule.VISITS, text, *visits.values())


def _limits(subject: Subject) -> Iterator[tuple[Cap, VisitCap]]:
    within: Location | None = subject.location
    while within is not None:
        if within.visits is not None and within.visits.must:
            yield ("place", within.id), within.visits
        within = within.parent
    site = subject.location.site
    if site.visits is not None and site.visits.must:
        yield ("site", site.id), site.visits


def _period(limit: VisitCap, day: date) -> str:
    """Name the week or month that a day lies in."""
    if limit.per == "month":
        return f"{day:%Y-%m}"
    monday = day - timedelta(days=day.isoweekday() - 1)
    return f"{monday:%G-W%V}"


TOO_MANY = Message(
    zh="{place} 在 {period} 上门 {made} 次，至多 {most} 次",
    en="{place} has {made} {made:visit|visits} in {period}, {most} at most",
)
