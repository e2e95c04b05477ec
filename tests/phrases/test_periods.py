"""Words for periods and for how often in them."""

import re
from itertools import chain

import pytest

from weibao.cycles.period import Period
from weibao.phrases.numerals import ANY_CASE
from weibao.phrases.periods import (
    BY_WORD,
    PERIODS,
    TIMES,
    parse_period,
    parse_times,
    period_text,
    times_text,
)


def test_every_period_has_its_words_and_no_two_share_one() -> None:
    """All periods can be said, and a word means one period only."""
    words = [[*row.en, *row.adverbs, *row.zh] for row in PERIODS]
    assert {row.period for row in PERIODS} == set(Period)
    assert len(BY_WORD) == len(list(chain(*words)))


@pytest.mark.parametrize("period", Period)
def test_periods_read_back(period: Period) -> None:
    """A period reads back from its name in either language."""
    said = period_text(period)
    assert parse_period(said.zh) is parse_period(said.en.upper()) is period


@pytest.mark.parametrize("times", [1, 2, 3, 10, 28])
def test_times_read_back(times: int) -> None:
    """A number of times reads back from either language."""
    said = times_text(times)
    assert re.fullmatch(TIMES, said.en, ANY_CASE)
    assert re.fullmatch(TIMES, said.zh, ANY_CASE)
    assert parse_times(said.en) == parse_times(said.zh) == times
