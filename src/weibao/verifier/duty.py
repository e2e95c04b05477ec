"""When people are on duty: shifts on their days, less breaks."""

from collections.abc import Iterable
from datetime import date, timedelta

from weibao.spans.hours import DAY, Hours
from weibao.verifier.visits import Piece
from weibao.workforce import Crew, Shift, Technician


def worked_on(shift: Shift, crew: Crew, day: date) -> bool:
    """Tell whether a shift of a crew's people begins on the day."""
    if not all(calendar.is_open(day) for calendar in crew.calendars):
        return False
    if shift.weekdays is not None:
        return day.weekday() in shift.weekdays
    return crew.site.calendar.is_open(day)


def hours_on(shift: Shift, crew: Crew, day: date) -> Piece | None:
    """Return when a shift of a crew's people that begins on the day is worked.

    Minutes count from the day's midnight. Half days of the crew's calendars cut it,
    and those of the site's where the shift keeps to that calendar.
    """
    if not worked_on(shift, crew, day):
        return None
    opens, closes = shift.hours.opens, shift.hours.closes
    kept = () if shift.weekdays is not None else crew.site.calendar.calendars
    for calendar in (*crew.calendars, *kept):
        half = calendar.half_day(day)
        if half is not None:
            opens, closes = max(opens, half.opens), min(closes, half.closes)
    return (opens, closes) if opens < closes else None


def shifts_on(
    technician: Technician, crew: Crew, day: date
) -> list[tuple[Piece, tuple[Piece, ...]]]:
    """Return hours and breaks of the person's shifts that touch the day.

    Minutes count from the day's midnight; a shift of the day before that runs past
    midnight begins below zero.
    """
    found = []
    for shift in technician.shifts:
        today = hours_on(shift, crew, day)
        if today is not None:
            found.append((today, _breaks(shift, 0)))
        before = hours_on(shift, crew, day - timedelta(days=1))
        if before is not None and before[1] > DAY:
            night = before[0] - DAY, before[1] - DAY
            found.append((night, _breaks(shift, -DAY)))
    return found


def duty_hours(
    technician: Technician, crew: Crew, day: date, piece: Piece
) -> Piece | None:
    """Return the first and last minute on duty around a piece of work.

    They span all shifts that begin on the same day as the one that holds the piece.
    There are none for work off duty.
    """
    for begun in (0, -DAY):
        on_day = day + timedelta(days=begun // DAY)
        worked = [hours_on(shift, crew, on_day) for shift in technician.shifts]
        hours = [(one[0] + begun, one[1] + begun) for one in worked if one]
        if any(holds(period, piece) for period in joined(hours)):
            return min(hours)[0], max(closes for _, closes in hours)
    return None


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Join pieces that touch or overlap."""
    result: list[Piece] = []
    for opens, closes in sorted(pieces):
        if result and opens <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], closes))
        else:
            result.append((opens, closes))
    return result


def around(hours: Iterable[Hours]) -> list[Piece]:
    """Return hours of every day as pieces around one day, those past midnight too."""
    return joined(_moved(one, shift) for one in hours for shift in (-DAY, 0, DAY))


def holds(outer: Piece, inner: Piece) -> bool:
    """Tell whether one piece lies wholly in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meets(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces have a minute in common."""
    return one[0] < other[1] and other[0] < one[1]


def _moved(hours: Hours, minutes: int) -> Piece:
    return hours.opens + minutes, hours.closes + minutes


def _breaks(shift: Shift, minutes: int) -> tuple[Piece, ...]:
    # A break after midnight of a night shift is written as hours of the next day.
    late = shift.hours.opens
    return tuple(
        _moved(pause, minutes + (DAY if pause.closes <= late else 0))
        for pause in shift.breaks
    )
