"""The command group, and what becomes of errors.

Each command lives in a module of its own, loaded by name when it is called for, so
that `weibao --help` stays quick.
"""

import importlib
import sys

import click

from weibao.cli.language import spoken
from weibao.errors import ConfigError, InvalidValue, PluginError, WeibaoError
from weibao.texts.text import Language, Message

COMMANDS = (
    "init",
    "check",
    "types",
    "schema",
    "due",
    "roster",
    "feeds",
    "verify",
    "explain",
    "build",
)
BAD_INPUT = 2

PROBLEMS = Message(zh="共 {count} 处需要修改。", en="{count} to mend.")
NO_FILE = Message(zh="{error}", en="{error}")


class Commands(click.Group):
    """The commands by name; a module is imported when its command is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"weibao.cli.{cmd_name}_command")
        command = module.command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="weibao")
def group() -> None:
    """Plan maintenance: due dates, crew rosters and calendar feeds.

    维保计划：到期日、班组排班与日历订阅。
    """


def main(arguments: list[str] | None = None) -> None:
    """Run a command; bad input is told without a traceback and exits with 2."""
    try:
        code = group.main(args=arguments, standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(BAD_INPUT)
    except WeibaoError as error:
        _tell(error, spoken(arguments if arguments is not None else sys.argv[1:]))
        sys.exit(BAD_INPUT)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"weibao: {where}{error.strerror or error}", err=True)
        sys.exit(BAD_INPUT)


def _tell(error: WeibaoError, language: Language) -> None:
    if isinstance(error, ConfigError):
        for problem in error.problems:
            click.echo(problem.to(language), err=True)
        if len(error.problems) > 1:
            count = PROBLEMS(count=len(error.problems))
            click.echo(count.to(language), err=True)
    elif isinstance(error, PluginError):
        for text in error.problems:
            click.echo(f"{error.plugin}: {text.to(language)}", err=True)
    elif isinstance(error, InvalidValue):
        click.echo(f"weibao: {error.text.to(language)}", err=True)
    else:
        click.echo(f"weibao: {error}", err=True)
