"""What to do next, from what the figures say: the most pressing first."""

from collections.abc import Iterator, Sequence

from weibao.reports.lacking import because
from weibao.reports.summary import Summary
from weibao.roster import Reason
from weibao.texts.text import Message, Text, listed, unrepeated

NAMED = 3
"""How many things a step names at most."""


def next_steps(summary: Summary) -> tuple[Text, ...]:
    """Say what should be done after this build."""
    return (*_mend(summary), *_prepare(summary), *_use(summary))


def _mend(summary: Summary) -> Iterator[Text]:
    violations = len(summary.verification.violations)
    if violations:
        yield DO_NOT_USE(number=violations)
        yield WITHHELD()
    if summary.late_inherited:
        yield FIRST(number=summary.late_inherited)
    others = len(summary.late) - summary.late_inherited
    if others:
        yield LATE(number=others)
    if summary.unplaced:
        yield UNPLACED(number=len(summary.unplaced), by_law=summary.unplaced_by_law)
    if summary.missed:
        yield MISSED(
            number=len(summary.missed),
            by_law=summary.missed_by_law,
            what=_some([_on(w.task, w.subject) for w in summary.missed]),
        )
    for reason, number in summary.reasons[:NAMED]:
        said = because(reason, _lacking(summary, reason))
        yield REMEDY(reason=said, number=number, remedy=REMEDIES[reason]())


def _prepare(summary: Summary) -> Iterator[Text]:
    expired = [one for one in summary.certificates if one.expired]
    ending = [one for one in summary.certificates if not one.expired]
    if expired:
        people = _some([one.person for one in expired])
        yield EXPIRED(number=len(expired), people=people)
    if ending:
        yield RENEW(number=len(ending), person=ending[0].person, day=ending[0].last_day)
    if summary.unreached:
        yield REACH(number=len(summary.unreached), who=_some(summary.unreached))
    if summary.idle_rules:
        why = _some([SELECTS(rule=r.rule, reason=r.reason) for r in summary.idle_rules])
        yield IDLE_RULES(number=len(summary.idle_rules), rules=why)
    if summary.idle:
        yield IDLE(number=len(summary.idle), who=_some(summary.idle))
    assumed = [(one.task, who) for one in summary.gaps for who in one.assumed]
    if assumed:
        yield RECORD(number=len(assumed), what=_some([_on(*one) for one in assumed]))
    if summary.provisional:
        yield PROVISIONAL(number=summary.provisional)


def _use(summary: Summary) -> Iterator[Text]:
    if not summary.verification.violations:
        yield SUBSCRIBE(number=summary.feeds) if summary.feeds else NO_FEEDS()
    yield AGAIN()


def _lacking(summary: Summary, reason: Reason) -> Text:
    """Name the skills or certificates that keep work from its place."""
    works = [one for one in summary.unplaced if one.reasons[:1] == (reason,)]
    return _some(
        list(dict.fromkeys(w.lacks[reason] for w in works if reason in w.lacks))
    )


def _on(task: Text, subject: Text) -> Text:
    return unrepeated(ON, task=task, subject=subject)


def _some(things: Sequence[Text]) -> Text:
    """Name a few things; their number is said elsewhere."""
    few = listed(things[:NAMED])
    return few if len(things) <= NAMED else SUCH_AS(few=few)


SUCH_AS = Message(zh="如{few}", en="such as {few}")
DO_NOT_USE = Message(
    zh="先不要下发：有 {number:,} 处违规，请逐条查清后重新排班",
    en="Do not hand this out yet: violations found: {number:,}; look at each, then"
    " build again",
)
WITHHELD = Message(
    zh="日历未改动，不含本次排班",
    en="The feeds were left as they were: no calendar shows this roster",
)
FIRST = Message(
    zh="最先完成上期遗留的超期工单（{number:,} 张），每拖一天就多超一天",
    en="First do the orders that are late from before (orders: {number:,}); each day"
    " adds to it",
)
LATE = Message(
    zh="检查排在期限之后的工单（{number:,} 张），能提前的提前，不能的写明原因",
    en="Look at the orders placed after their limit ({number:,}): bring them forward,"
    " or put the reason on record",
)
UNPLACED = Message(
    zh="处理未排入的工单：{number:,} 张，其中法定或安全类 {by_law:,} 张",
    en="Settle the orders without a place: {number:,}, of law or safety: {by_law:,}",
)
MISSED = Message(
    zh="以往到期未做、记为漏做的 {number:,} 次，其中法定或安全类 {by_law:,} 次"
    "（{what}）：做过的补录，没做的查明原因",
    en="On record as missed: {number:,}, of law or safety: {by_law:,} ({what}); add the"
    " records of what was done after all, and find out why the rest was not",
)
ON = Message(zh="{subject}{task}", en="{task} of {subject}")
REMEDY = Message(
    zh="{reason}（{number:,} 张）：{remedy}",
    en="Orders unplaced as {reason}: {number:,}; {remedy}",
)
EXPIRED = Message(
    zh="已过期的证书 {number:,} 本（{people}）：换证之前不能派相关工作",
    en="Certificates already expired: {number:,} ({people}); until they are renewed no"
    " such work can be given",
)
RENEW = Message(
    zh="计划期内到期的证书 {number:,} 本，请提前换证；最早的是{person}，{day} 到期",
    en="Certificates that end in the horizon: {number:,}; renew them in time, the first"
    " is that of {person} on {day}",
)
REACH = Message(
    zh="没有任何规则覆盖的对象 {number:,} 个（{who}）：补写规则，或注明不需维护",
    en="No rule reaches {number:,} of the subjects ({who}): write a rule for them, or"
    " say why none is needed",
)
IDLE_RULES = Message(
    zh="没有选中任何对象、不起作用的规则 {number:,} 条（{rules}）：看看有没有写错",
    en="Rules that select nothing and have no effect: {number:,} ({rules}); look"
    " whether something is mistyped",
)
SELECTS = Message(zh="{rule}：{reason}", en="{rule}: {reason}")
IDLE = Message(
    zh="不在任何班组的人员 {number:,} 名（{who}）：编入班组后才能派工",
    en="People in no crew: {number:,} ({who}); put them in one so that work reaches"
    " them",
)
RECORD = Message(
    zh="没有上次记录的任务 {number:,} 项（{what}），按约定的起点计算；请补录",
    en="Tasks without a record of when they were last done: {number:,} ({what}); their"
    " dates rest on an assumed start, so please add the records",
)
PROVISIONAL = Message(
    zh="{number:,} 张工单落在放假安排尚未公布的日子，公布后请重新排班",
    en="Orders on days whose holidays are not announced yet: {number:,}; build again"
    " once they are",
)
SUBSCRIBE = Message(
    zh="请各班组在手机上订阅自己的日历（共 {number:,} 个），改动会自动更新",
    en="Let every crew subscribe to its feed on their phones (feeds: {number:,});"
    " changes then arrive by themselves",
)
NO_FEEDS = Message(
    zh="本次没有生成日历订阅；生成后各班组可在手机日历中查看",
    en="No feeds were written this time; with them the crews see their work on their"
    " phones",
)
AGAIN = Message(
    zh="完工后录入记录并重新排班，后续日期随之更新",
    en="Enter what was done and build again; the dates that follow are then up to date",
)

REMEDIES = {
    Reason.NO_OPEN_DAY: Message(
        zh="放宽允许的提前或推后天数，或多开放一天",
        en="allow more days before or after, or open a day",
    ),
    Reason.OUTSIDE_WINDOW: Message(
        zh="调整计划期，使时间窗落在其中", en="plan a horizon that holds the window"
    ),
    Reason.CERTIFICATE_MISSING: Message(
        zh="安排人员取证，或委托持证单位",
        en="let somebody qualify, or hire a firm that is",
    ),
    Reason.CERTIFICATE_EXPIRED: Message(
        zh="在到期之前换证", en="renew the certificate before it ends"
    ),
    Reason.SKILL_MISSING: Message(
        zh="培训或招聘该工种的人员", en="train or hire somebody in the trade"
    ),
    Reason.TOO_FEW_PEOPLE: Message(zh="给班组增加人员", en="give the crew more people"),
    Reason.PEOPLE_NAMED: Message(
        zh="修改规则 technicians 里的 required 或 barred",
        en="change who is required or barred under technicians of its rule",
    ),
    Reason.NOBODY_ON_SHIFT: Message(
        zh="调整班次，使所需人员同时当班", en="change shifts so that they meet"
    ),
    Reason.NO_TECHNICIAN_FREE: Message(
        zh="增加人员或班次，或推迟次要工作",
        en="add people or shifts, or put off lesser work",
    ),
    Reason.SITE_CLOSED: Message(
        zh="与项目约定开放日", en="agree with the site on a day to come"
    ),
    Reason.NO_COMMON_HOURS: Message(
        zh="放宽可进入的时间，或调整班次",
        en="widen the hours of access, or move a shift",
    ),
    Reason.HOURS_USED_UP: Message(
        zh="增加人员，或改到不忙的周", en="add people, or use a quieter week"
    ),
    Reason.NO_REST: Message(
        zh="换人，或调整班次留出休息",
        en="send others, or move shifts so that there is rest",
    ),
    Reason.ASSET_BUSY: Message(
        zh="与同一设备的其他工作合并或错开",
        en="join it with the other work on the asset, or keep them apart",
    ),
    Reason.OUTAGE_GROUP: Message(
        zh="与同组设备的停用时间错开", en="keep the outages of the group apart"
    ),
    Reason.PLACE_FULL: Message(
        zh="与该处的其他工作错开，或与项目商定允许更多班组",
        en="keep it apart from the other work there, or agree on more crews at once",
    ),
    Reason.PART_BUSY: Message(
        zh="与上级或下级设备的工作错开，或合并停用时间",
        en="keep it apart from work on the whole or its parts, or join the outages",
    ),
    Reason.TOOL_BUSY: Message(
        zh="增加工具、车辆，或错开使用时间",
        en="get another one, or use it at another time",
    ),
    Reason.PINNED: Message(
        zh="修改或去掉 pins 中的指定", en="change its pin, or take it out"
    ),
    Reason.CHAIN_GAP: Message(
        zh="增加前后的开放日，或加做一次",
        en="open days around it, or make one more visit",
    ),
    Reason.INHERITED: Message(zh="尽早补做", en="make up for it as soon as possible"),
    Reason.OWN_WORK: Message(
        zh="让没有在该处做过这项工作的人也能检查",
        en="let somebody inspect who does none of the work there",
    ),
    Reason.VISITS_FULL: Message(
        zh="与对方约定多来一次，或把工作并到同一天",
        en="agree on one more visit, or have more done on one of them",
    ),
    Reason.RESERVED: Message(
        zh="增加人员，或减少 reserve 预留的工时",
        en="add people, or hold less time back under reserve",
    ),
    Reason.ESCORT_MISSING: Message(
        zh="与陪同人员约定时间，或增加能陪同的人员",
        en="agree on a time with those who escort, or name more who can",
    ),
    Reason.WORK_BEFORE: Message(
        zh="先完成须先做的工作", en="do the work that comes before it"
    ),
}
