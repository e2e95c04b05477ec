"""On which weekday weeks begin, in phrases."""

from collections.abc import Iterator

from attrs import evolve

from weibao.cycles.day_rhythms import NthDay
from weibao.cycles.period import MONDAY, Period
from weibao.cycles.rhythms import MaximumGap, Quota
from weibao.errors import InvalidValue
from weibao.phrases.clause import Clause
from weibao.phrases.nth_days import weekday_text
from weibao.texts.text import Message, Text

Weekly = Quota | MaximumGap | NthDay

WEEK_START = Clause(
    "week_start",
    ("weeks from {weekday}", "weeks begin on {weekday}", "weeks starting {weekday}"),
    ("{zh_weekday}为一周之始", "以{zh_weekday}为一周之始", "一周从{zh_weekday}起"),
    lambda **weekday: next(iter(weekday.values())),
    Text("每周2次，星期日为一周之始", "twice each week, weeks from Sunday"),
    Text(
        "以周计的周期从这一天开始（不写则为星期一）",
        "weeks that are counted in begin on this day (Monday where nothing is said)",
    ),
    of=Weekly,
)
WEEKS = (WEEK_START,)


def with_weeks(rhythm: Weekly, week_start: int) -> Weekly:
    """Return a rhythm whose weeks begin on a weekday.

    Raises:
        InvalidValue: it does not count in weeks.
    """
    if isinstance(rhythm, MaximumGap):
        quota = rhythm.quota
        if quota is None or quota.per is not Period.WEEK:
            raise InvalidValue(NO_WEEKS())
        return evolve(rhythm, quota=evolve(quota, week_start=week_start))
    if rhythm.per is not Period.WEEK:
        raise InvalidValue(NO_WEEKS())
    return evolve(rhythm, week_start=week_start)


def week_texts(rhythm: Weekly) -> Iterator[Text]:
    """Say on which weekday its weeks begin, where that is not Monday."""
    quota = rhythm.quota if isinstance(rhythm, MaximumGap) else rhythm
    if quota is not None and quota.week_start != MONDAY:
        named = weekday_text(quota.week_start)
        yield WEEK_START.say(weekday=named, zh_weekday=named)


NO_WEEKS = Message(
    zh="“一周之始”只用于以周计的周期（例如 每周一次，星期日为一周之始）",
    en="a weekday on which weeks begin goes with what is counted in weeks (such as "
    "once each week, weeks from Sunday)",
)
