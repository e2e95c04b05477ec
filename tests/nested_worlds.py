"""Small portfolios in which one task contains another, for tests of several layers."""

from datetime import date, timedelta

from hypothesis import strategies as st

from portfolios import done, estate, grid, inclusion, task
from weibao.cycles.cycle import Cycle
from weibao.cycles.shift import FIXED, FLOATING
from weibao.equipment import Criticality
from weibao.portfolio import Portfolio
from weibao.relations import Credit, Inclusion
from weibao.spans import Every

SMALL, LARGE = "small", "large"
START = date(2026, 1, 1)


def pair(small: str | Cycle, large: str | Cycle, how: Inclusion) -> Portfolio:
    """Make an asset with a smaller task and a larger one that includes it."""
    return estate(task(SMALL, small), task(LARGE, large, includes=(how,)))


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
    span = draw(st.integers(0, 3))
    credit = draw(st.none() | st.builds(Credit, st.just(Every(days=span))))
    how = inclusion(SMALL, within=draw(st.integers(0, 4)), credit=credit)
    records = draw(
        st.lists(
            st.builds(
                done,
                st.integers(-40, 60).map(lambda n: START + timedelta(days=n)),
                st.sampled_from([SMALL, LARGE]),
            ),
            max_size=5,
            unique_by=lambda one: one.id,
        )
    )
    law = draw(st.sampled_from([Criticality.ROUTINE, Criticality.STATUTORY]))
    return estate(
        task(SMALL, cycles[0], criticality=law),
        task(LARGE, cycles[1], includes=(how,)),
        records=records,
        records_from="2025-12-01",
    )
