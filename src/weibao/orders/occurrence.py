"""One turn of a cycle, and the parts of an order's id."""

from datetime import date

from attrs import frozen

from weibao.cycles.joint import Conflict
from weibao.records import Deferral, Edit
from weibao.spans.starts import StartTime
from weibao.spans.window import Window


@frozen
class OrderName:
    """The parts of an order's id: ``portfolio/subject/series/key``."""

    portfolio: str
    subject: str
    series: str
    key: str

    @classmethod
    def read(cls, id: str) -> "OrderName | None":
        """Take an id to pieces; None where it is not of the form of one."""
        parts = id.split("/")
        return cls(*parts) if len(parts) == 4 and all(parts) else None

    def __str__(self) -> str:
        return f"{self.portfolio}/{self.subject}/{self.series}/{self.key}"


@frozen
class Deferred:
    """That an order may be done by another day: the record, and the day before it."""

    record: Deferral
    instead_of: date

    @property
    def later(self) -> bool:
        """Whether it gives time; an examiner's earlier limit takes some."""
        return self.record.until > self.instead_of


@frozen
class Occurrence:
    """One turn of a cycle: its key, its due date and its windows.

    ``window`` is what is lawful, ``preferred`` what is aimed at inside it. Subjects
    with the same cycle and the same past share one occurrence. Where it is
    ``deferred`` the window ends on the day that the record says. ``starts`` says when
    the work must begin, where the cycle gives times of day. An ``edit`` is what
    moved or locked its date by hand. It is ``projected`` where it hangs on the day on
    which an open turn before it will be done. A ``conflict`` tells that regimes leave
    it no day in common.
    """

    key: str
    due: date
    window: Window[date]
    preferred: Window[date]
    provisional: bool = False
    deferred: Deferred | None = None
    starts: StartTime | None = None
    edit: Edit | None = None
    projected: bool = False
    conflict: Conflict | None = None
