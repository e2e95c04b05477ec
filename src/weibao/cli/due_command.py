"""`weibao due PORTFOLIO`: every order due in a horizon."""

from datetime import date
from pathlib import Path

import click

from weibao.cli.exits import FINE
from weibao.cli.language import chosen
from weibao.cli.making import demand_of, tell_days
from weibao.cli.options import (
    format_option,
    horizon_of,
    horizon_options,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json, print_table, say
from weibao.config import language_of, load
from weibao.due_work.releases import Release, ReleaseState, releases
from weibao.orders import WorkOrder
from weibao.phrases import cycle_text
from weibao.phrases.regimes import regime_text
from weibao.reports.named import named
from weibao.roster_file import demand_document
from weibao.texts.text import Language, Message, Text

COLUMNS = (
    Text("到期日", "due"),
    Text("改到", "moved to"),
    Text("最早", "opens"),
    Text("最迟", "closes"),
    Text("状态", "status"),
    Text("任务", "task"),
    Text("对象", "subject"),
    Text("工单", "order"),
)
STATUS = {
    "open": Text("待办", "open"),
    "done": Text("已完成", "done"),
    "credited": Text("随其他工作完成", "done with other work"),
    "deferred": Text("已延期", "deferred"),
    "overdue": Text("已超期", "overdue"),
    "provisional": Text("待定", "provisional"),
    "planned": Text("计划", "planned"),
    "waiting": Text("待前次", "waiting"),
}
LOST = Message(zh="{subject}：{reason}", en="{subject}: {reason}")
REFUSED = Message(
    zh="延期记录 {record}（{order}）不生效：{reason}",
    en="deferral {record} ({order}) has no effect: {reason}",
)
TORN = Message(
    zh="{order} 没有一天各个规定都允许：{closing}最迟 {last}，{opening}最早 {first}",
    en="{order} has no day that all regimes allow: {closing} ends on {last}, {opening} "
    "begins on {first}",
)
REFUSED_EDIT = Message(
    zh="改期记录 {record}（{order}）：{reason}", en="edit {record} ({order}): {reason}"
)


@click.command("due")
@portfolio_argument
@horizon_options
@language_option
@format_option
def command(
    portfolio: Path,
    first: date,
    last: date,
    as_of: date | None,
    lang: str | None,
    form: str,
) -> int:
    """List the orders due in PORTFOLIO from --from to --to.

    列出到期的工单。

    Provisional orders fall in days whose public holidays are not announced yet.
    """
    horizon = horizon_of(first, last)
    loaded = load(portfolio)
    demand = demand_of(loaded, horizon, as_of)
    if form == "json":
        print_json("weibao-demand", demand_document(demand))
        return FINE
    language = chosen(lang, language_of(portfolio))
    tell_days(demand, loaded, language)
    orders = sorted(demand.orders, key=lambda one: (one.due, one.id))
    released = releases(demand)
    rows = [_row(order, released.get(order.id), language) for order in orders]
    print_table(COLUMNS, rows, language)
    for one in demand.dropped:
        if one.lost:
            lost = LOST(subject=one.subject, reason=one.reason)
            say(lost, language, err=True)
        elif one.deferred or one.edit or one.nested:
            beyond = LOST(subject=f"{one.subject}/{one.task}", reason=one.reason)
            say(beyond, language, err=True)
    for order in orders:
        torn = order.occurrence.conflict
        if torn is not None:
            text = TORN(
                order=order.id,
                closing=regime_text(torn.closing, cycle_text),
                last=torn.last,
                opening=regime_text(torn.opening, cycle_text),
                first=torn.first,
            )
            say(text, language, err=True)
    for vain in demand.refused:
        record, reason = vain.record, vain.reason
        text = REFUSED(record=record.id, order=record.order, reason=reason)
        say(text, language, err=True)
    for edit in demand.refused_edits:
        text = REFUSED_EDIT(
            record=edit.record.id, order=edit.record.order, reason=edit.reason
        )
        say(text, language, err=True)
    return FINE


def _row(order: WorkOrder, release: Release | None, language: Language) -> list[str]:
    return [
        *_when(order),
        STATUS[_status(order, release)].to(language),
        order.planned.resolved.title.to(language),
        named(order.subject).to(language),
        order.id,
    ]


def _when(order: WorkOrder) -> tuple[str, str, str, str]:
    """Return due date, where it went, and the ends of its window; with their times."""
    starts, window = order.starts, order.window
    if starts is None:
        return (
            str(order.due),
            _moved_to(order),
            str(window.opens),
            str(window.closes),
        )
    at, earliest, latest = (
        f"{one:%Y-%m-%d %H:%M}" for one in (starts.at, starts.earliest, starts.latest)
    )
    return at, _moved_to(order), earliest, latest


def _moved_to(order: WorkOrder) -> str:
    """Return the open day that stands in for a due date on a closed one."""
    if order.overdue_since is not None or order.due in order.window:
        return ""
    window = order.window
    return str(window.closes if order.due > window.closes else window.opens)


def _status(order: WorkOrder, release: Release | None) -> str:
    done = order.completion
    if done is not None:
        return "done" if done.task == order.planned.task.code else "credited"
    if order.overdue_since is not None:
        return "overdue"
    if order.deferred is not None and order.deferred.later:
        return "deferred"
    if release is not None and release.state is not ReleaseState.RELEASED:
        return str(release.state.value)
    return "provisional" if order.occurrence.provisional else "open"
