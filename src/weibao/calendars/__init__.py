"""Which days are open, under which calendar, and how sure that is."""

from weibao.calendars.countries import COUNTRIES, country_calendar
from weibao.calendars.working import Stack, WorkingCalendar

__all__ = ["COUNTRIES", "Stack", "WorkingCalendar", "country_calendar"]
