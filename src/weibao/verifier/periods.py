"""Periods of the calendar by the names that order ids give them."""

from datetime import date

from weibao.cycles.period import Period


def period_name(day: date, per: Period) -> str:
    """Name the period that holds a day, as order ids do."""
    if per is Period.DAY:
        return day.isoformat()
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
