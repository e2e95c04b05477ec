"""Cycle phrases: every 6 months, -10/+10 days, keep the grid."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve, fields

from weibao.cycles.arithmetic import MissingWeek, MonthEnd
from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.elastic import Elastic
from weibao.cycles.gating import While
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.rhythms import (
    Anchored,
    Combined,
    Dates,
    Interval,
    MaximumGap,
    OnlyOnEvents,
    Quota,
    Recurrence,
    Rhythm,
    Several,
    Together,
)
from weibao.cycles.shift import FIXED, GridShift, Move, Share, Zone
from weibao.cycles.stage import ListedYears, Stages
from weibao.cycles.window import NONE, Percent, Tolerance
from weibao.errors import InvalidValue
from weibao.phrases.age_clauses import ANEW, APPLIES, DROPPED, LIFE, SINCE, STAGE
from weibao.phrases.ages import (
    age_texts,
    besides_texts,
    by_age,
    early_by,
    early_texts,
    listed_years_text,
    stages_text,
)
from weibao.phrases.algebra_clauses import (
    MINUS,
    MINUS_STRETCH,
    OF_A_RULE,
    PLUS,
)
from weibao.phrases.blackout_clauses import OUTSIDE, ROLLS, SOFT
from weibao.phrases.clause import Clause
from weibao.phrases.clock_lengths import parse_leeway
from weibao.phrases.clock_texts import BELONGS as CLOCK_BELONGS
from weibao.phrases.clock_texts import clock_rhythm_text, clock_texts
from weibao.phrases.day_clauses import (
    CLOSED,
    EXCLUDED,
    IN_NAMED_SEASON,
    IN_SEASON,
    INCLUDED,
    MISSED,
    UNTIL,
)
from weibao.phrases.event_clauses import event_texts
from weibao.phrases.forms import FORMS, Form
from weibao.phrases.gap_clauses import (
    AIM,
    BAND,
    CAP,
    EXTENSION,
    MAXIMUM_GAP,
    QUOTA_AND_BAND,
    QUOTA_AND_GAP,
)
from weibao.phrases.leads import lead_text
from weibao.phrases.lengths import band_text
from weibao.phrases.metering import (
    CALLS,
    EXAMPLES,
    PARTS,
    call_texts,
    called,
    exceeded_text,
    metered,
    metered_text,
    room_texts,
    usage_texts,
)
from weibao.phrases.nth_clauses import BEFORE_SEASON, MISSING_WEEK, day_rhythm_text
from weibao.phrases.numerals import ANY_CASE, quote, tidy
from weibao.phrases.percentages import factor_text, percent_text, share_text
from weibao.phrases.periods import period_text, times_text
from weibao.phrases.possible import check_possible
from weibao.phrases.release_clauses import AHEAD, AT_SHARE, ONE_AT_A_TIME
from weibao.phrases.rhythm_clauses import (
    ANCHOR,
    COUNT,
    DATES,
    ELASTIC,
    INTERVAL,
    LESS_A_DAY,
    MONTH_ENDS,
    QUOTA,
    RECURRENCE,
)
from weibao.phrases.room_clauses import TOLERATED, WHOLE_MONTHS
from weibao.phrases.several import several_of, several_text, several_texts, with_use
from weibao.phrases.several_clauses import JOINED, Quoted
from weibao.phrases.shift_clauses import FLOATS, IGNORED, NAMED, SHARED, STAYS, ZONED
from weibao.phrases.shifts import by_zone, zoned, zones_text
from weibao.phrases.state_clauses import ON_RETURN, UNLESS_USED, UNRECORDED, WHILE
from weibao.phrases.step_clauses import PLACES, steps_of, steps_texts
from weibao.phrases.tolerances import tolerance_text
from weibao.phrases.words import states_text
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
SPACE = Text("", " ")
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
BELONGS: Mapping[str, tuple[Any, Clause]] = {
    "shift": (Interval | WorkingDayInterval | Metered, FLOATS),
    "less_a_day": (Interval | MaximumGap, LESS_A_DAY),
    "month_end": (Interval, MONTH_ENDS[MonthEnd.OMIT]),
    "dropped": (ListedYears, DROPPED),
    "anew_by": (ListedYears | Stages, ANEW),
    "life": (Stages, LIFE),
    "boundary": (Stages, APPLIES),
    "since": (Stages, SINCE),
    "stages": (Stages, STAGE),
    "by_birth": (Stages, STAYS),
    "missing": (WeekOfYear, MISSING_WEEK[MissingWeek.LAST_WEEK]),
    "together": (Several, JOINED[Together.LAST]),
    "anchor": (Anchored, ANCHOR),
    "aim": (MaximumGap, AIM),
    "steps": (Interval, PLACES),
    **CLOCK_BELONGS,
    "extension": (MaximumGap, EXTENSION),
    "cap": (MaximumGap, CAP),
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
    others: list[tuple[str, dict[str, Any]]] = []
    said: dict[str, str] = {}
    position = _gap(words, 0)
    while position < len(words):
        form, found = _longest(words, position)
        clause = form.clause
        value = clause.read(**form.values(found))
        position = _gap(words, found.end())
        if clause.part == "operator":
            others.append((value, {}))
            continue
        into = others[-1][1] if others and clause.part in OF_A_RULE else parts
        if clause.many:
            value = (*into.get(clause.part, ()), value)
        elif clause.part in into:
            raise InvalidValue(TWICE(text=quote(found[0]), right=clause.example))
        into[clause.part] = value
        said[clause.part] = quote(found[0])
    if "rhythm" not in parts and "events" in parts and not others:
        parts["rhythm"] = OnlyOnEvents()
    if any("rhythm" not in one for one in (parts, *(some for _, some in others))):
        raise InvalidValue(NO_RHYTHM(text=quote(words)))
    return _assembled(parts, others, said)


def cycle_text(cycle: Cycle) -> Text:
    """Say a cycle as a phrase that reads back as the same cycle.

    >>> cycle_text(parse_cycle("monthly")).en
    'once each month'
    """
    said = [_rhythm_text(cycle.rhythm), *_suffixes(cycle)]
    phrase, *suffixes = [one for one in said if one]
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


def _assembled(
    parts: dict[str, Any],
    others: list[tuple[str, dict[str, Any]]],
    said: dict[str, str],
) -> Cycle:
    if "zones" in parts:
        parts["shift"] = _shift(parts.pop("zones"), parts.get("shift"), said)
    if parts.pop("whole_months", False):
        room = parts.get("tolerance", NONE)
        parts["tolerance"] = evolve(room, whole_months=True)
    rhythm = _rhythm(parts, said)
    less = parts.pop("less", ())
    if others or less:
        rules: dict[str, list[Any]] = {"plus": [rhythm], "minus": []}
        for sign, one in others:
            rules[sign].append(_rhythm(one, said))
        rhythm = Combined(tuple(rules["plus"]), (*rules["minus"], *less))
    active = _active(parts, said)
    cycle = Cycle(rhythm, active=active, **parts)
    check_possible(cycle)
    return cycle


def _rhythm(parts: dict[str, Any], said: dict[str, str]) -> Rhythm:
    """Take out of the parts a rhythm, with all that belongs to it."""
    found: Rhythm | Quoted = parts.pop("rhythm")
    rhythm: Rhythm = (
        several_of(map(parse_cycle, found.texts), found.rule)
        if isinstance(found, Quoted)
        else found
    )
    steps = steps_of(parts)
    if steps is not None:
        parts["steps"] = steps
    for part in ("steps_done", "steps_first"):
        if part in parts:
            raise InvalidValue(OUT_OF_PLACE(text=said[part], right=PLACES.example))
    rhythm = by_age(rhythm, parts)
    for part, (kind, clause) in BELONGS.items():
        if part in parts:
            if not isinstance(rhythm, kind):
                raise InvalidValue(OUT_OF_PLACE(text=said[part], right=clause.example))
            name = "rule" if part == "together" else part
            rhythm = evolve(rhythm, **{name: parts.pop(part)})
    if isinstance(rhythm, ListedYears):
        rhythm = early_by(rhythm, parts.pop("tolerance", NONE))
    if "meter_room" in parts and ("at" in parts or _by_clock(rhythm)):
        # Hours are those of the clock where the clock says when it is due.
        del parts["meter_room"]
        parts["leeway"] = parse_leeway(said["meter_room"])
    return _used(rhythm, parts, said)


def _by_clock(rhythm: Rhythm) -> bool:
    return isinstance(rhythm, WhileOpen | ElapsedHours)


def _used(rhythm: Rhythm, parts: dict[str, Any], said: dict[str, str]) -> Rhythm:
    """Add what is said of a meter's room and use."""
    given = {part: parts.pop(part) for part in (*PARTS, *CALLS) if part in parts}
    if not given:
        return rhythm
    if isinstance(rhythm, Exceeded) and given.keys() <= set(CALLS):
        return called(rhythm, given)
    if isinstance(rhythm, Several) and rhythm.metered and given.keys() <= set(PARTS):
        return with_use(rhythm, given)
    if not isinstance(rhythm, Metered) or not given.keys() <= set(PARTS):
        first = next(iter(given))
        right = EXAMPLES[first].example
        raise InvalidValue(OUT_OF_PLACE(text=said[first], right=right))
    return metered(rhythm, given)


def _active(parts: dict[str, Any], said: dict[str, str]) -> While | None:
    """Put together in which states it is owed."""
    if "states" in parts:
        how = {"inactive_unrecorded": parts.pop("inactive_unrecorded", False)}
        return While(parts.pop("states"), parts.pop("on_return", None), **how)
    for part, clause in (("on_return", WHILE), ("inactive_unrecorded", UNRECORDED)):
        if part in parts:
            raise InvalidValue(OUT_OF_PLACE(text=said[part], right=clause.example))
    return None


def _shift(
    zones: tuple[tuple[Move | Share, tuple[Zone, ...]], ...],
    otherwise: GridShift | None,
    said: dict[str, str],
) -> GridShift:
    """Put together what a completion does in each zone; no zone is said twice."""
    does = [(zone, move) for move, listed in zones for zone in listed]
    again = len(dict(does)) < len(does)
    if again or (otherwise and any(move is Move.RESET for move, _ in zones)):
        raise InvalidValue(TWICE(text=said["zones"], right=ZONED.example))
    said.setdefault("shift", said["zones"])
    return zoned(dict(does), otherwise or FIXED)


def _rhythm_text(rhythm: Rhythm) -> Text:
    match rhythm:
        case Interval():
            return INTERVAL.say(every=rhythm.every.text())
        case MaximumGap():
            return _gap_text(rhythm)
        case Quota():
            return QUOTA.say(**_quota_words(rhythm))
        case Dates():
            return DATES.say(days=_days_text(rhythm.days))
        case Metered():
            return metered_text(rhythm)
        case Exceeded():
            return exceeded_text(rhythm)
        case Several():
            return several_text(rhythm, cycle_text)
        case Recurrence():
            return RECURRENCE.say(rule=Text.same(rhythm.rule))
        case WhileOpen() | ElapsedHours():
            return clock_rhythm_text(rhythm)
        case ListedYears():
            return listed_years_text(rhythm)
        case Stages():
            return stages_text(rhythm)
        case BeforeSeason():
            season, length = _range_text(rhythm.season), rhythm.within.text()
            return BEFORE_SEASON.say(season=season, length=length)
        case Combined():
            return _combined_text(rhythm)
        case WorkingDayInterval() | NthDay() | WeekOfYear():
            return day_rhythm_text(rhythm)
        case Elastic():
            band = band_text(rhythm.at_least, rhythm.at_most)
            return ELASTIC.say(band=band, name=Text.same(rhythm.between))
        case OnlyOnEvents():
            return Text()


def _gap_text(rhythm: MaximumGap) -> Text:
    said = {"length": rhythm.every.text()}
    if rhythm.least is not None:
        said = {"band": band_text(rhythm.least, rhythm.every)}
    if rhythm.quota is None:
        return (BAND if rhythm.least else MAXIMUM_GAP).say(**said)
    said |= _quota_words(rhythm.quota)
    return (QUOTA_AND_BAND if rhythm.least else QUOTA_AND_GAP).say(**said)


def _gap_parts(rhythm: MaximumGap) -> Iterator[Text]:
    if rhythm.aim is not None:
        yield AIM.say(length=rhythm.aim.text())
    if rhythm.extension is not None:
        yield EXTENSION.say(extension=share_text(rhythm.extension))
    if rhythm.cap is not None:
        factor = Text.same(factor_text(rhythm.cap.factor))
        yield CAP.say(number=Text.same(str(rhythm.cap.gaps)), factor=factor)


def _quota_words(quota: Quota) -> dict[str, Text]:
    period = period_text(quota.per)
    return {"times": times_text(quota.times), "period": period, "zh_period": period}


def _combined_text(rhythm: Combined) -> Text:
    first, *others = (cycle_text(Cycle(rule)) for rule in rhythm.rules)
    said = first
    for other in others:
        said += SPACE + PLUS.say() + SPACE + other
    for one in sorted(rhythm.less, key=lambda one: isinstance(one, Season | Window)):
        if isinstance(one, Season | Window):
            said += SPACE + MINUS_STRETCH.say(stretch=_range_text(one))
        else:
            said += SPACE + MINUS.say() + SPACE + cycle_text(Cycle(one))
    return said


def _suffixes(cycle: Cycle) -> list[Text]:
    rhythm = cycle.rhythm
    said = [*clock_texts(cycle), *_room_texts(cycle.tolerance)]
    if isinstance(rhythm, Exceeded):
        said += call_texts(rhythm)
    if isinstance(rhythm, Several):
        said += several_texts(rhythm)
    if isinstance(rhythm, Metered):
        said += room_texts(rhythm)
    if isinstance(rhythm, Interval | WorkingDayInterval | Metered):
        said += _shift_texts(rhythm.shift)
    if isinstance(rhythm, Metered):
        said += usage_texts(rhythm.usage, rhythm.unit)
    if isinstance(rhythm, Interval | MaximumGap) and rhythm.less_a_day:
        said.append(LESS_A_DAY.say())
    if isinstance(rhythm, ListedYears):
        said += early_texts(rhythm)
    if isinstance(rhythm, WeekOfYear) and rhythm.missing is not MissingWeek.OMIT:
        said.append(MISSING_WEEK[rhythm.missing].say())
    if isinstance(rhythm, Anchored) and rhythm.anchor:
        said.append(ANCHOR.say(day=Text.same(str(rhythm.anchor))))
    if isinstance(rhythm, ListedYears):
        said += besides_texts(rhythm)
    if isinstance(rhythm, Stages):
        said += age_texts(rhythm)
    if isinstance(rhythm, Interval) and rhythm.month_end is not MonthEnd.CLAMP:
        said.append(MONTH_ENDS[rhythm.month_end].say())
    if isinstance(rhythm, Interval) and rhythm.steps is not None:
        said += steps_texts(rhythm.steps)
    if isinstance(rhythm, MaximumGap):
        said += _gap_parts(rhythm)
    said += map(_season_text, cycle.seasons)
    said += [OUTSIDE.say(stretch=_range_text(stretch)) for stretch in cycle.blackouts]
    said += [SOFT.say(stretch=_range_text(one)) for one in cycle.soft_blackouts]
    if cycle.roll is not None:
        said.append(ROLLS[cycle.roll].say())
    if cycle.closed is not USUAL.closed.default:
        said.append(CLOSED[cycle.closed].say())
    if cycle.missed is not None:
        said.append(MISSED[cycle.missed].say())
    if cycle.until:
        said.append(UNTIL.say(day=Text.same(str(cycle.until))))
    if cycle.count is not None:
        said.append(COUNT.say(times=times_text(cycle.count)))
    for days, clause in ((cycle.include, INCLUDED), (cycle.exclude, EXCLUDED)):
        if days:
            said.append(clause.say(days=_days_text(days)))
    said += _state_texts(cycle)
    said += event_texts(cycle.events, restart=cycle.events_restart)
    return [*said, *_release_texts(cycle)]


def _release_texts(cycle: Cycle) -> Iterator[Text]:
    lead = cycle.lead
    if isinstance(lead, Percent):
        yield AT_SHARE.say(share=lead_text(lead))
    elif lead is not None:
        yield AHEAD.say(lead=lead_text(lead))
    if cycle.one_at_a_time:
        yield ONE_AT_A_TIME.say()


def _state_texts(cycle: Cycle) -> Iterator[Text]:
    active = cycle.active
    if active is not None:
        yield WHILE.say(states=states_text(active.states))
        if active.on_return is not None:
            yield ON_RETURN[active.on_return].say()
        if active.inactive_unrecorded:
            yield UNRECORDED.say()
    if cycle.unless_used:
        yield UNLESS_USED.say()


def _room_texts(tolerance: Tolerance) -> Iterator[Text]:
    room = evolve(tolerance, whole_months=False)
    if room != NONE:
        yield TOLERATED.say(tolerance=tolerance_text(room))
    if tolerance.whole_months:
        yield WHOLE_MONTHS.say()


def _shift_texts(shift: GridShift) -> Iterator[Text]:
    if shift in NAMED:
        yield NAMED[shift].say()
        return
    for move, zones in by_zone(shift).items():
        said = zones_text(zones)
        if isinstance(move, Share):
            percent = Text.same(percent_text(move.percent))
            yield SHARED.say(share=percent, zones=said)
        else:
            yield (ZONED if move is Move.RESET else IGNORED).say(zones=said)


def _days_text(days: Iterable[date]) -> Text:
    named = [str(day) for day in days]
    return Text("、".join(named), ", ".join(named))


def _season_text(season: Season | str) -> Text:
    if isinstance(season, str):
        return IN_NAMED_SEASON.say(name=Text.same(season))
    return IN_SEASON.say(season=_range_text(season))


def _range_text(stretch: Season | Window[Any]) -> Text:
    if isinstance(stretch, Season):
        return Text.same(SEASON_RANGE.format(stretch.start, stretch.end))
    return Text.same(f"{stretch.opens}..{stretch.closes}")
