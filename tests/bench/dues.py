"""Measure due work against bare objects and against dateutil.

``python tests/bench/dues.py [ASSETS]`` prints, in one run: orders per second on a mixed
portfolio and the ratio to making as many bare orders; bytes per order, and the peak of
the stream; dates and orders beside ``dateutil.rrule``; and how time grows with assets
and with years.
"""

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from dateutil.rrule import rrulestr

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from portfolios import asset, equipment, place, portfolio, site, task
from weibao import Horizon, Portfolio, due, make_plan
from weibao.cycles.rhythms import Interval
from weibao.due_work import stream_due
from weibao.due_work.dates import grid_dates
from weibao.orders import Demand, WorkOrder
from weibao.plan import Plan
from weibao.records import Completion, History
from weibao.spans import Every

Result = TypeVar("Result")
FIRST = date(2026, 1, 1)
LONG_AGO = date(2016, 1, 1)
MIDNIGHT = datetime.min.time()
MONTHLY = Every(months=1)
RULES = 1_000
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
    """Do a piece of work and say how much CPU time it took, without the collector."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        result = work()
        return result, time.process_time() - start
    finally:
        gc.enable()


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
    print(f"orders      {count:10,}  {count / seconds:12,.0f} a second")
    print(f"bare orders {count:10,}  {count / least:12,.0f} a second")
    print(f"ratio                   {seconds / least:12.1f}")
    del demand


def memory(assets: int) -> None:
    """Print what an order takes, and how much the stream holds at most."""
    plan = make_plan(estate(assets))
    gc.collect()
    tracemalloc.start()
    demand = due(plan, History(), years(1))
    held, _ = tracemalloc.get_traced_memory()
    print(f"bytes an order, {assets:,} assets  {held / len(demand.orders):6.0f}")
    del demand
    small = make_plan(estate(50))
    for number in (1, 3):
        gc.collect()
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        count = sum(1 for _ in stream_due(small, History(), years(number)))
        _, peak = tracemalloc.get_traced_memory()
        most = (peak - before) / 1e6
        print(f"stream, {number:2} years  {count:9,}  peak {most:5.1f} MB")
    tracemalloc.stop()


def ruled(begun: date, number: int) -> float:
    """Return dateutil's seconds for a year of so many monthly rules."""
    horizon = years(1)
    start = datetime.combine(begun, MIDNIGHT)
    first, last = (datetime.combine(d, MIDNIGHT) for d in (horizon.first, horizon.last))

    def work() -> None:
        for _ in range(number):
            rule = rrulestr("FREQ=MONTHLY", dtstart=start)
            rule.between(first, last, inc=True)

    return timed(work)[1]


def dates(begun: date) -> float:
    """Return our seconds for the dates alone of a year of as many rules."""
    horizon, rhythm = years(1), Interval(MONTHLY, anchor=begun)

    def work() -> None:
        for _ in range(RULES):
            list(grid_dates(rhythm, begun, horizon.first, horizon.last))

    return timed(work)[1]


def alike(
    begun: date, subjects: int, words: str = "every 1 month", *, past: bool = False
) -> float:
    """Return our seconds for the orders of rules that so many subjects have each.

    Rules begin on days of their own, of which there are as many as rules. With a past
    the work was done on each subject, on a day of the month before.
    """
    kind = equipment(task("t", words))
    at = place("B1", site())
    days = [begun - timedelta(days=number) for number in range(RULES // subjects)]
    ids = [f"A{n:06}" for n in range(RULES)]
    plan = make_plan(
        portfolio(
            asset(id, kind, at, installed=days[n // subjects])
            for n, id in enumerate(ids)
        )
    )
    done = [
        Completion(id=id, subject=id, task="t", done=FIRST - timedelta(days=1 + n % 30))
        for n, id in enumerate(ids if past else [])
    ]
    history = History.of(done)
    return timed(lambda: due(plan, history, years(1)))[1]


def against_dateutil() -> None:
    """Print how many times as long dateutil takes."""
    for begun in (FIRST, LONG_AGO):
        theirs = ruled(begun, RULES)
        found = [f"dates {theirs / dates(begun):6.1f}"]
        for subjects in (100, 10, 1):
            found.append(f"{subjects} alike {theirs / alike(begun, subjects):6.1f}")
        for words in ("every 1 month", "every 1 month, from completion"):
            took = alike(begun, 1, words, past=True)
            found.append(f"{words}, done {theirs / took:6.1f}")
        print(f"rule of {begun}, dateutil takes times:  " + "   ".join(found))


def growth() -> Iterator[str]:
    """Say how time grows with assets and with years."""
    for assets in (1_000, 10_000, 100_000):
        plan = make_plan(estate(assets))
        demand, seconds = reckoned(plan)
        each = seconds / len(demand.orders) * 1e6
        yield f"{assets:7,} assets,  1 year    {each:6.2f} µs an order"
        del demand
    plan = make_plan(estate(2_000))
    for number in (1, 5, 20):
        demand, seconds = reckoned(plan, number)
        each = seconds / len(demand.orders) * 1e6
        yield f"  2,000 assets, {number:2} years   {each:6.2f} µs an order"
        del demand


def main(assets: int) -> None:
    """Measure everything."""
    orders(assets)
    memory(assets // 10)
    against_dateutil()
    for line in growth():
        print(line)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
