"""What an attribute that changed on record did to a date."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from weibao.cycles.changing import Length
from weibao.cycles.choosing import lengths_of
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval, MaximumGap
from weibao.due_work.changing import Came, ChangingProgress
from weibao.explanation.cause import Cause, said
from weibao.explanation.sums import steps_to
from weibao.inventory import Subject
from weibao.texts.text import Message, Text


def length_causes(cycle: Cycle, subject: Subject) -> Iterator[Cause]:
    """Say since when an interval holds, and which ones held before."""
    lengths = [length for length, _ in lengths_of(cycle)]
    for before, length in pairwise(lengths):
        facts = {**_facts(length), "before": said(before.every.text())}
        pattern = GAP_HELD if isinstance(cycle.rhythm, MaximumGap) else HELD
        yield Cause("cycle", pattern(**_told(before, length, subject)), facts)


def change_causes(
    progress: ChangingProgress, number: int, subject: Subject
) -> Iterator[Cause]:
    """Say what changes made of the date of a turn that was open when they came."""
    for one in progress.came:
        if one.number == number - 1:
            told = _told(one.before, one.length, subject)
            text = _pattern(one)(**told, anew=one.anew, due=one.due)
            facts = {**_facts(one.length), "day": one.due.isoformat()}
            yield Cause("due", text, facts)


def grid_that_held(cycle: Cycle, start: date, due: date) -> Cycle:
    """Return the plain cycle of a grid that has a date, of those that held by turns."""
    for length, plain in reversed(lengths_of(cycle)):
        rhythm = plain.rhythm
        assert isinstance(rhythm, Interval)
        if length.since <= due and steps_to(plain, rhythm, start, due) is not None:
            return plain
    return cycle


def _pattern(one: Came) -> Message:
    if one.due == one.anew and one.last is not None:
        return RECOUNTED
    return KEPT if one.due == one.was_due else AT_THE_CHANGE


def _told(before: Length, length: Length, subject: Subject) -> dict[str, Any]:
    type_ = subject.type
    attribute = type_.attribute(length.attribute) if type_ is not None else None
    title = attribute.title if attribute else Text.same(length.attribute)
    unit = f" {attribute.unit}" if attribute is not None and attribute.unit else ""
    return {
        "since": length.since,
        "attribute": title,
        "value": f"{length.value}{unit}",
        "record": length.record,
        "every": length.every.text(),
        "before": before.every.text(),
    }


def _facts(length: Length) -> dict[str, Any]:
    return {
        "since": length.since.isoformat(),
        "attribute": length.attribute,
        "value": length.value,
        "record": length.record,
        "every": said(length.every.text()),
    }


HELD = Message(
    zh="自 {since} 起{attribute}为 {value}（记录 {record}），"
    "每{every}；此前每{before}。",
    en="From {since} on the {attribute} is {value} (record {record}): every {every}, "
    "and every {before} before.",
)
GAP_HELD = Message(
    zh="自 {since} 起{attribute}为 {value}（记录 {record}），"
    "间隔不超过{every}；此前不超过{before}。",
    en="From {since} on the {attribute} is {value} (record {record}): at most {every} "
    "apart, and {before} before.",
)
RECOUNTED = Message(
    zh="{since} 起改为每{every}，从上次重新推算，为 {due}。",
    en="From {since} on it is every {every}; reckoned anew from the last time that is "
    "{due}.",
)
AT_THE_CHANGE = Message(
    zh="{since} 起改为每{every}，从上次推算为 {anew}，但不早于变更及其宽限，为 {due}。",
    en="From {since} on it is every {every}; from the last time that would be {anew}, "
    "but no earlier than the change and its grace: it is due on {due}.",
)
KEPT = Message(
    zh="{since} 起改为每{every}，已开始的一轮日期不变，为 {due}。",
    en="From {since} on it is every {every}; the open turn keeps its date, {due}.",
)
