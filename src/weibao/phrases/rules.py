"""Recurrence rules of RFC 5545, checked part by part.

A cycle falls on days, so the rules are those that the RFC allows beside a start that
is a date: no hours, and an end that is a date too.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from attrs import frozen
from dateutil.rrule import rrulestr

from weibao.errors import InvalidValue
from weibao.phrases.numerals import quote
from weibao.texts.text import Message

WEEKDAY = "MO|TU|WE|TH|FR|SA|SU"
EXAMPLE_START = date(2024, 1, 1)


@frozen
class RulePart:
    """One part that a rule may have: what it accepts and what to write instead."""

    accepts: Callable[[str], bool]
    right: str


def _one(pattern: str, right: str) -> RulePart:
    return RulePart(lambda value: bool(re.fullmatch(pattern, value)), right)


def _numbers(most: int, *, negative: bool = True) -> RulePart:
    sign = "[+-]?" if negative else ""

    def accepts(value: str) -> bool:
        return all(
            re.fullmatch(rf"{sign}[0-9]{{1,3}}", item) and 1 <= abs(int(item)) <= most
            for item in value.split(",")
        )

    return RulePart(accepts, f"1..{most}" + f", -{most}..-1" * negative)


def _weekday(item: str) -> bool:
    found = re.fullmatch(rf"(?:[+-]?([0-9]{{1,2}}))?(?:{WEEKDAY})", item)
    return found is not None and 1 <= int(found[1] or 1) <= 53


def _day(value: str) -> bool:
    if not re.fullmatch("[0-9]{8}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


PARTS: Mapping[str, RulePart] = {
    "FREQ": _one("DAILY|WEEKLY|MONTHLY|YEARLY", "DAILY, WEEKLY, MONTHLY, YEARLY"),
    "INTERVAL": _one("[1-9][0-9]{0,6}", "2"),
    "COUNT": _one("[1-9][0-9]{0,6}", "10"),
    "UNTIL": RulePart(_day, "20261231"),
    "BYMONTH": _numbers(12, negative=False),
    "BYMONTHDAY": _numbers(31),
    "BYYEARDAY": _numbers(366),
    "BYWEEKNO": _numbers(53),
    "BYDAY": RulePart(
        lambda value: all(map(_weekday, value.split(","))), "MO,WE / 2TU / -1FR"
    ),
    "BYSETPOS": _numbers(366),
    "WKST": _one(WEEKDAY, "MO"),
}

NO_START = Message(
    zh="重复规则里不能有 {part}：起点写在周期里（例如 自2026-01-15起）",
    en="a recurrence rule here has no {part}: the cycle says where it starts "
    "(write from 2026-01-15)",
)
NO_SUCH_PART = Message(
    zh="重复规则里没有“{part}”这一项（可用：{right}）",
    en="a recurrence rule here has no part {part!r} (write {right})",
)
BAD_PART = Message(
    zh="重复规则的“{part}”不成立（{name} 应为 {right}）",
    en="{part!r} cannot be in a recurrence rule (write {name} as {right})",
)
TWICE = Message(
    zh="重复规则里 {name} 出现两次（应只写一次，例如 {name}={right}）",
    en="the recurrence rule says {name} twice (write it once, as {name}={right})",
)
NO_FREQUENCY = Message(
    zh="重复规则“{text}”缺少 FREQ（应写成 FREQ=MONTHLY;BYDAY=-1FR）",
    en="the recurrence rule {text!r} has no FREQ (write FREQ=MONTHLY;BYDAY=-1FR)",
)
BESIDE = Message(
    zh="重复规则的“{part}”不能与“{other}”同用（应写成 {right}）",
    en="{part!r} cannot stand beside {other!r} in a recurrence rule (write {right})",
)
ALONE = Message(
    zh="重复规则的“{part}”需要另一个 BY 项（例如 BYDAY=MO;{part}）",
    en="{part!r} needs another BY part in a recurrence rule (write BYDAY=MO;{part})",
)
REFUSED = Message(
    zh="重复规则“{text}”不成立：{why}（应写成 FREQ=MONTHLY;BYDAY=-1FR）",
    en="the recurrence rule {text!r} cannot be: {why} (write FREQ=MONTHLY;BYDAY=-1FR)",
)

# Parts that some frequencies do not know, with the frequency to take.
NOT_WITH: Mapping[str, tuple[tuple[str, ...], str]] = {
    "BYWEEKNO": (("DAILY", "WEEKLY", "MONTHLY"), "FREQ=YEARLY"),
    "BYYEARDAY": (("DAILY", "WEEKLY", "MONTHLY"), "FREQ=YEARLY"),
    "BYMONTHDAY": (("WEEKLY",), "FREQ=MONTHLY"),
}


def parse_rule(text: str) -> str:
    """Check a recurrence rule and return it in capitals, without ``RRULE:``.

    Sources:
        RFC 5545, 3.3.10 (the parts and which of them exclude one another).

    >>> parse_rule("rrule:freq=monthly;byday=-1fr")
    'FREQ=MONTHLY;BYDAY=-1FR'
    """
    rule = re.sub(r"^RRULE\s*[:：]\s*", "", text.strip().upper())
    if start := re.search(r"\b(?:DTSTART|DTEND|RDATE|EXDATE)\b", rule):
        raise InvalidValue(NO_START(part=start[0]))
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        _check_part(part, name, value)
        if name in parts:
            raise InvalidValue(TWICE(name=name, right=parts[name]))
        parts[name] = value
    if "FREQ" not in parts:
        raise InvalidValue(NO_FREQUENCY(text=quote(rule)))
    _check_together(parts)
    try:
        rrulestr(rule, dtstart=datetime.combine(EXAMPLE_START, time.min))
    except ValueError as error:
        raise InvalidValue(REFUSED(text=quote(rule), why=error)) from None
    return rule


def _check_part(part: str, name: str, value: str) -> None:
    known = PARTS.get(name)
    if known is None:
        raise InvalidValue(NO_SUCH_PART(part=quote(part), right=", ".join(PARTS)))
    if not known.accepts(value):
        raise InvalidValue(BAD_PART(part=quote(part), name=name, right=known.right))


def _check_together(parts: Mapping[str, str]) -> None:
    frequency = parts["FREQ"]
    for name, (frequencies, right) in NOT_WITH.items():
        if name in parts and frequency in frequencies:
            _refuse(parts, name, "FREQ", right)
    if "COUNT" in parts and "UNTIL" in parts:
        _refuse(parts, "COUNT", "UNTIL", f"UNTIL={parts['UNTIL']}")
    if re.search("[0-9]", parts.get("BYDAY", "")):
        plain = re.sub("[+-]?[0-9]+", "", parts["BYDAY"])
        if frequency in ("DAILY", "WEEKLY"):
            _refuse(parts, "BYDAY", "FREQ", f"BYDAY={plain}")
        if "BYWEEKNO" in parts:
            _refuse(parts, "BYDAY", "BYWEEKNO", f"BYDAY={plain}")
    others = {name for name in parts if name.startswith("BY")} - {"BYSETPOS"}
    if "BYSETPOS" in parts and not others:
        raise InvalidValue(ALONE(part=f"BYSETPOS={parts['BYSETPOS']}"))


def _refuse(parts: Mapping[str, str], name: str, other: str, right: str) -> None:
    raise InvalidValue(
        BESIDE(
            part=quote(f"{name}={parts[name]}"),
            other=quote(f"{other}={parts[other]}"),
            right=right,
        )
    )
