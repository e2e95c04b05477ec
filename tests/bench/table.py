"""Rosters beside those of peers, as Markdown: the same work, score and seconds.

``python tests/bench/table.py [DATA] [--seconds S] [--full] [--out FILE]`` runs weibao
and its peers one after another, each in a process of its own, and has the benchmark's
checker judge them all. DATA, or ``WEIBAO_BENCH_DATA``, is the folder of the instances:
``maint-*.json`` there or in its ``instances``, and ``ttsp`` beside them; without it
only generated work is measured. Then come growth, reasons and replanning. ``--full``
takes every instance, and 60 seconds where none are given. Seconds are CPU seconds of
each worker.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from math import ceil
from pathlib import Path

import by_days
import maint
import peer_timefold
import ttsp_check
from attrs import frozen
from generated import generated

HERE = Path(__file__).parent
BEST_KNOWN = {
    **{"A1": 2340, "A2": 4755, "A3": 11880, "A4": 13452, "A5": 28845},
    **{"A6": 18795, "A7": 30540, "A8": 16920, "A9": 27348, "A10": 38296},
    **{"B1": 33900, "B3": 16005, "B5": 88680, "B7": 31620, "B9": 28080},
}
"""The published values of technicians and interventions."""
QUICK_TEAMS = ("A4", "A8", "B3", "B9")
SMALL = (30, 100)
LARGE = 6000
WEIBAO, EXACT = "weibao local", "weibao cpsat"
SLACK = 600
"""A run that takes so many seconds longer than it was given is ended."""
Emit = Callable[[str], None]


@frozen
class Run:
    """How long and from which seed to search, and where to work."""

    seconds: float
    seed: int
    folder: Path
    full: bool

    def python(self, script: str, *arguments: object) -> str | None:
        """Run a script of this folder; return what it says was wrong, if anything."""
        command = [sys.executable, str(HERE / script), *map(str, arguments)]
        try:
            ended = subprocess.run(
                command, capture_output=True, text=True, timeout=self._limit
            )
        except subprocess.TimeoutExpired:
            return "took far too long"
        if ended.returncode:
            return (ended.stderr.strip().splitlines() or ["ended without a word"])[-1]
        return None

    @property
    def _limit(self) -> float:
        """How long a run may take on a machine that does much else."""
        return SLACK + 10 * self.seconds


@frozen
class Row:
    """What a peer made of an instance, or why it made nothing."""

    peer: str
    solution: by_days.Solution | None
    chosen: by_days.Chosen | None
    refusal: str = ""


def main() -> None:
    """Measure everything that is at hand."""
    options = _options()
    lines: list[str] = []

    def emit(line: str) -> None:
        print(line, flush=True)
        lines.append(line + "\n")

    seconds = options.seconds or (60 if options.full else 10)
    with tempfile.TemporaryDirectory() as folder:
        run = Run(seconds, options.seed, Path(folder), options.full)
        _small(run, emit)
        if options.data is None:
            emit("\nNo data: name their folder, or set WEIBAO_BENCH_DATA.")
        else:
            _standing(run, options.data, emit)
            _teams(run, options.data, emit)
        _scripts(run, options.data, emit)
    if options.out is not None:
        options.out.write_text("".join(lines), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    named = os.environ.get("WEIBAO_BENCH_DATA")
    known = Path(named) if named else None
    parser.add_argument("data", type=Path, nargs="?", default=known)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def found(data: Path, name: str) -> Path | None:
    """Return a file or folder of the data, in the folder named or next to it."""
    for place in (data, data / "instances", data.parent):
        if (place / name).exists():
            return place / name
    return None


def _small(run: Run, emit: Emit) -> None:
    """Compare with the exact engine, where that can take on all of the problem."""
    emit("\n## Small: generated, beside the exact engine\n")
    _heading(emit)
    for tasks in SMALL:
        data = generated(tasks, seed=run.seed, days=16)
        path = run.folder / f"generated-{tasks}.json"
        path.write_text(json.dumps(data))
        tell(run, path, _engines(run, path), emit)


def _engines(run: Run, path: Path) -> Iterator[Row]:
    yield measured(run, path, WEIBAO, "local")
    if find_spec("ortools") is None:
        yield skipped(EXACT, "ortools is not installed")
    else:
        yield measured(run, path, EXACT, "cpsat")


def _standing(run: Run, data: Path, emit: Emit) -> None:
    """Compare on maintenance work with standing crews."""
    emit("\n## Standing crews: maintenance work in a quarter\n")
    _heading(emit)
    names = ("maint-1000", "maint-1000-overloaded", f"maint-{LARGE}", "maint-20000")
    for name in names if run.full else names[:3]:
        path = found(data, f"{name}.json")
        if path is None:
            emit(f"| {name} | | not among the data | | | | | |")
            continue
        exact = run.full or name != f"maint-{LARGE}"
        rows = _peers(run, path, exact=exact, alone=name == names[3])
        tell(run, path, rows, emit)


def _peers(run: Run, path: Path, *, exact: bool, alone: bool) -> Iterator[Row]:
    """Have the peers choose crews and days, unless weibao is to be alone."""
    yield measured(run, path, WEIBAO, "local")
    if alone:
        return
    for workers in (1, 2):
        peer = f"CP-SAT by days, {workers} worker{'s' * (workers > 1)}"
        if find_spec("ortools") is None:
            yield skipped(peer, "ortools is not installed")
        elif not exact:
            yield skipped(peer, "only with --full at this size")
        else:
            yield _by_days(run, path, peer, "peer_cpsat.py", "--workers", workers)
    peer, missing = "Timefold by days", peer_timefold.why_not()
    if missing is not None:
        yield skipped(peer, missing)
    else:
        yield _by_days(run, path, peer, "peer_timefold.py")


def skipped(peer: str, why: str) -> Row:
    """Return the row of a peer that is not asked."""
    return Row(peer, None, None, f"skipped: {why}")


def _asked(run: Run) -> tuple[object, ...]:
    return "--seconds", run.seconds, "--seed", run.seed


def measured(run: Run, path: Path, peer: str, engine: str) -> Row:
    """Have an engine of weibao's make a roster."""
    out = run.folder / f"{path.stem}-{engine}"
    asked = (*_asked(run), "--engine", engine, "--out", out)
    if engine != "local":  # it works in another process; a round is a second of work
        asked += ("--rounds", ceil(run.seconds), "--seconds", SLACK)
    refusal = run.python("run.py", "maint", path, *asked)
    if refusal is not None:
        return Row(peer, None, None, refusal)
    solution = json.loads((out / "solution.json").read_text())
    return Row(peer, solution, by_days.chosen(solution))


def _by_days(run: Run, path: Path, peer: str, script: str, *more: object) -> Row:
    out = run.folder / "chosen.json"
    refusal = run.python(script, path, *_asked(run), *more, "--out", out)
    if refusal is not None:
        return Row(peer, None, None, refusal)
    slots = json.loads(out.read_text())
    chosen = [None if slot is None else (slot[0], slot[1]) for slot in slots]
    return Row(peer, by_days.laid(json.loads(path.read_text()), chosen), chosen)


def _heading(emit: Emit) -> None:
    emit(
        "| instance | seconds | peer | left out | cost | ratio to weibao | "
        "cost by days | errors |"
    )
    emit("|---|---|---|---|---|---|---|---|")


def tell(run: Run, path: Path, rows: Iterable[Row], emit: Emit) -> None:
    """Print what each peer made of an instance, weibao's row first."""
    data = json.loads(path.read_text())
    own: int | None = None
    for row in rows:
        cells = [path.stem, f"{run.seconds:g}", row.peer]
        if row.solution is None or row.chosen is None:
            cells += [row.refusal, "", "", "", ""]
        else:
            cost = maint.cost(data, row.solution)
            own = cost["cost"] if own is None else own
            cells += [
                f"{cost['unplaced']:,}",
                f"{cost['cost']:,}",
                f"{cost['cost'] / max(1, own):.2f}",
                f"{by_days.cost(data, row.chosen):,}",
                str(len(maint.errors(data, row.solution))),
            ]
        emit(f"| {' | '.join(cells)} |")


def _teams(run: Run, data: Path, emit: Emit) -> None:
    """Compare teams formed day by day with what is published."""
    emit("\n## Teams formed day by day: technicians and interventions\n")
    emit("| instance | seconds | value | best known | above it | errors |")
    emit("|---|---|---|---|---|---|")
    folder = found(data, "ttsp")
    if folder is None:
        emit("| ttsp is not among the data | | | | | |")
        return
    above: dict[str, list[float]] = {}
    for name in BEST_KNOWN if run.full else QUICK_TEAMS:
        out = run.folder / name
        refusal = run.python(
            "run.py", "ttsp", folder / name, *_asked(run), "--out", out
        )
        if refusal is not None:
            emit(f"| {name} | {run.seconds:g} | {refusal} | | | |")
            continue
        instance = ttsp_check.Instance.read(folder / name)
        solution = ttsp_check.Solution.read(out)
        value, best = ttsp_check.value(instance, solution), BEST_KNOWN[name]
        wrong = ttsp_check.errors(instance, solution)
        above.setdefault(name[0], []).append(100 * (value - best) / best)
        emit(
            f"| {name} | {run.seconds:g} | {value:,} | {best:,} | "
            f"{above[name[0]][-1]:.1f} % | {len(wrong)} |"
        )
    for group, shares in above.items():
        mean = sum(shares) / len(shares)
        emit(f"\n{group}: {mean:.1f} % above the best known on average.")


def _scripts(run: Run, data: Path | None, emit: Emit) -> None:
    """Measure growth, reasons and replanning, in their own words."""
    growth = ["--full"] if run.full else []
    scripts: list[tuple[str, str, list[str]]] = [("Growth", "growth.py", growth)]
    for title, script, name in (
        ("Why orders have no place", "reasons.py", "maint-1000-overloaded.json"),
        ("When something changes", "replan.py", f"maint-{LARGE}.json"),
    ):
        path = None if data is None else found(data, name)
        rounds = [] if run.full else ["--rounds", "2000"]
        if path is not None:
            scripts.append((title, script, [str(path), *rounds]))
    for title, script, arguments in scripts:
        emit(f"\n## {title}\n\n```text")
        command = [sys.executable, str(HERE / script), *arguments]
        ended = subprocess.run(command, capture_output=True, text=True)
        emit((ended.stdout + ended.stderr).strip())
        emit("```")


if __name__ == "__main__":
    main()
