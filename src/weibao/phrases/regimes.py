"""Several regimes at once, said as phrases: each in brackets, after what it is by."""

import re
from collections.abc import Callable, Iterable

from weibao.cycles.cycle import Cycle
from weibao.cycles.regimes import AllOf, Regime
from weibao.errors import InvalidValue
from weibao.phrases.several_clauses import ALL_OF
from weibao.texts.text import Message, Text

NAMED = re.compile(
    r"(?!RRULE:)([^:\[\]]+):(?: |(?!\d{1,2}(?!\d*-)))(.+)", re.IGNORECASE
)
"""What a regime is by, and its cycle. A time of day or a recurrence rule is none; a
cycle may begin with the dates of a season."""


def regime_of(cycle: Cycle, by: Text | str = "") -> Regime:
    """Make a regime of a cycle that says its rhythm and its tolerance only.

    Raises:
        InvalidValue: it says more, or is none that yields a window.
    """
    if isinstance(cycle.rhythm, AllOf) or cycle != Cycle(cycle.rhythm, cycle.tolerance):
        raise InvalidValue(OF_THE_WHOLE())
    text = Text.same(by) if isinstance(by, str) else by
    if any(sign in said for said in (text.zh, text.en) for sign in "[]:："):
        raise InvalidValue(PLAIN_NAME(name=text))
    return Regime(cycle.rhythm, cycle.tolerance, text)  # type: ignore[arg-type]  # it refuses others


def read_regime(text: str, read: Callable[[str], Cycle]) -> Regime:
    """Read a regime: a cycle, after what it is by where that is said."""
    named = NAMED.fullmatch(text.strip())
    if named is None:
        return regime_of(read(text))
    return regime_of(read(named[2]), named[1].strip())


def regimes_of(texts: Iterable[str], read: Callable[[str], Cycle]) -> AllOf:
    """Read several regimes, each without its brackets."""
    return AllOf(tuple(read_regime(text, read) for text in texts))


def regime_text(regime: Regime, say: Callable[[Cycle], Text]) -> Text:
    """Say a regime as it stands in its brackets."""
    cycle = say(Cycle(regime.rhythm, regime.tolerance))
    return NAMED_CYCLE(by=regime.by, cycle=cycle) if regime.by else cycle


def all_of_text(rhythm: AllOf, say: Callable[[Cycle], Text]) -> Text:
    """Say several regimes one by one."""
    said = [regime_text(one, say) for one in rhythm.regimes]
    listed = Text(
        " ".join(f"[{one.zh}]" for one in said),
        " ".join(f"[{one.en}]" for one in said),
    )
    return ALL_OF.say(cycles=listed)


NAMED_CYCLE = Message(zh="{by}：{cycle}", en="{by}: {cycle}")
OF_THE_WHOLE = Message(
    zh="同时满足的周期各写多久一次和允许偏差；季节、休息日等写在外面，且不再套几个周期",
    en="each of the cycles that all hold says how often and its tolerance only; "
    "seasons, closed days and the like are said of the whole, and none is made of "
    "several itself",
)
PLAIN_NAME = Message(
    zh="依据“{name}”里不能有方括号和冒号（例如 租赁合同第7条）",
    en="what a cycle is by, {name!r}, holds no brackets or colons (write the lease "
    "clause 7, for example)",
)
