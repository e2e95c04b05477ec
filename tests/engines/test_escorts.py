"""Work that needs an escort: somebody of another trade, there for the whole visit."""

from datetime import timedelta

import pytest

from portfolios import asset, equipment, horizon, place, portfolio, rule, site, task
from staffing import crew, person, rostered, shift, staffed
from weibao.equipment import Need, Position
from weibao.policy import Selector
from weibao.roster import Roster

TENTH = horizon("03-10", "03-10")


def escorted(hours: str, *officers: str) -> Roster:
    """Plan four hours' work for each of two crews, with an officer beside each.

    The officers stand in both crews.
    """
    there = shift(hours)
    here = site()
    need = Need((Position(skill="trade"), Position(skill="relation")))
    work = task("service", "on 2026-03-10", duration=timedelta(hours=4), need=need)
    type_ = equipment(work)
    assets = [asset(id, type_, place(f"B-{id}", here)) for id in ("A1", "A2")]
    rules = [
        rule(one.id, select=Selector(ids=frozenset({one.id})), crew=one.id)
        for one in assets
    ]
    escorts = [person(id, there, relation=1) for id in officers]
    crews = [
        crew(one.id, person(f"p-{one.id}", there, trade=1), *escorts) for one in assets
    ]
    return rostered(staffed(portfolio(assets, *rules), *crews, within=30), TENTH)


@pytest.mark.parametrize(
    ("hours", "officers", "done"),
    [
        ("08:00-13:00", "o1", 1),
        ("08:00-13:00", "o1 o2", 2),
        ("08:00-18:00", "", 0),
    ],
)
def test_the_escort_is_there_for_the_whole_work(
    hours: str, officers: str, done: int
) -> None:
    """One officer is with one crew at a time; without one there is no visit."""
    roster = escorted(hours, *officers.split())
    assert len(roster.assignments) == done
    for one in roster.assignments:
        skills = sorted(skill for t in one.technicians for skill in t.skills)
        assert skills == ["relation", "trade"]
