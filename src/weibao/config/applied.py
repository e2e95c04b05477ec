"""What only shows once the policy is applied to the inventory.

A duration may need an attribute that an asset lacks, or come out longer than anybody
would believe; a cycle may need a season that its site does not have. All are found
here, with their place, before anything is reckoned.
"""

from datetime import timedelta

from weibao.config.compound import LONGEST_WORK
from weibao.config.names import nearest
from weibao.config.origins import Entry
from weibao.config.resolving import Resolving
from weibao.cycles.clock_times import WhileOpen
from weibao.phrases import duration_text
from weibao.plan import Plan, PlannedTask
from weibao.planning import Unplannable, make_plan
from weibao.portfolio import Portfolio
from weibao.texts.text import Message, Text, listed

NO_SEASON = Message(
    zh="缺少季节 {name!r}，{tasks} 要用（写成 {name}: 04-01..10-31）",
    en="there is no season {name!r}, which {tasks} needs (add {name}: 04-01..10-31)",
)

NO_USE = Message(
    zh="没有工作用到工具 {tool!r}（名称须与任务的 tools 一致；用不到就删去）",
    en="no work takes the tool {tool!r} (call it as the tools of tasks do, or leave it"
    " out)",
)
NO_USE_NEAR = Message(
    zh="没有工作用到工具 {tool!r}（是不是 {near!r}？名称须与任务的 tools 一致）",
    en="no work takes the tool {tool!r} (did you mean {near!r}? call it as the tools of"
    " tasks do)",
)

NOT_PLANNED = Message(
    zh="任务 {task!r} 不能由做过 {code!r} 的人做，但没有计划这项任务（改正代码）",
    en="the task {task!r} is not for whoever did {code!r}, which is not planned at all "
    "(correct the code)",
)
NOT_PLANNED_NEAR = Message(
    zh="任务 {task!r} 不能由做过 {code!r} 的人做，但没有计划这项任务"
    "（是不是 {near!r}？）",
    en="the task {task!r} is not for whoever did {code!r}, which is not planned at all "
    "(did you mean {near!r}?)",
)

NO_OPENING = Message(
    zh="没有营业时间，而 {tasks} 按营业时间计（在项目或位置写 opening: "
    "{{hours: 09:00-22:00}}）",
    en="there are no opening hours, in which {tasks} counts (add opening: "
    "{{hours: 09:00-22:00}} to the site or a location)",
)

TOO_LONG = Message(
    zh="{attributes}：任务 {task!r} 一次要 {length}，超过 {most}"
    "（核对属性，或在 duration 里写 most:）",
    en="with {attributes} the task {task!r} takes {length}, more than {most} "
    "(correct the attribute, or give the duration a most:)",
)

BELOW_ZERO = Message(
    zh="{attributes}：任务 {task!r} 的时长成了 {length}（核对属性）",
    en="with {attributes} the task {task!r} takes {length} (correct the attribute)",
)


def check_applied(resolving: Resolving, portfolio: Portfolio) -> None:
    """Note what is wrong with a portfolio that is right in every single entry."""
    try:
        plan = make_plan(portfolio)
    except Unplannable as error:
        _note(resolving, error)
        return
    _seasons_missing(resolving, plan)
    _opening_missing(resolving, plan)
    _unbelievable(resolving, plan)
    _tools_unused(resolving, portfolio, plan)
    _nobody_kept_away(resolving, plan)


def _seasons_missing(resolving: Resolving, plan: Plan) -> None:
    """Note the seasons that cycles use and that their site does not have."""
    missing: dict[tuple[str, str], list[Text]] = {}
    for planned in plan.tasks:
        site = planned.subject.site
        for name in planned.cycle.season_names if planned.cycle else ():
            if name not in site.seasons:
                needs = missing.setdefault((site.id, name), [])
                needs.append(Text.same(planned.id))
    entries = {entry.document.id: entry for entry in resolving.book.entries("sites")}
    for (id_, name), needs in sorted(missing.items()):
        text = NO_SEASON(name=name, tasks=listed(needs, most=3))
        resolving.complaints.add(entries[id_], ("seasons",), text)


def _tools_unused(resolving: Resolving, portfolio: Portfolio, plan: Plan) -> None:
    """Note tools that no work takes: their limit would go unnoticed."""
    entries = resolving.distinct(resolving.book.entries("tools"))
    plans = {id(one.task): one.task.job_plan for one in plan.tasks}.values()
    needed = {tool.id for one in plans for tool in portfolio.workforce.tools_for(one)}
    names = [name for one in plans for tool in one.tools for name in (tool.zh, tool.en)]
    for tool in portfolio.workforce.tools:
        if tool.id not in needed:
            found = (nearest(w, names) for w in (tool.title.zh, tool.title.en, tool.id))
            near = next(filter(None, found), None)
            text = NO_USE if near is None else NO_USE_NEAR
            resolving.complaints.add(
                entries[tool.id], (), text(tool=tool.id, near=near)
            )


def _nobody_kept_away(resolving: Resolving, plan: Plan) -> None:
    """Note work whose doers are to be kept from other work, and that is not planned.

    A mistyped code would let people inspect their own work without a sign.
    """
    planned = {one.task.code: one for one in plan.tasks}
    rules = {one.document.id: one for one in resolving.book.entries("policies")}
    told: set[tuple[str, str, str]] = set()
    for one in plan.tasks:
        asked, rule = one.resolved.independence, one.resolved.rule
        for code in asked.tasks if asked is not None else ():
            key = rule, one.task.code, code
            if code not in planned and key not in told:
                told.add(key)
                text = NOT_PLANNED(task=one.task.code, code=code)
                if (near := nearest(code, planned)) is not None:
                    text = NOT_PLANNED_NEAR(task=one.task.code, code=code, near=near)
                entry = rules.get(rule) or _top(resolving)
                resolving.complaints.add(entry, (), text)


def _top(resolving: Resolving) -> Entry:
    return Entry(None, resolving.book.single["schema"].origin, ())


def _opening_missing(resolving: Resolving, plan: Plan) -> None:
    """Note sites without the opening hours that cycles count in."""
    missing: dict[str, list[Text]] = {}
    for planned in plan.tasks:
        cycle, location = planned.cycle, planned.subject.location
        counts = cycle is not None and isinstance(cycle.rhythm, WhileOpen)
        if counts and location.open_hours is None:
            missing.setdefault(location.site.id, []).append(Text.same(planned.id))
    entries = {entry.document.id: entry for entry in resolving.book.entries("sites")}
    for id_, needs in sorted(missing.items()):
        text = NO_OPENING(tasks=listed(needs, most=3))
        resolving.complaints.add(entries[id_], ("opening",), text)


def _unbelievable(resolving: Resolving, plan: Plan) -> None:
    """Note subjects whose attributes give an order a length nobody would plan."""
    long: dict[str, list[PlannedTask]] = {}
    for planned in plan.tasks:
        if not timedelta() <= planned.resolved.duration <= LONGEST_WORK:
            long.setdefault(planned.subject.id, []).append(planned)
    if not long:
        return
    entries = {
        entry.document.id: entry
        for key in ("assets", "locations", "rounds")
        for entry in resolving.book.entries(key)
    }
    for id_, tasks in long.items():
        first = max(tasks, key=lambda one: one.resolved.duration)
        used = first.resolved.provenance["duration"].attributes
        said = TOO_LONG if first.resolved.duration > LONGEST_WORK else BELOW_ZERO
        text = said(
            attributes=listed(f"{name} {value}" for name, value in used),
            task=first.task.code,
            length=duration_text(first.resolved.duration),
            most=duration_text(LONGEST_WORK),
        )
        path = ("attributes", used[0][0]) if used else ()
        resolving.complaints.add(entries[id_], path, text)


def _note(resolving: Resolving, error: Unplannable) -> None:
    """Note each fault at its rule, those of no rule together at the top."""
    rules = {one.document.id: one for one in resolving.book.entries("policies")}
    placed = [fault for fault in error.faults if fault.rule in rules]
    for fault in placed:
        resolving.complaints.add(rules[fault.rule], (fault.part,), fault.text)
    others = [fault.text for fault in error.faults if fault.rule not in rules]
    if others:
        resolving.complaints.add(_top(resolving), (), listed(others))
