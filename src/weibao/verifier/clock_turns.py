"""The turns that have a time of day, reckoned from cycle, opening hours and zone.

Times are walked minute by minute of the local clock, or in minutes that pass.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.inventory import Location
from weibao.plan import PlannedTask
from weibao.records import Completion
from weibao.spans.opening import Opening
from weibao.spans.window import Window
from weibao.verifier.breaks import Breaks
from weibao.verifier.days import ONE_DAY, Days, through
from weibao.verifier.turns import turns

A_NIGHT = 2 * ONE_DAY


@frozen
class TimedTurn:
    """One turn: its key, when it may begin, and the day by which it is counted.

    It has no times where season, blackout or calendar leave it no day. ``by`` is the
    record that used it up, where turns count from what was done.
    """

    key: str
    belongs: date
    at: datetime | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    by: str | None = None

    @property
    def window(self) -> Window[date]:
        """The local days on which it may begin."""
        if self.earliest is None or self.latest is None:
            return Window(self.belongs, self.belongs)
        return Window(self.earliest.date(), self.latest.date())

    def allows(self, moment: datetime) -> bool:
        """Tell whether work that begins at a moment is in time."""
        assert self.earliest is not None
        assert self.latest is not None
        earliest, latest = self.earliest.timestamp(), self.latest.timestamp()
        return earliest <= moment.timestamp() <= latest


def timed_turns(
    planned: PlannedTask,
    cycle: Cycle,
    anchor: date,
    first: date,
    last: date,
    breaks: Breaks | None = None,
    done: Sequence[Completion] = (),
) -> Iterator[TimedTurn]:
    """Go through the turns that can belong to the days from first to last."""
    days = Days.of(planned, cycle, breaks)
    if not cycle.by_clock:
        yield from _of_dates(days, anchor, first, last)
        return
    rhythm, zone = cycle.rhythm, planned.subject.site.time_zone
    start, end = first - A_NIGHT, last + A_NIGHT
    if isinstance(rhythm, WhileOpen):
        opening = opening_of(planned.subject.location)
        for day in through(start, end) if opening is not None else ():
            assert opening is not None
            for local in sorted(_open_times(rhythm, opening, day)):
                at, key = shown(local, zone), f"{local:%Y-%m-%dT%H:%M}"
                yield from _on(days, day, key, at, at.date())
    elif isinstance(rhythm, ElapsedHours) and rhythm.floats:
        name = anchor if rhythm.begin is None else rhythm.begin.date()
        for number, at, by in _counted_on(cycle, rhythm, anchor, end, zone, done):
            if at.date() >= start or by is not None:
                for turn in _on(days, at.date(), f"{name}#{number}", at, at.date()):
                    yield evolve(turn, by=by)
    elif isinstance(rhythm, ElapsedHours):
        for instant in _elapsed(rhythm, anchor, start, end, zone):
            at = instant.astimezone(zone)
            key = f"{instant:%Y-%m-%dT%H:%MZ}"
            yield from _on(days, at.date(), key, at, at.date())


def _of_dates(days: Days, anchor: date, first: date, last: date) -> Iterator[TimedTurn]:
    cycle, zone = days.cycle, days.planned.subject.site.time_zone
    for turn in turns(days, anchor, first, last):
        for one in cycle.at:
            key = f"{turn.key}T{one:%H:%M}"
            if turn.lawful is None:
                yield TimedTurn(key, turn.asked.opens)
                continue
            at = shown(datetime.combine(turn.lawful.opens, one), zone)
            made = _made(cycle, key, at, at.date())
            window, due = made.window, turn.asked.opens
            belongs = max(window.opens, min(due, window.closes))
            yield _made(cycle, key, at, belongs)


def _on(
    days: Days, day: date, key: str, at: datetime, belongs: date
) -> Iterator[TimedTurn]:
    """Give a turn of a day, if one is owed on it."""
    if not days.applies(day):
        return
    broken = days.breaks is not None and days.breaks.broken(day) is not None
    if broken or not days.in_season(day) or days.blacked_out(day):
        yield TimedTurn(key, day)
    else:
        yield _made(days.cycle, key, at, belongs)


def _made(cycle: Cycle, key: str, at: datetime, belongs: date) -> TimedTurn:
    passed = at.astimezone(UTC)
    early, late = passed - cycle.leeway.before, passed + cycle.leeway.after
    zone = at.tzinfo
    return TimedTurn(key, belongs, at, early.astimezone(zone), late.astimezone(zone))


def opening_of(location: Location | None) -> Opening | None:
    """Return the opening hours that hold for a place: the nearest that are given."""
    site = location.site if location is not None else None
    while location is not None:
        if location.opening is not None:
            return location.opening
        location = location.parent
    return site.opening if site is not None else None


def _open_times(rhythm: WhileOpen, opening: Opening, day: date) -> set[datetime]:
    step = int(rhythm.every.total_seconds()) // 60
    found: set[int] = set()
    for hours in opening.on(day):
        found.update(
            minute
            for minute in range(hours.opens + 1, hours.closes)
            if (minute - hours.opens) % step == 0
        )
        if rhythm.at_opening:
            found.add(hours.opens)
        if rhythm.at_closing:
            found.add(hours.closes)
    midnight = datetime.combine(day, time.min)
    return {midnight + timedelta(minutes=minute) for minute in found}


def _elapsed(
    rhythm: ElapsedHours, anchor: date, first: date, last: date, zone: ZoneInfo
) -> Iterator[datetime]:
    """Go through the instants of hours that pass on the local days given."""
    begin = shown(rhythm.begin or datetime.combine(anchor, time.min), zone)
    begun = int(begin.timestamp()) // 60
    step = int(rhythm.every.total_seconds()) // 60
    ends = (shown(datetime.combine(day, time.min), zone) for day in (first, last))
    opens, closes = (int(one.timestamp()) // 60 for one in ends)
    minute = max(begun, opens + (begun - opens) % step)
    while minute < closes:
        yield datetime.fromtimestamp(minute * 60, UTC)
        minute += step


def _counted_on(
    cycle: Cycle,
    rhythm: ElapsedHours,
    anchor: date,
    last: date,
    zone: ZoneInfo,
    done: Sequence[Completion],
) -> Iterator[tuple[int, datetime, str | None]]:
    """Go turn by turn, each so many minutes after the one before it or its work.

    With each come its number and the record that used it up.
    """
    step = int(rhythm.every.total_seconds()) // 60
    early, late = (
        int(side.total_seconds()) // 60
        for side in (cycle.leeway.before, cycle.leeway.after)
    )
    begun = _minute(rhythm.begin or datetime.combine(anchor, time.min), zone)
    minute, number = begun, 0
    works = []
    for one in done:
        opens = _minute(datetime.combine(one.done, one.at or time.min), zone)
        after = datetime.combine(one.done + ONE_DAY, time.min)
        closes = opens if one.at is not None else _minute(after, zone)
        works.append((closes, one.id, opens, one))
    for closes, id_, opens, one in sorted(works, key=lambda work: work[:2]):
        if closes < begun - early:
            continue
        named = numbered(one)
        if named is not None and named <= number:
            minute = max(minute, closes + step)
            continue
        gone_by = late if one.at is not None else 0
        while number + 1 < named if named else minute + gone_by < opens:
            number += 1
            yield number, _local(minute, zone), None
            minute += step
        number += 1
        yield number, _local(minute, zone), id_
        in_time = one.at is None and opens <= minute < closes
        minute = (minute if in_time else closes) + step
    end = _minute(datetime.combine(last, time.min), zone)
    while minute < end:
        number += 1
        yield number, _local(minute, zone), None
        minute += step


def numbered(completion: Completion) -> int | None:
    """Return the number of the turn that a completion names, if it names one."""
    _, mark, number = (completion.order or "").rpartition("#")
    number = number.split("+", 1)[0]
    return int(number) if mark and number.isascii() and number.isdigit() else None


def _minute(local: datetime, zone: ZoneInfo) -> int:
    return int(shown(local, zone).timestamp()) // 60


def _local(minute: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(zone)


def shown(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the first instant at which clocks show a local time.

    Of a time that they leave out it is the one by the offset from before.
    """
    candidates = [
        (local - offset).replace(tzinfo=UTC)
        for by in (-ONE_DAY, ONE_DAY)
        if (offset := (local + by).replace(tzinfo=zone).utcoffset()) is not None
    ]
    right = [
        one
        for one in candidates
        if one.astimezone(zone).replace(tzinfo=None, fold=0) == local
    ]
    return (min(right) if right else candidates[0]).astimezone(zone)
