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
