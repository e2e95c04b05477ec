"""The table of phrases, and the reference page that shows it."""

from pathlib import Path

import pytest
from attrs import fields

from weibao.cycles.cycle import Cycle
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Interval
from weibao.phrases import GRAMMAR, Phrase, cycle_text, parse_cycle
from weibao.phrases.day_clauses import CLOSED, MISSED
from weibao.phrases.rhythm_clauses import MONTH_ENDS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cycles.md"


@pytest.mark.parametrize("phrase", GRAMMAR, ids=lambda phrase: phrase.en)
def test_every_row_says_the_same_in_both_languages(phrase: Phrase) -> None:
    """Both examples of a row read as one value, and it reads back when said."""
    cycle = parse_cycle(phrase.en)
    assert parse_cycle(phrase.zh) == cycle
    assert parse_cycle(cycle_text(cycle).en) == cycle
    assert phrase.meaning.zh
    assert phrase.meaning.en


def test_no_two_rows_have_the_same_example() -> None:
    """Each row shows something of its own."""
    assert len({phrase.en for phrase in GRAMMAR}) == len(GRAMMAR)
    assert len({phrase.zh for phrase in GRAMMAR}) == len(GRAMMAR)


def test_the_defaults_are_named_as_defaults() -> None:
    """The table calls those values the default that the model gives."""
    named = [
        value
        for value, clause in (*CLOSED.items(), *MONTH_ENDS.items())
        if "(the default)" in clause.meaning.en and "（默认）" in clause.meaning.zh
    ]
    assert named == [fields(Cycle).closed.default, fields(Interval).month_end.default]


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (Missed.CATCH_UP, "", ""),
        (Missed.MERGE, "(the default of safety work", "安全类工作默认）"),
        (Missed.SUPERSEDE, "(the default of other work)", "（其他工作默认）"),
    ],
)
def test_what_becomes_of_missed_work_unsaid_hangs_on_the_work(
    value: Missed, en: str, zh: str
) -> None:
    """The model names none, so that the rows say of which work each is the default."""
    assert fields(Cycle).missed.default is None
    meaning = MISSED[value].meaning
    assert en in meaning.en
    assert zh in meaning.zh
    assert bool(en) is ("default" in meaning.en)


def test_the_page_shows_the_table() -> None:
    """The reference page holds each row of the grammar, in order, and no other."""
    rows = [
        f"| `{phrase.en}` | `{phrase.zh}` | {phrase.meaning.en} | {phrase.meaning.zh} |"
        for phrase in GRAMMAR
    ]
    table = [
        line
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `") and line.count(" | ") == 3
    ]
    assert table == rows
