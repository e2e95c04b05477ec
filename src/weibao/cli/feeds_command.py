"""`weibao feeds PORTFOLIO FOLDER`: write a build's calendar feeds anew."""

from pathlib import Path

import click

from weibao.cli.builds import FEEDS, STATE, read_build, read_state
from weibao.cli.language import chosen
from weibao.cli.options import (
    folder_argument,
    format_option,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json
from weibao.config import load
from weibao.feeds import write_feeds
from weibao.texts.text import Message

WRITTEN = Message(
    zh="{folder}：{events} 个日程；改写 {files} 个日历文件，{unchanged} 个没有变化。",
    en="{folder}: {events} events; {files} calendars written, {unchanged} unchanged.",
)


@click.command("feeds")
@portfolio_argument
@folder_argument
@language_option
@format_option
def command(portfolio: Path, folder: Path, lang: str | None, form: str) -> int:
    """Write the calendar feeds of the roster in FOLDER, which a build made."""
    loaded = load(portfolio)
    language = chosen(lang, loaded.language)
    roster = read_build(folder, loaded)
    written = write_feeds(
        roster,
        folder / FEEDS,
        state=read_state(folder),
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
        return 0
    said = WRITTEN(
        folder=folder / FEEDS,
        events=written.events,
        files=len(written.files),
        unchanged=len(written.unchanged),
    )
    click.echo(said.to(language))
    return 0
