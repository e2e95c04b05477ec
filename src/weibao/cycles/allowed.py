"""The days that one of several regimes allows for the next turn, by the turns before.

Each kind says from when to when the next turn lies (``opens``, ``closes``), the last
day that takes no extension (``usual``), and a day that it aims at, if any (``aim``).
The past given is never empty, and a turn in it may not count for every regime.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from itertools import count

from attrs import field, frozen

from weibao.cycles.arithmetic import (
    ONE_DAY,
    MonthEnd,
    grid_day,
    last_of_month,
    next_on_grid,
    steps_before,
)
from weibao.cycles.day_rhythms import BeforeSeason
from weibao.cycles.gap import Gap
from weibao.cycles.season import before_season
from weibao.cycles.stage import ListedYears
from weibao.cycles.window import Tolerance
from weibao.spans.every import MOST_YEARS, Every
from weibao.spans.season import Season
from weibao.spans.window import Window

Past = Sequence[date]


@frozen
class ByGap:
    """Turns between a least and a longest gap, so many in each period, or both."""

    gap: Gap
    aimed: Every | None = None

    @property
    def memory(self) -> int:
        """How many turns that count it looks back to."""
        return self.gap.memory

    def counted(self, past: Past) -> list[date]:
        """Return the turns that count for it; what came too early does not."""
        if self.gap.least is None:
            return list(past)
        found = [past[0]]
        for day in past[1:]:
            if day == found[-1] or day >= self.gap.least.after(found[-1]):
                found.append(day)
        return found

    def opens(self, past: Past) -> date:
        """Return the first day that it allows."""
        return self.gap.earliest(self.counted(past))

    def closes(self, past: Past) -> date:
        """Return the last day that it allows."""
        return self.gap.limit(self.counted(past))

    def usual(self, past: Past) -> date:
        """Return the last day that takes no extension."""
        return self.gap.nominal(self.counted(past))

    def aim(self, past: Past) -> date | None:
        """Return the day of its gap to aim at, where it has one."""
        if self.aimed is None:
            return None
        return self.aimed.after(self.counted(past)[-1])


@frozen
class FromLast:
    """A window around the day that an interval from the last turn gives."""

    every: Every
    room: Tolerance
    less_a_day: bool = False
    month_end: MonthEnd = MonthEnd.CLAMP
    memory: int = field(default=1, init=False)

    def counted(self, past: Past) -> list[date]:
        """Return the turns that count for it: all do, early or late."""
        return list(past)

    def window(self, past: Past) -> Window[date]:
        """Return the days that it allows."""
        return self.room.window(self.aim(past))

    def opens(self, past: Past) -> date:
        """Return the first day that it allows."""
        return max(self.window(past).opens, past[-1] + ONE_DAY)

    def closes(self, past: Past) -> date:
        """Return the last day that it allows."""
        return self.window(past).closes

    def usual(self, past: Past) -> date:
        """Return the last day that takes no extension."""
        return self.closes(past)

    def aim(self, past: Past) -> date:
        """Return the day in the middle of its window."""
        last = past[-1]
        day = next_on_grid(last, self.every, last, self.month_end)
        return day - ONE_DAY * self.less_a_day


@frozen
class OnGrid:
    """A window around each date of a grid; no two of them share a day.

    The next turn is for the first window that begins after the last turn: one before
    its window is for no date, and one after it makes up for the date before.
    """

    every: Every
    room: Tolerance
    anchor: date
    first: int = 0
    month_end: MonthEnd = MonthEnd.CLAMP
    memory: int = field(default=1, init=False)

    def counted(self, past: Past) -> list[date]:
        """Return the turns that count for it: the last decides, whatever it was for."""
        return list(past)

    def turn(self, past: Past) -> tuple[date, Window[date]]:
        """Return the next date of the grid and the days that it allows."""
        known = steps_before(self.every, self.anchor, past[-1])
        for number in count(max(self.first, known)):
            day = grid_day(self.anchor, self.every, number, self.month_end)
            if day is not None and self.room.window(day).opens > past[-1]:
                return day, self.room.window(day)
        raise AssertionError  # a grid has no end

    def opens(self, past: Past) -> date:
        """Return the first day that it allows."""
        return self.turn(past)[1].opens

    def closes(self, past: Past) -> date:
        """Return the last day that it allows."""
        return self.turn(past)[1].closes

    def usual(self, past: Past) -> date:
        """Return the last day that takes no extension."""
        return self.closes(past)

    def aim(self, past: Past) -> date:
        """Return the date of the grid; in whole months it is the last of its month."""
        day = self.turn(past)[0]
        return last_of_month(day) if self.room.whole_months else day


@frozen
class ByWindow(ABC):
    """A window for each turn, any day of which will do."""

    memory: int = field(default=1, init=False)

    @abstractmethod
    def turn(self, past: Past) -> Window[date]:
        """Return the window that the next turn is for."""

    def counted(self, past: Past) -> list[date]:
        """Return the turns that count for it: the last decides, whatever it was for."""
        return list(past)

    def opens(self, past: Past) -> date:
        """Return the first day that it allows."""
        return self.turn(past).opens

    def closes(self, past: Past) -> date:
        """Return the last day that it allows."""
        return self.turn(past).closes

    def usual(self, past: Past) -> date:
        """Return the last day that takes no extension."""
        return self.closes(past)

    def aim(self, past: Past) -> None:
        """Return no day: any of the window will do."""
        return


@frozen
class InSeasons(ByWindow):
    """Each of several parts of the year; the next turn is for the next to begin."""

    seasons: tuple[Season, ...]

    def turn(self, past: Past) -> Window[date]:
        """Return the season that the next turn is for."""
        last = past[-1]
        years = range(last.year, last.year + 3)
        held = (one.beginning_in(year) for one in self.seasons for year in years)
        return min((one for one in held if one.opens > last), key=lambda one: one.opens)


@frozen
class InYears(ByWindow):
    """The window of each of the years listed; the next turn is for the next to begin.

    A turn before its window is for no year, and one after it makes up for the year.
    """

    years: ListedYears
    base: date

    def turn(self, past: Past) -> Window[date]:
        """Return the window that the next turn is for."""
        far = past[-1].year - self.base.year + 2 * MOST_YEARS
        for year in self.years.due_years(far):
            window = self.years.window(self.base, year)
            if window.opens > past[-1]:
                return window
        raise AssertionError  # years that go on have no end


@frozen
class BeforeSeasons(ByWindow):
    """The days before each season; the next turn is for the next of them to begin."""

    rhythm: BeforeSeason

    def turn(self, past: Past) -> Window[date]:
        """Return the days that the next turn is for."""
        last = past[-1]
        held = (
            before_season(self.rhythm.in_year(year) + ONE_DAY, self.rhythm.within)
            for year in range(last.year, last.year + 4)
        )
        return min((one for one in held if one.opens > last), key=lambda one: one.opens)


Allowed = ByGap | FromLast | OnGrid | InSeasons | InYears | BeforeSeasons
