"""Measure the way from files to feeds on a portfolio, stage by stage.

``python tests/bench/spine.py [PORTFOLIO]`` prints CPU seconds of each stage and the
milliseconds per 1,000 of what it handles, and the process's peak memory.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import weibao
from weibao.feeds import write_feeds

EXAMPLE = Path("schedules/residential-compound.yaml")
HORIZON = weibao.Horizon(date(2026, 1, 1), date(2026, 12, 31))
Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Do a piece of work and say how much CPU time it took."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def line(stage: str, seconds: float, count: int, what: str) -> None:
    """Print one stage."""
    per_thousand = seconds * 1_000_000 / count if count else 0.0
    print(f"{stage:8} {seconds:8.2f} s {count:8} {what:12} {per_thousand:8.1f} ms/1000")


def main(path: Path) -> None:
    """Measure every stage."""
    portfolio, seconds = timed(lambda: weibao.load(path))
    line("load", seconds, len(portfolio.inventory.assets), "assets")
    plan, seconds = timed(lambda: weibao.make_plan(portfolio))
    line("plan", seconds, len(plan.tasks), "tasks")
    demand, seconds = timed(lambda: weibao.due(plan, portfolio.history, HORIZON))
    line("due", seconds, len(demand.orders), "orders")
    roster, seconds = timed(lambda: weibao.assign(demand, portfolio.workforce))
    line("assign", seconds, len(demand.orders), "orders")
    checked, seconds = timed(
        lambda: weibao.verify(roster, portfolio, portfolio.history)
    )
    line("verify", seconds, len(roster.assignments), "assignments")
    with tempfile.TemporaryDirectory() as folder:
        feeds, seconds = timed(lambda: write_feeds(roster, Path(folder), state=None))
    line("feeds", seconds, feeds.events, "events")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB; violations {len(checked.violations)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE)
