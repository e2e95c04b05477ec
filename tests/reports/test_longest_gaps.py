"""The inspector's statement, reckoned from a roster and its chains."""

from datetime import date

from attrs import evolve

from rosters import Compound, compound
from weibao.equipment import Task
from weibao.orders import Chain
from weibao.reports.longest_gaps import GapStatement, gap_statements
from weibao.spans import Every
from weibao.texts import Text


def statements(world: Compound | None = None) -> dict[str, GapStatement]:
    """Return the compound's statements, by task."""
    found = gap_statements((world or compound()).roster)
    return {one.title.en.removeprefix("lift: "): one for one in found}


def without(world: Compound, *names: str) -> Compound:
    """Take assignments out of a roster."""
    gone = {world.order(name).id for name in names}
    kept = tuple(a for a in world.roster.assignments if a.order.id not in gone)
    return evolve(world, roster=evolve(world.roster, assignments=kept))


def with_chains(world: Compound, *chains: Chain) -> Compound:
    """Give the demand other chains."""
    demand = evolve(world.demand, chains=chains)
    return evolve(world, roster=evolve(world.roster, demand=demand))


def test_each_task_of_a_chain_has_its_statement() -> None:
    """How many subjects, how many visits, and the largest gap against its limit."""
    one = statements()["half_monthly"]
    assert (one.subjects, one.kind, one.allowed) == (3, "asset", Every(days=15))
    assert one.visits == 7
    assert one.largest is not None
    assert (one.largest.days, one.largest.since) == (14, date(2026, 3, 2))
    assert (one.over, one.assumed) == ((), ())


def test_only_visits_deep_enough_count() -> None:
    """A light visit does not fulfil the deeper task."""
    one = statements()["quarterly"]
    assert (one.visits, one.over) == (1, ())
    assert one.largest is not None
    assert (one.largest.since, one.largest.until) == (
        date(2025, 12, 20),
        date(2026, 3, 24),
    )


def test_what_the_past_brought_is_told_apart() -> None:
    """A first visit that could not be in time is not held against the roster."""
    (gap,) = statements()["half_monthly"].inherited
    assert (gap.subject.en, gap.days, gap.limit) == ("L3", 20, date(2026, 2, 25))


def test_extra_visits_close_gaps() -> None:
    """Without the visit added to lift L2 its gap is the largest, and still lawful."""
    world = compound()
    kept = [a for a in world.roster.assignments if "+" not in a.order.id]
    one = statements(
        evolve(world, roster=evolve(world.roster, assignments=tuple(kept)))
    )
    largest = one["half_monthly"].largest
    assert largest is not None
    assert (largest.days, largest.subject.en) == (15, "L2")


def test_a_gap_too_long_is_told() -> None:
    """A visit left out leaves a gap over the limit between its neighbours."""
    (gap,) = statements(without(compound(), "L1#1"))["half_monthly"].over
    assert (gap.subject.en, gap.since) == ("L1", date(2026, 2, 26))
    assert (gap.until, gap.limit) == (date(2026, 3, 24), date(2026, 3, 13))
    assert gap.over


def test_a_gap_without_end_is_told() -> None:
    """Where no visit follows up to the last day owed the limit is not kept."""
    (gap,) = statements(without(compound(), "L1#1", "L1#2"))["half_monthly"].over
    assert (gap.subject.en, gap.until, gap.days) == ("L1", None, None)
    assert gap.over


def test_nothing_is_owed_after_the_cycle_ends() -> None:
    """A task that ends in the horizon leaves no gap behind."""
    world = without(compound(), "L1#1", "L1#2")
    chain = world.demand.chains[0]
    rung = chain.rungs[0]
    ended = evolve(rung.planned.resolved, valid_to=date(2026, 3, 13))
    rung = evolve(rung, planned=evolve(rung.planned, resolved=ended, ladder=(ended,)))
    only = evolve(chain, rungs=(rung,))
    assert isinstance(ended.task, Task)
    one = statements(with_chains(world, only))["half_monthly"]
    assert (one.over, one.largest) == ((), None)


def test_an_assumed_beginning_is_named() -> None:
    """A subject without a record rests on an assumption, which is said."""
    world = compound()
    chain = world.demand.chains[0]
    rungs = tuple(evolve(rung, assumed=True) for rung in chain.rungs)
    changed = with_chains(world, evolve(chain, rungs=rungs), *world.demand.chains[1:])
    assert statements(changed)["quarterly"].assumed == (Text.same("L1"),)


def test_without_chains_there_is_no_statement() -> None:
    """Work on a grid has windows, and no gaps to state."""
    assert gap_statements(with_chains(compound()).roster) == ()
