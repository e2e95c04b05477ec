"""Writing a file so that a reader finds the old bytes or the new, never a part."""

import hashlib
import os
import platform
import re
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

TEMPORARY = re.compile(r"\..{1,64}\.([0-9a-f]{8})\.([0-9]{1,10})\.tmp")
"""The names of the files we write beside others: name, machine, process."""
LONG_DONE = 24 * 60 * 60.0
"""Seconds after which no file is still being written."""


def atomic_write(path: Path, content: bytes) -> bool:
    """Put the bytes at the path in one step; tell whether that changed anything.

    A file that holds these bytes already is not touched. Otherwise they are written
    beside it, brought to the disk, and moved into its place; where that fails the
    old file stays whole and nothing is left behind.

    Raises:
        OSError: it could not be written; the error names the path itself, not what
            was written beside it.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # A short name, as the whole name plus a suffix may be too long for the disk.
    name = f".{path.name[:64]}.{_machine()}.{os.getpid()}.tmp"
    beside = path.parent / name
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException as error:
        with suppress(OSError):  # what went wrong first is told
            beside.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno is not None:
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    return True


def sweep(folder: Path) -> tuple[Path, ...]:
    """Remove what writers that were killed have left in a folder; tell what that was.

    Only files named as `atomic_write` names them are looked at. One goes when its
    process is known to be gone, which is known on the machine that ran it alone, or
    when it is a day old. So a build that is running elsewhere on a shared disk, or
    in a container beside this one, keeps its files.
    """
    if not folder.is_dir():
        return ()
    swept = []
    for file in sorted(folder.iterdir()):
        match = TEMPORARY.fullmatch(file.name)
        if match and _abandoned(file, machine=match[1], process=int(match[2])):
            try:
                file.unlink()
            except OSError:
                # Tidying up is no reason to fail: it may be gone, or not ours to take.
                continue
            swept.append(file)
    return tuple(swept)


def _abandoned(file: Path, *, machine: str, process: int) -> bool:
    try:
        if file.is_symlink() or not file.is_file():
            return False
        if machine == _machine() and _gone(process):
            return True
        return _disk_time(file.parent) - file.stat().st_mtime > LONG_DONE
    except OSError:
        return False


def _disk_time(folder: Path) -> float:
    """Return the present by the clock that stamps the files of a folder.

    On a shared disk that clock is another machine's.
    """
    with TemporaryFile(dir=folder) as file:
        return os.fstat(file.fileno()).st_mtime


def _gone(process: int) -> bool:
    """Tell whether a process of this machine has ended; when in doubt it has not."""
    if os.name != "posix":
        # Asking after a process would end it there.
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _machine() -> str:
    """Name this machine, or this container of it, in eight signs."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]
