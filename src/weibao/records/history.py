"""What is known of the past on some day, found by subject, task and meter."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from attrs import evolve, field, frozen

from weibao.records.kinds import (
    AttributeChange,
    Completion,
    Deferral,
    Edit,
    Event,
    Exchange,
    Finding,
    OfSubject,
    Reading,
    Record,
    StateChange,
    Void,
    entered_on,
)
from weibao.spans.window import Window

Of = TypeVar("Of", StateChange, Event, AttributeChange)


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
    changes: tuple[AttributeChange, ...] = ()
    known_by: date | None = None
    _by_task: Mapping[tuple[str, str], tuple[Completion, ...]] = field(
        init=False, repr=False
    )
    _by_meter: Mapping[tuple[str, str], tuple[Reading, ...]] = field(
        init=False, repr=False
    )
    _states: Mapping[str, tuple[StateChange, ...]] = field(init=False, repr=False)
    _events: Mapping[str, tuple[Event, ...]] = field(init=False, repr=False)
    _changes: Mapping[str, tuple[AttributeChange, ...]] = field(init=False, repr=False)

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
        object.__setattr__(self, "_changes", _by_subject(self.changes))

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
            key=lambda r: (r.day, r.id),
        )
        completions = tuple(r for r in kept if isinstance(r, Completion))
        readings = [r for r in kept if isinstance(r, Reading)]
        readings += [reading for one in completions for reading in one.readings]
        return cls(
            completions=completions,
            readings=tuple(sorted(readings, key=lambda r: (r.day, r.id))),
            exchanges=tuple(r for r in kept if isinstance(r, Exchange)),
            findings=tuple(r for r in kept if isinstance(r, Finding)),
            deferrals=tuple(r for r in kept if isinstance(r, Deferral)),
            edits=tuple(r for r in kept if isinstance(r, Edit)),
            states=tuple(
                sorted((r for r in kept if isinstance(r, StateChange)), key=_in_force)
            ),
            events=tuple(r for r in kept if isinstance(r, Event)),
            changes=tuple(
                sorted(
                    (r for r in kept if isinstance(r, AttributeChange)), key=_in_force
                )
            ),
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

    def changes_of(self, subject: str) -> tuple[AttributeChange, ...]:
        """Return which attributes of a subject changed, by day.

        Of several of one day the one entered last holds, and so comes last.
        """
        return self._changes.get(subject, ())

    def about(
        self,
        *,
        subject: str | None = None,
        days: Window[date] | None = None,
        person: str | None = None,
    ) -> tuple[OfSubject, ...]:
        """Return the records about a subject, a period and a person, by day.

        What is not given is not asked for. Only completions name people, and the
        readings taken with them. Deferrals are about orders, and not among them.
        """
        records: list[OfSubject] = [
            *self.completions,
            *self.readings,
            *self.exchanges,
            *self.findings,
            *self.states,
            *self.events,
            *self.changes,
        ]
        found = (
            one
            for one in records
            if (subject is None or one.subject == subject)
            and (days is None or one.day in days)
            and (
                person is None
                or (isinstance(one, Completion | Reading) and person in one.people)
            )
        )
        return tuple(sorted(found, key=lambda one: (one.day, one.id)))


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


def _in_force(record: StateChange | AttributeChange) -> tuple[date, date, str]:
    return record.day, record.entered or record.day, record.id
