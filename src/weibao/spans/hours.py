"""Hours of the local day: opening, working, quiet and shift hours."""

import re

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text

DAY = 24 * 60
TIME = re.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])")

BAD_HOURS = Message(
    zh="时段必须有长度且不超过 24 小时：{opens} .. {closes}",
    en="hours must have a length of at most 24 hours: {opens} .. {closes}",
)


@frozen(order=True)
class Hours:
    """From one minute of the local day to another, the end not included.

    Minutes count from local midnight. An end at or before the start lies on the next
    day, and is kept as minutes beyond 1440 (22:00 to 06:00 is 1320 to 1800).
    """

    opens: int
    closes: int

    @classmethod
    def between(cls, opens: str, closes: str) -> "Hours":
        """Make hours from ``HH:MM`` texts; ``24:00`` is the end of the day."""
        first, last = minute_of_day(opens), minute_of_day(closes)
        return cls(first, last if last > first else last + DAY)

    def __attrs_post_init__(self) -> None:
        if not (0 <= self.opens < DAY and self.opens < self.closes <= self.opens + DAY):
            raise InvalidValue(
                BAD_HOURS(opens=clock(self.opens), closes=clock(self.closes))
            )

    @property
    def minutes(self) -> int:
        """The length in minutes."""
        return self.closes - self.opens

    def common(self, other: "Hours") -> "Hours | None":
        """Return the hours that both have in common, counted from the same day."""
        opens = max(self.opens, other.opens)
        closes = min(self.closes, other.closes)
        return Hours(opens, closes) if opens < closes and opens < DAY else None

    def text(self) -> Text:
        """Say it as ``HH:MM-HH:MM``."""
        return Text.same(f"{clock(self.opens)}-{clock(self.closes)}")


NOT_A_TIME = Message(
    zh="不是时刻：{text!r}（应写成 08:30）",
    en="not a time of day: {text!r} (write 08:30)",
)


def minute_of_day(text: str) -> int:
    """Read ``HH:MM`` as minutes since midnight; ``24:00`` is 1440."""
    if text == "24:00":
        return DAY
    found = TIME.fullmatch(text)
    if found is None:
        raise InvalidValue(NOT_A_TIME(text=text))
    return int(found[1]) * 60 + int(found[2])


def clock(minute: int) -> str:
    """Write minutes since midnight as ``HH:MM`` (past midnight as the next day's)."""
    if minute == DAY:
        return "24:00"
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"
