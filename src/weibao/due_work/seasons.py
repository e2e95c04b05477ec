"""Seasons: which dates and which parts of a window lie inside them."""

from datetime import date, timedelta

from weibao.cycles.cycle import Cycle
from weibao.due_work.validity import ALWAYS
from weibao.errors import InvalidValue
from weibao.inventory import Site
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message

UNKNOWN_SEASON = Message(
    zh="项目 {site} 没有名为 {name!r} 的季节",
    en="site {site} has no season called {name!r}",
)


def seasons_of(cycle: Cycle, site: Site) -> tuple[Season, ...]:
    """Return the cycle's seasons, those given by name with the site's own dates.

    Raises:
        InvalidValue: the site has no season of that name.
    """
    return tuple(season_at(season, site) for season in cycle.seasons)


def season_at(season: Season | str, site: Site) -> Season:
    """Return a season, one given by name with the site's own dates.

    Raises:
        InvalidValue: the site has no season of that name.
    """
    if isinstance(season, Season):
        return season
    if season not in site.seasons:
        raise InvalidValue(UNKNOWN_SEASON(site=site.id, name=season))
    return site.seasons[season]


def in_season(day: date, seasons: tuple[Season, ...]) -> bool:
    """Tell whether a day lies in one of the seasons; without any it does."""
    return not seasons or any(day in season for season in seasons)


def next_in_season(day: date, seasons: tuple[Season, ...]) -> date:
    """Return the day, or the first day of the next season where it lies outside."""
    if in_season(day, seasons):
        return day
    return min(season.at_or_after(day).opens for season in seasons)


def in_season_part(
    window: Window[date], seasons: tuple[Season, ...], *, whole: bool = False
) -> Window[date] | None:
    """Return the first part of a window that lies in a season, or None.

    With ``whole`` it is the season's whole stretch, beyond the window too.
    """
    if not seasons:
        return ALWAYS if whole else window
    for stretch in stretches(window, seasons):
        return stretch if whole else window.overlap(stretch)
    return None


def stretches(
    window: Window[date], seasons: tuple[Season, ...]
) -> tuple[Window[date], ...]:
    """Return the stretches in season that touch the window, in order."""
    found: list[Window[date]] = []
    for year in range(window.opens.year - 1, window.closes.year + 1):
        found.extend(season.beginning_in(year) for season in seasons)
    touching = [stretch for stretch in found if stretch.overlaps(window)]
    merged: list[Window[date]] = []
    for stretch in sorted(touching, key=lambda w: (w.opens, w.closes)):
        if merged and stretch.opens <= merged[-1].closes + timedelta(days=1):
            last = merged.pop()
            stretch = Window(last.opens, max(last.closes, stretch.closes))
        merged.append(stretch)
    return tuple(merged)
