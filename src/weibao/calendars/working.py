"""Working calendars, and several of them stacked."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from weibao.spans.hours import Hours
from weibao.texts.text import Message, Text

WEEKDAYS = (
    Text("星期一", "Monday"),
    Text("星期二", "Tuesday"),
    Text("星期三", "Wednesday"),
    Text("星期四", "Thursday"),
    Text("星期五", "Friday"),
    Text("星期六", "Saturday"),
    Text("星期日", "Sunday"),
)
CLOSED_BY = Message(zh="{calendar}：{why}", en="{calendar}: {why}")


@frozen(eq=False)
class WorkingCalendar:
    """One calendar: weekend days, closed days and make-up working days.

    A day in ``opened`` is open whatever else is said; otherwise it is open when it is
    neither a weekend day nor in ``closed``. Days before ``announced_from`` and after
    ``announced_until`` are provisional: the official list for them is not known.

    A half day is a working day, whatever else is said of it, on which work is done in
    certain hours only: single ``half_days``, or ``half_weekdays`` each week, of which
    a day in ``opened`` is a whole one.
    """

    code: str
    title: Text
    weekend: frozenset[int] = frozenset({5, 6})
    closed: Mapping[date, Text] = field(factory=dict)
    opened: frozenset[date] = frozenset()
    announced_until: date | None = None
    announced_from: date | None = None
    half_days: Mapping[date, Hours] = field(factory=dict)
    half_weekdays: Mapping[int, Hours] = field(factory=dict)

    def is_open(self, day: date) -> bool:
        """Tell whether the day is a working day."""
        if day in self.opened or day in self.half_days:
            return True
        return day.weekday() not in self.weekend and day not in self.closed

    def half_day(self, day: date) -> Hours | None:
        """Return the hours of a half day; None for a whole or a closed one."""
        if day in self.half_days:
            return self.half_days[day]
        if not self.half_weekdays or day in self.opened or not self.is_open(day):
            return None
        return self.half_weekdays.get(day.weekday())

    def is_provisional(self, day: date) -> bool:
        """Tell whether the official list for this day is not known."""
        return (self.announced_until is not None and day > self.announced_until) or (
            self.announced_from is not None and day < self.announced_from
        )

    def why_closed(self, day: date) -> Text | None:
        """Name what closes the day, or None when it is open."""
        if self.is_open(day):
            return None
        return self.closed.get(day, WEEKDAYS[day.weekday()])


@frozen(eq=False)
class Stack:
    """Several calendars at once: a day is open when every one leaves it open."""

    calendars: tuple[WorkingCalendar, ...] = ()

    def with_more(self, calendars: tuple[WorkingCalendar, ...]) -> "Stack":
        """Return these calendars with others on top, each of them once."""
        more = (one for one in calendars if one not in self.calendars)
        return Stack((*self.calendars, *more))

    def is_open(self, day: date) -> bool:
        """Tell whether the day is open in every calendar."""
        return all(calendar.is_open(day) for calendar in self.calendars)

    def is_provisional(self, day: date) -> bool:
        """Tell whether any calendar lacks the official list for this day."""
        return any(calendar.is_provisional(day) for calendar in self.calendars)

    @property
    def has_half_days(self) -> bool:
        """Whether any calendar knows half days."""
        return any(one.half_days or one.half_weekdays for one in self.calendars)

    def half_day(self, day: date) -> tuple[Hours, ...]:
        """Return the hours of a half day, one for each calendar that has it as one.

        Work is done in the hours that all of them leave.
        """
        hours = (calendar.half_day(day) for calendar in self.calendars)
        return tuple(one for one in hours if one is not None)

    def why_half(self, day: date) -> Text | None:
        """Name the first calendar that makes the day a half one, and its hours."""
        for calendar in self.calendars:
            hours = calendar.half_day(day)
            if hours is not None:
                return CLOSED_BY(calendar=calendar.title, why=hours.text())
        return None

    def why_closed(self, day: date) -> Text | None:
        """Name the first calendar that closes the day and its reason."""
        for calendar in self.calendars:
            why = calendar.why_closed(day)
            if why is not None:
                return CLOSED_BY(calendar=calendar.title, why=why)
        return None
