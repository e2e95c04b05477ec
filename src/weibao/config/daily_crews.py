"""Crews that form teams day by day: whether they can stand beside the others."""

from collections.abc import Sequence

from weibao.config.origins import Entry
from weibao.config.resolving import Resolving
from weibao.texts.text import Message
from weibao.workforce import Crew


def check_daily_crews(
    resolving: Resolving, entries: Sequence[Entry], crews: Sequence[Crew]
) -> None:
    """Note standing crews beside ones of daily teams, and people in two of these.

    No engine makes such rosters, so that it is said where the crews are read.

    Args:
        resolving: takes what is wrong.
        entries: where the crews are written.
        crews: the crews, in the same order.
    """
    daily = [one for one in zip(entries, crews, strict=True) if one[1].daily_teams]
    if not daily:
        return
    first, named = daily[0]
    for entry, crew in zip(entries, crews, strict=True):
        if not crew.daily_teams:
            text = MIXED(standing=crew.id, daily=named.id)
            resolving.complaints.add(entry, (), text, other=first)
    seen: dict[str, Entry] = {}
    for entry, crew in daily:
        for number, person in enumerate(crew.members):
            other = seen.setdefault(person.id, entry)
            if other is not entry:
                text = IN_TWO(person=person.id)
                path = ("members", number)
                resolving.complaints.add(entry, path, text, other=other)


MIXED = Message(
    zh="班组 {standing!r} 是固定的，而 {daily!r} 每日组队，二者不能并存（全部班组都写 "
    "daily_teams: true，或都不写）",
    en="the crew {standing!r} stands while {daily!r} forms teams day by day; the two "
    "cannot go together (give all crews daily_teams: true, or none)",
)
IN_TWO = Message(
    zh="{person!r} 同在两个每日组队的班组（只留在其中一个）",
    en="{person!r} is in two crews that form teams day by day (keep the person in one "
    "of them)",
)
