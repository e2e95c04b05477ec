"""`weibao bounds PORTFOLIO DIR`: what no roster can do better."""

from pathlib import Path

import click

from weibao.bounds import bounds_of
from weibao.bounds.telling import (
    bounds_document,
    part_text,
    shortage_text,
    verdict_text,
)
from weibao.cli.builds import read_build
from weibao.cli.exits import FINE
from weibao.cli.language import chosen
from weibao.cli.options import (
    folder_argument,
    format_option,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json, print_table, say
from weibao.config import language_of, load
from weibao.texts.text import Text

COLUMNS = (
    Text("项目", "part"),
    Text("本排班表", "this roster"),
    Text("任何排班表至少", "any roster at least"),
    Text("结论", "verdict"),
)
NO_SHORTAGE = Text(
    "按人手算，没有哪一周必有工单做不了。", "By the hours of people, no week is short."
)


@click.command("bounds")
@portfolio_argument
@folder_argument
@language_option
@format_option
def command(portfolio: Path, folder: Path, lang: str | None, form: str) -> int:
    """Say how far the roster of the build in FOLDER is from the best there could be.

    说明排班离最优至多多远，哪些周、哪类人手不足。

    Each part has a bound of its own. Where that does not reach the roster's figure, it
    is not proven that nothing better exists.
    """
    loaded = load(portfolio)
    language = chosen(lang, language_of(portfolio))
    found = bounds_of(read_build(folder, loaded))
    if form == "json":
        body = {"portfolio": loaded.id, **bounds_document(found)}
        print_json("weibao-bounds", body)
        return FINE
    rows = [
        [
            part_text(one.part).to(language),
            str(one.value),
            str(one.least),
            verdict_text(one).to(language),
        ]
        for one in found.parts
    ]
    print_table(COLUMNS, rows, language)
    click.echo()
    for row in found.shortages:
        say(shortage_text(row, loaded.names), language)
    if not found.shortages:
        say(NO_SHORTAGE, language)
    return FINE
