"""The kinds of records: completions, readings, findings, states and the like.

Records are only ever added.
"""

from datetime import date, time
from enum import Enum
from typing import Any

from attrs import frozen

from weibao.cycles import deferral
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text

FINDING_KEY = "finding-"
EVENT_KEY = "event-"
OF_COMPLETION = ":"
"""What parts the id of a completion from the meter in the id of its reading."""


@frozen(kw_only=True)
class Reading:
    """The value of a meter, or of an item of an inspection, on a day.

    One that a completion brought has its time and people; it is named after it.
    """

    id: str
    subject: str
    meter: str
    value: float
    taken: date
    at: time | None = None
    entered: date | None = None
    people: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.taken


@frozen(kw_only=True)
class Completion:
    """A task done on a subject on a day.

    ``at`` is the local time at which it began, where known. ``order`` is the id of the
    order it fulfils, where it names one. ``except_`` are the ids of a round's subjects
    that were not in order. ``covers`` are the codes of other tasks of the subject that
    were done with it: a repair that put in a new filter has done the filter's task.
    ``items`` are the ids of those it was done on, where a task takes some in turn.
    ``values`` are what was read meanwhile, by meter. ``started`` is the day on which
    it began, where that is not the day done and known.
    """

    id: str
    subject: str
    task: str
    done: date
    at: time | None = None
    started: date | None = None
    entered: date | None = None
    order: str | None = None
    people: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    values: tuple[tuple[str, float], ...] = ()
    note: str = ""

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.done

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What was read meanwhile, as readings; no id that users give has a colon."""
        return tuple(
            Reading(
                id=f"{self.id}{OF_COMPLETION}{meter}",
                subject=self.subject,
                meter=meter,
                value=value,
                taken=self.done,
                at=self.at,
                entered=self.entered,
                people=self.people,
            )
            for meter, value in self.values
        )


@frozen(kw_only=True)
class Exchange:
    """A meter that was replaced, or set back: its last value, and its first then.

    Where the ``old`` value is not known, the use since the last reading is lost.
    """

    id: str
    subject: str
    meter: str
    exchanged: date
    old: float | None = None
    new: float = 0.0
    entered: date | None = None

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.exchanged


@frozen(kw_only=True)
class Finding:
    """Something found not to be in order; it opens a follow-up order.

    ``condition`` is what was found (leak, damaged, worn_out). ``task`` is the task to
    be opened; the type's repair where it names none. ``rectify_by`` is the last day
    for it.
    """

    id: str
    subject: str
    condition: str
    found: date
    task: str | None = None
    rectify_by: date | None = None
    entered: date | None = None
    order: str | None = None
    note: Text = Text()

    @property
    def key(self) -> str:
        """The key of the order it opens; no turn of a cycle has one of this form."""
        return f"{FINDING_KEY}{self.id}"

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.found


@frozen(kw_only=True)
class Deferral(deferral.Deferral):
    """Leave to do one order by another day, given to it by its id.

    A day before the order's own last day is the earlier limit that an examiner sets.
    """

    id: str
    order: str
    entered: date | None = None

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.approved_on


class EditAction(Enum):
    """What is done to one date of a forecast by hand."""

    MOVE = "move"
    """It goes to another day."""
    LOCK = "lock"
    """It stays on its day, whatever else is moved."""
    SKIP = "skip"
    """It is not done this time, on purpose."""


@frozen(kw_only=True)
class Edit:
    """One date of a forecast moved, locked or skipped, by whom and why.

    ``made`` is the day on which it was decided. ``to`` is the day that an order is
    moved to or locked on. Later dates ``follow`` a move or stay as they are.
    """

    id: str
    order: str
    action: EditAction
    made: date
    to: date | None = None
    follow: bool = False
    by: str = ""
    because: str = ""
    entered: date | None = None

    def __attrs_post_init__(self) -> None:
        if (self.to is None) is not (self.action is EditAction.SKIP):
            raise InvalidValue(NO_DAY())
        if self.follow and self.action is not EditAction.MOVE:
            raise InvalidValue(NOTHING_FOLLOWS())
        if self.action is EditAction.SKIP and not self.because.strip():
            raise InvalidValue(NO_REASON())

    @property
    def locks(self) -> bool:
        """Whether it holds its date against everything."""
        return self.action is EditAction.LOCK

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.made


@frozen(kw_only=True)
class StateChange:
    """A subject is in a state from a day until the next such record.

    ``state`` is a word such as ``in_use`` or ``out_of_service``.
    """

    id: str
    subject: str
    state: str
    since: date
    entered: date | None = None
    note: str = ""

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.since


@frozen(kw_only=True)
class Event:
    """Something that happened to a subject on a day: an overload, a leak, a use."""

    id: str
    subject: str
    event: str
    happened: date
    entered: date | None = None
    note: str = ""

    @property
    def key(self) -> str:
        """The key of the orders it opens; no turn of a cycle has one of this form."""
        return f"{EVENT_KEY}{self.id}"

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.happened


@frozen(kw_only=True)
class AttributeChange:
    """An attribute of a subject has another value from a day on.

    Until the first such record it has the value that the inventory states.
    """

    id: str
    subject: str
    attribute: str
    value: Any
    since: date
    entered: date | None = None
    note: str = ""

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.since


@frozen(kw_only=True)
class Void:
    """The word that an earlier record should not have been made."""

    id: str
    record: str
    entered: date
    reason: str = ""

    @property
    def day(self) -> date:
        """The day that it speaks of."""
        return self.entered


Record = (
    Completion
    | Reading
    | Exchange
    | Finding
    | Deferral
    | Edit
    | StateChange
    | Event
    | AttributeChange
    | Void
)
OfSubject = (
    Completion | Reading | Exchange | Finding | StateChange | Event | AttributeChange
)
"""Records about a subject; others are about orders, or about records."""


def entered_on(record: Record) -> date:
    """Return the day the record was made; the day it speaks of, where unsaid."""
    return record.entered or record.day


NO_DAY = Message(
    zh="改期和锁定须写明日期（to），跳过则不写",
    en="a move and a lock need the day (to), and a skip has none",
)
NOTHING_FOLLOWS = Message(
    zh="只有改期能让后面的日期跟着改", en="later dates follow a move alone"
)
NO_REASON = Message(
    zh="跳过一次须写明理由（because）",
    en="a turn is skipped only with a reason (because)",
)
