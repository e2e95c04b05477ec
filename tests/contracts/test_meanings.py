"""The pages on the meanings of a cycle say what the files and the engine do."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from attrs import frozen

import weibao.cycles
from clocks import opening, timed
from cycles.run_vectors import TRANSLATIONS
from fenced_blocks import DOCS
from portfolios import HOURS, day, demand, done, estate, horizon, orders, read, task
from source_tree import ROOT
from weibao.cycles.elastic import Elastic
from weibao.orders import OrderStatus
from weibao.phrases import parse_cycle
from weibao.records import Event

ENGLISH = DOCS / "explanation" / "meanings-of-a-cycle.md"
CHINESE = DOCS / "explanation" / "meanings-of-a-cycle.zh-CN.md"
FOLDER = ROOT / "src" / "weibao" / "cycles"
BESIDE = {
    "__init__",
    "clock_times",
    "cycle",
    "day_rhythms",
    "choosing",
    "elastic",
    "metered",
    "regimes",
    "refusals",
    "rhythms",
    "steps",
    "use",
}
"""Files that are no part: the map, the values that say a cycle, and a meter's use."""
FILE = re.compile(r"\[(\w+)\.py\]")
CODE = re.compile(r"`([^`]+)`")
NO_PHRASES = {"entered", "known_by", "edit", "deferral"}
LEVELS = {
    "policy": "策略",
    "policy, in part": "策略（部分）",
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
    translation = TRANSLATIONS[f"K{number + 1:02}"]
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
    events = [
        Event(id=one.event, subject="A1", event=one.event, happened=day("01-05"))
        for one in parse_cycle(phrase).events
        if one.after is None
    ]
    step = any(one.after for one in parse_cycle(phrase).events)
    tasks = [task("service", phrase)]
    if step:
        tasks.append(task("correct", "within 90 days of test"))
        events = [Event(id="E", subject="A1", event="test", happened=day("01-05"))]
    over = horizon("2026-01-01", "2032-12-31")
    if isinstance(parse_cycle(phrase).rhythm, Elastic):
        larger = task("overhaul", "every 100 days, from 2026-01-01")
        assert orders(demand(estate(*tasks, larger), over))
        return
    if events:
        world = estate(*tasks, records=events, records_from="2026-01-01")
        assert orders(demand(world, over, as_of="01-06"))
        return
    if parse_cycle(phrase).timed:
        world = timed(phrase, open_=opening("08:00-20:00"), records_from="2026-01-01")
    else:
        reading = read("2026-01-01", 300)
        world = estate(
            *tasks, meters=[HOURS], records=[reading], records_from="2026-01-01"
        )
    assert orders(demand(world, over))


AFTER = {
    "Floating": [("2022-05-13", "2022-08-13"), ("2022-08-01", "2022-11-01")],
    "Hard maximum": [("2025-03-10", "2025-09-10"), ("2025-08-20", "2026-02-20")],
    "Floating with a window": [("2026-03-15", "2026-06-15")],
    "Grid kept inside, restarted outside": [
        ("1999-02-18", "1999-07-31"),
        ("1999-01-05", "1999-07-05"),
    ],
    "Late variation": [("2025-07-05", "2026-06-15"), ("2025-05-20", "2026-05-20")],
    "Keep the deadline": [("2018-12-11", "2020-02-10"), ("2018-12-10", "2019-12-10")],
    "Back-dated renewal": [
        ("2025-08-01", "2030-09-30"),
        ("2025-05-15", "2030-05-15"),
        ("2025-11-20", "2030-09-30"),
    ],
    "Anniversary window": [("2025-01-16", "2026-04-15"), ("2025-01-15", "2025-04-15")],
    "Base month with grace": [
        ("2025-04-20", "2026-03-31"),
        ("2025-05-02", "2026-05-31"),
    ],
    "Due month": [("2025-05-10", "2027-05-31")],
    "Proportional shift": [("1998-06-10", "1998-09-01"), ("1998-06-15", "1998-09-08")],
}
"""What a completion makes due next, as sources and arithmetic have it."""
DUE = {
    "Grid kept inside, restarted outside": "1999-01-31",
    "Late variation": "2025-06-15",
    "Keep the deadline": "2019-02-10",
    "Back-dated renewal": "2025-09-30",
    "Anniversary window": "2025-04-15",
    "Base month with grace": "2025-03-01",
    "Due month": "2025-03-01",
    "Proportional shift": "1998-06-01",
}
"""The date before it, where that matters."""


@pytest.mark.parametrize(
    ("meaning", "completed", "expected"),
    [(name, *case) for name, cases in AFTER.items() for case in cases],
)
def test_the_phrase_of_a_meaning_gives_its_dates(
    meaning: str, completed: str, expected: str
) -> None:
    """What stands first in the row of a policy falls due when the meaning says."""
    [row] = [one for one in meanings(ENGLISH) if one.name == meaning]
    assert row.today == "policy"
    due = DUE.get(meaning)
    phrase = f"{row.phrases[0]}, from {due}" if due else row.phrases[0]
    today = day(completed)
    begun = min(today, day(due) if due else today) - timedelta(days=30)
    world = estate(
        task("service", phrase), records=[done(completed)], records_from=str(begun)
    )
    over = horizon(completed, str(today + timedelta(days=2200)))
    found = orders(demand(world, over, as_of=today))
    dues = [order.due for order in found if order.status is OrderStatus.OPEN]
    assert dues[0] == day(expected)
