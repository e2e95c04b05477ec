"""Arguments and options that several commands share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType):
    """A date written as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the date."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write 2026-01-31", param, ctx)


portfolio_argument: Decorator = click.argument(
    "portfolio", type=click.Path(path_type=Path)
)
folder_argument: Decorator = click.argument("folder", type=click.Path(path_type=Path))
language_option: Decorator = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="Language of the answer; the portfolio's own where it is left out.",
)
format_option: Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table for people or JSON for programs.",
)


def horizon_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --from, --to and --as-of."""
    for option in (
        click.option("--as-of", type=Day(), help="Today; --from where it is left out."),
        click.option("--to", "last", type=Day(), required=True, help="Last day."),
        click.option("--from", "first", type=Day(), required=True, help="First day."),
    ):
        command = option(command)
    return command


seed_option: Decorator = click.option(
    "--seed", type=int, default=0, show_default=True, help="Seed of the engine."
)
