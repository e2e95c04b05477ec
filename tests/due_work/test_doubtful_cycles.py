"""Cycles that are likely to be a slip, told with the place and what to write."""

import pytest

from portfolios import HOURS, day, estate, read, task
from weibao.due_work.doubtful_cycles import doubtful_cycles
from weibao.phrases import parse_cycle
from weibao.planning import make_plan
from weibao.records import Record


def doubts(
    cycle: str, *records: Record, assets: int = 1, installed: str | None = None
) -> list[str]:
    """Return the doubts about a cycle, in English."""
    made = estate(
        task("service", parse_cycle(cycle)),
        meters=[HOURS],
        records=records,
        assets=assets,
        installed=installed,
    )
    found = doubtful_cycles(make_plan(made), made.history, day("2026-03-01"))
    assert all(one.text.to("zh") != one.text.to("en") for one in found)
    return [one.text.to("en") for one in found]


@pytest.mark.parametrize(
    "cycle", ["every 250 h", "every 250 h or 12 months, whichever comes first"]
)
def test_a_meter_whose_use_nobody_knows_is_told(cycle: str) -> None:
    """With two readings, or a use that is stated, nothing is to be told."""
    (told,) = doubts(cycle)
    assert "the meter h" in told or "the meter hours" in told
    assert "of A1" in told
    assert doubts(cycle, read("2026-01-01", 10), read("2026-02-01", 90)) == []
    assert doubts("every 250 h, at 8 h a day") == []


def test_subjects_are_told_together() -> None:
    """One doubt for all the subjects that a rule gives the cycle."""
    (told,) = doubts("every 250 h", assets=9)
    assert "A1, A2, A3" in told
    assert "A9" not in told


@pytest.mark.parametrize(
    ("cycle", "told"),
    [
        ("every 1 month, released 5 working days ahead", False),
        ("every 1 month, released 30 days ahead", False),
        ("every 1 month, released 31 days ahead", True),
        ("every 1 month, released 30 working days ahead", True),
        ("every 1 month, released at 80% of the interval", False),
        ("once each year, released 99999 days ahead", True),
        ("once each year, released 2 years ahead", False),
    ],
)
def test_a_release_before_the_turn_before_is_told(cycle: str, told: bool) -> None:
    """A share of the interval never is; without one, years ahead are."""
    assert len(doubts(cycle)) == told


def test_a_cycle_that_ends_before_its_subject_is_there_is_told() -> None:
    """On the day of its installation it may still fall due."""
    cycle = "every 1 month, until 2026-01-31"
    (told,) = doubts(cycle, installed="2026-02-01")
    assert "2026-01-31" in told
    assert doubts(cycle, installed="2026-01-31") == []
