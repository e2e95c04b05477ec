"""Values of every kind for the property tests, composed from small to large."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st

from weibao.cycles.anchor import FROM_COMPLETION, Edge, Mark, Reference
from weibao.cycles.arithmetic import MissingWeek, MonthEnd, WorkingDays
from weibao.cycles.clock_times import EXACT, ElapsedHours, Leeway, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    LONGEST,
    BeforeSeason,
    DayKind,
    EachSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.deferral import Alignment, DeferralLimit, Towards
from weibao.cycles.gap import Cap
from weibao.cycles.meter import Direction, Silence, Threshold
from weibao.cycles.metered import Closing, Exceeded, Metered
from weibao.cycles.period import MONTHS, Period
from weibao.cycles.regimes import AllOf, Coupled, Regime, Rhythm
from weibao.cycles.release import Lead, Missed
from weibao.cycles.rhythms import (
    FEWEST_DAYS,
    Combined,
    Dates,
    Interval,
    MaximumGap,
    Member,
    Quota,
    Recurrence,
    Several,
    Together,
)
from weibao.cycles.season import Roll
from weibao.cycles.shift import (
    ANNIVERSARY,
    BACK_DATED,
    FIXED,
    FLOATING,
    KEEP_INSIDE,
    KEEP_THE_DEADLINE,
    LATE_TOLERANT,
    GridShift,
    Move,
    Share,
)
from weibao.cycles.stage import Boundary, ListedYears, Stage, Stages
from weibao.cycles.steps import Steps
from weibao.cycles.use import Usage
from weibao.cycles.window import Percent, Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.spans import Every, Hours, Season, Window

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

T = TypeVar("T")


def ids() -> st.SearchStrategy[str]:
    """Names that people give: letters of any script, digits, dot, line and dash."""
    return st.from_regex(r"[\w.-]{1,64}", fullmatch=True)


def codes() -> st.SearchStrategy[str]:
    """Codes of tasks and attributes."""
    return st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True)


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
    """Tolerances with each side of at most ``widest`` days, 30 to a month.

    Either side may be up to half the interval, and their windows may begin a day later.
    """
    sides = everys(longest=widest)
    in_days = st.builds(Tolerance, sides, sides, st.booleans())
    nothing, shares = st.just(Every()), shares_of_interval()
    return st.one_of(
        in_days,
        st.builds(Tolerance, nothing, sides, st.booleans(), early=shares),
        st.builds(Tolerance, sides, nothing, st.booleans(), late=shares),
        st.builds(
            Tolerance, nothing, nothing, st.booleans(), early=shares, late=shares
        ),
    )


def percentages(*, most: int = 100) -> st.SearchStrategy[Fraction]:
    """Percentages, whole ones and broken ones."""
    return st.one_of(
        st.integers(0, most).map(Fraction),
        st.decimals(0, most, places=3).map(Fraction),
        st.fractions(0, most, max_denominator=99),
    )


def shares_of_interval() -> st.SearchStrategy[Percent]:
    """Shares of an interval that are lawful as a tolerance, with and without a cap."""
    return st.builds(Percent, percentages(most=50), st.none() | st.integers(0, 400))


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
    """Ways in which a completion can move later dates: each zone, and those by name."""
    named = [
        *(FIXED, FLOATING, KEEP_INSIDE, LATE_TOLERANT),
        *(KEEP_THE_DEADLINE, BACK_DATED, ANNIVERSARY),
    ]
    moves = st.sampled_from(Move) | st.builds(Share, percentages(most=120))
    return st.sampled_from(named) | st.builds(GridShift, moves, moves, moves, moves)


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
    return st.one_of(
        intervals(),
        maximum_gaps(),
        quotas(),
        listed(),
        recurrences(),
        whiles_open(),
        elapsed_hours(),
        listed_years(),
        stages(),
        working_day_intervals(),
        nth_days(),
        weeks_of_year(),
        combined(),
        st.builds(
            BeforeSeason, seasons(), st.builds(Every, st.just(0), st.integers(1, 300))
        ),
        each_seasons(),
        metereds(),
        severals(),
        regimes_at_once(),
        calls(),
    )


@st.composite
def each_seasons(draw: st.DrawFn) -> EachSeason:
    """So many times in each of some seasons, with dates or by name, lying apart."""
    ends = st.tuples(st.integers(1, 12), st.integers(1, 28))
    bounds = sorted(draw(st.lists(ends, max_size=6, unique=True)))
    dated = [Season(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=False)]
    named = draw(st.lists(ids(), min_size=not dated, max_size=2, unique=True))
    some: list[Season | str] = [*dated, *named]
    found = draw(st.permutations(some))
    lengths = [one.beginning_in(2025) for one in dated]
    most = min([366, *((one.closes - one.opens).days + 1 for one in lengths)])
    return EachSeason(tuple(found), draw(st.integers(1, most)))


def whiles_open() -> st.SearchStrategy[WhileOpen]:
    """Turns while a place is open, with and without those at its ends."""
    return st.builds(WhileOpen, minutes(1, 1440), st.booleans(), st.booleans())


def elapsed_hours() -> st.SearchStrategy[ElapsedHours]:
    """Turns by the clock, with and without a beginning."""
    local = st.builds(datetime.combine, dates(), times_of_day())
    floats = st.booleans()
    return st.builds(ElapsedHours, minutes(1, 9000), st.none() | local, floats)


def minutes(least: int, most: int) -> st.SearchStrategy[timedelta]:
    """Whole minutes."""
    return st.integers(least, most).map(lambda number: timedelta(minutes=number))


def times_of_day() -> st.SearchStrategy[time]:
    """Times of day, to the minute."""
    return st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def calls(draw: st.DrawFn) -> Exceeded:
    """Thresholds on either side, armed again at or beyond them."""
    direction = draw(st.sampled_from(Direction))
    at, room = draw(amounts()) - 50_000, draw(st.just(Fraction(0)) | amounts())
    rearm = at - room if direction is Direction.ABOVE else at + room
    threshold = Threshold(at=at, rearm=rearm, direction=direction)
    return Exceeded(draw(ids()), threshold, draw(everys()))


@st.composite
def severals(draw: st.DrawFn) -> Several:
    """Several rhythms that restart with the work, with tolerances of their own."""
    restarting = st.sampled_from([FLOATING, LATE_TOLERANT])
    every = everys().filter(bool)
    lengths = st.builds(Interval, every, restarting, st.none() | st.dates())
    plain = st.builds(Interval, every, st.just(FLOATING))
    bare = metereds().filter(
        lambda one: one.shift in (FLOATING, LATE_TOLERANT) and not one.early_to_late
    )
    members = []
    for rhythm in draw(st.lists(lengths | plain | bare, min_size=2, max_size=3)):
        widest = rhythm.every.about_days // 2 if isinstance(rhythm, Interval) else 0
        room = tolerances(widest=widest) if widest else st.just(Tolerance())
        members.append(Member(rhythm, draw(st.just(Tolerance()) | room)))
    return Several(tuple(members), draw(st.sampled_from(Together)))


YEARLY = (Season((2, 10), (5, 20)), Season((8, 10), (11, 20)))


@st.composite
def regimes_at_once(draw: st.DrawFn) -> AllOf:
    """Several regimes of about one pace, of every kind, with and without names."""
    per = draw(st.sampled_from([*MONTHS]))
    number = MONTHS[per]
    every, quota = Every(months=number), Quota(1, per)
    room = st.builds(Every, st.just(0), st.integers(1, 12))
    windows = st.builds(Tolerance, room, room)
    fixed = st.builds(Interval, st.just(every), st.just(FIXED), st.none())
    floating = st.builds(Interval, st.just(every), st.just(FLOATING))
    more = st.builds(Every, st.just(number), st.integers(0, 20))
    gaps = st.builds(
        MaximumGap,
        more,
        least=st.none() | st.builds(Every, st.just(0), st.integers(1, 20)),
        quota=st.none() | st.just(Quota(1, per)),
        less_a_day=st.booleans(),
    )
    parts = {Period.YEAR: YEARLY[:1], Period.HALF_YEAR: YEARLY}.get(per)
    names = st.sampled_from(["", "GB 25201", "the lease, clause 7", "保险"])
    whole = [st.builds(Regime, st.just(quota), by=names)]
    if per is Period.YEAR:
        before = st.builds(
            BeforeSeason,
            st.just(YEARLY[1]),
            st.builds(Every, st.just(0), st.integers(30, 90)),
        )
        years = st.builds(
            ListedYears,
            years=st.sampled_from([(1,), (1, 3), (2,)]),
            then_every=st.just(1),
            early_months=st.integers(0, 3),
        )
        whole = [st.builds(Regime, before | years, by=names)]
    regimes = st.one_of(
        st.builds(Regime, fixed | floating, windows, names),
        st.builds(Regime, gaps, by=names),
        st.builds(Regime, st.just(EachSeason(parts) if parts else quota), by=names),
        *whole,
    )
    return AllOf(tuple(draw(st.lists(regimes, min_size=2, max_size=4))))


def combined() -> st.SearchStrategy[Combined]:
    """Rules put together, less others and parts of the year."""
    rule = st.one_of(
        listed(),
        recurrences(),
        nth_days(),
        st.builds(WorkingDayInterval, st.integers(1, 400), st.just(FIXED), dates()),
        st.builds(Interval, everys().filter(bool), st.just(FIXED), dates()),
    )
    some = st.lists(rule, min_size=2, max_size=3).map(tuple)
    taken = st.lists(rule, max_size=1)
    parts = st.lists(seasons() | windows(), max_size=1)
    less = st.builds(lambda one, other: (*one, *other), taken, parts)
    return st.builds(Combined, some, less)


def working_day_intervals() -> st.SearchStrategy[WorkingDayInterval]:
    """Intervals of working days, fixed and floating, with and without an anchor."""
    return st.builds(
        WorkingDayInterval,
        st.integers(1, 400),
        st.sampled_from([FIXED, FLOATING]),
        st.none() | dates(),
    )


@st.composite
def nth_days(draw: st.DrawFn) -> NthDay:
    """N-th days of every kind, from either end of every period."""
    per = draw(st.sampled_from(list(LONGEST)))
    kind = draw(st.sampled_from(DayKind))
    days = LONGEST[per]
    most = days if kind.weekday is None else -(-days // 7)
    begins = draw(week_starts()) if per is Period.WEEK else 0
    return NthDay(draw(st.integers(-most, most).filter(bool)), kind, per, begins)


def weeks_of_year() -> st.SearchStrategy[WeekOfYear]:
    """Weeks of the year, whole or by a weekday."""
    return st.builds(
        WeekOfYear,
        st.integers(1, 53),
        st.none() | st.integers(0, 6),
        st.sampled_from(MissingWeek),
    )


def intervals() -> st.SearchStrategy[Interval]:
    """Intervals with every shift and arithmetic, with and without an anchor."""
    return everys().filter(bool).flatmap(_intervals_of)


@st.composite
def _intervals_of(draw: st.DrawFn, every: Every) -> Interval:
    shift, reference = draw(shifts()), FROM_COMPLETION
    if shift == FLOATING:
        reference = draw(rarely(references(every))) or FROM_COMPLETION
    return Interval(
        every,
        shift,
        draw(st.none() | st.dates()),
        draw(st.sampled_from(MonthEnd)),
        draw(st.booleans()),
        aligned=draw(rarely(alignments(every))),
        reference=reference,
    )


def references(every: Every) -> st.SearchStrategy[Reference | None]:
    """What an interval may be measured from and to."""
    lasts = st.integers(0, min(every.least_days - 1, 40))
    return st.builds(Reference, st.sampled_from(Mark), st.sampled_from(Edge), lasts)


def alignments(every: Every) -> st.SearchStrategy[Alignment | None]:
    """Dates that the first one of an interval may join."""
    if every.about_days < 2:
        return st.none()
    most = st.integers(1, every.about_days - 1).map(lambda days: Every(days=days))
    yearly = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(
        lambda day: (day.month, day.day)
    )
    sides = st.sampled_from(Towards)
    return st.builds(Alignment, sides, most, day=dates()) | st.builds(
        Alignment, sides, most, yearly=yearly
    )


@st.composite
def steps(draw: st.DrawFn) -> Steps:
    """Steps of a base cycle, of which the first cycle may differ."""
    length = draw(st.integers(1, 400))
    places = st.lists(st.integers(1, length), max_size=4)
    own, first = draw(places.filter(bool)), draw(st.none() | places)
    return Steps(length, own, draw(st.integers(0, 400)), first)


@st.composite
def metereds(draw: st.DrawFn) -> Metered:
    """Intervals of meters, with and without a name, room and ways of telling use."""
    every, unit = draw(amounts()), draw(st.sampled_from(["h", "km", "starts", "m³"]))
    name = draw(st.none() | ids())
    side = st.just(Fraction(0)) | st.just(every / 5)
    moves = st.sampled_from(Move)
    shift = draw(
        st.sampled_from([FIXED, FLOATING, LATE_TOLERANT])
        | st.builds(GridShift, moves, moves, moves, moves)
    )
    before, after = draw(side), draw(side)
    usage = draw(usages())
    if shift == KEEP_INSIDE and not (before or after):
        shift = FIXED
    return Metered(
        every=every,
        unit=unit,
        meter=name,
        shift=shift,
        before=before,
        after=after,
        usage=usage,
        counted_from=draw(st.sampled_from(Closing)),
        early_to_late=bool(usage.least) and draw(st.booleans()),
    )


def amounts() -> st.SearchStrategy[Fraction]:
    """Amounts above zero of which a fifth is a decimal of six places."""
    return st.integers(1, 10**7).map(lambda number: Fraction(number, 100))


@st.composite
def usages(draw: st.DrawFn) -> Usage:
    """Ways of telling use, each part said or not."""
    low, stated, high = sorted(draw(st.lists(amounts(), min_size=3, max_size=3)))
    bounded, stale = draw(st.booleans()), draw(st.none() | everys().filter(bool))
    average = draw(st.none() | st.integers(2, 99) | everys().filter(bool))
    silences = [Silence.ZERO_USE, Silence.ASK]
    return Usage(
        per_day=draw(st.none() | st.just(stated)),
        least=low if bounded else None,
        most=high if bounded else None,
        readings=average if isinstance(average, int) else None,
        span=average if isinstance(average, Every) else None,
        stale_after=stale,
        silence=draw(st.sampled_from(silences)) if stale else Silence.EXTRAPOLATE,
    )


@st.composite
def maximum_gaps(draw: st.DrawFn) -> MaximumGap:
    """Longest gaps, with and without a gap to aim at and bounds of every sort."""
    every = draw(everys().filter(bool))
    days = st.integers(1, every.about_days)
    some = st.none() | st.just(every) | st.builds(Every, st.just(0), days)
    ends = sorted(
        (one for one in (draw(some), draw(some)) if one),
        key=lambda one: one.about_days,
    )
    return MaximumGap(
        every,
        aim=ends[-1] if ends else None,
        least=ends[0] if len(ends) > 1 else None,
        extension=draw(st.none() | shares_of_interval()),
        cap=draw(rarely(st.builds(Cap, st.integers(1, 9), factors))),
        less_a_day=draw(st.booleans()),
        quota=draw(rarely(quotas())),
    )


def rarely(one: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Leave something out more often than not."""
    return st.one_of(st.none(), st.none(), st.none(), one)


factors = st.fractions(min_value=0, max_value=20, max_denominator=8).filter(bool)


@st.composite
def quotas(draw: st.DrawFn) -> Quota:
    """Numbers of times in each period."""
    per = draw(st.sampled_from(Period))
    begins = draw(week_starts()) if per is Period.WEEK else 0
    return Quota(draw(st.integers(1, FEWEST_DAYS[per])), per, begins)


def week_starts() -> st.SearchStrategy[int]:
    """Weekdays on which weeks begin; Monday as often as not."""
    return st.just(0) | st.integers(0, 6)


def listed() -> st.SearchStrategy[Dates]:
    """Listed dates."""
    return st.builds(Dates, st.lists(dates(), min_size=1, max_size=5))


def recurrences() -> st.SearchStrategy[Recurrence]:
    """Recurrence rules, with and without an anchor."""
    return st.builds(Recurrence, rules(), st.none() | dates())


@st.composite
def listed_years(draw: st.DrawFn) -> ListedYears:
    """Years after a base month, with and without more of them after the last."""
    years = draw(st.lists(st.integers(1, 60), min_size=1, max_size=6, unique=True))
    then = draw(st.none() | st.integers(1, 20))
    rising = sorted(years)
    dropped = st.frozensets(st.sampled_from(rising), max_size=len(rising) - 1)
    return ListedYears(
        years=rising,
        then_every=then,
        early_months=draw(st.integers(0, 11)),
        dropped=draw(dropped),
        anchor=draw(st.none() | dates()),
        anew_by=draw(st.none() | codes()),
    )


@st.composite
def stages(draw: st.DrawFn) -> Stages:
    """Intervals by age, and work that is due once."""
    lengths = everys(longest=9_000).filter(bool)
    first = draw(everys(longest=9_000))
    found = draw(
        st.lists(
            st.builds(Stage, everys(longest=9_000), lengths),
            max_size=3,
            unique_by=lambda stage: stage.age.about_days,
        )
    )
    found.sort(key=lambda stage: stage.age.about_days)
    rest = [stage for stage in found[1:] if stage.age]
    return Stages(
        first_at=first,
        stages=found[:1] + rest,
        boundary=draw(st.sampled_from(Boundary)),
        life=draw(
            st.none() | lengths.filter(lambda life: life.about_days > first.about_days)
        ),
        since=draw(st.none() | codes()),
        anew_by=draw(st.none() | codes()),
        by_birth=draw(st.booleans()),
    )


@st.composite
def cycles(draw: st.DrawFn) -> Cycle:
    """Any cycle that the model allows, contradictions among them."""
    rhythm = draw(rhythms())
    tolerance = draw(_tolerances_for(rhythm))
    count = None
    unmoved = Dates | Recurrence | NthDay | WeekOfYear | Combined | ListedYears
    dated = isinstance(rhythm, unmoved)
    if isinstance(rhythm, Interval):
        if rhythm.shift == KEEP_INSIDE and not tolerance:
            rhythm = evolve(rhythm, shift=FIXED)
        tolerance = evolve(tolerance, whole_months=draw(st.booleans()))
        count = draw(st.none() | st.integers(1, 10**9))
        dated = rhythm.shift.history_free
        if dated:
            some = draw(st.none() | steps())
            aligned = rhythm.aligned if some is None else None
            rhythm = evolve(rhythm, aligned=aligned, steps=some)
    elif isinstance(rhythm, Stages):
        dated = rhythm.by_birth
    some_seasons = tuple(draw(st.lists(seasons() | ids(), max_size=2)))
    if isinstance(rhythm, MaximumGap) and some_seasons and rhythm.quota is None:
        rhythm = evolve(rhythm, each_season=draw(st.none() | st.integers(1, 99)))
    by_clock = isinstance(rhythm, WhileOpen | ElapsedHours)
    at: list[time] = []
    weeks = isinstance(rhythm, WeekOfYear) and rhythm.weekday is None
    timed = dated and not weeks and not isinstance(rhythm, ListedYears | Stages)
    if (timed or rhythm == Quota(1, Period.DAY)) and not tolerance:
        at = draw(st.lists(times_of_day(), max_size=3))
    sides = minutes(0, 90)
    single = st.lists(dates(), max_size=2) if dated else st.just([])
    return Cycle(
        rhythm,
        tolerance,
        seasons=() if isinstance(rhythm, AllOf) else some_seasons,
        blackouts=tuple(draw(st.lists(seasons() | windows(), max_size=2))),
        soft_blackouts=tuple(draw(st.lists(seasons() | windows(), max_size=1))),
        roll=draw(st.sampled_from([None, *Roll])),
        closed=draw(st.sampled_from(ClosedDay)),
        missed=draw(st.sampled_from([None, *Missed])),
        until=draw(st.none() | dates()),
        count=count,
        include=draw(single),
        exclude=draw(single),
        at=tuple(at),
        leeway=draw(st.builds(Leeway, sides, sides)) if at or by_clock else EXACT,
        lead=draw(st.none() | leads(shares=isinstance(rhythm, Interval))),
        one_at_a_time=draw(st.booleans()),
        deferral=draw(deferral_limits(rhythm)),
        certified_since=draw(certificates(rhythm, timed=bool(at) or by_clock)),
        certified_until=draw(certificates(rhythm, timed=bool(at) or by_clock)),
    )


def certificates(rhythm: Rhythm, *, timed: bool) -> st.SearchStrategy[str | None]:
    """Attributes that state when a certificate holds, where a cycle may name them."""
    if timed or isinstance(rhythm, Coupled | Exceeded):
        return st.none()
    return st.none() | ids()


def deferral_limits(rhythm: Rhythm) -> st.SearchStrategy[DeferralLimit]:
    """How far and how often in a row leave may put a turn off."""
    most: st.SearchStrategy[Every | Percent] = everys().filter(bool)
    if isinstance(rhythm, Interval | MaximumGap):
        most = most | shares_of_interval().filter(lambda share: share.percent > 0)
    limits = st.builds(DeferralLimit, st.none() | most, st.none() | st.integers(1, 9))
    return limits | st.just(DeferralLimit(in_a_row=0))


def leads(*, shares: bool) -> st.SearchStrategy[Lead]:
    """How long ahead an order is released."""
    ahead = everys().filter(bool) | st.builds(WorkingDays, st.integers(0, 999))
    percent = st.fractions(0, 100, max_denominator=8)
    return ahead | st.builds(Percent, percent) if shares else ahead


def _tolerances_for(rhythm: Rhythm) -> st.SearchStrategy[Tolerance]:
    whole_week = isinstance(rhythm, WeekOfYear) and rhythm.weekday is None
    whole_week = whole_week or isinstance(rhythm, BeforeSeason | EachSeason)
    roomless = Quota | MaximumGap | ListedYears | WhileOpen | ElapsedHours
    if isinstance(rhythm, roomless) or whole_week:
        return st.just(Tolerance())
    if isinstance(rhythm, Several | AllOf | Exceeded):
        return st.just(Tolerance())
    if isinstance(rhythm, Metered):
        in_days = st.builds(Tolerance, everys(), everys(), st.booleans())
        return st.just(Tolerance()) if rhythm.before or rhythm.after else in_days
    if isinstance(rhythm, WorkingDayInterval):
        sides = everys(longest=rhythm.days // 2)
        return st.builds(Tolerance, sides, sides, st.booleans())
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
