"""`weibao explain PORTFOLIO ID`: why this order, this day and these people."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from weibao.cli.builds import read_build
from weibao.cli.complaints import refuse
from weibao.cli.exits import BAD_INPUT, FINE
from weibao.cli.language import chosen
from weibao.cli.making import demand_of
from weibao.cli.options import (
    Day,
    Place,
    as_of_option,
    format_option,
    horizon_of,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json, say
from weibao.config import language_of, load
from weibao.config.names import nearest
from weibao.explanation import (
    Explanation,
    Upcoming,
    explain,
    explain_dropped,
    upcoming,
)
from weibao.explanation.explain import dropped_id
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.texts.text import Language, Message, Text

EACH_ALONE, EACH_OF_MANY = 5, 2
"""How many orders are named for a planned task asked for, and for one of several."""


@click.command("explain")
@portfolio_argument
@click.argument("id")
@click.option(
    "--build",
    "folder",
    type=Place(),
    help="Folder of a build, to explain day and people too. 生成结果所在的文件夹",
)
@click.option(
    "--from", "first", type=Day(), help="First day; this year's where left out. 第一天"
)
@click.option(
    "--to", "last", type=Day(), help="Last day; that year's where left out. 最后一天"
)
@as_of_option
@language_option
@format_option
def command(
    portfolio: Path,
    id: str,
    folder: Path | None,
    first: date | None,
    last: date | None,
    as_of: date | None,
    lang: str | None,
    form: str,
) -> int:
    """Say why an order of PORTFOLIO is as it is.

    说明工单为何是这天、这些人。

    ID is an order's id, or SUBJECT or SUBJECT/TASK to see what comes next there.
    """
    this_year = datetime.now().astimezone().date().replace(month=1, day=1)
    begin = first or this_year
    horizon = horizon_of(begin, last or begin.replace(month=12, day=31))
    loaded = load(portfolio)
    language = chosen(lang, language_of(portfolio))
    roster = read_build(folder, loaded) if folder is not None else None
    demand = roster.demand if roster else demand_of(loaded, horizon, as_of)
    found = _explained(id, demand, roster, loaded)
    if found is not None:
        _show(found, language, form)
        return FINE
    most = EACH_ALONE if "/" in id else EACH_OF_MANY
    coming = upcoming(id, demand, roster, most=most, names=loaded.names)
    if coming:
        _show_upcoming(coming, language, form)
        return FINE
    days = demand.horizon
    near = nearest(id, _names(demand))
    hint = HINT(name=near) if near else LIST()
    refuse(UNKNOWN(first=days.first, last=days.last, id=id, hint=hint), language)
    return BAD_INPUT


def _explained(
    id: str, demand: Demand, roster: Roster | None, portfolio: Portfolio
) -> Explanation | None:
    """Explain the order of this id, with or without the portfolio's id before it."""
    for name in (id, f"{demand.portfolio}/{id}"):
        placed = roster.by_order.get(name) if roster else None
        order = placed.order if placed else demand.by_id.get(name)
        if order is not None:
            past, names = portfolio.history, portfolio.names
            return explain(order, demand, roster, history=past, names=names)
        for dropped in demand.dropped:
            if dropped_id(dropped, demand) == name:
                return explain_dropped(dropped, demand, names=portfolio.names)
    return None


def _show(explanation: Explanation, language: Language, form: str) -> None:
    if form == "json":
        print_json("weibao-explanation", explanation.document())
    else:
        say(explanation.paragraph, language)


def _show_upcoming(coming: tuple[Upcoming, ...], language: Language, form: str) -> None:
    if form == "json":
        print_json("weibao-upcoming", {"tasks": [one.document() for one in coming]})
        return
    for one in coming:
        say(one.paragraph, language)
        for order in one.orders:
            say(one.line(order), language, indent="  ")
        if not one.orders:
            say(NOTHING, language, indent="  ")


def _names(demand: Demand) -> Iterator[str]:
    yield from demand.by_id
    yield from demand.plan.by_id
    yield from {planned.subject.id for planned in demand.plan.tasks}


NOTHING = Text("（计划期内没有工单）", "(no order in the horizon)")
UNKNOWN = Message(
    zh="{first} 至 {last} 没有 {id!r} 的工单{hint}",
    en="no order {id!r} is due from {first} to {last}{hint}",
)
HINT = Message(zh="（是不是 {name!r}？）", en=" (did you mean {name!r}?)")
LIST = Message(zh="（weibao due 列出全部工单）", en=" (weibao due lists all orders)")
