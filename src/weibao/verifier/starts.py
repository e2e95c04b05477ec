"""What tasks are counted from: the last time they were done, or the day assumed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Anchored
from weibao.cycles.stage import ListedYears, Stages
from weibao.orders import Chain, Rung
from weibao.plan import PlannedTask
from weibao.records import Completion
from weibao.spans.window import Window
from weibao.texts.text import Message
from weibao.verifier.bounds import Bounds
from weibao.verifier.breaks import Breaks
from weibao.verifier.days import A_YEAR, ONE_DAY, Days, today_of
from weibao.verifier.regimes import AnyBounds, bounds_for
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case

NOTHING_KNOWN = date(2001, 1, 1)
"""What order ids and grids count from where nothing at all is known."""


def check(case: Case) -> Iterator[Violation]:
    """Check what each chain of the demand counts from, level by level."""
    for chain in case.demand.chains:
        for rung in chain.rungs:
            yield from _rung(case, chain, rung)


def _rung(case: Case, chain: Chain, rung: Rung) -> Iterator[Violation]:
    cycle, horizon = rung.planned.cycle, case.demand.horizon
    bounds = bounds_of(case, rung.planned)
    if cycle is None or bounds is None:
        return
    past = past_of(case, rung.planned)
    eve = eve_of_season(Days.of(rung.planned, cycle), chain.horizon.first)
    there = bounds_in(bounds, rung.planned, chain.horizon.first)
    if eve is not None and eve > past[-1]:
        there, past = begun_on(there, past, eve), bounds.begun(eve)
    wanted = past[-1]
    known = len(rung.past)
    right = known >= bounds.needed(past) and list(rung.past) == past[-known:]
    if case.demand.as_of < horizon.first:
        # Visits of the days between today and the horizon are taken to be made.
        right = right or wanted < rung.last < horizon.first
    if not there.couples(rung.gap) or not right:
        yield Violation(
            rule=Rule.CHAIN_START,
            text=ELSEWHERE(
                task=rung.planned.resolved.title, start=rung.last, wanted=wanted
            ),
            subject=chain.subject.id,
            day=max(wanted, rung.last),
        )


def counted_from(case: Case, planned: PlannedTask) -> date:
    """Return the day that the gaps of a task are counted from.

    It is the last day on which it or a task that contains it was done and counted,
    else the eve of the first day on which it could be missed.
    """
    return past_of(case, planned)[-1]


def season_about(days: Days, day: date) -> Window[date]:
    """Return the whole stretch of days in season about one of them."""
    opens = closes = day
    while days.in_season(opens - ONE_DAY) and (day - opens).days < A_YEAR:
        opens -= ONE_DAY
    while days.in_season(closes + ONE_DAY) and (closes - day).days < A_YEAR:
        closes += ONE_DAY
    return Window(opens, closes)


def past_of(case: Case, planned: PlannedTask) -> list[date]:
    """Return the days of the past that the gaps of a task are counted from."""
    bounds = bounds_of(case, planned)
    assert bounds is not None
    found = days_that_count(case, planned)
    if found:
        return found
    return bounds.begun(first_day(case, planned, case_start(case) - ONE_DAY))


def days_that_count(case: Case, planned: PlannedTask) -> list[date]:
    """Return the days on which a task was done, by itself or in another, and counts."""
    tasks, nestings = deeper(case, planned), case.demand.plan.nestings
    larger = [one.larger for level in tasks for one in nestings.get(level.id, ())]
    done = [one.done for one in done_by_now(case, (*tasks, *larger))]
    bounds = bounds_of(case, planned)
    return sorted(set(done)) if bounds is None else bounds.counted(done)


def bounds_of(case: Case, planned: PlannedTask) -> AnyBounds | None:
    """Return the bounds of a task's visits; None where nothing couples them."""
    return bounds_for(planned, beginning_of(case, planned))


def bounds_in(bounds: AnyBounds, planned: PlannedTask, day: date) -> AnyBounds:
    """Return bounds as they are in the season of a day, or else the next one."""
    cycle = planned.resolved.cycle
    if not isinstance(bounds, Bounds) or bounds.rhythm.each_season is None:
        return bounds
    assert cycle is not None
    days = Days.of(planned, cycle)
    while not days.in_season(day):
        day += ONE_DAY
    return evolve(bounds, season=season_about(days, day))


def begun_on(bounds: AnyBounds, past: Sequence[date], eve: date) -> AnyBounds:
    """Return bounds that begin with a season, on whose eve nothing was done.

    What was done shortly before keeps its distance all the same.
    """
    if not isinstance(bounds, Bounds) or bounds.rhythm.least is None:
        return bounds
    return evolve(bounds, eve=eve, begins=max(eve + ONE_DAY, bounds.first(past)))


def case_start(case: Case) -> date:
    """Return the first day that a demand reckons with."""
    return min(case.demand.as_of, case.demand.horizon.first)


def first_day(case: Case, planned: PlannedTask, unknown_before: date) -> date:
    """Return the day from which a task that no record speaks of is counted.

    Before ``records_from`` records may be missing; where that is not stated, before
    the day given.
    """
    known = (
        planned.subject.installed,
        planned.resolved.valid_from,
        planned.task.valid_from,
    )
    since = case.portfolio.records_from or unknown_before
    return max([since, *(day for day in known if day is not None)])


def anchor_of(case: Case, planned: PlannedTask) -> date:
    """Return the date from which the dates of a series are counted."""
    rhythm = planned.cycle.rhythm if planned.cycle is not None else None
    stated = rhythm.anchor if isinstance(rhythm, Anchored) else None
    return stated or beginning_of(case, planned)


def beginning_of(case: Case, planned: PlannedTask) -> date:
    """Return the day that is counted from where nothing else is stated."""
    return (
        planned.subject.installed
        or planned.resolved.valid_from
        or case.portfolio.records_from
        or NOTHING_KNOWN
    )


def breaks_of(case: Case, planned: PlannedTask, cycle: Cycle) -> Breaks | None:
    """Return what breaks a task off by a roster's day; None where nothing can."""
    demand = case.demand
    return Breaks.of(planned, cycle, case.history, demand.as_of, today_of(demand))


def counted_from_day(case: Case, planned: PlannedTask) -> date:
    """Return the day that dates which nothing moves are counted from."""
    rhythm = planned.cycle.rhythm if planned.cycle is not None else None
    named = rhythm.since if isinstance(rhythm, Stages) else None
    stated = planned.subject.attributes.get(named or "")
    return stated if isinstance(stated, date) else anchor_of(case, planned)


def counted_anew_on(case: Case, planned: PlannedTask) -> tuple[date, ...]:
    """Return the days on which records show what begins the count anew, in order.

    They come after the day that is known to have been counted from before.
    """
    rhythm = planned.cycle.rhythm if planned.cycle is not None else None
    if not isinstance(rhythm, ListedYears | Stages):
        return ()
    installed = planned.subject.installed or date.min
    if isinstance(rhythm, ListedYears):
        known = rhythm.anchor or installed
    else:
        stated = planned.subject.attributes.get(rhythm.since or "")
        known = max(stated, installed) if isinstance(stated, date) else installed
    made = case.history.completions_of(planned.subject.id, rhythm.anew_by or "")
    days = {one.done for one in made if known < one.done <= case.demand.as_of}
    return tuple(sorted(days))


def deeper(case: Case, planned: PlannedTask) -> tuple[PlannedTask, ...]:
    """Return the tasks whose visits count: its own, and those that contain it."""
    levels = planned.ladder[planned.level :]
    found = (case.demand.plan.of(planned.subject.id, one.task.code) for one in levels)
    return tuple(one for one in found if one is not None) or (planned,)


def done_by_now(case: Case, tasks: Iterable[PlannedTask]) -> list[Completion]:
    """Return the completions of the tasks up to the as-of day, by day."""
    found = [
        record
        for one in tasks
        for record in case.history.completions_of(one.subject.id, one.task.code)
        if record.done <= case.demand.as_of
    ]
    return sorted(found, key=lambda record: (record.done, record.id))


def eve_of_season(days: Days, day: date) -> date | None:
    """Return the last day out of season, or None when seasons leave no day out."""
    if not days.seasons:
        return None
    for _ in range(A_YEAR):
        if not days.in_season(day):
            return day
        day -= ONE_DAY
    return None


ELSEWHERE = Message(
    zh="{task}：间隔链从 {start} 起算，应为 {wanted}",
    en="{task}: its chain counts from {start}; by the records it is {wanted}",
)
