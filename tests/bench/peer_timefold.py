"""Timefold on maintenance work by days: ``Timefold.java``, with the wheel's own jars.

``python tests/bench/peer_timefold.py PATH --seconds 60 --out FILE`` writes crew and day
of each task, or null. It takes ``pip install timefold==1.24.0b0``, whose wheel brings
the solver, and a Java development kit of at least 17. Seconds are CPU seconds, but for
the start of Java and what it takes to read.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from by_days import Chosen, Data, farness, nearness, slots


def jars() -> Path | None:
    """Return the folder of the wheel's jars, where it is installed."""
    try:
        found = find_spec("timefold.solver")
    except ModuleNotFoundError:
        return None
    places = found.submodule_search_locations if found is not None else None
    return Path(places[0], "jars") if places else None


def why_not() -> str | None:
    """Say what is missing, where something is."""
    if jars() is None:
        return "timefold is not installed (pip install timefold==1.24.0b0)"
    if shutil.which("javac") is None or shutil.which("java") is None:
        return "there is no Java development kit (17 or newer)"
    return None


def solve(data: Data, seconds: float, seed: int) -> Chosen:
    """Choose crews and days in a process of Java's."""
    choices = slots(data)
    path = f"{jars()}/*"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(__file__).with_name("Timefold.java")
        compiler = ["javac", "-proc:none", "-cp", path, "-d", folder, str(source)]
        subprocess.run(compiler, check=True)
        ended = subprocess.run(
            ["java", "-cp", f"{folder}:{path}", "Timefold", str(seconds), str(seed)],
            input=" ".join(map(str, _numbers(data, choices))),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
    picked = map(int, ended.stdout.split())
    return [
        own[number] if number >= 0 else None
        for own, number in zip(choices, picked, strict=True)
    ]


def _numbers(data: Data, choices: list[list[tuple[int, int]]]) -> Iterator[int]:
    """Say an instance in whole numbers."""
    near, crews = nearness(data), range(len(data["crews"]))
    yield from (data["shift"], len(near), *near, len(crews))
    for crew in crews:
        yield from (farness(data, crew, site) for site in range(len(near)))
    yield len(data["tasks"])
    for task, own in zip(data["tasks"], choices, strict=True):
        yield from (task["site"], task["dur"], task["prio"], task["target"], len(own))
        for slot in own:
            yield from slot


def main() -> None:
    """Read, solve and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    missing = why_not()
    if missing is not None:
        sys.exit(missing)
    data = json.loads(options.path.read_text(encoding="utf-8"))
    options.out.write_text(json.dumps(solve(data, options.seconds, options.seed)))


if __name__ == "__main__":
    main()
