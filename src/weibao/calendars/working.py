"""Working calendars, and several of them stacked."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

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
    """

    code: str
    title: Text
    weekend: frozenset[int] = frozenset({5, 6})
    closed: Mapping[date, Text] = field(factory=dict)
    opened: frozenset[date] = frozenset()
    announced_until: date | None = None
    announced_from: date | None = None

    def is_open(self, day: date) -> bool:
        """Tell whether the day is a working day."""
        if day in self.opened:
            return True
        return day.weekday() not in self.weekend and day not in self.closed

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

    def why_closed(self, day: date) -> Text | None:
        """Name the first calendar that closes the day and its reason."""
        for calendar in self.calendars:
            why = calendar.why_closed(day)
            if why is not None:
                return CLOSED_BY(calendar=calendar.title, why=why)
        return None
