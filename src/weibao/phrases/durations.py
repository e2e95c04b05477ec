"""Durations of work: 90 min, 2 h 30 min, 2小时30分, PT90M."""

import re
from datetime import timedelta
from decimal import Decimal

from attrs import frozen

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


@frozen
class TimeUnit:
    """A unit of clock time and the words for it; the first ones are printed."""

    seconds: int
    en: tuple[str, ...]
    zh: tuple[str, ...]
    letter: str


UNITS = (
    TimeUnit(3600, ("h", "hour", "hours", "hr", "hrs"), ("小时", "个小时"), "H"),
    TimeUnit(60, ("min", "minute", "minutes", "mins", "m"), ("分钟", "分"), "M"),
    TimeUnit(1, ("s", "second", "seconds", "sec", "secs"), ("秒", "秒钟"), "S"),
)
BY_WORD = {word: unit for unit in UNITS for word in (*unit.en, *unit.zh)}
BY_LETTER = {unit.letter: unit for unit in UNITS}
WORD = "|".join(
    rf"{word}(?![A-Za-z])" if word.isascii() else word
    for word in sorted(BY_WORD, key=len, reverse=True)
)
DECIMAL = rf"(?:{DIGIT}+\.{DIGIT}{{1,6}}|{NUMBER})"
PART = rf"({DECIMAL}) ?({WORD})"
ISO_PART = rf"({DIGIT}+(?:\.{DIGIT}{{1,6}})?)([HMS])"
HALF_HOUR = "半小时|半个小时|half an hour|half-hour|half hour"

NOT_A_DURATION = Message(
    zh="“{text}”不是时长（应写成 {right_zh}）",
    en="{text!r} is not a duration (write {right_en})",
)
BAD_ORDER = Message(
    zh="“{text}”的单位应从大到小，每个一次（应写成 2小时30分钟）",
    en="the units of {text!r} must go from large to small, each once "
    "(write 2 h 30 min)",
)
TOO_LONG = Message(
    zh="时长“{text}”太长（应写成 8小时 这样的时长）",
    en="the duration {text!r} is too long (write one such as 8 h)",
)


def parse_duration(text: str) -> timedelta:
    """Read how long something takes, in hours, minutes and seconds.

    Days are refused, as nobody can tell whether a day of work or 24 hours is meant.

    >>> [parse_duration(t).seconds // 60 for t in ("2小时30分", "2.5 h", "PT150M")]
    [150, 150, 150]
    """
    words = tidy(text)
    if re.fullmatch(HALF_HOUR, words, ANY_CASE):
        return timedelta(minutes=30)
    parts = _parts(words)
    if not parts:
        raise InvalidValue(_refusal(words))
    places = [UNITS.index(unit) for _, unit in parts]
    if places != sorted(set(places)):
        raise InvalidValue(BAD_ORDER(text=quote(words)))
    seconds = sum(_decimal(number) * unit.seconds for number, unit in parts)
    try:
        return timedelta(microseconds=int(seconds * 1_000_000))
    except OverflowError:
        raise InvalidValue(TOO_LONG(text=quote(words))) from None


def duration_text(duration: timedelta) -> Text:
    """Say a duration in hours, minutes and seconds, a negative one with a minus.

    >>> duration_text(timedelta(minutes=150))
    Text(zh='2小时30分钟', en='2 h 30 min')
    """
    if duration < timedelta():
        return Text.same("-") + duration_text(-duration)
    whole, micro = divmod(duration // timedelta(microseconds=1), 1_000_000)
    hours, rest = divmod(whole, 3600)
    minutes, seconds = divmod(rest, 60)
    second = f"{seconds}.{micro:06d}".rstrip("0") if micro else str(seconds)
    numbers = (str(hours), str(minutes), second)
    said = [(n, u) for n, u in zip(numbers, UNITS, strict=True) if n != "0"]
    said = said or [("0", BY_WORD["min"])]
    return Text(
        "".join(f"{number}{unit.zh[0]}" for number, unit in said),
        " ".join(f"{number} {unit.en[0]}" for number, unit in said),
    )


def _parts(words: str) -> list[tuple[str, TimeUnit]]:
    if re.fullmatch(f"PT(?:{ISO_PART})+", words, ANY_CASE):
        found = re.findall(ISO_PART, words, ANY_CASE)
        return [(number, BY_LETTER[letter.upper()]) for number, letter in found]
    if re.fullmatch(f"{PART}(?: ?{PART})*", words, ANY_CASE):
        found = re.findall(PART, words, ANY_CASE)
        return [(number, BY_WORD[word.lower()]) for number, word in found]
    return []


def _decimal(number: str) -> Decimal:
    if "." not in number:
        return Decimal(read_number(number))
    if len(number) > 2 * MOST_DIGITS:
        raise InvalidValue(TOO_LONG(text=quote(number)))
    return Decimal(plain_digits(number))


def _refusal(words: str) -> Text:
    """Guess what was meant: a bare number, a clock time or a decimal comma."""
    zh, en = "90分钟 或 2小时30分钟", "90 min or 2 h 30 min"
    plain = plain_digits(words)
    if re.fullmatch("[0-9]{1,9}", plain):
        zh, en = f"{plain}分钟 或 {plain}小时", f"{plain} min or {plain} h"
    elif clock := re.fullmatch("([0-9]{1,3}):([0-9]{2})", plain):
        zh, en = f"{clock[1]}小时{clock[2]}分钟", f"{clock[1]} h {clock[2]} min"
    elif comma := re.fullmatch(f"([0-9]{{1,9}})[,，]([0-9]{{1,6}}) ?({WORD})", plain):
        zh = en = f"{comma[1]}.{comma[2]} {comma[3]}"
    return NOT_A_DURATION(text=quote(words), right_zh=zh, right_en=en)
