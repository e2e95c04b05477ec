"""Why work of a quota has its date: its share of the period, and its lot in it."""

from collections.abc import Iterator
from datetime import date

from weibao.cycle import Cycle, Quota
from weibao.cycles.quotas import LOTS, aimed_day, period_of, shares
from weibao.cycles.windows import work_lot
from weibao.explanation.cause import Cause, days, joined
from weibao.explanation.closed import closed_by, moved
from weibao.orders import Occurrence
from weibao.plan import PlannedTask
from weibao.spans.window import Window
from weibao.texts.text import Message


def share_causes(
    planned: PlannedTask, cycle: Cycle, quota: Quota, occurrence: Occurrence
) -> Iterator[Cause]:
    """Say which share of which period it is, the day its lot aims at, and the move."""
    facts = {"from": "period", "period": occurrence.key}
    yield Cause("origin", PERIOD(period=occurrence.key), facts)
    share, lot = _share(quota, occurrence), work_lot(planned)
    lawful, aimed = occurrence.window, aimed_day(share, lot)
    day = max(lawful.opens, min(aimed, lawful.closes))
    text = LOT(
        opens=share.opens, closes=share.closes, lots=LOTS, lot=lot + 1, day=aimed
    )
    if day != aimed:
        text = joined([text, NEAREST(day=day)])
    dealt = {"share": days(share), "lots": LOTS, "lot": lot + 1, "within": days(lawful)}
    yield Cause("due", text, {**dealt, "day": day.isoformat()})
    if day != occurrence.due:
        yield moved(day, occurrence.due, closed_by(planned, cycle, day))


def _share(quota: Quota, occurrence: Occurrence) -> Window[date]:
    period = period_of(occurrence.due, quota.per)
    return dict(shares(quota, period))[occurrence.key]


PERIOD = Message(zh="属于自然周期 {period}。", en="It belongs to the period {period}.")
LOT = Message(
    zh="{opens} 至 {closes} 的同类工作分成 {lots} 份错开，"
    "此项属第 {lot} 份，宜在 {day}。",
    en="Work of this kind is dealt into {lots} lots from {opens} to {closes}; this is"
    " in lot {lot}, which aims at {day}.",
)
NEAREST = Message(
    zh="这天不在时间窗内，取窗内最近的 {day}。",
    en="That is outside the window, where {day} is the nearest day.",
)
