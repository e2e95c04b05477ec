"""Days of one phase have the same dates later on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import months
from strategies import everys, rules
from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import MonthEnd
from weibao.cycles.changing import Changed, Length
from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import Alignment, Towards
from weibao.cycles.regimes import Rhythm
from weibao.cycles.rhythms import Interval, Recurrence
from weibao.cycles.shift import FLOATING
from weibao.cycles.steps import Steps
from weibao.due_work.dates import nominal
from weibao.due_work.phases import is_phased, phase
from weibao.spans import Every

FIRST = date(2026, 1, 1)
LAST = date(2029, 12, 31)
JOINED = Alignment(Towards.LATER, months(2), yearly=(7, 10))
CHANGED = Changed((Length(date.min, months(3)), Length(FIRST, months(1))))
LENGTHS = everys(longest=1_500).filter(bool)
RHYTHMS: st.SearchStrategy[Rhythm] = st.one_of(
    st.builds(Interval, LENGTHS, month_end=st.sampled_from(MonthEnd)),
    st.builds(Recurrence, rules()),
    st.sampled_from(
        [
            Recurrence("FREQ=MONTHLY;BYDAY=1MO"),
            Recurrence("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA"),
            Recurrence("FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=-1"),
        ]
    ),
)


def dates(cycle: Cycle, anchor: date) -> list[date]:
    """Return the dates of a cycle counted from a day."""
    return [day for _, day in nominal(cycle, anchor, FIRST, LAST, Stack())]


@given(RHYTHMS, st.dates(date(2022, 1, 1), date(2025, 12, 30)))
def test_days_of_one_phase_have_the_same_dates(rhythm: Rhythm, anchor: date) -> None:
    """Of whatever rhythm, counted from any day of the phase, the dates are the same."""
    cycle = Cycle(rhythm)
    if not is_phased(cycle):
        return
    own, same = phase(cycle, anchor, FIRST), dates(cycle, anchor)
    others = (anchor + timedelta(days=number) for number in range(1, 1_500))
    alike = [day for day in others if phase(cycle, day, FIRST) == own]
    for day in alike[:1] + alike[-1:]:
        assert dates(cycle, day) == same


@pytest.mark.parametrize(
    ("rhythm", "anchors", "phases"),
    [
        (Interval(months(1)), 1_000, 31),
        (Interval(months(3)), 1_000, 93),
        (Interval(Every(days=14)), 1_000, 14),
        (Interval(Every(months=1, days=1)), 100, 100),
        (Recurrence("FREQ=MONTHLY;BYDAY=1MO"), 1_000, 1),
        (Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"), 1_000, 2),
        (Recurrence("FREQ=MONTHLY"), 28, 28),
    ],
)
def test_a_phase_is_no_more_than_the_dates_depend_on(
    rhythm: Rhythm, anchors: int, phases: int
) -> None:
    """Of so many days few are left, unless the dates depend on the day itself."""
    cycle, last = Cycle(rhythm), date(2025, 6, 28)
    days = [last - timedelta(days=number) for number in range(anchors)]
    found = {
        phase(cycle, day, FIRST) if is_phased(cycle) else day.isoformat()
        for day in days
    }
    assert len(found) == phases


def test_a_day_among_those_that_matter_is_a_phase_by_itself() -> None:
    """What was not there at first has no dates from before."""
    cycle = Cycle(Interval(months(1)))
    assert phase(cycle, FIRST, FIRST) == FIRST
    assert phase(cycle, FIRST - timedelta(days=1), FIRST) != FIRST


@pytest.mark.parametrize(
    "cycle",
    [
        Cycle(Interval(months(3), steps=Steps(2, (1,)))),
        Cycle(Interval(months(3), aligned=JOINED)),
        Cycle(Interval(months(1), changed=CHANGED)),
        Cycle(Interval(months(1)), count=3),
        Cycle(Interval(months(1), shift=FLOATING)),
    ],
)
def test_what_counts_its_turns_has_no_phase(cycle: Cycle) -> None:
    """A number of turns, a completion, an alignment hang on the very day."""
    assert not is_phased(cycle)
