"""Shifts: from documents to the model, with breaks that leave time to work."""

from weibao.config.document_people import ShiftDocument
from weibao.config.origins import Entry
from weibao.config.resolving import Resolving
from weibao.spans.hours import DAY, Hours
from weibao.texts.text import Message, Text
from weibao.workforce import Shift


def shifts(resolving: Resolving) -> dict[str, Shift]:
    """Make the shifts, by id."""
    found = {}
    for id_, entry in resolving.distinct(resolving.book.entries("shifts")).items():
        document: ShiftDocument = entry.document
        days = document.weekdays
        _check_breaks(resolving, entry)
        found[id_] = Shift(
            code=id_,
            title=document.title or Text.same(id_),
            hours=document.hours,
            breaks=document.breaks,
            weekdays=None if days is None else frozenset(days),
        )
    return found


def _check_breaks(resolving: Resolving, entry: Entry) -> None:
    """Note breaks outside their shift, in one another's way, or all of the shift."""
    hours: Hours = entry.document.hours
    complaints = resolving.complaints
    taken: list[tuple[int, int]] = []
    for number, pause in enumerate(entry.document.breaks):
        path = ("breaks", number)
        # In a shift over midnight a break may be written as of the next day.
        shift = 0 if hours.opens <= pause.opens else DAY
        opens, closes = pause.opens + shift, pause.closes + shift
        if not hours.opens <= opens < closes <= hours.closes:
            complaints.add(entry, path, BREAK_OUTSIDE(hours=hours.text()))
        elif any(opens < end and start < closes for start, end in taken):
            complaints.add(entry, path, BREAKS_OVERLAP())
        else:
            taken.append((opens, closes))
    if sum(end - start for start, end in taken) == hours.minutes:
        text = NOTHING_LEFT(hours=hours.text())
        complaints.add(entry, ("breaks",), text)


BREAK_OUTSIDE = Message(
    zh="休息不在班次之内（应在 {hours} 之间）",
    en="the break lies outside the shift (it must lie within {hours})",
)
BREAKS_OVERLAP = Message(
    zh="休息与前面的一段重叠（合成一段，或改时段）",
    en="the break overlaps one before it (make them one, or change the hours)",
)
NOTHING_LEFT = Message(
    zh="休息占满了整个班次 {hours}，没有时间作业（缩短休息）",
    en="the breaks are as long as the shift {hours}, so that no time to work is left "
    "(shorten them)",
)
