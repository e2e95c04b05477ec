"""Small worlds in which work comes after other work."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from portfolios import (
    WEEKENDS_OFF,
    done,
    estate,
    grid,
    months,
    quota,
    task,
    with_records,
)
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.portfolio import Portfolio
from weibao.precedence import After, Lag, parse_lag
from weibao.spans import Every, Horizon

NOTICE, SPRAY = "notice", "spray"
WIDE = grid(months(1), "2026-03-10", within=(5, 5))
AHEAD = Horizon(date(2026, 3, 1), date(2026, 4, 30))


def pair(
    before: str | Cycle,
    after: str | Cycle,
    lag: Lag = timedelta(0),
    same: Period | None = None,
    *,
    weekends: bool = False,
) -> Portfolio:
    """Make an asset with a notice and what comes after it."""
    how = After(task=NOTICE, lag=lag, same=same)
    tasks = (task(NOTICE, before), task(SPRAY, after, after=(how,)))
    return estate(*tasks, stack=WEEKENDS_OFF) if weekends else estate(*tasks)


RHYTHMS = st.sampled_from(
    [
        WIDE,
        grid(months(1), "2026-03-20", within=(3, 9)),
        quota(1, Period.MONTH),
        grid(Every(days=10), "2026-03-02", within=(1, 4)),
    ]
)
LAGS = st.sampled_from(["0 h", "24 h", "30 h", "1 day", "2 working days", "1 month"])
RECORDS = st.lists(
    st.dates(date(2026, 2, 20), date(2026, 3, 14)), unique=True, max_size=3
)


@st.composite
def worlds(draw: st.DrawFn) -> Portfolio:
    """Draw three tasks, each after the one before it, with some records."""
    codes = ["one", "two", "three"]
    tasks = [task(codes[0], draw(RHYTHMS))]
    for before, code in pairwise(codes):
        same = draw(st.sampled_from([None, Period.MONTH]))
        lag = timedelta(0) if draw(st.booleans()) else parse_lag(draw(LAGS))
        how = After(task=before, lag=lag, same=same)
        tasks.append(task(code, draw(RHYTHMS), after=(how,)))
    made = [done(one, code) for code in codes for one in draw(RECORDS)]
    return with_records(estate(*tasks), *draw(st.permutations(made)))
