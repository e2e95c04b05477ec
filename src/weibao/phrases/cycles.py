"""Cycle phrases: every 6 months, -10/+10 days, keep the grid."""

import re
from typing import Any

from attrs import evolve, fields

from weibao.cycles.cycle import (
    Cycle,
    Dates,
    Interval,
    MaximumGap,
    Quota,
    Recurrence,
    Rhythm,
)
from weibao.cycles.shift import FIXED, FLOATING, KEEP_INSIDE, GridShift
from weibao.errors import InvalidValue
from weibao.phrases.clauses import (
    AIM,
    ANCHOR,
    CLOSED,
    DATES,
    FLOATS,
    IN_NAMED_SEASON,
    IN_SEASON,
    INTERVAL,
    KEEPS,
    MAXIMUM_GAP,
    MISSED,
    OUTSIDE,
    QUOTA,
    RECURRENCE,
    TOLERATED,
    UNTIL,
    ZONED,
)
from weibao.phrases.forms import FORMS, Form
from weibao.phrases.numerals import ANY_CASE, quote, tidy
from weibao.phrases.periods import period_text, times_text
from weibao.phrases.possible import check_possible
from weibao.phrases.shifts import zones_text
from weibao.phrases.tolerances import tolerance_text
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

GAP = re.compile(r"[ ,，;；、。()（）]*")
VAGUE = re.compile(
    "periodical(?:ly)?|periodic|regular(?:ly)?|from time to time|as needed|when needed"
    "|occasional(?:ly)?|frequent(?:ly)?|不定期|定期|经常|及时|适时|按需|必要时",
    ANY_CASE,
)
COMMA = Text("，", ", ")
SEASON_RANGE = "{0[0]:02d}-{0[1]:02d}..{1[0]:02d}-{1[1]:02d}"

NO_NUMBER = Message(
    zh="“{text}”没有说明多久一次（应写明数字，例如 每6个月 或 每月一次）",
    en="{text!r} gives no number (say how often, such as every 6 months or "
    "once each month)",
)
NOT_UNDERSTOOD = Message(
    zh="周期中的“{text}”无法理解（应写成 每3个月、每月一次 或 间隔不超过15天）",
    en="{text!r} is not understood as part of a cycle (write every 3 months, "
    "once each month or at most 15 days apart)",
)
NO_RHYTHM = Message(
    zh="周期“{text}”没有说明多久一次（应写成 每3个月、每月一次 或 间隔不超过15天）",
    en="the cycle {text!r} does not say how often (write every 3 months, "
    "once each month or at most 15 days apart)",
)
TWICE = Message(
    zh="周期里“{text}”与前面重复（只写一次，例如 {right}）",
    en="{text!r} says again what the cycle has said (say it once, as in {right})",
)
OUT_OF_PLACE = Message(
    zh="“{text}”不能用于这种周期（应写成 {right}）",
    en="{text!r} does not go with this kind of cycle (write it as in {right})",
)
USUAL = fields(Cycle)

# Where a part belongs to some rhythms only: which, and a clause that shows it.
BELONGS = {
    "shift": (Interval, FLOATS),
    "anchor": (Interval | Recurrence, ANCHOR),
    "aim": (MaximumGap, AIM),
}


def parse_cycle(text: str) -> Cycle:
    """Read a cycle phrase; its parts may come in any order.

    >>> parse_cycle("every 6 months, -10/+10 days, keep the grid") == parse_cycle(
    ...     "每6个月，-10/+10天，保持基准"
    ... )
    True
    """
    words = tidy(text)
    parts: dict[str, Any] = {}
    said: dict[str, str] = {}
    position = _gap(words, 0)
    while position < len(words):
        form, found = _longest(words, position)
        clause = form.clause
        value = clause.read(**form.values(found))
        if clause.many:
            value = (*parts.get(clause.part, ()), value)
        elif clause.part in parts:
            raise InvalidValue(TWICE(text=quote(found[0]), right=clause.example))
        parts[clause.part] = value
        said[clause.part] = quote(found[0])
        position = _gap(words, found.end())
    if "rhythm" not in parts:
        raise InvalidValue(NO_RHYTHM(text=quote(words)))
    return _assembled(parts, said)


def cycle_text(cycle: Cycle) -> Text:
    """Say a cycle as a phrase that reads back as the same cycle.

    >>> cycle_text(parse_cycle("monthly")).en
    'once each month'
    """
    phrase, *suffixes = [_rhythm_text(cycle.rhythm), *_suffixes(cycle)]
    for suffix in suffixes:
        phrase += COMMA + suffix
    return phrase


def _gap(words: str, position: int) -> int:
    found = GAP.match(words, position)
    return found.end() if found else position


def _longest(words: str, position: int) -> tuple[Form, re.Match[str]]:
    """Find the form that takes the most of what follows."""
    matches = [
        (form, found)
        for form in FORMS
        if (found := form.pattern.match(words, position))
    ]
    if not matches:
        rest = words[position:]
        vague = VAGUE.search(rest)
        raise InvalidValue(
            NO_NUMBER(text=vague[0]) if vague else NOT_UNDERSTOOD(text=quote(rest))
        )
    return max(matches, key=lambda match: match[1].end())


def _assembled(parts: dict[str, Any], said: dict[str, str]) -> Cycle:
    rhythm = parts.pop("rhythm")
    for part, (kind, clause) in BELONGS.items():
        if part in parts:
            if not isinstance(rhythm, kind):
                raise InvalidValue(OUT_OF_PLACE(text=said[part], right=clause.example))
            rhythm = evolve(rhythm, **{part: parts.pop(part)})
    cycle = Cycle(rhythm, **parts)
    check_possible(cycle)
    return cycle


def _rhythm_text(rhythm: Rhythm) -> Text:
    match rhythm:
        case Interval():
            return INTERVAL.say(every=rhythm.every.text())
        case MaximumGap():
            return MAXIMUM_GAP.say(length=rhythm.every.text())
        case Quota():
            period = period_text(rhythm.per)
            return QUOTA.say(
                times=times_text(rhythm.times), period=period, zh_period=period
            )
        case Dates():
            days = [str(day) for day in rhythm.days]
            return DATES.say(days=Text("、".join(days), ", ".join(days)))
        case Recurrence():
            return RECURRENCE.say(rule=Text.same(rhythm.rule))


def _suffixes(cycle: Cycle) -> list[Text]:
    rhythm = cycle.rhythm
    said = [TOLERATED.say(tolerance=tolerance_text(cycle.tolerance))]
    said = said if cycle.tolerance else []
    if isinstance(rhythm, Interval) and rhythm.shift != FIXED:
        said.append(_shift_text(rhythm.shift))
    if isinstance(rhythm, Interval | Recurrence) and rhythm.anchor:
        said.append(ANCHOR.say(day=Text.same(str(rhythm.anchor))))
    if isinstance(rhythm, MaximumGap) and rhythm.aim:
        said.append(AIM.say(length=rhythm.aim.text()))
    said += map(_season_text, cycle.seasons)
    said += [OUTSIDE.say(stretch=_range_text(stretch)) for stretch in cycle.blackouts]
    if cycle.closed is not USUAL.closed.default:
        said.append(CLOSED[cycle.closed].say())
    if cycle.missed is not None:
        said.append(MISSED[cycle.missed].say())
    if cycle.until:
        said.append(UNTIL.say(day=Text.same(str(cycle.until))))
    return said


def _shift_text(shift: GridShift) -> Text:
    if shift == FLOATING:
        return FLOATS.say()
    if shift == KEEP_INSIDE:
        return KEEPS.say()
    return ZONED.say(zones=zones_text(shift))


def _season_text(season: Season | str) -> Text:
    if isinstance(season, str):
        return IN_NAMED_SEASON.say(name=Text.same(season))
    return IN_SEASON.say(season=_range_text(season))


def _range_text(stretch: Season | Window[Any]) -> Text:
    if isinstance(stretch, Season):
        return Text.same(SEASON_RANGE.format(stretch.start, stretch.end))
    return Text.same(f"{stretch.opens}..{stretch.closes}")
