"""A published roster is replanned again and again while things happen."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    asset,
    at_most,
    demand,
    done,
    equipment,
    estate,
    horizon,
    place,
    portfolio,
    quota,
    site,
    task,
    with_records,
)
from staffing import crew, leave, person, shift, staffed
from strategies_changes import happenings
from strategies_rosters import Case, cases
from weibao.cycles.period import Period
from weibao.due_work import due
from weibao.engines.kept import Kept
from weibao.pins import Pin
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.published import Promise, Published
from weibao.replanning import Cause, changes
from weibao.rostering import assign
from weibao.texts.text import Text
from weibao.verifier import verify


@given(cases(), st.data())
def test_whatever_happens_each_roster_keeps_every_rule(
    case: Case, data: st.DataObject
) -> None:
    """The verifier has nothing to say of any roster in a row of replans."""
    portfolio, plan = case.portfolio, make_plan(case.portfolio)
    today = case.as_of
    demand = due(plan, portfolio.history, case.horizon, as_of=today)
    roster = assign(demand, portfolio.workforce, rounds=data.draw(st.integers(0, 40)))
    for _ in range(data.draw(st.integers(1, 3))):
        later = today + timedelta(days=data.draw(st.sampled_from([0, 0, 1, 3, 8])))
        today = min(later, case.horizon.last)
        before = portfolio
        closed = _closed(portfolio)
        for _ in range(data.draw(st.integers(1, 2))):
            portfolio = data.draw(happenings(portfolio, roster, today))
        if portfolio.inventory is not before.inventory or closed != _closed(portfolio):
            plan = make_plan(portfolio)
        demand = due(plan, portfolio.history, case.horizon, as_of=today)
        frozen = data.draw(st.sampled_from([None, None, today + timedelta(days=3)]))
        roster = assign(
            demand,
            portfolio.workforce,
            published=Published.of(roster),
            frozen=frozen,
            rounds=data.draw(st.sampled_from([None, 0, 0, 30])),
            seed=data.draw(st.integers(0, 3)),
        )
        verdict = verify(roster, portfolio, portfolio.history)
        assert [str(one.line().en) for one in verdict.violations] == []


def test_new_work_that_is_nearer_does_not_push_out_what_people_know_of() -> None:
    """There is room for one of the two: to give up what was published has its price."""
    work = task("service", "on 2026-03-10", duration=timedelta(hours=2))
    home, type_ = site(), equipment(work)
    near, far = place("NEAR", home), place("FAR", home)
    known, new = asset("A0", type_, far), asset("A1", type_, near)
    mornings = crew("c", person("an", shift("08:00-11:00")), base=near)
    before = staffed(portfolio([known]), mornings, within=20)
    tenth = horizon("03-10", "03-10")
    roster = assign(demand(before, tenth), before.workforce)
    world = staffed(portfolio([known, new]), mornings, within=20)
    for seed in range(3):
        after = assign(
            demand(world, tenth),
            world.workforce,
            published=Published.of(roster),
            rounds=50,
            seed=seed,
        )
        assert [one.subject.id for one in after.assignments] == ["A0"]


def test_a_visit_done_early_costs_no_visit_after_it_its_place() -> None:
    """The next one goes to another day, and no later one comes late in its stead."""
    gap = task("gap", at_most(7))
    world = staffed(estate(gap), crew("c", person("an", shift("08:00-12:00"))))
    weeks = horizon("03-02", "03-17")
    before = assign(demand(world, weeks), world.workforce)
    early = with_records(world, done("2026-03-02", "gap"))
    after = assign(
        demand(early, weeks), early.workforce, published=Published.of(before)
    )
    assert (after.unassigned, after.late) == ((), ())
    assert len(after.assignments) == 2


def test_people_are_away_by_the_clocks_of_their_base() -> None:
    """Half past one in Berlin is no afternoon for somebody from New York."""
    there = evolve(site(), id="ny", time_zone=ZoneInfo("America/New_York"))
    absent = person("an", absences=(leave("03-10", "03-10", "13:00-15:00"),))
    thing = asset("A0", equipment(task("service", "on 2026-03-10")), place("B", site()))
    base = place("BASE", there)
    force = staffed(portfolio([thing]), crew("c", absent, base=base)).workforce
    start = datetime(2026, 3, 10, 13, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    begun = Promise("o", "c", ("an",), start, start + timedelta(hours=1))
    now = start + timedelta(minutes=5)
    kept = Kept.of(Published({"o": begun}), force, start.date(), now, None)
    assert kept.begun == {"o"}


def _closed(portfolio: Portfolio) -> dict[str, frozenset[date]]:
    """Return the closed days of each site."""
    return {
        id: frozenset(day for one in site.calendar.calendars for day in one.closed)
        for id, site in portfolio.inventory.sites.items()
    }


def test_what_a_pin_moves_is_said_to_be_pinned() -> None:
    """The pin is the reason, whatever else would have moved the work too."""
    check = task("check", quota(1, Period.WEEK))
    world = staffed(estate(check), crew("c", person("an", shift("08:00-12:00"))))
    before = assign(demand(world, horizon("03-02", "03-08")), world.workforce)
    [one] = before.assignments
    other = next(n for n in range(2, 9) if date(2026, 3, n) != one.day)
    pin = Pin(order=one.order.id, day=date(2026, 3, other), because=Text.same("agreed"))
    force = evolve(world.workforce, pins={pin.order: pin})
    published = Published.of(before)
    after = assign(before.demand, force, published=published)
    [change] = changes(after, published)
    assert change.cause is Cause.PINNED
    assert change.text.en == "it is pinned by hand: agreed"


def test_work_whose_time_went_by_is_named() -> None:
    """A turn that nobody recorded, and that is not made up for, is not passed over."""
    check = task("check", quota(1, Period.WEEK))
    world = staffed(estate(check), crew("c", person("an", shift("08:00-12:00"))))
    weeks = horizon("03-02", "03-15")
    published = Published.of(assign(demand(world, weeks), world.workforce))
    today = demand(world, weeks, as_of="03-10")
    after = assign(today, world.workforce, published=published)
    told = {
        one.order.rpartition("/")[2]: one.cause for one in changes(after, published)
    }
    assert told["2026-W10"] is Cause.MISSED
