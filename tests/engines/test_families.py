"""Work on a whole and on its parts keeps apart where one is out of service."""

from collections.abc import Container
from datetime import timedelta

import pytest

from portfolios import asset, equipment, horizon, place, portfolio, rule, site, task
from staffing import crew, person, rostered, shift, staffed
from weibao.equipment import Criticality
from weibao.policy import Selector
from weibao.roster import Reason, Roster

TENTH = horizon("03-10", "03-10")
MORNING = shift("08:00-12:00")


def planned(
    *stopped: str, line: str = "chiller pump motor", last: Container[str] = ()
) -> Roster:
    """Plan a morning's work on assets that are each part of the one before.

    Args:
        stopped: those whose work takes them out of service.
        line: their ids, the whole first; after a comma another part of the whole.
        last: those whose work matters least.
    """
    at, assets = place("B1", site()), {}
    for parts in line.split(","):
        above = None
        for id in parts.split():
            work = task(
                "service",
                "on 2026-03-10",
                duration=timedelta(hours=4),
                outage=id in stopped,
                criticality=Criticality.ROUTINE if id in last else Criticality.SAFETY,
            )
            type_ = equipment(work, code=f"type-{id}")
            if id not in assets:
                assets[id] = asset(id, type_, at, parent=above)
            above = assets[id]
    crews = [crew(f"c-{id}", person(f"p-{id}", MORNING)) for id in assets]
    rules = [
        rule(id, select=Selector(ids=frozenset({id})), crew=f"c-{id}") for id in assets
    ]
    world = portfolio(assets.values(), *rules)
    return rostered(staffed(world, *crews), TENTH)


@pytest.mark.parametrize(
    ("stopped", "most"),
    [
        ((), 3),
        (("chiller",), 2),
        (("pump",), 2),
        (("motor",), 2),
        (("chiller", "pump", "motor"), 1),
    ],
)
def test_an_outage_keeps_the_line_to_itself(
    stopped: tuple[str, ...], most: int
) -> None:
    """Whole and parts wait for each other where one of them is out, else they do not.

    With one of three out, the other two may go on beside each other instead of it.
    """
    roster = planned(*stopped, last=stopped)
    assert len(roster.assignments) == most
    assert {one.main_reason for one in roster.unassigned} <= {Reason.PART_BUSY}


def test_two_parts_of_one_whole_do_not_wait_for_each_other() -> None:
    """Each may be out while the other is; only the whole may not be worked on."""
    line = "chiller pump,chiller fan"
    roster = planned("fan", "pump", line=line, last=("chiller",))
    assert {one.subject.id for one in roster.assignments} == {"pump", "fan"}
    [lost] = roster.unassigned
    assert lost.main_reason is Reason.PART_BUSY
