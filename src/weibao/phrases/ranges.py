"""Dates, seasons, stretches of dates and hours of the day."""

import re
from contextlib import suppress
from datetime import date

from weibao.errors import InvalidValue
from weibao.phrases.numerals import ANY_CASE, DIGIT, plain_digits, quote, tidy
from weibao.spans.hours import Hours
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message

TO = r" ?(?:\.\.|~|至|到|to) ?"
MONTH_DAY = (
    rf"(?:{DIGIT}{{1,2}}-{DIGIT}{{1,2}}(?![0-9０-９-])"
    rf"|{DIGIT}{{1,2}} ?月 ?{DIGIT}{{1,2}} ?[日号])"
)
SEASON = rf"{MONTH_DAY}{TO}{MONTH_DAY}"
DATE = (
    rf"(?:{DIGIT}{{4}}-{DIGIT}{{2}}-{DIGIT}{{2}}(?![0-9０-９-])"
    rf"|{DIGIT}{{4}}/{DIGIT}{{1,2}}/{DIGIT}{{1,2}}(?![0-9０-９/])"
    rf"|{DIGIT}{{4}} ?年 ?{DIGIT}{{1,2}} ?月 ?{DIGIT}{{1,2}} ?[日号])"
)
DAYS = rf"{DATE}(?:{TO}{DATE})?"
CLOCK = rf"{DIGIT}{{1,2}}:{DIGIT}{{2}}"
HOURS = rf"({CLOCK})(?:{TO}| ?- ?)({CLOCK})"

JOIN = rf"(?:{DATE}|{MONTH_DAY})"
Joined = date | tuple[int, int] | None
"""A date, or the month and day of one that comes back each year."""

NOT_A_DATE = Message(
    zh="“{text}”不是日期（应写成 2026-01-15）",
    en="{text!r} is not a date (write 2026-01-15)",
)
NOT_A_SEASON = Message(
    zh="“{text}”不是季节（应写成 04-01..10-31）",
    en="{text!r} is not a season (write 04-01..10-31)",
)
NOT_A_STRETCH = Message(
    zh="“{text}”不是一段日期（应写成 02-01..02-20 或 2026-05-01..2026-05-10）",
    en="{text!r} is not a stretch of dates "
    "(write 02-01..02-20 or 2026-05-01..2026-05-10)",
)
NOT_HOURS = Message(
    zh="“{text}”不是时段（应写成 08:00-18:00）",
    en="{text!r} is not a range of hours (write 08:00-18:00)",
)


def parse_date(text: str) -> date:
    """Read a date, in the one order that nobody mistakes.

    >>> parse_date("2026-01-15")
    datetime.date(2026, 1, 15)

    Raises:
        InvalidValue: it is no date.
    """
    words = tidy(text)
    if re.fullmatch(DATE, words):
        with suppress(ValueError):
            return date(*map(int, re.findall(f"{DIGIT}+", words)))
    raise InvalidValue(NOT_A_DATE(text=quote(words)))


def parse_join(text: str) -> Joined:
    """Read a date, or a month and day.

    >>> parse_join("07-10")
    (7, 10)
    """
    words = plain_digits(tidy(text))
    if not re.fullmatch(MONTH_DAY, words):
        return parse_date(words)
    month, day = map(int, re.findall(f"{DIGIT}+", words))
    return month, day


def joined_text(join: Joined) -> str:
    """Write a date, or a month and day."""
    return f"{join[0]:02d}-{join[1]:02d}" if isinstance(join, tuple) else str(join)


def parse_season(text: str) -> Season:
    """Read a part of the year that comes back each year.

    >>> parse_season("11-15..03-15").wraps
    True

    Raises:
        InvalidValue: it is no part of the year.
    """
    words = tidy(text)
    if not re.fullmatch(SEASON, words, ANY_CASE):
        raise InvalidValue(NOT_A_SEASON(text=quote(words)))
    first, start, last, end = map(int, re.findall(f"{DIGIT}+", words))
    try:
        return Season((first, start), (last, end))
    except InvalidValue:
        raise InvalidValue(NOT_A_SEASON(text=quote(words))) from None


def parse_stretch(text: str) -> Season | Window[date]:
    """Read a season, or a stretch of dates that does not come back.

    >>> parse_stretch("2026-05-01..2026-05-10").text().en
    '2026-05-01 .. 2026-05-10'

    Raises:
        InvalidValue: it is no stretch of days.
    """
    words = tidy(text)
    if re.fullmatch(SEASON, words, ANY_CASE):
        return parse_season(words)
    if not re.fullmatch(DAYS, words, ANY_CASE):
        raise InvalidValue(NOT_A_STRETCH(text=quote(words)))
    days = [parse_date(found) for found in re.findall(DATE, words)]
    return Window(days[0], days[-1])


def parse_hours(text: str) -> Hours:
    """Read hours of the day; an end at or before the start is on the next day.

    >>> parse_hours("22:00至06:00").minutes
    480

    Raises:
        InvalidValue: they are no hours of a day.
    """
    words = tidy(text)
    found = re.fullmatch(HOURS, words, ANY_CASE)
    if not found:
        raise InvalidValue(NOT_HOURS(text=quote(words)))
    try:
        return Hours.between(plain_digits(found[1]), plain_digits(found[2]))
    except InvalidValue:
        raise InvalidValue(NOT_HOURS(text=quote(words))) from None
