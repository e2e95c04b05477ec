"""More critical chains come first: less critical ones never cost them anything."""

from collections.abc import Sequence
from datetime import timedelta

import hypothesis
from attrs import frozen
from hypothesis import strategies as st

from portfolios import (
    asset,
    at_most,
    demand,
    done,
    equipment,
    place,
    portfolio,
    site,
    task,
)
from staffing import MARCH, crew, given, leave, person, rostered, shift, staffed
from weibao.equipment import Criticality
from weibao.portfolio import Portfolio
from weibao.roster import Roster

LAW, ROUTINE = Criticality.STATUTORY, Criticality.ROUTINE
MORNING = shift("08:00-12:00")
HOME = place("B1", site())


@frozen
class Visits:
    """Things visited alike: how many, how often, how long, and when last."""

    criticality: Criticality
    things: int
    gap: int
    hours: int
    ago: int

    def portfolio(self, name: str) -> Portfolio:
        """Make the portfolio of these things alone."""
        work = task(
            "service",
            at_most(self.gap),
            duration=timedelta(hours=self.hours),
            criticality=self.criticality,
        )
        deep = task("deep", at_most(self.gap * 2), criticality=self.criticality)
        type_ = equipment(work, deep, code=name, ladder=("service", "deep"))
        ids = [f"{name}{number}" for number in range(self.things)]
        records = [
            done(MARCH.first - timedelta(days=1 + (self.ago + n) % self.gap), code, id)
            for n, id in enumerate(ids)
            for code in ("service", "deep")
        ]
        return portfolio([asset(id, type_, HOME) for id in ids], records=records)


def visits(criticality: Criticality) -> st.SearchStrategy[Visits]:
    """Things of one rank, enough of them to crowd one technician."""
    return st.builds(
        Visits,
        st.just(criticality),
        st.integers(3, 6),
        st.integers(6, 8),
        st.integers(1, 2),
        st.integers(0, 8),
    )


def together(*worlds: Portfolio) -> Portfolio:
    """Put portfolios of one place into one."""
    subjects = [one for world in worlds for one in world.inventory.subjects()]
    records = [one for world in worlds for one in world.records]
    return portfolio(subjects, records=records)


def troubles(roster: Roster, subjects: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return how many visits to each subject are lost, and how many days late."""
    return {
        id: (
            sum(one.order.subject.id == id for one in roster.unassigned),
            sum(one.late.days for one in given(roster, id) if one.late is not None),
        )
        for id in subjects
    }


@hypothesis.given(visits(LAW), visits(ROUTINE), st.integers(0, 6))
def test_less_critical_chains_cost_the_more_critical_ones_nothing(
    law: Visits, routine: Visits, away: int
) -> None:
    """With routine chains added no statutory one loses more or comes later."""
    off = MARCH.first + timedelta(days=9)
    absences = (leave(str(off), str(off + timedelta(days=away))),)
    an = crew("c", person("an", MORNING, absences=absences))
    alone, lesser = law.portfolio("L"), routine.portfolio("R")
    before = rostered(staffed(alone, an))
    after = rostered(staffed(together(alone, lesser), an))
    ids = sorted(alone.inventory.assets)
    was, now = troubles(before, ids), troubles(after, ids)
    worse = {
        id: (was[id], now[id])
        for id in ids
        if any(new > old for old, new in zip(was[id], now[id], strict=True))
    }
    assert worse == {}


def test_a_chain_is_as_critical_as_its_most_critical_level() -> None:
    """A ladder whose deeper level is statutory is served with the statutory work."""
    light = task("light", at_most(5), criticality=ROUTINE)
    deep = task("deep", at_most(20), criticality=LAW)
    mixed = equipment(light, deep, code="mixed", ladder=("light", "deep"))
    world = portfolio([asset("A1", mixed, HOME)])
    [chain] = demand(world, MARCH).chains
    assert chain.rank == Criticality.STATUTORY.rank
