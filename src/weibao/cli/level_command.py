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
from weibao.errors import InvalidValue
from weibao.forecast import anchored, levelled, rules_text, weekly, with_rules
from weibao.orders import Demand
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.records import Edit, History
from weibao.roster_file.writing import edit_data
from weibao.texts.text import Language, Message, Text

COLUMNS = (Text("工单", "order"), Text("改到", "to"), Text("后续跟改", "follow"))
YES = Text("是", "yes")


@click.command("level")
@portfolio_argument
@horizon_options
@click.option("--by", default="", help="Who decides it. 决定人。")
@click.option("--because", default="", help="Why. 理由。")
@click.option(
    "--policy",
    is_flag=True,
    help="Propose anchors as rules of a policy, not edits. 以规则的形式建议起算日",
)
@language_option
@format_option
def command(
    portfolio: Path,
    first: date,
    last: date,
    as_of: date | None,
    by: str,
    because: str,
    policy: bool,
    lang: str | None,
    form: str,
) -> int:
    """Propose edits that spread the dates of PORTFOLIO over their windows.

    在允许的时间窗内错开日期，均衡各周工作量；只提出改期建议。

    Nothing is changed: put the edits into the records (--format json) to keep them.
    Dates of law and safety move within their days, and the next year's do not follow.
    With --policy it prints a file for the portfolio to include instead: rules that
    let grids count from other days. Law and safety then keep theirs.
    """
    loaded = load(portfolio)
    demand = demand_of(loaded, horizon_of(first, last), as_of)
    if policy:
        if form == "json" or by:
            raise InvalidValue(NO_RULE_HAS_IT())
        return _propose(loaded, demand, because, chosen(lang, language_of(portfolio)))
    edits = levelled(demand, by=by, because=because)
    if form == "json":
        print_json("weibao-edits", {"records": [_record(one) for one in edits]})
        return FINE
    language = chosen(lang, language_of(portfolio))
    tell_days(demand, loaded, language)
    history = History.of((*loaded.records, *edits))
    after = due(demand.plan, history, demand.horizon, as_of=demand.as_of)
    _tell_fullest(demand, after, language)
    rows = [
        [one.order, str(one.to), YES.to(language) if one.follow else ""]
        for one in edits
    ]
    print_table(COLUMNS, rows, language)
    return FINE


def _propose(
    portfolio: Portfolio, demand: Demand, because: str, language: Language
) -> int:
    """Print rules with other anchors; say on the error stream what they do."""
    tell_days(demand, portfolio, language)
    why = Text.same(because) if because else None
    rules = anchored(demand, because=why)
    after = due(
        make_plan(with_rules(portfolio, rules)),
        portfolio.history,
        demand.horizon,
        as_of=demand.as_of,
    )
    _tell_fullest(demand, after, language, err=True)
    click.echo(rules_text(rules), nl=False)
    return FINE


def _tell_fullest(
    demand: Demand, after: Demand, language: Language, *, err: bool = False
) -> None:
    """Say how full the fullest week is, before and after."""
    old, new = weekly(demand).values(), weekly(after).values()
    if old:
        said = FULLEST(old=max(old) / 60, new=max(new) / 60, mean=mean(old) / 60)
        say(said, language, err=err)


def _record(edit: Edit) -> dict[str, object]:
    data = {"id": edit.id, "order": edit.order, **edit_data(edit)}
    return {"edit": {key: it for key, it in data.items() if it and key != "record"}}


NO_RULE_HAS_IT = Message(
    zh="--policy 写出规则，没有决定人，也不写成 JSON（去掉 --by 和 --format json）",
    en="--policy writes rules, which name nobody and are no JSON (leave out --by and"
    " --format json)",
)
FULLEST = Message(
    zh="最忙的一周 {old:,.1f} → {new:,.1f} 小时（每周平均 {mean:,.1f}）。",
    en="The fullest week: {old:,.1f} -> {new:,.1f} hours (the mean is {mean:,.1f}).",
)
