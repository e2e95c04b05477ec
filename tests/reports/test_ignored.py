"""Rules that nobody acts on: which of their tasks may be paused."""

import pytest

from portfolios import demand, estate, horizon, task
from weibao.reports import ignored

FIRST_QUARTER = horizon("2026-01-01", "2026-03-31")


@pytest.mark.parametrize(
    ("visits", "paused"),
    [("at most 15 days apart", ("wipe",)), ("every 15 days", ("visit", "wipe"))],
)
def test_no_pause_is_written_for_a_longest_gap(
    visits: str, paused: tuple[str, ...]
) -> None:
    """It cannot be suspended, so that a line that did would be refused."""
    world = estate(
        task("wipe", "every 10 days"),
        task("visit", visits),
        installed="2025-12-31",
        records_from="2026-01-01",
    )
    [found] = ignored(demand(world, FIRST_QUARTER, as_of="2026-03-20"))
    assert found.safe_tasks == paused
    assert f"tasks: [{', '.join(paused)}]" in (found.text() or "")


def test_nothing_is_written_where_only_gaps_were_ignored() -> None:
    """The rule is told all the same."""
    world = estate(
        *(task(f"visit{n}", "at most 15 days apart") for n in range(5)),
        installed="2025-12-31",
    )
    [found] = ignored(demand(world, FIRST_QUARTER, as_of="2026-03-20"))
    assert (found.turns, found.text()) == (5, None)
