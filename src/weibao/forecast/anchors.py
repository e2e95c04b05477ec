"""Anchors chosen inside lawful windows, so that no week is much fuller than others.

What is proposed are rules, as a policy would state them: what a grid counts from. All
its dates go with it, this year's and the next. The first date stays in the window that
it has now. Work of law or safety keeps its grid, as does what hangs on other work, on
events, on states or on an attribute.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.forecast.days import day_of, week_of
from weibao.forecast.level import WHY, minutes_of, movable, open_days, room
from weibao.orders import Demand, WorkOrder
from weibao.phrases import cycle_text, parse_cycle
from weibao.policy import Change, Rule, Selector
from weibao.portfolio import Portfolio
from weibao.texts.text import Message, Text

PASSES = 3
"""How often each series looks for a better place among the others."""
LONGEST_ID = 64


@frozen(eq=False)
class _Series:
    """The dates of a grid in the horizon, and the first days that it may have."""

    order: WorkOrder
    rhythm: Interval
    minutes: int
    choices: tuple[date, ...]
    last: date

    def weeks(self, first: date) -> list[date]:
        """Return the weeks of its dates, with the first on a day."""
        found, number = [], 0
        while (day := self.rhythm.every.after(first, number)) <= self.last:
            found.append(week_of(day))
            number += 1
        return found


def anchored(demand: Demand, *, because: Text | None = None) -> tuple[Rule, ...]:
    """Return the rules that spread the dates of grids over the weeks.

    One rule holds all that have the same task, cycle and new anchor. Rules come by
    date; they change cycles and apply nothing.

    Args:
        demand: what is due.
        because: why; to level the weeks, where nothing is said.
    """
    series = list(_series(demand))
    weeks = _loads(demand, series)
    chosen = {one.order.id: one.order.due for one in series}
    for one in series:
        _put(weeks, one, one.order.due)
    for _ in range(PASSES):
        for one in series:
            _put(weeks, one, chosen[one.order.id], -1)
            best = min(one.choices, key=lambda day: (_fullness(weeks, one, day), day))
            chosen[one.order.id] = best
            _put(weeks, one, best)
    moved = [one for one in series if chosen[one.order.id] != one.order.due]
    return tuple(_rules(moved, chosen, because or WHY))


def with_rules(portfolio: Portfolio, rules: Iterable[Rule]) -> Portfolio:
    """Return a portfolio whose policy ends with further rules."""
    policy = portfolio.policy
    return evolve(portfolio, policy=evolve(policy, rules=(*policy.rules, *rules)))


def rules_text(rules: Sequence[Rule]) -> str:
    """Write rules as a file that a portfolio can include, in YAML."""
    lines = ["schema: 1", "policies:" if rules else "policies: []"]
    for rule in rules:
        [change] = rule.changes
        ids = ", ".join(_quoted(id) for id in sorted(rule.select.ids))
        cycle, because = cycle_text(change.value), change.because
        lines += [
            f"  - id: {_quoted(rule.id)}",
            f"    layer: {rule.layer}",
            f"    select: {{ids: [{ids}]}}",
            "    apply: none",
            "    change:",
            f"      - task: {_quoted(change.task)}",
            f"        set: {{cycle: {_quoted(cycle.en)}}}",
            f"        because: {{zh: {_quoted(because.to('zh'))},"
            f" en: {_quoted(because.to('en'))}}}",
        ]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _series(demand: Demand) -> Iterator[_Series]:
    """Go through the grids that may have another anchor, the least room first."""
    today = max(demand.as_of, demand.horizon.first)
    plan = demand.plan
    awaited = {one.before.id for some in plan.precedences.values() for one in some}
    tied = awaited | plan.nestings.keys()
    for order in sorted(movable(demand), key=room):
        rhythm = _plain(order, demand.as_of)
        anchored_now = _with_anchor(order.planned.cycle, order.due)
        if rhythm is None or order.planned.id in tied or not _readable(anchored_now):
            continue
        choices = tuple(open_days(order, today))
        if order.due in choices:
            minutes, last = minutes_of(order), demand.horizon.last
            yield _Series(order, rhythm, minutes, choices, last)


def _plain(order: WorkOrder, today: date) -> Interval | None:
    """Return the rhythm of a grid that hangs on nothing but its anchor.

    A turn between today and the horizon would be lost with its anchor.
    """
    planned, cycle, resolved = (
        order.planned,
        order.planned.cycle,
        order.planned.resolved,
    )
    rhythm = cycle.rhythm if cycle is not None else None
    if cycle is None or not isinstance(rhythm, Interval):
        return None
    kept = ("tolerance", "closed", "missed", "lead", "deferral")
    plain = Cycle(rhythm, **{name: getattr(cycle, name) for name in kept})
    alone = Interval(rhythm.every, rhythm.shift, rhythm.anchor, rhythm.month_end)
    tied = (
        planned.criticality.by_law
        or planned.ladder
        or resolved.includes
        or resolved.after
        or resolved.rotate is not None
        or resolved.suspensions
        or resolved.provenance["cycle"].attributes
    )
    skipped = rhythm.every.after(today) < order.due
    free = cycle == plain and rhythm == alone and not tied and not skipped
    return rhythm if free else None


def _with_anchor(cycle: Cycle | None, day: date) -> Cycle | None:
    if cycle is None or not isinstance(cycle.rhythm, Interval):
        return None
    return evolve(cycle, rhythm=evolve(cycle.rhythm, anchor=day))


def _readable(cycle: Cycle | None) -> bool:
    """Tell whether a cycle's words read back as the same cycle."""
    return cycle is not None and parse_cycle(cycle_text(cycle).en) == cycle


def _loads(demand: Demand, series: Iterable[_Series]) -> Counter[date]:
    """Add up the minutes of each week that no series may move."""
    today = max(demand.as_of, demand.horizon.first)
    moved = {one.order.planned.id for one in series}
    weeks = Counter[date]()
    for order in demand.orders:
        if order.completion is None and order.planned.id not in moved:
            weeks[week_of(day_of(order, today))] += minutes_of(order)
    return weeks


def _put(weeks: Counter[date], one: _Series, first: date, sign: int = 1) -> None:
    for week in one.weeks(first):
        weeks[week] += sign * one.minutes


def _fullness(weeks: Counter[date], one: _Series, first: date) -> tuple[int, int]:
    """Return how full the weeks of a series would be, the fullest first."""
    loads = [weeks[week] for week in one.weeks(first)]
    return max(loads, default=0), sum(loads)


def _rules(
    moved: Iterable[_Series], chosen: dict[str, date], because: Text
) -> Iterator[Rule]:
    groups: dict[tuple[date, str, str], tuple[Cycle, set[str]]] = {}
    for one in moved:
        day, planned = chosen[one.order.id], one.order.planned
        cycle = _with_anchor(planned.cycle, day)
        assert cycle is not None
        key = (day, planned.task.code, cycle_text(cycle).en)
        groups.setdefault(key, (cycle, set()))[1].add(planned.subject.id)
    used: Counter[str] = Counter()
    for (day, task, _), (cycle, ids) in sorted(groups.items(), key=lambda it: it[0]):
        name = f"level-{day}-{task}"[: LONGEST_ID - 4]
        used[name] += 1
        id = name if used[name] == 1 else f"{name}-{used[name]}"
        yield Rule(
            id=id,
            title=TITLE(),
            select=Selector(ids=frozenset(ids)),
            apply=(),
            changes=(Change(task=task, field="cycle", value=cycle, because=because),),
            layer="asset",
        )


TITLE = Message(zh="均衡各周的起算日", en="anchors that level the weeks")
