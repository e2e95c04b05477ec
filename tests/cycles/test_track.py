"""The one formula, against a replay that keeps an anchor and a number."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, last_day, mixed, months, walked
from weibao.cycles.anchor import (
    Edge,
    Job,
    Mark,
    Reference,
    anniversary,
    due_month_end,
)
from weibao.cycles.arithmetic import MonthEnd, grid_day
from weibao.cycles.shift import (
    FIXED,
    FLOATING,
    KEEP_THE_DEADLINE,
    GridShift,
    Move,
    Share,
    zone_of,
)
from weibao.cycles.track import Track, replay
from weibao.cycles.window import Tolerance
from weibao.spans import Every

moves = st.sampled_from(Move)
shifts = st.builds(GridShift, moves, moves, moves, moves)
lateness = st.lists(st.integers(-80, 80), max_size=8)
sides = st.integers(0, 40).map(lambda days: Every(days=days))


@given(mixed, dates, shifts, sides, sides, lateness)
def test_replay(
    every: Every,
    anchor: date,
    shift: GridShift,
    before: Every,
    after: Every,
    late: list[int],
) -> None:
    """Keeping goes one interval on, a reset counts from the work, else all stays."""
    track = Track(
        every=every, anchor=anchor, shift=shift, tolerance=Tolerance(before, after)
    )
    number = 1
    for days in late:
        due = walked(anchor, every, number)
        done = due + days * ONE
        zone = zone_of(days, 0, -before.days, after.days)
        assert track.due == due
        assert track.following == walked(anchor, every, number + 1)
        step = track.take(done)
        match shift.of(zone):
            case Move.KEEP:
                number += 1
            case Move.RESET:
                anchor, number = done, 1
        kept = shift.of(zone) is Move.KEEP
        assert step.next_due == track.due == walked(anchor, every, number)
        assert (step.due, step.done, step.zone) == (due, done, zone)
        assert step.zone.inside == zone.inside
        assert step.deemed == (due if kept else done)
        assert step.counts == (shift.of(zone) is not Move.IGNORE)
        if step.counts and days:
            assert step.kept == kept


@given(mixed, dates, lateness)
def test_a_fixed_grid_takes_no_notice(
    every: Every, anchor: date, late: list[int]
) -> None:
    """However late or early the work, the dates are those of the grid."""
    track = Track(every=every, anchor=anchor, shift=FIXED)
    steps = [track.take(track.due + days * ONE) for days in late]
    assert [step.due for step in steps] == [
        walked(anchor, every, n) for n in range(1, len(late) + 1)
    ]


@given(mixed, st.lists(dates, min_size=1, max_size=8))
def test_floating_counts_from_the_last_work(every: Every, done: list[date]) -> None:
    """Each next date is one interval after the work, in the order of the days."""
    track = Track(every=every, anchor=done[0], shift=FLOATING)
    assert [step.next_due for step in replay(track, done)] == [
        walked(day, every, 1) for day in sorted(done)
    ]


@given(mixed, dates, lateness, st.integers(0, 20), st.integers(0, 400))
def test_a_share_moves_the_key_date(
    every: Every, anchor: date, late: list[int], room: int, percent: int
) -> None:
    """Inside the dead band nothing moves; beyond it a share of all the lateness does.

    The days are added to the next date of the grid, and the grid goes on from there.
    """
    share = Share(Fraction(percent))
    side = Tolerance(Every(days=room), Every(days=room))
    shift = GridShift(share, Move.KEEP, Move.KEEP, share)
    track = Track(every=every, anchor=anchor, shift=shift, tolerance=side)
    number = 1
    for days in late:
        step = track.take(track.due + days * ONE)
        moved = share.days(days) if abs(days) > room else 0
        number += 1
        assert step.moved == moved
        if moved:
            anchor = walked(anchor, every, number) + moved * ONE
            number = 0
        assert track.due == walked(anchor, every, number)


@given(mixed, dates, st.integers(0, 60), st.integers(-90, 40), st.booleans())
def test_the_deadline_is_kept(
    every: Every, due: date, before: int, late: int, less: bool
) -> None:
    """Done inside the window it counts as done on the deadline, else from itself."""
    track = Track(
        every=every,
        anchor=due,
        step=0,
        shift=KEEP_THE_DEADLINE,
        tolerance=Tolerance(Every(days=before), open_start=True),
        less_a_day=less,
    )
    done = due + late * ONE
    step = track.take(done)
    if -max(before - 1, 0) <= late <= 0:
        assert (step.deemed, step.next_due) == (due, walked(due, every, 1))
    else:
        assert step.deemed == done
        assert step.next_due == walked(done, every, 1) - less * ONE


@given(
    months,
    dates,
    st.integers(0, 2),
    st.integers(0, 2),
    st.integers(-150, 150),
    st.sampled_from([Move.KEEP, Move.RESET]),
)
def test_whole_months(
    every: Every, base: date, before: int, after: int, late: int, outside: Move
) -> None:
    """Only the months count: those of the window keep the base month, others reset."""
    track = Track(
        every=every,
        anchor=base.replace(day=1),
        step=0,
        shift=GridShift(outside, Move.KEEP, Move.KEEP, outside),
        tolerance=Tolerance(
            Every(months=before), Every(months=after), whole_months=True
        ),
    )
    done = base + late * ONE
    apart = (done.year - base.year) * 12 + done.month - base.month
    kept = outside is Move.KEEP or -before <= apart <= after
    assert track.due == last_day(base)
    step = track.take(done)
    assert step.zone.inside == (-before <= apart <= after)
    start = base if kept else done
    assert step.next_due == last_day(walked(start.replace(day=1), every, 1))


@given(months, dates, st.integers(0, 12), st.sampled_from(MonthEnd))
def test_dates_that_their_month_lacks(
    every: Every, anchor: date, number: int, month_end: MonthEnd
) -> None:
    """The next date is the first from a number on that there is."""
    track = Track(every=every, anchor=anchor, step=number, month_end=month_end)
    while (expected := grid_day(anchor, every, number, month_end)) is None:
        number += 1
    assert track.due == expected


@given(
    st.builds(Job, dates, dates, dates, dates),
    st.sampled_from(Mark),
    st.sampled_from(Edge),
    mixed,
    st.integers(0, 30),
)
def test_reference_points(
    job: Job, mark: Mark, edge: Edge, every: Every, length: int
) -> None:
    """One edge of the next job is an interval after the mark, the other its length."""
    marks = {
        Mark.SCHEDULED_START: job.scheduled_start,
        Mark.SCHEDULED_END: job.scheduled_end,
        Mark.ACTUAL_START: job.actual_start,
        Mark.ACTUAL_END: job.actual_end,
    }
    start, end = Reference(mark, edge).next_job(job, every, length * ONE)
    assert (end - start).days == length
    found = start if edge is Edge.START else end
    assert found == walked(marks[mark], every, 1)


@given(dates, st.integers(0, 40))
def test_anniversaries_and_due_months(day: date, number: int) -> None:
    """An anniversary is so many years later; a due month ends with its last day."""
    assert anniversary(day, number) == walked(day, Every(months=12), number)
    month = walked(day.replace(day=1), Every(months=1), number)
    assert due_month_end(day, number) == last_day(month)
