"""`weibao build PORTFOLIO`: the whole way, from the files to the feeds."""

from datetime import date
from pathlib import Path

import click

from weibao.cli.builds import FEEDS, ROSTER, STATE, SUMMARY, read_state
from weibao.cli.language import chosen
from weibao.cli.options import (
    horizon_options,
    language_option,
    portfolio_argument,
    seed_option,
)
from weibao.cli.output import progress, step
from weibao.cli.verdict import exit_code
from weibao.config import load
from weibao.cycles import due
from weibao.engines import assign
from weibao.feeds import write_feeds
from weibao.files import atomic_write
from weibao.planning import make_plan
from weibao.reports import summarise, summary_lines, summary_page
from weibao.roster_file import roster_json
from weibao.spans.window import Horizon
from weibao.texts.text import Message, Text
from weibao.verifier import verify

READING = Message(zh="读取 {file}", en="Reading {file}")
RECKONING = Text("计算到期日", "Reckoning due dates")
PLACING = Text("排班", "Placing the work")
CHECKING = Text("核对排班", "Checking the roster")
WRITING = Message(zh="写入 {folder}", en="Writing {folder}")


@click.command("build")
@portfolio_argument
@horizon_options
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    help="Folder for the roster, the feeds and the summary.",
)
@seed_option
@language_option
def command(
    portfolio: Path,
    first: date,
    last: date,
    as_of: date | None,
    folder: Path,
    seed: int,
    lang: str | None,
) -> int:
    """Make due dates, roster, feeds and summary of PORTFOLIO."""
    step(READING(file=portfolio), chosen(lang))
    loaded = load(portfolio)
    language = chosen(lang, loaded.language)
    state = read_state(folder)
    step(RECKONING, language)
    demand = due(make_plan(loaded), loaded.history, Horizon(first, last), as_of=as_of)
    with progress(PLACING, language) as tell:
        roster = assign(demand, loaded.workforce, seed=seed, progress=tell)
    step(CHECKING, language)
    verification = verify(roster, loaded, loaded.history)
    step(WRITING(folder=folder), language)
    folder.mkdir(parents=True, exist_ok=True)
    atomic_write(folder / ROSTER, roster_json(roster).encode())
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
    for line in summary_lines(summary, language):
        click.echo(line)
    return exit_code(roster, verification)
