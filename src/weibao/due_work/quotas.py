"""So many times in each period of the calendar or season, on any day of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from zlib import crc32

from weibao.cycles.period import Period, periods
from weibao.cycles.rhythms import Dealt, Quota
from weibao.due_work.seasons import season_at
from weibao.inventory import Site
from weibao.spans.window import Window

Named = tuple[str, Window[date]]
"""A period, with the name that keys of its turns begin with."""


def period_key(period: Window[date], per: Period) -> str:
    """Name a period: ``2026-W14``, ``2026-03``, ``2026-Q1`` and so on.

    A week that begins on another day than Monday goes by its first one: ``2026-W13-7``.
    """
    first = period.opens
    if per is Period.DAY:
        return first.isoformat()
    if per is Period.WEEK:
        year, week, weekday = first.isocalendar()
        name = f"{year}-W{week:02d}"
        return name if weekday == 1 else f"{name}-{weekday}"
    if per is Period.HALF_MONTH:
        return f"{first:%Y-%m}-{1 if first.day == 1 else 2}"
    if per is Period.MONTH:
        return f"{first:%Y-%m}"
    if per is Period.QUARTER:
        return f"{first.year}-Q{(first.month - 1) // 3 + 1}"
    if per is Period.HALF_YEAR:
        return f"{first.year}-H{1 if first.month == 1 else 2}"
    return str(first.year)


def named_periods(
    rhythm: Dealt, site: Site, first: date, last: date
) -> Iterator[Named]:
    """Go through the periods that touch the days from first to last, with their names.

    They are those of the calendar, or the seasons of each year; a season goes by its
    year and name, or by its first day where it has no name.
    """
    if isinstance(rhythm, Quota):
        for period in periods(first, last, rhythm.per, rhythm.week_start):
            yield period_key(period, rhythm.per), period
        return
    days = Window(first, last)
    known = [(one, season_at(one, site)) for one in rhythm.seasons]
    for year in range(max(first.year - 1, 1), last.year + 1):
        held = [(one, season.beginning_in(year)) for one, season in known]
        for one, stretch in sorted(held, key=lambda pair: pair[1].opens):
            if stretch.overlaps(days):
                name = f"{year}-{one}" if isinstance(one, str) else f"{stretch.opens}"
                yield name, stretch


def shares(
    times: int, name: str, period: Window[date]
) -> Iterator[tuple[str, Window[date]]]:
    """Go through the slots of a period: the key and the share of days of each."""
    if times == 1:
        yield name, period
        return
    days = (period.closes - period.opens).days + 1
    for slot in range(times):
        opens = period.opens + timedelta(days=slot * days // times)
        closes = period.opens + timedelta(days=(slot + 1) * days // times - 1)
        yield f"{name}.{slot + 1}", Window(opens, closes)


LOTS = 8
"""Into how many lots the work of a quota is dealt, each with a part of the period."""


def lot_of(name: str) -> int:
    """Return the lot of a piece of work: the same in every period, on any machine."""
    return crc32(name.encode()) % LOTS


def aimed_day(share: Window[date], lot: int) -> date:
    """Return the day of a share that a lot aims at.

    The lots spread a quota's work over the period, so that not all of it falls into
    one week, and each keeps its place in every period.
    """
    days = (share.closes - share.opens).days + 1
    return share.opens + timedelta(days=(2 * lot + 1) * days // (2 * LOTS))


def around(day: date, share: Window[date]) -> Window[date]:
    """Return the half of a share around a day, which neighbours best keep to.

    Two visits that both keep to it are never closer than half a share.
    """
    reach = timedelta(days=((share.closes - share.opens).days + 1) // 4)
    return Window(max(share.opens, day - reach), min(share.closes, day + reach))
