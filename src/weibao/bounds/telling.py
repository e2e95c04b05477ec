"""Saying in both languages, and as plain data, what no roster can do better."""

from collections.abc import Mapping
from typing import Any

from weibao.bounds.reckoning import Bound, Bounds, Part
from weibao.bounds.shortage import Shortage
from weibao.equipment import Need, Position
from weibao.portfolio import NO_NAMES
from weibao.texts.text import Message, Text, listed


def part_text(part: Part) -> Text:
    """Name a part of what makes a roster good."""
    return PARTS[part]


def verdict_text(bound: Bound) -> Text:
    """Say whether a figure is proven to be the best."""
    return PROVEN if bound.proven else NOT_PROVEN


def need_text(need: Need, names: Mapping[str, Text] = NO_NAMES) -> Text:
    """Say who is needed."""
    return listed(_position(one, names) for one in need.positions)


def _position(one: Position, names: Mapping[str, Text]) -> Text:
    asked = []
    if one.skill is not None:
        skill = names.get(one.skill, Text.same(one.skill))
        asked.append(LEVEL(skill=skill, level=one.level) if one.level > 1 else skill)
    asked += [names.get(code, Text.same(code)) for code in one.certificates]
    if not asked:
        return ANYBODY(count=one.count)
    return PEOPLE(count=one.count, asked=listed(asked))


def shortage_text(row: Shortage, names: Mapping[str, Text] = NO_NAMES) -> Text:
    """Say what is lacking for one need in one week."""
    said = SHORT(
        week=row.week,
        need=need_text(row.need, names),
        asked=row.asked,
        hours=hours(row.minutes),
        able=hours(row.able),
        short=hours(row.short),
        orders=row.orders,
    )
    if row.closed:
        said += CLOSED(number=row.closed)
    return said


def hours(minutes: int) -> str:
    """Say minutes as hours with one decimal, rounded up."""
    tenths = -(-minutes // 6)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def bounds_document(bounds: Bounds) -> dict[str, Any]:
    """Return the bounds as plain data, ready for JSON."""
    return {
        "parts": [
            {
                "part": one.part.value,
                "value": one.value,
                "least": one.least,
                "proven": one.proven,
            }
            for one in bounds.parts
        ],
        "shortages": [
            {
                "week": row.week.isoformat(),
                "need": [
                    {
                        "count": one.count,
                        "skill": one.skill,
                        "level": one.level,
                        "certificates": list(one.certificates),
                    }
                    for one in row.need.positions
                ],
                "crew": row.crew,
                "asked_orders": row.asked,
                "asked_minutes": row.minutes,
                "able_minutes": row.able,
                "short_minutes": row.short,
                "orders_left": row.orders,
                "closed_orders": row.closed,
            }
            for row in bounds.shortages
        ],
    }


PARTS = {
    Part.UNPLACED: Text("未排入的工单", "orders without a place"),
    Part.NOT_IN_TIME: Text("未排入或超期的工单", "orders without a place, or late"),
    Part.OFF_PREFERRED: Text("偏离优选时间窗的天数", "days off the days aimed at"),
    Part.TRAVEL: Text("路程分钟数", "minutes on the way"),
    Part.DRIVING: Text(
        "路程分钟数，整组出动的算一次", "the same, crews that go whole counting once"
    ),
}
PROVEN = Text("已证明最优", "proven the best")
NOT_PROVEN = Text("未证明", "not proven")
LEVEL = Message(zh="{skill} {level} 级", en="{skill} of level {level}")
ANYBODY = Message(zh="{count} 人", en="{count} of any skill")
PEOPLE = Message(zh="{count} 人（{asked}）", en="{count} with {asked}")
SHORT = Message(
    zh="{week} 起的一周，{need}：工单 {asked} 项，要 {hours} 小时，能做的人有 {able}"
    " 小时，缺 {short} 小时；至少 {orders} 项做不了",
    en="week of {week}, {need}: {asked} asked for, {hours} h; those able have {able} h,"
    " {short} h are lacking; at least {orders} cannot be done",
)
CLOSED = Message(
    zh="（其中 {number} 项在可排的第一天之前就已过期，与人手无关）",
    en=" (the {number:window|windows} of {number} of them had closed before the first "
    "day that could be planned, whoever is there)",
)
