"""`weibao roster PORTFOLIO`: who does what when."""

from datetime import date
from pathlib import Path

import click

from weibao.cli.language import chosen
from weibao.cli.options import (
    format_option,
    horizon_options,
    language_option,
    portfolio_argument,
    seed_option,
)
from weibao.cli.output import print_table, progress
from weibao.cli.verdict import exit_code
from weibao.config import load
from weibao.cycles import due
from weibao.engines import assign
from weibao.planning import make_plan
from weibao.roster import Roster
from weibao.roster_file import roster_json
from weibao.spans.window import Horizon
from weibao.texts.text import Language, Text, listed
from weibao.verifier import verify

PLACING = Text("正在排班", "Placing the work")
COLUMNS = (
    Text("日期", "day"),
    Text("时间", "time"),
    Text("班组", "crew"),
    Text("人员", "people"),
    Text("任务", "task"),
    Text("对象", "subject"),
    Text("逾期天数", "days late"),
)
LOST_COLUMNS = (
    Text("未排入", "no place"),
    Text("最迟", "closes"),
    Text("主要原因", "main reason"),
)


@click.command("roster")
@portfolio_argument
@horizon_options
@seed_option
@language_option
@format_option
def command(
    portfolio: Path,
    first: date,
    last: date,
    as_of: date | None,
    seed: int,
    lang: str | None,
    form: str,
) -> int:
    """Give the work due in PORTFOLIO people and times."""
    loaded = load(portfolio)
    language = chosen(lang, loaded.language)
    demand = due(make_plan(loaded), loaded.history, Horizon(first, last), as_of=as_of)
    with progress(PLACING, language) as tell:
        roster = assign(demand, loaded.workforce, seed=seed, progress=tell)
    verification = verify(roster, loaded, loaded.history)
    if form == "json":
        click.echo(roster_json(roster), nl=False)
    else:
        _print(roster, language)
    return exit_code(roster, verification)


def _print(roster: Roster, language: Language) -> None:
    rows = [
        [
            str(one.day),
            f"{one.start:%H:%M}-{one.end:%H:%M}",
            one.crew.title.to(language),
            listed(person.title for person in one.technicians).to(language),
            one.order.planned.resolved.title.to(language),
            one.subject.title.to(language),
            str(one.late.days) if one.late else "",
        ]
        for one in roster.assignments
    ]
    print_table(COLUMNS, rows, language)
    if roster.unassigned:
        lost = [
            [
                one.order.id,
                str(one.order.window.closes),
                one.main_reason.text.to(language),
            ]
            for one in roster.unassigned
        ]
        print_table(LOST_COLUMNS, lost, language)
