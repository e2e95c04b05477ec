"""The verifier finds nothing against series that completions move, whatever moves them.

Each is planned by the due side and the roster, and reckoned anew by the verifier.
"""

from datetime import date, timedelta

import pytest

from portfolios import day, days, done, estate, horizon, months, task
from staffing import crew, days_of, person, rostered, staffed
from weibao.cycles.arithmetic import MonthEnd
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import (
    FLOATING,
    KEEP_INSIDE,
    KEEP_THE_DEADLINE,
    LATE_TOLERANT,
    GridShift,
)
from weibao.cycles.window import Tolerance
from weibao.spans import Every

NO_ROOM = Tolerance()
GRACE = Tolerance(months(1), months(1), whole_months=True)
DUE_MONTH = Tolerance(whole_months=True)
TWO_MONTHS = Tolerance(months(2), open_start=True)
ANCHOR = date(2025, 3, 31)


def planned(rhythm: Interval, room: Tolerance, completed: str) -> list[date]:
    """Return the days planned for two years after completions, found lawful."""
    records = [done(on) for on in days(completed)]
    today = records[-1].done
    world = staffed(
        estate(
            task("service", Cycle(rhythm, room)),
            records=records,
            records_from="2025-01-01",
        ),
        crew("team", person("an")),
    )
    over = horizon(str(today), str(today + timedelta(days=750)))
    return days_of(rostered(world, over, as_of=str(today)))


@pytest.mark.parametrize("completed", ["2025-03-02", "2025-04-20", "2025-05-02"])
@pytest.mark.parametrize(
    ("shift", "room"), [(KEEP_INSIDE, GRACE), (FLOATING, GRACE), (FLOATING, DUE_MONTH)]
)
def test_whole_months(shift: GridShift, room: Tolerance, completed: str) -> None:
    """A date that stands for its month is asked for in that month, and no sooner."""
    assert planned(Interval(months(12), shift, ANCHOR), room, completed)


@pytest.mark.parametrize(
    "completed", ["2025-03-31", "2025-03-10 2025-08-31", "2025-08-31 2025-09-20"]
)
@pytest.mark.parametrize("month_end", MonthEnd)
@pytest.mark.parametrize("every", [months(1), months(3), Every(1, 10)])
@pytest.mark.parametrize("shift", [FLOATING, LATE_TOLERANT])
def test_month_ends(
    shift: GridShift, every: Every, month_end: MonthEnd, completed: str
) -> None:
    """Whatever becomes of a date that its month lacks, both sides have the same."""
    rhythm = Interval(every, shift, ANCHOR, month_end)
    assert planned(rhythm, NO_ROOM, completed)


@pytest.mark.parametrize(
    "completed", ["2025-02-01", "2025-01-10", "2025-01-10 2026-02-01"]
)
def test_terms_less_a_day(completed: str) -> None:
    """One counted from a completion ends the day before."""
    rhythm = Interval(months(12), KEEP_THE_DEADLINE, ANCHOR, less_a_day=True)
    found = planned(rhythm, TWO_MONTHS, completed)
    assert found[0] > day(completed.split()[-1])
