"""Follow-up orders: what was found not to be in order is put right.

One finding opens one order. The same condition found again on the same subject while
the order is open becomes part of it. The subjects that a round's completion excepts are
findings too. What opened no order of its own is put on record. Where the task says so,
its completion opens the order of a re-check.
"""

from collections.abc import Iterator
from datetime import date

from attrs import define, field

from weibao.due_work.deferrals import Deferrals, TaskDeferrals
from weibao.due_work.naming import SeriesNames
from weibao.due_work.span import Span
from weibao.orders import Dropped, Occurrence, Origin, Particulars, WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import Completion, Finding, History
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message

RECTIFY = Every(days=7)
NO_FOLLOW_UP = Message(
    zh="{found} 发现“{condition}”，但没有可以跟进的任务",
    en="“{condition}” was found on {found}, and no task is planned that could follow",
)
AGAIN = Message(
    zh="{found} 又发现“{condition}”，当时工单 {order} 未完成，已并入该工单",
    en="“{condition}” was found again on {found} while order {order} was open, and is "
    "part of it",
)


def follow_ups(
    span: Span, history: History, dropped: list[Dropped], deferrals: Deferrals
) -> Iterator[WorkOrder]:
    """Go through the orders that findings opened and that concern the horizon.

    Those are the ones still open, and the ones done in it or later. A finding that no
    task could follow up, or that became part of an order, goes to ``dropped``.
    """
    repairs = _Repairs(span, history)
    for case in _cases(span, history, dropped, repairs):
        checked = repairs.checked(case)
        if checked is not None and _concerns(span, case.first, checked.completion):
            yield checked.order(span, deferrals.of_task(checked.planned))
        if not _concerns(span, case.first, case.completion):
            continue
        order = case.order(span, deferrals.of_task(case.planned))
        for finding in case.again:
            reason = AGAIN(
                condition=finding.condition, found=finding.found, order=order.id
            )
            key, last = finding.key, order.window.closes
            dropped.append(
                Dropped(case.planned, key, last, reason, finding=finding, into=order.id)
            )
        yield order


@define
class _Case:
    """The findings that one order puts right, the first of which opened it."""

    planned: PlannedTask
    first: Finding
    completion: Completion | None = None
    again: list[Finding] = field(factory=list)
    since: date | None = None

    def holds(self, finding: Finding) -> bool:
        """Tell whether the order was still open when this was found.

        What is found on the day of the repair may have been found after it.
        """
        return self.completion is None or finding.found < self.completion.done

    def order(self, span: Span, deferrals: TaskDeferrals | None) -> WorkOrder:
        """Return the order; the earliest day that a finding asks for is its last.

        A deferral of the order moves that day.
        """
        first, planned = self.first, self.planned
        begins, last = self.since or first.found, self._last_day()
        soon = Window(begins, begins + (last - begins) // 4)
        provisional = planned.calendar.is_provisional(last)
        window = Window(begins, last)
        occurrence = Occurrence(first.key, last, window, soon, provisional)
        if deferrals is not None:
            occurrence = deferrals.occurrence(occurrence)
        closes = occurrence.window.closes
        late = self.completion is None and closes < max(span.today, span.horizon.first)
        return WorkOrder(
            planned,
            occurrence,
            span.plan.portfolio,
            Particulars(
                Origin.FINDING,
                finding=first,
                completion=self.completion,
                overdue_since=closes if late else None,
            ),
        )

    def _last_day(self) -> date:
        length = self.planned.task.rectify or RECTIFY
        if self.since is not None:
            return length.after(self.since)
        asked = [max(f.rectify_by, f.found) for f in self.again if f.rectify_by]
        return min([_last_day(self.first, length), *asked])


def _cases(
    span: Span, history: History, dropped: list[Dropped], repairs: "_Repairs"
) -> list[_Case]:
    """Put the findings known by the as-of day together, by the order they belong to."""
    cases: list[_Case] = []
    latest: dict[tuple[str, str], _Case] = {}
    lost: set[tuple[str, str]] = set()
    for finding in sorted(_findings(history), key=lambda f: (f.found, f.id)):
        if finding.found > span.as_of:
            continue
        what = (finding.subject, finding.condition)
        case = latest.get(what)
        if case is not None and case.holds(finding):
            case.again.append(finding)
            case.completion = case.completion or repairs.naming(case.planned, finding)
            continue
        planned = _planned(span.plan, finding)
        if planned is not None:
            latest[what] = _Case(planned, finding, repairs.of(planned, finding))
            cases.append(latest[what])
            continue
        if what not in lost and _concerns(span, finding, None):
            dropped.append(_lost(finding))
        lost.add(what)
    return cases


@define
class _Repairs:
    """The completions that can close follow-ups; each closes one only."""

    span: Span
    history: History
    _used: set[str] = field(factory=set)

    def of(self, planned: PlannedTask, finding: Finding) -> Completion | None:
        """Take the completion that closed what a finding opened, if any.

        One that names the order goes before one that names none, which closes the
        oldest order and nothing that was found on its own day.
        """
        named = self.naming(planned, finding)
        if named is not None:
            return named
        names = SeriesNames.of(planned, self.span.plan.portfolio)
        for one in self._since(planned, finding):
            if one.done > finding.found and names.key(one) is None:
                return self._take(one)
        return None

    def naming(self, planned: PlannedTask, finding: Finding) -> Completion | None:
        """Take the completion that names the order of a finding, if any."""
        names = SeriesNames.of(planned, self.span.plan.portfolio)
        for one in self._since(planned, finding):
            if names.key(one) == finding.key:
                return self._take(one)
        return None

    def checked(self, case: _Case) -> _Case | None:
        """Return the re-check of a repair that was done, where its task asks for one.

        It is closed by a completion that names its order, else by the next one.
        """
        code, done = case.planned.task.recheck, case.completion
        if code is None or done is None:
            return None
        planned = self.span.plan.of(case.first.subject, code)
        if planned is None:
            return None
        found = self.naming(planned, case.first)
        if found is None:
            names = SeriesNames.of(planned, self.span.plan.portfolio)
            later = (
                one
                for one in self._since(planned, case.first)
                if one.done >= done.done and names.key(one) is None
            )
            found = next(later, None)
            if found is not None:
                self._take(found)
        return _Case(planned, case.first, found, since=done.done)

    def _since(self, planned: PlannedTask, finding: Finding) -> Iterator[Completion]:
        found = self.history.completions_of(finding.subject, planned.task.code)
        for one in found:
            if (
                finding.found <= one.done <= self.span.as_of
                and one.id not in self._used
            ):
                yield one

    def _take(self, completion: Completion) -> Completion:
        self._used.add(completion.id)
        return completion


def _concerns(span: Span, finding: Finding, completion: Completion | None) -> bool:
    if finding.found > span.horizon.last:
        return False
    return completion is None or completion.done >= span.horizon.first


def _findings(history: History) -> Iterator[Finding]:
    yield from history.findings
    for completion in history.completions:
        for subject in completion.except_:
            # No id that users give holds a colon, so this one is never taken.
            yield Finding(
                id=f"{completion.id}:{subject}",
                subject=subject,
                condition=completion.task,
                found=completion.done,
                order=completion.order,
            )


def _planned(plan: Plan, finding: Finding) -> PlannedTask | None:
    """Return the task it asks for; the type's repair where that is not planned."""
    wanted = plan.of(finding.subject, finding.task) if finding.task else None
    return wanted or plan.repairs.get(finding.subject)


def _lost(finding: Finding) -> Dropped:
    reason = NO_FOLLOW_UP(condition=finding.condition, found=finding.found)
    last = _last_day(finding, RECTIFY)
    return Dropped(None, finding.id, last, reason, finding=finding)


def _last_day(finding: Finding, rectify: Every) -> date:
    return max(finding.rectify_by or rectify.after(finding.found), finding.found)
