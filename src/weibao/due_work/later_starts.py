"""Recurrence rules begun long ago, begun again later with the same dates.

A rule goes through all its dates from its start; one that has run for years is begun
again some whole periods later, where that changes nothing.
"""

from datetime import date, timedelta

DAYS = {"DAILY": 1, "WEEKLY": 7}
PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH"})
"""The parts of rules whose dates depend on the start by its period alone, and by its
day where no other is named. A number of dates counts them all from the first."""
YEARS = 12
SPARE = 2
"""How many periods before the first date that matters a rule begins again."""


def later_start(rule: str, anchor: date, first: date) -> date:
    """Return a start from which a rule has the same dates from a day on.

    Args:
        rule: the rule.
        anchor: where it begins.
        first: the first day that matters.

    Returns:
        A day before ``first``, whole periods after the anchor; the anchor itself where
        the rule may count on it.
    """
    pairs = [part.partition("=") for part in rule.upper().split(";")]
    parts = {name.removeprefix("RRULE:"): value for name, _, value in pairs}
    every, frequency = parts.get("INTERVAL", "1"), parts.get("FREQ", "")
    if not parts.keys() <= PARTS or not every.isdecimal() or not int(every):
        return anchor
    if first <= anchor:
        return anchor
    if frequency in DAYS:
        length = DAYS[frequency] * int(every)
        periods = (first - anchor).days // length - SPARE
        return anchor + timedelta(days=max(periods, 0) * length)
    if frequency != "MONTHLY" and frequency != "YEARLY":
        return anchor
    months = int(every) * (YEARS if frequency == "YEARLY" else 1)
    between = (first.year - anchor.year) * YEARS + first.month - anchor.month
    ahead = max(between // months - SPARE, 0) * months
    year, month = divmod(anchor.year * YEARS + anchor.month - 1 + ahead, YEARS)
    if anchor.day > 28:
        return anchor
    return date(year, month + 1, anchor.day)
