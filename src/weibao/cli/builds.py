"""A build's folder: what is in it, and reading it again."""

from pathlib import Path

from weibao.errors import ConfigError, InvalidValue, Problem
from weibao.feeds import FeedState, holds_feeds
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.roster_file import read_roster
from weibao.texts.text import Message, Text

ROSTER = "roster.json"
STATE = "state.json"
FEEDS = "feeds"
SUMMARY = "summary.html"


def read_build(folder: Path, portfolio: Portfolio) -> Roster:
    """Read the roster of a build.

    Raises:
        ConfigError: there is none, it is damaged, or that of another portfolio.
    """
    file = folder / ROSTER
    if not file.exists():
        raise _refused(file, NO_BUILD())
    return read_roster(_text(file), portfolio, file=str(file))


def read_state(folder: Path, portfolio: Portfolio) -> FeedState | None:
    """Read the state of the feeds, None where there is none yet.

    Raises:
        ConfigError: it is damaged, that of another portfolio, or has gone missing.
    """
    file = folder / STATE
    if not file.exists():
        if holds_feeds(folder / FEEDS):
            raise _refused(file, GONE(feeds=folder / FEEDS))
        return None
    try:
        state = FeedState.from_json(_text(file))
    except InvalidValue as error:
        raise _refused(file, error.text) from error
    if state.portfolio != portfolio.id:
        other = OTHER(found=state.portfolio, wanted=portfolio.id)
        raise _refused(file, other)
    return state


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise _refused(file, NOT_TEXT()) from error


def _refused(file: Path, message: Text) -> ConfigError:
    return ConfigError([Problem(str(file), 0, 0, "", message)])


NO_BUILD = Message(
    zh="没有这个文件（请先运行 weibao build，--out 用同一个文件夹）",
    en="there is no such file (run weibao build with --out for this folder first)",
)
NOT_TEXT = Message(
    zh="不是 UTF-8 文本（应为 weibao build 写出的文件）",
    en="not UTF-8 text (expected a file that weibao build wrote)",
)
GONE = Message(
    zh="没有这个文件，而 {feeds} 里已有以前生成的日历"
    "（请恢复备份，或另选文件夹；要从头来，先删除 {feeds}）",
    en="there is no such file, yet {feeds} holds feeds of an earlier build (restore it"
    " from a backup, or choose another folder; to begin anew delete {feeds} first)",
)
OTHER = Message(
    zh="这是 {found!r} 的文件，不是 {wanted!r} 的（请另选文件夹）",
    en="this belongs to {found!r}, not to {wanted!r} (choose another folder)",
)
