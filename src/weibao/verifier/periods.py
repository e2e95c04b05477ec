"""Periods of the calendar by the names that order ids give them."""

from datetime import date, timedelta

from weibao.cycles.period import Period


def period_name(day: date, per: Period, week_start: int = 0) -> str:
    """Name the period that holds a day, as order ids do.

    Weeks that begin on another weekday than Monday (0) go by their first day.
    """
    if per is Period.DAY:
        return day.isoformat()
    if per is Period.WEEK and week_start:
        while day.weekday() != week_start:
            day -= timedelta(days=1)
        return f"{day:%G-W%V-%u}"
    if per is Period.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if per is Period.YEAR:
        return str(day.year)
    part = {
        Period.HALF_MONTH: f"{day.month:02}-{1 if day.day < 16 else 2}",
        Period.MONTH: f"{day.month:02}",
        Period.QUARTER: f"Q{(day.month + 2) // 3}",
        Period.HALF_YEAR: f"H{(day.month + 5) // 6}",
    }
    return f"{day.year}-{part[per]}"
