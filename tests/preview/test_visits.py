"""Which visits are the same before and after a change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    at_most,
    daily,
    demand,
    done,
    estate,
    found,
    grid,
    months,
    quota,
    task,
)
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.orders import Demand
from weibao.preview.visits import VisitChanges, _nearest, visit_changes

CYCLES = st.one_of(
    st.builds(at_most, st.integers(7, 40)),
    st.builds(grid, st.integers(10, 60).map(daily), st.just("2026-01-05")),
    st.builds(grid, st.integers(1, 4).map(months), st.just("2026-01-31")),
    st.builds(quota, st.integers(1, 3), st.just(Period.MONTH)),
)
DAYS = st.lists(st.integers(0, 60), max_size=12).map(lambda days: tuple(sorted(days)))


def work(cycle: Cycle | str, **fields: object) -> Demand:
    """Make the work of one asset with one task."""
    return demand(estate(task("service", cycle), **fields))  # type: ignore[arg-type]  # fields of an estate


def counts(changes: VisitChanges) -> tuple[int, int, int]:
    """Return how many are added, removed and moved."""
    return len(changes.added), len(changes.removed), len(changes.moved)


@given(CYCLES, CYCLES)
def test_each_visit_is_the_same_as_one_other_or_comes_or_goes(
    one: Cycle, other: Cycle
) -> None:
    """So that what is added less what is removed is the difference of the counts."""
    old, new = work(one), work(other)
    changes = visit_changes(old, new)
    assert changes.before == len(old.orders)
    assert changes.after == len(new.orders)
    assert changes.after - changes.before == len(changes.added) - len(changes.removed)
    olds = [*changes.removed, *(same.old for same in changes.same)]
    news = [*changes.added, *(same.new for same in changes.same)]
    assert sorted(order.id for order in olds) == [order.id for order in old.orders]
    assert sorted(order.id for order in news) == [order.id for order in new.orders]


@given(DAYS, DAYS, st.integers(0, 30))
def test_pairing_by_day_looks_the_same_from_both_sides(
    old: tuple[int, ...], new: tuple[int, ...], reach: int
) -> None:
    """The way back undoes what the way there did; nothing is paired beyond reach."""
    pairs = set(_nearest(old, new, reach))
    assert pairs == {(i, j) for j, i in _nearest(new, old, reach)}
    assert all(abs(old[i] - new[j]) <= reach for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(DAYS, DAYS)
def test_visits_of_one_day_are_the_same(
    old: tuple[int, ...], new: tuple[int, ...]
) -> None:
    """A visit that stays where it is never counts as moved for the sake of another."""
    pairs = list(_nearest(old, new, 60))
    for day in set(old) & set(new):
        stay = min(old.count(day), new.count(day))
        assert sum(old[i] == new[j] == day for i, j in pairs) == stay


def test_visits_of_a_chain_are_paired_by_day_not_by_number() -> None:
    """One visit more at the front moves none of those behind it."""
    cycle = at_most(30)
    old = work(cycle, installed="2020-01-01", records=[done("2025-12-20")])
    more = [done("2025-12-20"), done("2025-12-19")]
    new = work(cycle, installed="2020-01-01", records=more)
    ids = {order.id for order in old.orders} ^ {order.id for order in new.orders}
    assert ids
    assert counts(visit_changes(old, new)) == (0, 0, 0)


def test_a_denser_chain_adds_visits_and_moves_the_rest() -> None:
    """Every visit made before is still made, on the nearest day."""
    changes = visit_changes(work(at_most(30)), work(at_most(20)))
    assert not changes.removed
    assert len(changes.added) == changes.after - changes.before > 0
    assert all(abs(one.days) <= 15 for one in changes.moved)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("every 3 months from 2026-01-31", "every 3 months from 2026-01-31", (0, 0, 0)),
        ("every 3 months from 2026-01-31", "every 3 months from 2026-01-20", (0, 0, 4)),
        ("once each month", "twice each month", (12, 0, 12)),
        ("every 6 months from 2026-03-01", "every 3 months from 2026-03-01", (2, 0, 0)),
    ],
)
def test_what_ids_leave_over_is_paired_by_day(
    old: str, new: str, expected: tuple[int, int, int]
) -> None:
    """A grid set on another day moves its visits, though their ids are others."""
    assert counts(visit_changes(work(old), work(new))) == expected


def test_one_id_with_another_window_has_moved_in_place() -> None:
    """Its day stays, but the room around it does not."""
    tight = grid(months(3), "2026-02-10")
    wide = grid(months(3), "2026-02-10", within=(5, 5))
    changes = visit_changes(work(tight), work(wide))
    assert counts(changes) == (0, 0, 4)
    assert changes.in_place == changes.moved


def test_what_findings_open_is_known_by_its_id_alone() -> None:
    """A leak is not the same repair as one found a day later."""
    kinds = task("service", "once each month"), task("mend")
    first = demand(estate(*kinds, records=[found("2026-01-01", "leak")]))
    other = demand(estate(*kinds, records=[found("2026-01-01", "noise")]))
    changes = visit_changes(first, other)
    assert counts(changes) == (1, 1, 0)


def test_work_that_is_done_is_not_compared() -> None:
    """The past does not change with the policy."""
    record = done("2026-01-10")
    old = demand(estate(task("service", at_most(30)), records=[record]), as_of="02-01")
    new = demand(estate(task("service", at_most(10)), records=[record]), as_of="02-01")
    changes = visit_changes(old, new)
    open_ones = [order for order in old.orders if order.completion is None]
    assert len(open_ones) == changes.before < len(old.orders)
    assert all(one.new.due >= date(2026, 2, 1) for one in changes.same)
