"""Seasons and blackouts, day by day."""

from calendar import isleap
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, first_day, lengths, span, walked
from strategies import seasons
from weibao.cycles.gap import Gap
from weibao.cycles.season import (
    Roll,
    before_season,
    in_season,
    rolled,
    season_visits,
    unvisited,
)
from weibao.errors import InvalidValue
from weibao.spans import Every, Season, Window

LEAP_DAY = (2, 29)
near = st.dates(date(2027, 6, 1), date(2028, 12, 31))


def holds(season: Season, day: date) -> bool:
    """Tell whether a season holds a day, by month and day alone."""
    start, end, now = season.start, season.end, (day.month, day.day)
    if season.start == LEAP_DAY and not isleap(day.year):
        start = (2, 28)
    if season.start <= season.end:
        return start <= now <= end
    return now >= start or now <= end


@given(seasons(), dates)
def test_into_season(season: Season, day: date) -> None:
    """A date in season stays; another goes to the first day that is."""
    assert in_season(day, season) == first_day(day, lambda one: holds(season, one))


@given(
    near,
    st.lists(
        seasons()
        | st.builds(
            lambda first, days: Window(first, first + days * ONE),
            near,
            st.integers(0, 60),
        ),
        max_size=3,
    ),
    st.sampled_from(Roll),
)
def test_out_of_blackouts(
    due: date, blackouts: list[Season | Window[date]], roll: Roll
) -> None:
    """A date goes to the nearest day outside all of them, to the one side."""

    def is_free(day: date) -> bool:
        return not any(
            holds(one, day)
            if isinstance(one, Season)
            else one.opens <= day <= one.closes
            for one in blackouts
        )

    step = 1 if roll is Roll.FORWARD else -1
    days = [due + n * step * ONE for n in range(1_200)]
    free = next(filter(is_free, days), None)
    if free is None:
        with pytest.raises(InvalidValue, match="leave no day"):
            rolled(due, blackouts, roll)
    else:
        assert rolled(due, blackouts, roll) == free
        assert rolled(due, blackouts[::-1], roll) == free
    assert rolled(due, blackouts, roll, cleared=True) == due


@given(seasons(), st.integers(0, 200), st.integers(1, 40))
def test_visits_of_a_season(season: Season, ago: int, days: int) -> None:
    """Each is as late as the gap allows, and all lie in one season."""
    first = first_day(date(2027, 1, 1) + ago * ONE, lambda day: holds(season, day))
    gap = Gap(every=Every(days=days))
    found = list(season_visits(season, first, gap))
    last = season.at_or_after(first).closes
    assert found == [
        first + n * days * ONE for n in range((last - first).days // days + 1)
    ]


@given(
    st.dictionaries(st.sampled_from("abcd"), seasons()),
    st.lists(near, max_size=8),
)
def test_named_windows(windows: dict[str, Season], done: list[date]) -> None:
    """A window is missed when none of its days had a visit."""
    expected = []
    for name, season in windows.items():
        whole = season.beginning_in(2027)
        if not set(span(whole.opens, whole.closes)) & set(done):
            expected.append(name)
    assert list(unvisited(windows, 2027, done)) == expected


@given(dates, lengths)
def test_before_a_season(start: date, opening: Every) -> None:
    """The last lawful day is that before it starts, and the first so much earlier."""
    window = before_season(start, opening)
    assert window.closes + ONE == start
    assert walked(window.opens, opening, 1) <= start
    assert walked(window.opens + 4 * ONE, opening, 1) > start
