"""Stretches of time: intervals, windows, horizons, seasons and hours of the day."""

from weibao.spans.every import Every
from weibao.spans.hours import Hours, clock, minute_of_day
from weibao.spans.season import Season
from weibao.spans.window import Horizon, Window

__all__ = ["Every", "Horizon", "Hours", "Season", "Window", "clock", "minute_of_day"]
