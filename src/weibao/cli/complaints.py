"""How bad input is told: one line for each problem, and never a traceback."""

import click

from weibao.errors import ConfigError, InvalidValue, PluginError, WeibaoError
from weibao.texts.text import Language, Message, Text

COUNT = Message(zh="共 {count} 处需要修改。", en="Problems to correct: {count}.")


def complain(error: WeibaoError, language: Language) -> None:
    """Print what is wrong to the error stream."""
    if isinstance(error, ConfigError):
        for problem in error.problems:
            click.echo(problem.to(language), err=True)
        if len(error.problems) > 1:
            click.echo(COUNT(count=len(error.problems)).to(language), err=True)
    elif isinstance(error, PluginError):
        for text in error.problems:
            click.echo(f"{error.plugin}: {text.to(language)}", err=True)
    elif isinstance(error, InvalidValue):
        refuse(error.text, language)
    else:
        click.echo(f"weibao: {error}", err=True)


def refuse(text: Text, language: Language) -> None:
    """Print one refusal to the error stream."""
    click.echo(f"weibao: {text.to(language)}", err=True)
