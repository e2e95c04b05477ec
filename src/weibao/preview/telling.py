"""A preview for people: what changes in a few lines, then lists with their counts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from weibao.forecast.costs import money_said
from weibao.inventory import Subject
from weibao.orders import WorkOrder
from weibao.phrases import cycle_text
from weibao.plan import PlannedTask, Provenance
from weibao.policy import Place
from weibao.portfolio import NO_NAMES
from weibao.preview.diff import PolicyDiff
from weibao.preview.gaps import UnlawfulGap
from weibao.preview.hours import HoursByWeek, Load
from weibao.preview.tasks import field_title, validity_text
from weibao.preview.visits import SameVisit
from weibao.reports.named import named
from weibao.texts.text import Message, Text, listed

Cells = tuple[Text, ...]


@frozen
class Section:
    """A list with its title, the heads of its columns, and all its rows."""

    title: Text
    columns: Cells
    rows: tuple[Cells, ...]


def headlines(diff: PolicyDiff) -> tuple[Text, ...]:
    """Say what changes: visits, hours, and what becomes unlawful."""
    if diff.empty:
        return (NOTHING(),)
    visits = diff.visits
    lines = [
        VISITS(
            added=len(visits.added),
            removed=len(visits.removed),
            moved=len(visits.moved),
            in_place=len(visits.in_place),
            before=visits.before,
            after=visits.after,
        ),
        _weeks(diff.hours),
        _costs(diff),
        _unlawful(diff.unlawful),
    ]
    if diff.overdue:
        lines.append(OVERDUE(number=len(diff.overdue)))
    ids = [subject.id for subject in diff.subjects]
    lines.append(TOUCHED(number=len(ids), ids=listed(ids)))
    return tuple(lines)


def sections(
    diff: PolicyDiff, names: Mapping[str, Text] = NO_NAMES
) -> tuple[Section, ...]:
    """Return the lists that have anything in them, the gravest first."""
    visits = diff.visits
    found = (
        Section(UNLAWFUL_TITLE, UNLAWFUL_COLUMNS, tuple(map(_gap, diff.unlawful))),
        Section(OVERDUE_TITLE, OVERDUE_COLUMNS, tuple(map(_late, diff.overdue))),
        Section(TASKS_TITLE, TASKS_COLUMNS, tuple(_tasks(diff))),
        Section(ADDED_TITLE, VISIT_COLUMNS, tuple(map(_visit, visits.added))),
        Section(MOVED_TITLE, MOVED_COLUMNS, tuple(map(_moved, visits.moved))),
        Section(REMOVED_TITLE, VISIT_COLUMNS, tuple(map(_visit, visits.removed))),
        Section(SKILLS_TITLE, SKILL_COLUMNS, tuple(_skills(diff.hours, names))),
        Section(WEEKS_TITLE, WEEK_COLUMNS, tuple(_cells(diff.hours, names))),
    )
    return tuple(section for section in found if section.rows)


def _unlawful(gaps: Sequence[UnlawfulGap]) -> Text:
    if not gaps:
        return LAWFUL()
    titles = dict.fromkeys(gap.planned.resolved.title for gap in gaps)
    return UNLAWFUL(number=len(gaps), tasks=listed(titles))


def _costs(diff: PolicyDiff) -> Text:
    old, new = (one.total.total for one in diff.costs)
    before, after = diff.late
    return COSTS(
        old=money_said(old),
        new=money_said(new),
        more=money_said(new - old, signed=True),
        before=before,
        after=after,
    )


def _weeks(hours: HoursByWeek) -> Text:
    total = hours.total
    return WEEKS(
        old=_fullest(hours.fullest_old),
        new=_fullest(hours.fullest_new),
        before=_hours(total.old),
        after=_hours(total.new),
        more=_signed(total.difference),
    )


def _fullest(found: tuple[date, int] | None) -> Text:
    if found is None:
        return Text.same("0")
    week, minutes = found
    return FULLEST(hours=_hours(minutes), week=week)


def _gap(gap: UnlawfulGap) -> Cells:
    norm = gap.norm
    since = BEGINS[gap.begins](day=gap.since)
    until = _day(gap.until) if gap.until is not None else NONE_COMES
    source = norm.source.text() if norm.source is not None else OWN_GAP
    title = gap.planned.resolved.title
    number = Text.same(str(gap.number))
    allowed = cycle_text(norm.cycle)
    limit = _day(gap.limit)
    return (named(gap.subject), title, since, limit, until, number, allowed, source)


def _late(order: WorkOrder) -> Cells:
    since = order.overdue_since
    late = _day(since) if since is not None else Text()
    return (late, *_visit(order))


def _visit(order: WorkOrder) -> Cells:
    title = order.planned.resolved.title
    return (_day(order.due), title, named(order.subject), Text.same(order.id))


def _moved(visit: SameVisit) -> Cells:
    old, new = visit.old, visit.new
    by = Text.same(f"{visit.days:+d}") if visit.days else _same_day(visit)
    return (
        _day(old.due),
        _day(new.due),
        by,
        new.planned.resolved.title,
        named(new.subject),
        Text.same(new.id),
    )


def _same_day(visit: SameVisit) -> Text:
    """Say what is another where the day is not."""
    same = visit.old.planned.task.code == visit.new.planned.task.code
    return WINDOW if same else TASK


def _tasks(diff: PolicyDiff) -> Iterator[Cells]:
    """Say what differs once for all subjects on which it is the same."""
    groups: dict[Cells, list[Subject]] = {}
    tasks = diff.tasks
    for planned in tasks.added:
        key = (ADDED, *_whole(planned, added=True))
        groups.setdefault(key, []).append(planned.subject)
    for changed in tasks.changed:
        for one in changed.fields:
            key = (
                CHANGED,
                _titled(changed.new),
                field_title(one.name),
                one.old,
                one.new,
                one.now.because,
                _where(one.was, one.now),
            )
            groups.setdefault(key, []).append(changed.new.subject)
    for planned in tasks.removed:
        key = (REMOVED, *_whole(planned, added=False))
        groups.setdefault(key, []).append(planned.subject)
    for (what, task, field, old, new, because, where), subjects in groups.items():
        ids = listed((subject.id for subject in subjects), most=4)
        number = Text.same(str(len(subjects)))
        yield (what, task, number, ids, field, old, new, because, where)


def _whole(planned: PlannedTask, *, added: bool) -> Cells:
    resolved = planned.resolved
    cycle = cycle_text(resolved.cycle) if resolved.cycle is not None else ON_DEMAND
    valid = (resolved.valid_from, resolved.valid_to, *_of_task(planned))
    if any(valid):
        cycle = VALID(cycle=cycle, valid=validity_text(resolved))
    origin = resolved.provenance.get("cycle")
    because = origin.because if origin is not None else Text()
    place = resolved.place
    if origin is not None and origin.place.file:
        place = origin.place
    old, new = (Text(), cycle) if added else (cycle, Text())
    where = _at(place) if added else FORMERLY(place=_at(place))
    return (_titled(planned), CYCLE, old, new, because, where)


def _of_task(planned: PlannedTask) -> tuple[date | None, date | None]:
    return planned.task.valid_from, planned.task.valid_to


def _titled(planned: PlannedTask) -> Text:
    type_, title = planned.subject.type, planned.resolved.title
    return TASK_OF(type=type_.title, task=title) if type_ is not None else title


def _where(was: Provenance, now: Provenance) -> Text:
    """Return the line that sets a value, or the one that no longer does."""
    if now.place.file or not was.place.file:
        return _at(now.place)
    return FORMERLY(place=_at(was.place))


def _at(place: Place) -> Text:
    return Text.same(str(place)) if place.file else OF_TYPE


def _skills(hours: HoursByWeek, names: Mapping[str, Text]) -> Iterator[Cells]:
    for skill, load in hours.by_skill.items():
        yield (_skill(skill, names), *_load(load))


def _cells(hours: HoursByWeek, names: Mapping[str, Text]) -> Iterator[Cells]:
    for (week, skill), load in hours.cells.items():
        if load.difference:
            yield (_day(week), _skill(skill, names), *_load(load))


def _skill(skill: str, names: Mapping[str, Text]) -> Text:
    return names.get(skill, Text.same(skill)) if skill else ANY_SKILL


def _load(load: Load) -> Sequence[Text]:
    return (
        Text.same(_hours(load.old)),
        Text.same(_hours(load.new)),
        Text.same(_signed(load.difference)),
    )


def _hours(minutes: int) -> str:
    return f"{minutes / 60:,.1f}"


def _signed(minutes: int) -> str:
    return f"{minutes / 60:+,.1f}"


def _day(day: date) -> Text:
    return Text.same(str(day))


NOTHING = Message(zh="没有任何变化。", en="Nothing changes.")
VISITS = Message(
    zh="工单：多 {added:,} 张，少 {removed:,} 张，改动 {moved:,} 张"
    "（其中 {in_place:,} 张日期不变）；原 {before:,} 张，改后 {after:,} 张。",
    en="Visits: {added:,} more, {removed:,} fewer, {moved:,} moved"
    " ({in_place:,} of them keep their day); {before:,} before, {after:,} after.",
)
WEEKS = Message(
    zh="每周工时最多：原 {old}，改后 {new}；合计原 {before}，改后 {after}（{more}）。",
    en="Hours in a week, at most: {old} before, {new} after; in all {before} before,"
    " {after} after ({more}).",
)
FULLEST = Message(zh="{hours}（{week} 起的一周）", en="{hours} (week of {week})")
UNLAWFUL = Message(
    zh="改后不合规的间隔：{number:,} 处（{tasks}）。",
    en="Gaps that become unlawful: {number:,} ({tasks}).",
)
LAWFUL = Message(zh="没有间隔变得不合规。", en="Nothing becomes unlawful.")
OVERDUE = Message(
    zh="改后变为超期的工单：{number:,} 张。",
    en="Visits that become overdue: {number:,}.",
)
TOUCHED = Message(
    zh="涉及 {number:,} 个对象：{ids}。", en="Touched: {number:,}: {ids}."
)
BEGINS = {
    "record": Message(zh="{day}（有记录）", en="{day} (on record)"),
    "visit": Message(zh="{day}", en="{day}"),
    "assumed": Message(zh="{day}（无记录，从此算起）", en="{day} (assumed)"),
}
NONE_COMES = Text("计划期内没有", "none in the horizon")
OWN_GAP = Text("任务自身的最大间隔", "the task's own longest gap")
WINDOW = Text("时间窗", "window")
TASK = Text("任务", "task")
ADDED = Text("新增", "added")
CHANGED = Text("改动", "changed")
REMOVED = Text("去掉", "removed")
CYCLE = Text("周期", "cycle")
ON_DEMAND = Text("按需", "on demand")
VALID = Message(zh="{cycle}，{valid}", en="{cycle}, {valid}")
FORMERLY = Message(zh="原在 {place}", en="was {place}")
OF_TYPE = Text("设备类型", "the type")
ANY_SKILL = Text("工种不限", "any skill")
TASK_OF = Message(zh="{type} {task}", en="{type}: {task}")

DUE = Text("到期日", "due")
SUBJECT = Text("对象", "subject")
ORDER = Text("工单", "order")
BEFORE, AFTER = Text("原", "before"), Text("改后", "after")
DIFFERENCE = Text("差", "difference")
WEEK, SKILL = Text("周一", "week of"), Text("工种", "skill")

UNLAWFUL_TITLE = Text("改后不合规的间隔", "Gaps that become unlawful")
UNLAWFUL_COLUMNS = (
    SUBJECT,
    TASK,
    Text("上次", "last visit"),
    Text("最迟", "next by"),
    Text("下次", "next visit"),
    Text("处数", "times"),
    Text("允许", "allowed"),
    Text("依据", "after"),
)
COSTS = Message(
    zh="材料与外包费用 {old} → {new}（{more}）；超期工单 {before:,} → {after:,}。",
    en="Material and contractors: {old} -> {new} ({more}); late orders: {before:,} -> "
    "{after:,}.",
)
OVERDUE_TITLE = Text("改后变为超期的工单", "Visits that become overdue")
VISIT_COLUMNS = (DUE, TASK, SUBJECT, ORDER)
OVERDUE_COLUMNS = (Text("最迟", "was due by"), *VISIT_COLUMNS)
TASKS_TITLE = Text("计划任务", "Planned tasks")
TASKS_COLUMNS = (
    Text("改动", "what"),
    TASK,
    Text("个数", "on"),
    SUBJECT,
    Text("字段", "field"),
    BEFORE,
    AFTER,
    Text("理由", "because"),
    Text("位置", "where"),
)
ADDED_TITLE = Text("多出的工单", "Visits added")
MOVED_TITLE = Text("改动的工单", "Visits moved")
MOVED_COLUMNS = (BEFORE, AFTER, Text("天数", "days"), TASK, SUBJECT, ORDER)
REMOVED_TITLE = Text("减少的工单", "Visits removed")
SKILLS_TITLE = Text("各工种工时", "Hours by skill")
SKILL_COLUMNS = (SKILL, BEFORE, AFTER, DIFFERENCE)
WEEKS_TITLE = Text("有变化的各周工时", "Hours by week and skill, where they differ")
WEEK_COLUMNS = (WEEK, *SKILL_COLUMNS)
