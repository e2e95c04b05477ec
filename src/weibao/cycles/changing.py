"""Intervals that changed with what an attribute says: how long they were until when."""

from datetime import date
from enum import Enum

from attrs import evolve, field, frozen

from weibao.cycles.window import NONE, Tolerance
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.texts.text import Message


class OnChange(Enum):
    """What becomes of the turn that is open when an interval changes."""

    RECOUNT = "recount"
    """Its date is reckoned anew from the last time, from the day of the change on."""
    RECOUNT_OVERDUE = "recount_overdue"
    """The same, and what was overdue by then is due no earlier than that day, too."""
    KEEP = "keep"
    """It keeps its date, and the next one comes after the new interval."""


@frozen
class AtChange:
    """What a change of interval does, and how much time it leaves for the work.

    What is due anew comes no earlier than the ``grace`` after the change, but no later
    than it was due before. What was overdue already does not become due later, unless
    the longer interval gives it the time, or the turn is one to ``recount_overdue``.
    """

    turn: OnChange = OnChange.RECOUNT
    grace: Every = Every()

    def __attrs_post_init__(self) -> None:
        if self.grace and self.turn is OnChange.KEEP:
            raise InvalidValue(NOTHING_TO_GRANT())

    def due(self, anew: date, changed: date, due: date) -> date:
        """Return the date of the open turn once its interval has changed.

        Args:
            anew: the date one new interval after the last time.
            changed: the day of the change.
            due: the date as it was.
        """
        if self.turn is OnChange.KEEP:
            return due
        soonest = self.grace.after(changed)
        if self.turn is OnChange.RECOUNT and due < soonest:
            soonest = due
        return max(anew, soonest)


RECOUNTED = AtChange()


@frozen
class Length:
    """An interval and its room from a day on, and what was said on that day.

    Of a longest gap it holds what is aimed at. The attribute, its value and the record
    of the change are empty of the first one.
    """

    since: date
    every: Every
    tolerance: Tolerance = NONE
    aim: Every | None = None
    attribute: str = ""
    value: str = ""
    record: str = ""


def _in_order(lengths: tuple[Length, ...]) -> tuple[Length, ...]:
    return tuple(sorted(lengths, key=lambda one: one.since))


@frozen
class Changed:
    """The lengths that an interval had, the present one last, and what changes do."""

    lengths: tuple[Length, ...] = field(converter=_in_order)
    how: AtChange = RECOUNTED

    def after(self, last: date) -> date:
        """Return the date that comes after a day, with all that changed since then."""
        held = [one for one in self.lengths[1:] if one.since <= last]
        due = (held or self.lengths)[-1 if held else 0].every.after(last)
        for one in self.lengths[1 + len(held) :]:
            due = self.how.due(one.every.after(last), one.since, due)
        return due

    def known_by(self, day: date) -> "Changed":
        """Return it without what changed after a day."""
        kept = [one for one in self.lengths[1:] if one.since <= day]
        return evolve(self, lengths=(self.lengths[0], *kept))


NOTHING_TO_GRANT = Message(
    zh="保留原日期（on_change: keep）就没有宽限可言（去掉 grace，或写 recount）",
    en="where the open turn keeps its date there is nothing to give grace for (leave "
    "grace out, or write on_change: recount)",
)
