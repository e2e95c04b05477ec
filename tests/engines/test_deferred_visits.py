"""Rosters of deferred work: the engine uses the time that was given, and no more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import at_most, day, deferred, done, estate, grid, months, task
from staffing import crew, days_of, leave, person, roster_of, rostered, staffed
from weibao.cycles.deferral import NextFrom
from weibao.orders import WorkOrder
from weibao.portfolio import Portfolio
from weibao.records import Deferral, Record
from weibao.roster import Roster

VISIT = "service/2001-01-01#"
FIRST_VISIT = done("2026-02-20", order=f"demo/A1/{VISIT}1")
AWAY = person("li", absences=(leave("2026-03-02", "2026-03-10"),))


def visited(*records: Record, last: str = "2026-02-20") -> Portfolio:
    """Make an asset that is visited at most 14 days apart, last on a day."""
    first = done(last, order=f"demo/A1/{VISIT}1")
    return estate(task("service", at_most(14)), records=[first, *records])


def first_order(roster: Roster) -> WorkOrder:
    """Return the first order of a roster's chain."""
    return roster.demand.chains[0].orders[0]


def test_a_deferred_visit_is_in_time_up_to_its_new_last_day() -> None:
    """Nobody can come in time; by leave the same visit is not late, and counted so."""
    late = roster_of(visited(), crew("c", AWAY))
    assert late.late
    world = visited(deferred(f"{VISIT}2", "2026-03-14", approved="2026-03-01"))
    roster = roster_of(world, crew("c", AWAY))
    assert not roster.late
    assert day("03-11") <= days_of(roster)[0] <= day("03-14")
    order = first_order(roster)
    assert roster.lawful_window(order).closes == day("03-14")
    gaps = [b - a for a, b in zip(days_of(roster), days_of(roster)[1:], strict=False)]
    assert max(gaps) <= timedelta(days=14)


def test_a_deferred_visit_that_comes_later_still_is_late() -> None:
    """The lateness is counted from the day that it was deferred to."""
    world = visited(deferred(f"{VISIT}2", "2026-03-08", approved="2026-03-01"))
    (one,) = roster_of(world, crew("c", AWAY)).late
    assert one.late is not None
    assert one.late.limit == day("03-08")
    assert one.late.days == (one.day - day("03-08")).days


def test_an_earlier_limit_is_kept() -> None:
    """What an examiner asks for by 4 March is done by 4 March."""
    world = visited(deferred(f"{VISIT}2", "2026-03-04", approved="2026-02-25"))
    assert days_of(roster_of(world, crew("c", person("li"))))[0] <= day("03-04")


def test_deferred_work_of_a_grid_is_placed_in_the_time_given() -> None:
    """It goes near its new last day, when what it waits for will be there."""
    world = estate(
        task("service", grid(months(6), "2026-03-02")),
        records=[deferred("service/2026-03-02", "2026-03-20")],
    )
    roster = roster_of(world, crew("c", person("li")))
    (when,) = days_of(roster)
    assert day("03-11") <= when <= day("03-20")
    assert not roster.late


@pytest.mark.parametrize("ladder", [False, True])
@given(data=st.data())
def test_no_roster_of_deferred_visits_breaks_a_rule(
    ladder: bool, data: st.DataObject
) -> None:
    """Whatever is deferred until when, the verifier finds nothing against a roster."""
    draw = data.draw
    days = st.integers(-40, 60).map(lambda n: date(2026, 3, 2) + timedelta(days=n))
    tasks = [task("light", at_most(draw(st.integers(5, 30))))]
    if ladder:
        tasks.append(task("deep", at_most(draw(st.integers(31, 60)))))
    work: list[Record] = [
        done(one, draw(st.sampled_from([one.code for one in tasks])))
        for one in draw(st.lists(days, max_size=4, unique=True))
    ]
    leaves = [
        Deferral(
            id=f"D{number}",
            order=f"demo/A1/light/2001-01-01#{draw(st.integers(1, 6))}",
            until=draw(days),
            approved_on=date(2026, 3, 2) - timedelta(days=draw(st.integers(0, 40))),
            by="chief",
            because="the part comes later",
            next_from=NextFrom.ORIGINAL,
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    world = estate(
        *tasks,
        ladder=[one.code for one in tasks] if ladder else (),
        records=[*work, *leaves],
    )
    as_of = draw(st.sampled_from(["2026-03-02", "2026-03-09", "2026-02-20"]))
    rostered(staffed(world, crew("c", person("li"))), as_of=as_of)
