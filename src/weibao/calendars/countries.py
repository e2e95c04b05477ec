"""The countries whose public holidays are known here."""

from weibao.calendars.china import CHINA
from weibao.calendars.working import WorkingCalendar

COUNTRIES = {"CN": CHINA}


def country_calendar(code: str) -> WorkingCalendar | None:
    """Return a country's calendar by its ISO 3166 code, or None where unknown."""
    return COUNTRIES.get(code)
