"""The anchor: what a series counts from, and what its mark is the date of."""

from datetime import date, timedelta
from enum import Enum

from attrs import frozen

from weibao.cycles.arithmetic import last_of_month
from weibao.spans.every import Every


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
    """What an interval is measured from and to; by default from end to start."""

    measure_from: Mark = Mark.ACTUAL_END
    measure_to: Edge = Edge.START

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


def anniversary(first: date, years: int) -> date:
    """Return the anniversary of a date; of 29 February it may be the 28th."""
    return Every(months=12).after(first, years)


def due_month_end(done: date, months: int) -> date:
    """Return the last day of the month so many months after that of a day."""
    return last_of_month(Every(months=months).after(done.replace(day=1)))
