"""Counts, single dates, month ends, shares and whole months in the due engine."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from portfolios import demand, done, dues, estate, keys, orders, task, whole
from strategies import everys
from weibao.cycles.arithmetic import MonthEnd
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import (
    ANNIVERSARY,
    FIXED,
    FLOATING,
    KEEP_INSIDE,
    GridShift,
    Move,
    Share,
)
from weibao.cycles.window import Percent, Tolerance
from weibao.orders import OrderStatus
from weibao.portfolio import Portfolio
from weibao.records import Completion
from weibao.spans import Every, Horizon

SERVICE = "service"
FIRST = date(2026, 1, 1)
anchors = st.dates(date(2024, 1, 1), date(2026, 3, 31)) | st.sampled_from(
    [date(2025, 10, 31), date(2024, 2, 29), date(2025, 12, 31)]
)
shares = st.integers(0, 100).map(lambda number: Share(Fraction(number)))
shifts = st.sampled_from([FIXED, FLOATING, KEEP_INSIDE, ANNIVERSARY]) | st.builds(
    lambda early, late: GridShift(early, Move.KEEP, Move.KEEP, late), shares, shares
)
new = st.dates(FIRST, date(2026, 3, 31))
"""Anchors of cycles that have nothing undone behind them."""
near = st.integers(-60, 400).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def cycles(draw: st.DrawFn, begun: st.SearchStrategy[date] = anchors) -> Cycle:
    """Intervals of two weeks and more with everything that can bound or move them."""
    every = draw(everys(longest=400).filter(lambda one: one.about_days >= 14))
    shift = draw(shifts)
    month_end = draw(st.sampled_from(MonthEnd))
    percent = Percent(Fraction(draw(st.integers(1, 30))), draw(st.none() | st.just(9)))
    days = Every(days=draw(st.integers(1, every.about_days // 3)))
    room = draw(
        st.sampled_from(
            [
                Tolerance(days, days),
                Tolerance(days, days, open_start=True),
                Tolerance(early=percent, late=percent),
                Tolerance(whole_months=True, after=Every(months=every.months > 2)),
            ]
        )
    )
    if shift == KEEP_INSIDE and not room:
        room = Tolerance(days, days)
    free = shift.history_free
    return Cycle(
        Interval(every, shift, draw(begun), month_end, less_a_day=draw(st.booleans())),
        room,
        count=draw(st.none() | st.integers(1, 30)),
        include=tuple(draw(st.lists(near, max_size=3))) if free else (),
        exclude=tuple(draw(st.lists(near, max_size=3))) if free else (),
    )


records = st.lists(st.integers(1, 200), max_size=6, unique=True).map(
    lambda ago: [done(FIRST - timedelta(days=number)) for number in ago]
)


def world(cycle: Cycle, past: list[Completion]) -> Portfolio:
    """Make a portfolio of one task."""
    return estate(task(SERVICE, cycle), records=past, records_from="2025-06-01")


def over(days: int) -> Horizon:
    """Make a horizon from the first day on."""
    return Horizon(FIRST, FIRST + timedelta(days=days))


@given(cycles(), records, st.integers(0, 500), st.integers(1, 300))
def test_a_longer_horizon_only_appends(
    cycle: Cycle, past: list[Completion], days: int, more: int
) -> None:
    """Dates rise strictly, and asking further changes nothing of what came before."""
    short = demand(world(cycle, past), over(days))
    long = demand(world(cycle, past), over(days + more))
    assert whole(short) == [one for one in whole(long) if one[0] in keys(short)]
    open_ = [o.due for o in orders(long) if o.status is OrderStatus.OPEN]
    assert open_ == sorted(set(open_))
    appended = [o for o in orders(long) if o.id not in keys(short)]
    assert all(o.due > short.horizon.last for o in appended)


@given(cycles(), records, st.data())
def test_the_order_of_records_is_irrelevant(
    cycle: Cycle, past: list[Completion], data: st.DataObject
) -> None:
    """The same records in another order are the same past."""
    mixed = data.draw(st.permutations(past))
    one, other = (demand(world(cycle, told), over(400)) for told in (past, mixed))
    assert whole(one) == whole(other)


@given(cycles(), records)
def test_an_id_is_given_once(cycle: Cycle, past: list[Completion]) -> None:
    """No two orders of a demand go by one id."""
    found = demand(world(cycle, past), over(500)).orders
    assert len({order.id for order in found}) == len(found)


@given(cycles(new))
def test_replay_of_its_own_dates_changes_nothing(cycle: Cycle) -> None:
    """What is done on its due dates leaves every later date as it was forecast."""
    horizon = over(500)
    forecast = dues(demand(world(cycle, []), horizon))
    past = [day for day in forecast if FIRST <= day < FIRST + timedelta(days=200)]
    as_of = FIRST + timedelta(days=200)
    told = world(cycle, [done(day) for day in past])
    found = demand(told, horizon, as_of=as_of)
    later = [o.due for o in orders(found) if o.status is OrderStatus.OPEN]
    assert later == [day for day in forecast if day not in past]


@given(cycles(new), st.integers(-100, 100))
def test_inside_the_window_a_kept_grid_moves_nothing_later(
    cycle: Cycle, percent: int
) -> None:
    """Where the shift keeps inside, any day of the window leaves the later dates."""
    assert isinstance(cycle.rhythm, Interval)
    shift = cycle.rhythm.shift
    if {shift.early_inside, shift.late_inside} != {Move.KEEP}:
        return
    horizon = over(500)
    plain = orders(demand(world(cycle, []), horizon))
    plain = [o for o in plain if o.due >= FIRST]
    if not plain:
        return
    first, *rest = plain
    side = first.window.opens if percent < 0 else first.window.closes
    day = first.due + (side - first.due) * abs(percent) // 100
    if day < FIRST or day not in first.window:
        return
    told = world(cycle, [done(day, order=first.id)])
    found = demand(told, horizon, as_of=day)
    later = [o.due for o in orders(found) if o.due > first.due]
    assert later == [o.due for o in rest]


@given(cycles(), st.integers(0, 600))
def test_counts_and_single_dates(cycle: Cycle, days: int) -> None:
    """A count ends the grid; dates put in are there, and those left out are not."""
    found = dues(demand(world(cycle, []), over(days)))
    assert not set(found) & set(cycle.exclude)
    horizon = over(days)
    inside = {day for day in cycle.include if horizon.first <= day <= horizon.last}
    assert inside - set(cycle.exclude) <= set(found)
    if cycle.count is not None:
        assert len(set(found) - set(cycle.include)) <= cycle.count
