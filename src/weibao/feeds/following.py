"""From one build to the next: which events stay, move, are done or are cancelled."""

from datetime import date, timedelta

from attrs import evolve

from weibao.feeds.facts import (
    Facts,
    Standing,
    cancelled_facts,
    done_facts,
    kept,
    planned_facts,
)
from weibao.feeds.state import Entry, FeedState
from weibao.feeds.subjects import sites
from weibao.roster import Roster

KEEP_CANCELLED = timedelta(days=14)
REMEMBER = timedelta(days=400)


def follow(roster: Roster, before: FeedState) -> dict[str, Entry]:
    """Return all events, those of this roster and those that earlier ones left.

    The facts of planned events are whole; `remembered` makes them fit for the state.
    """
    as_of = roster.demand.as_of
    entries: dict[str, Entry] = {}
    several_sites = len(sites(roster)) > 1
    for assignment in roster.assignments:
        window = roster.lawful_window(assignment.order)
        facts = planned_facts(
            assignment,
            window,
            name_site=several_sites,
            items=roster.demand.items.get(assignment.order.id, ()),
        )
        entries[assignment.order.id] = _next(
            before.events.get(assignment.order.id), facts
        )
    for order in roster.done:
        known = before.events.get(order.id)
        if known is not None and order.id not in entries and _worth_showing(known):
            entries[order.id] = _next(known, done_facts(known.facts, order))
    for id_ in before.events.keys() - entries.keys():
        left = _left(before.events[id_], id_, roster)
        if left.shown or left.facts.last_day + REMEMBER >= as_of:
            entries[id_] = left
    return entries


def remembered(entry: Entry) -> Entry:
    """Return an event as the state keeps it."""
    return evolve(entry, facts=kept(entry.facts))


def _left(known: Entry, id_: str, roster: Roster) -> Entry:
    """Say what becomes of an event that this roster does not plan.

    Work of days that are not in the horizon is not cancelled: this build says nothing
    of them, so that the event leaves the feeds without a word. Work that a record
    once called done is not cancelled either when its order goes.
    """
    as_of, facts = roster.demand.as_of, known.facts
    asked_for = id_ in roster.demand.by_id
    if facts.standing is not Standing.CANCELLED and not asked_for:
        if facts.day not in roster.horizon:
            return evolve(known, shown=False)
        if facts.standing is Standing.DONE:
            return known
    if facts.standing is not Standing.CANCELLED:
        if not known.shown:
            return known
        known = evolve(_next(known, cancelled_facts(facts)), cancelled_on=as_of)
    return evolve(known, shown=known.shown and as_of <= _last_day_of(known))


def _last_day_of(cancelled: Entry) -> date:
    days = [cancelled.facts.last_day]
    if cancelled.cancelled_on is not None:
        days.append(cancelled.cancelled_on)
    return max(days) + KEEP_CANCELLED


def _worth_showing(known: Entry) -> bool:
    return known.shown or known.facts.standing is not Standing.CANCELLED


def _next(known: Entry | None, facts: Facts) -> Entry:
    if known is None:
        return Entry(facts=facts)
    return Entry(
        facts=facts,
        sequence=known.sequence + _moved(known.facts, facts),
        stamps=known.stamps,
    )


def _moved(before: Facts, after: Facts) -> bool:
    """Tell whether the time changed, or whether the event takes place at all."""
    cancelled = Standing.CANCELLED
    return (before.start, before.end) != (after.start, after.end) or (
        before.standing is cancelled
    ) != (after.standing is cancelled)
