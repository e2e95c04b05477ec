"""Listed dates, and dates by a recurrence rule of RFC 5545."""

from collections.abc import Iterator
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from weibao.cycles.cycle import Dates, Recurrence


def listed_dates(rhythm: Dates, first: date, last: date) -> Iterator[date]:
    """Go through the listed dates from ``first`` to ``last``."""
    for day in rhythm.days:
        if first <= day <= last:
            yield day


def recurring_dates(
    rhythm: Recurrence, anchor: date, first: date, last: date
) -> Iterator[date]:
    """Go through a rule's dates from ``first`` to ``last``, begun at the anchor."""
    rule = rrulestr(rhythm.rule, dtstart=datetime.combine(anchor, time.min))
    start = datetime.combine(max(first, anchor), time.min)
    for moment in rule.between(start, datetime.combine(last, time.max), inc=True):
        yield moment.date()
