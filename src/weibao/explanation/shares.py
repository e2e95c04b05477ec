"""Why work of a quota has its date: its share of the period, and its lot in it."""

from collections.abc import Iterator
from datetime import date

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import EachSeason
from weibao.cycles.period import MONDAY, period_of
from weibao.cycles.rhythms import Quota
from weibao.due_work.quotas import LOTS, aimed_day, named_periods
from weibao.due_work.windows import work_lot
from weibao.explanation.cause import Cause, days
from weibao.explanation.closed import closed_by, moved
from weibao.orders import Occurrence
from weibao.plan import PlannedTask
from weibao.spans.window import Window
from weibao.texts.text import Message


def share_causes(
    planned: PlannedTask, cycle: Cycle, occurrence: Occurrence
) -> Iterator[Cause]:
    """Say which share of which period it is, the day its lot aims at, and the move."""
    yield _period_cause(planned, cycle, occurrence)
    lot, lawful = work_lot(planned), occurrence.window
    day = aimed_day(lawful, lot)
    text = LOT(
        opens=lawful.opens, closes=lawful.closes, lots=LOTS, lot=lot + 1, day=day
    )
    dealt = {"within": days(lawful), "lots": LOTS, "lot": lot + 1}
    yield Cause("due", text, {**dealt, "day": day.isoformat()})
    if day != occurrence.due:
        yield moved(day, occurrence.due, closed_by(planned, day))


def _period_cause(planned: PlannedTask, cycle: Cycle, occurrence: Occurrence) -> Cause:
    """Say which period it belongs to; by its days, where the name does not tell."""
    key, due, rhythm = occurrence.key, occurrence.due, cycle.rhythm
    facts = {"from": "period", "period": key}
    if isinstance(rhythm, EachSeason):
        _, held = next(named_periods(rhythm, planned.subject.site, due, due))
        facts |= {"season_from": f"{held.opens}", "season_to": f"{held.closes}"}
        return Cause("origin", SEASON(period=key, **_ends(held)), facts)
    if isinstance(rhythm, Quota) and rhythm.week_start != MONDAY:
        held = period_of(due, rhythm.per, rhythm.week_start)
        facts["week_from"] = f"{held.opens}"
        return Cause("origin", WEEK(period=key, **_ends(held)), facts)
    return Cause("origin", PERIOD(period=key), facts)


def _ends(held: Window[date]) -> dict[str, date]:
    return {"opens": held.opens, "closes": held.closes}


SEASON = Message(
    zh="属于 {opens} 至 {closes} 这一季（{period}）。",
    en="It belongs to the season from {opens} to {closes} ({period}).",
)
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
