"""Writing a file so that a reader finds the old bytes or the new, never a part."""

import os
from pathlib import Path


def atomic_write(path: Path, content: bytes) -> bool:
    """Put the bytes at the path in one step; tell whether that changed anything.

    A file that holds these bytes already is not touched. Otherwise they are written
    beside it, brought to the disk, and moved into its place; where that fails the
    old file stays whole and nothing is left behind.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # A short name, as the whole name plus a suffix may be too long for the disk.
    beside = path.parent / f".{path.name[:64]}.{os.getpid()}.tmp"
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True
