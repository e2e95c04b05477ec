"""Hours of the clock, minute by minute."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, islice, pairwise, permutations
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import walked
from weibao.cycles.clock import (
    elapsed_times,
    missed_slots,
    resolved,
    slots,
    wall_times,
)
from weibao.spans import Every

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai")
DAY = timedelta(days=1)
zones = st.sampled_from(ZONES).map(ZoneInfo)
MIDNIGHT = datetime.fromisoformat("2026-05-20")
moments = st.builds(
    datetime.combine,
    st.dates(date(2026, 1, 1), date(2026, 12, 1))
    | st.sampled_from(
        [date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1), date(2026, 10, 4)]
    ),
    st.builds(
        time, st.integers(0, 4) | st.integers(0, 23), st.sampled_from([0, 15, 30])
    ),
)


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """Find the first instant at which clocks show a time, or with the offset before."""
    offsets = [(local + by).replace(tzinfo=zone).utcoffset() for by in (-DAY, DAY)]
    known = [offset for offset in offsets if offset is not None]
    found = [(local - offset).replace(tzinfo=UTC) for offset in known]
    shown = [one for one in found if one.astimezone(zone).replace(tzinfo=None) == local]
    return min(shown) if shown else found[0]


@given(zones, moments, st.integers(1, 40))
def test_the_hour_on_the_wall(zone: ZoneInfo, anchor: datetime, days: int) -> None:
    """Each turn is at the same hour, but for hours that the clocks leave out."""
    for found in (
        wall_times(anchor, Every(days=days), zone),
        wall_times(anchor, timedelta(days=days), zone),
    ):
        for number, turn in enumerate(islice(found, 12)):
            local = anchor + number * timedelta(days=days)
            assert turn == instant(local, zone)
            assert turn == resolved(local, zone)
            assert turn.utcoffset() == turn.astimezone(UTC).astimezone(zone).utcoffset()


@given(zones, moments)
def test_months_on_the_wall(zone: ZoneInfo, anchor: datetime) -> None:
    """The days are those of the grid."""
    found = islice(wall_times(anchor, Every(months=1), zone), 8)
    for number, turn in enumerate(found):
        day = walked(anchor.date(), Every(months=1), number)
        assert turn == instant(datetime.combine(day, anchor.time()), zone)


@given(zones, moments, st.integers(1, 3_000))
def test_hours_that_elapse(zone: ZoneInfo, anchor: datetime, minutes: int) -> None:
    """The instants are as far apart as was said, whatever the clocks do."""
    every = timedelta(minutes=minutes)
    found = [
        one.astimezone(UTC) for one in islice(elapsed_times(anchor, every, zone), 9)
    ]
    assert found[0] == instant(anchor, zone)
    assert {b - a for a, b in pairwise(found)} == {every}


@given(st.integers(0, 1_439), st.integers(1, 1_440), st.integers(1, 500), st.booleans())
def test_slots(opens: int, length: int, every: int, sweep: bool) -> None:
    """Each minute strictly inside is asked whether it is a multiple; then the sweep."""
    begin = MIDNIGHT + timedelta(minutes=opens)
    expected = [
        begin + timedelta(minutes=minute)
        for minute in range(1, length)
        if minute % every == 0
    ]
    end = begin + timedelta(minutes=length)
    found = slots(begin, end, timedelta(minutes=every), closing_sweep=sweep)
    assert list(found) == expected + [end] * sweep


@given(
    st.lists(st.integers(0, 12), max_size=4, unique=True),
    st.lists(st.integers(0, 12), max_size=4),
    st.integers(0, 4),
)
def test_missed_slots(places: list[int], done: list[int], tolerance: int) -> None:
    """As many slots are covered as any way to give the work to slots can cover."""
    at = [MIDNIGHT + timedelta(hours=hour) for hour in places]
    work = [MIDNIGHT + timedelta(hours=hour) for hour in done]
    left = missed_slots(at, work, timedelta(hours=tolerance))
    assert list(left) == sorted(set(left) & set(at))

    def covers(chosen: tuple[int, ...]) -> bool:
        return any(
            all(abs(a - b) <= tolerance for a, b in zip(chosen, order, strict=True))
            for order in permutations(done, len(chosen))
        )

    covered = [hour for hour, slot in zip(places, at, strict=True) if slot not in left]
    assert covers(tuple(covered))
    assert not any(
        covers(more)
        for more in combinations(places, min(len(covered) + 1, len(places)))
        if len(more) > len(covered)
    )
    assert missed_slots(at[::-1], work[::-1], timedelta(hours=tolerance)) == left
