"""Results on which a task hangs: it exists only if some reading fell short or over."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from weibao.cycles.gating import required_below
from weibao.cycles.period import Period
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text


@frozen(kw_only=True)
class OnlyIf:
    """That a task exists only if some reading of a meter is out of a limit.

    The readings are those of the period ``within`` which the task is due. The limit
    itself is in order.
    """

    meter: str
    below: Fraction | None = None
    above: Fraction | None = None
    within: Period = Period.YEAR

    def __attrs_post_init__(self) -> None:
        if (self.below is None) == (self.above is None):
            raise InvalidValue(ONE_LIMIT(meter=self.meter))

    def holds(self, values: Iterable[float]) -> bool:
        """Tell whether some value asks for the task."""
        exact = [Fraction(str(value)) for value in values]
        if self.below is not None:
            return required_below(exact, self.below)
        assert self.above is not None
        return any(value > self.above for value in exact)

    def text(self) -> Text:
        """Say it in a few words."""
        limit = self.below if self.below is not None else self.above
        assert limit is not None
        pattern = BELOW if self.below is not None else ABOVE
        return pattern(
            meter=self.meter, value=f"{float(limit):g}", period=PERIODS[self.within]
        )


PERIODS = {
    Period.DAY: Text("当日", "day"),
    Period.WEEK: Text("当周", "week"),
    Period.HALF_MONTH: Text("当半月", "half-month"),
    Period.MONTH: Text("当月", "month"),
    Period.QUARTER: Text("当季", "quarter"),
    Period.HALF_YEAR: Text("当半年", "half-year"),
    Period.YEAR: Text("当年", "year"),
}
BELOW = Message(
    zh="{period}有 {meter} 读数低于 {value}",
    en="a reading of {meter} below {value} in its {period}",
)
ABOVE = Message(
    zh="{period}有 {meter} 读数高于 {value}",
    en="a reading of {meter} above {value} in its {period}",
)
ONE_LIMIT = Message(
    zh="only_if 的 {meter!r} 应写 below 或 above 之一（例如 below: 30）",
    en="only_if needs one limit of {meter!r}: below or above (below: 30, for example)",
)
