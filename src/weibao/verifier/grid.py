"""Where the dates of a grid lie, counted from its anchor."""

from calendar import monthrange
from datetime import date, timedelta

from weibao.cycles.arithmetic import MonthEnd
from weibao.cycles.rhythms import Interval

ONE_DAY = timedelta(days=1)


def placed(rhythm: Interval, anchor: date, number: int) -> date | None:
    """Return a date of a grid; None where its month lacks it and it is omitted."""
    every, rule = rhythm.every, rhythm.month_end
    if rule is MonthEnd.CLAMP or not every.months:
        return every.after(anchor, number)
    year, month = divmod(
        anchor.year * 12 + anchor.month - 1 + every.months * number, 12
    )
    last = monthrange(year, month + 1)[1]
    rest = timedelta(days=every.days * number)
    if rule is MonthEnd.LAST_DAY or anchor.day <= last:
        own = last if rule is MonthEnd.LAST_DAY else anchor.day
        return date(year, month + 1, own) + rest
    if rule is MonthEnd.OMIT:
        return None
    return date(year, month + 1, last) + ONE_DAY + rest
