"""Values of a JSON document, each with its place, read as what they should be."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

SHOWN_MOST = 60


class Misread(Exception):
    """What is wrong at one place; the reader turns it into a problem."""

    def __init__(self, path: str, text: Text) -> None:
        super().__init__(f"{path}: {text}")
        self.path, self.text = path, text


@frozen(eq=False)
class Value:
    """Anything in a document, and the way to it (``assignments[3].start``)."""

    raw: Any
    path: str = ""

    def refuse(self, text: Text) -> NoReturn:
        """Say what is wrong with it.

        Raises:
            Misread: always.
        """
        raise Misread(self.path, text)

    def expected(self, kind: Text) -> NoReturn:
        """Say what should stand here.

        Raises:
            Misread: always.
        """
        self.refuse(NOT_A(found=shown(self.raw), kind=kind))

    def __contains__(self, key: str) -> bool:
        return isinstance(self.raw, dict) and key in self.raw

    def __getitem__(self, key: str) -> "Value":
        if not isinstance(self.raw, dict):
            self.expected(OBJECT)
        path = f"{self.path}.{key}" if self.path else key
        if key not in self.raw:
            raise Misread(path, MISSING())
        return Value(self.raw[key], path)

    def __iter__(self) -> Iterator["Value"]:
        if not isinstance(self.raw, list):
            self.expected(LIST)
        for index, one in enumerate(self.raw):
            yield Value(one, f"{self.path}[{index}]")

    def text(self) -> str:
        """Read text that any file can hold."""
        if not isinstance(self.raw, str):
            self.expected(WORDS)
        try:
            self.raw.encode()
        except UnicodeEncodeError:
            self.expected(WORDS)
        return self.raw

    def number(self, least: int | None = None, most: int | None = None) -> int:
        """Read a whole number between two bounds."""
        number = self.raw
        if type(number) is not int:
            self.expected(NUMBER)
        if (least is not None and number < least) or (
            most is not None and number > most
        ):
            self.refuse(OUTSIDE(found=shown(number), least=least, most=_most(most)))
        return number

    def flag(self) -> bool:
        """Read yes or no."""
        if not isinstance(self.raw, bool):
            self.expected(YES_OR_NO)
        return self.raw

    def day(self, least: date, most: date) -> date:
        """Read a date between two others."""
        try:
            day = date.fromisoformat(self.text())
        except ValueError:
            self.expected(DAY)
        if not least <= day <= most:
            self.refuse(OUTSIDE(found=day, least=least, most=_most(most)))
        return day

    def instant(self, zone: ZoneInfo, least: date, most: date) -> datetime:
        """Read a time with an offset, on a day between two others."""
        try:
            moment = datetime.fromisoformat(self.text())
        except ValueError:
            self.expected(INSTANT)
        if moment.tzinfo is None:
            self.expected(INSTANT)
        # Before it is reckoned with: the first and last times there are overflow.
        if not least <= moment.date() <= most:
            self.refuse(OUTSIDE(found=moment.date(), least=least, most=_most(most)))
        return moment.astimezone(zone)

    def window(self, least: date, most: date) -> Window[date]:
        """Read a window of days."""
        opens = self["opens"].day(least, most)
        closes = self["closes"].day(least, most)
        try:
            return Window(opens, closes)
        except InvalidValue as error:
            self.refuse(error.text)


def parsed(text: str) -> Value:
    """Parse a document; an object with one key twice is none.

    Raises:
        ValueError, RecursionError: the text is not JSON.
    """
    return Value(json.loads(text, object_pairs_hook=_once))


def shown(raw: object) -> str:
    """Show a value in a message: as JSON, on one line, not too long."""
    words = json.dumps(raw, ensure_ascii=False, default=repr)
    if len(words) > SHOWN_MOST:
        words = words[: SHOWN_MOST - 1] + "…"
    return "".join(sign if sign.isprintable() else "�" for sign in words)


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InvalidValue(KEY_TWICE(key=shown(key)))
        found[key] = value
    return found


def _most(most: object) -> Text:
    return Text() if most is None else TO(most=most)


OBJECT = Text("对象", "an object")
LIST = Text("列表", "a list")
WORDS = Text("文字", "text")
YES_OR_NO = Text("true 或 false", "true or false")
NUMBER = Text("整数", "a whole number")
DAY = Text("日期，如 2026-01-31", "a date like 2026-01-31")
INSTANT = Text(
    "带时差的时刻，如 2026-01-31T08:00:00+08:00",
    "a time with its offset, like 2026-01-31T08:00:00+08:00",
)
TO = Message(zh="至 {most}", en=" to {most}")
MISSING = Message(
    zh="缺失（应为 weibao build 写出的文件）",
    en="missing (expected a file that weibao build wrote)",
)
KEY_TWICE = Message(zh="键 {key} 出现两次", en="the key {key} is given twice")
NOT_A = Message(zh="{found} 不是{kind}", en="{found} is not {kind}")
OUTSIDE = Message(
    zh="{found} 不合情理（应从 {least} 起{most}）",
    en="{found} cannot be (expected from {least}{most})",
)
