"""Regimes that can never all be kept, or not for long."""

from datetime import date
from fractions import Fraction
from itertools import combinations, islice, pairwise, permutations

from attrs import frozen

from weibao.cycles.arithmetic import grid, grid_between
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import BeforeSeason, EachSeason
from weibao.cycles.period import MONTHS, Period, periods
from weibao.cycles.regimes import AllOf, Regime, years_between
from weibao.cycles.rhythms import Interval, MaximumGap, Quota
from weibao.cycles.season import before_season
from weibao.cycles.stage import ListedYears
from weibao.errors import InvalidValue
from weibao.phrases.regimes import regime_text
from weibao.phrases.rhythm_texts import rhythm_text
from weibao.spans.every import CALENDAR_SLACK, Every
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

MONTH_DAYS = Fraction(146097, 4800)
"""The days of a month on average over the 400 years in which the calendar repeats."""
YEAR = 12
SOME_YEARS = range(2023, 2029)
"""Years in which parts of the year are held against one another: leap and common."""
GRID_DATES = 60
"""How many dates of a grid are looked at for one that another grid allows."""


@frozen
class Pace:
    """The days between two turns: at least and at most, in the long run."""

    least: Fraction
    most: Fraction
    exact: bool


def check_regimes(rhythm: AllOf) -> None:
    """Refuse regimes of which two contradict each other whatever was done before.

    Raises:
        InvalidValue: it names the two, and what would be right.
    """
    for one, other in permutations(rhythm.regimes, 2):
        slow, fast = pace(one), pace(other)
        slack = Fraction(1) if slow.exact and fast.exact else CALENDAR_SLACK
        if slow.least > fast.most * slack:
            raise InvalidValue(
                TOO_FAR_APART(
                    slow=_text(one),
                    fast=_text(other),
                    least=_whole_up(slow.least),
                    most=int(fast.most),
                )
            )
        if _always_torn(one, other):
            raise InvalidValue(NO_DATE_SHARED(one=_text(one), other=_text(other)))
    for one, other in combinations(rhythm.regimes, 2):
        if _never_meet(one, other):
            raise InvalidValue(NO_DATE_SHARED(one=_text(one), other=_text(other)))


def pace(regime: Regime) -> Pace:
    """Return how far apart the turns of a regime lie in the long run."""
    rhythm = regime.rhythm
    if isinstance(rhythm, Quota):
        usual = _days_of(rhythm.per) / rhythm.times
        return Pace(usual, usual, rhythm.per in (Period.DAY, Period.WEEK))
    if isinstance(rhythm, MaximumGap):
        return _pace_of_gap(rhythm)
    if isinstance(rhythm, EachSeason):
        usual = _days_of(Period.YEAR) / len(rhythm.seasons)
        return Pace(usual, usual, exact=False)
    if isinstance(rhythm, BeforeSeason):
        usual = _days_of(Period.YEAR)
        return Pace(usual, usual, exact=False)
    if isinstance(rhythm, ListedYears):
        later = years_between(rhythm)[-1]
        usual = _days_of(Period.YEAR) * later
        return Pace(usual, usual, exact=False)
    usual, room = _days(rhythm.every), regime.room
    if regime.on_grid:
        return Pace(usual, usual, not rhythm.every.months)
    months = rhythm.every.months or room.before.months or room.after.months
    return Pace(
        usual - _days(room.before) - rhythm.less_a_day,
        usual + _days(room.after) - rhythm.less_a_day,
        not months and not room.whole_months,
    )


def _pace_of_gap(rhythm: MaximumGap) -> Pace:
    most = _days(rhythm.every) - rhythm.less_a_day
    if rhythm.extension is not None:
        most += rhythm.extension.days(rhythm.every)
    if rhythm.cap is not None:
        most = min(most, _days(rhythm.every) * rhythm.cap.factor / rhythm.cap.gaps)
    quota = rhythm.quota
    if quota is not None:
        most = min(most, _days_of(quota.per) / quota.times)
    least = _days(rhythm.least) if rhythm.least is not None else Fraction(1)
    months = rhythm.every.months or (rhythm.least and rhythm.least.months)
    return Pace(least, most, not months and quota is None)


def _always_torn(one: Regime, other: Regime) -> bool:
    """Tell whether a regime has a window each year that another leaves no day in.

    It may have none of its own that year, or lie too far from the window before, or
    too near.
    """
    if not isinstance(one.rhythm, EachSeason | BeforeSeason):
        return False
    mine = _windows(one)
    if isinstance(other.rhythm, EachSeason | BeforeSeason) or _by_months(other):
        theirs = _windows(other)
        inside = [w for w in mine if theirs[0].opens <= w.opens < theirs[-1].opens]
        alone = [w for w in inside if not any(w.overlap(their) for their in theirs)]
        idle = [w for w in theirs if mine[0].opens <= w.opens < mine[-1].opens]
        idle = [w for w in idle if not any(w.overlap(own) for own in mine)]
        return bool(alone or idle)
    if other.on_grid or isinstance(other.rhythm, ListedYears):
        return False
    paced = pace(other)
    return any(
        (after.opens - before.closes).days > paced.most * CALENDAR_SLACK
        or (after.closes - before.opens).days * CALENDAR_SLACK < paced.least
        for before, after in pairwise(mine)
    )


def _by_months(regime: Regime) -> bool:
    """Tell whether its windows are the same in every year."""
    rhythm = regime.rhythm
    if isinstance(rhythm, Quota):
        return rhythm.times == 1 and rhythm.per in MONTHS
    if not isinstance(rhythm, Interval) or not _stated(regime):
        return False
    return not rhythm.every.days and YEAR % rhythm.every.months == 0


def _never_meet(one: Regime, other: Regime) -> bool:
    """Tell whether two grids that state their anchors never share a day."""
    if not (_stated(one) and _stated(other)):
        return False
    mine, theirs = _windows(one), _windows(other)
    since = max(mine[0].opens, theirs[0].opens)
    until = min(mine[-1].closes, theirs[-1].closes)
    return since < until and not any(
        a.overlap(b) for a in mine for b in theirs if a.closes >= since
    )


def _stated(regime: Regime) -> bool:
    rhythm = regime.rhythm
    return isinstance(rhythm, Interval) and regime.on_grid and rhythm.anchor is not None


def _windows(regime: Regime) -> list[Window[date]]:
    rhythm, room = regime.rhythm, regime.room
    if isinstance(rhythm, EachSeason):
        each = [one.beginning_in(year) for year in SOME_YEARS for one in rhythm.dated]
        return sorted(each, key=lambda one: one.opens)
    if isinstance(rhythm, BeforeSeason):
        return [
            before_season(rhythm.season.beginning_in(year).opens, rhythm.within)
            for year in SOME_YEARS
        ]
    first, last = date(SOME_YEARS[0], 1, 1), date(SOME_YEARS[-1], 12, 31)
    if isinstance(rhythm, Quota):
        return [*periods(first, last, rhythm.per)]
    assert isinstance(rhythm, Interval)
    assert rhythm.anchor is not None
    every, anchor, ends = rhythm.every, rhythm.anchor, rhythm.month_end
    if not _by_months(regime):
        days = islice(grid(anchor, every, ends), GRID_DATES)
        return [room.window(day) for day in days]
    years = max(0, anchor.year - first.year)
    begun = Every(months=YEAR * years).before(anchor)
    return [room.window(day) for day in grid_between(begun, every, first, last, ends)]


def _days(every: Every) -> Fraction:
    return every.months * MONTH_DAYS + every.days


def _days_of(per: Period) -> Fraction:
    if per is Period.HALF_MONTH:
        return MONTH_DAYS / 2
    if per in MONTHS:
        return MONTHS[per] * MONTH_DAYS
    return Fraction(7 if per is Period.WEEK else 1)


def _whole_up(days: Fraction) -> int:
    return -int(-days // 1)


def _text(regime: Regime) -> Text:
    return regime_text(regime, _said)


def _said(cycle: Cycle) -> Text:
    return rhythm_text(cycle.rhythm, _said)


TOO_FAR_APART = Message(
    zh="“{slow}”与“{fast}”不能同时满足：前者两次之间平均至少 {least} 天，后者至多 "
    "{most} 天（改到有共同的天数，或各立一项任务）",
    en="“{slow}” and “{fast}” cannot both be kept: between two turns the first leaves "
    "{least} days at least, the second {most} at most (change one until they have days "
    "in common, or give each a task of its own)",
)
NO_DATE_SHARED = Message(
    zh="“{one}”与“{other}”年年都有一次没有一天相同（改日期或起算日，或放宽允许偏差）",
    en="“{one}” and “{other}” leave a turn with no day in common, year after year "
    "(change the dates or an anchor, or widen a tolerance)",
)
