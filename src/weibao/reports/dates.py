"""How reports write days and months, so that nobody has to count weeks."""

from datetime import date

from weibao.spans.window import Window
from weibao.texts.text import Message, Text


def days_said(days: Window[date], *, with_year: bool = False) -> Text:
    """Say from which day to which; the year where it does not go without saying."""
    first, last = days.opens, days.closes
    if first == last:
        return day_said(last, with_year=with_year)
    if first.year != last.year:
        begin, end = (day_said(day, with_year=with_year) for day in (first, last))
        return FROM_TO(begin=begin, end=end)
    # A year that both share is said once: before in Chinese, behind in English.
    begin = Text(day_said(first, with_year=with_year).zh, day_said(first).en)
    end = Text(day_said(last).zh, day_said(last, with_year=with_year).en)
    if first.month != last.month:
        return FROM_TO(begin=begin, end=end)
    return Text(f"{begin.zh}–{last.day}日", f"{first.day}–{end.en}")


def day_said(day: date, *, with_year: bool = False) -> Text:
    """Say a day, with its year where that is asked for."""
    pattern = DAY_OF_YEAR if with_year else DAY
    return pattern(year=day.year, month=MONTHS[day.month - 1], day=day.day)


def month_said(day: date) -> Text:
    """Say the month of a day, with its year."""
    return MONTH(year=day.year, month=MONTHS[day.month - 1])


MONTHS = (
    Text("1月", "Jan"),
    Text("2月", "Feb"),
    Text("3月", "Mar"),
    Text("4月", "Apr"),
    Text("5月", "May"),
    Text("6月", "Jun"),
    Text("7月", "Jul"),
    Text("8月", "Aug"),
    Text("9月", "Sep"),
    Text("10月", "Oct"),
    Text("11月", "Nov"),
    Text("12月", "Dec"),
)
DAY = Message(zh="{month}{day}日", en="{day} {month}")
DAY_OF_YEAR = Message(zh="{year}年{month}{day}日", en="{day} {month} {year}")
FROM_TO = Message(zh="{begin}–{end}", en="{begin} – {end}")
MONTH = Message(zh="{year}年{month}", en="{month} {year}")
