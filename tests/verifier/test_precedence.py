"""Work that comes after other work is judged by its start, from plan and records."""

from datetime import date, datetime, timedelta

import pytest
from attrs import evolve

import portfolios as p
from sequenced_worlds import NOTICE, SPRAY, WIDE, pair
from staffing import crew, person, shift, staffed
from weibao.orders import WorkOrder
from weibao.portfolio import Portfolio
from weibao.precedence import parse_lag
from weibao.roster import Assignment, Roster, Segment
from weibao.rostering import assign
from weibao.spans import Window
from weibao.verifier import Rule, verify

MARCH = p.horizon("2026-03-01", "2026-03-31")


def world(lag: str = "24 h") -> Portfolio:
    """Make a notice and a spraying, and somebody who does both."""
    return staffed(pair(WIDE, WIDE, parse_lag(lag)), crew("c", person("li", shift())))


def roster_of(made: Portfolio, as_of: str | None = None) -> Roster:
    """Plan a month."""
    return assign(p.demand(made, MARCH, as_of=as_of), made.workforce)


def at(one: Assignment, when: str) -> Assignment:
    """Put work at another time: ``03-10 08:00``."""
    zone = one.subject.site.time_zone
    start = datetime.fromisoformat(f"2026-{when}").replace(tzinfo=zone)
    return evolve(one, segments=(Segment(Window(start, start + timedelta(hours=1))),))


def broken(roster: Roster, made: Portfolio) -> set[Rule]:
    """Return the rules that a roster breaks."""
    return {one.rule for one in verify(roster, made, made.history).violations}


def with_times(roster: Roster, **times: str) -> Roster:
    """Put the work of some tasks at other times."""
    found = tuple(
        at(one, times[one.order.planned.task.code])
        if one.order.planned.task.code in times
        else one
        for one in roster.assignments
    )
    return evolve(roster, assignments=found)


@pytest.mark.parametrize(
    ("lag", "times", "wrong"),
    [
        ("24 h", {NOTICE: "03-09 09:00", SPRAY: "03-10 09:55"}, True),
        ("24 h", {NOTICE: "03-09 09:00", SPRAY: "03-10 10:00"}, False),
        ("0 h", {NOTICE: "03-10 09:00", SPRAY: "03-10 10:00"}, False),
        ("0 h", {NOTICE: "03-10 09:00", SPRAY: "03-10 08:00"}, True),
        ("1 day", {NOTICE: "03-09 16:00", SPRAY: "03-10 08:00"}, False),
        ("2 working days", {NOTICE: "03-08 08:00", SPRAY: "03-10 08:00"}, False),
    ],
)
def test_the_lag_is_held_to_the_minute_or_the_day(
    lag: str, times: dict[str, str], wrong: bool
) -> None:
    """Five minutes too soon are noticed where the lag is by the clock."""
    made = world(lag)
    spoilt = with_times(roster_of(made), **times)
    assert broken(spoilt, made) == ({Rule.PRECEDENCE} if wrong else set())


def test_work_without_the_work_before_it_is_noticed() -> None:
    """A roster that leaves the notice out may not place the spraying."""
    made = world()
    roster = roster_of(made)
    kept = tuple(
        one for one in roster.assignments if one.order.planned.task.code == SPRAY
    )
    spoilt = evolve(roster, assignments=kept)
    assert broken(spoilt, made) == {Rule.PRECEDENCE, Rule.ORDER_MISSING}


def test_work_too_soon_after_a_record_is_noticed() -> None:
    """What is on record is held against the roster, too."""
    made = p.with_records(world(), p.done("03-09", NOTICE))
    roster = roster_of(made, "2026-03-10")
    assert [f"{one.start:%m-%d}" for one in roster.assignments] == ["03-11"]
    early = with_times(roster, **{SPRAY: "03-10 16:00"})
    assert broken(early, made) == {Rule.EARLY, Rule.PRECEDENCE}


def narrowed(order: WorkOrder, first: str, last: str) -> WorkOrder:
    """Give an order another window."""
    days = Window(date.fromisoformat(first), date.fromisoformat(last))
    return evolve(
        order, occurrence=evolve(order.occurrence, window=days, preferred=days)
    )


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        (NOTICE, "2026-03-05", "2026-03-07"),
        (NOTICE, "2026-03-06", "2026-03-09"),
        (SPRAY, "2026-03-12", "2026-03-15"),
        (SPRAY, "2026-03-10", "2026-03-14"),
    ],
)
def test_a_window_narrower_than_the_lag_asks_is_noticed(
    code: str, first: str, last: str
) -> None:
    """Each window ends or begins where the other work leaves days, nowhere else."""
    made = world()
    demand = p.demand(made, MARCH)
    spoilt = tuple(
        narrowed(one, first, last) if one.planned.task.code == code else one
        for one in demand.orders
    )
    roster = Roster(
        demand=evolve(demand, orders=spoilt), workforce=made.workforce, assignments=()
    )
    assert Rule.WRONG_WINDOW in broken(roster, made)


def test_a_date_made_up_is_noticed() -> None:
    """The date by which the work before is found is the order's own."""
    made = world()
    demand = p.demand(made, MARCH)
    [spray] = p.orders(demand, SPRAY)
    follows = (evolve(spray.follows[0], nominal=date(2026, 1, 10)),)
    wrong = evolve(spray, particulars=evolve(spray.particulars, follows=follows))
    orders = tuple(wrong if one is spray else one for one in demand.orders)
    roster = Roster(
        demand=evolve(demand, orders=orders), workforce=made.workforce, assignments=()
    )
    assert Rule.WRONG_WINDOW in broken(roster, made)
