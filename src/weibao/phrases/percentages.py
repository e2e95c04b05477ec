"""Percentages: 10%, 12.5 percent, 1/3%, and shares of an interval with a limit."""

import re
from fractions import Fraction

from weibao.cycles.window import Percent
from weibao.errors import InvalidValue
from weibao.phrases.numerals import (
    ANY_CASE,
    DIGIT,
    MOST_DIGITS,
    NUMBER,
    plain_digits,
    quote,
    read_number,
    tidy,
)
from weibao.texts.text import Message, Text

FACTOR = rf"(?:{DIGIT}+/{DIGIT}+|{DIGIT}+\.{DIGIT}+|{DIGIT}+)"
PERCENT = (
    rf"{FACTOR}"
    r" ?(?:[%％]|per ?cent(?![A-Za-z]))"
)
UP_TO = "(?:up to|at most|max(?:imum)?(?![A-Za-z])|至多|最多|不超过)"
UNCAPPED = r"(?:without limit(?![A-Za-z])|不设上限)"
CAP = rf"(?:{UP_TO} ?{NUMBER} ?(?:(?:days?|d)(?![A-Za-z])|天|日)|{UNCAPPED})"
SHARE = rf"{PERCENT}(?: ?{CAP})?"

NOT_A_PERCENTAGE = Message(
    zh="“{text}”不是百分比（应写成 10% 或 10%至多30天）",
    en="{text!r} is not a percentage (write 10% or 10% up to 30 days)",
)
NOT_A_FACTOR = Message(
    zh="“{text}”不是间隔的个数（应写成 3.25）",
    en="{text!r} is no number of intervals (write 3.25)",
)


def parse_percent(text: str) -> Fraction:
    """Read a percentage exactly.

    >>> parse_percent("12.5%")
    Fraction(25, 2)

    Raises:
        InvalidValue: it is no percentage.
    """
    words = tidy(text)
    if not re.fullmatch(PERCENT, words, ANY_CASE):
        raise InvalidValue(NOT_A_PERCENTAGE(text=quote(words)))
    number = re.sub("[^0-9./]", "", plain_digits(words))
    above, slash, below = number.partition("/")
    if len(number) > 2 * MOST_DIGITS or (slash and not int(below)):
        raise InvalidValue(NOT_A_PERCENTAGE(text=quote(words)))
    return Fraction(above) / int(below) if slash else Fraction(above)


def parse_factor(text: str) -> Fraction:
    """Read a number of intervals, a part of one among them, exactly.

    >>> parse_factor("3.25")
    Fraction(13, 4)

    Raises:
        InvalidValue: it is no number of intervals.
    """
    words = tidy(text)
    if not re.fullmatch(FACTOR, words, ANY_CASE):
        raise InvalidValue(NOT_A_FACTOR(text=quote(words)))
    return parse_percent(f"{words}%")


def factor_text(factor: Fraction) -> str:
    """Write a number of intervals.

    >>> factor_text(Fraction(13, 4))
    '3.25'
    """
    return percent_text(factor).removesuffix("%")


def percent_text(percent: Fraction) -> str:
    """Write a percentage, as a decimal where it has a short one.

    >>> percent_text(Fraction(25, 2)), percent_text(Fraction(1, 3))
    ('12.5%', '1/3%')
    """
    millionths = percent * 1_000_000
    if millionths.denominator != 1:
        return f"{percent.numerator}/{percent.denominator}%"
    whole, rest = divmod(int(millionths), 1_000_000)
    return f"{whole}.{rest:06d}".rstrip("0").rstrip(".") + "%"


def parse_share(text: str) -> Percent:
    """Read a share of an interval, with or without a limit in days.

    >>> parse_share("10% up to 30 days").cap_days
    30

    Raises:
        InvalidValue: it is no percentage.
    """
    words = tidy(text)
    if not re.fullmatch(SHARE, words, ANY_CASE):
        raise InvalidValue(NOT_A_PERCENTAGE(text=quote(words)))
    percent = re.match(PERCENT, words, ANY_CASE)
    assert percent is not None
    cap = re.search(f"{UP_TO} ?({NUMBER})", words[percent.end() :], ANY_CASE)
    return Percent(parse_percent(percent[0]), read_number(cap[1]) if cap else None)


def share_text(share: Percent) -> Text:
    """Say a share of an interval."""
    said = Text.same(percent_text(share.percent))
    if share.cap_days is None:
        return said
    days = share.cap_days
    return said + Text(f"至多{days}天", f" up to {days} day{'s' * (days != 1)}")
