"""`weibao level PORTFOLIO`: edits that spread dates inside their windows."""

from datetime import date
from pathlib import Path
from statistics import mean

import click

from weibao.cli.exits import FINE
from weibao.cli.language import chosen
from weibao.cli.making import demand_of, tell_days
from weibao.cli.options import (
    format_option,
    horizon_of,
    horizon_options,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json, print_table, say
from weibao.config import language_of, load
from weibao.due_work import due
from weibao.forecast import levelled, weekly
from weibao.records import Edit, History
from weibao.roster_file.writing import edit_data
from weibao.texts.text import Message, Text

COLUMNS = (Text("工单", "order"), Text("改到", "to"), Text("后续跟改", "follow"))
YES = Text("是", "yes")


@click.command("level")
@portfolio_argument
@horizon_options
@click.option("--by", default="", help="Who decides it. 决定人。")
@click.option("--because", default="", help="Why. 理由。")
@language_option
@format_option
def command(
    portfolio: Path,
    first: date,
    last: date,
    as_of: date | None,
    by: str,
    because: str,
    lang: str | None,
    form: str,
) -> int:
    """Propose edits that spread the dates of PORTFOLIO over their windows.

    在允许的时间窗内错开日期，均衡各周工作量；只提出改期建议。

    Nothing is changed: put the edits into the records (--format json) to keep them.
    Dates of law and safety move within their days, and the next year's do not follow.
    """
    loaded = load(portfolio)
    demand = demand_of(loaded, horizon_of(first, last), as_of)
    edits = levelled(demand, by=by, because=because)
    if form == "json":
        print_json("weibao-edits", {"records": [_record(one) for one in edits]})
        return FINE
    language = chosen(lang, language_of(portfolio))
    tell_days(demand, loaded, language)
    history = History.of((*loaded.records, *edits))
    after = due(demand.plan, history, demand.horizon, as_of=demand.as_of)
    old, new = weekly(demand).values(), weekly(after).values()
    if old:
        say(
            FULLEST(old=max(old) / 60, new=max(new) / 60, mean=mean(old) / 60), language
        )
    rows = [
        [one.order, str(one.to), YES.to(language) if one.follow else ""]
        for one in edits
    ]
    print_table(COLUMNS, rows, language)
    return FINE


def _record(edit: Edit) -> dict[str, object]:
    data = {"id": edit.id, "order": edit.order, **edit_data(edit)}
    return {"edit": {key: it for key, it in data.items() if it and key != "record"}}


FULLEST = Message(
    zh="最忙的一周 {old:,.1f} → {new:,.1f} 小时（每周平均 {mean:,.1f}）。",
    en="The fullest week: {old:,.1f} -> {new:,.1f} hours (the mean is {mean:,.1f}).",
)
