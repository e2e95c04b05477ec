"""Whether work lies in the horizon and on its lawful days, or is declared late."""

from collections.abc import Iterator

from weibao.texts.text import Message
from weibao.verifier.lateness import in_time, inherited, judged
from weibao.verifier.remarks import Remark
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, in_chain, violation


def check(case: Case) -> Iterator[Remark]:
    """Check the day of every visit; what is lawful in a chain its gaps say."""
    horizon = case.demand.horizon
    for visit in case.visits:
        if visit.day not in horizon or visit.last_day not in horizon:
            text = OUTSIDE(day=visit.day, horizon=horizon.window.text())
            yield violation(Rule.HORIZON, text, visit)
        elif visit.day < case.demand.as_of:
            text = PAST(day=visit.day, today=case.demand.as_of)
            yield violation(Rule.PAST, text, visit)
        if not in_chain(visit.order):
            yield from _lawful(case, visit)


def _lawful(case: Case, visit: Visit) -> Iterator[Remark]:
    order = visit.order
    limit = order.window.closes
    if order.overdue_since is not None:
        limit = min(limit, order.overdue_since)
    if visit.day < order.window.opens:
        text = BEFORE(day=visit.day, opens=order.window.opens)
        yield violation(Rule.EARLY, text, visit)
    if visit.last_day > limit:
        over = (visit.last_day - limit).days
        text = AFTER(day=visit.last_day, limit=limit, days=over)
        tasks = {visit.planned.task.code}
        rule = Rule.INHERITED if inherited(case, visit, limit) else Rule.LATE
        yield judged(visit, limit, rule, text, tasks, undeclared=Rule.LATE)
    else:
        yield from in_time(visit)


OUTSIDE = Message(
    zh="{day} 不在计划期 {horizon} 内", en="{day} is not in the horizon {horizon}"
)
PAST = Message(
    zh="{day} 早于“今天” {today}", en="{day} is before the as-of day {today}"
)
BEFORE = Message(
    zh="{day} 早于时间窗的第一天 {opens}",
    en="{day} is before the window opens on {opens}",
)
AFTER = Message(
    zh="{day} 比时间窗的最后一天 {limit} 晚 {days} 天",
    en="{day} is {days} {days:day|days} after the window closed on {limit}",
)
