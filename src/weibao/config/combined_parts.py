"""Rules put together, as keys of a cycle's mapping."""

from datetime import date

from weibao.config.scalars import CYCLE
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Combined, Single
from weibao.errors import InvalidValue
from weibao.phrases import cycle_text, parse_stretch
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message

Less = Cycle | Season | Window[date]


def taken_away(text: str) -> Less:
    """Read what is taken away: a stretch of days, or a rule."""
    try:
        return parse_stretch(text)
    except InvalidValue:
        cycle: Cycle = CYCLE.read(text)
        return cycle


def combined(rules: tuple[Cycle, ...], less: tuple[Less, ...]) -> Combined:
    """Put rules together; each says when, and nothing else."""
    return Combined(
        tuple(_rule(one) for one in rules),
        tuple(one if isinstance(one, Season | Window) else _rule(one) for one in less),
    )


def _rule(cycle: Cycle) -> Single:
    rhythm = cycle.rhythm
    if cycle != Cycle(rhythm) or not isinstance(rhythm, Single):
        raise InvalidValue(ONLY_WHEN(rule=cycle_text(cycle)))
    return rhythm


ONLY_WHEN = Message(
    zh="“{rule}”不能作为合并的一条规则"
    "（每条只写日期，如 每星期一；其余写在整个周期上）",
    en="“{rule}” cannot be one of several rules (each says its dates alone, such as "
    "every Monday; write the rest with the whole cycle)",
)
