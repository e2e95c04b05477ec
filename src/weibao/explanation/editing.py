"""Why an order has another date than its cycle gives: who moved or locked it."""

from collections.abc import Iterator

from weibao.explanation.cause import Cause, said
from weibao.orders import Demand
from weibao.records import Edit, EditAction
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


def _said(edit: Edit) -> Text:
    pattern = FOLLOWED if edit.follow else SAID[edit.action]
    return pattern(
        record=edit.id,
        by=edit.by or UNNAMED,
        made=edit.made,
        to=edit.to,
        because=edit.because or UNSAID,
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
