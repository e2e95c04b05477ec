"""Cycles that fall short of a norm."""

from datetime import timedelta

import pytest

from weibao import Basis, Cycle, Source, Task, Text
from weibao.config.statutory import loosened
from weibao.phrases import parse_cycle

LAW = Source(Basis.STATUTE, "Boiler Act", "s. 4")
CUSTOM = Source(Basis.PRACTICE, "custom")


def cycle(words: str) -> Cycle:
    """Read a cycle."""
    return parse_cycle(words)


def task(words: str | None, *sources: Source) -> Task:
    """Make a task with a cycle and sources."""
    return Task(
        code="check",
        title=Text.same("check"),
        cycle=cycle(words) if words else None,
        sources=sources,
        duration=timedelta(hours=1),
    )


@pytest.mark.parametrize(
    ("norm", "new", "refused"),
    [
        ("at most 15 days apart", "at most 16 days apart", True),
        ("at most 15 days apart", "at most 15 days apart", False),
        ("at most 15 days apart", "twice each month", True),
        ("at most 15 days apart", "once each week", False),
        ("at most 15 days apart", "every 14 days", False),
        ("once each month", "once each quarter", True),
        ("once each month", "every 1 month", False),
        ("once each quarter", "every 3 months", False),
        ("once each year", "every 365 days", False),
        ("once each year", "every 13 months", True),
        ("once each month", "on 2026-01-10", False),
    ],
)
def test_a_cycle_must_not_come_more_rarely_than_the_law_asks(
    norm: str, new: str, refused: bool
) -> None:
    """What is rarer is refused with the norm named; as often or oftener is not."""
    said = loosened(task(norm, LAW), cycle(new))
    assert (said is not None) is refused
    assert said is None or "Boiler Act s. 4" in str(said)


def test_only_law_binds() -> None:
    """Custom may be departed from, and work on demand has nothing to fall short of."""
    rarely = cycle("once each year")
    assert loosened(task("once each month", CUSTOM), rarely) is None
    assert loosened(task(None, LAW), rarely) is None
