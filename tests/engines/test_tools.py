"""There are only so many of some tools, for all sites together."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from portfolios import asset, equipment, horizon, place, portfolio, rule, site, task
from staffing import crew, person, rostered, shift, staffed
from weibao.equipment import JobPlan
from weibao.policy import Selector
from weibao.portfolio import Portfolio
from weibao.reports.lacking import because, lacking
from weibao.roster import Reason, Roster
from weibao.spans import Hours
from weibao.texts import Text
from weibao.workforce import Tool

LIFT = Text("升降平台", "scissor lift")


def works(*where: tuple[str, str, str], name: str | Text = "platform") -> Portfolio:
    """Make a site for each time zone, with four hours' work that takes a tool.

    Each is given with the day of the work and the hours of the shift.
    """
    assets, crews, rules = [], [], []
    for number, (zone, on, hours) in enumerate(where):
        here = evolve(
            site(id=f"S{number}"),
            time_zone=ZoneInfo(zone),
            working_hours=(Hours.between("00:00", "24:00"),),
        )
        at, id = place(f"B{number}", here), f"A{number}"
        work = task(
            "service",
            f"on 2026-{on}",
            duration=timedelta(hours=4),
            job_plan=JobPlan(tools=(name,)),
        )
        assets.append(asset(id, equipment(work, code=f"type-{id}"), at))
        crews.append(crew(f"c{number}", person(f"p{number}", shift(hours)), base=at))
        chosen = Selector(ids=frozenset({id}))
        rules.append(rule(id, select=chosen, crew=f"c{number}"))
    return staffed(portfolio(assets, *rules), *crews)


def planned(world: Portfolio, number: int) -> Roster:
    """Plan two days with so many of the tool."""
    tool = Tool(id="platform", title=LIFT, number=number)
    force = evolve(world.workforce, tools=(tool,))
    return rostered(evolve(world, workforce=force), horizon("03-10", "03-11"))


MORNING = ("Asia/Shanghai", "03-11", "08:00-12:00")
BEFORE = ("America/New_York", "03-10", "20:00-24:00")
THREE = (MORNING,) * 3


@pytest.mark.row("S042")
@pytest.mark.feature("F089")
@pytest.mark.parametrize("name", [LIFT, "升降平台", "scissor lift", "platform"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_one_piece_of_work_holds_a_tool(name: str | Text, number: int) -> None:
    """As many works go on as there are tools, on whatever site; the others say so."""
    roster = planned(works(*THREE, name=name), number)
    assert len(roster.assignments) == number
    assert {one.main_reason for one in roster.unassigned} <= {Reason.TOOL_BUSY}
    for one in roster.unassigned:
        lack = lacking(one.order, one.reasons, roster.workforce)
        said = because(Reason.TOOL_BUSY, lack[Reason.TOOL_BUSY])
        assert said.en.endswith(f"in use then (scissor lift: {number} in all)")


def test_other_tools_are_always_there() -> None:
    """What the workforce does not list is no reason to wait."""
    assert len(planned(works(*THREE, name="spanner"), 1).assignments) == 3


@pytest.mark.parametrize("number", [1, 2])
def test_one_moment_may_be_two_days(number: int) -> None:
    """The morning of the 11th in Shanghai is the evening of the 10th in New York.

    With one tool the work in New York waits for the evening after, though it is late.
    """
    roster = planned(works(MORNING, BEFORE), number)
    assert len({one.start for one in roster.assignments}) == 3 - number
    late = [one.late.reason for one in roster.assignments if one.late is not None]
    assert late == [Reason.TOOL_BUSY] * (2 - number)


def test_work_with_one_tool_follows_other_work_with_it() -> None:
    """With time for both, one site has the tool after the other."""
    roster = planned(works(*[("Asia/Shanghai", "03-11", "08:00-16:00")] * 2), 1)
    first, second = roster.assignments
    assert first.end == second.start
