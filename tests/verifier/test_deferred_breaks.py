"""Leave for a turn of work that breaks off and goes on: what the next counts from.

The due side replays records and breaks; the verifier walks the days. Both must agree.
"""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import demand, done, estate, horizon, task
from staffing import crew, person, rostered, staffed
from verifier.test_asked import complaints
from weibao.cycles.deferral import NextFrom
from weibao.cycles.gating import OnReturn
from weibao.policy import Rule, Selector, Suspension
from weibao.portfolio import Portfolio
from weibao.records import Deferral, Record, StateChange
from weibao.texts import Text
from weibao.verifier import Rule as Broken

BEGUN = date(2025, 10, 1)
RETURNS = ("due now", "restart", "keep the grid", "hold")
SERIES = f"demo/A1/service/{BEGUN}"
KINDS = (
    "every 25 days, from completion",
    "every 1 month, from completion, -5/+5 days",
    "every 25 days, from completion, less a day",
    "every 25 days, from actual start, lasting 4 days",
    "every 1 month, from actual end to the next end, lasting 3 days",
)
moments = st.integers(0, 240)
near = st.integers(0, 40)


def on(number: int) -> date:
    """Return a day of the world."""
    return BEGUN + timedelta(days=number)


def leave(number: int, allowed: int, until: int, next_from: NextFrom) -> Deferral:
    """Return leave for one turn of the series."""
    return Deferral(
        id=f"D{number}",
        order=f"{SERIES}#{number}",
        until=on(until),
        approved_on=on(allowed),
        by="chief",
        because="why not",
        next_from=next_from,
    )


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Portfolio, date]:
    """Make a portfolio whose second turn is late by leave, around states and a pause.

    There may be more of everything: work, with or without its number, and leave.
    """
    begun = draw(near)
    due = begun + 25  # where no break moves it
    late = due + draw(near)
    leaves = [
        leave(2, due - 1, late + draw(near) // 2, draw(st.sampled_from(NextFrom))),
        *(
            leave(number, begun, begun + draw(moments), NextFrom.ORIGINAL)
            for number in draw(st.sets(st.sampled_from((1, 1, 3, 4)), max_size=1))
        ),
    ]
    completed = [
        evolve(
            done(
                on(when),
                order=draw(st.sampled_from([None, None, f"{SERIES}#{number}"])),
            ),
            started=on(when - draw(st.integers(0, 9))) if draw(st.booleans()) else None,
        )
        for number, when in enumerate(
            sorted({begun, late, *draw(st.lists(moments, max_size=1))}), 1
        )
    ]
    about = st.one_of(near.map(lambda n: due + n - 10), moments)
    states = [
        StateChange(id=f"S{number}", subject="A1", state=state, since=on(since))
        for number, since in enumerate(draw(st.sets(about, max_size=3)))
        for state in [draw(st.sampled_from(("in_use", "out_of_service")))]
    ]
    first = draw(about)
    pause = Suspension(
        first=on(first),
        last=on(first + draw(near)),
        because=Text("停", "stop"),
        resume=draw(st.sampled_from(OnReturn)),
    )
    rule = Rule(
        id="all",
        title=Text.same("all"),
        select=Selector(),
        suspensions=(pause,) if draw(st.booleans()) else (),
    )
    both: list[Record] = [*states, *completed, *leaves]
    returns = draw(st.sampled_from(RETURNS))
    cycle = f"{draw(st.sampled_from(KINDS))}, while in_use, on return {returns}"
    made = estate(
        task("service", cycle),
        installed=str(BEGUN),
        records=draw(st.permutations(both)),
        records_from=str(BEGUN),
        rules=(rule,),
    )
    today = late + draw(st.integers(-20, 60))
    return staffed(made, crew("team", person("an"))), on(today)


@given(worlds())
def test_the_turn_after_one_done_by_leave_counts_through_breaks(
    drawn: tuple[Portfolio, date],
) -> None:
    """Walking the days finds the turns that replaying finds, whatever was allowed."""
    made, today = drawn
    over = horizon(str(today), str(today + timedelta(days=100)))
    rostered(made, over, as_of=str(today))


def broken_without(made: Portfolio, key: str, today: date) -> frozenset[Broken]:
    """Return the rules that a demand breaks once one of its orders is taken out."""
    found = demand(made, horizon(str(today), "2026-06-30"), as_of=today)
    id_ = f"{SERIES}#{key}"
    assert complaints(found, made) == []
    left = tuple(one for one in found.orders if one.id != id_)
    assert len(left) == len(found.orders) - 1
    thinned = evolve(found, orders=left)
    return frozenset(one.rule for one in complaints(thinned, made))


@pytest.mark.parametrize("counts", ["actual start", "actual start to the next end"])
def test_a_turn_after_a_break_is_missed_whatever_it_counts_from(counts: str) -> None:
    """It need not count from the completion."""
    cycle = f"every 25 days, from {counts}, lasting 4 days"
    made = estate(
        task("service", f"{cycle}, while in_use, on return restart"),
        installed=str(BEGUN),
        records=[
            done(on(25), started=on(20)),
            StateChange(id="S1", subject="A1", state="out_of_service", since=on(30)),
            StateChange(id="S2", subject="A1", state="in_use", since=on(40)),
        ],
        records_from=str(BEGUN),
    )
    assert Broken.MISSING_WORK in broken_without(made, "2", on(45))


def test_a_turn_after_the_first_one_done_by_leave_is_missed() -> None:
    """What the first turn of all was due on is reckoned as well."""
    made = estate(
        task("service", "every 25 days, from completion, while in_use"),
        installed=str(BEGUN),
        records=[
            leave(1, 20, 40, NextFrom.DEFERRED),
            done(on(35), order=f"{SERIES}#1"),
            StateChange(id="S1", subject="A1", state="out_of_service", since=on(44)),
            StateChange(id="S2", subject="A1", state="in_use", since=on(50)),
        ],
        records_from=str(BEGUN),
    )
    assert Broken.MISSING_WORK in broken_without(made, "2", on(55))
