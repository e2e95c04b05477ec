"""Which requirement rows and features the tests of a run have shown to work."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypedDict

import pytest
from attrs import Factory, frozen

NARROWED = "weibao_narrowed"
MARKS = "weibao_marks"
ROWS_FILE = Path(__file__).parent / "rows" / "rows.csv"
FEATURES = tuple(
    [f"F{number:03}" for number in range(1, 148)]
    + [f"N{number:02}" for number in range(1, 27)]
)


@frozen
class Row:
    """One requirement: where it belongs and what it asks of the library."""

    id: str
    area: str
    kind: str


class Marks(TypedDict):
    """What one process says of its tests to another, in plain lists."""

    whole: dict[str, list[str]]
    partial: dict[str, list[str]]


class Process(Protocol):
    """What pytest-xdist, which need not be there, knows of a process of several."""

    config: pytest.Config
    workerinput: dict[str, object]


@frozen
class Tally:
    """What the tests say of each id; filled in by pytest as the run goes on."""

    tests: dict[str, set[str]] = Factory(lambda: defaultdict(set))
    partial: set[tuple[str, str]] = Factory(set)
    passed: set[str] = Factory(set)

    def mark(self, test: str, ids: Iterable[str], *, partial: bool) -> None:
        """Note that a test carries these ids."""
        for id_ in ids:
            self.tests[id_].add(test)
            if partial:
                self.partial.add((test, id_))

    def marks(self) -> Marks:
        """Give what the tests carry, for the process that prints the count."""
        said = Marks(whole={}, partial={})
        for id_, tests in self.tests.items():
            for test in sorted(tests):
                part = (test, id_) in self.partial
                said["partial" if part else "whole"].setdefault(test, []).append(id_)
        return said

    def hear(self, said: Marks) -> None:
        """Take in what another process says its tests carry."""
        for test, ids in said["whole"].items():
            self.mark(test, ids, partial=False)
        for test, ids in said["partial"].items():
            self.mark(test, ids, partial=True)

    def note(self, report: pytest.TestReport) -> None:
        """Note whether a test passed, teardown included."""
        if report.when == "call" and report.passed:
            self.passed.add(report.nodeid)
        elif report.failed:
            self.passed.discard(report.nodeid)

    def tested(self, id_: str) -> bool:
        """Tell whether a test of the run carries the id, be it in part."""
        return bool(self.tests.get(id_))

    def met(self, id_: str) -> bool:
        """Tell whether all tests of the id passed and one proves it whole.

        A skipped test has not passed: what was not shown is not met.
        """
        tests = self.tests.get(id_, set())
        whole = [test for test in tests if (test, id_) not in self.partial]
        return bool(whole) and tests <= self.passed


def read_rows(path: Path = ROWS_FILE) -> tuple[Row, ...]:
    """Read the list of requirement rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Row(**line) for line in csv.DictReader(file))


def one_of_several(config: pytest.Config) -> bool:
    """Tell whether this process runs tests for another one that counts them."""
    return hasattr(config, "workerinput")


def narrowed(config: pytest.Config) -> bool:
    """Tell whether the run was asked for some files only.

    A process of several is always given files, and so is told by the first one.
    """
    told: dict[str, bool] = getattr(config, "workerinput", {})
    own = config.args_source is pytest.Config.ArgsSource.ARGS
    return told.get(NARROWED, own)


def spans(ids: Sequence[str], known: Sequence[str]) -> str:
    """Write ids briefly: neighbours of one letter as ``first..last``."""
    place = {id_: (id_[0], index) for index, id_ in enumerate(known)}
    runs: list[list[str]] = []
    for id_ in sorted(ids, key=place.__getitem__):
        letter, index = place[id_]
        if runs and place[runs[-1][-1]] == (letter, index - 1):
            runs[-1].append(id_)
        else:
            runs.append([id_])
    return " ".join(run[0] if len(run) == 1 else f"{run[0]}..{run[-1]}" for run in runs)


def summary(rows: Sequence[Row], tally: Tally) -> str:
    """Write the count in one line."""
    met = sum(tally.met(row.id) for row in rows)
    features = sum(tally.met(id_) for id_ in FEATURES)
    return (
        f"requirement rows met: {met} of {len(rows)}; "
        f"features met: {features} of {len(FEATURES)}"
    )


def table(rows: Sequence[Row], tally: Tally) -> list[str]:
    """Write met/tested/all for each area (down) and kind (across)."""
    areas = list(dict.fromkeys(row.area for row in rows))
    kinds = list(dict.fromkeys(row.kind for row in rows))
    grid = [["", *kinds, "together"]]
    for area in areas:
        chosen = [row for row in rows if row.area == area]
        grid.append([area, *_cells(chosen, kinds, tally)])
    grid.append(["together", *_cells(rows, kinds, tally)])
    return ["rows met/tested/all", *_aligned(grid)]


def gaps(rows: Sequence[Row], tally: Tally) -> list[str]:
    """Name what has no test, and what has one and is not met."""
    known = {
        "rows": [row.id for row in rows],
        "features": list(FEATURES),
    }
    lines = []
    for noun, ids in known.items():
        untested = [id_ for id_ in ids if not tally.tested(id_)]
        unmet = [id_ for id_ in ids if tally.tested(id_) and not tally.met(id_)]
        for what, chosen in {
            "without a test": untested,
            "tested, not met": unmet,
        }.items():
            if chosen:
                lines.append(f"{noun} {what} ({len(chosen)}): {spans(chosen, ids)}")
    return lines


def unknown(ids: Iterable[object], known: Mapping[str, object]) -> list[str]:
    """List the ids that stand in no list, as a test may misspell one."""
    return [repr(id_) for id_ in ids if id_ not in known]


def _cells(rows: Sequence[Row], kinds: Sequence[str], tally: Tally) -> list[str]:
    columns = [[row for row in rows if row.kind == kind] for kind in kinds]
    return [_cell(column, tally) for column in [*columns, list(rows)]]


def _cell(rows: Sequence[Row], tally: Tally) -> str:
    if not rows:
        return "-"
    met = sum(tally.met(row.id) for row in rows)
    tested = sum(tally.tested(row.id) for row in rows)
    return f"{met}/{tested}/{len(rows)}"


def _aligned(grid: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    return [
        "  ".join([cells[0].ljust(widths[0]), *map(str.rjust, cells[1:], widths[1:])])
        for cells in grid
    ]
