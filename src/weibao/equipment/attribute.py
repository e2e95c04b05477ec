"""What an asset states about itself."""

from typing import Any, Literal

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text


@frozen
class Attribute:
    """Something an asset of this type may state about itself.

    What it states must be among the ``choices`` where there are any. A number must lie
    between ``least`` and ``most``, both included.
    """

    name: str
    title: Text
    kind: Literal["number", "text", "flag", "date"] = "number"
    unit: str = ""
    default: Any = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None

    def __attrs_post_init__(self) -> None:
        if self.least is None and self.most is None:
            return
        if self.kind != "number":
            raise InvalidValue(RANGE_OF_NO_NUMBER(name=self.name))
        if self.least is not None and self.most is not None and self.least > self.most:
            text = EMPTY_RANGE(name=self.name, least=self.least, most=self.most)
            raise InvalidValue(text)

    def in_range(self, value: float) -> bool:
        """Tell whether a number lies between ``least`` and ``most``."""
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )

    @property
    def range(self) -> Text:
        """Say between which numbers it lies; nothing where there are no limits."""
        unit = Text.same(f" {self.unit}" if self.unit else "")
        if self.least is not None and self.most is not None:
            return FROM_TO(least=f"{self.least:g}", most=f"{self.most:g}") + unit
        if self.least is not None:
            return AT_LEAST(least=f"{self.least:g}") + unit
        return Text() if self.most is None else AT_MOST(most=f"{self.most:g}") + unit


RANGE_OF_NO_NUMBER = Message(
    zh="属性 {name!r} 不是数字，不能有 least 或 most（去掉，或写 kind: number）",
    en="the attribute {name!r} is no number, so it has no least or most "
    "(leave them out, or write kind: number)",
)
EMPTY_RANGE = Message(
    zh="属性 {name!r} 的 least {least} 大于 most {most}（least 应不大于 most）",
    en="the least of the attribute {name!r}, {least}, is above its most, {most} "
    "(least must not exceed most)",
)
FROM_TO = Message(zh="{least} 到 {most}", en="from {least} to {most}")
AT_LEAST = Message(zh="不小于 {least}", en="{least} or more")
AT_MOST = Message(zh="不大于 {most}", en="{most} or less")
