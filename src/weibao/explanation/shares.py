"""Why work of a quota has its date: its share of the period, and its lot in it."""

from collections.abc import Iterator

from weibao.cycles.cycle import Cycle
from weibao.cycles.period import MONDAY, period_of
from weibao.cycles.rhythms import Quota
from weibao.due_work.quotas import LOTS, aimed_day
from weibao.due_work.windows import work_lot
from weibao.explanation.cause import Cause, days
from weibao.explanation.closed import closed_by, moved
from weibao.orders import Occurrence
from weibao.plan import PlannedTask
from weibao.texts.text import Message


def share_causes(
    planned: PlannedTask, cycle: Cycle, occurrence: Occurrence
) -> Iterator[Cause]:
    """Say which share of which period it is, the day its lot aims at, and the move."""
    facts = {"from": "period", "period": occurrence.key}
    text = PERIOD(period=occurrence.key)
    rhythm = cycle.rhythm
    if isinstance(rhythm, Quota) and rhythm.week_start != MONDAY:
        week = period_of(occurrence.due, rhythm.per, rhythm.week_start)
        facts["week_from"] = week.opens.isoformat()
        text = WEEK(period=occurrence.key, opens=week.opens, closes=week.closes)
    yield Cause("origin", text, facts)
    lot, lawful = work_lot(planned), occurrence.window
    day = aimed_day(lawful, lot)
    text = LOT(
        opens=lawful.opens, closes=lawful.closes, lots=LOTS, lot=lot + 1, day=day
    )
    dealt = {"within": days(lawful), "lots": LOTS, "lot": lot + 1}
    yield Cause("due", text, {**dealt, "day": day.isoformat()})
    if day != occurrence.due:
        yield moved(day, occurrence.due, closed_by(planned, cycle, day))


PERIOD = Message(zh="属于自然周期 {period}。", en="It belongs to the period {period}.")
WEEK = Message(
    zh="属于 {opens} 至 {closes} 的一周（{period}）。",
    en="It belongs to the week from {opens} to {closes} ({period}).",
)
LOT = Message(
    zh="{opens} 至 {closes} 的同类工作分成 {lots} 份错开，"
    "此项属第 {lot} 份，宜在 {day}。",
    en="Work of this kind is dealt into {lots} lots from {opens} to {closes}; this is"
    " in lot {lot}, which aims at {day}.",
)
