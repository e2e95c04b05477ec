"""A rhythm said as a phrase: how often, and what belongs to this rhythm alone."""

from collections.abc import Callable, Iterator
from datetime import date

from weibao.cycles.anchor import FROM_COMPLETION
from weibao.cycles.arithmetic import MissingWeek, MonthEnd
from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    EachSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.elastic import Elastic
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.regimes import AllOf, Rhythm
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
from weibao.cycles.stage import ListedYears, Stages
from weibao.phrases.ages import (
    age_texts,
    besides_texts,
    early_texts,
    listed_years_text,
    stages_text,
)
from weibao.phrases.algebra_clauses import MINUS, MINUS_STRETCH, PLUS
from weibao.phrases.alignment_clauses import aligned_texts
from weibao.phrases.clock_texts import clock_rhythm_text
from weibao.phrases.day_texts import days_text, range_text
from weibao.phrases.gap_texts import gap_text, gap_texts, quota_text
from weibao.phrases.lengths import band_text
from weibao.phrases.meter_clauses import EARLY_TO_LATE
from weibao.phrases.metering import (
    call_texts,
    exceeded_text,
    metered_text,
    room_texts,
    usage_texts,
)
from weibao.phrases.nth_clauses import BEFORE_SEASON, MISSING_WEEK, day_rhythm_text
from weibao.phrases.reference_clauses import reference_texts
from weibao.phrases.regimes import all_of_text
from weibao.phrases.rhythm_clauses import (
    ANCHOR,
    DATES,
    ELASTIC,
    INTERVAL,
    LESS_A_DAY,
    MONTH_ENDS,
    RECURRENCE,
)
from weibao.phrases.season_clauses import each_season_text
from weibao.phrases.several import several_text, several_texts
from weibao.phrases.shift_clauses import shift_texts
from weibao.phrases.step_clauses import steps_texts
from weibao.phrases.week_clauses import week_texts
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Text

Say = Callable[[Cycle], Text]
SPACE = Text("", " ")


def rhythm_text(rhythm: Rhythm, say: Say) -> Text:
    """Say how often; cycles inside it are said with ``say``."""
    match rhythm:
        case Interval():
            return INTERVAL.say(every=rhythm.every.text())
        case MaximumGap():
            return gap_text(rhythm)
        case Quota():
            return quota_text(rhythm)
        case Dates():
            return DATES.say(days=days_text(rhythm.days))
        case Metered():
            return metered_text(rhythm)
        case Exceeded():
            return exceeded_text(rhythm)
        case Several():
            return several_text(rhythm, say)
        case AllOf():
            return all_of_text(rhythm, say)
        case Recurrence():
            return RECURRENCE.say(rule=Text.same(rhythm.rule))
        case WhileOpen() | ElapsedHours():
            return clock_rhythm_text(rhythm)
        case ListedYears():
            return listed_years_text(rhythm)
        case Stages():
            return stages_text(rhythm)
        case BeforeSeason():
            season, length = range_text(rhythm.season), rhythm.within.text()
            return BEFORE_SEASON.say(season=season, length=length)
        case EachSeason():
            return each_season_text(rhythm)
        case Combined():
            return _combined_text(rhythm, say)
        case WorkingDayInterval() | NthDay() | WeekOfYear():
            return day_rhythm_text(rhythm)
        case Elastic():
            band = band_text(rhythm.at_least, rhythm.at_most)
            return ELASTIC.say(band=band, name=Text.same(rhythm.between))
        case OnlyOnEvents():
            return Text()


def own_texts(cycle: Cycle) -> Iterator[Text]:
    """Say what belongs to this rhythm alone."""
    rhythm = cycle.rhythm
    match rhythm:
        case Interval():
            yield from _interval_texts(rhythm)
        case MaximumGap():
            if rhythm.less_a_day:
                yield LESS_A_DAY.say()
            yield from week_texts(rhythm)
            yield from gap_texts(rhythm)
        case Quota() | NthDay():
            yield from week_texts(rhythm)
        case Metered():
            yield from room_texts(rhythm)
            yield from shift_texts(rhythm.shift)
            yield from usage_texts(rhythm.usage, rhythm.unit)
            if rhythm.early_to_late:
                yield EARLY_TO_LATE.say()
        case Exceeded():
            yield from call_texts(rhythm)
        case Several():
            yield from several_texts(rhythm)
        case Recurrence():
            yield from _anchor_texts(rhythm.anchor)
        case WorkingDayInterval():
            yield from shift_texts(rhythm.shift)
            yield from _anchor_texts(rhythm.anchor)
        case ListedYears():
            yield from early_texts(rhythm)
            yield from _anchor_texts(rhythm.anchor)
            yield from besides_texts(rhythm)
        case Stages():
            yield from age_texts(rhythm)
        case WeekOfYear():
            if rhythm.missing is not MissingWeek.OMIT:
                yield MISSING_WEEK[rhythm.missing].say()


def _interval_texts(rhythm: Interval) -> Iterator[Text]:
    if rhythm.reference == FROM_COMPLETION:
        yield from shift_texts(rhythm.shift)
    else:
        yield from reference_texts(rhythm.reference)
    if rhythm.less_a_day:
        yield LESS_A_DAY.say()
    yield from _anchor_texts(rhythm.anchor)
    if rhythm.month_end is not MonthEnd.CLAMP:
        yield MONTH_ENDS[rhythm.month_end].say()
    if rhythm.steps is not None:
        yield from steps_texts(rhythm.steps)
    yield from aligned_texts(rhythm)


def _anchor_texts(anchor: date | None) -> Iterator[Text]:
    if anchor is not None:
        yield ANCHOR.say(day=Text.same(str(anchor)))


def _combined_text(rhythm: Combined, say: Say) -> Text:
    first, *others = (say(Cycle(rule)) for rule in rhythm.rules)
    said = first
    for other in others:
        said += SPACE + PLUS.say() + SPACE + other
    for one in sorted(rhythm.less, key=lambda one: isinstance(one, Season | Window)):
        if isinstance(one, Season | Window):
            said += SPACE + MINUS_STRETCH.say(stretch=range_text(one))
        else:
            said += SPACE + MINUS.say() + SPACE + say(Cycle(one))
    return said
