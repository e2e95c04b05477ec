"""Leave for a turn of work that breaks off and goes on: what the next counts from.

The due side replays records and breaks; the verifier walks the days. Both must agree.
"""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portfolios import done, estate, horizon, task
from staffing import crew, person, rostered, staffed
from weibao.cycles.deferral import NextFrom
from weibao.cycles.gating import OnReturn
from weibao.policy import Rule, Selector, Suspension
from weibao.portfolio import Portfolio
from weibao.records import Deferral, Record, StateChange
from weibao.texts import Text

BEGUN = date(2025, 10, 1)
RETURNS = ("due now", "restart", "keep the grid", "hold")
SERIES = f"demo/A1/service/{BEGUN}"
KINDS = (
    "every 25 days, from completion",
    "every 1 month, from completion, -5/+5 days",
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
            for number in draw(st.sets(st.sampled_from((1, 3, 4)), max_size=1))
        ),
    ]
    completed = [
        done(on(when), order=draw(st.sampled_from([None, None, f"{SERIES}#{number}"])))
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
