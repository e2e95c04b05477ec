"""What has happened: completions, readings, findings, states, events and the like.

Records are only ever added. The past enters the engines by one door, `History`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import Enum
from typing import TypeVar

from attrs import evolve, field, frozen

from weibao.cycles import deferral
from weibao.errors import InvalidValue
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

FINDING_KEY = "finding-"
EVENT_KEY = "event-"
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


@frozen(kw_only=True)
class Completion:
    """A task done on a subject on a day.

    ``at`` is the local time at which it began, where known. ``order`` is the id of the
    order it fulfils, where it names one. ``except_`` are the ids of a round's subjects
    that were not in order. ``covers`` are the codes of other tasks of the subject that
    were done with it: a repair that put in a new filter has done the filter's task.
    ``items`` are the ids of those it was done on, where a task takes some in turn.
    """

    id: str
    subject: str
    task: str
    done: date
    at: time | None = None
    entered: date | None = None
    order: str | None = None
    people: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    note: str = ""


@frozen(kw_only=True)
class Reading:
    """The value of a meter, or of an item of an inspection, on a day."""

    id: str
    subject: str
    meter: str
    value: float
    taken: date
    entered: date | None = None


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


@frozen(kw_only=True)
class Deferral(deferral.Deferral):
    """Leave to do one order by another day, given to it by its id.

    A day before the order's own last day is the earlier limit that an examiner sets.
    """

    id: str
    order: str
    entered: date | None = None


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


@frozen(kw_only=True)
class Void:
    """The word that an earlier record should not have been made."""

    id: str
    record: str
    entered: date
    reason: str = ""


Record = (
    Completion
    | Reading
    | Exchange
    | Finding
    | Deferral
    | Edit
    | StateChange
    | Event
    | Void
)


Of = TypeVar("Of", StateChange, Event)


def entered_on(record: Record) -> date:
    """Return the day the record was made; the day it speaks of, where unsaid."""
    if isinstance(record, Void):
        return record.entered
    return record.entered or _happened(record)


@frozen(eq=False)
class History:
    """What is known of the past on some day, indexed. Make it with `History.of`."""

    completions: tuple[Completion, ...] = ()
    readings: tuple[Reading, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    findings: tuple[Finding, ...] = ()
    deferrals: tuple[Deferral, ...] = ()
    edits: tuple[Edit, ...] = ()
    states: tuple[StateChange, ...] = ()
    events: tuple[Event, ...] = ()
    known_by: date | None = None
    _by_task: Mapping[tuple[str, str], tuple[Completion, ...]] = field(
        init=False, repr=False
    )
    _by_meter: Mapping[tuple[str, str], tuple[Reading, ...]] = field(
        init=False, repr=False
    )
    _states: Mapping[str, tuple[StateChange, ...]] = field(init=False, repr=False)
    _events: Mapping[str, tuple[Event, ...]] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        lists: dict[tuple[str, str], list[Completion]] = {}
        for completion in self.completions:
            for code in dict.fromkeys((completion.task, *completion.covers)):
                lists.setdefault((completion.subject, code), []).append(completion)
        by_task = {key: tuple(found) for key, found in lists.items()}
        object.__setattr__(self, "_by_task", by_task)
        read: dict[tuple[str, str], list[Reading]] = {}
        for reading in self.readings:
            read.setdefault((reading.subject, reading.meter), []).append(reading)
        by_meter = {key: tuple(found) for key, found in read.items()}
        object.__setattr__(self, "_by_meter", by_meter)
        object.__setattr__(self, "_states", _by_subject(self.states))
        object.__setattr__(self, "_events", _by_subject(self.events))

    @classmethod
    def of(
        cls, records: Iterable[Record], *, known_by: date | None = None
    ) -> "History":
        """Collect records in any order, leaving out what was voided.

        With ``known_by`` it is the history as it was known on that day: records and
        voids entered later are left out.
        """
        known = [r for r in records if known_by is None or entered_on(r) <= known_by]
        voided = _voided(r for r in known if isinstance(r, Void))
        kept = sorted(
            (r for r in known if r.id not in voided and not isinstance(r, Void)),
            key=lambda r: (_happened(r), r.id),
        )
        return cls(
            completions=tuple(r for r in kept if isinstance(r, Completion)),
            readings=tuple(r for r in kept if isinstance(r, Reading)),
            exchanges=tuple(r for r in kept if isinstance(r, Exchange)),
            findings=tuple(r for r in kept if isinstance(r, Finding)),
            deferrals=tuple(r for r in kept if isinstance(r, Deferral)),
            edits=tuple(r for r in kept if isinstance(r, Edit)),
            states=tuple(
                sorted((r for r in kept if isinstance(r, StateChange)), key=_in_force)
            ),
            events=tuple(r for r in kept if isinstance(r, Event)),
            known_by=known_by,
        )

    def completions_of(self, subject: str, task: str) -> tuple[Completion, ...]:
        """Return the completions of one task on one subject, by day done.

        Those of other work that covered it are among them.
        """
        return self._by_task.get((subject, task), ())

    def crediting(
        self, credits: Mapping[tuple[str, str], Iterable[Completion]]
    ) -> "History":
        """Return a history in which completions are of further tasks, too.

        Args:
            credits: completions by the subject and the task that they are credited to.
        """
        more = {
            key: tuple(
                sorted(
                    (*self._by_task.get(key, ()), *some),
                    key=lambda one: (one.done, one.id),
                )
            )
            for key, some in credits.items()
        }
        made = evolve(self)
        object.__setattr__(made, "_by_task", {**self._by_task, **more})
        return made

    def readings_of(self, subject: str, meter: str) -> tuple[Reading, ...]:
        """Return the readings of one meter of a subject, by day."""
        return self._by_meter.get((subject, meter), ())

    def exchanges_of(self, subject: str, meter: str) -> tuple[Exchange, ...]:
        """Return when one meter of a subject was exchanged or set back, by day."""
        of = (subject, meter)
        return tuple(one for one in self.exchanges if (one.subject, one.meter) == of)

    def states_of(self, subject: str) -> tuple[StateChange, ...]:
        """Return what is known of a subject's states, by day.

        Of several of one day the one entered last holds, and so comes last.
        """
        return self._states.get(subject, ())

    def events_of(self, subject: str) -> tuple[Event, ...]:
        """Return what happened to a subject, by day."""
        return self._events.get(subject, ())

    def about(
        self,
        *,
        subject: str | None = None,
        days: Window[date] | None = None,
        person: str | None = None,
    ) -> tuple[Completion | Reading | Exchange | Finding | StateChange | Event, ...]:
        """Return the records about a subject, a period and a person, by day.

        What is not given is not asked for. Only completions name people. Deferrals are
        about orders, and not among them.
        """
        records: list[
            Completion | Reading | Exchange | Finding | StateChange | Event
        ] = [
            *self.completions,
            *self.readings,
            *self.exchanges,
            *self.findings,
            *self.states,
            *self.events,
        ]
        found = (
            one
            for one in records
            if (subject is None or one.subject == subject)
            and (days is None or _happened(one) in days)
            and (
                person is None or (isinstance(one, Completion) and person in one.people)
            )
        )
        return tuple(sorted(found, key=lambda one: (_happened(one), one.id)))


def _voided(voids: Iterable[Void]) -> set[str]:
    """Return the ids of the records that voids hold for.

    A void holds unless one that holds names it, whenever they were entered. Voids
    that name one another in a circle contradict themselves, and none of them holds.
    """
    undecided = {void.id: void for void in voids}
    named: dict[str, set[str]] = {}
    for void in undecided.values():
        named.setdefault(void.record, set()).add(void.id)
    voided: set[str] = set()
    holding = [void for id_, void in undecided.items() if id_ not in named]
    while holding:
        void = holding.pop()
        del undecided[void.id]
        voided.add(void.record)
        struck = undecided.pop(void.record, None)
        freed = undecided.get(struck.record) if struck is not None else None
        if freed is not None and not named[freed.id] & undecided.keys():
            holding.append(freed)
    return voided


def _by_subject(records: Iterable[Of]) -> Mapping[str, tuple[Of, ...]]:
    lists: dict[str, list[Of]] = {}
    for record in records:
        lists.setdefault(record.subject, []).append(record)
    return {subject: tuple(found) for subject, found in lists.items()}


def _in_force(record: StateChange) -> tuple[date, date, str]:
    return record.since, record.entered or record.since, record.id


def _happened(
    record: Completion
    | Reading
    | Exchange
    | Finding
    | Deferral
    | Edit
    | StateChange
    | Event,
) -> date:
    if isinstance(record, Completion):
        return record.done
    if isinstance(record, StateChange):
        return record.since
    if isinstance(record, Event):
        return record.happened
    if isinstance(record, Deferral):
        return record.approved_on
    if isinstance(record, Exchange):
        return record.exchanged
    if isinstance(record, Edit):
        return record.made
    return record.taken if isinstance(record, Reading) else record.found
