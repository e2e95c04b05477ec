"""People who stand in several crews have but one day."""

from datetime import timedelta
from itertools import pairwise

import pytest

from portfolios import asset, at_most, equipment, place, portfolio, rule, site, task
from staffing import MARCH, crew, need, person, rostered, staffed
from weibao.policy import Selector
from weibao.reports.load import crew_loads
from weibao.roster import Roster
from weibao.workforce import Limits


def shared(limits: Limits, *, split: bool = True) -> Roster:
    """Place work of two crews that have a person in common, each with its base."""
    here = site()
    one, other = place("B1", here), place("B2", here)
    daily = at_most(1)
    pumps = equipment(task("service", daily, need=need(1, "pump")), code="pump")
    lamps = equipment(task("change", daily, need=need(1, "lamp")), code="lamp")
    world = portfolio(
        [asset("P1", pumps, one), asset("L1", lamps, other)],
        rule("pumps", select=Selector(types=frozenset({"pump"})), crew="pumps"),
        rule("lamps", select=Selector(types=frozenset({"lamp"})), crew="lamps"),
    )
    an = person("an", pump=1, lamp=1)
    crews = (
        crew("pumps", an, person("bo"), base=one, split=split),
        crew("lamps", an, person("chen"), base=other, split=split),
    )
    return rostered(staffed(world, *crews, within=20, limits=limits), MARCH)


@pytest.mark.parametrize("split", [True, False])
def test_nobody_is_in_two_places(split: bool) -> None:
    """Work for both crews stands apart by the way from one place to the other."""
    roster = shared(Limits(), split=split)
    work = [a for a in roster.assignments if any(t.id == "an" for t in a.technicians)]
    assert {a.crew.id for a in work} == {"pumps", "lamps"}
    assert len(work) == len(roster.assignments) == 2 * len(MARCH)
    for before, after in pairwise(work):
        if before.day == after.day:
            assert before.crew is not after.crew
            assert after.start - before.end >= timedelta(minutes=20)


def test_limits_hold_for_all_crews_together() -> None:
    """A day with hours for one of the works holds no second one for another crew."""
    roster = shared(Limits(per_day=timedelta(minutes=90)))
    days = [a.day for a in roster.assignments]
    assert len(days) == len(set(days)) == len(MARCH)
    assert len(roster.unassigned) == len(MARCH)


def test_their_hours_are_counted_once() -> None:
    """The hours of a shared person stand with the first of the crews by id."""
    roster = shared(Limits())
    loads = {one.crew: one for one in crew_loads(roster)}
    work = sum(60 * len(a.technicians) for a in roster.assignments)
    assert sum(one.total.work for one in loads.values()) == work
