"""`weibao check PORTFOLIO`: everything that has to be mended, at once."""

from pathlib import Path

import click

from weibao.cli.language import chosen
from weibao.cli.options import format_option, language_option, portfolio_argument
from weibao.cli.output import print_json
from weibao.config import check, load
from weibao.texts.text import Message

FINE = Message(
    zh="没有问题：{assets} 台设备、{locations} 处位置、{rounds} 条巡检路线、{people} 名人员、"
    "{rules} 条规则。",
    en="Nothing to mend: {assets} assets, {locations} locations, {rounds} rounds,"
    " {people} technicians, {rules} rules.",
)
COUNT = Message(zh="共 {count} 处需要修改。", en="{count} to mend.")


@click.command("check")
@portfolio_argument
@language_option
@format_option
def command(portfolio: Path, lang: str | None, form: str) -> int:
    """Read PORTFOLIO and print what has to be mended; exits with 2 if anything."""
    problems = check(portfolio)
    if form == "json":
        listed = [
            {
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "path": problem.path,
                "message": {
                    "zh": problem.message.to("zh"),
                    "en": problem.message.to("en"),
                },
            }
            for problem in problems
        ]
        print_json("weibao-problems", {"problems": listed})
        return 2 if problems else 0
    if problems:
        language = chosen(lang)
        for problem in problems:
            click.echo(problem.to(language))
        click.echo(COUNT(count=len(problems)).to(language))
        return 2
    loaded = load(portfolio)
    inventory = loaded.inventory
    said = FINE(
        assets=len(inventory.assets),
        locations=len(inventory.locations),
        rounds=len(inventory.rounds),
        people=len(loaded.workforce.technicians),
        rules=len(loaded.policy.rules),
    )
    click.echo(said.to(chosen(lang, loaded.language)))
    return 0
