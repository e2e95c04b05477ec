"""Which planned tasks a change adds, drops or changes, and in which fields."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from weibao.cycles.gating import OnReturn
from weibao.explanation.rules import FIELDS, NONE, value_text
from weibao.plan import Plan, PlannedTask, Provenance, ResolvedTask
from weibao.policy import Together
from weibao.portfolio import NO_NAMES
from weibao.texts.text import Message, Text, listed


@frozen(kw_only=True)
class FieldChange:
    """One field of a planned task, before and after.

    ``was`` and ``now`` say where the two values come from.
    """

    name: str
    old: Text
    new: Text
    was: Provenance
    now: Provenance


@frozen(eq=False)
class ChangedTask:
    """A task that is planned before and after, but not alike."""

    old: PlannedTask
    new: PlannedTask
    fields: tuple[FieldChange, ...]

    @property
    def id(self) -> str:
        """``subject/task``."""
        return self.new.id


@frozen(kw_only=True, eq=False)
class TaskChanges:
    """All planned tasks that differ, each list sorted by id."""

    added: tuple[PlannedTask, ...]
    removed: tuple[PlannedTask, ...]
    changed: tuple[ChangedTask, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def task_changes(
    old: Plan, new: Plan, names: Mapping[str, Text] = NO_NAMES
) -> TaskChanges:
    """Compare two plans, task by task.

    Args:
        old: the plan as it is.
        new: the plan as it would be.
        names: what skills and certificates are called, by their codes.
    """
    words = _Words(names)
    return TaskChanges(
        added=tuple(one for one in new.tasks if one.id not in old.by_id),
        removed=tuple(one for one in old.tasks if one.id not in new.by_id),
        changed=tuple(
            ChangedTask(before, after, fields)
            for after in new.tasks
            for before in [old.by_id.get(after.id)]
            if before is not None
            for fields in [words.fields(before.resolved, after.resolved)]
            if fields
        ),
    )


@frozen
class _Words:
    """Says what differs; tasks that many subjects share are compared once."""

    names: Mapping[str, Text]
    _known: dict[tuple[int, int], tuple[FieldChange, ...]] = field(factory=dict)

    def fields(self, old: ResolvedTask, new: ResolvedTask) -> tuple[FieldChange, ...]:
        key = (id(old), id(new))
        if key not in self._known:
            self._known[key] = tuple(self._differing(old, new))
        return self._known[key]

    def _differing(self, old: ResolvedTask, new: ResolvedTask) -> Iterator[FieldChange]:
        for name in FIELDS:
            if getattr(old, name) != getattr(new, name):
                yield FieldChange(
                    name=name,
                    old=value_text(name, old, self.names),
                    new=value_text(name, new, self.names),
                    was=old.provenance.get(name, _of_rule(old)),
                    now=new.provenance.get(name, _of_rule(new)),
                )
        for name, read, say in OTHERS:
            if read(old) != read(new):
                yield FieldChange(
                    name=name,
                    old=say(read(old)),
                    new=say(read(new)),
                    was=_of_rule(old),
                    now=_of_rule(new),
                )


def field_title(name: str) -> Text:
    """Return what people call a field that `FieldChange` names."""
    return FIELDS.get(name) or OTHER_TITLES[name]


def validity_text(resolved: ResolvedTask) -> Text:
    """Say on which days a task holds by its rule and by its norm."""
    return _days_text(_valid(resolved))


def _of_rule(resolved: ResolvedTask) -> Provenance:
    """Return the rule that applies a task, as the place where its days come from."""
    return Provenance(layer="site", by=resolved.rule, place=resolved.place)


def _valid(resolved: ResolvedTask) -> tuple[date | None, date | None]:
    starts = (resolved.valid_from, resolved.task.valid_from)
    ends = (resolved.valid_to, resolved.task.valid_to)
    return (
        max((day for day in starts if day is not None), default=None),
        min((day for day in ends if day is not None), default=None),
    )


def _days_text(valid: tuple[date | None, date | None]) -> Text:
    first, last = valid
    if first is None and last is None:
        return ALWAYS
    if last is None:
        return SINCE(first=first)
    return UNTIL(last=last) if first is None else FROM_TO(first=first, last=last)


def _sources(resolved: ResolvedTask) -> tuple[Any, ...]:
    return resolved.task.sources


def _sources_text(sources: tuple[Any, ...]) -> Text:
    return listed(source.text() for source in sources) if sources else NONE


def _suspended(resolved: ResolvedTask) -> tuple[Any, ...]:
    """Return the suspensions of a task by day, wherever they are written."""
    found = ((s.first, s.last, s.resume, s.because) for s in resolved.suspensions)
    return tuple(sorted(found, key=lambda one: (one[0], one[1] or date.max)))


def _suspended_text(suspensions: tuple[Any, ...]) -> Text:
    if not suspensions:
        return NONE
    return listed(
        (SUSPENDED if resume is OnReturn.GRID else RESTARTED)(
            days=_days_text((first, last)), because=because
        )
        for first, last, resume, because in suspensions
    )


def _together(resolved: ResolvedTask) -> Together | None:
    return resolved.together


def _together_text(asked: Together | None) -> Text:
    if asked is None:
        return NONE
    return JOINED(within=asked.within.text(), rule=asked.rule)


OTHERS: tuple[tuple[str, Callable[[ResolvedTask], Any], Callable[[Any], Text]], ...] = (
    ("valid", _valid, _days_text),
    ("sources", _sources, _sources_text),
    ("suspended", _suspended, _suspended_text),
    ("together", _together, _together_text),
)
"""What differs beside the fields that a rule changes one by one, and how it is said."""
OTHER_TITLES = {
    "valid": Text("有效期", "valid"),
    "sources": Text("依据", "sources"),
    "suspended": Text("暂停", "suspended"),
    "together": Text("合并上门", "together"),
}
ALWAYS = Text("一直有效", "always")
SINCE = Message(zh="{first} 起", en="from {first} on")
UNTIL = Message(zh="至 {last}", en="until {last}")
FROM_TO = Message(zh="{first} 至 {last}", en="from {first} to {last}")
SUSPENDED = Message(zh="{days}（{because}）", en="{days} ({because})")
RESTARTED = Message(
    zh="{days}，恢复后重计（{because}）", en="{days}, then counted anew ({because})"
)
JOINED = Message(
    zh="到期相距{within}以内的一次做完（规则 {rule}）",
    en="one visit of what is due within {within} (rule {rule})",
)
