"""What `weibao check` tells of ages that are not stated, and of lives that end."""

from pathlib import Path

import pytest

from command_line import Call

PARTS = """\
schema: 1
portfolio: home
title: {zh: 小区, en: compound}
records_from: 2026-01-01
sites:
  - {id: home, title: {zh: 小区, en: compound}, time_zone: Asia/Shanghai}
locations:
  - {id: hall, title: {zh: 大堂, en: hall}, site: home}
assets:
  - {id: F1, title: {zh: 一号, en: one}, type: fire_extinguisher, location: hall,
     installed: 2021-03-01}
  - {id: F2, title: {zh: 二号, en: two}, type: fire_extinguisher, location: hall,
     installed: 2021-03-01, attributes: {made: 2020-12-08}}
  - {id: F3, title: {zh: 三号, en: three}, type: fire_extinguisher, location: hall,
     installed: 2021-04-01, attributes: {agent: water}}
policies:
  - id: fire
    title: {zh: 消防, en: fire}
    select: {types: [fire_extinguisher]}
"""
OFF = "    switch_off: [{task: replace, because: {zh: 厂家更换, en: the maker does}}]\n"


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """Return a portfolio of three extinguishers, one of which says when it was made."""
    file = tmp_path / "parts.yaml"
    file.write_text(PARTS, encoding="utf-8")
    return file


def warnings(call: Call, file: Path, language: str) -> list[str]:
    """Return the warnings of a check that finds no problem."""
    ended = call("check", file, "--format", "json")
    assert ended.code == 0
    return [one["message"][language] for one in ended.document["warnings"]]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh",
            "灭火器到期报废更换、灭火器维修按 made 算年龄，但有 2 个对象没有写明，"
            "改从安装日算起：F1、F3",
        ),
        (
            "en",
            "replace an extinguisher at the end of its life, service of an extinguisher"
            ": the age counts from made; subjects that do not state it count from the"
            " date installed instead: 2 (F1, F3)",
        ),
    ],
    ids=["zh", "en"],
)
def test_an_age_that_nobody_stated_is_a_warning(
    language: str, words: str, parts: Path, call: Call
) -> None:
    """One sentence for the tasks of a type, with those that lack the date."""
    assert warnings(call, parts, language) == [words]
    (*_, line) = call("check", parts, "--lang", language).out.splitlines()
    assert line == f"{parts}: {words}"


def test_parts_that_all_state_their_age_are_no_warning(parts: Path, call: Call) -> None:
    """Where every part says when it was made there is nothing to look at."""
    text = PARTS.replace("2021-03-01}", "2021-03-01, attributes: {made: 2021-01-05}}")
    text = text.replace("{agent: water}", "{agent: water, made: 2021-02-01}")
    parts.write_text(text, encoding="utf-8")
    assert warnings(call, parts, "en") == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh",
            "灭火器维修到10年报废为止，但届时没有更换的任务：2 个对象，"
            "最早 2030-12-08：F2、F1",
        ),
        (
            "en",
            "service of an extinguisher ends with a life of 10 years, and no task"
            " replaces the part then; subjects: 2, the first on 2030-12-08: F2, F1",
        ),
    ],
    ids=["zh", "en"],
)
def test_a_life_that_ends_with_nothing_to_follow_is_a_warning(
    language: str, words: str, parts: Path, call: Call
) -> None:
    """Each length of life is told apart, the one that ends first named first."""
    parts.write_text(PARTS + OFF, encoding="utf-8")
    found = warnings(call, parts, language)
    assert words in found
    assert [one for one in found if "F3" in one and "2027-04-01" in one]
    assert len(found) == 3


def test_a_life_counts_from_the_part_that_was_put_in_last(
    parts: Path, call: Call
) -> None:
    """A replacement on record moves the end of life, and states an age, too."""
    record = (
        "records:\n"
        "  - completion: {id: R1, subject: F2, task: replace, done: 2024-05-06}\n"
    )
    parts.write_text(PARTS + record.replace("F2", "F1"), encoding="utf-8")
    (unknown,) = warnings(call, parts, "en")
    assert unknown.endswith("instead: 1 (F3)")
    parts.write_text(PARTS + OFF + record, encoding="utf-8")
    (told,) = (one for one in warnings(call, parts, "en") if "10 years" in one)
    assert told.endswith("subjects: 2, the first on 2031-03-01: F1, F2")
