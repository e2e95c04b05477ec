"""Keys of dates that several rules give together."""

from collections.abc import Iterator
from datetime import date

from weibao.cycles.rhythms import Combined, Single
from weibao.due_work.day_dates import Keyed


def key_in(number: int, key: str, day: date) -> str:
    """Return the key of a date of one of several rules: its own, or with its number."""
    return key if key == day.isoformat() else f"{key}.r{number}"


def combined_dates(
    rhythm: Combined,
    plus: Iterator[tuple[Single, Iterator[Keyed]]],
    minus: Iterator[Iterator[Keyed]],
) -> Iterator[Keyed]:
    """Go through the dates of rules, each once and in order, less those of others.

    Args:
        rhythm: the rules and what they leave out.
        plus: each rule with its dates.
        minus: the dates of each rule that takes some away.
    """
    named: dict[date, str] = {}
    for number, (_, dates) in enumerate(plus, 1):
        for key, day in dates:
            named.setdefault(day, key_in(number, key, day))
    gone = {day for dates in minus for _, day in dates}
    for day in sorted(named.keys() - gone):
        if not rhythm.leaves_out(day):
            yield named[day], day
