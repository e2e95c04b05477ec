"""What an event opens, and deadlines that follow one another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, first_day, lengths, stacks, walked
from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.event import DutyStep, deadlines, event_due, next_due
from weibao.cycles.shift import Move
from weibao.errors import InvalidValue
from weibao.spans import Every

WITHIN = st.integers(0, 40).map(lambda n: Every(days=n)) | st.integers(0, 12).map(
    WorkingDays
)


def counted(start: date, within: Every | WorkingDays, stack: Stack) -> date:
    """Return the last day by counting on."""
    if isinstance(within, Every):
        return start + within.days * ONE
    for _ in range(within.days):
        start = first_day(start + ONE, stack.is_open)
    return start


@given(
    st.lists(st.tuples(WITHIN, st.integers(-1, 5), st.none() | st.integers(0, 60))),
    st.data(),
)
def test_chains_of_deadlines(
    told: list[tuple[Every | WorkingDays, int, int | None]],
    data: st.DataObject,
) -> None:
    """Each counts from the work of the step before, if known, or its deadline.

    In which order the steps are told is irrelevant.
    """
    stack = data.draw(stacks())
    event = date(2026, 6, 1)
    steps, expected, counts = [], {}, {"event": event}
    actual = {}
    for number, (within, before, done) in enumerate(told):
        after = f"s{before}" if 0 <= before < number else "event"
        name = f"s{number}"
        steps.append(DutyStep(name, within, after))
        limit = counted(counts[after], within, stack)
        expected[name] = counts[name] = limit
        if done is not None:
            actual[name] = counts[name] = event + done * ONE
    assert deadlines(event, steps, actual, stack) == expected
    mixed = data.draw(st.permutations(steps))
    found = deadlines(event, mixed, actual, stack)
    assert found == expected
    assert list(found) == [step.name for step in mixed]


@pytest.mark.parametrize("after", ["nothing", "a", "b"])
def test_a_step_counts_from_the_event_in_the_end(after: str) -> None:
    """A step after one that is not there, or after itself by way of others, is told."""
    steps = [
        DutyStep("a", Every(days=1), after),
        DutyStep("b", Every(days=1), "a"),
    ]
    with pytest.raises(InvalidValue, match="step 'a' counts from"):
        deadlines(date(2026, 1, 1), steps)


@given(dates, dates, dates, lengths, st.sampled_from([Move.KEEP, Move.RESET]))
def test_the_calendar_after_an_event(
    due: date, event: date, done: date, every: Every, after: Move
) -> None:
    """The cycle keeps its date, or counts from the work that the event asked for."""
    found = next_due(due, done, every, after)
    assert found == (due if after is Move.KEEP else walked(done, every, 1))
    assert event_due(event, every) == walked(event, every, 1)
    assert event_due(event, None) is None
