"""Cycles that can never fall due, which would be work forgotten without a word."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from dateutil.rrule import rrulestr

from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    DayKind,
    EachSeason,
    NthDay,
    WeekOfYear,
)
from weibao.cycles.period import periods
from weibao.cycles.regimes import AllOf
from weibao.cycles.rhythms import Combined, Dates, Recurrence, Several
from weibao.cycles.stage import Stages
from weibao.errors import InvalidValue
from weibao.phrases.contradictions import check_agrees
from weibao.phrases.impossible_regimes import check_regimes
from weibao.phrases.numerals import quote
from weibao.spans.season import Season
from weibao.texts.text import Message

# A leap year that begins on a Monday, and a span in which every calendar comes round.
START, YEARS = date(1996, 1, 1), 100
LEAP_YEAR = [START + timedelta(days=number) for number in range(366)]


def check_possible(cycle: Cycle) -> None:
    """Refuse a cycle of which no date can ever come.

    Seasons that only the site knows, its calendar and the days on which a rule is
    valid are not for here to judge; nor is the anchor, where none is stated.

    Raises:
        InvalidValue: there is no such date; it says what would be right.
    """
    rhythm = cycle.rhythm
    if isinstance(rhythm, Several):
        for one in rhythm.members:
            check_agrees(Cycle(one.rhythm, one.tolerance))
    if isinstance(rhythm, AllOf):
        for regime in rhythm.regimes:
            check_agrees(Cycle(regime.rhythm, regime.tolerance))
        check_regimes(rhythm)
    check_agrees(cycle)
    blackouts = cycle.blackouts or cycle.soft_blackouts or _taken(cycle)
    if (cycle.seasons or blackouts) and not any(
        _in_season(day, cycle) and not _barred(day, cycle) for day in LEAP_YEAR
    ):
        raise InvalidValue(NO_DAY_LEFT())
    if isinstance(rhythm, Stages):
        _check_alive(rhythm)
    if isinstance(rhythm, EachSeason):
        for season in rhythm.dated:
            held = (day for day in LEAP_YEAR if day in season)
            if not any(
                _in_season(day, cycle) and not _barred(day, cycle) for day in held
            ):
                raise InvalidValue(SEASON_BARRED(season=season.text()))
    if isinstance(rhythm, Dates):
        if not any(_counts(day, cycle) for day in rhythm.days) and not _besides(cycle):
            raise InvalidValue(NO_DATE_LEFT())
    elif isinstance(rhythm, NthDay | WeekOfYear | BeforeSeason):
        days = _told_by_days(rhythm)
        if not any(_counts(day, cycle) for day in days) and not _besides(cycle):
            raise InvalidValue(NO_DATE_LEFT())
    elif isinstance(rhythm, Recurrence):
        _check_days(rhythm.rule)
        if next(_dates(rhythm), None) is None:
            right = _right(rhythm.rule, rhythm.anchor or START)
            raise InvalidValue(NEVER(rule=quote(rhythm.rule), right=right))
        days = _dates(rhythm)
        if not any(_counts(day, cycle) for day in days) and not _besides(cycle):
            raise InvalidValue(NO_DATE_LEFT())


def _check_alive(rhythm: Stages) -> None:
    """Refuse a part that is scrapped before its work is first due."""
    first, life = rhythm.first_at, rhythm.life
    if life is not None and life.about_days <= first.about_days:
        raise InvalidValue(DEAD_ALREADY(life=life.text(), first=first.text()))


def _check_days(rule: str) -> None:
    """Refuse plain days beside numbered ones: the reference then finds neither."""
    found = re.search("BYDAY=([^;]*)", rule)
    days = found[1].split(",") if found else []
    plain = [day for day in days if len(day) == 2]
    if 0 < len(plain) < len(days):
        numbered = [f"{n}{day}" for day in plain for n in range(1, 6)]
        right = ",".join([*numbered, *(day for day in days if day not in plain)])
        raise InvalidValue(MIXED(days=",".join(days), right=f"BYDAY={right}"))


def _told_by_days(rhythm: NthDay | WeekOfYear | BeforeSeason) -> Iterator[date]:
    """Go through a hundred years; any day may turn out to be the n-th working day."""
    for year in range(START.year, START.year + YEARS):
        if isinstance(rhythm, WeekOfYear | BeforeSeason):
            found = [rhythm.in_year(year)]
        elif rhythm.kind is DayKind.WORKING_DAY:
            found = [*LEAP_YEAR]
        else:
            opens, closes = date(year, 1, 1), date(year, 12, 31)
            held = periods(opens, closes, rhythm.per)
            found = [rhythm.within(period, Stack()) for period in held]
        yield from (day for day in found if day is not None)


def _counts(day: date, cycle: Cycle) -> bool:
    if day in cycle.exclude:
        return False
    return _in_season(day, cycle) and (cycle.until is None or day <= cycle.until)


def _besides(cycle: Cycle) -> bool:
    """Tell whether a date that is put in on its own can count; it may come late."""
    days = set(cycle.include) - set(cycle.exclude)
    return any(_in_season(day, cycle) for day in days)


def _in_season(day: date, cycle: Cycle) -> bool:
    known = [season for season in cycle.seasons if isinstance(season, Season)]
    return len(known) < len(cycle.seasons) or not known or any(day in s for s in known)


def _barred(day: date, cycle: Cycle) -> bool:
    both = (*cycle.blackouts, *cycle.soft_blackouts, *_taken(cycle))
    yearly = [one for one in both if isinstance(one, Season)]
    return any(day in blackout for blackout in yearly)


def _taken(cycle: Cycle) -> tuple[Season, ...]:
    """Return the parts of the year that a combined rhythm loses."""
    less = cycle.rhythm.less if isinstance(cycle.rhythm, Combined) else ()
    return tuple(one for one in less if isinstance(one, Season))


def _dates(rhythm: Recurrence) -> Iterator[date]:
    """Go through the dates of a rule in a hundred years.

    Where no anchor is stated, any day may turn out to be it, so that neither the
    interval nor the number of times is held against the rule.
    """
    start = rhythm.anchor or START
    end = f"{min(start.year + YEARS, date.max.year):04d}1231"
    parts = dict(part.split("=") for part in rhythm.rule.split(";"))
    count = parts.pop("COUNT", None)
    parts["UNTIL"] = min(parts.get("UNTIL", end), end)
    if rhythm.anchor is None:
        parts.pop("INTERVAL", None)
        count = None
    rule = ";".join(f"{name}={value}" for name, value in parts.items())
    dates = rrulestr(rule, dtstart=datetime.combine(start, time.min))
    for moment in islice(dates, int(count) if count else None):
        yield moment.date()


def _right(rule: str, start: date) -> str:
    if "UNTIL=" in rule and rule.partition("UNTIL=")[2][:8] < f"{start:%Y%m%d}":
        return f"UNTIL={start.year + 1}1231"
    if "BYMONTHDAY=" in rule:
        return "BYMONTHDAY=-1"
    return "FREQ=MONTHLY;BYDAY=-1FR"


NO_DAY_LEFT = Message(
    zh="没有一天在周期的季节之内而又不在避开的日子里（放宽季节，或去掉一个“避开”）",
    en="no day of the year lies in the cycle's seasons and outside what it keeps out "
    "of (widen the season, or leave a blackout out)",
)
SEASON_BARRED = Message(
    zh="{season} 里没有一天可做（去掉它，或放宽周期的季节或“避开”）",
    en="no day of {season} is left to do it (leave it out, or widen the cycle's "
    "seasons or blackouts)",
)
NO_DATE_LEFT = Message(
    zh="周期的日期都不在其季节和截止日之内（放宽季节或截止日，或改日期）",
    en="no date of the cycle lies in its seasons and before its last day (widen the "
    "season, or choose other dates)",
)
DEAD_ALREADY = Message(
    zh="满{life}报废，而满{first}才首次到期（报废年限应更长）",
    en="it is scrapped at {life} of age, before it is first due at {first} (let it "
    "live longer)",
)
MIXED = Message(
    zh="BYDAY={days} 把带数字与不带数字的星期混在一起（应写成 {right}）",
    en="BYDAY={days} mixes days with and without a number (write {right})",
)
NEVER = Message(
    zh="重复规则“{rule}”一百年内没有一个日期（可写成例如 {right}）",
    en="the recurrence rule {rule!r} has no date in a hundred years (write {right}, "
    "for example)",
)
