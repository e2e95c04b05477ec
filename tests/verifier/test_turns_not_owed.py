"""Turns of moving series that nobody is owed: the last was done, or other work is."""

from datetime import date
from fractions import Fraction

import pytest

import portfolios as p
from weibao.conditions import OnlyIf
from weibao.cycles.inclusion import OnCommon
from weibao.cycles.period import Period
from weibao.equipment import Meter
from weibao.orders import Demand
from weibao.policy import Suspension
from weibao.portfolio import Portfolio
from weibao.precedence import After
from weibao.roster import Roster
from weibao.texts import Text
from weibao.verifier import Rule, verify

HOURS = (Meter("hours", Text.same("hours"), "h", per_day=3),)


def missing(demand: Demand, world: Portfolio) -> list[str]:
    """Return what the verifier asks for and the demand does not hold."""
    roster = Roster(demand=demand, workforce=world.workforce, assignments=())
    found = verify(roster, world, world.history).violations
    return [one.text.en for one in found if one.rule is Rule.MISSING_WORK]


@pytest.mark.parametrize(("records", "left"), [(0, 4), (1, 3), (3, 1), (4, 0), (5, 0)])
@pytest.mark.parametrize(
    "cycle",
    [
        "every 10 days, from completion, 4 times in all",
        "every 10 days, -3/+3 days, keep the grid, 4 times in all",
        "every 7 working days, from completion, 4 times in all",
    ],
)
def test_nothing_is_owed_after_the_last_of_so_many_times(
    cycle: str, records: int, left: int
) -> None:
    """Both sides stop at the fourth turn, whatever was done before it."""
    work = [p.done(date(2026, 1, 1 + 10 * n)) for n in range(min(records, 3))]
    work += [p.done(date(2026, 2, n)) for n in range(1, records - 2)]
    world = p.estate(p.task("service", cycle), installed="2025-12-20", records=work)
    demand = p.demand(world, as_of="2026-02-10" if records else None)
    waiting = [one for one in p.orders(demand) if one.completion is None]
    assert len(waiting) == left
    assert missing(demand, world) == []


METERED = (
    "every 250 h",
    "every 250 h, from completion",
    "first of [every 250 h, from completion] [every 12 months, from completion]",
)


@pytest.mark.parametrize("cycle", METERED)
def test_a_date_by_a_meter_in_a_suspension_is_not_owed(cycle: str) -> None:
    """The suspension leaves the date out on both sides."""
    pause = Suspension(
        first=date(2026, 1, 6), last=date(2026, 4, 20), because=Text.same("rebuilding")
    )
    world = p.estate(
        p.task("service", cycle),
        meters=HOURS,
        installed="2025-11-30",
        rules=[p.rule(suspensions=(pause,))],
    )
    over = p.horizon("2026-01-01", "2026-09-30")
    plain = p.estate(p.task("service", cycle), meters=HOURS, installed="2025-11-30")
    left_out = p.dues(p.demand(plain, over))[0]
    assert pause.first <= left_out <= date(2026, 4, 20)
    demand = p.demand(world, over)
    assert left_out not in p.dues(demand)
    assert missing(demand, world) == []


@pytest.mark.parametrize("on_common", OnCommon)
@pytest.mark.parametrize("cycle", METERED)
def test_a_date_by_a_meter_in_larger_work_is_not_owed(
    cycle: str, on_common: OnCommon
) -> None:
    """Larger work near the date stands for it, on both sides."""
    holds = p.inclusion("service", within=60, on_common=on_common)
    large = p.task("overhaul", "every 1 month, from 2026-01-10", includes=(holds,))
    small = p.task("service", cycle)
    world = p.estate(small, large, meters=HOURS, installed="2025-11-30")
    demand = p.demand(world, p.horizon("2026-01-01", "2026-09-30"))
    assert p.dues(demand) == []
    assert missing(demand, world) == []


@pytest.mark.parametrize(
    ("small", "large", "first"),
    [
        ("every 1 month, from completion", "every 20 days, from completion", "03-05"),
        ("every 1 month, from 2026-01-20", "every 1 month, from 2026-01-12", "03-15"),
    ],
)
def test_larger_work_before_a_horizon_ahead_stands_for_smaller_work(
    small: str, large: str, first: str
) -> None:
    """It is taken to be done as planned, so that no order of it is at hand."""
    holds = p.inclusion("service", within=10)
    tasks = p.task("service", small), p.task("overhaul", large, includes=(holds,))
    world = p.estate(*tasks, installed="2025-12-31")
    demand = p.demand(world, p.horizon(first, "06-30"), as_of="2026-01-01")
    assert any(one.into and one.into not in demand.by_id for one in demand.dropped)
    assert missing(demand, world) == []


def test_a_longest_gap_counts_from_larger_work_on_record() -> None:
    """Work that contains a visit is one, on both sides, though it is no level of it."""
    holds = p.inclusion("service", within=10)
    tasks = (
        p.task("service", "at most 30 days apart"),
        p.task("overhaul", "every 1 year, from 2026-01-12", includes=(holds,)),
    )
    overhaul = p.done("2026-01-12", "overhaul")
    world = p.estate(*tasks, installed="2025-12-31", records=[overhaul])
    demand = p.demand(world, as_of="2026-01-20")
    [chain] = demand.chains
    assert chain.rungs[0].last == date(2026, 1, 12)
    roster = Roster(demand=demand, workforce=world.workforce, assignments=())
    found = verify(roster, world, world.history).violations
    assert Rule.CHAIN_START not in {one.rule for one in found}


def test_what_leave_puts_after_later_turns_is_not_judged_by_them() -> None:
    """No turn is done before the one before it, which may be done in November."""
    cycle = "every 20 days, -3/+3 days, keep the grid"
    leave = p.deferred("service/2025-12-12#2", "2026-11-26")
    world = p.estate(p.task("service", cycle), installed="2025-12-12", records=[leave])
    demand = p.demand(world, p.horizon("2026-01-10", "2026-04-02"), as_of="2026-01-01")
    assert p.dues(demand) == [date(2026, 2, 10)]
    assert missing(demand, world) == []


def test_what_no_reading_asks_for_is_not_missed_either() -> None:
    """The last turn gone by is asked for again only where it was asked for at all."""
    hot = OnlyIf(meter="hours", above=Fraction(50), within=Period.QUARTER)
    cycle = "every 10 days, -1/+3 days, catch up missed work"
    work = p.task("service", cycle, only_if=hot)
    world = p.estate(
        work, meters=HOURS, installed="2025-11-29", records_from="2025-12-01"
    )
    demand = p.demand(world, p.horizon("2026-01-01", "2026-04-04"))
    assert demand.orders == ()
    assert missing(demand, world) == []


def test_visits_that_a_gap_couples_contain_nothing_before_they_are_made() -> None:
    """Where they will be is for the roster to choose, though one is due that day."""
    holds = p.inclusion("service")
    tasks = (
        p.task("service", "every 30 days, from 2026-01-30"),
        p.task("visit", "at most 15 days apart", includes=(holds,)),
    )
    world = p.estate(*tasks, installed="2025-12-31")
    demand = p.demand(world, p.horizon("2026-01-01", "2026-02-20"))
    assert date(2026, 1, 30) in p.dues(demand)
    assert date(2026, 1, 30) in p.dues(demand, "visit")
    roster = Roster(demand=demand, workforce=world.workforce, assignments=())
    found = verify(roster, world, world.history).violations
    assert Rule.NOT_DUE not in {one.rule for one in found}


@pytest.mark.parametrize("shift", ["from completion", "keep the grid"])
def test_a_moving_date_that_gives_way_to_work_before_it_is_known(shift: str) -> None:
    """What comes after late work is due later than its own date says."""
    cycle = f"every 1 month, -3/+3 days, {shift}"
    after = (After(task="notice"),)
    tasks = (
        p.task("notice", "every 1 month, -3/+6 days, from completion"),
        p.task("spray", cycle, after=after),
    )
    records = [p.done("2025-11-28", "notice"), p.done("2025-11-29", "spray")]
    world = p.estate(*tasks, installed="2025-10-29", records=records)
    demand = p.demand(world, p.horizon("2026-01-01", "2026-01-20"))
    first = p.orders(demand, "spray")[0]
    assert first.due > date(2025, 12, 29)
    assert missing(demand, world) == []


@pytest.mark.parametrize("cycle", METERED)
def test_work_on_record_from_before_the_beginning_is_reckoned_alike(cycle: str) -> None:
    """Without a reading a meter stood at nothing before the day installed."""
    world = p.estate(
        p.task("service", cycle),
        meters=HOURS,
        installed="2025-12-31",
        records=[p.done("2025-11-20")],
    )
    demand = p.demand(world)
    assert p.dues(demand)
    assert missing(demand, world) == []
