"""Measure how long it takes to say why orders have no place, and what would help.

``python tests/bench/reasons.py PATH [--rounds N]`` makes a roster of a maintenance
instance that has too much work, and asks about every order left out: milliseconds for
the counted reasons, and with ways out. Each way out is carried out and judged by the
benchmark's own rules where these know the change.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

import maint

from weibao.rostering import assign
from weibao.why_not import Inquiry


def main() -> None:
    """Make a roster and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--rounds", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    instance = maint.Instance.read(options.path)
    roster = assign(
        instance.demand,
        instance.workforce,
        maint.GOALS,
        seed=options.seed,
        rounds=options.rounds,
        grid=1,
        late_by=0,
    )
    began = time.process_time()
    inquiry = Inquiry.into(roster, maint.GOALS, grid=1)
    took = time.process_time() - began
    lost = [one.order for one in roster.unassigned]
    print(f"{len(lost)} unplaced; roster taken up in {1000 * took:.0f} ms")
    for ways_out in (False, True):
        times, reasons, ways, fits = [], Counter[str](), Counter[str](), 0
        for order in lost:
            began = time.process_time()
            found = inquiry.why(order, ways_out=ways_out)
            times.append(1000 * (time.process_time() - began))
            reasons.update({one.value: n for one, n in found.reasons.items()})
            ways.update(way.way.value for way in found.ways)
            fits += found.fits is not None
        times.sort()
        mean = sum(times) / max(1, len(times))
        named = "with ways out" if ways_out else "counted"
        print(
            f"{named}: {mean:.1f} ms an order, half under "
            f"{times[len(times) // 2]:.1f}, the longest {times[-1]:.1f}; "
            f"{fits} fit after all"
        )
        print(dict(ways) if ways_out else dict(reasons))


if __name__ == "__main__":
    main()
