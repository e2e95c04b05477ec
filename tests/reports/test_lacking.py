"""What it is that nobody has."""

from typing import Any

from portfolios import YEAR, demand, estate, quota, task
from staffing import certificate, crew, need, person, staffed
from weibao.cycles.period import Period
from weibao.equipment import Need
from weibao.reports.lacking import because, lacking
from weibao.roster import Reason
from weibao.texts import Text

NAMES = {"lift": Text("电梯工", "lift mechanic"), "T": Text("修理证", "repair licence")}
YEARLY = quota(1, Period.YEAR)


def said(reason: Reason, code: str, *people: dict[str, Any]) -> Text:
    """Say a reason for an order that takes a mechanic of level 2 with the paper T."""
    world = estate(task("service", YEARLY, need=need(1, "lift", 2, "T")))
    (order,) = demand(world, YEAR).orders
    some = [person(f"p{n}", **fields) for n, fields in enumerate(people)]
    workforce = staffed(world, crew("all", *some)).workforce
    names = NAMES if code == "named" else {}
    return because(reason, lacking(order, [reason], workforce, names).get(reason))


def test_the_skill_is_named_with_its_level() -> None:
    """By the portfolio's name for it, or else by its code."""
    found = said(Reason.SKILL_MISSING, "named", {"lift": 1})
    assert found.zh == "无人具备所需工种（电梯工 2 级）"
    assert found.en == "nobody has the skill needed (lift mechanic of level 2)"
    assert said(Reason.SKILL_MISSING, "bare", {"pump": 1}).en.endswith(
        "(lift of level 2)"
    )


def test_the_certificate_is_named() -> None:
    """Whether nobody ever held it or it has ended by then."""
    ended = certificate("T", until="2026-03-01")
    for reason in (Reason.CERTIFICATE_MISSING, Reason.CERTIFICATE_EXPIRED):
        found = said(reason, "named", {"lift": 2, "certificates": (ended,)})
        assert found.zh == reason.text.zh + "（修理证）"


def test_other_reasons_name_nothing() -> None:
    """A day that is closed is nobody's lack."""
    assert said(Reason.NO_OPEN_DAY, "named", {}) == Reason.NO_OPEN_DAY.text


def test_only_what_is_missing_is_named() -> None:
    """Of two skills that the work takes, one is there."""
    both = Need((*need(1, "lift").positions, *need(1, "pump").positions))
    world = estate(task("service", YEARLY, need=both))
    workforce = staffed(world, crew("all", person("an", pump=1))).workforce
    (order,) = demand(world, YEAR).orders
    found = lacking(order, [Reason.SKILL_MISSING, Reason.SITE_CLOSED], workforce)
    assert found == {Reason.SKILL_MISSING: Text.same("lift")}
