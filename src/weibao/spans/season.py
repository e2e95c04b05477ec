"""A part of the year that comes back, such as the growing season."""

from datetime import date, timedelta

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

NO_SUCH_DAY = Message(
    zh="没有这样的月日：{month:02d}-{day:02d}",
    en="no year has a day {month:02d}-{day:02d}",
)


@frozen
class Season:
    """From one month and day to another, both included, in every year.

    A start later than the end wraps the year's end (15 November to 15 March).
    29 February means the last day of February.
    """

    start: tuple[int, int]
    end: tuple[int, int]

    def __attrs_post_init__(self) -> None:
        for month, day in (self.start, self.end):
            try:
                date(2024, month, day)
            except ValueError:
                raise InvalidValue(NO_SUCH_DAY(month=month, day=day)) from None

    @property
    def wraps(self) -> bool:
        """Whether it runs across the year's end."""
        return self.start > self.end

    def beginning_in(self, year: int) -> Window[date]:
        """Return the season that begins in the year."""
        return Window(_day(year, self.start), _day(year + self.wraps, self.end))

    def __contains__(self, day: date) -> bool:
        return any(day in self.beginning_in(year) for year in (day.year, day.year - 1))

    def at_or_after(self, day: date) -> Window[date]:
        """Return the season that holds the day, or else the next to begin."""
        for year in (day.year - 1, day.year, day.year + 1):
            window = self.beginning_in(year)
            if window.closes >= day:
                return window
        return self.beginning_in(day.year + 2)  # pragma: no cover - a season a year

    def text(self) -> Text:
        """Say it as ``MM-DD .. MM-DD``."""
        (m1, d1), (m2, d2) = self.start, self.end
        return Text.same(f"{m1:02d}-{d1:02d} .. {m2:02d}-{d2:02d}")


def _day(year: int, month_day: tuple[int, int]) -> date:
    month, day = month_day
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)
