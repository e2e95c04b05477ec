"""Requirement rows on cycles: what must be done before other work may start."""

from datetime import date, timedelta

import pytest

from rows.portfolios import Build, left, orders, placed
from weibao import Horizon
from weibao.roster import Reason

SPRING = Horizon(date(2026, 4, 1), date(2026, 6, 30))
SPRAYING = """
equipment_types:
  - code: plot
    family: greenery
    tasks:
      - {{code: notice, title: 喷药通知, cycle: "every 1 month, -5/+5 days, from
          2026-04-10", duration: 30 min, every_day: true, people: {people}}}
      - {{code: spray, title: 喷药, cycle: "every 1 month, -5/+5 days, from
          2026-04-10", duration: 2 h, every_day: true, hours: "09:00-16:00",
          after: [{{task: notice, lag: 3 days}}]}}
assets: [{{id: PLOT, type: plot, location: B1}}]
policies:
  - {{id: spraying, select: {{types: [plot]}}, crew: team}}
"""


@pytest.mark.row("S073")
def test_spraying_follows_its_notice_by_the_lead_days(estate: Build) -> None:
    """It lies in the daytime, three days after the notice; without one it waits."""
    roster = estate(SPRAYING.format(people="1")).roster(SPRING)
    notices, sprayings = (placed(roster, "PLOT", code) for code in ("notice", "spray"))
    assert len(notices) == len(sprayings) == 3
    assert not roster.late
    for notice, spraying in zip(notices, sprayings, strict=True):
        assert spraying.day - notice.day >= timedelta(days=3)
        assert 9 <= spraying.start.hour < spraying.end.hour <= 16
        assert spraying.order.follows[0].order == notice.order.id
    nobody = estate(SPRAYING.format(people="[{skill: notices}]")).roster(SPRING)
    assert not placed(nobody)
    assert {one.main_reason for one in left(nobody, "PLOT", "spray")} == {
        Reason.WORK_BEFORE
    }
    record = """
records:
  - completion: {id: R1, subject: PLOT, task: notice, done: 2026-04-08}
"""
    undone = estate(
        SPRAYING.format(people="1").replace("-5/+5 days", "-5/+0 days", 1),
        record,
        since="2026-04-01",
    ).roster(SPRING, as_of=date(2026, 5, 12))
    [missed] = left(undone, "PLOT", "spray")
    assert (missed.order.due, missed.main_reason) == (
        date(2026, 5, 10),
        Reason.WORK_BEFORE,
    )


CAMPAIGN = """
equipment_types:
  - {code: event, family: community, tasks: []}
assets: [{id: FESTIVAL, type: event, location: B1}]
policies:
  - id: festival
    select: {ids: [FESTIVAL]}
    crew: team
    add:
      - because: 重阳节活动
        task: {code: prepare, title: 筹备, cycle: "on 2026-10-18, -10/+10 days",
            duration: 4 h}
"""
PHASE = """
      - because: 重阳节活动
        task: {{code: {code}, title: {title}, cycle: "{cycle}", duration: 2 h,
            after: [{before}]}}
"""


@pytest.mark.row("S091")
def test_the_phases_of_a_campaign_keep_their_order(estate: Build) -> None:
    """Preparation, execution and summary are linked; none begins before the last."""
    cycle = "on 2026-10-18, -10/+10 days"
    text = CAMPAIGN
    for code, title, before in (
        ("hold", "执行", "prepare"),
        ("sum_up", "总结", "{task: hold, lag: 1 day}"),
    ):
        text += PHASE.format(code=code, title=title, cycle=cycle, before=before)
    world = estate(text)
    autumn = Horizon(date(2026, 10, 1), date(2026, 11, 30))
    demand = world.demand(autumn)
    found = [orders(demand, "FESTIVAL", c)[0] for c in ("prepare", "hold", "sum_up")]
    assert [one.order for order in found for one in order.follows] == [
        found[0].id,
        found[1].id,
    ]
    roster = world.roster(autumn)
    assert not roster.late
    prepare, hold, sum_up = (roster.by_order[one.id] for one in found)
    assert prepare.end <= hold.start
    assert hold.day < sum_up.day
