"""`weibao verify PORTFOLIO FOLDER`: check a build's roster against every rule."""

from pathlib import Path

import click

from weibao.cli.builds import read_build
from weibao.cli.language import chosen
from weibao.cli.options import (
    folder_argument,
    format_option,
    language_option,
    portfolio_argument,
)
from weibao.cli.output import print_json
from weibao.cli.verdict import exit_code
from weibao.config import load
from weibao.reports.verification import verification_document
from weibao.texts.text import Message
from weibao.verifier import verify

CLEAN = Message(
    zh="没有违反规则；已申报的超期 {breaches} 处。",
    en="No rule is broken; {breaches} breaches are declared.",
)
BROKEN = Message(
    zh="违反规则 {violations} 处；已申报的超期 {breaches} 处。",
    en="{violations} rules are broken; {breaches} breaches are declared.",
)


@click.command("verify")
@portfolio_argument
@folder_argument
@language_option
@format_option
def command(portfolio: Path, folder: Path, lang: str | None, form: str) -> int:
    """Check the roster that a build of PORTFOLIO wrote into FOLDER."""
    loaded = load(portfolio)
    language = chosen(lang, loaded.language)
    roster = read_build(folder, loaded)
    found = verify(roster, loaded, loaded.history)
    if form == "json":
        print_json("weibao-verification", verification_document(found))
        return exit_code(roster, found)
    for one in (*found.violations, *found.breaches):
        click.echo(f"{one.rule.value}: {', '.join(one.orders)}: {one.text.to(language)}")
    said = BROKEN if found.violations else CLEAN
    counts = {"violations": len(found.violations), "breaches": len(found.breaches)}
    click.echo(said(**counts).to(language))
    return exit_code(roster, found)
