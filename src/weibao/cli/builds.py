"""A build's folder: what is in it, and reading it again."""

from pathlib import Path
from tempfile import TemporaryFile

from weibao.cli.complaints import system_reason
from weibao.errors import ConfigError, InvalidValue, Problem
from weibao.feeds import FeedState, holds_feeds
from weibao.feeds.audiences import AUDIENCES
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.roster import Roster
from weibao.roster_file import read_published, read_roster
from weibao.spans.window import Horizon
from weibao.texts.text import Message, Text

ROSTER = "roster.json"
STATE = "state.json"
FEEDS = "feeds"
SUMMARY = "summary.html"


def read_build(folder: Path, portfolio: Portfolio) -> Roster:
    """Read the roster of a build, given by its folder or by the roster's file.

    Raises:
        ConfigError: there is none, it is damaged, or that of another portfolio.
    """
    file = folder if folder.is_file() else folder / ROSTER
    if not file.exists():
        raise _refused(file, NO_BUILD())
    return read_roster(_text(file), portfolio, file=str(file))


def read_promises(folder: Path, portfolio: Portfolio) -> tuple[Published, Horizon]:
    """Read what a build has published, and the days it was made for.

    Args:
        folder: the build, or the file of its roster.
        portfolio: whose it must be.

    Raises:
        ConfigError: there is none, it is damaged, or that of another portfolio.
    """
    file = folder if folder.is_file() else folder / ROSTER
    if not file.exists():
        raise _refused(file, NO_BUILD())
    return read_published(_text(file), portfolio, file=str(file))


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


def prepare(folder: Path) -> None:
    """Make a build's folder, and see that a build can be written into it.

    Asked before the work is done, not after it.

    Raises:
        ConfigError: it is no folder, or may not be written, or a folder stands where a
            file will, or the reverse.
    """
    problems = []
    feeds = [folder / FEEDS / audience.folder for audience in AUDIENCES]
    for place in (folder, folder / FEEDS, *feeds):
        text = _unfit(place, wanted=place == folder)
        if text is not None:
            problems.append(Problem(str(place), 0, 0, "", text))
    files = [folder / name for name in (ROSTER, STATE, SUMMARY)]
    for file in [*files, *(file for place in feeds for file in place.glob("*.ics"))]:
        if file.is_dir():
            problems.append(Problem(str(file), 0, 0, "", NO_FILE()))
    if problems:
        raise ConfigError(problems)


def _unfit(place: Path, *, wanted: bool) -> Text | None:
    """Say why nothing could be written into a folder; one not wanted may be missing."""
    try:
        if wanted:
            place.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            # A file without a name, which the disk forgets by itself.
            with TemporaryFile(dir=place):
                return None
        return NO_FOLDER() if place.exists() or place.is_symlink() else None
    except (FileExistsError, NotADirectoryError):
        return NO_FOLDER()
    except OSError as error:
        return NOT_WRITABLE(error=system_reason(error))


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise _refused(file, NOT_TEXT()) from error


def _refused(file: Path, message: Text) -> ConfigError:
    return ConfigError([Problem(str(file), 0, 0, "", message)])


NO_FOLDER = Message(
    zh="这里有一个文件，应为文件夹（请移走它，或用 --out 另选文件夹）",
    en="a file is in the way, where a folder should be (move it, or choose another "
    "folder with --out)",
)
NO_FILE = Message(
    zh="这里有一个文件夹，应为文件（请移走它，或用 --out 另选文件夹）",
    en="a folder is in the way, where a file should be (move it, or choose another "
    "folder with --out)",
)
NOT_WRITABLE = Message(
    zh="无法写入，请用 --out 另选文件夹：{error}",
    en="cannot be written, choose another folder with --out: {error}",
)
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
