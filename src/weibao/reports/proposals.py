"""Cycles that experience says are too long or too short, as changes to a policy.

Only a proposal: no date moves until somebody writes it into the policy.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from attrs import frozen

from weibao.equipment import Basis
from weibao.errors import InvalidValue
from weibao.orders import Demand
from weibao.phrases.percentages import factor_text
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.reports.account import Account, account
from weibao.spans.window import Window
from weibao.texts.text import Message, Text


@frozen(kw_only=True)
class Measure:
    """From when on experience says something, and how much a proposal changes.

    Of fewer than so many ``visits`` nothing is said. Where ``often`` or more failures
    come on a visit, the cycle is too long. Where nothing failed and ``often`` or more
    of the visits were late or missed, it is shorter than it can or need be.
    """

    visits: int = 8
    often: Fraction = Fraction(1, 4)
    shorter: Fraction = Fraction(4, 5)
    longer: Fraction = Fraction(5, 4)


@frozen(kw_only=True)
class Proposal:
    """That a task of a rule had better come more often, or less often, by a factor."""

    rule: str
    task: str
    title: Text
    subjects: tuple[str, ...]
    factor: Fraction
    visits: int
    failures: int
    late: int
    days: Window[date]

    @property
    def because(self) -> Text:
        """The figures behind it."""
        return FIGURES(
            first=self.days.opens,
            last=self.days.closes,
            visits=self.visits,
            failures=self.failures,
            late=self.late,
        )

    def text(self) -> str:
        """Write it as an entry of ``change:`` in the rule, on one line of YAML."""
        because = ", ".join(
            f"{language}: {json.dumps(words, ensure_ascii=False)}"
            for language, words in (("zh", self.because.zh), ("en", self.because.en))
        )
        factor = factor_text(self.factor)
        return (
            f"{{task: {self.task}, set: {{factor: {factor}}}, because: {{{because}}}}}"
        )


def proposals(
    demand: Demand, history: History, days: Window[date], measure: Measure = Measure()
) -> tuple[Proposal, ...]:
    """Return what a period that is past says of the cycles, by rule and task.

    A failure is something found on a subject, its rounds' findings among them. What
    law or safety asks for is never made longer, and only intervals and longest gaps
    are made longer or shorter. The period lies in the demand's horizon.
    """
    past = account(demand, days)
    failed = list(_failed(history, days))
    groups: dict[tuple[str, str], list[PlannedTask]] = defaultdict(list)
    for planned in demand.plan.tasks:
        if planned.cycle is not None:
            groups[planned.resolved.rule, planned.task.code].append(planned)
    found = (_proposal(one, past, failed, measure) for one in groups.values())
    return tuple(
        sorted((one for one in found if one), key=lambda one: (one.rule, one.task))
    )


def _proposal(
    group: Sequence[PlannedTask], past: Account, failed: list[str], measure: Measure
) -> Proposal | None:
    ids = {planned.id for planned in group}
    subjects = {planned.subject.id for planned in group}
    late = sum(order.planned.id in ids for order in past.late)
    late += sum(one.planned.id in ids for one in past.missed)
    in_time = sum(order.planned.id in ids for order in (*past.done, *past.deferred))
    visits, failures = in_time + late, sum(one in subjects for one in failed)
    if visits < measure.visits:
        return None
    if failures >= measure.often * visits:
        factor = measure.shorter
    elif not failures and late >= measure.often * visits:
        factor = measure.longer
    else:
        return None
    if not all(_allows(planned, factor) for planned in group):
        return None
    first = group[0]
    return Proposal(
        rule=first.resolved.rule,
        task=first.task.code,
        title=first.resolved.title,
        subjects=tuple(sorted(subjects)),
        factor=factor,
        visits=visits,
        failures=failures,
        late=late,
        days=past.days,
    )


def _allows(planned: PlannedTask, factor: Fraction) -> bool:
    """Tell whether a factor may be written for the task, and says something there."""
    asked = any(source.basis is Basis.STATUTE for source in planned.task.sources)
    if factor > 1 and (asked or planned.criticality.by_law):
        return False
    if planned.cycle is None:
        return False
    try:
        planned.cycle.stretched(factor)
    except InvalidValue:
        return False
    return True


def _failed(history: History, days: Window[date]) -> Iterator[str]:
    """Go through the subjects on which something was found, once for each finding."""
    for finding in history.findings:
        if finding.found in days:
            yield finding.subject
    for completion in history.completions:
        if completion.done in days:
            yield from completion.except_


FIGURES = Message(
    zh="{first} 至 {last}：到期 {visits} 次，其中超期或漏做 {late} 次；发现问题 "
    "{failures} 处",
    en="{first} to {last}: {visits} {visits:visit|visits} came due, {late} of them "
    "late or missed; {failures} {failures:failure was|failures were} found",
)
