"""The figures of a summary as rows: a name and what there is to say."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import TypeVar

from weibao.reports import figures
from weibao.reports.outcomes import OrderCounts
from weibao.reports.reserves import total_text
from weibao.reports.summary import Summary
from weibao.texts.text import Message, Text, listed
from weibao.visit_counts import Visited

Group = TypeVar("Group", bound=Enum)
Row = tuple[Text, Text]


def overview(summary: Summary) -> tuple[Row, ...]:
    """Return all figures that are not tables, each with its name."""
    return (*_scope(summary), *_orders(summary), *_trouble(summary))


def _scope(summary: Summary) -> Iterator[Row]:
    kinds = summary.subjects.items()
    sites = (SITES(), len(summary.sites))
    yield SCOPE(), counted([sites, *((figures.KINDS[k], n) for k, n in kinds if n)])
    people = (TECHNICIANS(), summary.technicians)
    yield PEOPLE(), counted([people, (CREWS(), summary.crews)])
    plan = (
        (TASKS(), summary.planned_tasks),
        (ROUNDS_ONLY(), summary.rounds_only),
        (UNREACHED(), len(summary.unreached)),
    )
    yield PLAN(), counted(plan)


def _orders(summary: Summary) -> Iterator[Row]:
    orders = summary.orders
    outcomes = (
        (PLACED(), orders.placed),
        (NOT_PLACED(), orders.unplaced),
        (NOT_NEEDED(), orders.not_needed),
        *([(OUTSOURCED(), orders.outsourced)] if orders.outsourced else []),
        (DONE(), orders.done),
    )
    yield ORDERS(), ALL_OF(number=orders.all, parts=counted(outcomes))
    if summary.extra_visits:
        given = ((PLACED(), orders.placed), (EXTRA(), summary.extra_visits))
        total = orders.placed + summary.extra_visits
        yield ROSTER(), ALL_OF(number=total, parts=counted(given))
    if orders.outsourced:
        price = counted([(PRICE(), summary.outsourcing)])
        yield GIVEN_AWAY(), ALL_OF(number=orders.outsourced, parts=price)
    yield BY_TIER(), _groups(summary.by_tier, figures.TIERS)
    yield BY_RANK(), _groups(summary.by_criticality, figures.RANKS)
    aside = summary.aside
    others = (
        (PROVISIONAL(), summary.provisional),
        *([(LEFT_OUT(), aside.left_out)] if aside.left_out else []),
        *([(LOST(), aside.lost)] if aside.lost else []),
        *([(SKIPPED(), aside.skipped)] if aside.skipped else []),
        *([(NESTED(), aside.nested)] if aside.nested else []),
        *([(VAIN_EDITS(), summary.vain_edits)] if summary.vain_edits else []),
    )
    yield ALSO(), counted(others)
    yield OUTINGS(), counted([(TRIPS(), summary.trips), (VISITS(), summary.visits)])


def _trouble(summary: Summary) -> Iterator[Row]:
    late = ((INHERITED(), summary.late_inherited), (BY_LAW(), summary.late_by_law))
    yield LATE(), ALL_OF(number=len(summary.late), parts=counted(late))
    if summary.extended:
        yield EXTENDED(), Text.same(f"{summary.extended:,}")
    if summary.conflicts:
        yield CONFLICTS(), Text.same(f"{summary.conflicts:,}")
    lost = [(BY_LAW(), summary.unplaced_by_law)]
    lost += [(reason.text, number) for reason, number in summary.reasons]
    yield UNPLACED(), ALL_OF(number=len(summary.unplaced), parts=counted(lost))
    if summary.missed:
        missed = counted([(BY_LAW(), summary.missed_by_law)])
        yield MISSED(), ALL_OF(number=len(summary.missed), parts=missed)
    if summary.deferred or summary.vain:
        parts = [
            (BY_LAW(), summary.deferred_by_law),
            (BEYOND(), sum(work.beyond for work in summary.deferred)),
            *([(VAIN(), summary.vain)] if summary.vain else []),
        ]
        number = len(summary.deferred)
        yield DEFERRED(), ALL_OF(number=number, parts=counted(parts))
    if summary.over_visited:
        most = 3
        some = listed(map(_over_visited, summary.over_visited), most=most)
        number = sum(one.beyond for one in summary.over_visited)
        yield OVER_VISITED(), ALL_OF(number=number, parts=some)
    if summary.reserves:
        yield HELD_BACK(), listed(map(total_text, summary.reserves), most=3)
    checks = summary.verification
    violations = (VIOLATIONS(), len(checks.violations))
    yield CHECK(), counted([violations, (BREACHES(), len(checks.breaches))])
    yield FEEDS(), Text.same(str(summary.feeds))


def _over_visited(one: Visited) -> Text:
    pattern = IN_WEEK if one.cap.per == "week" else IN_MONTH
    return pattern(
        place=one.place.title,
        begins=one.begins,
        month=f"{one.begins:%Y-%m}",
        visits=one.visits,
        most=one.cap.at_most,
    )


def counted(parts: Iterable[tuple[Text, int]]) -> Text:
    """Say how many there are of several things."""
    texts = [COUNTED(what=what, number=f"{number:,}") for what, number in parts]
    zh, en = " · ".join(t.zh for t in texts), " · ".join(t.en for t in texts)
    return Text(zh, en)


def _groups(groups: Mapping[Group, OrderCounts], names: Mapping[Group, Text]) -> Text:
    """Count the orders of each group, leaving out those that have none."""
    return counted((names[g], o.all) for g, o in groups.items() if o.all)


OUTSOURCED = Message(zh="外包", en="given to other firms")
GIVEN_AWAY = Message(zh="外包", en="Given away")
PRICE = Message(zh="费用", en="price")
HELD_BACK = Message(zh="应急预留", en="Held back")
OVER_VISITED = Message(zh="上门过多", en="Visits too many")
IN_WEEK = Message(
    zh="{place} {begins} 起一周 {visits} 次，应至多 {most} 次",
    en="{place}: {visits} in the week of {begins}, {most} at most",
)
IN_MONTH = Message(
    zh="{place} {month} {visits} 次，应至多 {most} 次",
    en="{place}: {visits} in {month}, {most} at most",
)
EXTENDED = Message(zh="间隔用了延长", en="Gaps extended")
CONFLICTS = Message(zh="几个规定没有共同的日子", en="Regimes without a day in common")
COUNTED = Message(zh="{what} {number}", en="{what} {number}")
ALL_OF = Message(zh="{number:,}（{parts}）", en="{number:,} ({parts})")
SCOPE = Message(zh="范围", en="Scope")
SITES = Message(zh="项目", en="sites")
PEOPLE = Message(zh="人员", en="People")
TECHNICIANS = Message(zh="技术员", en="technicians")
CREWS = Message(zh="班组", en="crews")
PLAN = Message(zh="计划", en="Plan")
TASKS = Message(zh="计划任务", en="planned tasks")
ROUNDS_ONLY = Message(zh="仅由巡检路线覆盖的对象", en="subjects seen on rounds only")
UNREACHED = Message(zh="无规则覆盖的对象", en="subjects no rule reaches")
ORDERS = Message(zh="工单", en="Orders")
PLACED = Message(zh="已排入", en="placed")
NOT_PLACED = Message(zh="未排入", en="unplaced")
NOT_NEEDED = Message(zh="可免", en="not needed")
DONE = Message(zh="已完成", en="done")
ROSTER = Message(zh="排班表", en="Roster")
BY_TIER = Message(zh="按层次", en="By tier")
BY_RANK = Message(zh="按重要程度", en="By criticality")
ALSO = Message(zh="其他", en="Besides")
EXTRA = Message(zh="为间隔加做", en="extra visits for gaps")
PROVISIONAL = Message(zh="日期待定", en="provisional")
LEFT_OUT = Message(zh="因季节或日历不做", en="not due by season or calendar")
LOST = Message(zh="缺陷无人跟进", en="findings that nothing follows up")
NESTED = Message(zh="含在较大的工作中", en="part of larger work")
SKIPPED = Message(zh="有意跳过", en="skipped on purpose")
VAIN_EDITS = Message(zh="不生效或与策略矛盾的改期", en="edits without effect")
OUTINGS = Message(zh="行程", en="Travel")
TRIPS = Message(zh="行程次数", en="trips")
VISITS = Message(zh="到访对象次数", en="visits to subjects")
LATE = Message(zh="超期", en="Late")
INHERITED = Message(zh="上期遗留", en="inherited")
BY_LAW = Message(zh="法定或安全类", en="of law or safety")
UNPLACED = Message(zh="未排入", en="Unplaced")
MISSED = Message(zh="漏做", en="Missed")
DEFERRED = Message(zh="已延期", en="Deferred")
BEYOND = Message(zh="延至计划期之后", en="beyond the horizon")
VAIN = Message(zh="另有不生效的延期记录", en="and deferrals without effect")
CHECK = Message(zh="核对", en="Check")
VIOLATIONS = Message(zh="违规", en="violations")
BREACHES = Message(zh="已申报的超期", en="declared breaches")
FEEDS = Message(zh="日历订阅", en="Feeds")
