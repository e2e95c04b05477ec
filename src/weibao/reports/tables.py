"""The tables of a summary, as titles, columns and rows of text."""

from collections.abc import Iterable

from attrs import frozen

from weibao.reports import figures
from weibao.reports.certificates import Expiry
from weibao.reports.lacking import because
from weibao.reports.load import CrewLoad, Minutes
from weibao.reports.longest_gaps import Gap, GapStatement
from weibao.reports.summary import Summary
from weibao.reports.width import Side
from weibao.texts.text import Message, Text
from weibao.verifier.remarks import Remark

EMPTY = Text.same("")
Row = tuple[Text, ...]


@frozen
class Column:
    """The heading of a column, and the side that its cells stand on."""

    title: Text
    side: Side = "left"


@frozen
class Table:
    """A table: its title, a remark on it, its columns, and rows of as many cells."""

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Text = EMPTY


def crew_table(summary: Summary) -> Table:
    """Hours of each crew, and of all where there are several."""
    rows = [_load(load) for load in summary.loads]
    if len(rows) > 1:
        people = sum(load.people for load in summary.loads)
        rows.append((TOGETHER(), _number(people), *_hours(summary.load), EMPTY))
    columns = (
        Column(CREW()),
        *(Column(name(), "right") for name in (PEOPLE, WORK, TRAVEL, THERE, SHARE)),
        Column(FULLEST()),
    )
    return Table(CREWS(), columns, tuple(rows), CREWS_NOTE())


def gap_table(summary: Summary) -> Table:
    """The inspector's statement: largest gaps against what is allowed."""
    columns = (
        Column(TASK()),
        *(Column(name(), "right") for name in (SUBJECTS, MADE, ALLOWED, LARGEST)),
        Column(RESULT()),
    )
    return Table(GAPS(), columns, tuple(map(_gap_row, summary.gaps)), GAPS_NOTE())


def too_long_table(summary: Summary) -> Table:
    """The gaps that are longer than allowed, but for those that the past brought."""
    columns = tuple(Column(name()) for name in (TASK, SUBJECT, LAST, LIMIT, NEXT))
    rows = tuple(
        _too_long(statement, gap)
        for statement in summary.gaps
        for gap in statement.over
    )
    return Table(TOO_LONG(), columns, rows)


def late_table(summary: Summary) -> Table:
    """Orders placed after their last lawful day."""
    columns = (
        *(Column(name()) for name in (SUBJECT, TASK, RANK, LIMIT, DAY)),
        Column(OVER(), "right"),
        Column(CAUSE()),
    )
    rows = tuple(
        (
            work.subject,
            work.task,
            work.criticality.text,
            Text.same(str(work.limit)),
            Text.same(str(work.day)),
            figures.days(work.days),
            work.reason.text,
        )
        for work in summary.late
    )
    return Table(LATE(), columns, rows)


def unplaced_table(summary: Summary) -> Table:
    """Orders without a place, with all their reasons."""
    columns = (
        *(Column(name()) for name in (SUBJECT, TASK, RANK, WINDOW)),
        Column(HOURS(), "right"),
        Column(CAUSE()),
    )
    rows = tuple(
        (
            work.subject,
            work.task,
            work.criticality.text,
            work.window.text(),
            Text.same(figures.hours(work.minutes)),
            _joined(because(r, work.lacks.get(r)) for r in work.reasons),
        )
        for work in summary.unplaced
    )
    return Table(UNPLACED(), columns, rows)


def missed_table(summary: Summary) -> Table:
    """Work of the past that is on record as not done."""
    columns = tuple(Column(name()) for name in (SUBJECT, TASK, RANK, LIMIT))
    rows = tuple(
        (work.subject, work.task, work.criticality.text, Text.same(str(work.limit)))
        for work in summary.missed
    )
    return Table(MISSED(), columns, rows)


def deferred_table(summary: Summary) -> Table:
    """Work that may be done by a later day, with who allowed it, why and the risk."""
    names = (SUBJECT, TASK, RANK, LIMIT, UNTIL, BY, WHY, RISK)
    columns = tuple(Column(name()) for name in names)
    rows = tuple(
        (
            work.subject,
            work.task,
            work.criticality.text,
            Text.same(str(work.limit)),
            Text.same(str(work.until)),
            *(Text.same(text) for text in (work.by, work.because, work.risk)),
        )
        for work in summary.deferred
    )
    return Table(DEFERRED(), columns, rows)


def certificate_table(summary: Summary) -> Table:
    """Certificates that have ended or end in the horizon."""
    rows = tuple(
        (
            one.person,
            _certificate(one),
            Text.same(str(one.last_day)),
            EXPIRED() if one.expired else ENDING(),
        )
        for one in summary.certificates
    )
    columns = tuple(Column(name()) for name in (PERSON, CERTIFICATE, LAST_DAY, STATE))
    return Table(CERTIFICATES(), columns, rows)


def unreached_table(summary: Summary) -> Table:
    """Subjects that no rule of the policy reaches."""
    rows = tuple((subject,) for subject in summary.unreached)
    return Table(UNREACHED(), (Column(SUBJECT()),), rows)


def remark_tables(summary: Summary) -> tuple[Table, Table]:
    """What the verifier found: violations, and breaches that no other table tells."""
    checks = summary.verification
    told = {work.order for work in summary.late}
    told |= {work.order for work in summary.unplaced}
    untold = [
        b for b in checks.breaches if not b.orders or not told.issuperset(b.orders)
    ]
    return (
        _remarks(VIOLATIONS(), checks.violations),
        _remarks(BREACHES(), untold),
    )


def _remarks(title: Text, remarks: Iterable[Remark]) -> Table:
    rows = tuple(
        (Text.same(str(remark.day)), remark.rule.text, remark.line())
        for remark in remarks
    )
    columns = tuple(Column(name()) for name in (DAY, RULE, FOUND))
    return Table(title, columns, rows)


def _load(load: CrewLoad) -> Row:
    busy, fullest = load.fullest, Text.same(figures.NOTHING)
    if busy is not None:
        fullest = OF(what=busy.title, share=figures.share(busy.minutes))
    title = load.title or Text.same(load.crew)
    return (title, _number(load.people), *_hours(load.total), fullest)


def _hours(minutes: Minutes) -> Row:
    spans = (minutes.work, minutes.travel, minutes.available)
    return (
        *(Text.same(figures.hours(span)) for span in spans),
        Text.same(figures.share(minutes)),
    )


def _gap_row(statement: GapStatement) -> Row:
    return (
        statement.title,
        _number(statement.subjects),
        _number(statement.visits),
        statement.allowed.text(),
        figures.largest(statement),
        figures.kept(statement),
    )


def _too_long(statement: GapStatement, gap: Gap) -> Row:
    until = NOT_PLANNED() if gap.until is None else Text.same(str(gap.until))
    return (
        statement.title,
        gap.subject,
        Text.same(str(gap.since)),
        Text.same(str(gap.limit)),
        until,
    )


def _certificate(one: Expiry) -> Text:
    name = one.title or Text.same(one.code)
    return CALLED(name=name, number=one.number) if one.number else name


def _joined(texts: Iterable[Text]) -> Text:
    said = tuple(texts)
    return Text("；".join(t.zh for t in said), "; ".join(t.en for t in said))


def _number(number: int) -> Text:
    return Text.same(f"{number:,}")


CREWS = Message(zh="班组工时（小时）", en="Hours of the crews")
CREWS_NOTE = Message(
    zh="可用工时为班次扣除休息和缺勤；占用为作业与路程之和占可用工时的比例。",
    en="Available hours are shifts less breaks and absences; the share is work and"
    " travel of these.",
)
CREW = Message(zh="班组", en="crew")
TOGETHER = Message(zh="合计", en="together")
PEOPLE = Message(zh="人数", en="people")
WORK = Message(zh="作业", en="work")
TRAVEL = Message(zh="路程", en="travel")
THERE = Message(zh="可用", en="available")
SHARE = Message(zh="占用", en="share")
FULLEST = Message(zh="最忙时段", en="busiest")
OF = Message(zh="{what} {share}", en="{what} {share}")
GAPS = Message(zh="维保间隔", en="Gaps between visits")
GAPS_NOTE = Message(
    zh="最大间隔从上次记录算起，为相邻两次之间的最长天数；上期遗留的超期另计。",
    en="The largest gap is the longest between two visits, counted from the last on"
    " record; what the past left late is counted apart.",
)
TASK = Message(zh="任务", en="task")
SUBJECTS = Message(zh="对象", en="subjects")
MADE = Message(zh="次数", en="visits")
ALLOWED = Message(zh="允许间隔", en="allowed")
LARGEST = Message(zh="最大间隔", en="largest")
RESULT = Message(zh="结论", en="result")
TOO_LONG = Message(zh="超过允许间隔的明细", en="Gaps longer than allowed")
SUBJECT = Message(zh="对象", en="subject")
LAST = Message(zh="上次", en="last")
LIMIT = Message(zh="期限", en="limit")
NEXT = Message(zh="下次", en="next")
CAUSE = Message(zh="原因", en="reason")
NOT_PLANNED = Message(zh="未排入", en="not planned")
LATE = Message(zh="超期的工单", en="Orders placed late")
RANK = Message(zh="重要程度", en="criticality")
DAY = Message(zh="日期", en="day")
OVER = Message(zh="超期", en="late by")
UNPLACED = Message(zh="未排入的工单", en="Orders without a place")
UNTIL = Message(zh="延期至", en="Deferred until")
BY = Message(zh="批准人", en="Allowed by")
WHY = Message(zh="理由", en="Why")
RISK = Message(zh="风险", en="Risk")
DEFERRED = Message(zh="已批准延期的工作", en="Work deferred by leave")
MISSED = Message(zh="到期未做、记为漏做的工作", en="Work on record as missed")
WINDOW = Message(zh="时间窗", en="window")
HOURS = Message(zh="工时", en="hours")
CERTIFICATES = Message(zh="证书到期", en="Certificates running out")
PERSON = Message(zh="人员", en="person")
CALLED = Message(zh="{name} {number}", en="{name} {number}")
CERTIFICATE = Message(zh="证书", en="certificate")
LAST_DAY = Message(zh="有效期至", en="valid to")
STATE = Message(zh="状态", en="state")
EXPIRED = Message(zh="已过期", en="expired")
ENDING = Message(zh="计划期内到期", en="ends in the horizon")
UNREACHED = Message(zh="没有规则覆盖的对象", en="Subjects that no rule reaches")
VIOLATIONS = Message(zh="违规", en="Violations")
BREACHES = Message(zh="已申报的超期", en="Declared breaches")
RULE = Message(zh="规则", en="rule")
FOUND = Message(zh="内容", en="what was found")
