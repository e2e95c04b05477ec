"""Solve a roster benchmark through weibao's public API and write the solution down.

``python tests/bench/run.py maint PATH --seconds 20 --seed 1 --out DIR`` reads an
instance, makes a roster, and writes it in the benchmark's own form, so that anyone's
checker can score it: ``solution.json`` for ``maint``, a list over the tasks of null or
crew, day and first minute.
"""

import argparse
import json
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import maint

from weibao import assign

ENDLESS = 10**9


def main() -> None:
    """Read, solve, check and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("maint",))
    parser.add_argument("path", type=Path)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=ENDLESS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", default="local")
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    clock = time.process_time if options.parts < 2 else time.perf_counter
    began = clock()
    instance = maint.Instance.read(options.path)
    read = clock()

    def go_on() -> bool:
        return clock() - read < options.seconds

    pool = ProcessPoolExecutor(options.parts) if options.parts > 1 else None
    roster = assign(
        instance.demand,
        instance.workforce,
        maint.GOALS,
        seed=options.seed,
        rounds=options.rounds,
        go_on=go_on,
        executor=pool,
        parts=options.parts,
        grid=1,
        late_by=0,
    )
    took = clock() - read
    solution = instance.solution(roster)
    figures = maint.cost(instance.data, solution)
    wrong = maint.errors(instance.data, solution)
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / "solution.json").write_text(json.dumps(solution))
    print(f"read in {read - began:.1f} s, solved in {took:.1f} s", end=", ")
    print(f"{roster.iterations} rounds, {len(wrong)} errors", end=", ")
    print(", ".join(f"{name} {value}" for name, value in figures.items()))
    for one in wrong[:10]:
        print(one)


if __name__ == "__main__":
    main()
