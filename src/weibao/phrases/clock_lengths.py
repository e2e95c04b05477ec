"""Times of day and lengths of the clock: at 08:00, -15/+15 minutes, every 2 hours."""

import re
from datetime import date, datetime, time, timedelta

from weibao.cycles.clock_times import Leeway
from weibao.errors import InvalidValue
from weibao.phrases.durations import (
    BY_WORD,
    DECIMAL,
    HALF_HOUR,
    WORD,
    duration_text,
    parse_duration,
)
from weibao.phrases.numerals import ANY_CASE, DIGIT, NUMBER, plain_digits, quote, tidy
from weibao.phrases.ranges import CLOCK, DATE, parse_date
from weibao.phrases.tolerances import PLUS_MINUS
from weibao.spans.hours import DAY, minute_of_day
from weibao.texts.text import Message, Text

ONE = rf"(?:{DECIMAL}) ?(?:{WORD})"
AN_HOUR = "hour(?![A-Za-z])|个?小时"
ISO = rf"PT(?:{DIGIT}+[HM])+(?![A-Za-z0-9])"
CLOCK_LENGTH = rf"(?:{HALF_HOUR}|{ISO}|{ONE}(?: ?(?:{ONE}))*|{AN_HOUR})"
TIME = rf"{CLOCK}(?![0-9０-９:])(?! ?(?:-|\.\.|~|至|到|to ))"
TIMES = rf"{TIME}(?: ?(?:[,，、;；]|and|和) ?{TIME})*"
MOMENT = rf"{DATE}[T ]{CLOCK}(?![0-9０-９:])"
LEEWAY = (
    rf"(?:{PLUS_MINUS} ?{CLOCK_LENGTH}"
    rf"|- ?(?:{CLOCK_LENGTH}|{NUMBER}) ?/ ?\+ ?{CLOCK_LENGTH}"
    rf"|[+-] ?{CLOCK_LENGTH})"
)

NOT_A_MOMENT = Message(
    zh="“{text}”不是当地时刻（应写成 2026-03-28T08:00）",
    en="{text!r} is not a local time of a day (write 2026-03-28T08:00)",
)
NOT_OF_DAY = Message(
    zh="“{text}”不是一天中的时刻（00:00 到 23:59；一天结束请写次日 00:00）",
    en="{text!r} is not a time of day (00:00 to 23:59; write the end of a day as "
    "00:00 of the next)",
)
NOT_A_LEEWAY = Message(
    zh="“{text}”不是时刻的允许偏差（应写成 -15/+15分钟）",
    en="{text!r} is not a tolerance around a time of day (write -15/+15 minutes)",
)


def parse_clock_length(text: str) -> timedelta:
    """Read a length of the clock.

    >>> parse_clock_length("hour") == parse_clock_length("60 min")
    True
    """
    words = tidy(text)
    if re.fullmatch(AN_HOUR, words, ANY_CASE):
        return timedelta(hours=1)
    return parse_duration(words)


def parse_time(text: str) -> time:
    """Read a time of day.

    >>> parse_time("08:30")
    datetime.time(8, 30)
    """
    minute = minute_of_day(plain_digits(tidy(text)))
    if minute == DAY:
        raise InvalidValue(NOT_OF_DAY(text=quote(text)))
    return time(minute // 60, minute % 60)


def parse_times(text: str) -> tuple[time, ...]:
    """Read times of day, in order."""
    return tuple(parse_time(found) for found in re.findall(CLOCK, tidy(text)))


def parse_moment(text: str) -> datetime:
    """Read a local time of a day, without a zone.

    >>> parse_moment("2026-03-28 08:00").isoformat()
    '2026-03-28T08:00:00'
    """
    words = tidy(text)
    if not re.fullmatch(MOMENT, words, ANY_CASE):
        raise InvalidValue(NOT_A_MOMENT(text=quote(words)))
    day: date = parse_date(words[:10])
    return datetime.combine(day, parse_time(words[11:]))


def parse_leeway(text: str) -> Leeway:
    """Read how early and how late work may begin.

    >>> parse_leeway("±15 minutes") == parse_leeway("-15/+15分钟")
    True
    """
    words = tidy(text)
    if not re.fullmatch(LEEWAY, words, ANY_CASE):
        raise InvalidValue(NOT_A_LEEWAY(text=quote(words)))
    if both := re.match(PLUS_MINUS, words):
        side = parse_clock_length(words[both.end() :])
        return Leeway(side, side)
    found = re.match(r"- ?(.*?) ?/ ?\+ ?(.*)", words)
    if found:
        return Leeway(_before(found[1], found[2]), parse_clock_length(found[2]))
    side = parse_clock_length(words[1:])
    return Leeway(before=side) if words[0] == "-" else Leeway(after=side)


def _before(early: str, late: str) -> timedelta:
    """Read the early side, which may leave its unit to the late side."""
    if not re.fullmatch(NUMBER, early, ANY_CASE):
        return parse_clock_length(early)
    words = re.findall(WORD, late, ANY_CASE)
    if len(words) != 1 or words[0].lower() not in BY_WORD:
        raise InvalidValue(NOT_A_LEEWAY(text=quote(f"-{early}/+{late}")))
    return parse_duration(f"{early} {words[0]}")


def leeway_text(leeway: Leeway) -> Text:
    """Say how early and how late work may begin."""
    before, after = duration_text(leeway.before), duration_text(leeway.after)
    if leeway.before == leeway.after:
        return Text.same("±") + before
    if not leeway.after:
        return Text.same("-") + before
    if not leeway.before:
        return Text.same("+") + after
    return Text.same("-") + before + Text.same("/+") + after


def times_text(times: tuple[time, ...]) -> Text:
    """Say times of day."""
    said = [f"{one:%H:%M}" for one in times]
    return Text("、".join(said), ", ".join(said))
