"""Rules that end soon."""

from datetime import date, timedelta

import pytest

from weibao import Policy, Rule, Selector, Text
from weibao.reports.endings import endings


def rule(id_: str, first: date | None, last: date | None) -> Rule:
    """Make a rule that holds from a day to a day."""
    return Rule(
        id=id_,
        title=Text.same(id_),
        select=Selector(),
        valid_from=first,
        valid_to=last,
    )


POLICY = Policy(
    rules=(
        rule("open", None, None),
        rule("year", date(2026, 1, 1), date(2026, 12, 31)),
        rule("summer", date(2026, 6, 1), date(2026, 8, 31)),
        rule("next", date(2026, 8, 20), date(2026, 9, 5)),
    )
)


@pytest.mark.parametrize(
    ("as_of", "named"),
    [
        (date(2026, 5, 31), []),
        (date(2026, 8, 17), ["summer"]),
        (date(2026, 8, 25), ["summer", "next"]),
        (date(2026, 8, 31), ["summer", "next"]),
        (date(2026, 9, 1), ["next"]),
        (date(2026, 12, 31), ["year"]),
        (date(2027, 1, 1), []),
    ],
)
def test_rules_are_named_before_they_end(as_of: date, named: list[str]) -> None:
    """A rule is named from a fortnight before its last day to that day, once begun."""
    found = endings(POLICY, as_of, within=timedelta(days=14))
    assert [one.rule for one in found] == named
