"""How the tasks of one subject stand to one another: declared, never derived.

A larger task names what it includes. All that follows is read from that: which turns
of a smaller task are left out near a larger one, merged with it, or credited by it.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from attrs import frozen

from weibao.cycles.inclusion import Look, OnCommon, contained
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message, Text, listed


@frozen
class Credit:
    """How long before a smaller date, and how long after it, larger work does it."""

    before: Every = Every()
    after: Every = Every()

    def holds(self, due: date, done: date) -> bool:
        """Tell whether work done on a day may be credited to a date."""
        return self.before.before(due) <= done <= self.after.after(due)


@frozen(kw_only=True)
class Inclusion:
    """That a task contains another, the smaller one, and is done in its stead.

    A smaller turn is part of the larger one nearest to it, ``within`` a span, on the
    sides on which it is to ``look``; of two as near, of the earlier. ``on_common`` says
    whether it is left out or merged into one order. With a ``credit`` the day on which
    larger work was done counts besides: it does the smaller turn nearest to that day.
    """

    task: str
    within: Every = Every()
    look: Look = Look.BOTH
    on_common: OnCommon = OnCommon.SUPPRESS
    credit: Credit | None = None

    def __attrs_post_init__(self) -> None:
        if self.look is not Look.BOTH and not self.within:
            raise InvalidValue(NOWHERE_TO_LOOK(look=self.look.value))

    def reaches(self, smaller: Window[date], larger: date) -> bool:
        """Tell whether a larger date lies in the span of a smaller one's days."""
        opens = self.within.before(smaller.opens)
        closes = self.within.after(smaller.closes)
        if self.look is Look.FORWARD:
            opens = smaller.opens
        elif self.look is Look.BACKWARD:
            closes = smaller.closes
        return opens <= larger <= closes

    def text(self) -> Text:
        """Say it in a few words, the smaller task by its code."""
        said = Text.same(self.task)
        if self.within:
            said += SPANS[self.look](within=self.within.text())
        if self.on_common is OnCommon.MERGE:
            said += MERGED()
        if self.credit is not None:
            credit = self.credit
            said += CREDITED(before=credit.before.text(), after=credit.after.text())
        return said


Includes = tuple[Inclusion, ...]


def includes_text(includes: Includes) -> Text:
    """Say what a task includes."""
    return listed(one.text() for one in includes) if includes else NOTHING()


def apart(smaller: Window[date], larger: date) -> timedelta:
    """Return how far a date lies from some days: nothing where it is among them."""
    return max(smaller.opens - larger, larger - smaller.closes, timedelta(0))


def no_ring(includes: Mapping[str, Iterable[str]]) -> None:
    """Refuse tasks that contain one another.

    Raises:
        InvalidValue: a task contains itself, by way of others or directly.
    """
    for code, inner in includes.items():
        for name in inner:
            if code in contained(includes, name):
                raise InvalidValue(RING(task=code, inner=name))


def twice(includes: Includes) -> str | None:
    """Return a task that is named twice, if there is one."""
    codes = [one.task for one in includes]
    return next((code for code in codes if codes.count(code) > 1), None)


RING = Message(
    zh="任务 {task!r} 包含 {inner!r}，后者又包含前者（去掉其中一个 includes）",
    en="the task {task!r} includes {inner!r}, which includes it in turn (take one of "
    "the two includes away)",
)
NOWHERE_TO_LOOK = Message(
    zh="look: {look} 需要写明范围 within（例如 within: 5天）",
    en="look: {look} needs a span to look in (add within: 5 days, for example)",
)
NOTHING = Message(zh="无", en="nothing")
SPANS = {
    Look.FORWARD: Message(
        zh="（早于它不超过{within}的）", en=" (up to {within} before it)"
    ),
    Look.BACKWARD: Message(
        zh="（晚于它不超过{within}的）", en=" (up to {within} after it)"
    ),
    Look.BOTH: Message(zh="（前后{within}内的）", en=" (within {within} of it)"),
}
MERGED = Message(zh="，并为一张工单", en=", merged into one order")
CREDITED = Message(
    zh="，到期前{before}、到期后{after}内完成也算",
    en=", credited from {before} before its date to {after} after it",
)
