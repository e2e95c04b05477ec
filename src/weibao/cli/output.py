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
from rich.text import Text as Styled

from weibao.cli.streams import one_line, speaks_unicode
from weibao.reports.width import aligned, plain
from weibao.search import Progress as Tell
from weibao.texts.text import Language, Text

VERSION = 1


def print_json(kind: str, body: dict[str, Any]) -> None:
    """Print a document with its kind and version first."""
    document = {"kind": kind, "version": VERSION, **body}
    unicode = speaks_unicode(sys.stdout)
    click.echo(json.dumps(document, ensure_ascii=not unicode, indent=1))


def both(text: Text) -> dict[str, str]:
    """Return a text as it stands in JSON documents: in both languages."""
    return {"zh": text.to("zh"), "en": text.to("en")}


def say(text: Text, language: Language, *, indent: str = "", err: bool = False) -> None:
    """Print a paragraph as one line, however many its titles have."""
    click.echo(indent + one_line(text.to(language)), err=err)


def say_lines(text: Text, language: Language) -> None:
    """Print several lines."""
    for line in text.to(language).split("\n"):
        click.echo(one_line(line))


def print_table(
    columns: Sequence[Text], rows: Sequence[Sequence[str]], language: Language
) -> None:
    """Print a table; onto something else than a terminal without cutting anything."""
    head = [column.to(language) for column in columns]
    cells = [[plain(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for line in aligned([head, *cells], ["left"] * len(head)):
            click.echo(line)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in head:
        table.add_column(title, overflow="fold")
    for row in cells:
        table.add_row(*map(Styled, row))
    Console().print(table)


@contextmanager
def progress(title: Text, language: Language) -> Iterator[Tell]:
    """Show a bar on a terminal, or a line elsewhere, while work is being placed."""
    if not sys.stderr.isatty():
        step(title, language)
        yield lambda done, total: None
        return
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title.to(language), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def step(title: Text, language: Language) -> None:
    """Say which step begins."""
    click.echo(one_line(f"{title.to(language)} …"), err=True)
