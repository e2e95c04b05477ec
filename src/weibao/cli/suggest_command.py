"""`weibao suggest PORTFOLIO DIR ORDER`: where an order could go."""

from datetime import date, time
from pathlib import Path

import click

from weibao.cli.asked import asked_order
from weibao.cli.builds import read_build
from weibao.cli.exits import BAD_INPUT, FINE
from weibao.cli.language import chosen
from weibao.cli.making import demand_of, moment_of
from weibao.cli.options import (
    Day,
    folder_argument,
    format_option,
    language_option,
    now_option,
    portfolio_argument,
)
from weibao.cli.output import print_json, print_table, say
from weibao.config import language_of, load
from weibao.errors import InvalidValue
from weibao.orders import OrderStatus, WorkOrder
from weibao.texts.text import Language, Message, Text, listed
from weibao.why_not import Inquiry, Suggestion
from weibao.why_not.documents import not_sought_data, place_document
from weibao.why_not.inquiry import MOST
from weibao.why_not.not_sought import not_sought
from weibao.why_not.telling import effects_text

COLUMNS = (
    Text("日期", "day"),
    Text("时间", "time"),
    Text("班组", "crew"),
    Text("人员", "people"),
    Text("代价和影响", "cost and effects"),
)


@click.command("suggest")
@portfolio_argument
@folder_argument
@click.argument("order")
@click.option("--as-of", "as_of", type=Day(), help="Today; the build's own day. 今天")
@now_option
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=MOST,
    show_default=True,
    help="How many places. 列出几处",
)
@language_option
@format_option
def command(
    portfolio: Path,
    folder: Path,
    order: str,
    as_of: date | None,
    now: time | None,
    most: int,
    lang: str | None,
    form: str,
) -> int:
    """Rank the best places for ORDER in the build in FOLDER.

    列出工单可排的最佳时间，并说明代价和影响。

    ORDER may be one of the build, or new work, such as a finding entered since: say
    with --as-of from which day on. Nothing is changed.
    """
    loaded = load(portfolio)
    language = chosen(lang, language_of(portfolio))
    roster = read_build(folder, loaded)
    horizon = roster.horizon
    if as_of is not None and not horizon.first <= as_of <= horizon.last:
        raise InvalidValue(OUTSIDE(day=as_of, first=horizon.first, last=horizon.last))
    demand = demand_of(loaded, horizon, as_of) if as_of else roster.demand
    dated = as_of is not None
    wanted = asked_order(order, demand, roster, language, dated=dated)
    if wanted is None:
        return BAD_INPUT
    found: tuple[Suggestion, ...] = ()
    if wanted.status is OrderStatus.OPEN:
        moment = moment_of(loaded, as_of or demand.as_of, now)
        found = Inquiry.into(roster, as_of=as_of, now=moment).suggest(wanted, most)
    if form == "json":
        places = [place_document(one) for one in found]
        body = {"portfolio": loaded.id, "order": wanted.id, "places": places}
        if wanted.planned.resolved.divisible is not None:
            body |= not_sought_data(wanted)
        print_json("weibao-suggestions", body)
    else:
        _print(wanted, found, language)
    return FINE


def _print(order: WorkOrder, found: tuple[Suggestion, ...], language: Language) -> None:
    if not found:
        done = order.status is OrderStatus.DONE
        divided = None if done else order.planned.resolved.divisible
        note = None if divided is None else not_sought(order)
        say(note or (DONE if done else NOWHERE)(order=order.id), language)
        return
    rows = [
        [
            str(one.assignment.day),
            f"{one.assignment.start:%H:%M}-{one.assignment.until}",
            one.assignment.crew.title.to(language),
            listed(each.title for each in one.assignment.everybody).to(language),
            effects_text(one).to(language),
        ]
        for one in found
    ]
    print_table(COLUMNS, rows, language)


DONE = Message(zh="工单 {order} 已完成。", en="Order {order} is done.")
NOWHERE = Message(
    zh="工单 {order} 无处可排（weibao why 说明原因和办法）。",
    en="There is no place for order {order} (weibao why says why and what would help).",
)
OUTSIDE = Message(
    zh="“今天” {day} 不在计划期 {first} 至 {last} 之内（请用 --as-of 另写）",
    en="today, {day}, is not in the horizon {first} to {last} (say another day with "
    "--as-of)",
)
