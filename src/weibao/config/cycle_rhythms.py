"""From the keys of a cycle's mapping to its rhythm.

A further rhythm is a line of `MADE`, and a further key of one a line of `PARTS`.
"""

from collections.abc import Callable, Iterable, Mapping
from types import UnionType
from typing import Any

from attrs import evolve, frozen

from weibao.config.clock_forms import check_clock, clock_rhythm
from weibao.config.combined_parts import combined
from weibao.config.cycle_rhythm_fields import RhythmFields
from weibao.config.day_rhythm_parts import nth_day, week_of_year
from weibao.config.forms import OUT_OF_PLACE
from weibao.config.scalars import CYCLE
from weibao.cycles.day_rhythms import BeforeSeason, EachSeason, WorkingDayInterval
from weibao.cycles.metered import Metered
from weibao.cycles.regimes import Rhythm
from weibao.cycles.rhythms import (
    Anchored,
    Dates,
    Interval,
    MaximumGap,
    Quota,
    Several,
)
from weibao.cycles.shift import FLOATING
from weibao.cycles.stage import ListedYears, Stage, Stages
from weibao.errors import InvalidValue
from weibao.phrases.ages import by_age
from weibao.phrases.clock_texts import floating
from weibao.phrases.metering import MeterRoom, metered
from weibao.phrases.several import with_use
from weibao.phrases.units import Units
from weibao.phrases.week_clauses import Weekly, with_weeks
from weibao.spans.every import Every
from weibao.texts.text import Message


def given(value: RhythmFields, names: Iterable[str]) -> dict[str, Any]:
    """Return those of some keys that a mapping has, with their values."""
    found = {name: getattr(value, name) for name in names}
    return {name: one for name, one in found.items() if one is not None}


def rhythm_of(value: RhythmFields) -> Rhythm:
    """Make the rhythm of the one key that says how often.

    A first age that stands alone says it, too: once.
    """
    check_clock(value)
    for name, make in MADE.items():
        one = getattr(value, name)
        if one is not None:
            return make(one, value)
    assert value.first_at is not None
    return Stages(first_at=value.first_at, stages=())


def _every(every: Every | Units, value: RhythmFields) -> Rhythm:
    if isinstance(every, Units):
        return Metered(every=every.number, unit=every.unit)
    if value.first_at is not None:
        return Stages(first_at=value.first_at, stages=(Stage(Every(), every),))
    return Interval(every)


def _at_most(longest: Every, value: RhythmFields) -> MaximumGap:
    quota = None if value.times is None else _quota(value.times, value)
    return MaximumGap(longest, value.aim, quota=quota)


def _quota(times: int, value: RhythmFields) -> Quota:
    if value.per is None:
        raise InvalidValue(NO_PERIOD())
    return Quota(times, value.per)


def _recurrence(rule: str, value: RhythmFields) -> Rhythm:
    rule = rule.strip().removeprefix("RRULE:")
    rhythm: Rhythm = CYCLE.parse(f"RRULE:{rule}").rhythm
    return rhythm


MADE: Mapping[str, Callable[[Any, RhythmFields], Rhythm]] = {
    "when": lambda call, _: call,
    "every": _every,
    "at_most": _at_most,
    "in_each": lambda seasons, value: EachSeason(seasons, value.times or 1),
    "times": _quota,
    "dates": lambda dates, _: Dates(dates),
    "rrule": _recurrence,
    "working_days": lambda days, _: WorkingDayInterval(days),
    "nth": lambda nth, value: nth_day(nth, value.of, value.per),
    "iso_week": lambda week, value: week_of_year(week, value.of, value.week_53),
    "clock": lambda _, value: clock_rhythm(value),
    "years": lambda years, value: ListedYears(years=years, then_every=value.then_every),
    "before_season": lambda season, value: BeforeSeason(
        season, value.within or Every()
    ),
    "elastic": lambda elastic, _: elastic,
    "union": lambda rules, value: combined(rules, value.less or ()),
}
"""Keys that say how often, each with the making of its rhythm."""


@frozen
class Part:
    """A key that says more of some kinds of rhythm, and the keys that make those.

    The rhythm may call it by another name.
    """

    key: str
    kinds: type | UnionType
    beside: str
    name: str = ""


PARTS = (
    Part("dropped_years", ListedYears, "years", "dropped"),
    Part("stages", Stages, "first_at, every"),
    Part("boundary", Stages, "first_at, every"),
    Part("life", Stages, "first_at, every"),
    Part("since", Stages, "first_at, every"),
    Part("anew_by", ListedYears | Stages, "years, first_at"),
    Part("shift", Interval | WorkingDayInterval | Metered, "every"),
    Part("month_end", Interval, "every"),
    Part("measured", Interval, "every", "reference"),
    Part("steps", Interval, "every"),
    Part("aligned", Interval, "every"),
    Part("less_a_day", Interval | MaximumGap, "every, at_most"),
    Part("at_least", MaximumGap, "at_most", "least"),
    Part("extension", MaximumGap, "at_most"),
    Part("cap", MaximumGap, "at_most"),
    Part("each_season", MaximumGap, "at_most"),
    Part("week_start", Weekly, "times, nth"),
    Part("anchor", Anchored, "every, rrule, working_days, years"),
)
GOES_WITH = {
    "per": ("times", "nth"),
    "aim": ("at_most",),
    "of": ("nth", "iso_week"),
    "week_53": ("iso_week",),
    "then_every": ("years",),
    "less": ("union",),
    "within": ("before_season",),
}
"""Keys that say nothing without one of these."""


def with_parts(rhythm: Rhythm, value: RhythmFields) -> Rhythm:
    """Add what further keys say of a rhythm, and refuse those that say nothing."""
    for name, others in GOES_WITH.items():
        if given(value, (name,)) and not given(value, others):
            said = "except" if name == "less" else name
            raise InvalidValue(OUT_OF_PLACE(name=said, other=", ".join(others)))
    aged = value.phrase is None and isinstance(rhythm, Stages)
    if value.first_at is not None and not aged:
        raise InvalidValue(OUT_OF_PLACE(name="first_at", other="every"))
    found = given(value, (part.key for part in PARTS))
    rhythm = floating(by_age(rhythm, found), found)
    for part in PARTS:
        if part.key not in found:
            continue
        if not isinstance(rhythm, part.kinds):
            raise InvalidValue(OUT_OF_PLACE(name=part.key, other=part.beside))
        found[part.name or part.key] = found.pop(part.key)
    if "reference" in found:
        found.setdefault("shift", FLOATING)
    if "week_start" in found and isinstance(rhythm, Weekly):
        rhythm = with_weeks(rhythm, found.pop("week_start"))
    return _with_meter(evolve(rhythm, **found), value)


def _with_meter(rhythm: Rhythm, value: RhythmFields) -> Rhythm:
    """Add what is said of a meter: which, how much room, and how use is told."""
    sides = {
        name: one
        for name, one in given(value, ("before", "after")).items()
        if isinstance(one, Units)
    }
    said = given(value, ("meter", "usage", "counted_from", "early_to_late"))
    if not sides and not said:
        return rhythm
    if isinstance(rhythm, Several) and "meter" not in said:
        parts: dict[str, Any] = {"meter_room": MeterRoom(**sides)}
        parts |= given(value, ("early_to_late",))
        return with_use(rhythm, parts, said.get("usage"))
    if not isinstance(rhythm, Metered):
        name = next(iter({**said, **sides}))
        raise InvalidValue(OUT_OF_PLACE(name=name, other="every: 250 h"))
    return metered(evolve(rhythm, **said), {"meter_room": MeterRoom(**sides)})


NO_PERIOD = Message(
    zh="写了 times 却没有 per（例如 per: month）",
    en="times needs a period (add per: month, for example)",
)
