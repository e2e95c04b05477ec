"""How bad input is told: one line for each problem, and never a traceback."""

import errno

import click

from weibao.cli.streams import one_line
from weibao.errors import ConfigError, InvalidValue, PluginError, WeibaoError
from weibao.texts.text import Language, Message, Text

AT = Message(zh="{file}：{what}", en="{file}: {what}")
WITH_REMEDY = Message(zh="{what}（{remedy}）", en="{what} ({remedy})")
ROOM = Text("磁盘已满，请腾出空间后重来", "free some space and run it again")
RIGHTS = Text(
    "请改权限，或另选文件夹", "change its permissions, or choose another folder"
)
OTHER_KIND = Text(
    "文件夹和文件混淆了，请移走它或另选", "a file or folder is in the way: move it"
)
REMEDIES = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EROFS: RIGHTS,
    errno.EISDIR: OTHER_KIND,
    errno.ENOTDIR: OTHER_KIND,
    errno.EEXIST: OTHER_KIND,
}
COUNT = Message(zh="共 {count} 处需要修改。", en="Problems to correct: {count}.")


def complain(error: WeibaoError, language: Language) -> None:
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
    else:
        click.echo(f"weibao: {error}", err=True)


def disk_trouble(error: OSError) -> Text:
    """Say what the disk refused: which file, why, and what to do about it."""
    remedy = REMEDIES.get(error.errno or 0)
    text = Text.same(error.strerror or str(error))
    if remedy is not None:
        text = WITH_REMEDY(what=text, remedy=remedy)
    return AT(file=error.filename, what=text) if error.filename else text


def refuse(text: Text, language: Language) -> None:
    """Print one refusal to the error stream."""
    click.echo(one_line(f"weibao: {text.to(language)}"), err=True)
