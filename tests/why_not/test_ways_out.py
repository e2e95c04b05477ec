"""Each way out works when it is carried out, and each suggestion can be followed."""

from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given

from strategies_rosters import HOLDS, Case, cases, daily
from weibao.orders import WorkOrder
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.verifier import Rule, verify
from weibao.why_not import Inquiry, Way, carried_out, placed
from weibao.workforce import Reserve

CASES = cases() | daily(cases())
"""With crews that form teams day by day among them."""


def rostered(case: Case) -> Roster:
    """Make a roster in a hurry, so that it leaves something to be said."""
    return assign(case.demand, case.portfolio.workforce, rounds=0, late_by=3)


def asked(roster: Roster) -> list[WorkOrder]:
    """Name what is without a place, or late."""
    late = [one.order for one in roster.late]
    return [*(one.order for one in roster.unassigned), *late]


def wrong(case: Case, roster: Roster) -> list[str]:
    """Return the verifier's violations of a roster, on its own workforce."""
    portfolio = evolve(case.portfolio, workforce=roster.workforce)
    verdict = verify(roster, portfolio, portfolio.history)
    return [str(one.line().en) for one in verdict.violations]


@pytest.mark.feature("F100", partial=True)
@given(CASES)
def test_every_way_out_works(case: Case) -> None:
    """With the one thing changed that it names, the order has a lawful place."""
    roster = rostered(case)
    inquiry = Inquiry.into(roster)
    for order in asked(roster):
        for way in inquiry.why(order, ways_out=True).ways:
            mended = carried_out(roster, way)
            assert wrong(case, mended) == [], way.way
            assert order.id in mended.by_order
            late = mended.by_order[order.id].late
            assert (late is not None) == (way.way is Way.LATER)
            if late is not None:
                assert late.days == way.days


@given(CASES, HOLDS)
def test_ways_out_leave_free_what_their_day_holds_back(
    case: Case, hold: tuple[Reserve, ...]
) -> None:
    """What more people, or more who are able, bring to other days is another matter."""
    force = evolve(case.portfolio.workforce, reserves=hold)
    roster = assign(case.demand, force, rounds=0, late_by=3)
    inquiry = Inquiry.into(roster)
    for order in asked(roster)[:3]:
        for way in inquiry.why(order, ways_out=True).ways:
            mended, day = carried_out(roster, way), way.place.assignment.day
            portfolio = evolve(case.portfolio, workforce=mended.workforce)
            found = verify(mended, portfolio, portfolio.history).violations
            assert (Rule.RESERVE, day) not in {(one.rule, one.day) for one in found}


@given(CASES)
def test_ways_out_cost_no_order_more_than_they_say(case: Case) -> None:
    """Nothing else loses its place, but the one order that is given up."""
    roster = rostered(case)
    inquiry = Inquiry.into(roster)
    kept = set(roster.by_order)
    for order in asked(roster):
        for way in inquiry.why(order, ways_out=True).ways:
            gone = kept - set(carried_out(roster, way).by_order)
            given_up = way.way is Way.GIVE_UP
            assert gone == ({way.other.order.id} if given_up and way.other else set())


@pytest.mark.feature("F104", partial=True)
@given(CASES)
def test_suggestions_can_be_followed(case: Case) -> None:
    """Wherever an order is said to have a place, it does, and the best comes first."""
    roster = rostered(case)
    inquiry = Inquiry.into(roster)
    some = [one.order for one in roster.assignments[:3]]
    for order in [*asked(roster), *some]:
        found = inquiry.suggest(order)
        assert [one.price for one in found] == sorted(one.price for one in found)
        for place in found:
            followed = placed(roster, place)
            assert wrong(case, followed) == []
            moved = {
                one.order.id
                for one in followed.assignments
                if one.order.id != order.id
                and one.start != roster.by_order[one.order.id].start
            }
            assert moved == {one.assignment.order.id for one in place.pushed}


@given(CASES)
def test_asking_changes_nothing(case: Case) -> None:
    """The same question has the same answer, whatever was asked in between."""
    roster = rostered(case)
    inquiry = Inquiry.into(roster)
    orders = asked(roster)
    first = [inquiry.why(order, ways_out=True) for order in orders]
    again = [inquiry.why(order, ways_out=True) for order in orders]
    for one, other in zip(first, again, strict=True):
        assert one.reasons == other.reasons
        assert [way.way for way in one.ways] == [way.way for way in other.ways]
        for way, same in zip(one.ways, other.ways, strict=True):
            assert way.place.assignment.start == same.place.assignment.start


@given(CASES)
def test_an_order_fits_or_has_reasons(case: Case) -> None:
    """Either there is a lawful place, or every open day and unit has its reason."""
    roster = rostered(case)
    inquiry = Inquiry.into(roster)
    for order in asked(roster):
        found = inquiry.why(order)
        assert (found.fits is None) == bool(found.reasons)
        if found.fits is not None:
            assert wrong(case, placed(roster, found.fits)) == []
            assert found.fits.assignment.late is None
        assert all(count > 0 for count in found.reasons.values())


@given(CASES)
def test_taken_up_everything_stands_where_it_stood(case: Case) -> None:
    """The state of a roster says the same days, people and minutes as the roster."""
    roster = rostered(case)
    taken = Inquiry.into(roster).taken
    numbers = taken.workshop.people.numbers
    for one in roster.assignments:
        job, slot = taken.state.placed[one.order.id]
        assert taken.segment(job, taken.state.start(job)) == one.segments[0]
        assert {numbers[person.id] for person in one.technicians} == set(
            slot.unit.people
        )
    minutes = Counter[str]()
    for one in roster.assignments:
        for person in one.everybody:
            minutes[person.id] += sum(segment.minutes for segment in one.segments)
    work = Counter[int]()
    for route in taken.state.routes.values():
        for number in route.people:
            work[number] += route.work
    assert {numbers[id]: n for id, n in minutes.items()} == {
        number: n for number, n in work.items() if n
    }


@given(CASES)
def test_the_engine_leaves_nothing_that_fits(case: Case) -> None:
    """What a roster leaves without a place has none, chains aside."""
    roster = rostered(case)
    chained = {one.id for chain in roster.demand.chains for one in chain.orders}
    inquiry = Inquiry.into(roster)
    for lost in roster.unassigned:
        if lost.order.id not in chained and not lost.order.follows:
            assert inquiry.why(lost.order).fits is None
