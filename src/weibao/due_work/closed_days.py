"""Which days work can be done on, and what becomes of a due date on any other.

The grid itself never moves.
"""

from datetime import date, timedelta

from attrs import field, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.season import Roll
from weibao.cycles.working_day import ClosedDay, chosen
from weibao.plan import PlannedTask
from weibao.spans.window import Window

FARTHEST = 366
"""How many days are searched for an open one."""
FARTHEST_ROLL = 4 * 366
"""How many days are searched for one outside all blackouts."""


@frozen
class WorkDays:
    """The days on which a planned task can be done.

    Work of every day takes no notice of closed days, and what law or safety asks for
    none of blackouts.
    """

    planned: PlannedTask
    cycle: Cycle
    has_blackouts: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        stretches = self.cycle.blackouts or self.cycle.soft_blackouts
        has_blackouts = bool(stretches) and not self.planned.criticality.by_law
        object.__setattr__(self, "has_blackouts", has_blackouts)

    def closed(self, day: date) -> bool:
        """Tell whether the site's calendar closes the day to this work."""
        return not (self.planned.every_day or self.planned.calendar.is_open(day))

    def blacked_out(self, day: date) -> bool:
        """Tell whether a blackout forbids this work on the day."""
        return self.has_blackouts and self.cycle.blacks_out(
            day, cleared=self.planned.cleared
        )

    def free(self, day: date) -> bool:
        """Tell whether the work can be done on the day."""
        return not self.closed(day) and not self.blacked_out(day)

    def before(self, day: date, least: date) -> date | None:
        """Return the last free day up to this one, ``least`` at the earliest."""
        for _ in range(FARTHEST):
            if day < least:
                return None
            if self.free(day):
                return day
            day -= timedelta(days=1)
        return None

    def after(self, day: date, most: date) -> date | None:
        """Return the first free day from this one on, ``most`` at the latest."""
        for _ in range(FARTHEST):
            if day > most:
                return None
            if self.free(day):
                return day
            day += timedelta(days=1)
        return None

    def rolled(self, day: date, roll: Roll, room: Window[date]) -> date | None:
        """Return the first day of a room, going one way, that no blackout forbids."""
        step = timedelta(days=1 if roll is Roll.FORWARD else -1)
        for _ in range(FARTHEST_ROLL):
            if day not in room:
                return None
            if not self.blacked_out(day):
                return day
            day += step
        return None

    def outside_blackouts(self, window: Window[date]) -> Window[date] | None:
        """Return the window without the days of blackouts at its ends, or None."""
        if not self.has_blackouts:
            return window
        opens, closes = window.opens, window.closes
        while opens <= closes and self.blacked_out(opens):
            opens += timedelta(days=1)
        while opens <= closes and self.blacked_out(closes):
            closes -= timedelta(days=1)
        return Window(opens, closes) if opens <= closes else None


def moved(
    due: date, rule: ClosedDay, days: WorkDays, within: Window[date]
) -> date | None:
    """Return the free day that a due date goes to, or None where there is none.

    A move that would leave ``within`` turns round, to the free day inside that is
    nearest to the due date. ``SKIP`` is not for here to decide.
    """
    if days.free(due) or (rule is ClosedDay.KEEP and not days.blacked_out(due)):
        return due
    before = days.before(min(due, within.closes), within.opens)
    after = days.after(max(due, within.opens), within.closes)
    if before is None or after is None:
        return before or after
    return chosen(due, rule, before, after)
