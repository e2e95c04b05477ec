"""What became of the time held back for urgent work, as reports tell it."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from weibao.portfolio import NO_NAMES
from weibao.reports.figures import hours
from weibao.reports.lacking import reserve_text
from weibao.reserve_use import ReserveUse, reserve_uses
from weibao.roster import Roster
from weibao.texts.text import Message, Text
from weibao.workforce import Reserve


@frozen(kw_only=True)
class ReserveTotal:
    """What became of a reserve over the horizon, in minutes.

    ``held`` is what the people there could hold back, ``used`` is with urgent work,
    ``taken`` with planned work that stays as it was published, and ``left`` is free.
    The ``days`` are those on which something of it is gone.
    """

    reserve: Reserve
    what: Text
    held: int
    used: int
    taken: int
    left: int
    days: tuple[ReserveUse, ...]


def reserve_totals(
    roster: Roster, names: Mapping[str, Text] = NO_NAMES
) -> tuple[ReserveTotal, ...]:
    """Add up what became of each reserve, in the portfolio's order."""
    found: dict[int, list[ReserveUse]] = {}
    for one in reserve_uses(roster):
        found.setdefault(one.number, []).append(one)
    return tuple(
        ReserveTotal(
            reserve=some[0].reserve,
            what=reserve_text(some[0].reserve, names),
            held=sum(one.held for one in some),
            used=sum(one.used for one in some),
            taken=sum(one.taken for one in some),
            left=sum(one.left for one in some),
            days=tuple(one for one in some if one.used or one.taken),
        )
        for _, some in sorted(found.items())
    )


def total_text(one: ReserveTotal) -> Text:
    """Say what became of a reserve over the horizon."""
    text = TOTAL if not one.taken else TOTAL_TAKEN
    return text(
        what=one.what,
        held=hours(one.held),
        used=hours(one.used),
        taken=hours(one.taken),
        left=hours(one.left),
    )


def day_texts(totals: tuple[ReserveTotal, ...]) -> Iterator[Text]:
    """Say of each day on which something of a reserve is gone what became of it."""
    days = [(one, use) for one in totals for use in one.days]
    for one, use in sorted(days, key=lambda each: each[1].day):
        text = ON_DAY if not use.taken else ON_DAY_TAKEN
        yield text(
            day=use.day,
            what=one.what,
            held=hours(use.held),
            used=hours(use.used),
            taken=hours(use.taken),
            left=hours(use.left),
        )


TOTAL = Message(
    zh="{what}：共预留 {held} 小时，应急已用 {used}，尚余 {left}",
    en="{what}: {held} h held back, {used} used, {left} left",
)
TOTAL_TAKEN = Message(
    zh="{what}：共预留 {held} 小时，应急已用 {used}，已公布的计划工作占 {taken}，"
    "尚余 {left}",
    en="{what}: {held} h held back, {used} used, {taken} with published work that "
    "stays, {left} left",
)
ON_DAY = Message(
    zh="{day} 应急预留（{what}）：{held} 小时中已用 {used}，尚余 {left}",
    en="Held back on {day} ({what}): {used} of {held} h used, {left} left.",
)
ON_DAY_TAKEN = Message(
    zh="{day} 应急预留（{what}）：{held} 小时中应急已用 {used}，已公布的计划工作占 "
    "{taken}，尚余 {left}",
    en="Held back on {day} ({what}): {used} of {held} h used, {taken} with published "
    "work that stays, {left} left.",
)
