"""CP-SAT on maintenance work by days: one model of all crews and days at once.

``python tests/bench/peer_cpsat.py PATH --seconds 60 --workers 1 --out FILE`` writes
crew and day of each task, or null. Seconds are CPU seconds of each worker, with those
of building the model.
"""

import argparse
import json
import threading
import time
from pathlib import Path

from by_days import Chosen, Data, farness, nearness, slots
from ortools.sat.python import cp_model


def solve(data: Data, seconds: float, workers: int, seed: int) -> Chosen:
    """Choose crews and days by a model that states everything at once."""
    model = cp_model.CpModel()
    tasks, choices = data["tasks"], slots(data)
    picked: list[dict[tuple[int, int], cp_model.IntVar]] = []
    busy: dict[tuple[int, int], list[int]] = {}
    price: list[cp_model.LinearExprT] = []
    for number, (task, own) in enumerate(zip(tasks, choices, strict=True)):
        given = {slot: model.new_bool_var("") for slot in own}
        left = model.new_bool_var("")
        model.add_exactly_one([*given.values(), left])
        price.append(1000 * task["prio"] * left)
        for slot, var in given.items():
            busy.setdefault(slot, []).append(number)
            price.append(5 * abs(slot[1] - task["target"]) * var)
        picked.append(given)
    near = nearness(data)
    for slot, rows in busy.items():
        sites = {tasks[number]["site"] for number in rows}
        visits = {site: model.new_bool_var("") for site in sorted(sites)}
        farthest = model.new_int_var(0, data["shift"], "")
        for site, visit in visits.items():
            model.add(farthest >= farness(data, slot[0], site) * visit)
        for number in rows:
            model.add_implication(picked[number][slot], visits[tasks[number]["site"]])
        ways = [2 * farthest, *(near[site] * visit for site, visit in visits.items())]
        work = [tasks[number]["dur"] * picked[number][slot] for number in rows]
        model.add(sum(work) + sum(ways) <= data["shift"])
        price += ways
    model.minimize(sum(price))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.interleave_search = workers == 1  # else it has no neighbourhoods
    _stop_after(solver, seconds, workers)
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return [None] * len(tasks)
    return [
        next((slot for slot, var in given.items() if solver.value(var)), None)
        for given in picked
    ]


def _stop_after(solver: cp_model.CpSolver, seconds: float, workers: int) -> None:
    """Stop the solver when the process has had its CPU seconds."""
    built = time.process_time()
    limit = built + max(0.0, seconds - built) * workers

    def watch() -> None:
        while time.process_time() < limit:
            time.sleep(0.2)
        solver.stop_search()

    threading.Thread(target=watch, daemon=True).start()


def main() -> None:
    """Read, solve and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    data = json.loads(options.path.read_text(encoding="utf-8"))
    found = solve(data, options.seconds, options.workers, options.seed)
    options.out.write_text(json.dumps(found))


if __name__ == "__main__":
    main()
