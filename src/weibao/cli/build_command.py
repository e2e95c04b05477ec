"""`weibao build PORTFOLIO`: the whole way, from the files to the feeds."""

from datetime import date
from pathlib import Path

import click

from weibao.cli.builds import prepare, read_state
from weibao.cli.handing_out import build_document, hand_out
from weibao.cli.language import chosen
from weibao.cli.making import balance_of, demand_of, roster_of, tell_rounds
from weibao.cli.options import (
    Place,
    Search,
    day_inside,
    format_option,
    horizon_of,
    horizon_options,
    language_option,
    portfolio_argument,
    search_options,
)
from weibao.cli.output import print_json, step
from weibao.cli.streams import one_line
from weibao.cli.verdict import exit_code
from weibao.config import language_of, load
from weibao.reports import summary_lines
from weibao.texts.text import Message, Text

READING = Message(zh="读取 {file}", en="Reading {file}")
RECKONING = Text("计算到期日", "Working out due dates")


@click.command("build")
@portfolio_argument
@horizon_options
@click.option(
    "--out",
    "folder",
    type=Place(),
    default=Path("build"),
    show_default=True,
    help="Folder for the roster, the feeds and the summary. 输出文件夹",
)
@search_options
@language_option
@format_option
def command(
    portfolio: Path,
    first: date,
    last: date,
    as_of: date | None,
    folder: Path,
    search: Search,
    lang: str | None,
    form: str,
) -> int:
    """Make due dates, roster, feeds and summary of PORTFOLIO.

    从资料到日历，一步完成。

    Writes roster.json, state.json, summary.html and feeds/ into the folder. Build
    into the same folder again and subscribers see what has changed. A roster that
    breaks rules is not handed out: feeds/ and state.json stay as they were.
    """
    horizon = horizon_of(first, last)
    as_of = day_inside(as_of, horizon)
    language = chosen(lang, language_of(portfolio))
    step(READING(file=portfolio), language)
    loaded = load(portfolio)
    prepare(folder)
    state = read_state(folder, loaded)
    step(RECKONING, language)
    demand = demand_of(loaded, horizon, as_of)
    roster = roster_of(demand, loaded, search, language)
    tell_rounds(roster, language)
    balance = balance_of(demand, loaded, search)
    summary, verification = hand_out(roster, loaded, folder, state, language, balance)
    code = exit_code(roster, verification)
    if form == "json":
        print_json("weibao-build", build_document(loaded.id, folder, summary, code))
    else:
        for line in summary_lines(summary, language):
            click.echo(one_line(line))
    return code
