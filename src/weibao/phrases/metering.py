"""What phrases and mappings add to an interval of a meter: room, and use."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import evolve, frozen

from weibao.cycles.meter import Direction, Silence
from weibao.cycles.metered import Closing, Exceeded, Metered
from weibao.cycles.use import NOTHING, PLAIN, Usage
from weibao.errors import InvalidValue
from weibao.phrases.meter_clauses import (
    ABOVE,
    AGAIN,
    BELOW,
    BOUNDS,
    EARLY_TO_LATE,
    LAST_READINGS,
    LAST_SPAN,
    METER_ROOM,
    METERED,
    NAMED_METER,
    OPENING,
    PER_DAY,
    RESPONSE,
    SILENCES,
)
from weibao.phrases.numerals import ANY_CASE, tidy
from weibao.phrases.units import (
    AMOUNT,
    ANY_UNITS,
    UNITS_OF,
    Units,
    amount_text,
    parse_amount,
    parse_units,
    unit_of,
    units_text,
)
from weibao.texts.text import Message, Text

METER_TOLERANCE = (
    rf"(?:(?:±|\+ ?/ ?-) ?{UNITS_OF}"
    rf"|- ?(?:{UNITS_OF}|{AMOUNT}) ?/ ?\+ ?{UNITS_OF}"
    rf"|\+ ?(?:{UNITS_OF}|{AMOUNT}) ?/ ?- ?{UNITS_OF}|[+-] ?{UNITS_OF}"
    rf"|within ?{UNITS_OF} before and after(?![A-Za-z])"
    rf"|within ?{UNITS_OF} before(?: ?and ?{UNITS_OF} after)?(?![A-Za-z])"
    rf"|(?:到期)? ?前后 ?{UNITS_OF} ?内"
    rf"|(?:到期|提)? ?前 ?{UNITS_OF} ?内(?: ?[或和] ?后 ?{UNITS_OF} ?内)?)"
)
PARTS = (
    "meter_room",
    "per_day",
    "bounds",
    "early_to_late",
    "average",
    "silence",
    "opening",
)
CALLS = ("rearm", "response")
EXAMPLES = {
    "meter_room": METER_ROOM,
    "per_day": PER_DAY,
    "bounds": BOUNDS,
    "early_to_late": EARLY_TO_LATE,
    "average": LAST_READINGS,
    "silence": SILENCES[Silence.ZERO_USE],
    "opening": OPENING,
    "rearm": AGAIN[Direction.ABOVE],
    "response": RESPONSE,
}


@frozen
class MeterRoom:
    """How early and how late, in units of a meter."""

    before: Units | None = None
    after: Units | None = None


def parse_meter_room(text: str) -> MeterRoom:
    """Read how early and how late work may be, in units of a meter.

    >>> parse_meter_room("-5/+10 h").before
    Units(number=Fraction(5, 1), unit='h')
    """
    words = tidy(text)
    if words[0] not in "±+-":
        return _within(words)
    if both := re.match(r"±|\+ ?/ ?-", words):
        side = parse_units(words[both.end() :])
        return MeterRoom(side, side)
    halves = re.fullmatch(r"[+-] ?(.*?) ?/ ?[+-] ?(.*)", words)
    if halves is None:
        side = parse_units(words[1:])
        return MeterRoom(before=side) if words[0] == "-" else MeterRoom(after=side)
    second = parse_units(halves[2])
    if re.fullmatch(ANY_UNITS, halves[1], ANY_CASE):
        first = parse_units(halves[1])
    else:
        first = Units(parse_amount(halves[1]), second.unit)
    return MeterRoom(first, second) if words[0] == "-" else MeterRoom(second, first)


def _within(words: str) -> MeterRoom:
    """Read a window of units before a value; it has no first day to leave out."""
    sides = [parse_units(found) for found in re.findall(UNITS_OF, words, ANY_CASE)]
    if re.search("before and after|前后", words, ANY_CASE):
        sides *= 2
    return MeterRoom(*sides)


def metered(rhythm: Metered, parts: dict[str, Any]) -> Metered:
    """Add what is said of room and use, all of it in the rhythm's own unit.

    Raises:
        InvalidValue: something is said in another unit, or contradicts itself.
    """
    given: dict[str, Any] = {}
    room = parts.get("meter_room")
    if room is not None:
        if room.before is not None:
            given["before"] = _in_unit(room.before, rhythm)
        if room.after is not None:
            given["after"] = _in_unit(room.after, rhythm)
    use: dict[str, Any] = {}
    if "per_day" in parts:
        use["per_day"] = _in_unit(parts["per_day"], rhythm)
    if "bounds" in parts:
        low, high = parts["bounds"]
        use |= {"least": low, "most": _in_unit(high, rhythm)}
    if "average" in parts:
        average = parts["average"]
        use["readings" if isinstance(average, int) else "span"] = average
    if "silence" in parts:
        silence, after = parts["silence"]
        use |= {"silence": silence, "stale_after": after}
    if "early_to_late" in parts:
        given["early_to_late"] = parts["early_to_late"]
    if "opening" in parts:
        given["counted_from"] = parts["opening"]
    if use:
        given["usage"] = evolve(rhythm.usage, **use)
    return evolve(rhythm, **given)


def called(rhythm: Exceeded, parts: dict[str, Any]) -> Exceeded:
    """Add from where a threshold is armed again, and by when the work is due.

    Raises:
        InvalidValue: the side on which it is armed again is not the safe one.
    """
    if "rearm" in parts:
        direction, number = parts["rearm"]
        if direction is not rhythm.threshold.direction:
            right = AGAIN[rhythm.threshold.direction].example
            raise InvalidValue(OTHER_SIDE(right=right))
        rhythm = evolve(rhythm, threshold=evolve(rhythm.threshold, rearm=number))
    return evolve(rhythm, within=parts.get("response", rhythm.within))


def exceeded_text(rhythm: Exceeded) -> Text:
    """Say what a reading must be beyond."""
    clause = ABOVE if rhythm.threshold.direction is Direction.ABOVE else BELOW
    at = Text.same(amount_text(rhythm.threshold.at))
    return clause.say(name=Text.same(rhythm.meter), limit=at)


def call_texts(rhythm: Exceeded) -> Iterator[Text]:
    """Say from where a threshold is armed again, and by when the work is due."""
    threshold = rhythm.threshold
    if threshold.rearm != threshold.at:
        limit = Text.same(amount_text(threshold.rearm))
        yield AGAIN[threshold.direction].say(limit=limit)
    if rhythm.within:
        yield RESPONSE.say(length=rhythm.within.text())


def _in_unit(units: Units, rhythm: Metered) -> Any:  # noqa: ANN401 - goes to a field
    if unit_of(units.unit) != rhythm.unit:
        right = units_text(units.number, rhythm.unit)
        raise InvalidValue(OTHER_UNIT(said=units.text(), right=right))
    return units.number


def metered_text(rhythm: Metered) -> Text:
    """Say so many units, and of which meter where it is named."""
    said = units_text(rhythm.every, rhythm.unit)
    if rhythm.meter is not None:
        return NAMED_METER.say(any_units=said, name=Text.same(rhythm.meter))
    return METERED.say(units=said)


def room_texts(rhythm: Metered) -> Iterator[Text]:
    """Say how early and how late, where there is room in units, and from what."""
    if rhythm.counted_from is Closing.OPENING:
        yield OPENING.say()
    sides = [
        Text.same(sign) + units_text(side, rhythm.unit)
        for sign, side in (("-", rhythm.before), ("+", rhythm.after))
        if side != NOTHING
    ]
    if sides:
        said = sides[0] + Text.same("/") + sides[1] if len(sides) == 2 else sides[0]
        yield METER_ROOM.say(meter_room=said)


def usage_texts(usage: Usage, unit: str) -> Iterator[Text]:
    """Say how use is told, where it is not the usual way."""
    if usage == PLAIN:
        return
    if usage.per_day is not None:
        yield PER_DAY.say(units=units_text(usage.per_day, unit))
    if usage.least is not None and usage.most is not None:
        least = Text.same(amount_text(usage.least))
        yield BOUNDS.say(amount=least, units=units_text(usage.most, unit))
    if usage.readings is not None:
        yield LAST_READINGS.say(turns=Text.same(str(usage.readings)))
    if usage.span is not None:
        yield LAST_SPAN.say(length=usage.span.text())
    if usage.stale_after is not None:
        yield SILENCES[usage.silence].say(length=usage.stale_after.text())


OTHER_SIDE = Message(
    zh="重新计的一侧不对（应写成 {right}）",
    en="it is armed again on the other side (write it as in {right})",
)
OTHER_UNIT = Message(
    zh="{said}与周期的单位不同（应写成 {right}）",
    en="{said} is in another unit than the interval (write {right})",
)
