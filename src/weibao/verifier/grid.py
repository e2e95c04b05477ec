"""Where the dates of a grid lie, counted from its anchor."""

from calendar import monthrange
from datetime import date, timedelta

from attrs import evolve

from weibao.cycles.arithmetic import MonthEnd
from weibao.cycles.deferral import Towards
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


def joined(rhythm: Interval, begins: date) -> Interval:
    """Return an interval as it counts from the date that its first one joins.

    The days from its first date on are tried out, one after another.
    """
    one = rhythm.aligned
    if one is None:
        return rhythm
    number = 0 if rhythm.anchor is not None else 1
    day = placed(rhythm, rhythm.anchor or begins, number)
    plain = evolve(rhythm, aligned=None)
    if day is None:
        return plain
    later = one.towards is Towards.LATER
    last = one.most.after(day) if later else one.most.before(day)
    while day <= last if later else day >= last:
        if one.day == day or one.yearly == (day.month, day.day):
            return evolve(plain, anchor=day)
        leap = (day + ONE_DAY).month == 3 and day.month == 2
        if one.yearly == (2, 29) and leap:
            return evolve(plain, anchor=day)
        day += ONE_DAY if later else -ONE_DAY
    return plain
