"""The windows of one turn: what is lawful, and what is aimed at inside it."""

from datetime import date, timedelta

from weibao.cycle import Cycle, Quota
from weibao.cycles.closed_days import moved_off_closed
from weibao.cycles.quotas import middle
from weibao.cycles.seasons import in_season, in_season_part, seasons_of
from weibao.orders import Occurrence
from weibao.plan import PlannedTask
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

OUT_OF_SEASON = Message(zh="不在季节内", en="out of season")
BLACKED_OUT = Message(zh="时间窗全在停工期内", en="the window lies in a blackout")
CLOSED_SKIP = Message(
    zh="{day} 不开放（{why}），按规则跳过", en="{day} is closed ({why}); skipped by rule"
)


def turn(
    planned: PlannedTask, cycle: Cycle, key: str, nominal: date, share: Window[date]
) -> Occurrence | Text:
    """Return the occurrence of one turn, or why there is none.

    Args:
        planned: whose site, calendar and habits count.
        cycle: the cycle it is a turn of.
        key: the turn's key.
        nominal: the date on the grid; for a quota any day of its share.
        share: the lawful days before seasons, blackouts and closed days.
    """
    seasons = seasons_of(cycle, planned.subject.site)
    quota = isinstance(cycle.rhythm, Quota)
    lawful = _lawful(planned, cycle, share, seasons)
    if lawful is None:
        return BLACKED_OUT() if in_season(nominal, seasons) else OUT_OF_SEASON()
    if not quota and not in_season(nominal, seasons):
        return OUT_OF_SEASON()
    if quota:
        aim = middle(share).overlap(lawful) or middle(lawful)
        nominal = aim.opens + (aim.closes - aim.opens) // 2
    else:
        aimed = _aimed(planned, cycle, nominal, lawful)
        if isinstance(aimed, Text):
            return aimed
        lawful, aim = aimed
    provisional = planned.subject.site.calendar.is_provisional(nominal)
    return Occurrence(key, nominal, lawful, aim, provisional)


def _lawful(
    planned: PlannedTask, cycle: Cycle, share: Window[date], seasons: tuple[Season, ...]
) -> Window[date] | None:
    part = in_season_part(share, seasons)
    if part is None or planned.criticality.by_law:
        return part
    opens, closes = part.opens, part.closes
    while opens <= closes and cycle.bars(opens):
        opens += timedelta(days=1)
    while opens <= closes and cycle.bars(closes):
        closes -= timedelta(days=1)
    return Window(opens, closes) if opens <= closes else None


def _aimed(
    planned: PlannedTask, cycle: Cycle, nominal: date, lawful: Window[date]
) -> tuple[Window[date], Window[date]] | Text:
    """Return the lawful and the preferred window around a date of a grid."""
    calendar = planned.subject.site.calendar
    within = lawful if cycle.tolerance else None
    day: date | None = nominal
    if not planned.every_day:
        day = moved_off_closed(nominal, cycle.closed, calendar, within)
    if day is None and within is None:
        why = calendar.why_closed(nominal) or Text()
        return CLOSED_SKIP(day=nominal, why=why)
    if within is None:
        only = Window(day or nominal, day or nominal)
        return only, only
    day = day or nominal
    early = (day - lawful.opens) // 2 if day >= lawful.opens else timedelta(0)
    late = (lawful.closes - day) // 2 if day <= lawful.closes else timedelta(0)
    aim = Window(day - _whole(early), day + _whole(late)).overlap(lawful)
    return lawful, aim or lawful


def _whole(length: timedelta) -> timedelta:
    return timedelta(days=length.days)
