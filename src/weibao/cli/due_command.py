"""`weibao due PORTFOLIO`: every order due in a horizon."""

from datetime import date
from pathlib import Path

import click

from weibao.cli.language import chosen
from weibao.cli.options import (
    format_option,
    horizon_options,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json, print_table
from weibao.config import load
from weibao.cycles import due
from weibao.planning import make_plan
from weibao.roster_file import demand_document
from weibao.spans.window import Horizon
from weibao.texts.text import Text

COLUMNS = (
    Text("到期", "due"),
    Text("最早", "opens"),
    Text("最迟", "closes"),
    Text("任务", "task"),
    Text("对象", "subject"),
    Text("状态", "status"),
    Text("工单", "order"),
)
STATUS = {"open": Text("待办", "open"), "done": Text("已完成", "done")}


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
    """List the orders due in PORTFOLIO from --from to --to."""
    loaded = load(portfolio)
    language = chosen(lang, loaded.language)
    plan = make_plan(loaded)
    demand = due(plan, loaded.history, Horizon(first, last), as_of=as_of)
    if form == "json":
        print_json("weibao-demand", demand_document(demand))
        return 0
    rows = [
        [
            str(order.due),
            str(order.window.opens),
            str(order.window.closes),
            order.planned.resolved.title.to(language),
            order.subject.title.to(language),
            STATUS[order.status.value].to(language),
            order.id,
        ]
        for order in sorted(demand.orders, key=lambda one: (one.due, one.id))
    ]
    print_table(COLUMNS, rows, language)
    return 0
