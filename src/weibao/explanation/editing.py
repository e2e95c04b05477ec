"""Why an order has another date than its cycle gives: who moved or locked it."""

from collections.abc import Iterator

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.explanation.cause import Cause, said
from weibao.explanation.sums import steps_to, sum_causes
from weibao.orders import Demand, WorkOrder
from weibao.records import Edit, EditAction, History
from weibao.roster_file.writing import edit_data
from weibao.texts.text import Message, Text


def edit_causes(order: str, edit: Edit | None, demand: Demand) -> Iterator[Cause]:
    """Say what was done to a date by hand, and which edit has no effect.

    Args:
        order: the order's id.
        edit: the edit at work, where there is one.
        demand: the demand that knows those without effect.
    """
    if edit is not None:
        yield Cause("edit", _said(edit), edit_data(edit))
    for one in demand.refused_edits:
        if one.record.order == order:
            text = REFUSED(record=one.record.id, reason=one.reason)
            facts = {"record": one.record.id, "refused": said(one.reason)}
            yield Cause("edit", text, facts)


def by_hand_causes(
    order: WorkOrder, cycle: Cycle, demand: Demand, history: History | None
) -> Iterator[Cause]:
    """Count an order from a date set by hand, its own or one that it follows."""
    edit, due = order.occurrence.edit, order.due
    if edit is not None:
        if edit.to == due:
            yield _set(edit, SET)
        return
    rhythm = cycle.rhythm
    series, _, key = order.id.rpartition("/")
    if not isinstance(rhythm, Interval) or "#" in key or key == due.isoformat():
        return
    refused = {one.record.id for one in demand.refused_edits}
    for one in reversed(history.edits if history is not None else ()):
        moved, _, before = one.order.rpartition("/")
        if not one.follow or one.to is None or one.id in refused:
            continue
        if moved == series and before < key and one.to < due:
            times = steps_to(cycle, rhythm, one.to, due)
            if times:
                yield _set(one, FOLLOWS)
                yield from sum_causes(cycle, rhythm, one.to, times)
                return


def _set(edit: Edit, pattern: Message) -> Cause:
    assert edit.to is not None
    facts = {"from": "edit", "record": edit.id, "day": edit.to.isoformat()}
    return Cause("origin", pattern(day=edit.to, record=edit.id), facts)


def _said(edit: Edit) -> Text:
    pattern = FOLLOWED if edit.follow else SAID[edit.action]
    return pattern(
        record=edit.id,
        by=edit.by or UNNAMED,
        made=edit.made,
        to=edit.to,
        because=edit.because or UNSAID,
    )


SET = Message(
    zh="日期由人工定为 {day}（记录 {record}）。",
    en="Its date was set by hand, to {day} (record {record}).",
)
FOLLOWS = Message(
    zh="从人工改定的 {day}（记录 {record}）算起。",
    en="It counts from {day}, the date set by hand for a turn before "
    "(record {record}).",
)
UNNAMED = Text("（未写明决定人）", "somebody not named")
UNSAID = Text("（未写明理由）", "no reason given")
SAID = {
    EditAction.MOVE: Message(
        zh="{by}于 {made} 把它改到 {to}（记录 {record}）：{because}。以后的日期不动。",
        en="On {made} {by} moved it to {to} (record {record}): {because}. Later dates "
        "stay.",
    ),
    EditAction.LOCK: Message(
        zh="{by}于 {made} 把它锁定在 {to}（记录 {record}）：{because}。",
        en="On {made} {by} locked it on {to} (record {record}): {because}.",
    ),
    EditAction.SKIP: Message(
        zh="{by}于 {made} 决定跳过（记录 {record}）：{because}。",
        en="On {made} {by} chose to skip it (record {record}): {because}.",
    ),
}
FOLLOWED = Message(
    zh="{by}于 {made} 把它改到 {to}（记录 {record}）：{because}。以后的日期跟着改。",
    en="On {made} {by} moved it to {to} (record {record}): {because}. Later dates "
    "follow.",
)
REFUSED = Message(zh="改期记录 {record}：{reason}。", en="The edit {record}: {reason}.")
