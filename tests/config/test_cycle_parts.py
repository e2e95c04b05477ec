"""Cycles as mappings: each key says what a phrase says."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from strategies import cycles
from weibao.config.compound_cycles import CYCLE_FORM
from weibao.config.forms import WrongShapeError
from weibao.config.grid_shifts import SHIFTS
from weibao.config.scalars import WEEKDAY_CODES
from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    WEEKDAYS,
    BeforeSeason,
    EachSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.deferral import Alignment, DeferralLimit
from weibao.cycles.elastic import Elastic
from weibao.cycles.gap import Cap
from weibao.cycles.gating import While
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.period import Period
from weibao.cycles.regimes import AllOf, Regime, Rhythm
from weibao.cycles.rhythms import (
    Combined,
    Dates,
    Interval,
    MaximumGap,
    OnlyOnEvents,
    Quota,
    Recurrence,
    Several,
)
from weibao.cycles.shift import Move, Share
from weibao.cycles.stage import ListedYears, Stages
from weibao.cycles.steps import Steps
from weibao.cycles.window import Percent
from weibao.errors import InvalidValue
from weibao.phrases import cycle_text, duration_text, parse_cycle
from weibao.phrases.clock_lengths import leeway_text
from weibao.phrases.leads import lead_text
from weibao.phrases.percentages import factor_text, percent_text, share_text
from weibao.phrases.possible import check_possible
from weibao.phrases.ranges import joined_text
from weibao.phrases.tolerances import Side, sides_of
from weibao.phrases.units import amount_text, units_text
from weibao.spans import Season, Window


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ({"every": "15 days"}, "every 15 days"),
        (
            {"every": "1 year", "before": "10%", "after": "10% up to 30 days"},
            "every 1 year, -10% without limit/+10% up to 30 days",
        ),
        (
            {
                "every": "12 months",
                "before": "2 months",
                "open_start": "true",
                "shift": "keep_the_deadline",
            },
            "every 12 months, within 2 months before, keep the deadline",
        ),
        (
            {"every": "12 months", "after": "1个月", "shift": "late_tolerant"},
            "every 12 months, +1 month, late-tolerant",
        ),
        (
            {"phrase": "every 5 years, within 3 months before", "shift": "back_dated"},
            "every 5 years, within 3 months before, renewed from the expiry",
        ),
        (
            {
                "every": "1 year",
                "before": "3 months",
                "after": "3 months",
                "open_start": "是",
                "shift": "anniversary",
            },
            "every 1 year, within 3 months before and after, at the anniversary",
        ),
        (
            {
                "every": "3 months",
                "before": "10%",
                "after": "10%",
                "shift": {"too_early": "ignore", "late": "reset", "too_late": "50%"},
            },
            "every 3 months, ±10%, from completion if late, not counted if too early, "
            "shifted by 50% if too late",
        ),
        (
            {
                "every": "12 months",
                "before": "1 month",
                "after": "1 month",
                "whole_months": "yes",
                "shift": "keep",
            },
            "every 12 months, -1/+1 months, in whole months, keep the grid",
        ),
        (
            {"every": "1 month", "anchor": "2026-01-31", "month_end": "forward"},
            "every 1 month, from 2026-01-31, short months forward",
        ),
        (
            {"every": "12 months", "shift": "floating", "less_a_day": "true"},
            "every 12 months, less a day, from completion",
        ),
        (
            {
                "every": "3 months",
                "count": "4",
                "include": ["2026-05-10"],
                "exclude": ["2026-06-01", "2026-09-01"],
            },
            "every 3 months, 4 times in all, also on 2026-05-10, "
            "except 2026-06-01 and 2026-09-01",
        ),
        (
            {"every": "30 days", "measured": {"from": "actual_start"}},
            "every 30 days, from actual start",
        ),
        (
            {
                "every": "2 months",
                "measured": {"from": "scheduled_end", "to": "end", "lasts": "3 days"},
            },
            "every 2 months, from planned end to the next end, lasting 3 days",
        ),
        (
            {"every": "30 days", "measured": {"lasts": "3 days"}},
            "every 30 days, from completion, lasting 3 days",
        ),
        (
            {"every": "250 days", "lead": "80%", "one_at_a_time": "true"},
            "every 250 days, released at 80% of the interval, one at a time",
        ),
        (
            {
                "every": "12 months",
                "deferred_by": "10% up to 30 days",
                "deferred_in_a_row": "1",
            },
            "every 12 months, deferred by at most 10% up to 30 days, "
            "deferred at most once in a row",
        ),
        (
            {"at_most": "31 days", "extension": "25%", "discovery_grace": "true"},
            "at most 31 days apart, extended by up to 25%, with a grace from discovery",
        ),
        (
            {
                "every": "12 months",
                "shift": "floating",
                "aligned": {"to": "07-10", "later": "2 months"},
            },
            "every 12 months, from completion, aligned once to 07-10 up to 2 months "
            "later",
        ),
        (
            {
                "phrase": "每12个月",
                "aligned": {"to": "2026-12-01", "earlier": "9 days"},
            },
            "every 12 months, aligned once to 2026-12-01 up to 9 days earlier",
        ),
        (
            {"phrase": "每天一次，不得延期", "deferred_in_a_row": "2"},
            "once each day, deferred at most twice in a row",
        ),
        (
            {"phrase": "每3个月", "lead": "5个工作日"},
            "every 3 months, released 5 working days ahead",
        ),
        (
            {"phrase": "每12个月，到期前2个月内", "open_start": "false"},
            "every 12 months, -2 months",
        ),
        (
            {"first_at": "5 years", "every": "2 years", "life": "10 years"},
            "满5年首次，以后每2年，满10年报废",
        ),
        (
            {
                "every": "2 years",
                "stages": [{"from": "15 years", "every": "1 year"}],
                "boundary": "apply",
                "since": "made",
            },
            "every 2 years, from 15 years of age every 1 year, new intervals count "
            "from the last time, age since made",
        ),
        ({"first_at": "10 years", "anew_by": "swap"}, "满10年做一次，swap后重新起算"),
        (
            {"years": ["1", "4"], "then_every": "1", "before": "2 months"},
            "in years 1, 4, then every year, -2 months",
        ),
        (
            {"years": ["2", "3"], "anew_by": "alteration", "anchor": "2025-06-01"},
            "in years 2, 3 only, anew after alteration, from 2025-06-01",
        ),
        (
            {"phrase": "第1年，以后每5年", "dropped_years": ["6"]},
            "in years 1, then every 5 years, without year 6",
        ),
        (
            {"phrase": "every 12 months, within 2 months before", "before": "1 month"},
            "every 12 months, within 1 month before",
        ),
    ],
)
def test_keys_say_what_phrases_say(written: dict[str, Any], phrase: str) -> None:
    """A mapping and a phrase are two ways to write one cycle."""
    assert CYCLE_FORM.read(written) == parse_cycle(phrase)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"at_most": "15 days", "month_end": "omit"}, "month_end goes with every"),
        ({"times": "2", "per": "week", "less_a_day": "true"}, "less_a_day goes with"),
        ({"at_most": "15 days", "count": "4"}, "number of turns goes with an interval"),
        ({"every": "3 months", "count": "0"}, "is at least 1"),
        ({"every": "3 months", "open_start": "true"}, "write within 2 months before"),
        ({"every": "3 months", "shift": "anniversary"}, "such as -3/\\+3 months"),
        ({"every": "3 months", "shift": "keep_the_deadline"}, "within 2 months before"),
        ({"every": "3 months", "shift": {"late": "ignore"}}, "late work must count"),
        ({"dates": ["2026-03-10"], "before": "10%"}, "write days, such as -1/\\+2"),
        (
            {"every": "3 months", "shift": "floating", "include": ["2026-05-10"]},
            "dates that no completion moves",
        ),
        ({"every": "3 months", "before": "60%"}, "more than half the interval"),
        ({"years": ["4", "1"], "then_every": "1"}, "the years must rise from 1 on"),
        ({"years": ["1", "4"], "before": "10 days"}, "may be whole months early"),
        ({"years": ["1", "4"], "after": "1 month"}, "within 2 months before"),
        ({"years": ["1"], "before": "12 months"}, "up to 11 months early, not 12"),
        ({"years": ["1", "4"], "dropped_years": ["3"]}, "year 3 is not due anyway"),
        ({"years": ["1"], "dropped_years": ["1"]}, "leave one of them in"),
        ({"years": ["301"]}, "more than 300 years on"),
        ({"times": "2", "per": "week", "life": "9 years"}, "life goes with first_at"),
        ({"dates": ["2026-01-01"], "first_at": "1 year"}, "first_at goes with every"),
        ({"first_at": "5 years", "life": "5 years"}, "let it live longer"),
        (
            {
                "every": "2 years",
                "stages": [
                    {"from": "5 years", "every": "1 year"},
                    {"from": "5 years", "every": "6 months"},
                ],
            },
            "two stages begin at one age",
        ),
        (
            {
                "every": "2 years",
                "stages": [
                    {"from": "25 years", "every": "6 months"},
                    {"from": "15 years", "every": "1 year"},
                ],
            },
            "write from 15 years of age every 1 year, from 25 years of age every 6",
        ),
        ({"in_each": ["04-01..05-31", "05-31..06-30"]}, "have days in common"),
        ({"in_each": ["spring", "spring"]}, "a season is named twice"),
        ({"in_each": ["04-01..04-03"], "times": "4"}, "must be 1 to 3, not 4"),
        ({"in_each": []}, "no season is named"),
        ({"in_each": ["spring"], "before": "1 day"}, "take no tolerance"),
        ({"in_each": ["spring"], "per": "week"}, "per goes with times, nth"),
        ({"at_most": "9 days", "each_season": "3"}, "needs a season"),
        (
            {"at_most": "9 days", "each_season": "0", "seasons": ["04-01..05-31"]},
            "is 1 or more",
        ),
        (
            {"at_most": "9 days", "each_season": "9", "seasons": ["04-01..04-08"]},
            "has room for 8 turns at most",
        ),
        (
            {
                "at_most": "90 days",
                "at_least": "10 days",
                "each_season": "4",
                "seasons": ["04-01..04-30"],
            },
            "has room for 3 turns at most",
        ),
        (
            {
                "at_most": "9 days",
                "each_season": "9",
                "seasons": ["01-01..06-30", "07-01..12-31"],
            },
            "these seasons fill the year",
        ),
        (
            {"every": "250 h", "early_to_late": "true"},
            "add between 4 and 12 h a day",
        ),
        (
            {
                "every": "250 h",
                "early_to_late": "true",
                "usage": {"least": "0", "most": "9"},
            },
            "the lower one above zero",
        ),
        (
            {
                "phrase": "every 250 h or 1 year",
                "early_to_late": "true",
                "usage": {"least": "1", "most": "9"},
            },
            "one date, with no early and late one",
        ),
        ({"every": "1 year", "early_to_late": "true"}, "early_to_late goes with every"),
        ({"times": "1", "per": "month", "week_start": "SU"}, "counted in weeks"),
        ({"every": "1 week", "week_start": "SU"}, "week_start goes with times, nth"),
        ({"at_most": "9 days", "week_start": "SU"}, "counted in weeks"),
        ({"first_at": "1 year", "shift": "keep"}, "shift goes with every only"),
        ({"every": "1 year", "then_every": "1"}, "then_every goes with years only"),
        ({"every": "1 year", "anew_by": "x"}, "anew_by goes with years, first_at only"),
    ],
)
def test_keys_that_contradict_are_refused(written: dict[str, Any], words: str) -> None:
    """The refusal says what would be right, in both languages."""
    with pytest.raises(InvalidValue, match=words) as refusal:
        CYCLE_FORM.read(written)
    assert refusal.value.text.zh != refusal.value.text.en


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"every": "3 months", "before": "ten%"}, "write 10% or 10% up to 30 days"),
        ({"every": "3 months", "shift": {"late": "x%"}}, "is not a percentage"),
        ({"every": "3 months", "shift": "kep"}, "did you mean 'keep'"),
        ({"every": "3 months", "shift": {"soon": "keep"}}, "unknown key 'soon'"),
        ({"every": "3 months", "month_end": "clam"}, "did you mean 'clamp'"),
    ],
)
def test_wrong_words_are_refused_at_their_key(
    written: dict[str, Any], words: str
) -> None:
    """What cannot stand under a key is told with what can."""
    with pytest.raises(WrongShapeError) as refusal:
        CYCLE_FORM.read(written)
    [wrong] = refusal.value.wrongs
    assert words in wrong.text.en


def test_a_zone_that_is_not_named_keeps() -> None:
    """A mapping of zones says only what differs from the fixed grid."""
    fixed = parse_cycle("every 3 months")
    assert CYCLE_FORM.read({"every": "3 months", "shift": {}}) == fixed
    late = CYCLE_FORM.read({"every": "3 months", "shift": {"late": "reset"}})
    assert isinstance(fixed.rhythm, Interval)
    moved = evolve(fixed.rhythm.shift, late_inside=Move.RESET)
    assert late.rhythm == evolve(fixed.rhythm, shift=moved)


@given(cycle=cycles())
def test_any_cycle_can_be_written_as_a_mapping(cycle: Cycle) -> None:
    """Every part of a cycle has its key, and what cannot be is refused here, too."""
    try:
        check_possible(cycle)
    except InvalidValue:
        with pytest.raises((InvalidValue, WrongShapeError)):
            CYCLE_FORM.read(mapping(cycle))
        return
    assert CYCLE_FORM.read(mapping(cycle)) == cycle


def mapping(cycle: Cycle) -> dict[str, Any]:
    """Write a cycle with a key for each part."""
    before, after = sides_of(cycle.tolerance)
    written: dict[str, Any] = {
        "before": side(before),
        "after": side(after),
        **rhythm_keys(cycle.rhythm),
        "open_start": str(cycle.tolerance.open_start).lower(),
        "whole_months": str(cycle.tolerance.whole_months).lower(),
        "seasons": [span(season) for season in cycle.seasons],
        "blackouts": [span(stretch) for stretch in cycle.blackouts],
        "soft_blackouts": [span(stretch) for stretch in cycle.soft_blackouts],
        "roll": cycle.roll and cycle.roll.value,
        "closed": cycle.closed.value,
        "missed": cycle.missed and cycle.missed.value,
        "until": cycle.until and str(cycle.until),
        "count": None if cycle.count is None else str(cycle.count),
        "include": list(map(str, cycle.include)),
        "exclude": list(map(str, cycle.exclude)),
        "at": [f"{one:%H:%M}" for one in cycle.at],
        "leeway": leeway_text(cycle.leeway).en if cycle.leeway else None,
        **rhythm_keys(cycle.rhythm),
        "lead": None if cycle.lead is None else lead_text(cycle.lead).en,
        "one_at_a_time": str(cycle.one_at_a_time).lower(),
        **deferral_keys(cycle.deferral),
        "certified_since": cycle.certified_since,
        "certified_until": cycle.certified_until,
        "unless_used": str(cycle.unless_used).lower(),
        **state_keys(cycle.active),
        **event_keys(cycle),
    }
    return {key: value for key, value in written.items() if value is not None}


def deferral_keys(limit: DeferralLimit) -> dict[str, Any]:
    """Write the keys of what deferrals are limited to."""
    most, number = limit.most, limit.in_a_row
    return {
        "deferred_by": side(most) if most is not None else None,
        "deferred_in_a_row": None if number is None else str(number),
    }


def state_keys(active: While | None) -> dict[str, Any]:
    """Write the keys of the states that a cycle lives in."""
    if active is None:
        return {}
    returns = active.on_return
    return {
        "while": list(active.states),
        "on_return": returns.value if returns else None,
        "inactive_unrecorded": str(active.inactive_unrecorded).lower(),
    }


def event_keys(cycle: Cycle) -> dict[str, Any]:
    """Write the keys of what events ask for."""
    events = [
        {
            "event": one.event,
            **({"within": lead_text(one.within).en} if one.within else {}),
            **({"after": one.after} if one.after else {}),
        }
        for one in cycle.events
    ]
    if not events:
        return {}
    return {"events": events, "events_restart": str(cycle.events_restart).lower()}


def aligned_keys(one: Alignment) -> dict[str, Any]:
    """Write the keys of a date that the first one joins."""
    to = joined_text(one.day or one.yearly)
    return {"to": to, one.towards.value: one.most.text().en}


def step_keys(steps: Steps) -> dict[str, Any]:
    """Write the keys of the steps of a base cycle."""
    first = steps.first
    return {
        "of": str(steps.length),
        "at": list(map(str, steps.places)),
        "done": str(steps.done),
        **({"first": list(map(str, first))} if first is not None else {}),
    }


def metered_keys(rhythm: Metered) -> dict[str, Any]:
    """Write the keys of an interval of a meter."""
    usage = rhythm.usage
    numbers = {name: getattr(usage, name) for name in ("per_day", "least", "most")}
    said = {
        **{key: amount_text(one) for key, one in numbers.items() if one is not None},
        "readings": usage.readings and str(usage.readings),
        "span": usage.span and usage.span.text().en,
        "stale_after": usage.stale_after and usage.stale_after.text().en,
        "then": usage.silence.value,
    }
    sides = {"before": rhythm.before, "after": rhythm.after}
    return {
        "every": units_text(rhythm.every, rhythm.unit).en,
        "meter": rhythm.meter,
        "shift": shift(rhythm),
        "counted_from": rhythm.counted_from.value,
        "early_to_late": str(rhythm.early_to_late).lower(),
        "usage": {key: one for key, one in said.items() if one is not None},
        **{k: units_text(one, rhythm.unit).en for k, one in sides.items() if one},
    }


def regime(one: Regime) -> dict[str, Any]:
    """Write one of several regimes as a mapping."""
    cycle = mapping(Cycle(one.rhythm, one.tolerance))
    by = {"zh": one.by.zh, "en": one.by.en}
    return {"by": by, "cycle": cycle} if one.by else cycle


def rhythm_keys(rhythm: Rhythm) -> dict[str, Any]:
    """Write the keys of a rhythm."""
    match rhythm:
        case OnlyOnEvents():
            return {}
        case Interval():
            return {
                "every": rhythm.every.text().en,
                "shift": shift(rhythm),
                "anchor": rhythm.anchor and str(rhythm.anchor),
                "month_end": rhythm.month_end.value,
                "less_a_day": str(rhythm.less_a_day).lower(),
                "steps": rhythm.steps and step_keys(rhythm.steps),
                "aligned": rhythm.aligned and aligned_keys(rhythm.aligned),
            }
        case Metered():
            return metered_keys(rhythm)
        case Exceeded():
            threshold = rhythm.threshold
            call = {
                "meter": rhythm.meter,
                threshold.direction.value: amount_text(threshold.at),
                "again": amount_text(threshold.rearm),
                "within": rhythm.within.text().en if rhythm.within else None,
            }
            return {"when": {key: one for key, one in call.items() if one}}
        case Several():
            cycles = [Cycle(one.rhythm, one.tolerance) for one in rhythm.members]
            return {f"{rhythm.rule.value}_of": [mapping(one) for one in cycles]}
        case AllOf():
            return {"all_of": [regime(one) for one in rhythm.regimes]}
        case MaximumGap():
            return {
                "at_most": rhythm.every.text().en,
                "aim": rhythm.aim and rhythm.aim.text().en,
                "at_least": rhythm.least and rhythm.least.text().en,
                "extension": rhythm.extension and share_text(rhythm.extension).en,
                "cap": rhythm.cap and cap(rhythm.cap),
                "less_a_day": str(rhythm.less_a_day).lower(),
                "each_season": rhythm.each_season and str(rhythm.each_season),
                **(rhythm_keys(rhythm.quota) if rhythm.quota else {}),
            }
        case Quota():
            return {"times": str(rhythm.times), **period(rhythm)}
        case Elastic():
            return {
                "elastic": {
                    "at_least": f"{rhythm.at_least.days} days",
                    "at_most": f"{rhythm.at_most.days} days",
                    "between": rhythm.between,
                }
            }
        case Dates():
            return {"dates": list(map(str, rhythm.days))}
        case Recurrence():
            anchor = rhythm.anchor and str(rhythm.anchor)
            return {"rrule": rhythm.rule, "anchor": anchor}
        case WhileOpen():
            return {
                "clock": duration_text(rhythm.every).en,
                "mode": "while_open",
                "at_opening": str(rhythm.at_opening).lower(),
                "at_closing": str(rhythm.at_closing).lower(),
            }
        case ElapsedHours():
            return {
                "clock": duration_text(rhythm.every).en,
                "mode": "elapsed",
                "begin": rhythm.begin and rhythm.begin.isoformat(timespec="minutes"),
                "shift": "floating" if rhythm.floats else "fixed",
            }
        case Stages():
            rest = [
                {"from": stage.age.text().en, "every": stage.every.text().en}
                for stage in rhythm.stages[1:]
            ]
            return {
                "first_at": rhythm.first_at.text().en,
                "every": rhythm.stages[0].every.text().en if rhythm.stages else None,
                "stages": rest or None,
                "boundary": rhythm.boundary.value,
                "life": rhythm.life and rhythm.life.text().en,
                "since": rhythm.since,
                "anew_by": rhythm.anew_by,
                "shift": "fixed" if rhythm.by_birth else "floating",
            }
        case ListedYears():
            then, early = rhythm.then_every, rhythm.early_months
            return {
                "years": [str(year) for year in rhythm.years],
                "then_every": None if then is None else str(then),
                "before": f"{early} months" if early else None,
                "dropped_years": [str(year) for year in sorted(rhythm.dropped)],
                "anew_by": rhythm.anew_by,
                "anchor": rhythm.anchor and str(rhythm.anchor),
            }
        case WorkingDayInterval():
            return {
                "working_days": str(rhythm.days),
                "shift": shift(rhythm),
                "anchor": rhythm.anchor and str(rhythm.anchor),
            }
        case BeforeSeason():
            season, within = span(rhythm.season), rhythm.within.text().en
            return {"before_season": season, "within": within}
        case EachSeason():
            named = [
                one if isinstance(one, str) else span(one) for one in rhythm.seasons
            ]
            return {"in_each": named, "times": str(rhythm.times)}
        case Combined():
            less = [
                span(one)
                if isinstance(one, Season | Window)
                else cycle_text(Cycle(one)).en
                for one in rhythm.less
            ]
            rules = [cycle_text(Cycle(rule)).en for rule in rhythm.rules]
            return {"union": rules, "except": less}
        case NthDay():
            number = "last" if rhythm.number == -1 else str(rhythm.number)
            return {"nth": number, "of": rhythm.kind.value, **period(rhythm)}
        case WeekOfYear():
            weekday = None if rhythm.weekday is None else WEEKDAYS[rhythm.weekday].value
            return {
                "iso_week": str(rhythm.week),
                "of": weekday,
                "week_53": rhythm.missing.value,
            }


def period(rhythm: Quota | NthDay) -> dict[str, str]:
    """Write a period, and the weekday on which weeks begin."""
    said = {"per": rhythm.per.value}
    if rhythm.per is Period.WEEK:
        said["week_start"] = WEEKDAY_CODES[rhythm.week_start]
    return said


def cap(value: Cap) -> dict[str, str]:
    """Write a cap over several gaps."""
    return {"gaps": str(value.gaps), "intervals": factor_text(value.factor)}


def shift(rhythm: Interval | WorkingDayInterval | Metered) -> object:
    """Write a shift by its name, or zone by zone."""
    does = rhythm.shift
    for name, known in SHIFTS.items():
        if known == does:
            return name
    zones = {
        "too_early": does.early_outside,
        "early": does.early_inside,
        "late": does.late_inside,
        "too_late": does.late_outside,
    }
    return {
        zone: percent_text(move.percent) if isinstance(move, Share) else move.value
        for zone, move in zones.items()
    }


def side(room: Side) -> str:
    """Write one side of a tolerance."""
    if not isinstance(room, Percent):
        return room.text().en
    cap = "" if room.cap_days is None else f" up to {room.cap_days} days"
    return percent_text(room.percent) + cap


def span(stretch: Any) -> str:  # noqa: ANN401 - a season, its name, or a window
    """Write a part of the year, its name, or dates."""
    if isinstance(stretch, Season):
        (month, day), (last_month, last_day) = stretch.start, stretch.end
        return f"{month:02}-{day:02}..{last_month:02}-{last_day:02}"
    return stretch if isinstance(stretch, str) else f"{stretch.opens}..{stretch.closes}"
