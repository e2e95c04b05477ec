"""What is wrong with a portfolio is told exactly, at once, and in both languages."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from golden_files import Golden
from weibao.catalogue import Catalogue
from weibao.config import check, load
from weibao.due_work import due
from weibao.errors import ConfigError, Problem
from weibao.planning import make_plan
from weibao.spans import Horizon

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
CHINESE = re.compile("[\u4e00-\u9fff]")
every_broken_file = pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)

Lines = Callable[..., list[str]]
Small = Callable[..., str]
Write = Callable[..., Path]

CYCLE = "CYCLE"


def line(problem: Problem, language: str, folder: Path) -> str:
    """Write a problem without the folder it was found in."""
    said = problem.to("zh" if language == "zh" else "en")
    return said.replace(f"{folder.as_posix()}/", "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_broken_file_has_its_known_problems(
    language: str, catalogue: Catalogue, golden: Golden
) -> None:
    """File, line, column, path and message of each problem are as reviewed."""
    told = []
    for path in BROKEN:
        problems = check(path, catalogue)
        told += [f"# {path.name}", *(line(p, language, path.parent) for p in problems)]
        told.append("")
    golden(f"config_problems.{language}.txt", "\n".join(told))


@every_broken_file
def test_problems_are_told_in_both_languages(path: Path, catalogue: Catalogue) -> None:
    """A Chinese message holds Chinese; an English one only what the user wrote."""
    written = path.read_bytes().decode(errors="replace")
    problems = check(path, catalogue)
    assert problems
    for problem in problems:
        assert CHINESE.search(problem.message.zh), problem
        foreign = set(CHINESE.findall(problem.message.en)) - set(written)
        assert not foreign, problem


@every_broken_file
def test_loading_raises_what_checking_names(path: Path, catalogue: Catalogue) -> None:
    """The error of a load carries the same problems, one line each."""
    with pytest.raises(ConfigError) as caught:
        load(path, catalogue)
    assert caught.value.problems == check(path, catalogue)
    assert str(caught.value).count("\n") == len(caught.value.problems) - 1


@every_broken_file
def test_problems_come_sorted_by_place(path: Path, catalogue: Catalogue) -> None:
    """A reader can go through a file from top to bottom."""
    problems = check(path, catalogue)
    places = [(p.file, p.line, p.column) for p in problems]
    assert places == sorted(places)


def test_the_small_portfolio_is_right(lines: Lines, small: Small) -> None:
    """What the broken files are made from has no problem of its own."""
    assert lines(small()) == []


@pytest.mark.row("S001", partial=True)
def test_a_policy_that_names_the_unknown_is_refused(lines: Lines, small: Small) -> None:
    """An unknown asset or place in a policy is told by name, with its line."""
    policy = "policies:\n  - {id: x, select: {ids: [P-77], locations: [B77]}}\n"
    assert lines(small(policies=policy)) == [
        "p.yaml:13:28: policies[0].select.ids[0]: unknown asset, location or round "
        "'P-77' (known: P-01, B01, B01-R)",
        "p.yaml:13:47: policies[0].select.locations[0]: unknown location 'B77' "
        "(known: B01, B01-R)",
    ]


@pytest.mark.row("S003", partial=True)
def test_a_type_without_its_plugin_is_refused(lines: Lines, small: Small) -> None:
    """The problem names type and asset, and says that a plugin may be missing."""
    asset = "assets: [{id: Q-1, type: quarkle, location: B01}]\n"
    assert lines(small(assets=asset, policies="")) == [
        "p.yaml:7:26: assets[0].type: unknown equipment type 'quarkle' of 'Q-1' "
        "(its plugin may be missing: install it, or declare the type under "
        "equipment_types)"
    ]


@pytest.mark.row("S047")
def test_a_task_must_say_what_who_and_how_often(lines: Lines, small: Small) -> None:
    """Content, who answers for it, and a cycle: one problem for each missing."""
    policy = (
        "policies:\n  - id: x\n    select: {types: [pump]}\n    add:\n"
        "      - because: agreed\n        task: {code: wash, duration: 1 h}\n"
    )
    found = lines(small(policies=policy))
    assert [one.partition(": ")[0] for one in found] == ["p.yaml:17:15"] * 3
    assert [re.findall(r"'title'|answers for|no cycle", one) for one in found] == [
        ["answers for"],
        ["no cycle"],
        ["'title'"],
    ]


@pytest.mark.row("S056")
@pytest.mark.parametrize("word", ["定期", "periodic", "Regularly"])
def test_periodic_is_no_cycle(
    word: str, lines: Lines, small: Small, write: Write, catalogue: Catalogue
) -> None:
    """Washing that is only periodic is asked for a cycle; with one it comes due."""
    place = "locations: [{id: B01, type: lobby, installed: 2020-03-01}]\n"
    policy = (
        "policies:\n  - id: wash\n    select: {kinds: [location]}\n    apply: none\n"
        "    crew: water\n    add:\n"
    )
    for code in ("facade", "windows", "doors"):
        task = f"code: {code}, title: 清洗, cycle: CYCLE, duration: 1 h"
        policy += f"      - {{because: agreed, task: {{{task}}}}}\n"
    found = lines(
        small(locations=place, assets="", policies=policy).replace(CYCLE, word)
    )
    assert [one.partition(" (")[0] for one in found] == [
        f"p.yaml:{line}:{column}: policies[0].add[{n}].task.cycle: "
        f"'{word}' does not say how often"
        for n, (line, column) in enumerate([(14, 66), (15, 67), (16, 65)])
    ]
    text = small(locations=place, assets="", policies=policy)
    portfolio = load(write(text.replace(CYCLE, "every 6 months")), catalogue)
    year = Horizon(date(2026, 1, 1), date(2026, 12, 31))
    orders = due(make_plan(portfolio), portfolio.history, year).orders
    washed = [order.planned.task.code for order in orders]
    assert sorted(washed) == ["doors"] * 2 + ["facade"] * 2 + ["windows"] * 2


def test_one_problem_hides_no_other(lines: Lines, small: Small) -> None:
    """Problems of all files and all steps come together."""
    top = small(more="include: [more.yaml, gone.yaml]\nlanguage: fr\n")
    more = "schema: 1\nassets: [{id: P-9, type: pump, location: B01, installed: x}]\n"
    found = lines(top, more__yaml=more)
    assert [one.partition(": ")[0] for one in found] == [
        "more.yaml:2:58",
        "p.yaml:14:22",
        "p.yaml:15:11",
    ]


def test_a_reference_to_a_broken_entry_is_not_called_unknown(
    lines: Lines, small: Small
) -> None:
    """One mistake is told once, not again at every name that leads to it."""
    locations = "locations:\n  - {id: B01, kind: [x]}\n  - {id: B01-R, parent: B01}\n"
    (problem,) = lines(small(locations=locations))
    assert problem.startswith("p.yaml:5:21: locations[0].kind: ")


HEDGES = """\
schema: 1
portfolio: estate
sites: [{id: site, title: 杏园, calendars: [CN]}]
locations: [{id: B1, title: 1号楼, site: site, kind: building}]
equipment_types:
  - code: row
    family: greenery
    subject_kinds: [asset]
    tasks:
      - {code: mow, title: 修剪, duration: 1 h, cycle: "monthly"}
      - {code: look, title: 看, duration: 1 h, cycle: "every 2 months, from 2026-01-01"}
assets: [{id: LAWN, type: row, location: B1}]
policies:
  - id: lawns
    select: {types: [row]}
    change: [{task: mow, set: {cycle: "once each week"}, because: 长得快}]
    add:
      - task: {code: dig, title: 翻土, duration: 1 h, cycle: "yearly", accountable: 甲}
        because: 业主要求
records:
  - completion: {id: C1, subject: LAWN, task: moww, done: 2026-01-10}
  - completion: {id: C2, subject: LAWN, task: look, done: 2026-01-10, order: foo}
  - completion: {id: C3, subject: LAWN, task: dig, done: 2026-01-10, order: bar}
  - reading: {id: R1, subject: LAWN, meter: hours, value: 3, taken: 2026-01-10}
"""


@pytest.mark.parametrize(
    "cycle",
    ["monthly", "every 2 months, from 2026-01-01", "once each week", "yearly"],
)
@pytest.mark.parametrize("bad", ["every now and then", "every 3 months, at 25:00"])
def test_a_cycle_that_is_not_understood_hides_no_other_mistake(
    cycle: str, bad: str, lines: Lines
) -> None:
    """Of the type or the rule that has it all is looked at besides."""
    alone = lines(HEDGES)
    assert len(alone) == 4
    assert HEDGES.count(f'"{cycle}"') == 1
    found = lines(HEDGES.replace(f'"{cycle}"', f'"{bad}"'))
    more = [one for one in found if one not in alone]
    assert [one for one in alone if one not in found] == []
    assert len(more) == 1
    assert "cycle" in more[0]
