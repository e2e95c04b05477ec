"""Written ways of working: named by tasks, carried by orders, missed by the check."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from command_line import Call
from portfolios import demand, estate, horizon, rule, task
from rows.portfolios import BASE, TEAM, build, known_types, written
from weibao.due_work.merging import merged
from weibao.equipment import JobPlan, Procedure
from weibao.feeds import make_feeds
from weibao.plan import Plan
from weibao.planning import make_plan
from weibao.policy import Change
from weibao.reports.procedures import procedures
from weibao.roster_file import demand_document, roster_json
from weibao.texts import Text

BOOK = Procedure(
    Text("巡检规程", "inspection procedure"),
    Text("《作业手册》第2章", "handbook, chapter 2"),
    (Text("门锁", "locks"), Text("照明", "lights")),
)
BARE = Procedure(Text("保养规程", "service procedure"))
LIFTS = """
equipment_types:
  - code: bench
    family: places
    tasks:
      - code: check
        title: {zh: 检查长椅, en: check the bench}
        cycle: once each month
        duration: 20 min
        steps: [{zh: 紧固螺栓, en: tighten the bolts}]
        procedure:
          title: {zh: 设施检查规程, en: inspection of amenities}
          manual: {zh: 《作业手册》第4章, en: "handbook, chapter 4"}
          checklist: [{zh: 座面无裂纹, en: no cracks},
            {zh: 螺栓无松动, en: no loose bolts}]
      - {code: paint, title: {zh: 刷漆, en: paint it}, cycle: once each year,
          duration: 1 h, steps: [{zh: 除锈, en: remove rust}]}
assets: [{id: BENCH, type: bench, location: B1}]
policies: [{id: benches, select: {types: [bench]}, crew: team}]
"""
MONTH = horizon("2026-01-01", "2026-01-31")


def top(folder: Path, text: str = LIFTS) -> Path:
    """Write a portfolio with these things in it."""
    return written(folder, (BASE, TEAM, text), "2026-01-01")


@pytest.mark.row("S093", partial=True)  # to-do entries of calendars come later
def test_a_task_names_its_procedure_and_one_without_is_reported(
    tmp_path: Path, call: Call
) -> None:
    """One line counts them; asked for, each is listed with the rule that applies it."""
    file = top(tmp_path)
    plain = call("check", file, "--lang", "en")
    assert plain.code == 0
    assert "Tasks that name no procedure: 1 of 2" in plain.out
    assert "paint it" not in plain.out
    listed = call("check", file, "--procedures", "--lang", "en")
    (line,) = (one for one in listed.out.splitlines() if "names no procedure" in one)
    assert line.startswith(f"{tmp_path / 'part-3.yaml'}:")
    assert "the task paint of bench (paint it)" in line
    (one,) = call("check", file, "--format", "json").document["without_procedure"]
    assert "paint" in one["message"]["zh"]


@pytest.mark.parametrize("listing", [(), ("--procedures",)])
def test_who_names_no_procedure_at_all_is_not_told_unless_asked(
    listing: tuple[str, ...], starter: Path, call: Call
) -> None:
    """A portfolio without a handbook is not reminded of it at every check."""
    ended = call("check", starter, *listing, "--lang", "en")
    assert ended.code == 0
    assert ("procedure" in ended.out) == bool(listing)


@pytest.mark.row("S093", partial=True)  # to-do entries of calendars come later
def test_the_checklist_is_in_the_job_plan_and_in_the_events(tmp_path: Path) -> None:
    """Orders as data carry it, and the description of a crew's event says it."""
    world = build(tmp_path, (BASE, TEAM, LIFTS), known_types(), "2026-01-01")
    roster = world.roster(MONTH)
    data = [
        *(one for one in demand_document(roster.demand)["orders"]),
        *json.loads(roster_json(roster))["assignments"],
    ]
    checks = [one for one in data if one["task"] == "check"]
    assert len(checks) == 2
    for one in checks:
        (named,) = one["procedures"]
        assert named["title"]["en"] == "inspection of amenities"
        assert named["manual"]["zh"] == "《作业手册》第4章"
        assert [line["en"] for line in named["checklist"]] == [
            "no cracks",
            "no loose bolts",
        ]
    assert all("procedures" not in one for one in data if one["task"] == "paint")
    feeds = make_feeds(roster, state=None, language="en").calendars
    said = {
        calendar.path: str(event["DESCRIPTION"])
        for calendar in feeds
        for event in Calendar.from_ical(calendar.to_bytes()).walk("VEVENT")
        if "check the bench" in str(event["SUMMARY"])
    }
    for path in ("crews/team.ics", "assets/BENCH.ics"):
        told = path.startswith("crews")
        for words in (
            "Procedure: inspection of amenities (handbook, chapter 4)",
            "1. tighten the bolts",
            "Checklist:\n1. no cracks\n2. no loose bolts",
        ):
            assert (words in said[path]) is told


def test_without_a_checklist_of_its_own_the_steps_are_ticked_off() -> None:
    """Nobody writes the same lines twice."""
    plan = JobPlan(steps=(Text("清洗", "wash"),))
    work = task("service", "every 1 month", job_plan=plan, procedures=(BARE,))
    (one, *_) = demand_document(demand(estate(work), MONTH))["orders"]
    (named,) = one["procedures"]
    assert [line["en"] for line in named["checklist"]] == ["wash"]
    assert "manual" not in named


def test_a_rule_names_the_procedure_of_a_task_of_a_type() -> None:
    """The explanation has what it replaces and why."""
    change = Change(
        task="service",
        field="procedures",
        value=(BOOK,),
        because=Text("标准化", "to one standard"),
    )
    world = estate(
        task("service", "every 1 month", procedures=(BARE,)),
        rules=(rule(changes=(change,)),),
    )
    (planned,) = make_plan(world).tasks
    assert planned.resolved.procedures == (BOOK,)
    origin = planned.resolved.provenance["procedures"]
    assert origin.instead_of == BARE.text()
    assert procedures(make_plan(world)).without == ()


def test_work_done_together_follows_the_procedures_of_all() -> None:
    """Each once."""
    found: Plan = make_plan(
        estate(
            task("large", "every 1 year", procedures=(BOOK, BARE)),
            task("small", "every 1 month", procedures=(BARE,)),
        )
    )
    large, small = found.tasks
    assert merged(large, [small]).resolved.procedures == (BOOK, BARE)


def test_a_procedure_without_a_title_is_refused_with_its_line(
    tmp_path: Path, call: Call
) -> None:
    """The key that is missing is named."""
    wrong = LIFTS.replace(
        "title: {zh: 设施检查规程, en: inspection of amenities}", "text: 规程"
    )
    ended = call("check", top(tmp_path, wrong), "--lang", "en")
    assert ended.code == 2
    assert "'title' is missing" in ended.out
