"""Measure due work against bare objects and against dateutil.

``python tests/bench/dues.py [ASSETS]`` prints, in one run: orders per second on a mixed
portfolio and the ratio to making as many bare orders; dates per second beside
``dateutil.rrule``; bytes per order; and how time grows with assets and with years.
"""

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar

from dateutil.rrule import rrulestr

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from portfolios import asset, equipment, place, portfolio, site, task
from weibao import Horizon, Portfolio, due, make_plan
from weibao.orders import Demand, WorkOrder
from weibao.plan import Plan
from weibao.records import History
from weibao.spans import Every

Result = TypeVar("Result")
FIRST = date(2026, 1, 1)
TASKS = (
    "twice each month",
    "once each week",
    "every 3 months",
    "every 1 month, -5/+5 days, keep the grid",
    "every 2 weeks, from completion",
    "RRULE:FREQ=MONTHLY;BYDAY=1MO",
    "once each quarter",
    "at most 1 year apart",
    "at most 30 days apart, aim 28 days",
)


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Do a piece of work and say how much CPU time it took."""
    gc.collect()
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def estate(assets: int) -> Portfolio:
    """Make a mixed portfolio: assets of two hundred dates of installation."""
    words = [task(f"t{number}", words) for number, words in enumerate(TASKS)]
    kind = equipment(*words)
    at = place("B1", site())
    begun = [FIRST - timedelta(days=37 * number) for number in range(1, 201)]
    return portfolio(
        asset(f"A{number:06}", kind, at, installed=begun[number % len(begun)])
        for number in range(assets)
    )


def years(number: int) -> Horizon:
    """Return a horizon of so many years."""
    return Horizon(FIRST, Every(months=12).after(FIRST, number) - timedelta(days=1))


def reckoned(plan: Plan, number: int = 1) -> tuple[Demand, float]:
    """Reckon the due work of so many years."""
    return timed(lambda: due(plan, History(), years(number)))


def bare(demand: Demand) -> float:
    """Make as many bare orders again, of the same parts, and say how long it took."""
    parts = [(one.planned, one.occurrence, one.portfolio) for one in demand.orders]
    _, seconds = timed(lambda: [WorkOrder(*part) for part in parts])
    return seconds


def orders(assets: int) -> None:
    """Print the speed and memory of orders."""
    plan = make_plan(estate(assets))
    demand, seconds = reckoned(plan)
    count, least = len(demand.orders), bare(demand)
    print(f"orders      {count:9,}  {count / seconds:12,.0f} a second")
    print(f"bare orders {count:9,}  {count / least:12,.0f} a second")
    print(f"ratio                  {seconds / least:12.1f}")
    del demand
    gc.collect()
    tracemalloc.start()
    demand = due(plan, History(), years(1))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"bytes an order         {held / len(demand.orders):12.0f}")


def dates(begun: date) -> tuple[float, float]:
    """Return our seconds and dateutil's for a year of monthly dates of a rule."""
    horizon = years(1)
    kind = equipment(task("t", "every 1 month, from " + begun.isoformat()))
    at = place("B1", site())
    number = 2_000
    plan = make_plan(portfolio(asset(f"A{n}", kind, at) for n in range(number)))
    _, ours = timed(lambda: due(plan, History(), horizon))
    first, last = (
        datetime.combine(day, datetime.min.time())
        for day in (horizon.first, horizon.last)
    )

    def theirs() -> None:
        for _ in range(number):
            start = datetime.combine(begun, datetime.min.time())
            rule = rrulestr("FREQ=MONTHLY", dtstart=start)
            rule.between(first, last, inc=True)

    _, seconds = timed(theirs)
    return ours, seconds


def growth() -> Iterator[str]:
    """Say how time grows with assets and with years."""
    for assets in (1_000, 10_000, 100_000):
        plan = make_plan(estate(assets))
        demand, seconds = reckoned(plan)
        each = seconds / len(demand.orders) * 1e6
        yield f"{assets:7,} assets, 1 year    {each:6.2f} µs an order"
    plan = make_plan(estate(1_000))
    for number in (1, 5, 20):
        demand, seconds = reckoned(plan, number)
        each = seconds / len(demand.orders) * 1e6
        yield f"  1,000 assets, {number:2} years   {each:6.2f} µs an order"


def main(assets: int) -> None:
    """Measure everything."""
    orders(assets)
    for begun in (FIRST, date(2016, 1, 1)):
        ours, theirs = dates(begun)
        print(f"rule of {begun}: dateutil takes {theirs / ours:5.1f} times as long")
    for line in islice(growth(), 10):
        print(line)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
