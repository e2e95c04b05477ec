"""What must be done before a task may start: a notice, a preparation, an inspection.

A task names the tasks of its subject that come before it, and how long before.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from attrs import frozen

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import (
    ONE_DAY,
    WorkingDays,
    working_days_after,
    working_days_before,
)
from weibao.cycles.period import Period, period_of
from weibao.errors import InvalidValue
from weibao.phrases.durations import duration_text, parse_duration
from weibao.phrases.leads import lead_text, parse_lead
from weibao.spans.every import Every
from weibao.texts.text import Message, Text, listed

Lag = Every | WorkingDays | timedelta
"""How long before: by the calendar, in working days, or by the clock."""
AT_ONCE = timedelta(0)


@frozen(kw_only=True)
class After:
    """That a task may start only when another one is done, and a lag has passed.

    A lag in hours counts from the end of the other work, one in days from its day.
    With ``same`` both must lie in one period of the calendar.
    """

    task: str
    lag: Lag = AT_ONCE
    same: Period | None = None

    def earliest(self, done: date, calendar: Stack) -> date:
        """Return the first day for the task where the other is done on a day."""
        if isinstance(self.lag, timedelta):
            return done + timedelta(days=self.lag // ONE_DAY)
        if isinstance(self.lag, WorkingDays):
            return working_days_after(done, self.lag.days, calendar)
        return self.lag.after(done)

    def latest(self, due: date, calendar: Stack) -> date:
        """Return the last day for the other where the task is due on a day."""
        if isinstance(self.lag, timedelta):
            return due - timedelta(days=-(-self.lag // ONE_DAY))
        if isinstance(self.lag, WorkingDays):
            return working_days_before(due, self.lag.days, calendar)
        return self.lag.before(due)

    def moment(self, end: datetime, calendar: Stack) -> datetime:
        """Return when the task may start at the earliest, the other having ended."""
        if isinstance(self.lag, timedelta):
            return end + self.lag
        return datetime.combine(
            self.earliest(end.date(), calendar), time.min, end.tzinfo
        )

    def in_period(self, done: date, due: date) -> bool:
        """Tell whether both lie in one period, where that is asked for."""
        return self.same is None or done in period_of(due, self.same)

    def how(self) -> Text:
        """Say how long after the other task, in a few words."""
        said = LATER(lag=lag_text(self.lag)) if self.lag else DIRECTLY
        return said + SAME[self.same] if self.same is not None else said

    def text(self) -> Text:
        """Say it in a few words, the other task by its code."""
        return AFTER(task=self.task, how=self.how())


Afters = tuple[After, ...]


def parse_lag(text: str) -> Lag:
    """Read a lag: hours by the clock, days or months, or working days.

    >>> parse_lag("24 h")
    datetime.timedelta(days=1)
    """
    try:
        lead = parse_lead(text)
    except InvalidValue:
        return parse_duration(text)
    if isinstance(lead, Every | WorkingDays):
        return lead
    raise InvalidValue(NO_SHARE(text=text))


def lag_text(lag: Lag) -> Text:
    """Say a lag."""
    return duration_text(lag) if isinstance(lag, timedelta) else lead_text(lag)


def afters_text(afters: Afters) -> Text:
    """Say what a task comes after."""
    return listed(one.text() for one in afters) if afters else NOTHING()


def no_waiting_ring(afters: Mapping[str, Iterable[str]]) -> None:
    """Refuse tasks that wait for one another.

    Raises:
        InvalidValue: a task waits for itself, by way of others or directly; it names
            all members of the ring.
    """
    for code in afters:
        way = _way_back(afters, code)
        if way:
            raise InvalidValue(RING(way=" -> ".join((code, *way))))


def _way_back(afters: Mapping[str, Iterable[str]], start: str) -> tuple[str, ...]:
    """Return a way from a task by what it waits for back to it; empty without one."""
    waiting: list[tuple[str, ...]] = [(name,) for name in afters.get(start, ())]
    met: set[str] = set()
    for way in waiting:
        if way[-1] == start:
            return way
        if way[-1] not in met:
            met.add(way[-1])
            waiting += [(*way, name) for name in afters.get(way[-1], ())]
    return ()


RING = Message(
    zh="这些任务互相等待：{way}（去掉其中一个 after）",
    en="these tasks wait for one another: {way} (take one of the after away)",
)
NO_SHARE = Message(
    zh="{text!r} 不是一段时间（写 24小时、1天 或 3个工作日）",
    en="{text!r} is no length of time (write 24 h, 1 day or 3 working days)",
)
NOTHING = Message(zh="无", en="nothing")
LATER = Message(zh="完成{lag}以后", en="{lag} later")
DIRECTLY = Text("完成以后", "any time after")
AFTER = Message(zh="{task}（{how}）", en="{task} ({how})")
SAME = {
    Period.DAY: Text("，同一天", ", on the same day"),
    Period.WEEK: Text("，同一周", ", in the same week"),
    Period.HALF_MONTH: Text("，同一半月", ", in the same half-month"),
    Period.MONTH: Text("，同一月", ", in the same month"),
    Period.QUARTER: Text("，同一季度", ", in the same quarter"),
    Period.HALF_YEAR: Text("，同一半年", ", in the same half-year"),
    Period.YEAR: Text("，同一年", ", in the same year"),
}
