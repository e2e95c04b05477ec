"""Lengths of civil time: 15 days, 3 months, 半年, P3M."""

import re

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.phrases.numerals import ANY_CASE, DIGIT, NUMBER, quote, read_number, tidy
from weibao.spans.every import MOST_YEARS, Every
from weibao.texts.text import Message, Text


@frozen(kw_only=True)
class Unit:
    """A unit of the civil calendar and the words for it.

    ``letter`` is its letter in ISO 8601. A unit that stands ``alone`` needs no number.
    """

    months: int = 0
    days: int = 0
    en: tuple[str, ...]
    zh: tuple[str, ...]
    letter: str = ""
    alone: bool = False


# From the longest to the shortest: in a length they follow one another in this order.
UNITS = (
    Unit(months=12, en=("year", "years", "yr", "yrs", "y"), zh=("年",), letter="Y"),
    Unit(
        months=6,
        en=("half-year", "half-years", "half year", "half years"),
        zh=("半年", "个半年"),
        alone=True,
    ),
    Unit(months=3, en=("quarter", "quarters"), zh=("季度", "个季度", "季"), alone=True),
    Unit(months=1, en=("month", "months", "mo"), zh=("个月",), letter="M"),
    Unit(
        days=7,
        en=("week", "weeks", "wk", "wks", "w"),
        zh=("周", "星期", "个星期", "礼拜", "个礼拜"),
        letter="W",
    ),
    Unit(days=1, en=("day", "days", "d"), zh=("天", "日"), letter="D"),
)
BY_WORD = {word: unit for unit in UNITS for word in (*unit.en, *unit.zh)}
BAND_UNITS = tuple(unit for unit in UNITS if not unit.alone and unit.days != 7)
BY_LETTER = {unit.letter: unit for unit in UNITS if unit.letter}


def _either(words: list[str]) -> str:
    """Match any of the words, the longest first, and no part of a longer one."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(_whole(word) for word in ordered) + ")"


def _whole(word: str) -> str:
    return rf"{re.escape(word)}(?![A-Za-z])" if word.isascii() else re.escape(word)


UNIT = _either(list(BY_WORD))
ALONE = _either([word for word, unit in BY_WORD.items() if unit.alone])
PART = rf"(?:{NUMBER} ?{UNIT}|{ALONE})"
ISO_PART = rf"{DIGIT}+[{''.join(BY_LETTER)}]"
LENGTH = rf"(?:P(?:{ISO_PART})+(?![A-Za-z0-9])|{PART}(?: ?{PART})*)"
LEAST = rf"(?:{LENGTH}|{NUMBER})"
TO = "(?:to(?![A-Za-z])|[-–~～至到])"
BAND = f"{LEAST} ?{TO} ?{LENGTH}"
NUMBERED = rf"(?:{NUMBER} ?{UNIT}(?: ?{PART})*|P(?:{ISO_PART})+(?![A-Za-z0-9]))"

YEAR_DAYS = 365
MOST_DAYS = MOST_YEARS * 365
MOST_MONTHS = MOST_YEARS * 12

NOT_A_LENGTH = Message(
    zh="“{text}”不是时间长度（应写成 15天、3个月 或 1年）",
    en="{text!r} is not a length of time (write 15 days, 3 months or 1 year)",
)
NOT_A_BAND = Message(
    zh="“{text}”没有说清最短和最长的间隔（应写成 20至40天 或 3周至2个月）",
    en="{text!r} does not say the least and the longest gap (write 20 to 40 days, or "
    "3 weeks to 2 months)",
)
NO_UNIT = Message(
    zh="“{text}”缺少单位（应写成 {text}天 或 {text}个月）",
    en="{text!r} has no unit (write {text} days or {text} months)",
)
BAD_ORDER = Message(
    zh="“{text}”的单位应从大到小，每个一次（应写成 1年6个月）",
    en="the units of {text!r} must go from large to small, each once "
    "(write 1 year 6 months)",
)
TOO_LONG = Message(
    zh="“{text}”太长（最长 {months} 个月或 {days} 天）",
    en="{text!r} is too long (write at most {months} months or {days} days)",
)


def parse_every(text: str) -> Every:
    """Read the length of a cycle.

    >>> parse_every("两周")
    Every(months=0, days=14)
    >>> parse_every("1 year 6 months").text().zh
    '1年6个月'
    """
    words = tidy(text)
    if not re.fullmatch(LENGTH, words, ANY_CASE):
        bare = re.fullmatch(NUMBER, words, ANY_CASE)
        raise InvalidValue((NO_UNIT if bare else NOT_A_LENGTH)(text=quote(words)))
    parts = _parts(words)
    places = [UNITS.index(unit) for _, unit in parts]
    if places != sorted(set(places)):
        raise InvalidValue(BAD_ORDER(text=quote(words)))
    months = sum(number * unit.months for number, unit in parts)
    days = sum(number * unit.days for number, unit in parts)
    if months > MOST_MONTHS or days > MOST_DAYS:
        raise InvalidValue(
            TOO_LONG(text=quote(words), months=MOST_MONTHS, days=MOST_DAYS)
        )
    return Every(months, days)


def parse_band(text: str) -> tuple[Every, Every]:
    """Read a least and a longest time; the least may leave its unit to the longest.

    >>> [one.text().en for one in parse_band("2 to 4 months")]
    ['2 months', '4 months']
    """
    words = tidy(text)
    found = re.fullmatch(f"({LEAST}) ?{TO} ?({LENGTH})", words, ANY_CASE)
    if found is None:
        raise InvalidValue(NOT_A_BAND(text=quote(words)))
    least, most = found[1], parse_every(found[2])
    if re.fullmatch(NUMBER, least, ANY_CASE):
        single = re.fullmatch(f"{NUMBER} ?({UNIT})", found[2], ANY_CASE)
        if single is None:
            raise InvalidValue(NOT_A_BAND(text=quote(words)))
        least = f"{least} {single[1]}"
    return parse_every(least), most


def band_text(least: Every, most: Every) -> Text:
    """Say a least and a longest time, with one unit where one will do."""
    for unit in BAND_UNITS:
        counts = [_count(one, unit) for one in (least, most)]
        if all(counts):
            en = unit.en[counts[1] != 1]
            return Text(
                f"{counts[0]}至{counts[1]}{unit.zh[0]}",
                f"{counts[0]} to {counts[1]} {en}",
            )
    first, last = least.text(), most.text()
    return Text(f"{first.zh}至{last.zh}", f"{first.en} to {last.en}")


def _count(every: Every, unit: Unit) -> int:
    """Return how many of a unit a length is; 0 where it is no whole number of them."""
    size, whole = (unit.months or unit.days), (every.months or every.days)
    other = every.days if unit.months else every.months
    right = bool(every.months) == bool(unit.months)
    return whole // size if right and not other and not whole % size else 0


def parse_days(text: str) -> Every:
    """Read a length as days: 30 to a month and 365 to a year.

    Twelve months are not one year then.

    >>> parse_days("12 months"), parse_days("1 year")
    (Every(months=0, days=360), Every(months=0, days=365))
    """
    parse_every(text)
    days = sum(
        number * (YEAR_DAYS if unit.months == 12 else unit.months * 30 + unit.days)
        for number, unit in _parts(tidy(text))
    )
    return Every(days=days)


def _parts(words: str) -> list[tuple[int, Unit]]:
    if words[0] in "Pp":
        found = re.findall(rf"({DIGIT}+)([A-Za-z])", words)
        return [(read_number(n), BY_LETTER[letter.upper()]) for n, letter in found]
    found = re.findall(rf"({NUMBER})? ?({UNIT})", words, ANY_CASE)
    return [(read_number(n) if n else 1, BY_WORD[word.lower()]) for n, word in found]
