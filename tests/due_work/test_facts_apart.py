"""Whatever turns depend on keeps subjects apart that are alike in all else."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve, field, frozen

from portfolios import (
    asset,
    calendar,
    day,
    days,
    demand,
    done,
    equipment,
    horizon,
    place,
    portfolio,
    rule,
    site,
    task,
)
from weibao.cycles.gating import OnReturn
from weibao.inventory import Asset, Location
from weibao.policy import Selector, Suspension
from weibao.portfolio import Portfolio
from weibao.records import Event, Record, StateChange
from weibao.spans.hours import Hours
from weibao.spans.opening import Opening
from weibao.texts import Text

SPRING = horizon("2026-03-01", "2026-06-30")
TODAY = day("03-01")
SOFT = "not in 04-01..05-10 unless cleared"
SEASONS = {"growing": ("03-01", "10-31")}
HERE = place("B1", site(seasons=SEASONS))
BUSY = calendar(days("2026-03-31 2026-04-20 2026-04-29 2026-04-30"), code="tenant")
TENANT = evolve(HERE, own_calendars=(BUSY,))
SHOP = Opening(((Hours.between("10:00", "17:00"),),) * 7)
LATER = place("B1", site(seasons={"growing": ("04-15", "10-31")}, id="T"))
TOKYO = place("B1", evolve(site(id="T"), time_zone=ZoneInfo("Asia/Tokyo")))
USUAL = {"installed": day("2025-10-31"), "attributes": {"manufactured": day("05-01")}}


@frozen
class Fact:
    """What is other about the subject ``B``, for a cycle that depends on it."""

    cycle: str
    at: Location = HERE
    values: Mapping[str, Any] = field(factory=dict)
    records: tuple[Record, ...] = ()
    paused: bool = False

    def world(self, names: Iterable[str]) -> Portfolio:
        """Make a portfolio of some subjects, alike but for ``B``."""
        asked = [task(code) for code in ("repair", "alteration")]
        kind = equipment(task("service", self.cycle), *asked)
        subjects: list[Asset] = []
        for name in names:
            at, values = HERE, USUAL
            if name == "B":
                at, values = self.at, USUAL | {**self.values}
            subjects.append(asset(name, kind, at, **values))
        rules = [rule()]
        if self.paused:
            pause = Suspension(
                first=day("03-15"),
                last=day("05-20"),
                because=Text.same("rebuilding"),
                resume=OnReturn.RESTART,
            )
            stopped = Selector(ids=frozenset({"B"}))
            rules.append(rule("stop", select=stopped, apply=(), suspensions=(pause,)))
        known = self.records if "B" in names else ()
        return portfolio(subjects, *rules, records=known)


def state(code: str, since: str) -> StateChange:
    """Record a state of the subject ``B``."""
    return StateChange(id=since, subject="B", state=code, since=day(since))


OVERLOAD = Event(id="E", subject="B", event="overload", happened=day("02-03"))
USE = Event(id="U", subject="B", event="used", happened=day("03-01"))
FACTS = [
    Fact("every 1 month", values={"installed": day("2025-11-12")}),
    Fact("every 1 month, from completion", values={"installed": day("02-12")}),
    Fact("at most 15 days apart", values={"installed": day("03-12")}),
    Fact("every 1 month, closed days after", TENANT),
    Fact("every 1 month, from completion, closed days after", TENANT),
    Fact("on 2026-04-20, closed days after", TENANT),
    Fact("at most 15 days apart", TENANT),
    Fact("every 1 day, at 08:00", TENANT),
    Fact(f"every 1 month, {SOFT}", values={"tags": {"cleared"}}),
    Fact(f"every 1 month, from completion, {SOFT}", values={"tags": {"cleared"}}),
    Fact(f"twice each month, {SOFT}", values={"tags": {"cleared"}}),
    Fact(f"at most 15 days apart, {SOFT}", values={"tags": {"cleared"}}),
    Fact(f"every 1 day, at 08:00, {SOFT}", values={"tags": {"cleared"}}),
    Fact("once each month", evolve(HERE, id="B7")),
    Fact("every 15 days, in season growing", LATER),
    Fact("every 1 day, at 08:00", TOKYO),
    Fact("every 24 h by the clock, from 2026-02-28 08:00", TOKYO),
    Fact("every 2 h while open", evolve(HERE, opening=SHOP)),
    Fact(
        "first at 5 years of age, then every 2 years, age since manufactured",
        values={"attributes": {"manufactured": date(2021, 5, 9)}},
    ),
    Fact("every 1 month, from completion", records=(done("02-20", subject="B"),)),
    Fact("every 1 month", records=(done("03-01", subject="B"),)),
    Fact("at most 15 days apart", records=(done("02-20", subject="B"),)),
    Fact(
        "in years 1, 4, 7, then every year, anew after alteration, from 2019-05-01",
        records=(done("2025-06-03", "alteration", "B"),),
    ),
    Fact(
        "every 30 days, while in_use, on return restart",
        records=(state("out_of_service", "02-02"), state("in_use", "02-25")),
    ),
    Fact("every 1 month, while in_use", records=(state("out_of_service", "02-02"),)),
    Fact("once each month, unless used", records=(state("in_use", "02-25"),)),
    Fact("once each month, unless used", records=(USE,)),
    Fact(
        "every 6 months, from completion, within 7 days of overload, "
        "afterwards the cycle restarts",
        records=(OVERLOAD, done("02-05", subject="B")),
    ),
    Fact("every 1 month", paused=True),
    Fact("twice each month", paused=True),
    Fact("every 1 month, from completion", paused=True),
    Fact("every 1 day, at 08:00", paused=True),
    Fact("every 24 h by the clock, from 2026-02-28 08:00", paused=True),
]


def told(world: Portfolio, name: str) -> list[tuple[object, ...]]:
    """Return all that is due on a subject, and all that is left out, but its name."""
    found = demand(world, SPRING, as_of=TODAY)
    due: list[tuple[object, ...]] = [
        (one.occurrence, one.particulars)
        for one in found.orders
        if one.subject.id == name
    ]
    left_out: list[tuple[object, ...]] = [
        (one.key, one.due, str(one.reason))
        for one in found.dropped
        if one.planned and one.planned.subject.id == name
    ]
    return due + left_out


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.cycle)
@pytest.mark.parametrize("names", ["AB", "BC"])
def test_a_fact_keeps_a_subject_apart(fact: Fact, names: str) -> None:
    """Each of two subjects has what it would have alone, whichever comes first."""
    both = fact.world(names)
    one, other = ([told(fact.world(name), name), told(both, name)] for name in names)
    assert one[1] == one[0]
    assert other[1] == other[0]
    assert one[0] != other[0]
