"""The work that readings beyond a threshold call for, told reading by reading."""

from collections.abc import Iterator

from attrs import evolve

from weibao.cycles.cycle import Cycle
from weibao.cycles.meter import Direction
from weibao.cycles.metered import Exceeded
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import FLOATING
from weibao.meters import exact
from weibao.plan import PlannedTask
from weibao.records import Reading
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.verifier.lawful import lawful_days
from weibao.verifier.leaves import Leaves
from weibao.verifier.several import roomy
from weibao.verifier.starts import done_by_now
from weibao.verifier.turns import Turn
from weibao.verifier.visits import Case


def turns(
    case: Case, planned: PlannedTask, cycle: Cycle, rhythm: Exceeded
) -> Iterator[tuple[Turn, bool]]:
    """Go through the calls for a task, and tell of each whether it is still open."""
    leaves = evolve(Leaves.of(case, planned), breaks=None)
    waiting: Reading | None = None
    armed, finished = True, [one.done for one in done_by_now(case, [planned])]
    for one in case.history.readings_of(planned.subject.id, rhythm.meter):
        since = case.portfolio.records_from
        if one.taken > case.demand.as_of or (since and one.taken < since):
            continue
        began = waiting
        if began and any(began.taken <= day < one.taken for day in finished):
            yield _turn(planned, cycle, leaves, began), False
            waiting = None
        value, threshold = exact(one.value), rhythm.threshold
        above = threshold.direction is Direction.ABOVE
        safe = value < threshold.rearm if above else value > threshold.rearm
        armed = armed or safe
        beyond = value >= threshold.at if above else value <= threshold.at
        if armed and beyond and waiting is None:
            armed, waiting = False, one
    if waiting is not None:
        still = not any(day >= waiting.taken for day in finished)
        yield _turn(planned, cycle, leaves, waiting), still


def _turn(planned: PlannedTask, cycle: Cycle, leaves: Leaves, one: Reading) -> Turn:
    """Make the turn that a reading calls for, due by the end of its time."""
    assert isinstance(cycle.rhythm, Exceeded)
    last = cycle.rhythm.within.after(one.taken)
    asked = Window(one.taken, last)
    plain = evolve(cycle, rhythm=Interval(Every(days=1), FLOATING))
    lawful = lawful_days(roomy(planned, plain, last, asked), last)
    outer = max(lawful.opens, min(last, lawful.closes)) if lawful else last
    return leaves.turn(Turn(f"reading-{one.id}", asked, asked, lawful, outer, outer))
