"""Makes maintenance instances of any size, in the form that ``maint.py`` reads.

``python tests/bench/generated.py TASKS [--seed N]`` writes one to standard output.
Crews, sites and depots grow with the tasks, about as in the instances of the benchmark:
400 tasks in a quarter for each crew, 100 for each site, which lie about the depots.
"""

import argparse
import json
import sys
from math import dist
from random import Random
from typing import Any

DAYS, SHIFT = 65, 450
SKILLS = ("FIRE", "HV", "HVAC", "LIFT", "LV", "MECH")
WINDOWS = (5, 10, 15)
PRIORITIES = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5)
DURATIONS = (5, 50)
TASKS_A_CREW = 400
SPREAD = 15
FAR = 300
"""The minutes from one part to another."""
Data = dict[str, Any]


def generated(tasks: int, seed: int = 1, days: int = DAYS) -> Data:
    """Make an instance of so many tasks; the same seed makes the same one."""
    random = Random(seed)
    count = max(1, round(tasks * DAYS / (TASKS_A_CREW * days)))
    depots = [_spot(random) for _ in range(max(1, count // 3))]
    sites = [_site(random, random.choice(depots)) for _ in range(max(2, tasks // 100))]
    crews = [_crew(random, number % len(depots), days) for number in range(count)]
    able = [set(crew["skills"]) for crew in crews]
    stops = [*depots, *(site["pos"] for site in sites)]
    assets = [
        {"site": random.randrange(len(sites)), "asset": n, "group": n // 2}
        for n in range(max(2, tasks // 5))
    ]
    for one, other in zip(assets[::2], assets[1::2], strict=False):
        other["site"] = one["site"]
    return {
        "days": days,
        "shift": SHIFT,
        "depots": depots,
        "sites": sites,
        "tt": [[_way(one, other) for other in stops] for one in stops],
        "crews": crews,
        "tasks": [
            _task(random, random.choice(assets), random.choice(able), days)
            for _ in range(tasks)
        ],
    }


def side_by_side(parts: list[Data]) -> Data:
    """Make one instance of several, whose crews do work of their own part only."""
    whole: Data = {"days": DAYS, "shift": SHIFT, "crews": [], "tasks": []}
    whole["depots"] = [one for part in parts for one in part["depots"]]
    whole["sites"] = [one for part in parts for one in part["sites"]]
    count = len(whole["depots"]) + len(whole["sites"])
    ways = whole["tt"] = [[FAR] * count for _ in range(count)]
    depots = sites = assets = 0
    for number, part in enumerate(parts):
        here = len(part["depots"])
        first = len(whole["depots"]) + sites
        stops = [
            *range(depots, depots + here),
            *range(first, first + len(part["sites"])),
        ]
        for row, stop in enumerate(stops):
            for column, other in enumerate(stops):
                ways[stop][other] = part["tt"][row][column]
        for crew in part["crews"]:
            own = [f"{one}-{number}" for one in crew["skills"]]
            whole["crews"].append(
                {**crew, "depot": crew["depot"] + depots, "skills": own}
            )
        for task in part["tasks"]:
            moved = {"site": task["site"] + sites, "asset": task["asset"] + assets}
            moved["group"] = task["group"] + assets
            own = [f"{one}-{number}" for one in task["skills"]]
            whole["tasks"].append({**task, **moved, "skills": own})
        depots, sites = depots + here, sites + len(part["sites"])
        assets += 1 + max(max(one["asset"], one["group"]) for one in part["tasks"])
    return whole


def _spot(random: Random) -> list[float]:
    return [round(random.uniform(0, 100), 2), round(random.uniform(0, 100), 2)]


def _site(random: Random, depot: list[float]) -> Data:
    access = [0, SHIFT]
    if random.random() < 0.3:
        access = [random.choice((30, 60, 90)), random.choice((300, 330, 360))]
    return {
        "pos": [round(random.gauss(at, SPREAD), 2) for at in depot],
        "access": access,
        "weekdays": [0, 1, 2, 3] if random.random() < 0.1 else [0, 1, 2, 3, 4],
        "max_crews": 1 if random.random() < 0.2 else 2,
    }


def _crew(random: Random, depot: int, days: int) -> Data:
    return {
        "depot": depot,
        "skills": sorted(random.sample(SKILLS, random.randint(4, 5))),
        "size": random.randint(2, 4),
        "off": sorted(random.sample(range(days), min(3, days - 1))),
    }


def _task(random: Random, asset: Data, skills: set[str], days: int) -> Data:
    width = min(days - 1, random.choice(WINDOWS))
    first = random.randrange(days - width)
    return {
        **asset,
        "dur": random.randint(*DURATIONS),
        "skills": random.sample(sorted(skills), 2 if random.random() < 0.15 else 1),
        "size": random.choice((1, 1, 2)),
        "rel": first,
        "due": first + width,
        "target": first + width // 2,
        "prio": random.choice(PRIORITIES),
    }


def _way(one: list[float], other: list[float]) -> int:
    """Return the minutes between two spots: one for each unit of the straight line."""
    return round(dist(one, other))


def main() -> None:
    """Write an instance."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    json.dump(generated(options.tasks, options.seed), sys.stdout)


if __name__ == "__main__":
    main()
