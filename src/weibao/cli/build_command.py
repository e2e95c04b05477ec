"""`weibao build PORTFOLIO`: the whole way, from the files to the feeds."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from weibao.cli.builds import FEEDS, ROSTER, STATE, SUMMARY, prepare, read_state
from weibao.cli.language import chosen
from weibao.cli.making import demand_of, roster_of
from weibao.cli.options import (
    Place,
    day_inside,
    format_option,
    horizon_of,
    horizon_options,
    language_option,
    portfolio_argument,
    seed_option,
)
from weibao.cli.output import print_json, step
from weibao.cli.streams import one_line
from weibao.cli.verdict import exit_code
from weibao.config import language_of, load
from weibao.feeds import write_feeds
from weibao.files import atomic_write
from weibao.reports import Summary, summarise, summary_lines, summary_page
from weibao.roster_file import roster_json
from weibao.texts.text import Message, Text
from weibao.verifier import verify

READING = Message(zh="读取 {file}", en="Reading {file}")
RECKONING = Text("计算到期日", "Working out due dates")
CHECKING = Text("核对排班表", "Verifying the roster")
WRITING = Message(zh="写入 {folder}", en="Writing {folder}")


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
@seed_option
@language_option
@format_option
def command(
    portfolio: Path,
    first: date,
    last: date,
    as_of: date | None,
    folder: Path,
    seed: int,
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
    roster = roster_of(demand, loaded, seed, language)
    step(CHECKING, language)
    verification = verify(roster, loaded, loaded.history)
    step(WRITING(folder=folder), language)
    atomic_write(folder / ROSTER, roster_json(roster).encode())
    calendars = 0
    if not verification.violations:  # subscribers keep what they have
        feeds = write_feeds(
            roster,
            folder / FEEDS,
            state=state,
            language=language,
            state_file=folder / STATE,
        )
        calendars = len(feeds.files) + len(feeds.unchanged)
    summary = summarise(roster, verification, loaded, feeds=calendars)
    atomic_write(folder / SUMMARY, summary_page(summary, language).encode())
    code = exit_code(roster, verification)
    if form == "json":
        print_json("weibao-build", build_document(loaded.id, folder, summary, code))
    else:
        for line in summary_lines(summary, language):
            click.echo(one_line(line))
    return code


def build_document(
    portfolio: str, folder: Path, summary: Summary, code: int
) -> dict[str, Any]:
    """Return what a build made as plain data."""
    orders = summary.orders
    return {
        "portfolio": portfolio,
        "horizon": {
            "from": summary.horizon.first.isoformat(),
            "to": summary.horizon.last.isoformat(),
        },
        "as_of": summary.as_of.isoformat(),
        "folder": str(folder),
        "orders": {
            "all": orders.all,
            "placed": orders.placed,
            "late": orders.late,
            "late_inherited": summary.late_inherited,
            "unplaced": orders.unplaced,
            "not_needed": orders.not_needed,
            "done": orders.done,
            "deferred": len(summary.deferred),
            "provisional": summary.provisional,
        },
        "extra_visits": summary.extra_visits,
        "by_law": {
            "late": summary.late_by_law,
            "unplaced": summary.unplaced_by_law,
            "deferred": summary.deferred_by_law,
        },
        "violations": len(summary.verification.violations),
        "breaches": len(summary.verification.breaches),
        "feeds": summary.feeds,
        "exit_code": code,
    }
