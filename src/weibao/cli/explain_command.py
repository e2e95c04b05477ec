"""`weibao explain PORTFOLIO ID`: why this order, this day and these people."""

from datetime import date
from pathlib import Path

import click

from weibao.cli.builds import read_build
from weibao.cli.language import chosen
from weibao.cli.options import Day, format_option, language_option, portfolio_argument
from weibao.cli.output import print_json
from weibao.config import load
from weibao.config.nearest import nearest
from weibao.cycles import due
from weibao.explanation import explain
from weibao.orders import Demand, WorkOrder
from weibao.planning import make_plan
from weibao.roster import Roster
from weibao.spans.window import Horizon
from weibao.texts.text import Message, Text

UNKNOWN = Message(
    zh="计划期 {first} 至 {last} 内没有工单 {id!r}{hint}",
    en="no order {id!r} is due from {first} to {last}{hint}",
)
HINT = Message(zh="；是否指 {name!r}？", en="; did you mean {name!r}?")


@click.command("explain")
@portfolio_argument
@click.argument("id")
@click.option(
    "--build",
    "folder",
    type=click.Path(path_type=Path),
    help="The folder of a build, to explain the day and the people too.",
)
@click.option("--from", "first", type=Day(), help="First day; this year's otherwise.")
@click.option("--to", "last", type=Day(), help="Last day; the first day's year's end.")
@click.option("--as-of", type=Day(), help="Today; --from where it is left out.")
@language_option
@format_option
def command(
    portfolio: Path,
    id: str,
    folder: Path | None,
    first: date | None,
    last: date | None,
    as_of: date | None,
    lang: str | None,
    form: str,
) -> int:
    """Say why the order ID of PORTFOLIO is due, and why its place is what it is."""
    loaded = load(portfolio)
    language = chosen(lang, loaded.language)
    roster: Roster | None = None
    if folder is not None:
        roster = read_build(folder, loaded)
        demand = roster.demand
    else:
        begin = first or date.today().replace(month=1, day=1)
        end = last or begin.replace(month=12, day=31)
        plan = make_plan(loaded)
        demand = due(plan, loaded.history, Horizon(begin, end), as_of=as_of)
    order = _find(id, demand, roster)
    if order is None:
        horizon = demand.horizon
        near = nearest(id, demand.by_id)
        hint = HINT(name=near) if near else Text()
        said = UNKNOWN(first=horizon.first, last=horizon.last, id=id, hint=hint)
        click.echo(said.to(language), err=True)
        return 2
    explanation = explain(order, demand, roster)
    if form == "json":
        paragraph = explanation.paragraph
        document = {
            "order": explanation.order,
            "paragraph": {"zh": paragraph.to("zh"), "en": paragraph.to("en")},
            **explanation.facts,
        }
        print_json("weibao-explanation", document)
    else:
        click.echo(explanation.paragraph.to(language))
    return 0


def _find(id: str, demand: Demand, roster: Roster | None) -> WorkOrder | None:
    if roster is not None and id in roster.by_order:
        return roster.by_order[id].order
    return demand.by_id.get(id)
