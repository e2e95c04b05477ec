"""`weibao roster PORTFOLIO`: who does what when."""

from datetime import date
from pathlib import Path

import click

from weibao.cli.language import chosen
from weibao.cli.making import demand_of, roster_of, tell_days, tell_rounds
from weibao.cli.options import (
    Search,
    day_inside,
    format_option,
    horizon_of,
    horizon_options,
    language_option,
    portfolio_argument,
    search_options,
)
from weibao.cli.output import print_json, print_table, say_lines
from weibao.cli.verdict import exit_code
from weibao.config import language_of, load
from weibao.portfolio import Portfolio
from weibao.reports.lacking import because, lacking
from weibao.reports.named import named
from weibao.roster import Roster, Unassigned
from weibao.roster_file import roster_document
from weibao.texts.text import Language, Text, listed
from weibao.verifier import verify

COLUMNS = (
    Text("日期", "day"),
    Text("时间", "time"),
    Text("班组", "crew"),
    Text("人员", "people"),
    Text("任务", "task"),
    Text("对象", "subject"),
    Text("超期天数", "days late"),
)
GIVEN_COLUMNS = (
    Text("外包的工单", "order given to another firm"),
    Text("最迟", "closes"),
    Text("费用", "price"),
)
LOST_COLUMNS = (
    Text("未排入的工单", "order without a place"),
    Text("最迟", "closes"),
    Text("主要原因", "main reason"),
)


@click.command("roster")
@portfolio_argument
@horizon_options
@search_options
@language_option
@format_option
def command(
    portfolio: Path,
    first: date,
    last: date,
    as_of: date | None,
    search: Search,
    lang: str | None,
    form: str,
) -> int:
    """Give the work due in PORTFOLIO people and times.

    给工单排人排时间。

    Prints the roster and writes nothing. Exits with 1 where a rule is broken, or work
    of law or safety is late or without a place.
    """
    horizon = horizon_of(first, last)
    as_of = day_inside(as_of, horizon)
    loaded = load(portfolio)
    language = chosen(lang, language_of(portfolio))
    demand = demand_of(loaded, horizon, as_of)
    if form != "json":
        tell_days(demand, loaded, language)
    roster = roster_of(demand, loaded, search, language)
    if form != "json":
        tell_rounds(roster, language)
    verification = verify(roster, loaded, loaded.history)
    if form == "json":
        body = roster_document(roster)
        print_json(body.pop("kind"), body)
    else:
        _print(roster, loaded, language)
        if verification.violations:
            say_lines(verification.text(), language)
    return exit_code(roster, verification)


def _print(roster: Roster, portfolio: Portfolio, language: Language) -> None:
    rows = [
        [
            str(one.day),
            f"{one.start:%H:%M}-{one.until}",
            one.crew.title.to(language),
            listed(person.title for person in one.everybody).to(language),
            one.order.planned.resolved.title.to(language),
            named(one.subject).to(language),
            str(one.late.days) if one.late else "",
        ]
        for one in roster.assignments
    ]
    print_table(COLUMNS, rows, language)
    if roster.outsourced:
        given = [
            [one.order.id, str(one.order.window.closes), f"{one.price:,}"]
            for one in roster.outsourced
        ]
        click.echo()
        print_table(GIVEN_COLUMNS, given, language)
    if not roster.unassigned:
        return
    lost = [
        [one.order.id, str(one.order.window.closes), _why(one, portfolio).to(language)]
        for one in roster.unassigned
    ]
    click.echo()
    print_table(LOST_COLUMNS, lost, language)


def _why(lost: Unassigned, portfolio: Portfolio) -> Text:
    reason = lost.main_reason
    lacks = lacking(lost.order, [reason], portfolio.workforce, portfolio.names)
    return because(reason, lacks.get(reason))
