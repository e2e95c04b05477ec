"""Tolerances: -10/+10 days, -2 months, ±5天."""

import re

from weibao.cycles.window import Tolerance
from weibao.errors import InvalidValue
from weibao.phrases.lengths import LENGTH, UNIT, parse_every
from weibao.phrases.numerals import ANY_CASE, NUMBER, quote, tidy
from weibao.spans.every import Every
from weibao.texts.text import Message, Text

PLUS_MINUS = r"(?:±|\+ ?/ ?-)"
TOLERANCE = (
    rf"(?:{PLUS_MINUS} ?{LENGTH}|- ?(?:{LENGTH}|{NUMBER}) ?/ ?\+ ?{LENGTH}"
    rf"|[+-] ?{LENGTH})"
)

NOT_A_TOLERANCE = Message(
    zh="“{text}”不是允许偏差（应写成 -10/+10天 或 -2个月）",
    en="{text!r} is not a tolerance (write -10/+10 days or -2 months)",
)


def parse_tolerance(text: str) -> Tolerance:
    """Read how early and how late work may be.

    >>> parse_tolerance("-10/+5 days").before.text().en
    '10 days'
    """
    words = tidy(text)
    if not re.fullmatch(TOLERANCE, words, ANY_CASE):
        raise InvalidValue(NOT_A_TOLERANCE(text=quote(words)))
    if both := re.match(PLUS_MINUS, words):
        length = parse_every(words[both.end() :])
        return Tolerance(length, length)
    early, slash, late = words.partition("/")
    if slash:
        after = late.strip()[1:]
        return Tolerance(_before(early[1:].strip(), after), parse_every(after))
    length = parse_every(words[1:])
    return Tolerance(before=length) if early[0] == "-" else Tolerance(after=length)


def tolerance_text(tolerance: Tolerance) -> Text:
    """Say a tolerance, with one unit where both sides are days."""
    before, after = tolerance.before, tolerance.after
    if not before.months and not after.months and bool(before) == bool(after):
        return Text.same(f"-{before.days}/+") + after.text()
    sides = [
        Text.same(sign) + side.text()
        for sign, side in (("-", before), ("+", after))
        if side
    ]
    return sides[0] + Text.same("/") + sides[1] if len(sides) == 2 else sides[0]


def _before(early: str, after: str) -> Every:
    """Read the early side, which may leave its unit to the late side."""
    if not re.fullmatch(NUMBER, early, ANY_CASE):
        return parse_every(early)
    single = re.fullmatch(f"{NUMBER} ?({UNIT})", after.strip(), ANY_CASE)
    if not single:
        raise InvalidValue(NOT_A_TOLERANCE(text=quote(f"-{early}/+{after}")))
    return parse_every(f"{early} {single[1]}")
