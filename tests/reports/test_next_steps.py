"""What a summary advises."""

from datetime import date

import pytest
from attrs import evolve

from summaries import quiet, told, troubled
from weibao.equipment import Criticality
from weibao.idle_rules import IdleRule
from weibao.reports import Summary
from weibao.reports.certificates import Expiry
from weibao.reports.next_steps import REMEDIES, next_steps
from weibao.reports.outcomes import MissedWork
from weibao.roster import Reason
from weibao.texts import Text
from weibao.verifier import Rule, Verification, Violation


def said(summary: Summary) -> list[str]:
    """Return the steps in English."""
    return [step.en for step in next_steps(summary)]


def test_when_all_is_well_there_is_little_to_do() -> None:
    """Subscribe, and enter what was done."""
    first, last = said(quiet())
    assert "subscribe" in first
    assert "feeds: 3" in first
    assert "build again" in last


def test_a_roster_that_breaks_rules_is_not_handed_out() -> None:
    """Nobody is asked to subscribe to a roster that must not be used."""
    remark = Violation(rule=Rule.TRAVEL, text=Text.same("?"), day=date(2026, 3, 2))
    steps = said(evolve(quiet(), verification=Verification(violations=(remark,))))
    assert steps[0].startswith("Do not hand this out yet")
    assert steps[1].startswith("The feeds were left as they were")
    assert not any("subscribe" in step for step in steps)


def test_trouble_comes_before_preparation_and_use() -> None:
    """Overdue, late and unplaced work first, then what lies ahead."""
    steps = said(told(troubled()))
    words = (
        "late from before (orders: 1)",
        "after their limit (1)",
        "without a place: 1",
        "as the people needed are taken: 1; add people or shifts",
        "Certificates that end in the horizon: 1",
        "No rule reaches 1 of the subjects (pump <9> (P9))",
        "No feeds were written",
        "build again",
    )
    assert len(steps) == len(words)
    assert all(word in step for word, step in zip(words, steps, strict=True))


def test_what_was_missed_is_named_with_the_part_of_law() -> None:
    """Work of the past that nobody did is not passed over in silence."""
    missed = tuple(
        MissedWork(
            subject=Text.same(id),
            task=Text("日巡查", "daily round"),
            criticality=rank,
            limit=date(2026, 2, 1),
        )
        for id, rank in (("R1", Criticality.SAFETY), ("R2", Criticality.ROUTINE))
    )
    steps = said(evolve(quiet(), missed=missed))
    assert steps[0].startswith("On record as missed: 2, of law or safety: 1 (daily")
    assert "(daily round of R1, daily round of R2);" in steps[0]


def test_people_whom_no_work_reaches_are_named() -> None:
    """Somebody was hired, and nobody told the rosters."""
    steps = said(evolve(quiet(), idle=(Text.same("gao"), Text.same("he"))))
    assert steps[0].startswith("People in no crew: 2 (gao, he);")
    many = said(evolve(quiet(), idle=(Text.same("x"),) * 2000))
    assert many[0].startswith("People in no crew: 2,000 (such as x, x, x);")


def test_expired_certificates_are_told_apart() -> None:
    """What has ended bars work now; what will end is still to be renewed."""
    expired = Expiry(Text("张伟", "Zhang Wei"), "T", "", date(2026, 2, 1), expired=True)
    steps = said(evolve(quiet(), certificates=(expired,)))
    assert "already expired: 1 (Zhang Wei)" in steps[0]
    assert not any("end in the horizon" in step for step in steps)


def test_assumptions_and_unannounced_holidays_are_told() -> None:
    """Both may move dates later on."""
    who = (Text.same("L1"), Text.same("L2"))
    gaps = tuple(evolve(one, assumed=who) for one in told().gaps)
    steps = said(evolve(quiet(), gaps=gaps, provisional=7))
    count = sum(len(one.assumed) for one in gaps)
    assert f"when they were last done: {count} (such as " in steps[0]
    assert f"{gaps[0].task} of L1, {gaps[0].task} of L2" in steps[0]
    assert "not announced yet: 7" in steps[1]


@pytest.mark.parametrize("reason", Reason, ids=str)
def test_every_reason_has_its_remedy(reason: Reason) -> None:
    """Whatever keeps work from its place, something can be done."""
    lost = evolve(told().unplaced[0], reasons=(reason,))
    steps = next_steps(evolve(quiet(), unplaced=(lost,)))
    remedy = REMEDIES[reason]()
    assert any(remedy.zh in step.zh and remedy.en in step.en for step in steps)


def test_rules_that_select_nothing_are_named_with_their_reason() -> None:
    """Work that nobody misses yet is missed before it is due."""
    idle = IdleRule(rule="old", title=Text(), reason=Text("没有", "no tag zzz"))
    (step, *_) = next_steps(evolve(quiet(), idle_rules=(idle,)))
    assert step.en.startswith("Rules that select nothing and have no effect: 1 (")
    assert "(old: no tag zzz)" in step.en
    assert "1 条（old：没有）" in step.zh


def test_the_skill_that_nobody_has_is_named() -> None:
    """Who is to be hired or trained stands in the step."""
    lack = {Reason.SKILL_MISSING: Text("电梯工", "lift mechanic")}
    lost = evolve(told().unplaced[0], reasons=(Reason.SKILL_MISSING,), lacks=lack)
    steps = next_steps(evolve(quiet(), unplaced=(lost, lost)))
    assert any("无人具备所需工种（电梯工）（2 张）" in step.zh for step in steps)
