"""Dates laid between those of larger work, tried number of steps by number of steps."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, takewhile

from attrs import evolve

from weibao.cycles.cycle import Cycle
from weibao.cycles.elastic import Elastic
from weibao.cycles.rhythms import Dates, Interval
from weibao.plan import PlannedTask
from weibao.verifier.days import A_YEAR
from weibao.verifier.grid import joined, placed
from weibao.verifier.starts import case_start, counted_from_day
from weibao.verifier.visits import Case

YEAR = timedelta(days=A_YEAR)
NEVER = date(1, 1, 1)


def laid_out(case: Case, planned: PlannedTask, cycle: Cycle, rhythm: Elastic) -> Cycle:
    """Return a cycle of the dates of a task that lie around the horizon."""
    demand = case.demand
    larger = demand.plan.of(planned.subject.id, rhythm.between)
    assert larger is not None
    since = min(case.portfolio.records_from or case_start(case), case_start(case))
    last = max(demand.horizon.last, demand.as_of) + YEAR
    found = [
        day
        for opens, closes in pairwise(_dates(case, larger, last + 10 * YEAR))
        for day in _between(opens, closes, rhythm)
        if since - YEAR <= day <= last
    ]
    return evolve(cycle, rhythm=Dates(tuple(found) or (NEVER,)))


def _dates(case: Case, larger: PlannedTask, last: date) -> list[date]:
    cycle = larger.cycle
    assert cycle is not None
    rhythm = cycle.rhythm
    if isinstance(rhythm, Dates):
        days = set(rhythm.days)
    else:
        assert isinstance(rhythm, Interval)
        anchor = counted_from_day(case, larger)
        rhythm = joined(rhythm, anchor)
        anchor = rhythm.anchor or anchor
        start = int(rhythm.anchor is None)
        places = (placed(rhythm, anchor, start + n) for n in range(40_000))
        known = (day for day in places if day is not None)
        end = min(last, cycle.until or last)
        days = set(takewhile(lambda day: day <= end, known))
    return sorted((days | set(cycle.include)) - set(cycle.exclude))


def _between(opens: date, closes: date, rhythm: Elastic) -> Iterator[date]:
    gap = (closes - opens).days
    least, most = rhythm.at_least.days, rhythm.at_most.days
    middle = Fraction(2 * gap, least + most)
    fitting = [
        number for number in range(1, gap + 1) if least * number <= gap <= most * number
    ]
    if fitting:
        steps = min(fitting, key=lambda number: (abs(number - middle), number))
        for number in range(1, steps):
            yield opens + timedelta(days=gap * number // steps)
