"""Printing: tables for people, JSON for programs, progress while it works."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from weibao.engines.assign import Progress as Tell
from weibao.texts.text import Language, Text

WIDE = 200


def print_json(kind: str, body: dict[str, Any]) -> None:
    """Print a document with its kind and version first."""
    document = {"kind": kind, "version": 1, **body}
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


def print_table(
    columns: Sequence[Text], rows: Sequence[Sequence[str]], language: Language
) -> None:
    """Print a table; onto something else than a terminal without cutting anything."""
    terminal = sys.stdout.isatty()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column.to(language), overflow="fold")
    for row in rows:
        table.add_row(*map(_plain, row))
    Console(width=None if terminal else WIDE, soft_wrap=not terminal).print(table)


def _plain(text: str) -> str:
    return text.replace("[", r"\[")


@contextmanager
def progress(title: Text, language: Language) -> Iterator[Tell]:
    """Show a bar on a terminal, or a line elsewhere, while work is being placed."""
    if not sys.stderr.isatty():
        click.echo(f"{title.to(language)} …", err=True)
        yield lambda done, total: None
        return
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title.to(language), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def step(title: Text, language: Language) -> None:
    """Say which step begins."""
    click.echo(f"{title.to(language)} …", err=True)
