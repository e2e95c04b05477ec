"""Intervals that are a function, day by day and by trying every number."""

from datetime import date
from fractions import Fraction
from itertools import islice
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, first_day, last_day, lengths, walked
from cycles.vectors.asked import gap_years
from weibao.cycles.changing import RECOUNTED
from weibao.cycles.stage import (
    Band,
    Boundary,
    ListedYears,
    Stage,
    Stages,
    evenly,
    of_band,
    of_class,
    scaled,
)
from weibao.errors import InvalidValue
from weibao.spans import Every, Window

ages = st.integers(0, 60).map(lambda number: Every(months=number))
stages = st.lists(
    st.builds(Stage, ages, st.integers(1, 30).map(lambda n: Every(months=n))),
    min_size=1,
    max_size=4,
    unique_by=lambda stage: stage.age,
).map(lambda found: sorted(found, key=lambda stage: stage.age.months))


@given(dates, stages, st.sampled_from(Boundary), st.integers(0, 2_000))
def test_the_next_date_by_age(
    birth: date, found: list[Stage], boundary: Boundary, old: int
) -> None:
    """It is the first day on which a stage in force asks for it, or stops the last.

    Up to the first stage its interval is in force already.
    """
    last = birth + old * ONE
    begun = {stage.age: walked(birth, stage.age, 1) for stage in found}
    past = [stage for stage in found if begun[stage.age] <= last] or found[:1]
    later = [s for s in found[found.index(past[-1]) + 1 :] if begun[s.age] > last]

    def asks(day: date) -> bool:
        if day >= walked(last, past[-1].every, 1):
            return True
        if boundary is Boundary.STOP:
            return any(begun[stage.age] <= day for stage in later)
        return any(
            max(begun[stage.age], walked(last, stage.every, 1)) <= day
            for stage in later
        )

    ours = Stages(first_at=Every(), stages=tuple(found), boundary=boundary)
    assert ours.next_due(birth, last) == first_day(last + ONE, asks)


@given(dates, stages, ages, ages)
def test_nothing_is_due_at_the_end_of_life(
    birth: date, found: list[Stage], first_at: Every, life: Every
) -> None:
    """All dates come before it, in order, and the first is that of the first age."""
    ours = Stages(first_at=first_at, stages=tuple(found), life=life or None)
    got = list(islice(ours.dates(birth), 50))
    assert got == sorted(set(got))
    if life:
        end = walked(birth, life, 1)
        assert ours.retire(birth) == end
        assert all(day < end for day in got)
    else:
        assert ours.retire(birth) is None
    first = walked(birth, first_at, 1)
    assert got[:1] == ([first] if not life or first < end else [])


@given(
    st.lists(st.integers(1, 20), min_size=1, max_size=6, unique=True).map(sorted),
    st.integers(1, 4),
    st.sets(st.integers(1, 25), max_size=4),
    st.integers(0, 40),
)
def test_listed_years(
    years: list[int], then: int, dropped: set[int], last: int
) -> None:
    """Listed years, then every so many; dropped ones are neither due nor between."""
    plain = ListedYears(years=years, then_every=then)
    dropped = {year for year in dropped if plain.is_listed(year)}
    ours = evolve(plain, dropped=dropped)
    due, gaps = [], []
    for year in range(1, last + 1):
        after = year - years[-1]
        if year in years or (after > 0 and after % then == 0):
            due += [] if year in dropped else [year]
        elif after < 0:
            gaps.append(year)
    assert list(ours.due_years(last)) == due
    assert list(gap_years(ours, last)) == gaps


@given(dates, st.integers(1, 20), st.integers(0, 11))
def test_the_window_of_a_listed_year(base: date, year: int, early: int) -> None:
    """It goes from the first of a month so many months early to the month's end."""
    ours = ListedYears(years=(1,), then_every=1, early_months=early)
    first = base.replace(year=base.year + year, day=1)
    opens = first
    for _ in range(early):
        opens = (opens - ONE).replace(day=1)
    assert ours.window(base, year) == Window(opens, last_day(first))
    assert ours.due_month(base, year) == last_day(first)


@given(lengths, st.integers(1, 400))
def test_factors(every: Every, hundredths: int) -> None:
    """Whole months stay months; else 30 days count a month, and no day is halved."""
    factor = Fraction(hundredths, 100)
    months = every.months * factor
    days = (every.months * 30 + every.days) * hundredths // 100
    if every.months and months.denominator == 1:
        assert scaled(every, factor) == Every(months=int(months))
    elif not days:
        with pytest.raises(InvalidValue, match="leaves nothing"):
            scaled(every, factor)
    else:
        assert scaled(every, factor) == Every(days=days)


@given(dates, lengths, dates)
def test_a_change_is_due_no_earlier_than_it_comes(
    last: date, every: Every, changed: date
) -> None:
    """The new interval counts from the last time, up to the day of the change."""
    anew, late = walked(last, every, 1), date.max
    assert RECOUNTED.due(anew, changed, late) == max(anew, changed)


def test_bands_and_classes() -> None:
    """A band has its lower end and not its upper; what none holds is told."""
    bands = [
        Band(Fraction(5), Fraction(50), Every(months=12)),
        Band(Fraction(50), None, Every(months=6)),
    ]
    assert of_band(bands, Fraction(50)) == Every(months=6)
    assert of_band(bands, Fraction(5)) == Every(months=12)
    assert of_band([Band(None, Fraction(1), Every(days=1))], Fraction(-9)).days == 1
    with pytest.raises(InvalidValue, match="value 4 lies in no band"):
        of_band(bands, Fraction(4))
    assert of_class({"a": Every(days=1)}, "a") == Every(days=1)
    with pytest.raises(InvalidValue, match=r"no class 'b' \(known: a\)"):
        of_class({"a": Every(days=1)}, "b")


@given(dates, st.integers(1, 400), st.integers(1, 60), st.integers(0, 30))
def test_turns_laid_evenly(first: date, gap: int, least: int, more: int) -> None:
    """Of all numbers of steps that fit, it is that nearest the middle of the range."""
    last, most = first + gap * ONE, least + more
    fitting = [n for n in range(1, gap + 1) if least * n <= gap <= most * n]
    found = evenly(first, last, least, most)
    if not fitting:
        assert found is None
        return
    assert found is not None
    parts = min(fitting, key=lambda n: (abs(n * (least + most) - 2 * gap), n))
    assert len(found) == parts
    assert found[-1] == last
    steps = [(b - a).days for a, b in zip((first, *found), found, strict=False)]
    assert all(least <= step <= most for step in steps)
    assert max(steps) - min(steps) <= 1
    floors = [n * gap // parts for n in range(1, parts + 1)]
    assert [(day - first).days for day in found] == floors


def test_what_cannot_be_a_stage() -> None:
    """A stage has a length, years rise from 1, and go on."""
    with pytest.raises(InvalidValue, match="interval with a length"):
        Stages(first_at=Every(), stages=(Stage(Every(), Every()),))
    for years, then in (((), 1), ((2, 1), 1), ((0, 1), 1), ((1,), 0)):
        with pytest.raises(InvalidValue, match="must rise"):
            ListedYears(years=years, then_every=then)


@given(stages, st.randoms())
def test_stages_are_told_in_the_order_of_age(found: list[Stage], dice: Random) -> None:
    """Any other order is refused, and the right one is said."""
    order = found.copy()
    dice.shuffle(order)
    assume(order != found)
    with pytest.raises(InvalidValue, match="not in the order of age") as refused:
        Stages(first_at=Every(), stages=tuple(order))
    told = [f"from {one.age.text()} of age every" for one in found if one.age]
    said = str(refused.value)
    places = [said.index(text) for text in told]
    assert places == sorted(places)
