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
from weibao.config import load
from weibao.reports.verification import verification_document
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
    broken, or work of law or safety is late or without a place.
    """
    loaded = load(portfolio)
    language = chosen(lang, loaded.language)
    roster = read_build(folder, loaded)
    found = verify(roster, loaded, loaded.history)
    if form == "json":
        print_json("weibao-verification", verification_document(found))
    else:
        say_lines(found.text(), language)
    return exit_code(roster, found)
