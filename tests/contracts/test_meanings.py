"""The pages on the meanings of a cycle say what the files and the engine do."""

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from attrs import frozen

import weibao.cycles
from cycles.run_vectors import TRANSLATIONS
from fenced_blocks import DOCS
from portfolios import day, demand, done, estate, horizon, orders, task
from source_tree import ROOT
from weibao.cycles.cycle import Cycle, Interval
from weibao.cycles.shift import (
    ANNIVERSARY,
    BACK_DATED,
    FIXED,
    FLOATING,
    KEEP_INSIDE,
    KEEP_THE_DEADLINE,
    GridShift,
    Move,
    Share,
)
from weibao.cycles.window import Tolerance
from weibao.orders import OrderStatus
from weibao.phrases import parse_cycle
from weibao.spans import Every

ENGLISH = DOCS / "explanation" / "meanings-of-a-cycle.md"
CHINESE = DOCS / "explanation" / "meanings-of-a-cycle.zh-CN.md"
FOLDER = ROOT / "src" / "weibao" / "cycles"
BESIDE = {"__init__", "cycle"}
"""Files that are no part: the map, and the value that says a cycle."""
FILE = re.compile(r"\[(\w+)\.py\]")
CODE = re.compile(r"`([^`]+)`")
NO_PHRASES = {"Cycle", "Share", "entered", "known_by", "whole_months"}
LEVELS = {
    "policy": "策略",
    "policy, in part": "策略（部分）",
    "Cycle": "Cycle",
    "parts": "部件",
}


@frozen
class Part:
    """A row of the table of parts."""

    name: str
    files: tuple[str, ...]


@frozen
class Meaning:
    """A row of the tables of meanings; functions as ``file:name``."""

    name: str
    parts: tuple[str, ...]
    computed: frozenset[str]
    today: str
    phrases: tuple[str, ...]


def rows(page: Path, columns: int) -> Iterator[list[str]]:
    """Go through the rows of tables with so many columns that name files."""
    for line in page.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == columns and FILE.search(line):
            yield cells


@cache
def parts(page: Path) -> tuple[Part, ...]:
    """Read the table of parts."""
    found = [cells for cells in rows(page, 3) if cells[2].startswith("[")]
    return tuple(Part(cells[0], tuple(FILE.findall(cells[2]))) for cells in found)


@cache
def meanings(page: Path) -> tuple[Meaning, ...]:
    """Read the tables of meanings, in their order."""
    return tuple(
        Meaning(
            name=name,
            parts=tuple(re.split(r"[,、] ?", used)),
            computed=frozenset(_computed(computed)),
            today=today.split("**")[1],
            phrases=tuple(CODE.findall(today)),
        )
        for name, _, used, computed, today in rows(page, 5)
    )


def _computed(cell: str) -> Iterator[str]:
    for item in cell.split("; "):
        for name in CODE.findall(item):
            yield f"{FILE.findall(item)[0]}:{name}"


PAGES = pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["en", "zh"])
EACH = pytest.mark.parametrize(
    "number", range(52), ids=[one.name for one in meanings(ENGLISH)]
)


@PAGES
def test_there_are_fifty_two_meanings_of_sixteen_parts(page: Path) -> None:
    """Each meaning stands in the tables once, and each part, too."""
    assert len({one.name for one in meanings(page)}) == len(meanings(page)) == 52
    assert len({part.name for part in parts(page)}) == len(parts(page)) == 16


@PAGES
def test_every_file_is_of_one_part_and_of_a_meaning(page: Path) -> None:
    """The table of parts names each file of the folder once; all are used."""
    files = sorted({path.stem for path in FOLDER.glob("*.py")} - BESIDE)
    assert sorted(file for part in parts(page) for file in part.files) == files
    used = {one.split(":")[0] for row in meanings(page) for one in row.computed}
    assert sorted(used) == files


@PAGES
def test_a_meaning_uses_the_parts_of_its_files(page: Path) -> None:
    """The part of each file that reckons a meaning stands in its row."""
    by_file = {file: part.name for part in parts(page) for file in part.files}
    for row in meanings(page):
        needed = {by_file[one.split(":")[0]] for one in row.computed}
        assert needed <= set(row.parts), row.name
        assert set(row.parts) <= set(by_file.values()), row.name


def test_every_part_is_used_by_a_meaning() -> None:
    """None of the sixteen is idle."""
    used = {part for row in meanings(ENGLISH) for part in row.parts}
    assert used == {part.name for part in parts(ENGLISH)}


def test_both_pages_say_the_same() -> None:
    """Both languages agree in parts, functions, levels and what phrases say."""
    chinese = {
        here.name: there.name
        for here, there in zip(parts(ENGLISH), parts(CHINESE), strict=True)
    }
    assert [part.files for part in parts(ENGLISH)] == [
        part.files for part in parts(CHINESE)
    ]
    for here, there in zip(meanings(ENGLISH), meanings(CHINESE), strict=True):
        assert here.computed == there.computed
        assert tuple(chinese[part] for part in here.parts) == there.parts
        assert LEVELS[here.today] == there.today
        assert [_said(one) for one in here.phrases] == [
            _said(one) for one in there.phrases
        ]


def _said(code: str) -> object:
    return code if code in NO_PHRASES else parse_cycle(code)


def test_the_map_of_the_folder_names_every_part_and_file() -> None:
    """The docstring of the folder has the parts of the page, with their files."""
    said = weibao.cycles.__doc__ or ""
    items = re.split(r"^\d+\. ", said.partition("\n\nBeside")[0], flags=re.M)[1:]
    found = [Part(item.partition(":")[0], tuple(CODE.findall(item))) for item in items]
    assert found == list(parts(ENGLISH))


# What reckons a meaning


@frozen
class Names:
    """The functions of a module, and where its other names come from."""

    functions: dict[str, ast.FunctionDef]
    origins: dict[str, str]


@cache
def names_of(module: str) -> Names:
    """Read a module of translations of test vectors."""
    path = Path(__file__).parents[1] / "cycles" / "vectors" / f"{module}.py"
    body = ast.parse(path.read_text("utf-8")).body
    return Names(
        {one.name: one for one in body if isinstance(one, ast.FunctionDef)},
        {
            alias.name: node.module or ""
            for node in body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        },
    )


def used_by(function: str, module: str) -> set[str]:
    """Name what a translation uses of the parts, itself or through its helpers."""
    waiting, seen, found = [(module, function)], set[tuple[str, str]](), set[str]()
    while waiting:
        place, name = waiting.pop()
        if (place, name) in seen:
            continue
        seen.add((place, name))
        known = names_of(place)
        folder, _, file = known.origins.get(name, "").rpartition(".")
        if folder == "weibao.cycles":
            found.add(f"{file}:{name}")
        elif folder == "cycles.vectors":
            waiting.append((file, name))
        elif name in known.functions:
            inside = ast.walk(known.functions[name])
            waiting += [(place, one.id) for one in inside if isinstance(one, ast.Name)]
    return found


@EACH
def test_a_meaning_is_reckoned_by_what_its_row_names(number: int) -> None:
    """The functions of a row are those that pass the vectors of this meaning."""
    translation = list(TRANSLATIONS.values())[number]
    used = used_by(translation.__name__, translation.__module__.rpartition(".")[2])
    assert meanings(ENGLISH)[number].computed <= used


@EACH
def test_the_named_functions_are_in_the_named_files(number: int) -> None:
    """A reader who follows the link finds the name."""
    for one in meanings(ENGLISH)[number].computed:
        file, name = one.split(":")
        assert hasattr(import_module(f"weibao.cycles.{file}"), name)


# What holds today


@pytest.mark.parametrize(
    "phrase",
    [
        phrase
        for row in meanings(ENGLISH)
        if row.today.startswith("policy")
        for phrase in row.phrases
        if phrase not in NO_PHRASES
    ],
)
def test_what_a_policy_can_say_falls_due(phrase: str) -> None:
    """Each phrase of a meaning that is called possible today gives orders."""
    world = estate(task("service", phrase), records_from="2026-01-01")
    assert orders(demand(world, horizon("2026-01-01", "2027-12-31")))


def room(before: int, after: int = 0) -> Tolerance:
    """Make a window of months of which the first day is outside."""
    return Tolerance(Every(months=before), Every(months=after), open_start=True)


def yearly(shift: GridShift, due: str, tolerance: Tolerance, years: int = 1) -> Cycle:
    """Make a cycle of years."""
    return Cycle(Interval(Every(months=12 * years), shift, day(due)), tolerance)


MONTHS_EITHER_WAY = Tolerance(Every(months=1), Every(months=1), whole_months=True)
HALF = Share(Fraction(50))
QUARTER = Interval(
    Every(months=3), GridShift(HALF, Move.KEEP, Move.KEEP, HALF), day("1998-06-01")
)
NINE = Every(days=9)
GAS = yearly(KEEP_THE_DEADLINE, "2019-02-10", room(2))
RENEWAL = yearly(BACK_DATED, "2025-09-30", room(3), 5)
SURVEY = yearly(ANNIVERSARY, "2025-04-15", room(3, 3))
BASE_MONTH = yearly(KEEP_INSIDE, "2025-03-01", MONTHS_EITHER_WAY)
DUE_MONTH = yearly(FLOATING, "2025-03-01", Tolerance(whole_months=True), 2)
BACK_TO_MONTH = yearly(FIXED, "2025-03-01", Tolerance(whole_months=True), 2)
SHIFTED = Cycle(QUARTER, Tolerance(NINE, NINE))
AS_VALUES = {
    "Keep the deadline": [
        (GAS, "2018-12-11", "2020-02-10"),
        (GAS, "2018-12-10", "2019-12-10"),
    ],
    "Back-dated renewal": [
        (RENEWAL, "2025-08-01", "2030-09-30"),
        (RENEWAL, "2025-05-15", "2030-05-15"),
        (RENEWAL, "2025-11-20", "2030-09-30"),
    ],
    "Anniversary window": [
        (SURVEY, "2025-01-16", "2026-04-15"),
        (SURVEY, "2025-01-15", "2025-04-15"),
    ],
    "Base month with grace": [
        (BASE_MONTH, "2025-04-20", "2026-03-31"),
        (BASE_MONTH, "2025-05-02", "2026-05-31"),
    ],
    "Due month": [
        (DUE_MONTH, "2025-05-10", "2027-05-31"),
        (BACK_TO_MONTH, "2025-03-10", "2027-03-31"),
    ],
    "Proportional shift": [
        (SHIFTED, "1998-06-10", "1998-09-01"),
        (SHIFTED, "1998-06-15", "1998-09-08"),
    ],
}


def test_every_meaning_that_is_called_a_value_is_tried() -> None:
    """The rows that say Cycle are those whose values are tried below."""
    called = {row.name for row in meanings(ENGLISH) if row.today == "Cycle"}
    assert called == set(AS_VALUES)


@pytest.mark.parametrize(
    ("cycle", "completed", "expected"),
    [case for cases in AS_VALUES.values() for case in cases],
)
def test_the_engine_keeps_to_values_that_yaml_cannot_say(
    cycle: Cycle, completed: str, expected: str
) -> None:
    """After a completion the next open order is due when the meaning says."""
    today = day(completed)
    assert isinstance(cycle.rhythm, Interval)
    begun = min(today, cycle.rhythm.anchor or today) - timedelta(days=100)
    world = estate(
        task("service", cycle), records=[done(completed)], records_from=str(begun)
    )
    over = horizon(completed, str(today + timedelta(days=2200)))
    found = orders(demand(world, over, as_of=today))
    dues = [order.due for order in found if order.status is OrderStatus.OPEN]
    assert dues[0] == date.fromisoformat(expected)
