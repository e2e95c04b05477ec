"""`weibao why PORTFOLIO DIR [ORDER]`: why work has no place, and what would help."""

from pathlib import Path

import click

from weibao.cli.asked import asked_order
from weibao.cli.builds import read_build
from weibao.cli.exits import BAD_INPUT, FINE
from weibao.cli.language import chosen
from weibao.cli.options import (
    folder_argument,
    format_option,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json, say
from weibao.config import language_of, load
from weibao.orders import WorkOrder
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.texts.text import Language, Message, Text
from weibao.why_not import Inquiry, WhyNot
from weibao.why_not.documents import why_document
from weibao.why_not.not_sought import not_sought
from weibao.why_not.telling import ways_texts, why_text


@click.command("why")
@portfolio_argument
@folder_argument
@click.argument("order", required=False)
@language_option
@format_option
def command(
    portfolio: Path, folder: Path, order: str | None, lang: str | None, form: str
) -> int:
    """Say why ORDER has no place in time in the build in FOLDER, and what would help.

    说明工单为何未排入或超期，以及怎样才排得下。

    Without ORDER all work without a place, or late, is told with its reasons.
    """
    loaded = load(portfolio)
    language = chosen(lang, language_of(portfolio))
    roster = read_build(folder, loaded)
    inquiry = Inquiry.into(roster)
    if order is None:
        orders = [one.order for one in roster.unassigned]
        orders += [one.order for one in roster.late]
        _show(
            [inquiry.why(one) for one in orders], loaded, language, form, ways_out=False
        )
        return FINE
    wanted = asked_order(order, roster.demand, roster, language)
    if wanted is None:
        return BAD_INPUT
    in_time = _in_time(wanted, roster)
    if in_time is not None and form != "json":
        say(in_time, language)
        return FINE
    found = [inquiry.why(wanted, ways_out=True)] if in_time is None else []
    _show(found, loaded, language, form, ways_out=True)
    return FINE


def _in_time(order: WorkOrder, roster: Roster) -> Text | None:
    """Say that an order needs no reasons, if it needs none."""
    placed = roster.by_order.get(order.id)
    if placed is not None:
        return IN_TIME(order=order.id, day=placed.day) if placed.late is None else None
    if any(one.order.id == order.id for one in roster.unassigned):
        return None
    if any(one.order.id == order.id for one in roster.outsourced):
        return GIVEN_AWAY(order=order.id)
    return NOT_ASKED(order=order.id)


def _show(
    found: list[WhyNot],
    portfolio: Portfolio,
    language: Language,
    form: str,
    *,
    ways_out: bool,
) -> None:
    workforce, names = portfolio.workforce, portfolio.names
    if form == "json":
        orders = [why_document(one, workforce, names) for one in found]
        print_json("weibao-why", {"portfolio": portfolio.id, "orders": orders})
        return
    if not found:
        say(ALL_IN_TIME, language)
    for one in found:
        say(why_text(one, workforce, names), language)
        for way, effects in ways_texts(one, names):
            say(way, language, indent="- ")
            say(effects, language, indent="  ")
        note = not_sought(one.order) if ways_out and one.fits is None else None
        if note is not None:
            say(note, language)


ALL_IN_TIME = Text("全部工单都按时排入。", "All work has a place in time.")
IN_TIME = Message(
    zh="工单 {order} 按时排在 {day}。", en="Order {order} is in time, on {day}."
)
GIVEN_AWAY = Message(
    zh="工单 {order} 已外包，无须排入。",
    en="Order {order} is given to another firm, and wants no place.",
)
NOT_ASKED = Message(
    zh="工单 {order} 已完成或此次可免，无须排入。",
    en="Order {order} is done or not needed, and wants no place.",
)
