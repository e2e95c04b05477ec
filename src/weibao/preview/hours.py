"""Hours of work by week and skill, before and after."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from attrs import frozen

from weibao.forecast.days import minutes_by_week
from weibao.orders import Demand


@frozen(kw_only=True)
class Load:
    """Minutes of people at work, before and after."""

    old: int = 0
    new: int = 0

    @property
    def difference(self) -> int:
        """How many more there would be."""
        return self.new - self.old

    def __add__(self, other: "Load") -> "Load":
        return Load(old=self.old + other.old, new=self.new + other.new)


@frozen(kw_only=True)
class HoursByWeek:
    """The work of all weeks, each from its Monday on, and skills.

    ``by_week`` and ``by_skill`` are sums of ``cells``. Work that asks for no skill
    stands under none. Journeys are not in it: they depend on the roster.
    """

    cells: Mapping[tuple[date, str], Load]
    by_week: Mapping[date, Load]
    by_skill: Mapping[str, Load]

    @property
    def total(self) -> Load:
        """The work of the whole horizon."""
        return sum(self.by_week.values(), Load())

    @property
    def fullest_old(self) -> tuple[date, int] | None:
        """The week with the most work now, the first of equals, and its minutes."""
        return _fullest({week: load.old for week, load in self.by_week.items()})

    @property
    def fullest_new(self) -> tuple[date, int] | None:
        """The week that would have the most work."""
        return _fullest({week: load.new for week, load in self.by_week.items()})


def hours(old: Demand, new: Demand) -> HoursByWeek:
    """Add up the open work of two demands on the days that it is planned for."""
    olds, news = minutes_by_week(old), minutes_by_week(new)
    cells = {
        cell: Load(old=olds[cell], new=news[cell])
        for cell in sorted(olds.keys() | news.keys())
    }
    by_week: dict[date, Load] = defaultdict(Load)
    by_skill: dict[str, Load] = defaultdict(Load)
    for (week, skill), load in cells.items():
        by_week[week] += load
        by_skill[skill] += load
    skills = {skill: by_skill[skill] for skill in sorted(by_skill)}
    return HoursByWeek(cells=cells, by_week=dict(by_week), by_skill=skills)


def _fullest(weeks: Mapping[date, int]) -> tuple[date, int] | None:
    found = max(weeks.items(), key=lambda item: item[1], default=None)
    return found if found is not None and found[1] else None
