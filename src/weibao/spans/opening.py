"""The opening hours of a place: by day of the week, closed days and special days."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from attrs import field, frozen

from weibao.errors import InvalidValue
from weibao.spans.hours import DAY, Hours
from weibao.texts.text import Message

WEEKDAYS = 7
NEVER: tuple[tuple[Hours, ...], ...] = ((),) * WEEKDAYS


def _in_order(days: Iterable[Iterable[Hours]]) -> tuple[tuple[Hours, ...], ...]:
    return tuple(tuple(sorted(hours)) for hours in days)


def _by_day(special: Mapping[date, Iterable[Hours]]) -> dict[date, tuple[Hours, ...]]:
    return {day: tuple(sorted(hours)) for day, hours in special.items()}


@frozen(eq=False)
class Opening:
    """When a place is open to those who use it, each day of its own.

    ``weekly`` has the hours of Monday to Sunday; ``special`` those of single dates,
    which go before, and a date without hours is a closed one. Hours past midnight
    belong to the day on which they begin.
    """

    weekly: tuple[tuple[Hours, ...], ...] = field(default=NEVER, converter=_in_order)
    special: Mapping[date, tuple[Hours, ...]] = field(factory=dict, converter=_by_day)

    def __attrs_post_init__(self) -> None:
        if len(self.weekly) != WEEKDAYS:
            raise InvalidValue(SEVEN_DAYS(count=len(self.weekly)))
        for hours in (*self.weekly, *self.special.values()):
            for one, other in pairwise(hours):
                if other.opens < one.closes:
                    raise InvalidValue(OVERLAP(one=one.text(), other=other.text()))
            if hours and hours[-1].closes - DAY > hours[0].opens:
                text = OVERLAP(one=hours[-1].text(), other=hours[0].text())
                raise InvalidValue(text)

    def on(self, day: date) -> tuple[Hours, ...]:
        """Return the hours that begin on a day, in order."""
        special = self.special.get(day)
        return self.weekly[day.weekday()] if special is None else special


SEVEN_DAYS = Message(
    zh="每周的营业时间应有 7 天，而不是 {count} 天",
    en="weekly opening hours need 7 days, not {count}",
)
OVERLAP = Message(
    zh="营业时间 {one} 与 {other} 重叠（合为一段，或改正其中之一）",
    en="the opening hours {one} and {other} overlap (join them, or correct one)",
)
