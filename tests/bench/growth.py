"""Measure how time grows with orders, in one piece and split into regions.

``python tests/bench/growth.py [--full] [--region N]`` plans generated maintenance work
with the default number of rounds: 1,000 to 5,000 orders of one kind at once, then
portfolios of regions of so many orders, whose crews work there only: first the whole
portfolio at once, then region by region, two of them at a time; with ``--full`` up to
100,000 orders.
"""

import argparse
import os
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

import maint
from generated import Data, generated, side_by_side

from weibao import assign

WHOLE = (1_000, 2_000, 5_000)
SPLIT, FULL = (5_000, 10_000), (20_000, 50_000, 100_000)
REGION = 2_500


def planned(orders: int, seed: int) -> tuple[float, int, int]:
    """Plan so many orders; return CPU seconds, how many are left out, and errors."""
    return planned_from(generated(orders, seed))


def planned_from(data: Data) -> tuple[float, int, int]:
    """Plan an instance; return CPU seconds, how many are left out, and errors."""
    began = time.process_time()
    instance = maint.Instance(data)
    demand, workforce = instance.demand, instance.workforce
    roster = assign(demand, workforce, maint.GOALS, grid=1, late_by=0)
    took = time.process_time() - began
    solution = instance.solution(roster)
    return took, len(roster.unassigned), len(maint.errors(data, solution))


def tell(
    orders: int, how: str, began: float, found: Iterable[tuple[float, ...]]
) -> None:
    """Print one line."""
    took, lost, wrong = map(sum, zip(*found, strict=True))
    wall = time.perf_counter() - began
    each = 1000 * took / orders
    print(
        f"{orders:7,} orders, {how:22} {took:7.1f} CPU s, {each:5.2f} s a thousand, "
        f"{wall:6.1f} s by the wall, {lost:,} left out, {wrong} errors",
        flush=True,
    )


def main() -> None:
    """Measure all sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--region", type=int, default=REGION)
    options = parser.parse_args()
    for orders in WHOLE:
        began = time.perf_counter()
        tell(orders, "in one piece", began, [planned(orders, seed=1)])
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        for orders in (*SPLIT, *(FULL if options.full else ())):
            count = max(1, orders // options.region)
            began = time.perf_counter()
            sizes = [orders // count] * count
            whole = side_by_side([*map(generated, sizes, range(1, count + 1))])
            tell(orders, f"{count} regions at once", began, [planned_from(whole)])
            began = time.perf_counter()
            found = list(pool.map(planned, sizes, range(1, count + 1)))
            tell(orders, f"{count} regions apart", began, found)


if __name__ == "__main__":
    main()
