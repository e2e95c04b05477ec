"""Why an order has another last day than its cycle says: who allowed it, and why."""

from collections.abc import Iterator

from weibao.cycles.deferral import NextFrom
from weibao.explanation.cause import Cause, joined, said
from weibao.orders import Deferred, Demand
from weibao.roster_file.writing import deferral_data
from weibao.texts.text import Message, Text


def deferral_causes(
    order: str, deferred: Deferred | None, demand: Demand
) -> Iterator[Cause]:
    """Say by what leave an order has its last day, and which leave has no effect.

    Args:
        order: the order's id.
        deferred: the leave that holds, where there is one.
        demand: the demand that knows those without effect.
    """
    if deferred is not None:
        yield Cause("deferral", _said(deferred), deferral_data(deferred))
    for one in demand.refused:
        if one.record.order == order:
            text = REFUSED(
                record=one.record.id, until=one.record.until, reason=one.reason
            )
            facts = {"record": one.record.id, "refused": said(one.reason)}
            yield Cause("deferral", text, facts)


def _said(deferred: Deferred) -> Text:
    record = deferred.record
    pattern = DEFERRED if deferred.later else EARLIER
    pattern = DISCOVERED if record.discovered is not None else pattern
    texts = [
        pattern(
            record=record.id,
            by=record.by or UNNAMED,
            approved=record.approved_on,
            discovered=record.discovered,
            limit=deferred.instead_of,
            until=record.until,
            because=record.because,
        )
    ]
    if record.risk:
        texts.append(RISK(risk=record.risk))
    if deferred.later:
        texts.append(NEXT[record.next_from])
    return joined(texts)


UNNAMED = Text("（未写明批准人）", "somebody not named")
DEFERRED = Message(
    zh="期限 {limit} 已由{by}于 {approved} 批准延期至 {until}（记录 {record}）："
    "{because}。",
    en="Its last day was {limit}; on {approved} {by} allowed it until {until}"
    " (record {record}): {because}.",
)
EARLIER = Message(
    zh="期限 {limit} 由{by}于 {approved} 提前到 {until}（记录 {record}）：{because}。",
    en="Its last day was {limit}; on {approved} {by} set the earlier day {until}"
    " (record {record}): {because}.",
)
DISCOVERED = Message(
    zh="期限 {limit} 已过，{discovered} 发现漏做；{by}于 {approved} 准许自发现起宽限至 "
    "{until}（记录 {record}）：{because}。",
    en="Its last day was {limit}; on {discovered} it was found to be missed, and on "
    "{approved} {by} gave it a grace until {until} (record {record}): {because}.",
)
RISK = Message(zh="风险：{risk}。", en="Risk: {risk}.")
NEXT = {
    NextFrom.ORIGINAL: Text(
        "下一次仍按原日期推算。", "What follows counts from its date as it was."
    ),
    NextFrom.DEFERRED: Text(
        "下一次从延期后的日期推算。", "What follows counts from the day deferred to."
    ),
    NextFrom.ACTUAL: Text(
        "下一次从实际完成的日期推算。", "What follows counts from the day it is done."
    ),
}
REFUSED = Message(
    zh="记录 {record} 要延期至 {until}，但不生效：{reason}。",
    en="Record {record} would defer it until {until} and has no effect: {reason}.",
)
