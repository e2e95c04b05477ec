"""Recurrence rules begun long ago, begun again later with the same dates.

A rule goes through all its dates from its start; one that has run for years is begun
again some whole periods later, where that changes nothing.
"""

from datetime import date, timedelta

from weibao.cycles.period import MONTHS, Period, period_of

PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH"})
"""The parts of rules whose dates depend on the start by its period alone, and by its
day where no other is named. A number of dates counts them all from the first."""
PERIODS = {
    "DAILY": Period.DAY,
    "WEEKLY": Period.WEEK,
    "MONTHLY": Period.MONTH,
    "YEARLY": Period.YEAR,
}
DAYS = {Period.DAY: 1, Period.WEEK: 7}
NAMED_DAYS = frozenset({"BYDAY", "BYMONTHDAY"})
"""The parts that name days, so that the start's own day says nothing."""
A_YEAR = 12
SPARE = 2
"""How many periods before the first date that matters a rule begins again."""


def later_start(rule: str, anchor: date, first: date) -> date:
    """Return a start from which a rule has the same dates from a day on.

    Args:
        rule: the rule.
        anchor: where it begins.
        first: the first day that matters.

    Returns:
        A day before ``first``, whole periods after the anchor, or after the first day
        of the anchor's own period where the rule names its days; the anchor itself
        where the rule may count on it.
    """
    pairs = [part.partition("=") for part in rule.upper().split(";")]
    parts = {name.removeprefix("RRULE:"): value for name, _, value in pairs}
    every, frequency = parts.get("INTERVAL", "1"), parts.get("FREQ", "")
    if not parts.keys() <= PARTS or not every.isdecimal() or not int(every):
        return anchor
    if first <= anchor or frequency not in PERIODS:
        return anchor
    per = PERIODS[frequency]
    named = not NAMED_DAYS.isdisjoint(parts)
    begun = period_of(anchor, per).opens if named else anchor
    if per in DAYS:
        days = DAYS[per] * int(every)
        periods = (first - begun).days // days - SPARE
        return begun + timedelta(days=max(periods, 0) * days)
    if begun.day > 28:
        return anchor
    months = MONTHS[per] * int(every)
    between = (first.year - begun.year) * A_YEAR + first.month - begun.month
    ahead = max(between // months - SPARE, 0) * months
    year, month = divmod(begun.year * A_YEAR + begun.month - 1 + ahead, A_YEAR)
    return date(year, month + 1, begun.day)
