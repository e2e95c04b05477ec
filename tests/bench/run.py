"""Solve a roster benchmark through weibao's public API and write the solution down.

``python tests/bench/run.py maint PATH --seconds 20 --seed 1 --out DIR`` reads an
instance, makes a roster, and writes it in the benchmark's own form, so that anyone's
checker can score it: for ``maint`` as ``solution.json``, a list over the tasks of null
or crew, day and first minute; for ``ttsp`` as ``interv_dates`` and ``tech_teams``.
Seconds are CPU seconds, but wall-clock seconds where parts are improved side by side
or the engine has a process of its own. Reading and building count; the search stops a
little earlier, to leave time for what follows it. What an engine does not take on, and
an instance that cannot be read, end with a word and status 1.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import maint
import ttsp
import ttsp_check

from weibao import CannotSolve, assign
from weibao.errors import InvalidValue
from weibao.goals import Goals
from weibao.roster import Roster

ENDLESS = 10**9
AFTER = 5
"""What follows the search takes about so many times as long as reading."""


def main() -> None:
    """Read, solve, check and write."""
    options = _options()
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
    alone = options.parts < 2 and options.engine == "local"
    clock = time.process_time if alone else time.perf_counter
    began = clock()
    kinds: dict[str, Any] = {"maint": (maint, _maint), "ttsp": (ttsp, _ttsp)}
    kind, write = kinds[options.kind]
    try:
        instance = kind.Instance.read(options.path)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as why:
        sys.exit(f"cannot read {options.path}: {type(why).__name__}: {why}")
    read = clock()
    stop = began + options.seconds - AFTER * (read - began)
    go_on = _while_time(clock, stop)
    pool = ProcessPoolExecutor(options.parts) if options.parts > 1 else None
    search = partial(assign, instance.demand, instance.workforce, go_on=go_on)
    try:
        roster = _solve(search, kind.GOALS, options, pool)
    except (CannotSolve, InvalidValue) as refused:
        sys.exit(f"{refused}")
    finally:
        if pool is not None:
            pool.shutdown()
    took = clock() - read
    figures, wrong = write(instance, roster, options.out)
    print(f"read in {read - began:.1f} s, solved in {took:.1f} s", end=", ")
    print(f"{roster.iterations} rounds, {len(wrong)} errors", end=", ")
    print(", ".join(f"{name} {value}" for name, value in figures.items()))
    for one in wrong[:10]:
        print(one)


def _while_time(clock: Callable[[], float], stop: float) -> Callable[[], bool]:
    """Return what tells whether there is time for one more turn like the last."""
    asked: float | None = None

    def go_on() -> bool:
        nonlocal asked
        now = clock()
        turn = 0.0 if asked is None else now - asked
        asked = now
        return now + turn < stop

    return go_on


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("maint", "ttsp"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=ENDLESS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", default="local")
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def _solve(
    search: "partial[Roster]",
    goals: Goals,
    options: argparse.Namespace,
    pool: Executor | None,
) -> Roster:
    return search(
        goals,
        engine=options.engine,
        seed=options.seed,
        rounds=options.rounds,
        executor=pool,
        parts=options.parts,
        grid=1,
        late_by=0,
    )


def _maint(
    instance: maint.Instance, roster: Roster, out: Path | None
) -> tuple[dict[str, int], list[str]]:
    solution = instance.solution(roster)
    if out is not None:
        (out / "solution.json").write_text(json.dumps(solution))
    return maint.cost(instance.data, solution), maint.errors(instance.data, solution)


def _ttsp(
    instance: ttsp.Instance, roster: Roster, out: Path | None
) -> tuple[dict[str, int], list[str]]:
    solution = instance.solution(roster)
    if out is not None:
        solution.write(out)
        solution = ttsp_check.Solution.read(out)
    figures = {
        "value": ttsp_check.value(instance.data, solution),
        "given away": len(roster.outsourced),
        "unplaced": len(roster.unassigned),
        "score": roster.score[-1],
    }
    return figures, ttsp_check.errors(instance.data, solution)


if __name__ == "__main__":
    main()
