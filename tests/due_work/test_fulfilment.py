"""Which completion fulfils which occurrence of a series that keeps no count."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import day, days, done, grid, months, quota, site
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.due_work import fulfilment
from weibao.due_work.naming import SeriesNames
from weibao.orders import Occurrence
from weibao.spans import Window

fulfilled = partial(fulfilment.fulfilled, site=site())
MONTHLY = grid(months(1))
NAMES = SeriesNames("demo", frozenset({"A1", "OLD"}), frozenset({"service", "care"}))
WIDE = grid(months(1), within=(14, 14))


def dated(*dues: date, within: int = 0) -> list[Occurrence]:
    """Make occurrences of a grid."""
    room = timedelta(days=within)
    return [
        Occurrence(str(on), on, window, window)
        for on in dues
        for window in [Window(on - room, on + room)]
    ]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ("02-27", {"2026-03-01": "02-27"}),
        ("02-10", {"2026-02-01": "02-10"}),
        ("02-15", {"2026-02-01": "02-15"}),  # as near to either: the earlier
        ("02-03 02-05", {"2026-02-01": "02-03"}),
        ("01-31 02-05", {"2026-02-01": "01-31"}),
        ("05-20", {"2026-04-01": "05-20"}),
    ],
)
def test_unnamed_work_goes_to_the_nearest_date(
    records: str, expected: dict[str, str]
) -> None:
    """The nearest date of all takes it, if it is free; the rest fulfils nothing."""
    occurrences = dated(*days("02-01 03-01 04-01"))
    taken = fulfilled(occurrences, [done(on) for on in days(records)], MONTHLY, NAMES)
    assert {key: one.done for key, one in taken.items()} == {
        key: day(on) for key, on in expected.items()
    }


def test_work_in_a_window_may_be_for_it_although_another_date_is_nearer() -> None:
    """Two completions around one date: the second goes to the window it lies in."""
    occurrences = dated(*days("02-01 03-01"), within=16)
    taken = fulfilled(occurrences, [done("02-03"), done("02-14")], WIDE, NAMES)
    assert {key: one.done for key, one in taken.items()} == {
        "2026-02-01": day("02-03"),
        "2026-03-01": day("02-14"),
    }


def test_named_work_goes_first_and_only_to_its_order() -> None:
    """A named completion takes its order from an unnamed one that lies nearer."""
    occurrences = dated(*days("02-01 03-01"))
    named = done("03-20", order="demo/A1/service/2026-02-01")
    other = done("02-02")
    elsewhere = done("03-01", id="X", order="demo/A1/service/2019-01-01")
    assert fulfilled(occurrences, [other, elsewhere, named], MONTHLY, NAMES) == {
        "2026-02-01": named
    }


@pytest.mark.parametrize(
    ("order", "ours"),
    [
        ("demo/A1/service/2026-02-01", True),
        ("demo/OLD/care/2026-02-01", True),
        ("demo/A2/service/2026-02-01", False),
        ("demo/A1/paint/2026-02-01", False),
        ("other/A1/service/2026-02-01", False),
        ("2026-02-01", False),
    ],
)
def test_the_order_of_another_series_is_none_of_ours(order: str, ours: bool) -> None:
    """Such work counts as unnamed; former ids of subject and task are ours."""
    occurrences = dated(*days("02-01 03-01"))
    work = done("03-01", order=order)
    expected = "2026-02-01" if ours else "2026-03-01"
    assert fulfilled(occurrences, [work], MONTHLY, NAMES) == {expected: work}


def test_an_order_told_twice_is_done_once() -> None:
    """Of two completions of one order the first counts."""
    name = "demo/A1/service/2026-02-01"
    first, second = done("02-01", order=name), done("02-02", order=name)
    assert fulfilled(dated(day("02-01")), [first, second], MONTHLY, NAMES) == {
        "2026-02-01": first
    }


def test_work_for_a_series_that_was_counted_once_counts_as_unnamed() -> None:
    """After a change from floating to a grid the old names still speak for the work."""
    old = done("02-02", order="demo/A1/service/2020-01-01#12")
    assert fulfilled(dated(day("02-01")), [old], MONTHLY, NAMES) == {"2026-02-01": old}


def test_work_goes_to_a_slot_of_its_own_period() -> None:
    """The last day of a period is never taken for the next one."""
    cycle = quota(1, Period.MONTH)
    months_of = [
        Occurrence(key, day(on), Window(*days(ends)), Window(*days(ends)))
        for key, on, ends in (
            ("2026-01", "01-16", "01-01 01-31"),
            ("2026-02", "02-14", "02-01 02-28"),
        )
    ]
    first, second = done("01-31"), done("01-30")
    assert fulfilled(months_of, [second, first], cycle, NAMES) == {"2026-01": second}


@given(
    st.lists(st.integers(0, 300), min_size=1, max_size=12, unique=True),
    st.lists(st.integers(0, 300), max_size=12, unique=True),
    st.sampled_from([0, 5, 40]),
)
def test_each_completion_fulfils_one_occurrence_at_most(
    dues: list[int], works: list[int], within: int
) -> None:
    """Nothing is fulfilled by more than one completion, nor one completion used twice.

    Where a due date was met on the day itself, it is that work that fulfils it.
    """
    start = date(2026, 1, 1)
    occurrences = dated(
        *(start + timedelta(days=n) for n in sorted(dues)), within=within
    )
    records = [done(start + timedelta(days=n)) for n in sorted(works)]
    taken = fulfilled(occurrences, records, Cycle(MONTHLY.rhythm), NAMES)
    used = [one.id for one in taken.values()]
    assert len(used) == len(set(used)) <= min(len(dues), len(works))
    if not within:
        for work in set(works) & set(dues):
            on = start + timedelta(days=work)
            nearer = [taken[str(on)].done] if str(on) in taken else []
            assert nearer
            assert nearer[0] <= on


def test_work_done_before_anything_was_owed_makes_nothing_good() -> None:
    """Work for no turn at hand goes to a missed one, but to none still to come."""
    weekly, [week] = quota(1, Period.WEEK), [Window(day("01-05"), day("01-07"))]
    occurrences = [Occurrence("2026-W02", week.closes, week, week)]
    for on, expected in (("2025-12-31", {}), ("01-14", {"2026-W02"})):
        taken = fulfilled(occurrences, [done(on)], weekly, NAMES, owed_from=week.closes)
        assert taken.keys() == set(expected)
