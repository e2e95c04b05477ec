"""The least and the longest time between turns, day by day."""

from datetime import date
from fractions import Fraction
from math import floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, lengths, span, walked
from weibao.cycles.gap import (
    Binding,
    Cap,
    Gap,
    Verdict,
    discovery_grace,
    gaps_in_days,
)
from weibao.cycles.period import Period, period_of, periods
from weibao.cycles.window import Percent
from weibao.errors import InvalidValue
from weibao.spans import Every, Window

histories = st.tuples(dates, st.lists(st.integers(0, 60), min_size=1, max_size=8)).map(
    lambda one: [one[0] + sum(one[1][:n]) * ONE for n in range(len(one[1]) + 1)]
)


@given(
    dates,
    lengths,
    st.none() | lengths | st.just(Every()),
    st.none() | st.integers(-9, 500),
    st.booleans(),
)
def test_the_lawful_days(
    last: date, every: Every, least: Every | None, told: int | None, less: bool
) -> None:
    """They are the days after the last, or from the least gap on, up to the limit."""
    assume(least is None or least.about_days <= every.about_days)
    gap = Gap(every=every, least=least, less_a_day=less)
    examiner = last + told * ONE if told is not None else None
    closes = walked(last, every, 1) - less * ONE
    if examiner is not None and examiner < closes:
        closes = examiner
    opens = last + ONE if least is None else walked(last, least, 1)
    days = list(span(opens, closes))
    expected = Window(days[0], days[-1]) if days else None
    assert gap.window([last], told=examiner) == expected
    assert gap.limit([last], told=examiner) == closes


@given(
    histories,
    st.integers(1, 40),
    st.integers(0, 50),
    st.none() | st.tuples(st.integers(1, 4), st.integers(90, 500)),
)
def test_extensions_and_caps(
    past: list[date], days: int, percent: int, cap: tuple[int, int] | None
) -> None:
    """The next turn keeps the extended gap, and every run of gaps keeps the cap."""
    gap = Gap(
        every=Every(days=days),
        extension=Percent(Fraction(percent)),
        cap=Cap(cap[0], Fraction(cap[1], 100)) if cap else None,
    )
    single = floor(days * (1 + Fraction(percent, 100)))

    def lawful(turns: list[date]) -> bool:
        if (turns[-1] - turns[-2]).days > single:
            return False
        if cap is None or len(turns) <= cap[0]:
            return True
        total = (turns[-1] - turns[-1 - cap[0]]).days
        return total * 100 <= cap[1] * days

    limit = gap.limit(past)
    if limit > past[-1]:
        assert lawful([*past, limit])
    assert not lawful([*past, limit + ONE])
    runs = [past[:number] for number in range(2, len(past) + 1)]
    assert gap.kept(past) == all(map(lawful, runs))
    tight = limit < past[-1] + single * ONE
    assert gap.binding(past) is (Binding.CAP if tight else Binding.SINGLE)
    assert gap.nominal(past) == min(limit, past[-1] + days * ONE)


@given(histories, st.integers(0, 30), st.integers(0, 30))
def test_verdicts(done: list[date], least: int, more: int) -> None:
    """Too early a turn counts for nothing; a late one is a breach, but counts."""
    gap = Gap(every=Every(days=least + more or 1), least=Every(days=least))
    last, counted, expected = done[0], [done[0]], []
    for day in done[1:]:
        apart = (day - last).days
        if apart < least:
            expected.append(Verdict.TOO_EARLY)
            continue
        late = apart > gap.every.days
        expected.append(Verdict.LATE if late else Verdict.COUNTS)
        last = day
        counted.append(day)
    assert [verdict for _, _, verdict in gap.verdicts(done)] == expected
    assert gap.counted(done) == counted
    assert [apart for _, apart, _ in gap.verdicts(done)] == list(gaps_in_days(done))


@given(dates, lengths, st.integers(0, 400))
def test_each_turn_as_late_as_is_lawful(first: date, every: Every, over: int) -> None:
    """Each counts from the one before, and none could be left out."""
    until = first + over * ONE
    turns = list(Gap(every=every).latest(first, until))
    expected = [first]
    while (following := walked(expected[-1], every, 1)) <= until:
        expected.append(following)
    assert turns == expected


@given(dates, lengths, st.booleans())
def test_once_each_year(last: date, most: Every, less: bool) -> None:
    """The lawful days are those of the next year that the gap still reaches.

    Where it reaches none of them, the year needs a second turn, by the gap's end.
    """
    assume(most.about_days > 1)
    gap = Gap(every=most, less_a_day=less, each=Period.YEAR)
    limit = walked(last, most, 1) - less * ONE
    year = span(date(last.year + 1, 1, 1), date(last.year + 1, 12, 31))
    days = [day for day in year if day <= limit]
    assert gap.asks_for_more([last]) is (not days)
    again = Window(last + ONE, limit) if last < limit else None
    expected = Window(days[0], days[-1]) if days else again
    assert gap.window([last]) == expected


@given(
    dates,
    st.integers(1, 4),
    st.integers(1, 15),
    st.integers(16, 60),
    st.lists(st.integers(0, 60), max_size=12),
)
def test_so_many_in_each_period(
    first: date, times: int, least: int, most: int, steps: list[int]
) -> None:
    """Turns in their windows leave no quarter short, nor any gap too long or short."""
    gap = Gap(
        every=Every(days=most),
        least=Every(days=least),
        each=Period.QUARTER,
        times=times,
    )
    past = gap.begun(first)
    days = [first]
    for step in [*steps, *[0] * 20]:
        window = gap.window(past)
        assert window is not None
        assert least <= (window.closes - days[-1]).days <= most
        assert (window.opens - days[-1]).days >= least
        days.append(min(window.opens + step * ONE, window.closes))
        past = gap.taken(past, days[-1])
    begun, ended = (period_of(day, Period.QUARTER) for day in (first, days[-1]))
    for period in periods(begun.closes + ONE, ended.opens - ONE, Period.QUARTER):
        assert sum(day in period for day in days) >= times


@given(dates, st.integers(1, 50))
def test_the_grace_of_a_discovery(day: date, days: int) -> None:
    """What is found to be missed may take one interval more, a day at least."""
    assert discovery_grace(day, Every(days=days)) == day + days * ONE


def test_what_a_gap_cannot_be() -> None:
    """A cap is on a gap at least, and the least is not longer than the longest."""
    with pytest.raises(InvalidValue, match="one gap at least"):
        Cap(0, Fraction(3))
    with pytest.raises(InvalidValue, match="above zero"):
        Cap(2, Fraction(0))
    with pytest.raises(InvalidValue, match="longer than the longest"):
        Gap(every=Every(days=3), least=Every(days=4))
