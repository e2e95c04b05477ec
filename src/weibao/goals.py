"""What makes one roster better than another: named goals in levels.

Levels are compared in order, as the elements of a tuple; inside a level the goals are
added up with their weights. All figures are whole numbers.
"""

from collections.abc import Mapping
from enum import Enum

from attrs import frozen

from weibao.texts.text import Text


class Goal(Enum):
    """A figure to keep small."""

    UNPLACED_BY_LAW = "unplaced_by_law"
    """Orders of law or safety without a place."""
    LATE_BY_LAW = "late_by_law"
    """Days that orders of law or safety are late."""
    UNPLACED = "unplaced"
    """Other orders without a place, the more critical counting more."""
    UNPLACED_OF_ALL = "unplaced_of_all"
    """Orders without a place, the more critical counting more, from 1 to 5."""
    LATE = "late"
    """Days that other orders are late."""
    CHANGED = "changed"
    """Published orders that have other people or another day, or no place any more."""
    MOVED = "moved"
    """Published orders that begin at another time."""
    TOLD = "told"
    """People who lose or get published work, or for whom only its time changes, order
    by order."""
    OFF_PREFERRED = "off_preferred"
    """Days outside the preferred windows."""
    TRAVEL = "travel"
    """Minutes that people are on their way."""
    DRIVING = "driving"
    """Minutes on the way, where a crew that goes whole counts once."""
    TRIPS = "trips"
    """Times that people go to a stop."""
    OVER_VISITED = "over_visited"
    """Visits to places beyond those that they should have in a week or month."""
    FINISH_BY_PRIORITY = "finish_by_priority"
    """Working minutes until the most critical work of all is done, 28 times; the next
    critical 14 times, the one after it 4 times, and everything once."""
    UNEVEN = "uneven"
    """Minutes between the most and the least loaded member, over all crews."""
    UNFAIR_WEEKENDS = "unfair_weekends"
    """Minutes of work on Saturdays and Sundays that would have to change hands for
    everybody who could do it to have their share, earlier rosters counted in."""
    UNFAIR_UNPLEASANT = "unfair_unpleasant"
    """The same of work that the portfolio calls unpleasant."""
    UNFAIR_TRAVEL = "unfair_travel"
    """The same of minutes on the way."""
    UNFAIR_WORK = "unfair_work"
    """The same of all minutes at work."""
    OTHER_PEOPLE = "other_people"
    """Different people on an asset beyond those needed, over all assets; who was there
    by an earlier roster is no other person."""
    PASSED_OVER = "passed_over"
    """Preferred people in whose place others are sent, order by order."""
    OVERTIME = "overtime"
    """Minutes of overtime, over all people."""


@frozen
class Weighted:
    """A goal and how much each unit of it counts inside its level."""

    goal: Goal
    weight: int = 1


FINISH_WEIGHTS = (28, 14, 4)
"""What a minute of the latest end of the most critical ranks counts; of all, 1."""
Level = tuple[Weighted, ...]
Goals = tuple[Level, ...]

DEFAULT_GOALS: Goals = (
    (Weighted(Goal.UNPLACED_BY_LAW),),
    (Weighted(Goal.LATE_BY_LAW),),
    (Weighted(Goal.UNPLACED),),
    (Weighted(Goal.LATE),),
    (Weighted(Goal.CHANGED, 10), Weighted(Goal.TOLD, 2), Weighted(Goal.MOVED)),
    (
        Weighted(Goal.PASSED_OVER, 240),
        Weighted(Goal.OVER_VISITED, 60),
        Weighted(Goal.OFF_PREFERRED, 5),
        Weighted(Goal.TRAVEL),
        Weighted(Goal.TRIPS),
    ),
    (Weighted(Goal.UNEVEN),),
)

TITLES: Mapping[Goal, Text] = {
    Goal.UNPLACED_BY_LAW: Text("法定未排入", "of law, without a place"),
    Goal.LATE_BY_LAW: Text("法定超期", "of law, days late"),
    Goal.UNPLACED: Text("未排入", "other work without a place"),
    Goal.UNPLACED_OF_ALL: Text("全部未排入", "all work without a place"),
    Goal.LATE: Text("超期", "other work, days late"),
    Goal.CHANGED: Text("改动", "changed orders"),
    Goal.MOVED: Text("改时", "orders at another time"),
    Goal.TOLD: Text("须通知", "people to be told"),
    Goal.OFF_PREFERRED: Text("偏离首选", "days off the preferred ones"),
    Goal.TRAVEL: Text("路程", "minutes on the way"),
    Goal.DRIVING: Text("行车", "minutes driven"),
    Goal.TRIPS: Text("出行", "trips"),
    Goal.OVER_VISITED: Text("上门过多", "visits too many"),
    Goal.FINISH_BY_PRIORITY: Text("按重要程度完工", "critical work done by"),
    Goal.UNEVEN: Text("班组内不均", "unevenness of crews"),
    Goal.UNFAIR_WEEKENDS: Text("周末不均", "unfairness of weekends"),
    Goal.UNFAIR_UNPLEASANT: Text("苦活不均", "unfairness of unpleasant work"),
    Goal.UNFAIR_TRAVEL: Text("路程不均", "unfairness of travel"),
    Goal.UNFAIR_WORK: Text("工时不均", "unfairness of work"),
    Goal.OTHER_PEOPLE: Text("换人", "other people on assets"),
    Goal.PASSED_OVER: Text("未派优先人员", "preferred people passed over"),
    Goal.OVERTIME: Text("加班", "minutes of overtime"),
}
"""What the figures are called, in a word or two."""
BY_ACCOUNT = frozenset(
    {
        Goal.UNFAIR_WEEKENDS,
        Goal.UNFAIR_UNPLEASANT,
        Goal.UNFAIR_TRAVEL,
        Goal.UNFAIR_WORK,
        Goal.OTHER_PEOPLE,
        Goal.OVERTIME,
        Goal.FINISH_BY_PRIORITY,
    }
)
"""Goals whose figures hang on the whole roster, not on one place in it."""


def without(goals: Goals, some: frozenset[Goal]) -> Goals:
    """Return the levels without some of the goals; a level may be left empty."""
    return tuple(tuple(one for one in level if one.goal not in some) for level in goals)


def asked(goals: Goals) -> frozenset[Goal]:
    """Return the goals that any level asks for."""
    return frozenset(one.goal for level in goals for one in level if one.weight)
