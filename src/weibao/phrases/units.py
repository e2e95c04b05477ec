"""Units of meters, and amounts in them: 250 h, 10000 km, 5000次."""

import re
from fractions import Fraction

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.phrases.numerals import (
    ANY_CASE,
    DIGIT,
    MOST_DIGITS,
    NUMBER,
    THOUSANDS,
    plain_digits,
    quote,
    read_number,
    tidy,
)
from weibao.texts.text import Message, Text


@frozen
class MeterUnit:
    """A unit that meters count in and the words for it; the first ones are printed."""

    en: tuple[str, ...]
    zh: tuple[str, ...]

    @property
    def code(self) -> str:
        """The word that stands for it in values."""
        return self.en[0]


UNITS = (
    MeterUnit(
        ("h", "hours", "hour", "hrs", "hr", "running hours", "operating hours"),
        ("小时", "个小时", "运行小时", "工作小时"),
    ),
    MeterUnit(("km", "kilometres", "kilometers"), ("公里", "千米")),
    MeterUnit(("mi", "miles", "mile"), ("英里",)),
    MeterUnit(("starts", "start"), ("次启动", "启动次数")),
    MeterUnit(("trips", "trip"), ("次运行", "运行次数")),
    MeterUnit(("switchings", "switching"), ("次动作", "动作次数")),
    MeterUnit(("kWh",), ("千瓦时", "度")),
    MeterUnit(("m³", "m3", "cubic metres"), ("立方米", "方")),
    MeterUnit(("t", "tonnes", "tonne"), ("吨",)),
)
BY_WORD = {word.lower(): unit.code for unit in UNITS for word in (*unit.en, *unit.zh)}
BY_CODE = {unit.code: unit for unit in UNITS}
AMOUNT = rf"(?:{DIGIT}+\.{DIGIT}{{1,6}}|{NUMBER})"
KNOWN = (
    "(?:"
    + "|".join(
        rf"{re.escape(word)}(?![A-Za-z])" if word.isascii() else re.escape(word)
        for word in sorted(
            (w for unit in UNITS for w in (*unit.en, *unit.zh)), key=len, reverse=True
        )
    )
    + ")"
)
OWN = rf"(?![{THOUSANDS}十])[\u4e00-\u9fff]{{1,4}}"
ANY_UNIT = rf"(?:{KNOWN}|[A-Za-z]{{1,20}}(?![A-Za-z])|{OWN})"
UNITS_OF = rf"{AMOUNT} ?{KNOWN}"
ANY_UNITS = rf"{AMOUNT} ?{ANY_UNIT}"

NOT_UNITS = Message(
    zh="“{text}”不是表计的量（应写成 250小时、10000公里 或 5000次启动）",
    en="{text!r} is no amount of a meter (write 250 h, 10000 km or 5000 starts)",
)


@frozen
class Units:
    """So many units of a meter."""

    number: Fraction
    unit: str

    def text(self) -> Text:
        """Say it."""
        return units_text(self.number, self.unit)


def unit_of(word: str) -> str:
    """Return the code of a unit; a word that is not known stands for itself.

    >>> unit_of("小时"), unit_of("Hours"), unit_of("pallets")
    ('h', 'h', 'pallets')
    """
    return BY_WORD.get(word.strip().lower(), word.strip())


def parse_units(text: str) -> Units:
    """Read so many units of a meter.

    >>> parse_units("12.5 km")
    Units(number=Fraction(25, 2), unit='km')

    Raises:
        InvalidValue: they are no units of a meter.
    """
    words = tidy(text)
    found = re.fullmatch(rf"({AMOUNT}) ?(.+)", words, ANY_CASE)
    if found is None or not re.fullmatch(ANY_UNITS, words, ANY_CASE):
        raise InvalidValue(NOT_UNITS(text=quote(words)))
    return Units(parse_amount(found[1]), unit_of(found[2]))


def parse_amount(text: str) -> Fraction:
    """Read a number of units exactly.

    Raises:
        InvalidValue: it is no number of units.
    """
    words = tidy(text)
    if "." not in words:
        return Fraction(read_number(words))
    if len(words) > 2 * MOST_DIGITS:
        raise InvalidValue(NOT_UNITS(text=quote(words)))
    return Fraction(plain_digits(words))


def parse_signed(text: str) -> Fraction:
    """Read a number that may lie below zero."""
    words = tidy(text)
    return -parse_amount(words[1:]) if words[0] == "-" else parse_amount(words)


def units_text(number: Fraction, unit: str) -> Text:
    """Say so many units.

    >>> units_text(Fraction(250), "h")
    Text(zh='250小时', en='250 h')
    """
    return Text.same(amount_text(number)) + unit_text(unit)


def unit_text(unit: str) -> Text:
    """Say a unit after a number."""
    known = BY_CODE.get(unit)
    return Text(known.zh[0] if known else unit, f" {unit}")


def amount_text(number: Fraction) -> str:
    """Write a number as a decimal, of six places at most.

    >>> amount_text(Fraction(25, 2)), amount_text(Fraction(1000))
    ('12.5', '1000')
    """
    sign = "-" if number < 0 else ""
    whole, rest = divmod(round(abs(number) * 1_000_000), 1_000_000)
    return sign + f"{whole}.{rest:06d}".rstrip("0").rstrip(".")
