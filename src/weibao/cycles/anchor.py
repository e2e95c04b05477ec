"""The anchor: what a series counts from, and what its mark is the date of."""

from datetime import date, timedelta
from enum import Enum

from attrs import frozen

from weibao.cycles.arithmetic import last_of_month
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.texts.text import Message


class Mark(Enum):
    """An instant of a job that an interval is measured from."""

    SCHEDULED_START = "scheduled_start"
    SCHEDULED_END = "scheduled_end"
    ACTUAL_START = "actual_start"
    ACTUAL_END = "actual_end"


class Edge(Enum):
    """The edge of the next job that an interval is measured to."""

    START = "start"
    END = "end"


@frozen
class Job:
    """From when to when a job was to be done, and was done."""

    scheduled_start: date
    scheduled_end: date
    actual_start: date
    actual_end: date

    def at(self, mark: Mark) -> date:
        """Return the day of a mark."""
        day: date = getattr(self, mark.value)
        return day


@frozen
class Reference:
    """What an interval is measured from and to; by default from end to start.

    A job ``lasts`` so many days from its start to its end.
    """

    measure_from: Mark = Mark.ACTUAL_END
    measure_to: Edge = Edge.START
    lasts: int = 0

    @property
    def from_plan(self) -> bool:
        """Whether it measures from what was planned, whenever that was done."""
        return self.measure_from in (Mark.SCHEDULED_START, Mark.SCHEDULED_END)

    @property
    def ahead(self) -> timedelta:
        """How long before the end of an interval the next job begins."""
        return timedelta(days=self.lasts if self.measure_to is Edge.END else 0)

    def counted(self, due: date, began: date | None, done: date) -> date:
        """Return the day of a job that the interval to the next one is measured from.

        Args:
            due: the day on which it was to begin.
            began: the day on which it began; as long before its end as jobs last,
                where that is not known.
            done: the day on which it ended.
        """
        length = timedelta(days=self.lasts)
        return Job(due, due + length, began or done - length, done).at(
            self.measure_from
        )

    def check(self, every: Every) -> None:
        """Refuse a job that would last into the next one.

        Raises:
            InvalidValue: it lasts an interval or longer, or less than nothing.
        """
        if not 0 <= self.lasts < every.least_days:
            raise InvalidValue(LASTS_TOO_LONG(every=every.text()))

    def next_job(
        self, last: Job, every: Every, duration: timedelta
    ) -> tuple[date, date]:
        """Return the start and the end of the next job.

        Args:
            last: the last job.
            every: the interval.
            duration: from the start of a job to its end, in whole days.
        """
        mark = every.after(last.at(self.measure_from))
        if self.measure_to is Edge.START:
            return mark, mark + duration
        return mark - duration, mark


FROM_COMPLETION = Reference()


def anniversary(first: date, years: int) -> date:
    """Return the anniversary of a date; of 29 February it may be the 28th."""
    return Every(months=12).after(first, years)


def due_month_end(done: date, months: int) -> date:
    """Return the last day of the month so many months after that of a day."""
    return last_of_month(Every(months=months).after(done.replace(day=1)))


NOT_MEASURED = Message(
    zh="从计划或实际的开始、结束起算，只用于自完成日起的间隔，且间隔不随属性改变"
    "（去掉其他，例如 每30天，自实际开始起）",
    en="only an interval that floats is measured from what was planned or actual, and "
    "no attribute may change it (write every 30 days, from actual start, for example)",
)
LASTS_TOO_LONG = Message(
    zh="历时须短于间隔“每{every}”（写短些，例如 历时3天）",
    en="work lasts less long than its interval of {every} (write lasting 3 days, for "
    "example)",
)
