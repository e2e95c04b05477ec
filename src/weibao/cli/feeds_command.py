"""`weibao feeds PORTFOLIO FOLDER`: write a build's calendar feeds anew."""

from pathlib import Path

import click

from weibao.cli.builds import FEEDS, STATE, read_build, read_state
from weibao.cli.exits import FAULT, FINE
from weibao.cli.language import chosen
from weibao.cli.options import (
    folder_argument,
    format_option,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json
from weibao.config import language_of, load
from weibao.feeds import write_feeds
from weibao.texts.text import Message
from weibao.verifier import verify

WRITTEN = Message(
    zh="{folder}：日程 {events} 个；改写日历 {files} 个，未变 {unchanged} 个。",
    en="{folder}: events: {events}; calendars written: {files},"
    " unchanged: {unchanged}.",
)
WITHHELD = Message(
    zh="排班表有 {number:,} 处违规，不能下发，日历未改动（用 weibao verify 查看）。",
    en="The roster must not be handed out (violations: {number:,}); the feeds were left"
    " as they were. See weibao verify.",
)


@click.command("feeds")
@portfolio_argument
@folder_argument
@language_option
@format_option
def command(portfolio: Path, folder: Path, lang: str | None, form: str) -> int:
    """Write the calendar feeds of the roster in FOLDER.

    重写日历订阅文件。

    FOLDER is one that `weibao build` wrote for PORTFOLIO.
    """
    loaded = load(portfolio)
    language = chosen(lang, language_of(portfolio))
    state = read_state(folder, loaded)
    roster = read_build(folder, loaded)
    violations = len(verify(roster, loaded, loaded.history).violations)
    if violations:
        click.echo(WITHHELD(number=violations).to(language), err=True)
        return FAULT
    written = write_feeds(
        roster,
        folder / FEEDS,
        state=state,
        language=language,
        state_file=folder / STATE,
    )
    if form == "json":
        document = {
            "folder": str(folder / FEEDS),
            "events": written.events,
            "files": list(written.files),
            "unchanged": list(written.unchanged),
        }
        print_json("weibao-feeds", document)
        return FINE
    said = WRITTEN(
        folder=folder / FEEDS,
        events=written.events,
        files=len(written.files),
        unchanged=len(written.unchanged),
    )
    click.echo(said.to(language))
    return FINE
