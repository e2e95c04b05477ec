"""What there are feeds of, and in which of them an event stands."""

from collections.abc import Iterator
from itertools import chain

from weibao.feeds.audiences import ASSET, CREW, SITE, TECHNICIAN, Audience
from weibao.feeds.facts import Facts, zone_of
from weibao.feeds.plain import clean_text
from weibao.feeds.state import Feed
from weibao.inventory import Asset, Site
from weibao.roster import Roster

DEFAULT_ZONE = "Asia/Shanghai"


def key(audience: Audience, id: str) -> str:
    """Name a feed: the folder of its audience and the id of what it is about."""
    return f"{audience.folder}/{id}"


def feeds_of(roster: Roster) -> dict[str, Feed]:
    """Return the feeds of all crews, people, sites and assets.

    One that has no work yet is there all the same, so that it can be subscribed to.
    """
    feeds: dict[str, Feed] = {}
    zone = own_zone(roster)
    for technician in roster.workforce.technicians.values():
        title = clean_text(technician.title)
        feeds[key(TECHNICIAN, technician.id)] = Feed(title, zone)
    for crew in roster.workforce.crews.values():
        its = zone_of(crew.site)
        feeds[key(CREW, crew.id)] = Feed(clean_text(crew.title), its)
        for member in crew.members:
            feeds[key(TECHNICIAN, member.id)] = Feed(clean_text(member.title), its)
    for site in sites(roster).values():
        feeds[key(SITE, site.id)] = Feed(clean_text(site.title), zone_of(site))
    for asset in _assets(roster):
        feed = Feed(clean_text(asset.title), zone_of(asset.site))
        feeds[key(ASSET, asset.id)] = feed
    return feeds


def _assets(roster: Roster) -> Iterator[Asset]:
    """Give each asset that the plan or the roster knows."""
    plan = roster.demand.plan
    known = chain(
        (planned.subject for planned in plan.tasks),
        plan.unreached,
        (assignment.subject for assignment in roster.assignments),
    )
    yield from {one.id: one for one in known if isinstance(one, Asset)}.values()


def holders(facts: Facts) -> Iterator[tuple[Audience, str, Feed]]:
    """Give the feeds in which an event stands: audience, key, and what to call it."""
    if facts.crew is not None:
        yield CREW, key(CREW, facts.crew.id), Feed(facts.crew.title, facts.zone)
    if facts.escort not in (None, facts.crew):
        yield CREW, key(CREW, facts.escort.id), Feed(facts.escort.title, facts.zone)
    for person in (*facts.people, *facts.escorts):
        yield TECHNICIAN, key(TECHNICIAN, person.id), Feed(person.title, facts.zone)
    if facts.site is not None:
        yield SITE, key(SITE, facts.site.id), Feed(facts.site.title, facts.zone)
    if facts.subject is not None and facts.subject_kind == "asset":
        yield ASSET, key(ASSET, facts.subject.id), Feed(facts.subject.title, facts.zone)


def sites(roster: Roster) -> dict[str, Site]:
    """Return every site that the plan or the people of a roster know."""
    plan = roster.demand.plan
    found = [planned.subject.site for planned in plan.tasks]
    found += [subject.site for subject in plan.unreached]
    found += [crew.site for crew in roster.workforce.crews.values()]
    found += [assignment.subject.site for assignment in roster.assignments]
    return {site.id: site for site in found}


def own_zone(roster: Roster) -> str:
    """Name the time zone of what belongs to no site: that of the first one."""
    known = sites(roster)
    return zone_of(known[min(known)]) if known else DEFAULT_ZONE
