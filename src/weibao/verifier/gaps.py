"""Whether the visits of a chain lie no further apart than allowed, nor closer.

Each task with a longest gap is judged by itself: visits and completions of its own
level of the ladder or a deeper one count, unless they come too early, and the last of
them reaches to the end of the horizon.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.regimes import Regime
from weibao.orders import WorkOrder
from weibao.plan import PlannedTask
from weibao.texts.text import Message, Text
from weibao.verifier.bounds import Bounds
from weibao.verifier.days import ONE_DAY, today_of
from weibao.verifier.lateness import in_time, inherited, judged
from weibao.verifier.leaves import next_limit
from weibao.verifier.owed import owed
from weibao.verifier.regimes import AnyBounds, JointBounds
from weibao.verifier.remarks import Breach, Remark, Violation
from weibao.verifier.rules import Rule
from weibao.verifier.starts import (
    begun_on,
    bounds_in,
    bounds_of,
    deeper,
    past_of,
)
from weibao.verifier.visits import Case, Visit, in_chain, violation


@frozen(eq=False)
class Gap:
    """A gap that is too long: what it lies after, its limit, and what ends it.

    ``after`` is the visit before it where the roster has one; ``visit`` the one that
    comes too late, None where the horizon ends first. ``left`` are unassigned orders
    that were to fall inside; ``over`` tells that its days have gone by.
    Of several regimes ``by`` is the one that sets the limit.
    """

    planned: PlannedTask
    since: date
    limit: date
    after: Visit | None
    visit: Visit | None
    left: tuple[str, ...]
    over: bool = False
    by: Text = Text()


@frozen(eq=False)
class Chains:
    """What counts for chains, by planned task: visits, unassigned orders, starts."""

    visits: dict[str, list[Visit]]
    unassigned: dict[str, list[WorkOrder]]
    starts: dict[str, tuple[date, ...]]


def check(case: Case) -> Iterator[Remark]:
    """Check the gaps of every task that has a longest gap."""
    chains = _collect(case)
    late: dict[str, list[Gap]] = defaultdict(list)
    for planned in case.demand.plan.tasks:
        cycle = planned.resolved.cycle
        bounds = bounds_of(case, planned)
        if cycle is None or bounds is None:
            continue
        for gap in _faults(case, chains, planned, cycle, bounds):
            if not isinstance(gap, Gap):
                yield gap
            elif gap.visit is None:
                yield _unfilled(case, gap)
            else:
                late[gap.visit.order.id].append(gap)
    for visits in chains.visits.values():
        for visit in visits:
            yield from _declared(case, visit, late.get(visit.order.id, []))


def _collect(case: Case) -> Chains:
    chains = Chains(defaultdict(list), defaultdict(list), {})
    for visit in case.visits:
        if in_chain(visit.order):
            chains.visits[visit.planned.id].append(visit)
    for unassigned in case.roster.unassigned:
        if in_chain(unassigned.order):
            chains.unassigned[unassigned.order.planned.id].append(unassigned.order)
    for chain in case.demand.chains:
        for rung in chain.rungs:
            known = chains.starts.get(rung.planned.id, rung.past)
            chains.starts[rung.planned.id] = min(known, rung.past)
    return chains


def _faults(
    case: Case, chains: Chains, planned: PlannedTask, cycle: Cycle, bounds: AnyBounds
) -> Iterator[Gap | Remark]:
    levels = deeper(case, planned)
    start = _begun(case, chains, planned)
    made = [one for level in levels for one in chains.visits.get(level.id, ())]
    made.sort(key=lambda one: (one.day, one.begins))
    for number, stretch in enumerate(owed(planned, cycle, case.demand.horizon)):
        past = list(start)
        if stretch.before is not None:
            bounds = bounds_in(bounds, planned, stretch.before + ONE_DAY)
        if stretch.before and stretch.before > past[-1]:
            bounds = begun_on(bounds, past, stretch.before)
            past = bounds.begun(stretch.before)
        first = number == 0
        after: Visit | None = None
        for visit in made:
            day, since, opens = visit.day, past[-1], bounds.first(past)
            if day > stretch.last or (stretch.before and day <= stretch.before):
                continue
            asked = limit = bounds.limit(past)
            joint = isinstance(bounds, JointBounds)
            soonest = min(opens, asked) if joint else opens
            if day < soonest and bounds.may_be_early:
                yield violation(Rule.EARLY, _too_early(bounds, past, day), visit)
                continue
            if first:
                limit, first = next_limit(case, planned, since, asked), False
            if isinstance(bounds, JointBounds) and asked == limit < opens:
                yield _torn(visit, bounds, past)
            if day > limit:
                left = _left(chains, levels, since, day)
                by = _ending(bounds, past)
                yield Gap(planned, since, limit, after, visit, left, by=by)
            if day >= opens or joint:
                past.append(day)
            after = visit
        since, limit = past[-1], bounds.limit(past)
        if first:
            limit = next_limit(case, planned, since, limit)
        ends = limit == stretch.last and bounds.short(past, limit)
        if limit < stretch.last or ends:
            left = _left(chains, levels, since, stretch.last)
            over = stretch.last < today_of(case.demand)
            by = _ending(bounds, past)
            yield Gap(planned, since, limit, after, None, left, over, by)


def _begun(case: Case, chains: Chains, planned: PlannedTask) -> list[date]:
    """Return what the first visit is counted from.

    What lies between today and the horizon is taken to be done as planned.
    """
    past, forecast = past_of(case, planned), chains.starts.get(planned.id)
    ahead = case.demand.as_of < case.demand.horizon.first
    if forecast is not None and ahead and forecast[-1] > past[-1]:
        return list(forecast)
    return past


def _left(
    chains: Chains, levels: tuple[PlannedTask, ...], since: date, until: date
) -> tuple[str, ...]:
    return tuple(
        order.id
        for level in levels
        for order in chains.unassigned.get(level.id, ())
        if max(order.window.closes, order.due) > since and order.window.opens <= until
    )


def _declared(case: Case, visit: Visit, gaps: list[Gap]) -> Iterator[Remark]:
    if not gaps:
        yield from in_time(visit)
        return
    gap = min(gaps, key=lambda gap: (gap.limit, gap.planned.id))
    if visit.assignment.late is None and all(gap.left for gap in gaps):
        yield _open(gap, visit.day)
        return
    tasks = {one.planned.task.code for one in gaps if one.limit == gap.limit}
    rule = Rule.INHERITED if inherited(case, visit, gap.limit) else Rule.CHAIN_GAP
    yield judged(visit, gap.limit, rule, _words(gap), tasks, undeclared=Rule.CHAIN_GAP)


def _unfilled(case: Case, gap: Gap) -> Remark:
    if gap.left:
        return _open(gap, case.demand.horizon.last)
    if gap.over:  # nobody can be given work on days gone by
        return evolve(_open(gap, gap.limit), rule=Rule.INHERITED)
    if gap.after is not None:
        return violation(Rule.CHAIN_GAP, _words(gap), gap.after)
    return Violation(
        rule=Rule.CHAIN_GAP,
        text=_words(gap),
        subject=gap.planned.subject.id,
        day=gap.limit,
    )


def _open(gap: Gap, until: date) -> Breach:
    return Breach(
        rule=Rule.CHAIN_GAP,
        text=_words(gap),
        orders=tuple(sorted(gap.left)),
        subject=gap.planned.subject.id,
        day=min(gap.limit, until),
    )


def _too_early(bounds: AnyBounds, past: list[date], day: date) -> Text:
    if isinstance(bounds, Bounds):
        return TOO_EARLY(since=past[-1], day=day, opens=bounds.first(past))
    opens, regime = bounds.opening(past)
    return EARLY_FOR(since=past[-1], day=day, opens=opens, regime=_said(regime))


def _ending(bounds: AnyBounds, past: list[date]) -> Text:
    """Say which of several regimes sets the limit."""
    if isinstance(bounds, Bounds):
        return Text()
    return _said(bounds.closing(past)[1])


def _torn(visit: Visit, bounds: JointBounds, past: list[date]) -> Breach:
    """Say which regimes left a visit no day; nobody could have kept them all."""
    (first, opening), (last, closing) = bounds.opening(past), bounds.closing(past)
    text = TORN(closing=_said(closing), last=last, opening=_said(opening), first=first)
    return Breach(
        rule=Rule.REGIMES,
        text=text,
        orders=(visit.order.id,),
        subject=visit.subject.id,
        day=visit.day,
    )


def _said(regime: Regime) -> Text:
    return regime.by or UNNAMED(every=regime.every.text())


def _words(gap: Gap) -> Text:
    title = gap.planned.resolved.title
    task = ASKED_BY(task=title, regime=gap.by) if gap.by else title
    days = {"since": gap.since, "limit": gap.limit, "task": task}
    if gap.visit is None:
        return TOO_SOON_OVER(**days)
    return TOO_LONG(**days, day=gap.visit.day, over=(gap.visit.day - gap.limit).days)


TOO_EARLY = Message(
    zh="上次 {since}，{opens} 起才算数，安排在 {day}",
    en="last on {since}; it counts from {opens} on, and is set on {day}",
)
EARLY_FOR = Message(
    zh="上次 {since}，{regime}从 {opens} 起才允许，安排在 {day}",
    en="last on {since}; {regime} allows it from {opens} on, and it is set on {day}",
)
UNNAMED = Message(zh="{every}的那条规定", en="the rule of {every}")
ASKED_BY = Message(zh="{task}（{regime}）", en="{task} ({regime})")
TORN = Message(
    zh="没有一天各个规定都允许：{closing}最迟 {last}，{opening}最早 {first}",
    en="no day is left that all allow: {closing} ends on {last}, {opening} begins on "
    "{first}",
)
TOO_LONG = Message(
    zh="{task}：上次 {since}，应不晚于 {limit}，安排在 {day}，超期 {over} 天",
    en="{task}: last on {since}, again by {limit}; set on {day}, {over} "
    "{over:day|days} over",
)
TOO_SOON_OVER = Message(
    zh="{task}：上次 {since}，{limit} 之前没有下一次",
    en="{task}: last on {since}, and not again by {limit}",
)
