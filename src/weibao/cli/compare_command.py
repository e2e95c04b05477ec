"""`weibao compare OLD NEW`: two rosters side by side."""

from datetime import date
from pathlib import Path

import click
from attrs import frozen

from weibao.cli.builds import read_build
from weibao.cli.exits import FAULT, FINE
from weibao.cli.language import chosen
from weibao.cli.lists import print_lists
from weibao.cli.making import balance_of, demand_of, roster_of
from weibao.cli.options import (
    Day,
    Place,
    Search,
    as_of_option,
    day_inside,
    horizon_of,
    language_option,
    search_options,
)
from weibao.cli.output import print_json, say
from weibao.config import language_of, load
from weibao.errors import InvalidValue
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.side_by_side import Comparison, set_beside
from weibao.side_by_side.documents import comparison_csv, comparison_document
from weibao.side_by_side.telling import listings, verdict
from weibao.spans.window import Horizon
from weibao.texts.text import Language, Message, Text

MOST = 20
"""How many rows of a list a table shows."""


@frozen
class Asked:
    """What is to be set side by side: the days, today, and how to search."""

    horizon: Horizon | None
    as_of: date | None
    search: Search
    language: Language


@click.command("compare")
@click.argument("old", type=Place())
@click.argument("new", type=Place())
@click.option(
    "--portfolio",
    type=Place(),
    help="The portfolio of rosters, where neither is one. 排班所属的资料",
)
@click.option("--from", "first", type=Day(), help="First day. 计划期第一天")
@click.option("--to", "last", type=Day(), help="Last day. 计划期最后一天")
@as_of_option
@search_options
@language_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="A table for people, JSON or CSV for programs. 输出形式",
)
def command(
    old: Path,
    new: Path,
    portfolio: Path | None,
    first: date | None,
    last: date | None,
    as_of: date | None,
    search: Search,
    lang: str | None,
    form: str,
) -> int:
    """Set two rosters side by side, by the goals of the first.

    并排比较两份排班：目标、各周工时、未排入与超期、各人负担。

    OLD and NEW are builds, their roster.json, or portfolios, which are rostered for
    the days of the other one or --from and --to: so two policies, two workforces or
    two sets of goals are compared. Nothing is written. Exits with 1 where more work of
    law or safety is late or without a place in NEW.
    """
    loaded = [None if _is_roster(one) else load(one) for one in (old, new)]
    named = load(portfolio) if portfolio is not None else None
    owner = named or loaded[0] or loaded[1]
    if owner is None:
        raise InvalidValue(NO_PORTFOLIO())
    portfolios = [one or owner for one in loaded]
    top = next((one for one in (old, new) if not _is_roster(one)), portfolio)
    language = chosen(lang, language_of(top) if top is not None else None)
    read = [
        read_build(path, owner) if _is_roster(path) else None for path in (old, new)
    ]
    days = _days(first, last)
    if days is not None and all(read):
        raise InvalidValue(MADE_ALREADY())
    if days is None:
        days = next((one.horizon for one in read if one is not None), None)
    asked = Asked(days, as_of, search, language)
    before, after = (
        found or _made(one, asked) for found, one in zip(read, portfolios, strict=True)
    )
    comparison = set_beside(
        before,
        after,
        portfolios[0].goals,
        balances=(
            balance_of(before.demand, portfolios[0], search),
            balance_of(after.demand, portfolios[1], search),
        ),
    )
    if before.horizon != after.horizon:
        say(OTHER_DAYS(old=_said(before), new=_said(after)), language, err=True)
    code = FAULT if comparison.unlawful else FINE
    if form == "json":
        document = {**comparison_document(comparison), "exit_code": code}
        print_json("weibao-comparison", document)
    elif form == "csv":
        click.echo(comparison_csv(comparison), nl=False)
    else:
        _show(comparison, {**portfolios[1].names, **portfolios[0].names}, language)
    return code


def _is_roster(path: Path) -> bool:
    """Tell whether a path is a build or a roster's file, and not a portfolio."""
    return path.is_dir() or path.suffix == ".json"


def _days(first: date | None, last: date | None) -> Horizon | None:
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise InvalidValue(HALF_SAID())
    return horizon_of(first, last)


def _made(portfolio: Portfolio, asked: Asked) -> Roster:
    """Roster a portfolio for the days asked for."""
    if asked.horizon is None:
        raise InvalidValue(NO_DAYS())
    as_of = day_inside(asked.as_of, asked.horizon)
    demand = demand_of(portfolio, asked.horizon, as_of)
    return roster_of(demand, portfolio, asked.search, asked.language)


def _said(roster: Roster) -> str:
    return f"{roster.horizon.first} – {roster.horizon.last}"


def _show(found: Comparison, names: dict[str, Text], language: Language) -> None:
    for line in verdict(found):
        say(line, language)
    some = (one for one in listings(found, names) if one.rows)
    print_lists(some, MOST, language)


NO_PORTFOLIO = Message(
    zh="两份都是排班表，不知是哪份资料的（请加 --portfolio 资料.yaml）",
    en="both are rosters, and of which portfolio is not said (add --portfolio FILE)",
)
HALF_SAID = Message(
    zh="--from 和 --to 要一起写（或都不写，用另一份排班的日期）",
    en="--from and --to go together (give both, or none for the days of the other"
    " roster)",
)
MADE_ALREADY = Message(
    zh="两份排班都已排好，日期不能再定（请省略 --from 和 --to）",
    en="both rosters are made already, for days of their own (leave out --from and"
    " --to)",
)
NO_DAYS = Message(
    zh="不知排哪几天（请加 --from 和 --to）",
    en="which days to roster is not said (add --from and --to)",
)
OTHER_DAYS = Message(
    zh="两份排班的计划期不同：{old}；{new}。",
    en="The rosters are of different days: {old}; {new}.",
)
