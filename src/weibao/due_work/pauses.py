"""When a task is paused: its subject's states do not hold, or a rule suspends it."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, pairwise, takewhile

from attrs import frozen

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import ONE_DAY, grid, last_of_month
from weibao.cycles.cycle import Cycle
from weibao.cycles.gating import OnReturn, While
from weibao.cycles.pause import Pause, Pauses, paused_dates
from weibao.cycles.rhythms import Interval
from weibao.due_work import dates
from weibao.due_work.day_dates import Keyed
from weibao.due_work.span import Span
from weibao.phrases.words import STATES, called, states_text
from weibao.plan import PlannedTask
from weibao.records import History, StateChange
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

ALWAYS = Window(date.min, date.max)
USED, IN_USE = "used", "in_use"
NO_PAUSES = Pauses()


@frozen
class Activity:
    """The pauses of a planned task, and the days on which its subject was used."""

    pauses: Pauses = NO_PAUSES
    used: tuple[Window[date], ...] = ()
    today: date = date.min

    @classmethod
    def of(
        cls, planned: PlannedTask, cycle: Cycle, history: History, span: Span
    ) -> "Activity":
        """Find what is known of a planned task as of the day of a demand.

        A state that holds on that day is taken to hold for ever after.
        """
        as_of, used = span.as_of, tuple[Window[date], ...]()
        found = [
            *_suspended(planned),
            *_inactive(planned, cycle, history, as_of),
            *_uncertified(planned, cycle),
        ]
        if cycle.unless_used:
            used = tuple(_used(planned, history, as_of))
        if not found and not used:
            return ALWAYS_ACTIVE
        return cls(Pauses(found), used, span.today if found else date.min)

    def part(self, days: Window[date]) -> Window[date] | None:
        """Return the part of some days to do work in that no pause takes, or None.

        It is the longest of those that are not over yet, the later of equals; the last
        where all are over.
        """
        if not self.pauses:
            return days
        parts = self.pauses.parts(days)
        left = [one for one in parts if one.closes >= self.today] or parts[-1:]
        return max(
            left, key=lambda one: (one.closes - one.opens, one.opens), default=None
        )

    def use_in(self, period: Window[date]) -> date | None:
        """Return the first day of a period on which the subject was used, if any."""
        days = (window.overlap(period) for window in self.used)
        return min((day.opens for day in days if day is not None), default=None)


ALWAYS_ACTIVE = Activity()


@frozen
class Counted:
    """What dates count from, begun ``anew`` on some days, and in which calendar."""

    anchor: date
    anew: Sequence[date]
    calendar: Stack


def named_dates(
    cycle: Cycle, counted: Counted, first: date, last: date, pauses: Pauses
) -> Iterator[Keyed]:
    """Go through keys and dates of a cycle that completions do not move.

    Those that lie in pauses are among them: they are left out.
    """
    rhythm = cycle.rhythm
    moved = any(one.on_return is not OnReturn.GRID for one in pauses.all)
    if not moved or not isinstance(rhythm, Interval):
        anew, calendar = counted.anew, counted.calendar
        return dates.nominal(cycle, counted.anchor, first, last, calendar, anew)
    every, month_end = rhythm.every, rhythm.month_end
    found = paused_dates(
        lambda start, step: grid(start, every, month_end, step),
        counted.anchor,
        int(rhythm.anchor is None),
        pauses.all,
    )
    end = min(last, cycle.until or last)
    days = takewhile(lambda day: day <= end, (day for day, _ in found))
    own = {day for day in islice(days, cycle.count) if day >= first}
    if cycle.room.whole_months:
        own = set(map(last_of_month, own))
    besides = {day for day in cycle.include if first <= day <= last}
    left = sorted((own | besides) - {*cycle.exclude})
    return ((day.isoformat(), day) for day in left)


def _suspended(planned: PlannedTask) -> Iterator[Pause]:
    for one in planned.resolved.suspensions:
        text = SUSPENDED if one.last else SUSPENDED_FROM
        why = text(first=one.first, last=one.last, because=one.because)
        days = Window(one.first, one.last or date.max)
        yield Pause(days, one.resume, why)


def _inactive(
    planned: PlannedTask, cycle: Cycle, history: History, as_of: date
) -> Iterator[Pause]:
    active = cycle.active
    if active is None:
        return
    known = list(_known(planned, history, as_of))
    if active.inactive_unrecorded:
        begun = known[0].since if known else date.max
        if begun > date.min:
            closes = begun - ONE_DAY if known else date.max
            why = UNRECORDED(active=states_text(active.states))
            yield Pause(Window(date.min, closes), cycle.on_return, why)
    for one, days in _stretches(known):
        if one.state not in active.states:
            yield Pause(days, cycle.on_return, _why(one, active))


def _uncertified(planned: PlannedTask, cycle: Cycle) -> Iterator[Pause]:
    """Give the days on which no certificate of the subject holds."""
    since, until = cycle.certified_since, cycle.certified_until
    if since is not None:
        begins = certified_on(planned, since)
        if begins is None:
            yield Pause(ALWAYS, cycle.on_return, NO_CERTIFICATE(name=since))
        elif begins > date.min:
            why = NOT_YET_CERTIFIED(day=begins)
            days = Window(date.min, begins - ONE_DAY)
            yield Pause(days, cycle.on_return, why)
    if until is not None:
        ends = certified_on(planned, until)
        if ends is None:
            yield Pause(ALWAYS, cycle.on_return, NO_CERTIFICATE(name=until))
        elif ends < date.max:
            days = Window(ends + ONE_DAY, date.max)
            yield Pause(days, cycle.on_return, ENDED(day=ends))


def certified_on(planned: PlannedTask, name: str) -> date | None:
    """Return the day that an attribute states for a certificate, if it does."""
    stated = planned.subject.attributes.get(name)
    return stated if isinstance(stated, date) else None


def _known(
    planned: PlannedTask, history: History, as_of: date
) -> Iterator[StateChange]:
    """Go through the states of a subject known by a day; the last of a day holds."""
    states = history.states_of(planned.subject.id)
    for number, one in enumerate(states):
        after = states[number + 1 : number + 2]
        if one.since <= as_of and not (after and after[0].since == one.since):
            yield one


def _stretches(
    known: list[StateChange],
) -> Iterator[tuple[StateChange, Window[date]]]:
    for one, after in pairwise([*known, None]):
        if one is not None:
            closes = date.max if after is None else after.since - ONE_DAY
            yield one, Window(one.since, closes)


def _why(one: StateChange, active: While) -> Text:
    return INACTIVE(
        since=one.since,
        state=called(STATES, one.state),
        active=states_text(active.states),
    )


def _used(
    planned: PlannedTask, history: History, as_of: date
) -> Iterator[Window[date]]:
    for event in history.events_of(planned.subject.id):
        if event.event == USED and event.happened <= as_of:
            yield Window(event.happened, event.happened)
    for one, days in _stretches(list(_known(planned, history, as_of))):
        if one.state == IN_USE:
            yield Window(days.opens, min(days.closes, as_of))


def waiting(pause: Pause) -> Text:
    """Say that overdue work waits for the end of a pause."""
    return WAITS(why=pause.why)


INACTIVE = Message(
    zh="自 {since} 起{state}，只在{active}期间做",
    en="{state} since {since}, and owed only while {active}",
)
UNRECORDED = Message(
    zh="还没有{active}的记录", en="no record yet says that it is {active}"
)
SUSPENDED = Message(
    zh="{first} 至 {last} 暂停：{because}",
    en="suspended from {first} to {last}: {because}",
)
SUSPENDED_FROM = Message(
    zh="自 {first} 起暂停：{because}", en="suspended since {first}: {because}"
)
WAITS = Message(
    zh="停止之前已过期，恢复后再做（{why}）",
    en="overdue from before, and waits for the end of this: {why}",
)
NO_CERTIFICATE = Message(
    zh="没有证书不做（属性 {name} 没有写明日期）",
    en="not done without a certificate, and the attribute {name} states no day for one",
)
NOT_YET_CERTIFIED = Message(
    zh="证书 {day} 才生效", en="its certificate holds from {day} on"
)
ENDED = Message(
    zh="证书 {day} 到期，续证前不做",
    en="its certificate ended on {day}, and it is not done before that is renewed",
)
USED_ON = Message(
    zh="{day} 用过，这个周期不必做", en="used on {day}, so this period owes nothing"
)
