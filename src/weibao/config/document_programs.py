# ruff: noqa: RUF009 - each field is declared by a call that names its form
"""The shape of programmes: which tasks are done on which steps of a base cycle."""

from typing import Any

from attrs import frozen

from weibao.config.compound import TITLE
from weibao.config.compound_cycles import CYCLE_FORM
from weibao.config.document_shapes import IDS
from weibao.config.forms import (
    document,
    list_of,
    mapping_of,
    optional,
    required,
)
from weibao.config.scalars import COUNT, IDENTIFIER, choice
from weibao.cycles.inclusion import OnCommon
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text


@frozen(kw_only=True)
class PackageDocument:
    """One task of a programme: on every so many steps, or once."""

    task: str = required(IDENTIFIER.form, "任务代码", "the task's code")
    every: int | None = optional(COUNT.form, "每几步", "on every so many steps")
    offset: int | None = optional(
        COUNT.form, "从第几步起，默认为 every", "the first of them; every by default"
    )
    once: int | None = optional(COUNT.form, "只在第几步", "the only step it is done on")

    def __attrs_post_init__(self) -> None:
        if self.once is not None and (self.every or self.offset):
            raise InvalidValue(ONCE_ONLY())


@frozen(kw_only=True)
class RepeatDocument:
    """A task and how often it comes in turn."""

    task: str = required(IDENTIFIER.form, "任务代码", "the task's code")
    times: int = required(COUNT.form, "连做几次", "how many times in turn")


@frozen(kw_only=True)
class PositionsDocument:
    """Steps of a cycle of steps, by task."""

    of: int = required(COUNT.form, "几步一轮", "of how many steps a cycle of them is")
    at: dict[str, tuple[int, ...]] = required(
        mapping_of(IDENTIFIER.form, list_of(COUNT.form)),
        "任务: 第几步",
        "the steps of each task",
    )
    once: tuple[str, ...] = optional(
        IDS, "只在首轮做的任务", "tasks of the first cycle only", default=()
    )
    priority: dict[str, int] = optional(
        mapping_of(IDENTIFIER.form, COUNT.form),
        "任务: 级别，大者优先",
        "the rank of each task, where one takes the place of others",
        default={},
    )


@frozen(kw_only=True)
class ProgramDocument:
    """Tasks that share one base cycle; exactly one key says who is done when."""

    cycle: Any = required(CYCLE_FORM, "基本周期", "the base cycle")
    done: int = optional(
        COUNT.form,
        "接手时已做到第几步，起算日是这一步",
        "the number of the last step done, on the day that the cycle counts from",
        default=0,
    )
    packages: tuple[PackageDocument, ...] | None = optional(
        list_of(document(PackageDocument)), "每几步一次的任务", "tasks by step numbers"
    )
    pattern: tuple[str, ...] | None = optional(
        IDS, "依次重复的任务", "tasks in turn, again and again"
    )
    sets: tuple[RepeatDocument, ...] | None = optional(
        list_of(document(RepeatDocument)),
        "各做几次后换下一个",
        "tasks in turn, each several times",
    )
    divisors: dict[str, int] | None = optional(
        mapping_of(IDENTIFIER.form, COUNT.form),
        "任务: 除数，能整除步号的做",
        "each task's number: it is done where that divides the step",
    )
    positions: PositionsDocument | None = optional(
        document(PositionsDocument), "一轮中的位置", "tasks at places of a cycle"
    )
    on_common: OnCommon | None = optional(
        choice(OnCommon),
        "divisors 或 positions 同步时：只做最大的，或都做",
        "where divisors or positions meet: the largest alone, or all",
    )
    because: Text = required(TITLE, "理由", "why")

    def __attrs_post_init__(self) -> None:
        kinds = (self.packages, self.pattern, self.sets, self.divisors, self.positions)
        if sum(bool(one) for one in kinds) != 1:
            raise InvalidValue(ONE_KIND())
        if self.on_common and not (self.divisors or self.positions):
            raise InvalidValue(NO_COMMON())


ONCE_ONLY = Message(
    zh="once 不与 every、offset 同用（三者中写 once，或写 every）",
    en="once does not go with every and offset (write one or the other)",
)
ONE_KIND = Message(
    zh="program 恰好写 packages、pattern、sets、divisors、positions 之一",
    en="a program holds exactly one of packages, pattern, sets, divisors, positions",
)
NO_COMMON = Message(
    zh="on_common 只与 divisors 或 positions 同用（其他写法用任务的 includes）",
    en="on_common goes with divisors or positions (otherwise say what a task includes)",
)
