"""How bad input is told: one line for each problem, and never a traceback."""

import errno
import re

import click

from weibao.cli.streams import one_line
from weibao.errors import ConfigError, InvalidValue, PluginError, WeibaoError
from weibao.texts.text import Language, Message, Text

CHINESE = re.compile("[\u4e00-\u9fff]")
COUNT = Message(zh="共 {count} 处需要修改。", en="Problems to correct: {count}.")


def complain(error: WeibaoError | OSError, language: Language) -> None:
    """Print what is wrong to the error stream."""
    if isinstance(error, ConfigError):
        for problem in error.problems:
            click.echo(one_line(problem.to(language)), err=True)
        if len(error.problems) > 1:
            click.echo(COUNT(count=len(error.problems)).to(language), err=True)
    elif isinstance(error, PluginError):
        for text in error.problems:
            said = f"{error.plugin}: {text.to(language)}"
            click.echo(one_line(said), err=True)
    elif isinstance(error, InvalidValue):
        refuse(error.text, language)
    elif isinstance(error, OSError):
        refuse(_of_system(error), language)
    else:
        click.echo(f"weibao: {error}", err=True)


def refuse(text: Text, language: Language) -> None:
    """Print one refusal to the error stream."""
    click.echo(one_line(f"weibao: {text.to(language)}"), err=True)


def reject(error: click.ClickException) -> None:
    """Print why a call was not understood, after how it is meant.

    Both languages are said: which is wanted is not known before the call is.
    """
    zh = _of_call(error)
    if zh:
        ctx = error.ctx if isinstance(error, click.UsageError) else None
        error = click.UsageError(f"{error.format_message()} · {zh}", ctx=ctx)
    error.show()


def _of_call(error: click.ClickException) -> str:
    """Say in Chinese what click says in English; nothing where that says it too."""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"缺少 {error.param.get_error_hint(error.ctx)}"
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}"
    if isinstance(error, click.BadParameter):
        if any(map(CHINESE.match, error.message)):
            return ""
        kind = error.param.type if error.param is not None else None
        fit = "、".join(kind.choices) if isinstance(kind, click.Choice) else ""
        return f"取值不对（可用 {fit}）" if fit else "取值不对"
    return "写法不对（加 --help 看用法）"


def system_reason(error: OSError) -> Text:
    """Say why the system refused something."""
    known = SYSTEM.get(error.errno or 0)
    return known or Text.same(error.strerror or str(error))


def _of_system(error: OSError) -> Text:
    """Say what the system refused; it speaks one language only."""
    why, file = system_reason(error), error.filename
    return ABOUT(file=file, why=why) if file else why


ABOUT = Message(zh="{file}：{why}", en="{file}: {why}")
SYSTEM = {
    errno.ENOENT: Text(
        "没有这个文件或文件夹（检查路径）", "no such file or folder (check the path)"
    ),
    errno.EEXIST: Text(
        "已有同名的文件（换一个名字）", "a file of this name exists (choose another)"
    ),
    errno.ENOTDIR: Text(
        "路径中有一段是文件，不是文件夹（换一个路径）",
        "part of the path is a file, not a folder (choose another path)",
    ),
    errno.EISDIR: Text(
        "是文件夹，不是文件（换一个名字）",
        "it is a folder, not a file (choose another)",
    ),
    errno.EACCES: Text("没有权限（检查权限）", "permission denied (check permissions)"),
    errno.EPERM: Text("没有权限（检查权限）", "permission denied (check permissions)"),
    errno.EROFS: Text(
        "所在的盘只能读（换一个位置）", "the disk is read-only (choose another place)"
    ),
    errno.ENOSPC: Text(
        "磁盘已满（腾出空间后重来）", "the disk is full (make room on it and run again)"
    ),
}
