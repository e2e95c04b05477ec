"""A law may be done more of, never less: cycles that a policy must not loosen."""

from collections.abc import Iterator
from fractions import Fraction

from weibao.amounts import Choose, outcomes, resolve, settings
from weibao.cycles.cycle import Cycle
from weibao.equipment import Basis, Task
from weibao.errors import InvalidValue
from weibao.phrases import cycle_text
from weibao.strictness import falls_short
from weibao.texts.text import Message, Text


def loosened(task: Task, cycle: Cycle | Choose[Cycle]) -> Text | None:
    """Say which norm a new cycle of a task falls short of, or None.

    Where the norm sets a longest gap, the longest that the new cycle allows counts;
    otherwise how often it comes. Listed dates and recurrence rules are not judged.
    Where either depends on an attribute, it must hold for whatever that may say.
    """
    norms = [source for source in task.sources if source.basis is Basis.STATUTE]
    if not norms or task.cycle is None:
        return None
    for known in settings(cycle, task.cycle):
        norm: Cycle = resolve(task.cycle, known)
        if falls_short(resolve(cycle, known), norm):
            named = norms[0].text()
            return LOOSENED(task=task.code, norm=named, most=cycle_text(norm))
    return None


def factor_faults(task: Task, factor: Fraction) -> Iterator[Text]:
    """Say what keeps the cycle of a task from being stretched by a factor.

    What a statute asks for is made longer by no factor, whatever rules before it said.
    """
    norms = [source for source in task.sources if source.basis is Basis.STATUTE]
    if norms and factor > 1:
        yield STRETCHED(task=task.code, norm=norms[0].text())
    for cycle in outcomes(task.cycle):
        try:
            if isinstance(cycle, Cycle):
                cycle.stretched(factor)
        except InvalidValue as error:
            yield error.text


STRETCHED = Message(
    zh="任务 {task!r} 依据 {norm}，其周期不得用系数放长（系数不超过 1，或用 "
    "switch_off: 取消，再用 add: 新增任务并写明依据）",
    en="the cycle of {task!r}, after {norm}, must not be stretched by a factor (use "
    "one up to 1, or switch the task off and add one with sources of its own)",
)
LOOSENED = Message(
    zh="任务 {task!r} 的周期不得长于 {norm} 规定的“{most}”"
    "（改短，或用 switch_off: 取消，再用 add: 新增任务并写明依据）",
    en="the cycle of {task!r} must not be longer than “{most}”, after {norm} (shorten "
    "it, or switch the task off and add one with sources of its own)",
)
