"""Bytes to text: where files may lie, and in which encodings they are read."""

import codecs
from errno import ENAMETOOLONG
from pathlib import Path, PurePosixPath

from attrs import frozen

from weibao.config.forms import shown
from weibao.config.paths import Spot
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text


class UnreadableError(InvalidValue):
    """A file that cannot be read, with the spot in it where reading stopped."""

    def __init__(self, text: Text, spot: Spot) -> None:
        super().__init__(text)
        self.spot = spot


@frozen
class Folder:
    """The folder of the top file, which everything it names must lie in."""

    path: Path

    def inside(self, beside: str, word: str) -> str:
        """Give the name, from the folder on, of a file named beside another one.

        Raises:
            InvalidValue: the path is absolute, climbs, leads through a link, or
                cannot be a path at all.
        """
        if "\\" in word or "\0" in word or ":" in word or word.startswith(("/", "~")):
            raise InvalidValue(NOT_RELATIVE(path=word))
        pure = PurePosixPath(beside).parent / word
        if ".." in pure.parts:
            raise InvalidValue(CLIMBS(path=word))
        step = self.path
        for part in pure.parts:
            step = step / part
            if _is_link(step, word):
                raise InvalidValue(A_LINK(path=word))
        return pure.as_posix()

    def bytes_of(self, name: str) -> bytes:
        """Read a file of the folder.

        Raises:
            InvalidValue: it is missing, not a file, or cannot be read.
        """
        return read_bytes(self.path / name)


def read_bytes(path: Path) -> bytes:
    """Read a file; what stands in the way is said for people."""
    name = path.name or str(path)
    try:
        if not path.exists():
            raise InvalidValue(NO_FILE(name=name))
        if path.is_dir():
            raise InvalidValue(A_FOLDER(name=name))
        if not path.is_file():
            raise InvalidValue(NOT_A_FILE(name=name))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, InvalidValue):
            raise
        raise _unreadable(name, error) from error


def _is_link(path: Path, word: str) -> bool:
    try:
        return path.is_symlink()
    except (OSError, ValueError) as error:
        raise _unreadable(word, error) from error


def _unreadable(name: str, error: OSError | ValueError) -> InvalidValue:
    if isinstance(error, OSError) and error.errno == ENAMETOOLONG:
        return InvalidValue(TOO_LONG(name=shown(name)))
    why = getattr(error, "strerror", None) or str(error)
    return InvalidValue(UNREADABLE(name=shown(name), why=why))


def utf8(content: bytes) -> str:
    """Read UTF-8, with or without its byte order mark."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(NOT_UTF8(), _spot(content, error.start)) from error


def decoded(content: bytes, encoding: str) -> str:
    """Read a table's bytes: UTF-8 where they are that, else GBK."""
    if encoding == "utf-8" or content.startswith(codecs.BOM_UTF8):
        return utf8(content)
    if encoding == "auto":
        if b"\0" in content:  # UTF-16 and UTF-32 hold it, and may pass as UTF-8
            raise UnreadableError(NOT_GBK(), _spot(content, content.index(b"\0")))
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise UnreadableError(NOT_GBK(), _spot(content, error.start)) from error


def _spot(content: bytes, at: int) -> Spot:
    return Spot(content.count(b"\n", 0, at) + 1, 0)


NO_FILE = Message(
    zh="没有文件 {name!r}（检查文件名和所在文件夹）",
    en="there is no file {name!r} (check the name and the folder)",
)
A_FOLDER = Message(
    zh="{name!r} 是文件夹（应写其中的文件）",
    en="{name!r} is a folder (name a file in it)",
)
NOT_A_FILE = Message(
    zh="{name!r} 不是普通文件（应写普通文件）",
    en="{name!r} is not a plain file (name a plain file)",
)
UNREADABLE = Message(
    zh="读不了 {name}：{why}（检查文件名和权限）",
    en="cannot read {name}: {why} (check its name and permissions)",
)
TOO_LONG = Message(
    zh="文件名 {name} 太长（缩短文件名）",
    en="the name {name} is too long for a file (shorten it)",
)
NOT_RELATIVE = Message(
    zh="路径 {path!r} 不是相对路径（写成 文件夹/文件.yaml，用 / 分隔）",
    en="the path {path!r} is not relative (write folder/file.yaml, with / between)",
)
CLIMBS = Message(
    zh="路径 {path!r} 超出了顶层文件所在的文件夹（把文件放进该文件夹）",
    en="the path {path!r} leaves the top file's folder (put the file inside it)",
)
A_LINK = Message(
    zh="路径 {path!r} 经过符号链接（应写文件本身的路径）",
    en="the path {path!r} leads through a symbolic link (name the file itself)",
)
NOT_UTF8 = Message(
    zh="不是 UTF-8 编码（请另存为 UTF-8）", en="not encoded as UTF-8 (save it as UTF-8)"
)
NOT_GBK = Message(
    zh="既不是 UTF-8 也不是 GBK 编码（请另存为 UTF-8）",
    en="encoded neither as UTF-8 nor as GBK (save it as UTF-8)",
)
