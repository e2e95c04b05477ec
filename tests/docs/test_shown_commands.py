"""Commands that pages show are commands that there are.

The tutorials run theirs. Of all others the name, the arguments and the options are
read as the program reads them, and nothing is run.
"""

import shlex
from collections.abc import Iterator
from pathlib import PurePath

import click
import pytest

from fenced_blocks import blocks, pages
from weibao.cli.main import group

SHELL = ("sh", "shell", "bash", "console")


def shown() -> list[tuple[str, list[str]]]:
    """Give the words after `weibao` wherever a page calls it, with the place."""
    texts = [b for page in pages() for b in blocks(page) if b.language in SHELL]
    return [(str(block), words) for block in texts for words in commands(block.text)]


def commands(text: str) -> Iterator[list[str]]:
    """Give the words of each call of `weibao` in a shell text."""
    for line in text.replace("\\\n", " ").splitlines():
        for part in line.removeprefix("$ ").split("&&"):
            words = shlex.split(part, comments=" #" in part)
            if words and PurePath(words[0]).name == "weibao":
                until = [n for n, word in enumerate(words) if word in ("|", ">")]
                yield words[1 : until[0] if until else None]


@pytest.mark.parametrize(
    ("place", "words"),
    shown(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_shown_command_can_be_typed(place: str, words: list[str]) -> None:
    """The program takes the command, its arguments and its options."""
    name, *arguments = words
    context = click.Context(group)
    if name.startswith("-"):
        assert name in ("--help", "-h", "--version"), place
        return
    command = group.get_command(context, name)
    assert command is not None, f"{place}: weibao {name}"
    if not {"-h", "--help"} & set(arguments):
        command.make_context(name, arguments, parent=context)


def test_commands_are_found_in_shell_texts() -> None:
    """Calls stand alone, after other programs, with comments and over two lines."""
    text = (
        "cd x && bin/weibao due a.yaml \\\n  --from 2026-01-01  # so\n$ weibao types\n"
    )
    assert list(commands(text)) == [
        ["due", "a.yaml", "--from", "2026-01-01"],
        ["types"],
    ]
