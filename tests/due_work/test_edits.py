"""Single dates moved, locked and skipped by hand."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    OPEN_ALWAYS,
    WEEKENDS_OFF,
    at_most,
    daily,
    day,
    days,
    demand,
    done,
    dues,
    edited,
    estate,
    grid,
    horizon,
    keys,
    months,
    orders,
    quota,
    season,
    task,
    void,
    whole,
    with_records,
)
from verifier.test_asked import complaints
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Dates, Interval
from weibao.cycles.season import Roll
from weibao.cycles.shift import BACK_DATED, FLOATING
from weibao.cycles.working_day import ClosedDay
from weibao.equipment import Criticality
from weibao.errors import InvalidValue
from weibao.orders import Demand
from weibao.phrases import parse_cycle
from weibao.records import Edit, EditAction, Record
from weibao.spans import Season, Window

SERVICE = "service"
MONTHLY = grid(months(1), "2026-01-01")
HALF = horizon("2026-01-01", "2026-06-30")
MOVE, LOCK, SKIP = EditAction


def seen(
    cycle: Cycle, *records: Record, stack: Stack = OPEN_ALWAYS, **fields: object
) -> Demand:
    """Return the first half of 2026 of one task on one asset."""
    own = task(SERVICE, cycle, **fields)
    world = estate(own, stack=stack, records=records, records_from="2026-01-01")
    found = demand(world, HALF, as_of="2026-01-01")
    assert complaints(found, world) == []
    return found


def refusals(of: Demand) -> list[str]:
    """Return why edits have no effect, by their ids."""
    return [one.reason.to("en") for one in of.refused_edits]


def test_a_move_changes_one_date_and_no_id() -> None:
    """The order keeps its id; the grid stays."""
    before = seen(MONTHLY)
    after = seen(MONTHLY, edited("2026-03-01", MOVE, "03-10"))
    assert keys(after) == keys(before)
    assert dues(after) == days("01-01 02-01 03-10 04-01 05-01 06-01")
    assert after.by_id["demo/A1/service/2026-03-01"].due == day("03-10")


def test_later_dates_may_follow_but_for_locked_ones() -> None:
    """They are laid from the new day; a locked one stays, an anchor never changes."""
    move = edited("2026-03-01", MOVE, "03-10", follow=True)
    assert dues(seen(MONTHLY, move)) == days("01-01 02-01 03-10 04-10 05-10 06-10")
    lock = edited("2026-05-01", LOCK, "05-01", made="2025-12-01")
    found = seen(MONTHLY, move, lock)
    assert dues(found) == days("01-01 02-01 03-10 04-10 05-01 06-10")
    assert refusals(found) == []


def test_what_follows_brings_its_lawful_days_along() -> None:
    """Also where the day moved to lies in the old ones."""
    cycle = grid(months(1), "2026-01-01", within=(10, 10))
    move = edited("2026-03-01", MOVE, "03-06", follow=True)
    found = seen(cycle, move)
    assert dues(found) == days("01-01 02-01 03-06 04-06 05-06 06-06")
    assert [one.window.opens for one in orders(found)][2:] == days(
        "02-19 03-27 04-26 05-27"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("every 1 month, from 2026-01-01, except 2026-04-01", "03-10 05-10 06-10"),
        ("every 1 month, from 2026-01-01, also on 2026-04-20", "03-10 04-10 04-20"),
        ("every 1 month, from 2026-01-31, except 2026-04-30", "03-10 05-10 06-10"),
    ],
)
def test_single_dates_in_and_out_shift_nothing_that_follows(
    words: str, expected: str
) -> None:
    """A date left out takes its interval with it, and one besides stays."""
    cycle = parse_cycle(words)
    key = "2026-03-31" if "01-31" in words else "2026-03-01"
    found = seen(cycle, edited(key, MOVE, "03-10", follow=True))
    place = dues(found).index(day("03-10"))
    assert dues(found)[place : place + 3] == days(expected)


def test_a_lock_in_a_blackout_keeps_the_lawful_days() -> None:
    """It fixes the date; on which days of its tolerance work may be done stays."""
    cycle = parse_cycle(
        "every 2 years, from 2026-05-10, within 3 months before and 3 months after, "
        "not in 03-01..08-31"
    )
    found = seen(cycle, edited("2026-05-10", LOCK, "05-05"))
    assert [one.window for one in orders(found)] == [
        one.window for one in orders(seen(cycle))
    ]


@pytest.mark.parametrize(
    "words",
    [
        "every 1 month, from 2026-01-05, closed days after",
        "every 1 month, from 2026-01-05, closed days before",
        "every 1 month, from 2026-01-05, closed days skip",
        "every 1 month, from 2026-01-05, closed days after, not in 03-05..03-20",
        "every 1 month, from 2026-01-05, closed days after, not in 03-05..03-20, "
        "moved after",
        "every 1 month, from 2026-01-05, ±2 days, not in 03-05..03-20, moved before",
        "every 1 month, from 2026-01-05, in whole months, closed days before",
    ],
)
def test_a_lock_stays_on_a_closed_day(words: str) -> None:
    """What was promised is kept, on a Saturday or in a blackout, too."""
    key = "2026-03-31" if "whole" in words else "2026-03-05"
    lock = edited(key, LOCK, "03-14")
    found = seen(parse_cycle(words), lock, stack=WEEKENDS_OFF)
    order = found.by_id[f"demo/A1/service/{key}"]
    assert (order.due, order.window) == (day("03-14"), Window(*days("03-14 03-14")))


def test_a_lock_on_a_closed_day_keeps_its_tolerance() -> None:
    """Other days of its tolerance stay lawful, so that a roster has one to choose."""
    cycle = parse_cycle("every 1 month, from 2026-01-05, ±10 days, closed days after")
    found = seen(cycle, edited("2026-03-05", LOCK, "03-14"), stack=WEEKENDS_OFF)
    order = found.by_id["demo/A1/service/2026-03-05"]
    assert order.due == day("03-14")
    assert order.window == Window(*days("02-23 03-15"))


def test_a_floating_lock_stays_on_a_closed_day() -> None:
    """The open turn of a series keeps the day as well, and the next counts from it."""
    cycle = parse_cycle("every 1 month, from completion, closed days after")
    lock = edited("2026-01-01#1", LOCK, "02-14")
    found = seen(cycle, lock, stack=WEEKENDS_OFF)
    first, second = orders(found)[:2]
    assert first.window == Window(*days("02-14 02-14"))
    assert second.due == day("03-14")


def test_edits_work_in_the_order_in_which_they_were_made() -> None:
    """A lock made after a move holds the new day; a move made after a lock is vain."""
    move = edited("2026-03-01", MOVE, "03-10", made="2025-12-02")
    lock = edited("2026-03-01", LOCK, "03-10", made="2025-12-03")
    again = edited("2026-03-01", MOVE, "03-20", made="2025-12-04")
    found = seen(MONTHLY, again, lock, move)
    assert found.by_id["demo/A1/service/2026-03-01"].due == day("03-10")
    assert refusals(found) == [f"record {lock.id} has locked or skipped it"]


@pytest.mark.parametrize(
    ("to", "follow", "why"),
    [
        ("02-01", False, "it cannot go to or before the turn before it, on 2026-02-01"),
        ("02-01", True, "it cannot go to or before the turn before it, on 2026-02-01"),
        ("04-01", False, "it cannot go to or beyond the next one, on 2026-04-01"),
    ],
)
def test_a_date_stays_between_its_neighbours(to: str, follow: bool, why: str) -> None:
    """A move beyond one that stays is refused, and changes nothing."""
    found = seen(MONTHLY, edited("2026-03-01", MOVE, to, follow=follow))
    assert whole(found) == whole(seen(MONTHLY))
    [said] = refusals(found)
    assert said.endswith(why)


def test_law_moves_within_its_lawful_days_only() -> None:
    """Beyond them it takes leave; inside, the window stays as it was."""
    cycle = grid(months(1), "2026-01-01", within=(5, 5))
    inside = edited("2026-03-01", MOVE, "03-04")
    found = seen(cycle, inside, criticality=Criticality.STATUTORY)
    moved = found.by_id["demo/A1/service/2026-03-01"]
    assert moved.due == day("03-04")
    assert moved.window == seen(cycle).by_id[moved.id].window
    beyond = edited("2026-03-01", MOVE, "03-07")
    found = seen(cycle, beyond, criticality=Criticality.STATUTORY)
    assert refusals(found) == [
        "work that law or safety asks for stays within 2026-02-24 .. 2026-03-06 "
        "(a later day needs leave: a deferral)"
    ]
    assert seen(cycle, beyond).by_id[moved.id].due == day("03-07")


@pytest.mark.parametrize(
    ("rank", "by", "skipped"),
    [
        (Criticality.ROUTINE, "", True),
        (Criticality.STATUTORY, "", False),
        (Criticality.STATUTORY, "chief", True),
    ],
)
def test_law_is_skipped_only_by_somebody(
    rank: Criticality, by: str, skipped: bool
) -> None:
    """Whoever leaves out what law asks for is named."""
    skip = edited("2026-03-01", SKIP, by=by)
    found = seen(MONTHLY, skip, criticality=rank)
    assert (day("03-01") not in dues(found)) is skipped
    assert [one.edit for one in found.dropped] == [skip] * skipped
    assert len(found.refused_edits) == (not skipped)


def test_a_move_that_comes_too_late_does_not_bring_back_what_was_skipped() -> None:
    """Without effect means none, also where the day is that of the turn itself."""
    skip = edited("2026-03-01", SKIP, made="2025-12-02")
    late = edited("2026-03-01", MOVE, "03-01", made="2025-12-03")
    found = seen(MONTHLY, skip, late)
    assert day("03-01") not in dues(found)
    assert refusals(found) == [f"record {skip.id} has locked or skipped it"]


def test_what_was_skipped_and_then_done_is_done() -> None:
    """A record of the work counts for more than the wish not to do it."""
    skip = edited("2026-03-01", SKIP)
    world = estate(task(SERVICE, MONTHLY), records=[skip, done("03-01")])
    found = demand(world, HALF, as_of="2026-03-02")
    assert day("03-01") in dues(found)
    assert all(one.edit is None for one in found.dropped)


def test_a_floating_series_goes_on_from_the_day_moved_to() -> None:
    """The open turn is moved; what is done counts, whatever day that is."""
    floats = grid(months(1), "2026-01-01", FLOATING)
    move = edited("2026-01-01#2", MOVE, "02-20")
    found = seen(floats, move)
    assert dues(found)[:3] == days("01-01 02-20 03-20")
    skip = edited("2026-01-01#2", SKIP)
    found = seen(floats, skip)
    assert dues(found)[:2] == days("01-01 03-01")


@pytest.mark.parametrize(
    ("follow", "later"), [(False, "04-01 05-01"), (True, "04-10 05-10")]
)
def test_a_grid_that_early_work_resets_keeps_or_follows(
    follow: bool, later: str
) -> None:
    """Where lateness moves nothing, a move of the open turn moves only what it says."""
    renewed = grid(months(1), "2026-03-01", BACK_DATED, within=(5, 0))
    move = edited("2026-03-01#1", MOVE, "03-10", follow=follow)
    assert dues(seen(renewed, move))[:3] == days(f"03-10 {later}")


@pytest.mark.parametrize(
    ("cycle", "key", "follow", "why"),
    [
        (at_most(15), "2026-01-01#2", False, "the roster chooses the days"),
        (quota(1, Period.MONTH), "2026-03", False, "any day of its period will do"),
        (Cycle(Dates(days("03-01 05-01"))), "2026-03-01", True, "an interval apart"),
        (MONTHLY, "2026-03-02", False, "no order that falls due is called"),
    ],
)
def test_what_cannot_be_moved_is_told(
    cycle: Cycle, key: str, follow: bool, why: str
) -> None:
    """An edit without effect says why."""
    found = seen(cycle, edited(key, MOVE, "03-10", follow=follow))
    [said] = refusals(found)
    assert why in said
    assert whole(found) == whole(seen(cycle))


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("before 05-01..09-30, within 45 days", "04-29"),
        ("in week 10 of each year", "03-05"),
    ],
)
@pytest.mark.parametrize("action", [MOVE, LOCK])
def test_a_date_with_days_of_its_own_moves_inside_them(
    words: str, to: str, action: EditAction
) -> None:
    """They stay lawful, for the due side as for the verifier."""
    cycle = parse_cycle(words)
    [before] = orders(seen(cycle))
    [after] = orders(seen(cycle, edited(before.occurrence.key, action, to)))
    assert (after.due, after.window) == (day(to), before.window)


def test_a_period_has_no_date_to_lock() -> None:
    """Any day of it will do: a lock has no effect, and that is told."""
    found = seen(quota(1, Period.MONTH), edited("2026-03", LOCK, "03-10"))
    [said] = refusals(found)
    assert "any day of its period will do" in said
    assert whole(found) == whole(seen(quota(1, Period.MONTH)))


def test_law_that_knows_months_only_keeps_its_last_day() -> None:
    """Without a tolerance the last day of the month is its one lawful day."""
    cycle = parse_cycle("every 3 months, from 2026-01-01, in whole months")
    move = edited("2026-01-31", MOVE, "01-27")
    found = seen(cycle, move, criticality=Criticality.STATUTORY)
    [said] = refusals(found)
    assert "stays within 2026-01-31" in said


@pytest.mark.parametrize(
    ("action", "to", "fields"),
    [
        (MOVE, None, {}),
        (LOCK, None, {}),
        (SKIP, "03-10", {}),
        (LOCK, "03-10", {"follow": True}),
        (SKIP, None, {"because": " "}),
    ],
)
def test_an_edit_without_sense_is_no_edit(
    action: EditAction, to: str | None, fields: dict[str, Any]
) -> None:
    """A day where one is needed, and a reason for what is left out."""
    with pytest.raises(InvalidValue):
        edited("2026-03-01", action, to, **fields)


def test_voided_and_unknown_edits_are_as_if_never_made() -> None:
    """A void takes it back; one made after today is not known yet."""
    move = edited("2026-03-01", MOVE, "03-10")
    assert whole(seen(MONTHLY, move, void(move, "2025-12-31"))) == whole(seen(MONTHLY))
    late = evolve(move, made=day("01-02"))
    assert whole(seen(MONTHLY, late)) == whole(seen(MONTHLY))


FIRST = date(2026, 1, 1)
NUMBERS = st.integers(0, 12)
SHIFTS = st.integers(-20, 40)


@st.composite
def edits_of_a_grid(draw: st.DrawFn) -> tuple[Cycle, list[Edit]]:
    """A grid with some tolerance, and edits of its dates in any order."""
    length = draw(st.integers(3, 40))
    room = draw(st.integers(0, length // 2))
    cycle = grid(daily(length), "2026-01-01", within=(room, room))
    made: list[Edit] = []
    for number, (n, shift) in enumerate(
        draw(st.lists(st.tuples(NUMBERS, SHIFTS), max_size=4))
    ):
        nominal = FIRST + timedelta(days=length * n)
        action = draw(st.sampled_from(EditAction))
        to = None if action is SKIP else str(nominal + timedelta(days=shift))
        follow = action is MOVE and draw(st.booleans())
        when = str(FIRST - timedelta(days=draw(st.integers(0, 3))))
        one = edited(str(nominal), action, to, made=when, follow=follow)
        made.append(evolve(one, id=f"E{number}"))
    return cycle, draw(st.permutations(made))


@given(
    edits_of_a_grid(),
    st.sampled_from(Criticality),
    st.sampled_from(ClosedDay),
    st.sampled_from([OPEN_ALWAYS, WEEKENDS_OFF]),
    st.sampled_from([(), (season("02-10", "03-05"),)]),
    st.sampled_from([None, *Roll]),
)
def test_the_verifier_reckons_edited_dates_alike(
    given_: tuple[Cycle, list[Edit]],
    rank: Criticality,
    closed: ClosedDay,
    stack: Stack,
    blackouts: tuple[Season, ...],
    roll: Roll | None,
) -> None:
    """Whatever is edited, both sides find the same orders, and no id is new."""
    cycle, edits = given_
    rolls = roll if blackouts else None
    cycle = evolve(cycle, closed=closed, blackouts=blackouts, roll=rolls)
    found = seen(cycle, *edits, criticality=rank, stack=stack)
    assert isinstance(cycle.rhythm, Interval)
    for id in keys(found):
        nominal = date.fromisoformat(id.rpartition("/")[2])
        assert (nominal - FIRST).days % cycle.rhythm.every.days == 0
    again = seen(cycle, *reversed(edits), criticality=rank, stack=stack)
    assert whole(found) == whole(again)


def test_a_longer_horizon_changes_nothing_earlier() -> None:
    """What is moved in a half year is moved alike in a whole one."""
    records = [
        edited("2026-03-01", MOVE, "03-10", follow=True),
        edited("2026-05-01", LOCK, "05-01"),
    ]
    world = with_records(estate(task(SERVICE, MONTHLY)), *records)
    short = demand(world, HALF, as_of="2026-01-01")
    long = demand(world, horizon("2026-01-01", "2026-12-31"), as_of="2026-01-01")
    assert dues(short) == dues(long)[: len(orders(short))]


def test_a_skip_of_an_order_that_there_is_not_is_told() -> None:
    """It names no day to go to, and the day that its order names will do."""
    assert keys(seen(MONTHLY, edited("2026-03-02", SKIP))) == keys(seen(MONTHLY))
    told = refusals(seen(MONTHLY, edited("2026-03-02", SKIP)))
    assert [one.split(" (")[0] for one in told] == [
        "no order that falls due is called demo/A1/service/2026-03-02"
    ]
    beyond = edited("2026-07-02", SKIP)
    assert refusals(seen(MONTHLY, beyond)) == []
    assert refusals(seen(MONTHLY, edited("2026-03-01", SKIP))) == []
