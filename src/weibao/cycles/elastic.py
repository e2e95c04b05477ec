"""Elastic intervals: small turns laid evenly between the dates of larger work."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import ClassVar

from attrs import frozen

from weibao.cycles.stage import evenly
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message


@frozen(kw_only=True)
class Elastic:
    """Turns between two dates of a larger task, each step inside a range of days.

    The last step ends on the larger task itself. ``between`` is its code.
    """

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = False

    at_least: Every
    at_most: Every
    between: str

    def __attrs_post_init__(self) -> None:
        least, most = self.at_least, self.at_most
        if least.months or most.months or not 0 < least.days <= most.days:
            raise InvalidValue(IN_DAYS())

    def days(self, larger: Iterable[date]) -> Iterator[date]:
        """Go through the dates between those of the larger task."""
        for first, last in pairwise(larger):
            laid = evenly(first, last, self.at_least.days, self.at_most.days)
            yield from (laid or ())[:-1]

    def gaps(self, larger: Iterable[date]) -> Iterator[Window[date]]:
        """Go through the neighbouring dates between which no steps fit."""
        for first, last in pairwise(larger):
            if evenly(first, last, self.at_least.days, self.at_most.days) is None:
                yield Window(first, last)


IN_DAYS = Message(
    zh="弹性间隔用天数写，前小后大（例如 28至36天）",
    en="an elastic interval is a range of days, the smaller first (28 to 36 days, for "
    "example)",
)
