"""Small work laid evenly between the dates of larger work."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    YEAR,
    asset,
    day,
    days,
    demand,
    done,
    dues,
    equipment,
    estate,
    orders,
    place,
    portfolio,
    site,
    task,
    whole,
    with_records,
)
from weibao.cycles.elastic import Elastic
from weibao.due_work.laid import unlaid_tasks
from weibao.errors import InvalidValue
from weibao.explanation import explain
from weibao.orders import Demand
from weibao.planning import Unplannable, make_plan
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.spans import Every, Horizon
from weibao.verifier import Rule, verify


def pair(large: str, small: str = "28 to 36 days, evenly between large") -> Portfolio:
    """Make a world of two tasks."""
    return estate(task("large", large), task("small", small))


def slowly(least: int, most: int, larger: list[date]) -> list[date]:
    """Try every number of steps, and take the one nearest to the middle."""
    found = []
    for first, last in pairwise(larger):
        gap = (last - first).days
        numbers = [n for n in range(1, gap + 1) if least * n <= gap <= most * n]
        numbers.sort(key=lambda n: (abs(2 * gap - n * (least + most)), n))
        for number in range(1, numbers[0]) if numbers else ():
            found.append(first + timedelta(days=gap * number // numbers[0]))
    return found


def broken(of: Demand, world: Portfolio) -> set[Rule]:
    """Return the rules of the due side that a demand breaks."""
    closed = tuple(one for one in of.orders if one.completion)
    roster = Roster(demand=of, workforce=world.workforce, assignments=(), done=closed)
    found = verify(roster, world, world.history).violations
    return {one.rule for one in found if one.rule is not Rule.ORDER_MISSING}


LARGER = st.lists(st.integers(1, 200), min_size=2, max_size=6)


@given(st.integers(1, 40), st.integers(0, 30), LARGER, st.integers(0, 200))
def test_steps_are_those_of_the_slow_way(
    least: int, more: int, gaps: list[int], opens: int
) -> None:
    """Whatever the larger dates, for any horizon, and as the verifier reckons."""
    larger = [day("01-05")]
    for gap in gaps:
        larger.append(larger[-1] + timedelta(days=gap))
    said = ", ".join(map(str, larger))
    most = least + more
    world = pair(f"on {said}", f"{least} to {most} days, evenly between large")
    first = day("01-01") + timedelta(days=opens)
    over = Horizon(first, first + timedelta(days=300))
    found = demand(world, over)
    wanted = [one for one in slowly(least, most, larger) if one in over]
    assert dues(found, "small") == wanted
    assert not broken(found, world)


def test_done_work_and_later_horizons_change_no_date() -> None:
    """The dates stand on those of the larger task, and on nothing else."""
    world = pair("every 3 months, from 2026-01-01")
    before = demand(world)
    assert dues(before, "small")[:4] == days("01-31 03-02 05-01 05-31")
    first = orders(before, "small")[0]
    after = with_records(world, done("02-03", "small"), done("01-09", "large"))
    again = demand(evolve(after, records=after.records[::-1]), as_of="2026-02-05")
    assert dues(again, "small")[1:] == dues(before, "small")[1:]
    assert orders(again, "small")[1].id == orders(before, "small")[1].id
    assert first.id not in [one.id for one in orders(again, "small")[1:]]
    longer = demand(world, Horizon(YEAR.first, YEAR.last + timedelta(days=700)))
    assert whole(longer)[: len(dues(before))] == whole(before)[: len(dues(before))]
    assert dues(longer, "small")[: len(dues(before, "small"))] == dues(before, "small")


def test_dates_that_leave_no_room_are_told() -> None:
    """In due data with the gap, and as a warning of a check."""
    world = pair("on 2026-01-01, 2026-02-20, 2026-05-31")
    found = demand(world)
    assert dues(found, "small") == days("03-25 04-27")
    [told] = found.dropped
    assert told.reason.en == (
        "the 50 days from 2026-01-01 to 2026-02-20 cannot be cut into steps of 28 to "
        "36 days"
    )
    [warning] = unlaid_tasks(make_plan(world), day("01-01"))
    assert warning.text.en.startswith("A1/small: the 50 days")
    assert not list(unlaid_tasks(make_plan(pair("every 100 days")), day("01-01")))


@pytest.mark.parametrize(
    ("large", "small", "said"),
    [
        ("every 3 months, from completion", "large", "those of 'large' are none"),
        ("twice each month", "large", "those of 'large' are none"),
        ("every 3 months", "huge", "'huge', which is not planned on that subject"),
    ],
)
def test_only_fixed_dates_hold_others_between_them(
    large: str, small: str, said: str
) -> None:
    """What moves or is not there is refused with what would be right."""
    world = pair(large, f"28 to 36 days, evenly between {small}")
    with pytest.raises(Unplannable, match=said):
        make_plan(world)


def test_an_elastic_interval_is_a_range_of_days() -> None:
    """Neither months nor a range that ends before it begins."""
    for least, most in ((Every(months=1), Every(days=40)), (Every(9), Every(8))):
        with pytest.raises(InvalidValue, match="a range of days"):
            Elastic(at_least=least, at_most=most, between="large")


def test_a_date_says_between_what_it_lies() -> None:
    """The larger task, its two dates, and the number of the step."""
    found = demand(pair("every 100 days, from 2026-01-01"))
    [cause] = explain(orders(found, "small")[1], found).of("origin")
    assert cause.text.en == (
        "Between 2026-01-01 and 2026-04-11 of the large are 3 even steps, of which "
        "number 2 is 2026-03-08."
    )
    assert cause.facts["step"] == 2


def test_a_date_that_is_missing_or_moved_is_a_violation() -> None:
    """The verifier lays them anew."""
    world = pair("every 100 days, from 2026-01-01")
    found = demand(world)
    first = orders(found, "small")[0]
    rest = tuple(one for one in found.orders if one is not first)
    assert broken(evolve(found, orders=rest), world) == {Rule.MISSING_WORK}
    other = orders(demand(pair("every 90 days, from 2026-01-01")), "small")[0]
    stray = evolve(other, planned=first.planned)
    both = tuple(sorted((*found.orders, stray), key=lambda one: one.id))
    assert broken(evolve(found, orders=both), world) == {Rule.NOT_DUE}


def test_steps_lie_between_the_dates_of_their_own_subject() -> None:
    """Among subjects whose larger work falls on other days each has its own steps."""
    kind = equipment(
        task("large", "every 6 months"),
        task("small", "28 to 36 days, evenly between large"),
    )
    at = place("B1", site())
    subjects = [
        asset(f"A{n:02}", kind, at, installed=date(2025, n, 2 * n))
        for n in range(1, 13)
    ]
    together = demand(portfolio(subjects), YEAR)
    for one in subjects:
        alone = demand(portfolio([one]), YEAR)
        mine = [order.due for order in together.orders if order.subject is one]
        assert mine == [order.due for order in alone.orders]
