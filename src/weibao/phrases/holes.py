"""What may stand in the open places of a form, and how it is read."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from weibao.phrases.clock_lengths import (
    CLOCK_LENGTH,
    LEEWAY,
    MOMENT,
    parse_clock_length,
    parse_leeway,
    parse_moment,
)
from weibao.phrases.clock_lengths import (
    TIMES as TIMES_OF_DAY,
)
from weibao.phrases.clock_lengths import (
    parse_times as parse_times_of_day,
)
from weibao.phrases.leads import AHEAD, parse_lead
from weibao.phrases.lengths import BAND, LENGTH, NUMBERED, parse_band, parse_every
from weibao.phrases.metering import METER_TOLERANCE, parse_meter_room
from weibao.phrases.nth_days import (
    EN_WEEKDAY,
    NTH,
    WORKING_DAYS,
    ZH_NTH,
    ZH_WEEKDAY,
    ZH_WORKING_DAYS,
    parse_nth,
    parse_weekday,
    parse_working_days,
)
from weibao.phrases.numerals import ANY_CASE, NUMBER, read_number
from weibao.phrases.percentages import (
    FACTOR,
    PERCENT,
    SHARE,
    parse_factor,
    parse_percent,
    parse_share,
)
from weibao.phrases.periods import (
    ADVERB,
    PERIOD_EN,
    PERIOD_ZH,
    TIMES,
    parse_period,
    parse_times,
)
from weibao.phrases.ranges import (
    DATE,
    DAYS,
    JOIN,
    SEASON,
    parse_date,
    parse_join,
    parse_season,
    parse_stretch,
)
from weibao.phrases.reference_clauses import MARK, parse_mark
from weibao.phrases.rules import parse_rule
from weibao.phrases.season_clauses import SEASONS, parse_seasons
from weibao.phrases.several_clauses import BRACKETED, EITHER, parse_either, quoted
from weibao.phrases.shifts import ZONE_LIST, parse_zones
from weibao.phrases.tolerances import (
    PERCENTAGE,
    TOLERANCE,
    WITHIN,
    parse_side,
    parse_tolerance,
)
from weibao.phrases.units import (
    AMOUNT,
    ANY_UNITS,
    UNITS_OF,
    parse_amount,
    parse_signed,
    parse_units,
)
from weibao.phrases.words import (
    ANY_EVENT,
    ANY_STATES,
    CODE,
    parse_event,
    parse_states,
)


@frozen
class Hole:
    """What may stand in a place of a form, and how it is read."""

    pattern: str
    read: Callable[[str], Any]


def _dates(text: str) -> tuple[date, ...]:
    return tuple(parse_date(found) for found in re.findall(DATE, text))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(found) for found in re.findall(r"[0-9]+", text))


def _years(text: str) -> tuple[int, ...]:
    return tuple(read_number(found) for found in re.findall(NUMBER, text, ANY_CASE))


def _then(text: str) -> int:
    found = re.match(NUMBER, text, ANY_CASE)
    return read_number(found[0]) if found else 1


HOLES: Mapping[str, Hole] = {
    "every": Hole(NUMBERED, parse_every),
    "length": Hole(LENGTH, parse_every),
    "band": Hole(BAND, parse_band),
    "once": Hole("[一1１] ?次", str),
    "times": Hole(TIMES, parse_times),
    "period": Hole(PERIOD_EN, parse_period),
    "adverb": Hole(ADVERB, parse_period),
    "zh_period": Hole(PERIOD_ZH, parse_period),
    "days": Hole(rf"{DATE}(?: ?(?:[,，、;；]|and|和) ?{DATE})*", _dates),
    "years": Hole(rf"{NUMBER}(?: ?年?(?:[,，、;；]|and|和) ?第?{NUMBER})*", _years),
    "then": Hole(rf"(?:{NUMBER} ?)?(?:years?|年)", _then),
    "rule": Hole(r"[A-Z0-9=;:,+_/.-]*[A-Z0-9=;:+_/.-]", parse_rule),
    "tolerance": Hole(TOLERANCE, parse_tolerance),
    "percentage": Hole(PERCENTAGE, parse_tolerance),
    "within": Hole(WITHIN, parse_tolerance),
    "extension": Hole(SHARE, parse_share),
    "number": Hole(NUMBER, read_number),
    "factor": Hole(FACTOR, parse_factor),
    "join": Hole(JOIN, parse_join),
    "put_off": Hole(f"(?:{SHARE}|{LENGTH})", parse_side),
    "lead": Hole(AHEAD, parse_lead),
    "share": Hole(PERCENT, parse_percent),
    "zones": Hole(ZONE_LIST, parse_zones),
    "day": Hole(DATE, parse_date),
    "season": Hole(SEASON, parse_season),
    "seasons": Hole(SEASONS, parse_seasons),
    "stretch": Hole(f"{SEASON}|{DAYS}", parse_stretch),
    "event": Hole(ANY_EVENT, parse_event),
    "task": Hole(CODE, str),
    "states": Hole(ANY_STATES, parse_states),
    "clock": Hole(CLOCK_LENGTH, parse_clock_length),
    "times_of_day": Hole(TIMES_OF_DAY, parse_times_of_day),
    "moment": Hole(MOMENT, parse_moment),
    "leeway": Hole(LEEWAY, parse_leeway),
    "either": Hole(EITHER, parse_either),
    "cycles": Hole(BRACKETED, quoted),
    "units": Hole(UNITS_OF, parse_units),
    "any_units": Hole(ANY_UNITS, parse_units),
    "amount": Hole(AMOUNT, parse_amount),
    "limit": Hole(rf"-?{AMOUNT}", parse_signed),
    "turns": Hole(NUMBER, read_number),
    "meter_room": Hole(METER_TOLERANCE, parse_meter_room),
    "working_days": Hole(WORKING_DAYS, parse_working_days),
    "zh_working_days": Hole(ZH_WORKING_DAYS, parse_working_days),
    "nth": Hole(NTH, parse_nth),
    "zh_nth": Hole(ZH_NTH, parse_nth),
    "weekday": Hole(EN_WEEKDAY, parse_weekday),
    "zh_weekday": Hole(ZH_WEEKDAY, parse_weekday),
    "week": Hole(NUMBER, read_number),
    "places": Hole(r"[0-9]{1,4}(?: ?[,，、] ?[0-9]{1,4})*", _numbers),
    "mark": Hole(MARK, parse_mark),
    "name": Hole(r"(?u:[\w.-]{0,63}(?!不)[\w.-])", str),
}
