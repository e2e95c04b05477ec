"""A rhythm in units of a meter: every 250 h, every 5000 starts."""

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import ClassVar

from attrs import frozen

from weibao.cycles.meter import Threshold
from weibao.cycles.shift import FIXED, GridShift, Move, Share, Zone
from weibao.cycles.use import NOTHING, PLAIN, Usage
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message


class Closing(Enum):
    """Which reading the next value counts from, where it counts from the work."""

    CLOSING = "closing"
    """The one on the day on which it was done."""
    OPENING = "opening"
    """The first one that showed its value, which opened its order."""


@frozen(kw_only=True)
class Metered:
    """So many units of a meter again and again, counted by what it reads.

    On a grid these are the multiples of ``every``; else they count from the value at
    which the work was done, the first from the first reading. ``meter`` names it
    where the type has several of the ``unit``. ``before`` and ``after`` are the
    lawful room in units of the meter; ``usage`` says how the date is told. With
    ``early_to_late`` a value to come may be served on any day from the earliest to the
    latest date that the bounds of use give.
    """

    moved: ClassVar[bool] = True
    daily: ClassVar[bool] = False

    every: Fraction
    unit: str
    meter: str | None = None
    shift: GridShift = FIXED
    before: Fraction = NOTHING
    after: Fraction = NOTHING
    usage: Usage = PLAIN
    counted_from: Closing = Closing.CLOSING
    early_to_late: bool = False

    def __attrs_post_init__(self) -> None:
        if self.every <= 0:
            raise InvalidValue(NO_LENGTH(every=float(self.every)))
        for part in (self.before, self.after):
            if not 0 <= part * 2 <= self.every:
                raise InvalidValue(
                    WIDE(part=float(part), every=float(self.every), unit=self.unit)
                )
        if any(isinstance(self.shift.of(zone), Share) for zone in Zone):
            raise InvalidValue(NO_SHARE())
        if self.early_to_late and not self.usage.least:
            raise InvalidValue(NO_BOUNDS(unit=self.unit))

    @property
    def restarts(self) -> bool:
        """Whether it counts from work that was done in time."""
        return self.shift.early_inside is Move.RESET


@frozen
class Exceeded:
    """A reading beyond a threshold, which calls for the work once.

    It calls again only after a reading on the safe side, and while nothing is open.
    The work is due ``within`` so long of the reading; the same day where unsaid.
    """

    moved: ClassVar[bool] = True
    daily: ClassVar[bool] = False

    meter: str
    threshold: Threshold
    within: Every = Every()

    def window(self, taken: date) -> Window[date]:
        """Return the lawful days of the work that a reading calls for."""
        return Window(taken, self.within.after(taken))


NO_LENGTH = Message(
    zh="计量周期应大于零，而不是 {every:g}",
    en="an interval of a meter must be above zero, not {every:g}",
)
WIDE = Message(
    zh="允许偏差 {part:g} {unit} 为负或超过了周期 {every:g} {unit} 的一半",
    en="the tolerance of {part:g} {unit} is negative, or more than half the interval "
    "of {every:g} {unit}",
)
NO_SHARE = Message(
    zh="表计周期不能按比例移动（应写成 保持基准 或 自完成日起）",
    en="an interval of a meter does not move by a share (write keep the grid, or from "
    "completion)",
)
NO_BOUNDS = Message(
    zh="最早到最晚的日期由每天用量的界限得出，下限应大于零"
    "（加上例如 每天4到12{unit}之间）",
    en="the early and the late date come from bounds of use, the lower one above zero "
    "(add between 4 and 12 {unit} a day, for example)",
)
