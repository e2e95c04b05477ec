"""Recurrence rules begun again later have the same dates."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from strategies import rules
from weibao.cycles.rhythms import Recurrence
from weibao.due_work.dates import recurring_dates
from weibao.due_work.later_starts import later_start

ANCHORS = st.dates(date(2010, 1, 1), date(2027, 12, 31))


def from_the_start(rule: str, anchor: date, first: date, last: date) -> list[date]:
    """Return a rule's dates as a walk from its own start finds them."""
    found = rrulestr(rule, dtstart=datetime.combine(anchor, time.min))
    start = datetime.combine(max(first, anchor), time.min)
    end = datetime.combine(last, time.max)
    return [moment.date() for moment in found.between(start, end, inc=True)]


@given(rules(), ANCHORS, st.integers(-400, 6000), st.integers(0, 800))
def test_a_later_start_changes_no_date(
    rule: str, anchor: date, after: int, length: int
) -> None:
    """Whatever the rule says, its dates are those counted from its own start."""
    first = anchor + timedelta(days=after)
    last = first + timedelta(days=length)
    found = recurring_dates(Recurrence(rule), anchor, first, last)
    assert list(found) == from_the_start(rule, anchor, first, last)


@pytest.mark.parametrize(
    ("rule", "begins"),
    [
        ("FREQ=MONTHLY;BYDAY=1MO", "2025-11-01"),
        ("FREQ=MONTHLY", "2025-11-04"),
        ("FREQ=WEEKLY;BYDAY=TH", "2025-12-15"),
        ("FREQ=WEEKLY;INTERVAL=3", "2025-11-04"),
        ("RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10", "2024-01-01"),
        ("FREQ=DAILY", "2025-12-30"),
        ("FREQ=MONTHLY;COUNT=300", "2014-03-04"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "2014-03-04"),
    ],
)
def test_a_rule_begins_shortly_before_the_dates_that_matter(
    rule: str, begins: str
) -> None:
    """Years gone by are passed over, except where the dates are counted."""
    start = later_start(rule, date(2014, 3, 4), date(2026, 1, 1))
    assert start.isoformat() == begins
