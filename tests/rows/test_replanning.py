"""Requirement rows on planning again: what has happened changes what it must."""

from datetime import date

import pytest

from rows.portfolios import Build, Estate, orders, people
from weibao import Horizon, Roster, assign, verify
from weibao.feeds import FeedState, make_feeds
from weibao.feeds.ics import uid
from weibao.published import Published
from weibao.replanning import Cause, changes

THINGS = """
equipment_types:
  - code: pump
    family: pumps
    tasks:
      - {code: service, title: 保养, cycle: "every 1 month, from completion, ± 2 days",
          duration: 1 h}
      - {code: check, title: 检查, cycle: once each week, duration: 20 min}
  - code: car
    family: lifts
    tasks: [{code: visit, title: 维保, cycle: "at most 15 days apart, aim 12 days",
      duration: 1 h}]
assets:
  - {id: P1, type: pump, location: B1, installed: 2020-01-01}
  - {id: P2, type: pump, location: B1, installed: 2020-01-01}
  - {id: L1, type: car, location: B1, installed: 2020-01-01}
policies: [{id: all, select: {kinds: [asset]}, crew: team}]
records:
  - completion: {id: A1, subject: P1, task: service, done: 2026-01-05}
  - completion: {id: A2, subject: P2, task: service, done: 2026-01-12}
  - completion: {id: A3, subject: L1, task: visit, done: 2025-12-29}
"""
SPRING = Horizon(date(2026, 1, 15), date(2026, 4, 30))
TODAY = date(2026, 1, 29)
LATER = date(2026, 2, 12)
SERIES = "estate/P1/service/"


def done(roster: Roster, before: date) -> str:
    """Write the records of all that was published up to a day, as it was planned."""
    lines = [
        f"  - completion: {{id: B{n}, subject: {one.order.subject.id}, "
        f"task: {one.order.planned.task.code}, done: {one.day}, "
        f"order: {one.order.id}}}\n"
        for n, one in enumerate(roster.assignments)
        if one.day < before
    ]
    return "records:\n" + "".join(lines)


def again(world: Estate, published: Roster, today: date = TODAY) -> Roster:
    """Plan once more on a later day; the roster keeps every rule."""
    demand = world.demand(SPRING, as_of=today)
    workforce = world.portfolio.workforce
    roster = assign(demand, workforce, published=Published.of(published))
    verdict = verify(roster, world.portfolio, world.portfolio.history)
    assert verdict.ok, str(verdict.text())
    return roster


def feeds_of(roster: Roster, state: FeedState | None) -> FeedState:
    """Publish a roster after what was published before."""
    return make_feeds(roster, state=state, language="en").state


@pytest.mark.row("S087")
@pytest.mark.parametrize(
    ("today", "made"), [(TODAY, "2026-01-28"), (LATER, "2026-02-11")]
)
def test_planning_again_changes_what_records_ask_for_and_no_more(
    estate: Build, today: date, made: str
) -> None:
    """What is done stays; only what the record touches moves, told to subscribers."""
    first = estate(THINGS).roster(SPRING, as_of=SPRING.first)
    assert not first.unassigned
    due = orders(first.demand, "P1", "service")[0].id
    records = "".join(
        line for line in done(first, today).splitlines(True) if due not in line
    )
    news = (
        f"  - completion: {{id: NEW, subject: P1, task: service, "
        f"done: {made}, order: {due}}}\n"
    )
    after = again(estate(THINGS, records + news), first, today)
    # What was done is done, and its event stays where it was.
    finished = {one.id for one in after.done}
    assert finished == {
        one.order.id for one in first.assignments if one.day < today
    } | {due}
    # The list of changes names what the record touches, and nothing else.
    told = changes(after, Published.of(first))
    news_of = [one for one in told if one.order not in finished]
    assert {one.order for one in told} >= finished
    assert all(one.order.startswith(SERIES) for one in news_of)
    assert Cause.DUE_CHANGED in {one.cause for one in news_of}
    touched = {one.order for one in told}
    for one in first.assignments:
        if one.order.id not in touched:
            kept = after.by_order[one.order.id]
            assert (kept.start, people([kept])) == (one.start, people([one]))
    # Each event keeps its UID; the revision rises where its time changed, only there.
    known = feeds_of(first, None)
    state = feeds_of(after, known)
    assert set(known.events) <= set(state.events)
    assert len({uid(id_) for id_ in state.events}) == len(state.events)
    moved = {
        one.order
        for one in told
        if one.before
        and one.after
        and (one.before.start, one.before.end) != (one.after.start, one.after.end)
    }
    assert moved
    for id_, entry in known.events.items():
        raised = state.events[id_].sequence - entry.sequence
        assert raised == (id_ in moved), id_
        if id_ in finished:
            assert state.events[id_].facts.start == entry.facts.start


@pytest.mark.row("S087")
def test_planning_again_without_news_changes_nothing(estate: Build) -> None:
    """No list of changes, and not a byte of a feed."""
    first = estate(THINGS).roster(SPRING, as_of=SPRING.first)
    world = estate(THINGS, done(first, TODAY))
    before = again(world, first)
    known = feeds_of(before, feeds_of(first, None))
    after = again(world, before)
    assert changes(after, Published.of(before)) == ()
    assert feeds_of(after, known).to_json() == known.to_json()
