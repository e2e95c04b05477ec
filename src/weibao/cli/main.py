"""The command group, and what becomes of errors.

Each command lives in a module of its own, loaded by name when it is called for, so
that `weibao --help` stays quick.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from weibao import starting
from weibao.cli.complaints import complain, refuse, reject
from weibao.cli.exits import BAD_INPUT, INTERRUPTED, READER_GONE
from weibao.cli.language import chosen, spoken
from weibao.cli.streams import make_safe
from weibao.errors import WeibaoError
from weibao.texts.text import Language, Text

STOPPED = Text(
    "已中断；没有写到一半的文件（再运行一次即可）",
    "interrupted; no file is left half-written (run it again)",
)

COMMANDS = {
    "init": Text("写一份可改的起步资料", "Write a starter portfolio to edit"),
    "check": Text("检查资料，列出全部问题", "List everything that needs correcting"),
    "types": Text("列出设备类型及其任务", "List equipment types and their tasks"),
    "schema": Text("输出资料格式的 JSON Schema", "Print the JSON Schema for editors"),
    "due": Text("列出计划期内到期的工单", "List the orders due in a horizon"),
    "roster": Text("给工单排人排时间", "Give orders people and times"),
    "replan": Text("有变化时改排，改动最少", "Replan calmly after a change"),
    "feeds": Text("重写日历订阅文件", "Rewrite the calendar feeds of a build"),
    "verify": Text("逐条核对排班表", "Verify the roster of a build, rule by rule"),
    "explain": Text("说明工单为何是这天、这些人", "Explain why an order is as it is"),
    "why": Text("说明工单为何未排入、怎样排得下", "Explain what has no place in time"),
    "suggest": Text("列出工单可排的最佳时间", "Rank the best places for an order"),
    "bounds": Text("说明排班离最优至多多远", "Say what no roster can do better"),
    "diff": Text("预览改动带来的变化", "Show what a change of policy does"),
    "compare": Text("并排比较两份排班", "Set two rosters side by side"),
    "forecast": Text("预测费用和工时", "Add up costs and hours of a horizon"),
    "level": Text("建议错开日期，均衡各周", "Propose dates that level the weeks"),
    "build": Text("从资料到日历，一步完成", "Do everything, from files to feeds"),
}


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

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands without loading any of them."""
        rows = [(name, f"{said.en} · {said.zh}") for name, said in COMMANDS.items()]
        with formatter.section("Commands · 命令"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; one whose reader has gone ends at once."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise click.exceptions.Exit(READER_GONE) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="weibao")
def group() -> None:
    """Plan maintenance: due dates, crew rosters and calendar feeds.

    维保计划：到期日、排班表与日历订阅。

    Exit codes: 0 fine, 1 a rule broken or statutory work late, 2 bad input.

    退出码：0 正常，1 有违规，或法定、安全类工单超期、未排入，2 输入有误。
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and end the program with its exit code."""
    try:
        starting.hand_over()
        make_safe(sys.stdout)
        make_safe(sys.stderr)
        code = _flushed(run(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        # Outside of a command: just before it began, or after its last word.
        code = INTERRUPTED
    starting.finish()
    sys.exit(code)


def _flushed(code: int) -> int:
    """Write out what is buffered; return the exit code, another where that fails."""
    try:
        sys.stdout.flush()
    except OSError as error:
        # What is still buffered has nowhere to go; Python would complain on leaving.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE if isinstance(error, BrokenPipeError) else BAD_INPUT
    return code


def run(arguments: Sequence[str]) -> int:
    """Run a command; bad input is told without a traceback.

    Returns:
        The exit code.
    """
    try:
        code = group.main(list(arguments), prog_name="weibao", standalone_mode=False)
    except click.exceptions.Abort:
        refuse(STOPPED, _language(arguments))
        return INTERRUPTED
    except click.ClickException as error:
        reject(error)
        return BAD_INPUT
    except (WeibaoError, OSError) as error:
        complain(error, _language(arguments))
        return BAD_INPUT
    return code if isinstance(code, int) else 0


def _language(arguments: Sequence[str]) -> Language:
    """Return the language of a refusal: that of the answer, had there been one."""
    # Loaded only now, as reading portfolios is more than `weibao --help` needs.
    config = importlib.import_module("weibao.config")
    named = (config.language_of(Path(one)) for one in arguments[1:])
    return chosen(spoken(arguments), next(filter(None, named), None))
