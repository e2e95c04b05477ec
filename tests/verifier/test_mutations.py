"""Every way to spoil a roster is noticed, and called by its name."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from roster_mutations import MUTATIONS, Mutation
from rosters import Compound, compound
from weibao.records import History
from weibao.verifier import Rule, Verification, verify

NEVER_VIOLATED = {Rule.INHERITED, Rule.REGIMES}
"""History's breaches are breaches, or broken gaps; no roster can mend regimes."""
ELSEWHERE = {
    Rule.START_TIME,
    Rule.OPENING,
    Rule.ITEMS,
    Rule.PRECEDENCE,
    Rule.DAILY_TEAM,
    Rule.OUTSOURCING,
    Rule.OWN_WORK,
}
"""Rules that tests of their own try: the compound has no such work or hours."""


def judge(world: Compound) -> Verification:
    """Judge the compound's roster."""
    return verify(world.roster, world.portfolio, world.history)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_spoilt_roster_breaks_exactly_the_rule_it_was_spoilt_for(
    mutation: Mutation,
) -> None:
    """Each change is noticed under the code of its rule; no other is blamed."""
    verdict = judge(mutation.spoil(compound()))
    assert verdict.rules == {mutation.rule}, str(verdict.text())


def test_all_mutations_are_caught() -> None:
    """The share of mutations that the verifier catches is one."""
    world = compound()
    caught = [m.name for m in MUTATIONS if m.rule in judge(m.spoil(world)).rules]
    print(f"mutations caught: {len(caught)} of {len(MUTATIONS)}")
    assert len(caught) == len(MUTATIONS) >= 25


def test_every_rule_has_a_mutation() -> None:
    """No rule goes untried."""
    tried = {mutation.rule for mutation in MUTATIONS}
    assert tried == set(Rule) - NEVER_VIOLATED - ELSEWHERE


def test_mutations_have_names_of_their_own() -> None:
    """A failing mutation can be told from the others."""
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)


@given(st.data())
def test_order_of_assignments_and_people_changes_nothing(data: st.DataObject) -> None:
    """A roster is a set: its verdict is the same however it is listed."""
    mutation = data.draw(st.sampled_from(MUTATIONS))
    world = mutation.spoil(compound())
    roster, records = world.roster, data.draw(st.permutations(world.portfolio.records))
    shuffled = evolve(
        roster,
        assignments=tuple(
            evolve(one, technicians=tuple(data.draw(st.permutations(one.technicians))))
            for one in data.draw(st.permutations(roster.assignments))
        ),
        unassigned=tuple(data.draw(st.permutations(roster.unassigned))),
        not_needed=tuple(data.draw(st.permutations(roster.not_needed))),
    )
    assert verify(shuffled, world.portfolio, History.of(records)) == judge(world)
