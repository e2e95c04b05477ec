"""The verifier tells work that states and suspensions make missing or undue."""

import pytest
from attrs import evolve

from portfolios import day, done, estate, horizon, task
from staffing import crew, person, rostered, staffed
from weibao.portfolio import Portfolio
from weibao.records import Record, StateChange
from weibao.verifier import verify
from weibao.verifier.rules import Rule

OUT = StateChange(id="S1", subject="A1", state="out_of_service", since=day("02-20"))
BACK = StateChange(id="S2", subject="A1", state="in_use", since=day("03-05"))


def world(cycle: str, *records: Record) -> Portfolio:
    """Make an asset with a crew."""
    made = estate(
        task("service", cycle),
        installed="2026-01-01",
        records=[done("02-01"), *records],
        records_from="2026-01-01",
    )
    return staffed(made, crew("team", person("an")))


def found(
    cycle: str, planned: tuple[Record, ...], known: tuple[Record, ...]
) -> set[Rule]:
    """Judge a roster that was planned from other records than are known."""
    before, after = world(cycle, *planned), world(cycle, *known)
    roster = rostered(before, horizon("03-10", "05-10"), as_of="03-10")
    return {one.rule for one in verify(roster, after, after.history).violations}


@pytest.mark.parametrize(
    "cycle",
    [
        "every 30 days, while in_use",
        "every 30 days, while in_use, on return due now",
        "every 30 days, from completion, while in_use, on return hold",
        "once each month, while in_use",
    ],
)
def test_work_out_of_its_state_is_undue_and_in_it_is_missed(cycle: str) -> None:
    """Orders while it is out are not due; none while it is in are missing."""
    assert Rule.NOT_DUE in found(cycle, (), (OUT,))
    if "completion" not in cycle:
        assert Rule.MISSING_WORK in found(cycle, (OUT,), ())


@pytest.mark.parametrize("returns", ["due now", "restart", "hold"])
@pytest.mark.parametrize("shift", ["", "from completion, "])
def test_a_return_that_was_passed_over_is_told(returns: str, shift: str) -> None:
    """Dates that take no note of the break are not those asked for."""
    cycle = f"every 30 days, {shift}while in_use, on return {returns}"
    assert found(cycle, (), (OUT, BACK)) & {Rule.MISSING_WORK, Rule.NOT_DUE}


def test_a_window_that_runs_into_a_break_is_wrong() -> None:
    """Its last days are not owed."""
    cycle = "every 30 days, from 2026-02-01, -10/+10 days, while in_use"
    late = evolve(BACK, since=day("03-28"))
    assert found(cycle, (), (OUT, late)) & {Rule.WRONG_WINDOW, Rule.NOT_DUE}


def test_nothing_is_wrong_where_all_is_known() -> None:
    """The same records give no violation."""
    cycle = "every 30 days, from completion, while in_use, on return restart"
    assert found(cycle, (OUT, BACK), (OUT, BACK)) == set()
