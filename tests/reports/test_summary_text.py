"""The summary on a terminal."""

from datetime import date

import pytest
from attrs import evolve

from golden_files import Golden
from summaries import quiet, told, troubled
from weibao.reports import summary_lines
from weibao.reports.certificates import Expiry
from weibao.reports.summary_text import COLUMNS, MOST_ROWS
from weibao.reports.width import width
from weibao.texts import Text
from weibao.texts.text import Language

both_languages = pytest.mark.parametrize("language", ["zh", "en"])


@both_languages
def test_the_lines_are_as_kept(golden: Golden, language: Language) -> None:
    """A manager reads the same lines until they are changed on purpose."""
    lines = summary_lines(told(troubled(), feeds=9), language)
    golden(f"reports/summary_{language}.txt", "".join(f"{line}\n" for line in lines))


@both_languages
def test_lines_fit_a_terminal_and_obey_no_title(language: Language) -> None:
    """No line is wider than the terminal, and no title can colour or split it."""
    title = Text.same("a\nb\x1b[31m" + "很长的名称" * 3)
    lines = summary_lines(evolve(told(troubled()), title=title), language)
    assert all(width(line) <= COLUMNS for line in lines)
    assert all(line.isprintable() for line in lines)


@both_languages
def test_when_all_is_well_it_is_short(language: Language) -> None:
    """Tables with nothing in them are left out."""
    lines = summary_lines(evolve(quiet(), loads=(), extra_visits=0), language)
    assert len(lines) <= 20
    assert len(lines) < len(summary_lines(told(), language))


def test_a_long_table_is_cut_and_says_so() -> None:
    """What is not shown is counted."""
    ending = Expiry(Text.same("an"), "T", "", date(2026, 3, 10), expired=False)
    summary = evolve(quiet(), certificates=(ending,) * (MOST_ROWS + 3))
    lines = summary_lines(summary, "en")
    assert "  and 3 rows more" in lines
    assert sum(line.startswith("  an ") for line in lines) == MOST_ROWS


def test_a_wide_table_gives_way_in_its_first_column() -> None:
    """Titles go on in the next line before figures are pushed off theirs."""
    title = Text.same("a very long title of some equipment and of its task")
    result = tuple(
        evolve(one, title=title, over=one.inherited * 9) for one in told().gaps
    )
    lines = summary_lines(evolve(quiet(), gaps=result), "en")
    (at,) = (n for n, line in enumerate(lines) if "too long: 9" in line)
    assert lines[at].startswith("  a very long title of some ")
    assert lines[at + 1] == "  equipment and of its task"
    assert all(width(line) <= COLUMNS for line in lines)


def test_the_number_of_a_certificate_is_never_cut() -> None:
    """What tells one paper from another is shown whole, in a line of its own."""
    title = Text("特种设备作业人员证（电梯修理）", "special equipment (lift repair)")
    number = "T-12010419871103261X"
    day = date(2026, 3, 10)
    ending = Expiry(Text.same("an"), "T", number, day, expired=False, title=title)
    lines = summary_lines(evolve(quiet(), certificates=(ending,)), "zh")
    (at,) = (n for n, line in enumerate(lines) if "（电梯修理）" in line)
    assert lines[at].endswith("2026-03-10  计划期内到期")
    assert lines[at + 1].strip() == number
