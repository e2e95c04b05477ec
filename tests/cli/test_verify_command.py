"""A build's roster against every rule."""

import json
import shutil
from pathlib import Path

import pytest

from command_line import Call


def test_a_build_is_clean(built: Path, call: Call) -> None:
    """What build wrote, verify accepts."""
    ended = call("verify", "portfolio.yaml", built, "--lang", "en")
    assert ended.code == 0
    assert ended.out.startswith("violations: 0;")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_changed_roster_is_found_out(
    language: str, built: Path, tmp_path: Path, call: Call
) -> None:
    """Who takes an assignment out of the file is told which order is missing."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    file = copy / "roster.json"
    roster = json.loads(file.read_text(encoding="utf-8"))
    lost = roster["assignments"].pop(5)
    file.write_text(json.dumps(roster), encoding="utf-8")
    ended = call("verify", "portfolio.yaml", copy, "--lang", language)
    assert ended.code == 1
    assert "[order_missing]" in ended.out
    assert lost["order"] in ended.out
    document = call("verify", "portfolio.yaml", copy, "--format", "json").document
    assert (document["kind"], document["ok"]) == ("weibao-verification", False)
    rules = {remark["rule"] for remark in document["violations"]}
    assert "order_missing" in rules


def test_orders_of_law_that_are_at_fault_are_listed(own: Path, call: Call) -> None:
    """A roster that breaks no rule and still fails says for which orders, and why."""
    text = own.read_text(encoding="utf-8")
    assert text.count("skills: {lift: ") == 2
    for level in (1, 2):
        text = text.replace(f"skills: {{lift: {level}}}", "skills: {pump: 1}")
    own.write_text(text, encoding="utf-8")
    days = ("--from", "2026-01-01", "--to", "2026-01-31")
    assert call("build", own, *days).code == 1
    ended = call("verify", own, "build", "--lang", "zh")
    assert ended.code == 1
    lines = ended.out.splitlines()
    assert lines[0].startswith("违规 0 处")
    found = [line for line in lines if line.startswith("[未排入] ")]
    assert f"法定或安全类工单超期或未排入：{len(found)} 张" in lines
    assert any(
        "DT-0101/half_monthly" in line and "无人具备所需工种（电梯工）" in line
        for line in found
    )
    document = call("verify", own, "build", "--format", "json").document
    assert (document["ok"], document["exit_code"]) == (True, 1)
    assert len(document["unplaced"]) == len(found)
    one = document["unplaced"][0]
    assert one["reasons"][0] == "skill_missing"
    assert set(one) == {"order", "limit", "reasons", "message"}
    assert document["late"] == []


def test_what_the_past_made_late_is_not_listed_as_a_fault(
    tmp_path: Path, call: Call
) -> None:
    """The exit code and the list agree, whatever reason the roster itself gives."""
    own = tmp_path / "capped.yaml"
    own.write_text(CAPPED, encoding="utf-8")
    days = ("--from", "2026-06-20", "--to", "2026-09-30")
    out = tmp_path / "capped"
    assert call("build", own, *days, "--out", out).code == 0
    document = call("verify", own, out, "--format", "json").document
    assert [one["rule"] for one in document["breaches"]] == ["inherited"] * 3
    assert document["exit_code"] == 0
    assert document["late"] == []
    assert "of law or safety" not in call("verify", own, out, "--lang", "en").out


CAPPED = """\
schema: 1
portfolio: capped
title: capped
language: en
records_from: 2026-01-01
sites: [{id: yard, title: the yard, calendars: []}]
locations: [{id: HALL, title: hall, site: yard, kind: building}]
equipment_types:
  - code: rig
    title: rig
    family: rigs
    tasks:
      - code: cap
        title: cap
        criticality: statutory
        cycle: >-
          at most 31 days apart, extended by up to 25%, any 3 together at most
          3.25 intervals
        duration: 30 min
assets:
  - {id: RIG, title: rig 1, type: rig, location: HALL, installed: 2024-01-15}
shifts: [{id: day, title: day shift, hours: "08:00-17:00"}]
technicians: [{id: ann, title: Ann, shifts: [day]}]
crews: [{id: all, title: crew, members: [ann], base: HALL}]
policies:
  - {id: rigs, title: rigs, select: {types: [rig]}, crew: all}
records:
  - completion: {id: R0, subject: RIG, task: cap, done: 2026-01-01}
  - completion: {id: R1, subject: RIG, task: cap, done: 2026-02-01}
  - completion: {id: R2, subject: RIG, task: cap, done: 2026-03-04}
"""
