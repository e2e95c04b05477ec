"""Periods of the calendar, and how many times in each."""

import re

from attrs import frozen

from weibao.cycles.period import Period
from weibao.phrases.numerals import NUMBER, read_number
from weibao.texts.text import Text


@frozen
class PeriodWords:
    """The words for one period; the first of each kind are printed."""

    period: Period
    en: tuple[str, ...]
    adverbs: tuple[str, ...]
    zh: tuple[str, ...]


PERIODS = (
    PeriodWords(Period.DAY, ("day",), ("daily",), ("天", "日")),
    PeriodWords(
        Period.WEEK,
        ("week",),
        ("weekly",),
        ("周", "星期", "个星期", "礼拜", "个礼拜"),
    ),
    PeriodWords(
        Period.HALF_MONTH,
        ("half month", "half-month"),
        ("half-monthly", "semi-monthly"),
        ("半月", "半个月"),
    ),
    PeriodWords(Period.MONTH, ("month",), ("monthly",), ("月", "个月")),
    PeriodWords(Period.QUARTER, ("quarter",), ("quarterly",), ("季度", "个季度", "季")),
    PeriodWords(
        Period.HALF_YEAR,
        ("half year", "half-year"),
        ("half-yearly", "semi-annually"),
        ("半年",),
    ),
    PeriodWords(
        Period.YEAR, ("year", "calendar year"), ("yearly", "annually"), ("年", "年度")
    ),
)
BY_PERIOD = {words.period: words for words in PERIODS}
BY_WORD = {
    word: words.period
    for words in PERIODS
    for word in (*words.en, *words.adverbs, *words.zh)
}
TIMES_WORDS = {"once": 1, "twice": 2, "thrice": 3}


def _either(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(ordered)})"


PERIOD_EN = _either([w for words in PERIODS for w in words.en]) + "(?![A-Za-z])"
PERIOD_ZH = _either([w for words in PERIODS for w in words.zh])
ADVERB = _either([w for words in PERIODS for w in words.adverbs]) + "(?![A-Za-z])"
TIMES = rf"(?:{_either(list(TIMES_WORDS))}(?![A-Za-z])|{NUMBER} ?(?:times?|次))"


def parse_period(text: str) -> Period:
    """Read a period that one of the patterns matched."""
    return BY_WORD[text.lower()]


def parse_times(text: str) -> int:
    """Read a number of times that the pattern matched."""
    word = text.lower()
    if word in TIMES_WORDS:
        return TIMES_WORDS[word]
    return read_number(re.sub(" ?(?:times?|次)$", "", word))


def period_text(period: Period) -> Text:
    """Name a period."""
    words = BY_PERIOD[period]
    return Text(words.zh[0], words.en[0])


def times_text(times: int) -> Text:
    """Say a number of times."""
    words = {number: word for word, number in TIMES_WORDS.items() if number < 3}
    return Text(
        "一次" if times == 1 else f"{times}次", words.get(times, f"{times} times")
    )
