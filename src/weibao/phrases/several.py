"""Cycles of several rhythms: put together, and said as phrases."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import evolve

from weibao.cycles.cycle import Cycle
from weibao.cycles.metered import Closing, Metered
from weibao.cycles.regimes import AllOf
from weibao.cycles.rhythms import Interval, Member, Several, Together
from weibao.cycles.shift import FLOATING
from weibao.cycles.use import NOTHING, PLAIN, Usage
from weibao.cycles.window import NONE
from weibao.errors import InvalidValue
from weibao.phrases.metering import metered, room_texts, usage_texts
from weibao.phrases.several_clauses import JOINED, LISTS, SEVERAL
from weibao.phrases.units import BY_CODE, units_text
from weibao.texts.text import Message, Text


def several_of(cycles: Iterable[Cycle], rule: Together) -> Several:
    """Put cycles together, of each its rhythm and its tolerance.

    Raises:
        InvalidValue: one says what is to be said of the whole, or is made of several.
    """
    members = []
    for one in cycles:
        rhythm = one.rhythm
        if isinstance(rhythm, Several | AllOf) or one != Cycle(rhythm, one.tolerance):
            raise InvalidValue(OF_THE_WHOLE())
        members.append(Member(rhythm, one.tolerance))
    return Several(tuple(members), rule)


def with_use(
    rhythm: Several, given: dict[str, Any], usage: Usage | None = None
) -> Several:
    """Add what is said of a meter's room and use to every member that counts by one."""
    use: dict[str, Any] = {} if usage is None else {"usage": usage}
    members = (
        evolve(one, rhythm=metered(evolve(one.rhythm, **use), given))
        if isinstance(one.rhythm, Metered)
        else one
        for one in rhythm.members
    )
    return evolve(rhythm, members=tuple(members))


def several_text(rhythm: Several, say: Callable[[Cycle], Text]) -> Text:
    """Say several rhythms: in a row where each is a bare length, else one by one."""
    if _is_plain(rhythm):
        lengths = [_length(one) for one in rhythm.members]
        either = Text(
            "或".join(one.zh for one in lengths), " or ".join(one.en for one in lengths)
        )
        return SEVERAL.say(either=either)
    cycles = [say(Cycle(one.rhythm, one.tolerance)) for one in rhythm.members]
    listed = Text(
        " ".join(f"[{one.zh}]" for one in cycles),
        " ".join(f"[{one.en}]" for one in cycles),
    )
    return LISTS[rhythm.rule].say(cycles=listed)


def several_texts(rhythm: Several) -> Iterator[Text]:
    """Say which of the bare lengths it is, and how use is told."""
    if not _is_plain(rhythm):
        return
    yield JOINED[rhythm.rule].say()
    for one in rhythm.metered[:1]:
        yield from room_texts(one)
        yield from usage_texts(one.usage, one.unit)


def _is_plain(rhythm: Several) -> bool:
    """Tell whether its members are bare lengths that restart with the work."""
    said = {
        (one.before, one.after, one.usage, one.counted_from) for one in rhythm.metered
    }
    units = {one.unit for one in rhythm.metered}
    bare = len(said) < 2 and (
        len(units) < 2 or said == {(NOTHING, NOTHING, PLAIN, Closing.CLOSING)}
    )
    return bare and all(map(_is_bare, rhythm.members))


def _is_bare(one: Member) -> bool:
    rhythm = one.rhythm
    if one.tolerance != NONE:
        return False
    if isinstance(rhythm, Metered):
        known = rhythm.meter is None and rhythm.unit in BY_CODE
        return known and rhythm.shift == FLOATING
    return isinstance(rhythm, Interval) and rhythm == Interval(rhythm.every, FLOATING)


def _length(one: Member) -> Text:
    rhythm = one.rhythm
    if isinstance(rhythm, Metered):
        return units_text(rhythm.every, rhythm.unit)
    assert isinstance(rhythm, Interval)
    return rhythm.every.text()


OF_THE_WHOLE = Message(
    zh="并用的周期各写间隔和允许偏差；季节、休息日等写在外面，且不再套几个周期",
    en="each of several cycles says its interval and tolerance only; seasons, closed "
    "days and the like are said of the whole, and none is made of several itself",
)
