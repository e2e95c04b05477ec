"""Small portfolios in which one task contains another, for tests of several layers."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from portfolios import (
    OPEN_ALWAYS,
    WEEKENDS_OFF,
    done,
    estate,
    grid,
    inclusion,
    season,
    task,
)
from weibao.cycles.cycle import Cycle
from weibao.cycles.inclusion import OnCommon
from weibao.cycles.season import Roll
from weibao.cycles.shift import FIXED, FLOATING
from weibao.equipment import Criticality, JobPlan
from weibao.portfolio import Portfolio
from weibao.records import Completion
from weibao.relations import Credit, Inclusion
from weibao.spans import Every
from weibao.texts import Text

SMALL, LARGE = "small", "large"
START = date(2026, 1, 1)


def pair(small: str | Cycle, large: str | Cycle, how: Inclusion) -> Portfolio:
    """Make an asset with a smaller task and a larger one that includes it."""
    return estate(task(SMALL, small), task(LARGE, large, includes=(how,)))


def some_done() -> st.SearchStrategy[list[Completion]]:
    """A few completions of both tasks."""
    days = st.integers(-40, 60).map(lambda n: START + timedelta(days=n))
    records = st.builds(done, days, st.sampled_from([SMALL, LARGE]))
    return st.lists(records, max_size=5, unique_by=lambda one: one.id)


def credits() -> st.SearchStrategy[Credit | None]:
    """For how many days larger work credits a smaller date, if it does."""
    days = st.integers(0, 3).map(lambda number: Every(days=number))
    return st.none() | st.builds(Credit, days)


@st.composite
def worlds(draw: st.DrawFn) -> Portfolio:
    """An asset with a smaller and a larger task, and some records of both."""
    shift = st.sampled_from([FIXED, FLOATING])
    cycles = [
        grid(
            Every(days=draw(st.integers(least, most))),
            str(START + timedelta(days=draw(st.integers(0, 30)))),
            draw(shift),
            within=(0, draw(st.integers(0, 1))),
        )
        for least, most in ((5, 30), (20, 90))
    ]
    credit = draw(credits())
    how = inclusion(SMALL, within=draw(st.integers(0, 4)), credit=credit)
    records = draw(some_done())
    law = draw(st.sampled_from([Criticality.ROUTINE, Criticality.STATUTORY]))
    return estate(
        task(SMALL, cycles[0], criticality=law),
        task(LARGE, cycles[1], includes=(how,)),
        records=records,
        records_from="2025-12-01",
    )


@st.composite
def out_of_the_way(draw: st.DrawFn) -> dict[str, Any]:
    """A blackout, which dates may go out of, or none."""
    if draw(st.booleans()):
        return {}
    opens = START + timedelta(days=draw(st.integers(0, 120)))
    closes = opens + timedelta(days=draw(st.integers(1, 40)))
    stretch = season(f"{opens:%m-%d}", f"{closes:%m-%d}")
    roll = draw(st.none() | st.sampled_from(Roll))
    return {"blackouts": (stretch,), "roll": roll}


@st.composite
def wide_worlds(draw: st.DrawFn) -> Portfolio:
    """The same with merging, closed days, and blackouts that dates may go out of."""
    shift = st.sampled_from([FIXED, FLOATING])
    cycles = [
        grid(
            Every(days=draw(st.integers(least, most))),
            str(START + timedelta(days=draw(st.integers(0, 30)))),
            draw(shift),
            within=(draw(st.integers(0, 2)), draw(st.integers(0, 2))),
            **draw(out_of_the_way()),
        )
        for least, most in ((5, 30), (20, 90))
    ]
    credit = draw(credits())
    common = draw(st.sampled_from(OnCommon))
    within = draw(st.integers(0, 4))
    how = inclusion(SMALL, within=within, credit=credit, on_common=common)
    records = draw(some_done())
    law = draw(st.sampled_from([Criticality.ROUTINE, Criticality.STATUTORY]))
    small, large = (JobPlan((Text.same(one),)) for one in (SMALL, LARGE))
    return estate(
        task(SMALL, cycles[0], criticality=law, job_plan=small),
        task(LARGE, cycles[1], includes=(how,), job_plan=large),
        stack=draw(st.sampled_from([OPEN_ALWAYS, WEEKENDS_OFF])),
        records=records,
        records_from="2025-12-01",
    )
