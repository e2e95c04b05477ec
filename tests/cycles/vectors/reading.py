"""The values of test vectors as those of the library, and back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from weibao.calendars.working import Stack, WorkingCalendar
from weibao.cycles.window import Percent
from weibao.phrases import parse_days, parse_duration, parse_every
from weibao.spans import Every, Season, Window
from weibao.texts import Text

Given = Mapping[str, Any]
Answer = dict[str, Any]
Weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CLOSED = Text("休息", "closed")
NO_TIME = timedelta()


def day(text: str) -> date:
    """Read a date."""
    return date.fromisoformat(text)


def days(texts: Iterable[str]) -> list[date]:
    """Read dates."""
    return [day(text) for text in texts]


def history(given: Given) -> list[date]:
    """Read when work was done, in whatever order it was written down."""
    return sorted(days(given["completions"]))


def month(text: str) -> date:
    """Read a month as its first day."""
    return day(f"{text}-01")


def moment(text: str) -> datetime:
    """Read a local time."""
    return datetime.fromisoformat(text)


def optional_day(text: str | None) -> date | None:
    """Read a date, or that there is none."""
    return day(text) if text else None


def every(text: str) -> Every:
    """Read a length of civil time; nothing at all is a length too."""
    return parse_every(text)


def hours(text: str) -> timedelta:
    """Read a length of the clock; a day of it has 24 hours."""
    civil, _, clock = text.partition("T")
    whole = parse_days(civil).days if civil != "P" else 0
    return timedelta(days=whole) + (parse_duration(f"PT{clock}") if clock else NO_TIME)


def number(value: float) -> Fraction:
    """Read a number exactly as it is written."""
    return Fraction(str(value))


def plain(value: Fraction) -> float:
    """Write an exact number."""
    return value.numerator if value.denominator == 1 else float(value)


def percent(value: float, cap_days: int | None = None) -> Percent:
    """Read a percentage."""
    return Percent(number(value), cap_days)


def season(pair: list[str]) -> Season:
    """Read a yearly range."""
    (m1, d1), (m2, d2) = (map(int, one.split("-")) for one in pair)
    return Season((m1, d1), (m2, d2))


def stretch(pair: list[str | None]) -> Season | Window[date]:
    """Read a range, of every year or of one; an open one ends with the calendar."""
    first, last = pair
    assert first is not None
    if len(first) == 5:
        return season([first, str(last)])
    return Window(day(first), day(last) if last else date.max)


def calendars(given: Given) -> Stack:
    """Read stacked calendars; without any every day is open."""
    return Stack(
        tuple(
            WorkingCalendar(
                code=f"c{index}",
                title=CLOSED,
                weekend=frozenset(
                    Weekday.index(name) for name in one.get("weekend", ())
                ),
                closed=dict.fromkeys(days(one.get("holidays", ())), CLOSED),
                opened=frozenset(days(one.get("workdays", ()))),
            )
            for index, one in enumerate(given.get("calendars") or ())
        )
    )


def at_clock(on: date, clock: str) -> datetime:
    """Read a time of day on a date."""
    return datetime.combine(on, time.fromisoformat(clock))


def write(value: date | None) -> str | None:
    """Write a date, or that there is none."""
    return value.isoformat() if value is not None else None


def write_all(values: Iterable[date]) -> list[str]:
    """Write dates."""
    return [value.isoformat() for value in values]


def write_window(window: Window[date] | None) -> list[str] | None:
    """Write a window, or that there is none."""
    return write_all((window.opens, window.closes)) if window is not None else None


def write_month(value: date) -> str:
    """Write a month."""
    return f"{value:%Y-%m}"


def write_length(length: Every) -> str:
    """Write a length in months or days."""
    return f"P{length.months}M" if length.months else f"P{length.days}D"
