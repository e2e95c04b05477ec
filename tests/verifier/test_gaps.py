"""Gaps of chains, from records, assignments and the horizon alone."""

from datetime import date

import pytest
from attrs import evolve

from roster_mutations import (
    Spoil,
    both,
    chain_start,
    declared,
    moved,
    replanned,
    spared,
    without,
)
from rosters import Compound, compound
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import MaximumGap
from weibao.orders import Chain, Rung
from weibao.records import Completion, History, Record
from weibao.roster import Lateness, Reason, Unassigned
from weibao.spans import Every, Season
from weibao.verifier import Rule, Verification, verify


def judge(
    world: Compound,
    *more: Record,
    less: tuple[str, ...] = (),
    since: date = date(2026, 3, 1),
) -> Verification:
    """Judge the compound's roster with more records, or without those of subjects.

    The demand's chains count from the last of these records, or from ``since``.
    """
    kept = [one for one in world.portfolio.records if _subject(one) not in less]
    history, demand = History.of([*kept, *more]), world.demand
    chains = tuple(
        evolve(
            chain,
            rungs=tuple(_counted(chain, rung, history, since) for rung in chain.rungs),
        )
        for chain in demand.chains
    )
    roster = evolve(world.roster, demand=evolve(demand, chains=chains))
    return verify(roster, world.portfolio, history)


def _counted(chain: Chain, rung: Rung, history: History, since: date) -> Rung:
    """Let a level of a chain count from its last completion, or a deeper one's."""
    done = [
        record.done
        for other in chain.rungs
        if other.planned.level >= rung.planned.level
        for record in history.completions_of(chain.subject.id, other.planned.task.code)
        if record.done <= date(2026, 3, 2)
    ]
    return evolve(rung, last=max(done, default=since), assumed=not done)


def _subject(record: Record) -> str:
    return record.subject if isinstance(record, Completion) else ""


def unassigned(name: str) -> Spoil:
    """Take an order out of the assignments, openly."""

    def spoil(world: Compound) -> Compound:
        left = Unassigned(world.order(name), {Reason.NO_TECHNICIAN_FREE: 1})
        world = without(name)(world)
        roster = evolve(world.roster, unassigned=(*world.roster.unassigned, left))
        return evolve(world, roster=roster)

    return spoil


def test_a_declared_gap_is_a_breach() -> None:
    """A visit that owns up to its days over the limit breaks no rule."""
    late = Lateness(5, Reason.CHAIN_GAP, date(2026, 3, 13))
    spoil = both(moved("L1#1", "03-18 09:00-10:00"), declared("L1#1", late))
    verdict = judge(spoil(compound()))
    assert verdict.ok, str(verdict.text())
    assert (Rule.CHAIN_GAP, ("demo/L1/half_monthly/s#1",)) in [
        (breach.rule, breach.orders) for breach in verdict.breaches
    ]


def test_an_unassigned_visit_leaves_a_breach_that_names_it() -> None:
    """The gap that an unassigned order leaves is declared by its being unassigned."""
    verdict = judge(unassigned("L1#2")(compound()))
    assert verdict.ok, str(verdict.text())
    gaps = [b for b in verdict.breaches if b.rule is Rule.CHAIN_GAP]
    assert [(gap.orders, gap.subject) for gap in gaps] == [
        (("demo/L1/half_monthly/s#2",), "L1"),
        (("demo/L1/half_monthly/s#2",), "L1"),
    ]  # of the half-monthly level and of the quarterly one


def test_an_unassigned_visit_excuses_the_next_one() -> None:
    """The visit after an unassigned one need not be declared for its gap."""
    verdict = judge(unassigned("L1#1")(compound()))
    assert verdict.ok, str(verdict.text())
    gaps = [b.orders for b in verdict.breaches if b.rule is Rule.CHAIN_GAP]
    assert gaps == [("demo/L1/half_monthly/s#1",)]


def test_an_unassigned_visit_of_a_lighter_level_excuses_no_deeper_gap() -> None:
    """Only an order that would have counted for a level can be blamed for its gap."""
    spoil = both(unassigned("L1#1"), moved("L1#2", "03-26 13:00-15:00"))
    assert judge(spoil(compound())).rules == {Rule.CHAIN_GAP}


@pytest.mark.parametrize(("day", "ok"), [("2026-03-02", True), ("2026-03-03", False)])
def test_completions_count_up_to_the_as_of_day(day: str, ok: bool) -> None:
    """A completion of the as-of day carries the chain on; a later one is not known."""
    world = moved("L1#1", "03-17 10:15-11:15")(compound())
    done = Completion(
        id="new", subject="L1", task="half_monthly", done=date.fromisoformat(day)
    )
    assert judge(world, done).ok is ok


def test_a_deeper_completion_counts_for_lighter_levels() -> None:
    """A quarterly service is a half-monthly one as well."""
    done = Completion(id="q", subject="L1", task="quarterly", done=date(2026, 3, 2))
    world = moved("L1#1", "03-17 10:15-11:15")(compound())
    assert not judge(world).ok
    assert judge(world, done).ok


@pytest.mark.parametrize(
    ("start", "rules"),
    [("2026-02-24", set()), ("2026-02-23", {Rule.CHAIN_GAP})],
)
def test_a_chain_without_records_counts_from_the_first_day_of_records(
    start: str, rules: set[Rule]
) -> None:
    """With no record at all the day since which records are kept is counted from."""
    world, since = compound(), date.fromisoformat(start)
    world = evolve(world, portfolio=evolve(world.portfolio, records_from=since))
    assert judge(world, less=("L1",), since=since).rules == rules


@pytest.mark.parametrize(
    ("name", "level", "last"),
    [
        ("L1", 0, "2026-02-27"),
        ("L1", 0, "2026-02-25"),
        ("L1", 1, "2026-02-26"),
        ("L2", 1, "2025-12-20"),
    ],
)
def test_what_a_chain_counts_from_is_held_to_the_records(
    name: str, level: int, last: str
) -> None:
    """A start that is not the last completion of the level is noticed, and named."""
    world = chain_start(name, level, last)(compound())
    verdict = verify(world.roster, world.portfolio, world.history)
    assert [(v.rule, v.subject) for v in verdict.violations] == [
        (Rule.CHAIN_START, name)
    ]


def test_a_chain_that_the_demand_forgot_is_missed() -> None:
    """Where neither record nor demand speaks, the eve of the horizon counts."""
    world = compound()
    kept = tuple(o for o in world.demand.orders if o.subject.id != "L1")
    chains = tuple(c for c in world.demand.chains if c.subject.id != "L1")
    demand = evolve(world.demand, orders=kept, chains=chains)
    world = both(without("L1#1"), without("L1#2"))(world)
    world = evolve(world, demand=demand, roster=evolve(world.roster, demand=demand))
    verdict = judge(world, less=("L1",))
    assert [(v.rule, v.subject, v.day) for v in verdict.violations] == [
        (Rule.CHAIN_GAP, "L1", date(2026, 3, 16))
    ]


@pytest.mark.parametrize(
    ("season", "ok"),
    [
        (Season((1, 1), (12, 31)), False),
        (Season((3, 10), (4, 30)), False),
        (Season((3, 20), (4, 30)), True),
        (Season((4, 1), (10, 31)), True),
        (Season((11, 1), (3, 5)), True),
        (Season((11, 1), (3, 6)), False),
    ],
)
def test_out_of_season_nothing_is_owed(season: Season, ok: bool) -> None:
    """A gap counts from the eve of the season at the earliest, and to its last day."""
    world = both(without("+"), moved("L2#1", "03-09 09:00-10:00"))(compound())
    short = Cycle(MaximumGap(Every(days=8)), seasons=(season,))
    cycles = {"half_monthly": short}
    world = replanned(
        world,
        "L2",
        lambda one: evolve(one, cycle=cycles.get(one.task.code, one.cycle)),
    )
    verdict = judge(world)
    assert verdict.rules == (set() if ok else {Rule.CHAIN_GAP}), str(verdict.text())


@pytest.mark.parametrize(
    ("first", "last", "ok"),
    [
        (None, "2026-03-01", True),
        (None, "2026-03-26", True),
        (None, "2026-03-27", False),
        ("2026-03-02", None, False),
        ("2026-03-30", None, True),
    ],
)
def test_a_rule_that_has_ended_or_not_begun_asks_for_nothing(
    first: str | None, last: str | None, ok: bool
) -> None:
    """Gaps are asked for on the valid days of a rule alone."""
    valid_from = date.fromisoformat(first) if first else None
    valid_to = date.fromisoformat(last) if last else None
    world = spared("L1#2")(compound())
    world = replanned(
        world,
        "L1",
        lambda one: evolve(one, valid_from=valid_from, valid_to=valid_to),
    )
    done = Completion(id="q", subject="L1", task="quarterly", done=date(2026, 2, 26))
    assert judge(world, done).ok is ok
