"""Values of every kind for the property tests, composed from small to large."""

from datetime import date

from hypothesis import strategies as st

from weibao.cycles.cycle import (
    FEWEST_DAYS,
    Cycle,
    Dates,
    Interval,
    MaximumGap,
    Quota,
    Recurrence,
    Rhythm,
)
from weibao.cycles.period import Period
from weibao.cycles.release import Missed
from weibao.cycles.shift import FIXED, KEEP_INSIDE, GridShift, Move
from weibao.cycles.window import Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.spans import Every, Hours, Season, Window

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def ids() -> st.SearchStrategy[str]:
    """Names that people give: letters of any script, digits, dot, line and dash."""
    return st.from_regex(r"[\w.-]{1,64}", fullmatch=True)


def dates() -> st.SearchStrategy[date]:
    """Any date of the calendar."""
    return st.dates()


def everys(*, longest: int = 36_500) -> st.SearchStrategy[Every]:
    """Lengths of civil time, of nearly ``longest`` days at most, zero included."""
    months = st.integers(0, longest // 60)
    days = st.integers(0, longest // 2)
    return st.one_of(
        st.builds(Every, months, st.just(0)),
        st.builds(Every, st.just(0), days),
        st.builds(Every, months, days),
    )


def tolerances(*, widest: int = 36_500) -> st.SearchStrategy[Tolerance]:
    """Tolerances with each side of at most ``widest`` days, 30 to a month."""
    sides = everys(longest=widest)
    return st.builds(Tolerance, sides, sides)


def seasons() -> st.SearchStrategy[Season]:
    """Parts of the year, also those that wrap its end."""
    days = st.dates(date(2024, 1, 1), date(2024, 12, 31))
    return st.builds(
        lambda first, last: Season((first.month, first.day), (last.month, last.day)),
        days,
        days,
    )


def windows() -> st.SearchStrategy[Window[date]]:
    """Stretches of dates."""
    return st.builds(
        lambda one, other: Window(min(one, other), max(one, other)), dates(), dates()
    )


def hourses() -> st.SearchStrategy[Hours]:
    """Hours of the day, also those that run past midnight."""
    return st.builds(
        lambda opens, length: Hours(opens, opens + length),
        st.integers(0, 1439),
        st.integers(1, 1440),
    )


def shifts() -> st.SearchStrategy[GridShift]:
    """All sixteen ways in which a completion can move later dates."""
    moves = st.sampled_from([Move.KEEP, Move.RESET])
    return st.builds(GridShift, moves, moves, moves, moves)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Recurrence rules of RFC 5545 that fit a start that is a date."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}"]
    parts += draw(
        st.lists(
            st.one_of(
                st.integers(1, 99).map("INTERVAL={}".format),
                st.sampled_from(WEEKDAYS).map("WKST={}".format),
                _numbers("BYMONTH", 1, 12),
                _weekdays(ordinals=frequency in ("MONTHLY", "YEARLY")),
                *([] if frequency == "WEEKLY" else [_numbers("BYMONTHDAY", -31, 31)]),
                *([_numbers("BYYEARDAY", -366, 366)] if frequency == "YEARLY" else []),
                st.dates().map("UNTIL={:%Y%m%d}".format).filter(lambda p: len(p) == 14),
            ),
            max_size=4,
            unique_by=lambda part: part.partition("=")[0],
        )
    )
    return ";".join(parts)


def rhythms() -> st.SearchStrategy[Rhythm]:
    """Every kind of rhythm."""
    return st.one_of(intervals(), maximum_gaps(), quotas(), listed(), recurrences())


def intervals() -> st.SearchStrategy[Interval]:
    """Intervals with every shift, with and without an anchor."""
    return st.builds(Interval, everys().filter(bool), shifts(), st.none() | st.dates())


@st.composite
def maximum_gaps(draw: st.DrawFn) -> MaximumGap:
    """Longest gaps, with and without a gap to aim at."""
    every = draw(everys().filter(bool))
    days = st.integers(1, every.about_days)
    aim = st.none() | st.just(every) | st.builds(Every, st.just(0), days)
    return MaximumGap(every, draw(aim))


@st.composite
def quotas(draw: st.DrawFn) -> Quota:
    """Numbers of times in each period."""
    per = draw(st.sampled_from(Period))
    return Quota(draw(st.integers(1, FEWEST_DAYS[per])), per)


def listed() -> st.SearchStrategy[Dates]:
    """Listed dates."""
    return st.builds(Dates, st.lists(dates(), min_size=1, max_size=5))


def recurrences() -> st.SearchStrategy[Recurrence]:
    """Recurrence rules, with and without an anchor."""
    return st.builds(Recurrence, rules(), st.none() | dates())


@st.composite
def cycles(draw: st.DrawFn) -> Cycle:
    """Any cycle that the model allows."""
    rhythm = draw(rhythms())
    tolerance = draw(_tolerances_for(rhythm))
    if isinstance(rhythm, Interval) and rhythm.shift == KEEP_INSIDE and not tolerance:
        rhythm = Interval(rhythm.every, FIXED, rhythm.anchor)
    return Cycle(
        rhythm,
        tolerance,
        seasons=tuple(draw(st.lists(seasons() | ids(), max_size=2))),
        blackouts=tuple(draw(st.lists(seasons() | windows(), max_size=2))),
        closed=draw(st.sampled_from(ClosedDay)),
        missed=draw(st.sampled_from([None, *Missed])),
        until=draw(st.none() | dates()),
    )


def _tolerances_for(rhythm: Rhythm) -> st.SearchStrategy[Tolerance]:
    if isinstance(rhythm, Quota | MaximumGap):
        return st.just(Tolerance())
    if isinstance(rhythm, Interval):
        return tolerances(widest=rhythm.every.about_days // 2)
    return tolerances()


def _numbers(name: str, least: int, most: int) -> st.SearchStrategy[str]:
    numbers = st.integers(least, most).filter(bool)
    lists = st.lists(numbers, min_size=1, max_size=3, unique=True)
    return lists.map(lambda found: f"{name}={','.join(map(str, found))}")


def _weekdays(*, ordinals: bool) -> st.SearchStrategy[str]:
    numbers = ["", "1", "2", "-1"] if ordinals else [""]
    days = st.builds(str.__add__, st.sampled_from(numbers), st.sampled_from(WEEKDAYS))
    lists = st.lists(days, min_size=1, max_size=3, unique=True)
    return lists.map(lambda found: f"BYDAY={','.join(found)}")
