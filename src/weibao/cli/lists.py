"""Printing lists that may be long: their first rows, and how many more there are."""

from collections.abc import Iterable
from typing import Protocol

import click

from weibao.cli.output import print_table, say
from weibao.texts.text import Language, Message, Text


class Titled(Protocol):
    """A list with its title, the heads of its columns, and all its rows."""

    @property
    def title(self) -> Text:
        """What it lists."""

    @property
    def columns(self) -> tuple[Text, ...]:
        """The heads of its columns."""

    @property
    def rows(self) -> tuple[tuple[Text, ...], ...]:
        """All its rows."""


def print_lists(lists: Iterable[Titled], most: int, language: Language) -> None:
    """Print lists one below the other.

    Args:
        lists: the lists.
        most: how many rows of each are shown.
        language: the language of the answer.
    """
    for one in lists:
        click.echo()
        say(TITLE(title=one.title, number=len(one.rows)), language)
        rows = [[cell.to(language) for cell in row] for row in one.rows[:most]]
        print_table(one.columns, rows, language)
        if len(one.rows) > most:
            say(MORE(number=len(one.rows) - most), language)


TITLE = Message(zh="{title}（{number:,}）", en="{title} ({number:,})")
MORE = Message(
    zh="…… 另有 {number:,} 项（--format json 列出全部）",
    en="… and {number:,} more (--format json lists all)",
)
