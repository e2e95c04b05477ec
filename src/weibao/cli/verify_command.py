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
from weibao.cli.output import print_json, say_lines
from weibao.cli.verdict import exit_code
from weibao.config import language_of, load
from weibao.reports.faults import faults
from weibao.reports.verification import verification_document
from weibao.texts.text import Message
from weibao.verifier import verify


@click.command("verify")
@portfolio_argument
@folder_argument
@language_option
@format_option
def command(portfolio: Path, folder: Path, lang: str | None, form: str) -> int:
    """Check the roster in FOLDER against every rule.

    逐条核对排班表。

    FOLDER is one that `weibao build` wrote for PORTFOLIO. Exits with 1 where a rule is
    broken, or work of law or safety is without a place, or late when the past had not
    made it so.
    """
    loaded = load(portfolio)
    language = chosen(lang, language_of(portfolio))
    roster = read_build(folder, loaded)
    found = verify(roster, loaded, loaded.history)
    code, at_fault = exit_code(roster, found), faults(roster, found, loaded.names)
    if form == "json":
        document = {**verification_document(found, at_fault), "exit_code": code}
        print_json("weibao-verification", document)
        return code
    say_lines(found.text(), language)
    if at_fault:
        click.echo(FAULTS(number=len(at_fault)).to(language))
    for fault in at_fault:
        click.echo(fault.text.to(language))
    return code


FAULTS = Message(
    zh="法定或安全类工单超期或未排入：{number:,} 张",
    en="orders of law or safety late or without a place: {number:,}",
)
