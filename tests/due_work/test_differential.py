"""The engine against other ways to the same dates."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from portfolios import calendar, demand, done, dues, estate, grid, orders, quota, task
from slow_dates import walked_grid, walked_periods, walked_visits
from strategies import everys
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import MaximumGap
from weibao.spans import Every, Horizon

SERVICE = "service"
anchors = st.dates(date(2019, 1, 1), date(2027, 12, 31))
starts = st.dates(date(2025, 1, 1), date(2027, 1, 1))
lengths = st.integers(0, 500)


@given(everys(longest=900).filter(bool), anchors, starts, lengths)
def test_grids(every: Every, anchor: date, first: date, length: int) -> None:
    """A fixed grid is what walking along it gives."""
    over = Horizon(first, first + timedelta(days=length))
    world = estate(task(SERVICE, grid(every, str(anchor))))
    assert dues(demand(world, over)) == walked_grid(
        every, anchor, over.first, over.last
    )


@given(everys(), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_lengths(every: Every, on: date, times: int) -> None:
    """Adding an interval is adding its months and then its days, as dateutil does."""
    months, extra = every.months * times, every.days * times
    expected = on + relativedelta(months=months) + timedelta(days=extra)
    assert every.after(on, times) == expected


@given(st.sampled_from(Period), starts, lengths)
def test_quotas(per: Period, first: date, length: int) -> None:
    """Each whole period of a horizon has one order, with the period as its window."""
    over = Horizon(first, first + timedelta(days=length))
    found = demand(estate(task(SERVICE, quota(1, per))), over)
    whole = [
        (order.window.opens, order.window.closes)
        for order in orders(found)
        if order.window.opens >= over.first and order.window.closes <= over.last
    ]
    assert whole == walked_periods(per, over.first, over.last)


@given(
    st.integers(2, 40),
    st.integers(0, 12),
    st.lists(st.integers(0, 400), max_size=120),
    st.integers(0, 10),
)
def test_visits(gap: int, spare: int, closed: list[int], ago: int) -> None:
    """Visits of a chain are those that a walk through the open days makes.

    The calendar leaves open days enough, so that none is late.
    """
    first = date(2026, 1, 1)
    aim = max(1, gap - spare)
    shut = {first + timedelta(days=number) for number in closed}
    stack = Stack((calendar(shut),))
    last_visit = first - timedelta(days=min(ago, aim - 1) + 1)
    over = Horizon(first, first + timedelta(days=365))
    cycle = Cycle(MaximumGap(Every(days=gap), Every(days=aim)))
    world = estate(task(SERVICE, cycle), stack=stack, records=[done(last_visit)])
    found = demand(world, over)
    expected = walked_visits(
        Every(days=gap), aim, last_visit, stack, over.first, over.last
    )
    assert dues(found) == expected
