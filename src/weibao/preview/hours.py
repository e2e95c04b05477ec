"""Hours of work by week and skill, before and after."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from attrs import frozen

from weibao.orders import Demand, WorkOrder

MINUTE = timedelta(minutes=1)


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
    olds, news = _minutes(old), _minutes(new)
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


def day_of(order: WorkOrder, today: date) -> date:
    """Return the day that an order is planned for.

    It is the due date, the open day that stands in for it, or today for what is
    overdue.
    """
    if order.overdue_since is not None:
        return max(order.due, today)
    return max(min(max(order.due, order.window.opens), order.window.closes), today)


def _minutes(demand: Demand) -> Counter[tuple[date, str]]:
    today = max(demand.as_of, demand.horizon.first)
    found: Counter[tuple[date, str]] = Counter()
    for order in _open(demand):
        day = day_of(order, today)
        week = day - timedelta(days=day.weekday())
        minutes = order.planned.resolved.duration // MINUTE
        for position in order.planned.resolved.need.positions:
            found[week, position.skill or ""] += minutes * position.count
    return found


def _open(demand: Demand) -> Iterable[WorkOrder]:
    return (order for order in demand.orders if order.completion is None)


def _fullest(weeks: Mapping[date, int]) -> tuple[date, int] | None:
    found = max(weeks.items(), key=lambda item: item[1], default=None)
    return found if found is not None and found[1] else None
