"""The turns of cycles that no completion moves, and the lawful days of each.

Grids, quotas, listed dates and recurrence rules are walked day by day from what the
cycle says. On which day of its share a quota's work is best done is not reckoned here:
any day of it is lawful.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import dropwhile, groupby, takewhile

from attrs import evolve, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dealt, Interval, Quota
from weibao.cycles.working_day import ClosedDay
from weibao.spans.window import Window
from weibao.verifier.dates import dates, grid_dates
from weibao.verifier.days import A_YEAR, Days, ends, through
from weibao.verifier.lawful import lawful_days
from weibao.verifier.periods import period_name

REACH = timedelta(days=62)
"""How much further than its tolerance a date is looked for: closed days move it."""


@frozen
class Turn:
    """One turn: its key, the days it is asked for, and those on which it is lawful.

    ``asked`` is the date itself, or a quota's share of its period, which lies in
    ``period``. ``lawful`` is None for a turn that season, blackout or calendar leave
    no day. It belongs to a horizon by a day from ``earliest`` to ``latest``.
    """

    key: str
    asked: Window[date]
    period: Window[date]
    lawful: Window[date] | None
    earliest: date
    latest: date


def turns(
    days: Days, anchor: date, first: date, last: date, anew: Collection[date] = ()
) -> Iterator[Turn]:
    """Go through the turns that can belong to the days from first to last.

    ``anew`` are the days on which the count of listed years began anew.
    """
    rhythm = days.cycle.rhythm
    if isinstance(rhythm, Dealt):
        yield from _shares(days, rhythm, first, last)
        return
    reach = reach_of(days.cycle)
    bases = (anchor, *sorted(anew))
    for key, nominal in dates(days, bases, first - reach, last + reach):
        if days.applies(nominal):
            yield dated(days, key, nominal)


def reach_of(cycle: Cycle) -> timedelta:
    """Return how far from its date a turn's work is looked for."""
    tolerance = cycle.room
    longest = max(tolerance.before.about_days, tolerance.after.about_days)
    rolls = A_YEAR if cycle.roll is not None else 0
    return REACH + timedelta(days=longest + rolls)


def dated(days: Days, key: str, nominal: date) -> Turn:
    """Make the turn of a date."""
    lawful = lawful_days(days, nominal)
    belongs = nominal
    if lawful is not None:
        belongs = max(lawful.opens, min(nominal, lawful.closes))
    only = Window(nominal, nominal)
    return Turn(key, only, only, lawful, belongs, belongs)


def counted_anew(
    days: Days, anchor: date, found: list[Turn], key: str, base: date
) -> list[Turn]:
    """Count the dates of a grid after one of them from another day; keys stay."""
    cycle, started = days.cycle, date.fromisoformat(key)
    assert isinstance(cycle.rhythm, Interval)
    endless = evolve(cycle, count=None)
    after = dropwhile(
        lambda day: day <= started, grid_dates(endless, cycle.rhythm, anchor, started)
    )
    begun = base.replace(day=1) if cycle.room.whole_months else base
    anew = dropwhile(
        lambda day: day <= begun,
        grid_dates(endless, evolve(cycle.rhythm, anchor=None), begun, begun),
    )
    last = max((date.fromisoformat(turn.key) for turn in found), default=started)
    to = dict(takewhile(lambda pair: pair[0] <= last, zip(after, anew, strict=False)))
    moved = []
    for turn in found:
        day = to.get(date.fromisoformat(turn.key))
        if day is None:
            moved.append(turn)
        elif days.applies(day):
            moved.append(dated(days, turn.key, day))
    return sorted(moved, key=lambda turn: (turn.asked.opens, turn.key))


def _shares(days: Days, rhythm: Dealt, first: date, last: date) -> Iterator[Turn]:
    """Deal the days of each period out to its times, as evenly as they go."""
    for name, period in _periods(days, rhythm, first, last):
        if period[-1] < first or period[0] > last:
            continue
        dealt: list[list[date]] = [[] for _ in range(rhythm.times)]
        for number, day in enumerate(period, 1):
            dealt[(number * rhythm.times - 1) // len(period)].append(day)
        for slot, share in enumerate(dealt, 1):
            key = name if rhythm.times == 1 else f"{name}.{slot}"
            yield from _shared(days, key, share, Window(period[0], period[-1]))


def _periods(
    days: Days, rhythm: Dealt, first: date, last: date
) -> Iterator[tuple[str, list[date]]]:
    """Go through the days of each period or season around a stretch, by its name."""
    year = timedelta(days=A_YEAR)
    wide = [*through(first - year, last + year)]
    if isinstance(rhythm, Quota):
        per, begins = rhythm.per, rhythm.week_start
        for name, group in groupby(wide, lambda day: period_name(day, per, begins)):
            yield name, list(group)
        return
    known = days.planned.subject.site.seasons
    for one in rhythm.seasons:
        season = known[one] if isinstance(one, str) else one
        for inside, group in groupby(wide, season.__contains__):
            held = list(group)
            whole = held[0] > wide[0] and held[-1] < wide[-1]
            if inside and whole:
                name = f"{held[0].year}-{one}" if isinstance(one, str) else f"{held[0]}"
                yield name, held


def _shared(
    days: Days, key: str, share: list[date], period: Window[date]
) -> Iterator[Turn]:
    asked = Window(share[0], share[-1])
    late = dropwhile(lambda day: not days.in_season(day), share)
    season = list(takewhile(days.in_season, late))
    held = [day for day in season if days.applies(day)]
    if days.breaks is not None and held:
        held = days.breaks.part(held)
    if season and not any(map(days.applies, season)):
        return
    lawful = ends(day for day in held if not days.blacked_out(day))
    skips = days.cycle.closed is ClosedDay.SKIP
    if skips and not any(days.free(day) for day in held):
        lawful = None
    outer = lawful or Window(asked.opens, asked.opens)
    yield Turn(key, asked, period, lawful, outer.opens, outer.closes)
