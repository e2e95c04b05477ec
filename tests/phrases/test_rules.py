"""Recurrence rules, checked part by part."""

from datetime import date, datetime, time
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from strategies import rules
from weibao.errors import InvalidValue
from weibao.phrases import parse_rule
from weibao.phrases.rules import PARTS


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
        (" rrule： freq=weekly;byday=mo,we ", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("INTERVAL=2;FREQ=DAILY;COUNT=5", "INTERVAL=2;FREQ=DAILY;COUNT=5"),
        ("FREQ=YEARLY;UNTIL=20301231", "FREQ=YEARLY;UNTIL=20301231"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
    ],
)
def test_rules_are_read(text: str, rule: str) -> None:
    """A rule is kept in capitals and without its property name."""
    assert parse_rule(text) == rule


@given(rule=rules(), start=st.dates(min_value=date(9900, 1, 1)))
def test_a_rule_that_is_taken_can_be_expanded(rule: str, start: date) -> None:
    """Whatever is taken, the reference expands from any start without complaint."""
    # Late starts, as a rule that never falls is followed to the end of the calendar.
    assert parse_rule(rule) == rule
    first = datetime.combine(start, time.min)
    assert all(found >= first for found in islice(rrulestr(rule, dtstart=first), 1))


@pytest.mark.feature("F009", partial=True)
@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("", "no part ''"),
        ("MONTHLY", "no part 'MONTHLY'"),
        ("FREQ=DAILY;", "no part ''"),
        ("FREQ=DAILY;BYEASTER=0", "no part 'BYEASTER=0'"),
        ("FREQ=DAILY;BYHOUR=9", "no part 'BYHOUR=9'"),
        ("INTERVAL=2", "has no FREQ"),
        ("FREQ=HOURLY", "'FREQ=HOURLY' cannot be"),
        ("FREQ=FORTNIGHTLY", "'FREQ=FORTNIGHTLY' cannot be"),
        ("FREQ=DAILY;FREQ=WEEKLY", "says FREQ twice"),
        ("FREQ=DAILY;INTERVAL=0", "'INTERVAL=0' cannot be"),
        ("FREQ=DAILY;COUNT=-1", "'COUNT=-1' cannot be"),
        ("FREQ=DAILY;COUNT=99999999999", "'COUNT=99999999999' cannot be"),
        ("FREQ=DAILY;UNTIL=20260230", "'UNTIL=20260230' cannot be"),
        ("FREQ=DAILY;UNTIL=20261231T000000Z", "'UNTIL=20261231T000000Z' cannot be"),
        ("FREQ=DAILY;COUNT=5;UNTIL=20261231", "'COUNT=5' cannot stand beside 'UNTIL="),
        ("FREQ=MONTHLY;BYDAY=FRI", "'BYDAY=FRI' cannot be"),
        ("FREQ=MONTHLY;BYDAY=0MO", "'BYDAY=0MO' cannot be"),
        ("FREQ=MONTHLY;BYDAY=54MO", "'BYDAY=54MO' cannot be"),
        ("FREQ=WEEKLY;BYDAY=1MO", "'BYDAY=1MO' cannot stand beside 'FREQ=WEEKLY'"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "cannot stand beside 'BYWEEKNO=1'"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "'BYMONTHDAY=32' cannot be"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "'BYMONTHDAY=0' cannot be"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,", "'BYMONTHDAY=1,' cannot be"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "'BYMONTHDAY=1' cannot stand beside 'FREQ=WEEKLY"),
        ("FREQ=YEARLY;BYMONTH=13", "'BYMONTH=13' cannot be"),
        ("FREQ=YEARLY;BYMONTH=-1", "'BYMONTH=-1' cannot be"),
        ("FREQ=MONTHLY;BYYEARDAY=1", "'BYYEARDAY=1' cannot stand beside 'FREQ=M"),
        ("FREQ=MONTHLY;BYWEEKNO=1", "'BYWEEKNO=1' cannot stand beside 'FREQ=MONTHLY'"),
        ("FREQ=YEARLY;BYWEEKNO=54", "'BYWEEKNO=54' cannot be"),
        ("FREQ=MONTHLY;BYSETPOS=1", "'BYSETPOS=1' needs another BY part"),
        ("FREQ=WEEKLY;WKST=MON", "'WKST=MON' cannot be"),
        ("DTSTART:20260101\nRRULE:FREQ=DAILY", "has no DTSTART"),
        ("FREQ=DAILY;DTSTART=20260101", "has no DTSTART"),
    ],
)
def test_an_invalid_rule_is_refused_naming_the_part(rule: str, fault: str) -> None:
    """The part at fault stands in the refusal, with what to write instead."""
    with pytest.raises(InvalidValue) as refusal:
        parse_rule(rule)
    assert fault in refusal.value.text.en
    assert refusal.value.text.en.endswith(")")
    assert refusal.value.text.zh.endswith("）")


VALUES = st.sampled_from(
    ["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "MO", "1FR", "0", "1", "-5", "31",
          "366", "20261231", "1,2", ",", "٣", ""]
)  # fmt: skip


@given(
    text=st.one_of(
        st.text(),
        st.lists(st.builds("{}={}".format, st.sampled_from([*PARTS]), VALUES)).map(
            ";".join
        ),
    )
)
@example(text="FREQ=DAILY\nCOUNT=1")
@example(text="FREQ=DAıLY")
def test_any_text_parses_or_is_refused(text: str) -> None:
    """Nothing but a rule or InvalidValue ever comes out."""
    try:
        rule = parse_rule(text)
    except InvalidValue:
        return
    assert parse_rule(rule) == rule


def test_what_the_expansion_refuses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that passes our checks and not the reference's is no cycle either."""

    def refuse(rule: str, dtstart: datetime) -> None:
        raise ValueError(f"{rule} from {dtstart:%Y}")

    monkeypatch.setattr("weibao.phrases.rules.rrulestr", refuse)
    with pytest.raises(InvalidValue, match="cannot be: FREQ=DAILY from 2024"):
        parse_rule("FREQ=DAILY")
