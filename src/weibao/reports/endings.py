"""Which rules of the policy end soon, so that their successors are decided in time."""

from datetime import date, timedelta

from attrs import frozen

from weibao.policy import Policy
from weibao.texts.text import Text


@frozen(kw_only=True)
class Ending:
    """A rule that holds now and does not for much longer."""

    rule: str
    title: Text
    last_day: date
    days_left: int


def endings(policy: Policy, as_of: date, *, within: timedelta) -> tuple[Ending, ...]:
    """Return the rules whose last day is near, the nearest first.

    A rule that has ended is told of no more, nor is one that has yet to begin.
    """
    found = [
        Ending(
            rule=rule.id,
            title=rule.title,
            last_day=rule.valid_to,
            days_left=(rule.valid_to - as_of).days,
        )
        for rule in policy.rules
        if rule.valid_to is not None
        and as_of <= rule.valid_to <= as_of + within
        and (rule.valid_from is None or rule.valid_from <= as_of)
    ]
    return tuple(sorted(found, key=lambda one: (one.last_day, one.rule)))
