"""Programmes of a rule: from documents to a cycle for each of their tasks."""

from weibao.amounts import Choose
from weibao.config.document_programs import (
    PackageDocument,
    PositionsDocument,
    ProgramDocument,
)
from weibao.cycles.cycle import Cycle
from weibao.cycles.inclusion import Divisors, OnCommon, Positions, StepPackage
from weibao.errors import InvalidValue
from weibao.programs import (
    Programme,
    names_in,
    of_divisors,
    of_packages,
    of_pattern,
    of_positions,
    of_sets,
)
from weibao.texts.text import Message


def programme(document: ProgramDocument) -> tuple[Programme, list[str]]:
    """Return a programme and its tasks."""
    if document.pattern:
        return of_pattern(document.pattern), names_in(document.pattern)
    if document.sets:
        repeats = [(one.task, one.times) for one in document.sets]
        return of_sets(repeats), names_in([name for name, _ in repeats])
    if document.packages:
        packages = [_package(one) for one in document.packages]
        return of_packages(packages), names_in([one.name for one in packages])
    if document.divisors:
        if min(document.divisors.values()) < 1:
            raise InvalidValue(BELOW_ONE())
        common = document.on_common or OnCommon.SUPPRESS
        return of_divisors(Divisors(document.divisors, common)), names_in(
            document.divisors
        )
    positions = document.positions
    assert positions is not None
    _check(positions)
    common = document.on_common or OnCommon.MERGE
    made = Positions(
        positions.of,
        positions.at,
        common,
        positions.priority,
        frozenset(positions.once),
    )
    return of_positions(made), names_in(positions.at)


def _check(positions: PositionsDocument) -> None:
    """Refuse steps that there are none of, and tasks that are on no step."""
    for name, steps in positions.at.items():
        outside = [step for step in steps if not 1 <= step <= positions.of]
        if outside:
            raise InvalidValue(OUTSIDE(task=name, step=outside[0], of=positions.of))
    for name in (*(positions.priority or ()), *positions.once):
        if name not in positions.at:
            raise InvalidValue(NOWHERE(task=name))


def cycles_of(document: ProgramDocument) -> dict[str, Cycle]:
    """Return the cycle of each task of a programme.

    Raises:
        InvalidValue: what it says cannot be meant.
    """
    base = document.cycle
    if isinstance(base, Choose):
        raise InvalidValue(NO_CHOICE())
    made, names = programme(document)
    return made.cycles(names, base, document.done)


def _package(one: PackageDocument) -> StepPackage:
    if one.once is not None:
        return StepPackage(one.task, None, one.once)
    every = 1 if one.every is None else one.every
    if every < 1 or (one.offset is not None and one.offset < 1):
        raise InvalidValue(BELOW_ONE())
    return StepPackage(one.task, every, every if one.offset is None else one.offset)


BELOW_ONE = Message(
    zh="步数应为 1 或更大（例如 every: 3）",
    en="the numbers of steps must be 1 or more (every: 3, for example)",
)
OUTSIDE = Message(
    zh="任务 {task!r} 的第 {step} 步不在 1 到 {of} 之间（改步号，或改 of）",
    en="step {step} of the task {task!r} does not lie between 1 and {of} (write "
    "another step, or another number under of)",
)
NOWHERE = Message(
    zh="positions 的 at 里没有任务 {task!r}（加到 at，或从 once、priority 中去掉）",
    en="the task {task!r} is not under at of the positions (add it there, or take it "
    "out of once and priority)",
)
NO_CHOICE = Message(
    zh="program 的基本周期不能随属性而定（每种取值各写一条规则）",
    en="the base cycle of a program cannot depend on an attribute (write a rule for "
    "each case)",
)
