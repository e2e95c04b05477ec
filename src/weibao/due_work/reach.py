"""How far around the days that matter dates are looked for.

A date may be moved into these days, or its window may reach into them.
"""

from datetime import date, timedelta

from weibao.cycles.arithmetic import ONE_DAY
from weibao.cycles.window import Tolerance
from weibao.due_work.closed_days import WorkDays
from weibao.spans.every import Every
from weibao.spans.window import Window

NEIGHBOURS = timedelta(days=400)
"""How far dates are looked for where records tell of work, so that a completion finds
the one that it is nearest to, and one date can be moved over the edge."""
LONGEST_MONTH = 31


def around(owed: Window[date]) -> Window[date]:
    """Return the days on which dates are looked for that records may be for."""
    return Window(owed.opens - NEIGHBOURS, owed.closes + NEIGHBOURS)


def reach(days: WorkDays, owed: Window[date]) -> Window[date]:
    """Return the days on which dates may lie that concern some days by themselves.

    A date goes no further than to the nearest day on which the work can be done, and
    its window reaches no further from there than its room.
    """
    room, widest = days.cycle.room, around(owed)
    before = owed.opens - ONE_DAY - _most(room.after, room)
    after = owed.closes + ONE_DAY + _most(room.before, room)
    apart_before = days.before(before, widest.opens)
    apart_after = days.after(after, widest.closes)
    return Window(
        apart_before + ONE_DAY if apart_before else widest.opens,
        apart_after - ONE_DAY if apart_after else widest.closes,
    )


def _most(every: Every, room: Tolerance) -> timedelta:
    """Return how long one side of a room is at the longest."""
    months = every.months + room.whole_months
    return timedelta(days=months * LONGEST_MONTH + every.days)
