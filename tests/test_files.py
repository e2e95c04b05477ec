"""Atomic writing, and tidying up after writers that were killed."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from weibao.files import atomic_write, sweep

KILLED = """
import os, pathlib, sys
os.fsync = lambda _: os._exit(9)
from weibao.files import atomic_write
atomic_write(pathlib.Path(sys.argv[1]), b"half")
"""
DAY = 24 * 60 * 60


def killed_writer(path: Path) -> Path:
    """Let a process die while it writes; return what it left beside the path."""
    paths = os.pathsep.join(filter(None, sys.path))
    subprocess.run(
        [sys.executable, "-c", KILLED, path],
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
    )
    (left,) = path.parent.glob(".*.tmp")
    return left


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """Folders that are missing are made."""
    path = tmp_path / "a" / "b.ics"
    assert atomic_write(path, b"one")
    assert path.read_bytes() == b"one"


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    """A file that holds the bytes already keeps its time and its inode."""
    path = tmp_path / "b.ics"
    atomic_write(path, b"one")
    before = path.stat()
    assert not atomic_write(path, b"one")
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_other_bytes_replace_the_file(tmp_path: Path) -> None:
    """The new bytes stand there alone."""
    path = tmp_path / "b.ics"
    atomic_write(path, b"a long first text")
    assert atomic_write(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failing_replacement_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fails between writing and moving changes nothing and leaves no rubbish."""
    path = tmp_path / "b.ics"
    atomic_write(path, b"one")

    def fail(_self: Path, _target: Path) -> Path:
        raise OSError("disk gone")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk gone"):
        atomic_write(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_the_longest_name_a_disk_takes_can_be_written(tmp_path: Path) -> None:
    """The file written beside it does not need a longer name."""
    path = tmp_path / ("x" * 251 + ".ics")
    assert atomic_write(path, b"one")
    assert path.read_bytes() == b"one"


def test_an_error_names_the_file_that_was_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told of the real file, not of the one written beside it."""
    path = tmp_path / "b.ics"

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as raised:
        atomic_write(path, b"two")
    assert raised.value.errno == errno.ENOSPC
    assert raised.value.filename == str(path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_named_itself(tmp_path: Path) -> None:
    """Where a folder has the file's name, the error names that folder."""
    path = tmp_path / "state.json"
    path.mkdir()
    with pytest.raises(OSError, match=r"state\.json") as raised:
        atomic_write(path, b"{}")
    assert raised.value.filename == str(path)


@pytest.mark.skipif(os.name != "posix", reason="processes are not asked after there")
def test_what_a_killed_writer_left_is_swept(tmp_path: Path) -> None:
    """Its process is gone, so the file will never be moved into its place."""
    left = killed_writer(tmp_path / "roster.json")
    assert sweep(tmp_path) == (left,)
    assert list(tmp_path.iterdir()) == []


def test_the_files_of_other_running_builds_are_kept(tmp_path: Path) -> None:
    """A process that lives, and one of another machine, may still be writing."""
    left = killed_writer(tmp_path / "roster.json")
    name, machine, _ = left.name.removesuffix(".tmp").rsplit(".", 2)
    gone = left.name.rsplit(".", 2)[1]
    here = left.rename(tmp_path / f"{name}.{machine}.{os.getpid()}.tmp")
    elsewhere = tmp_path / f"{name}.{'0' * 8}.{gone}.tmp"
    elsewhere.write_bytes(b"half")
    assert sweep(tmp_path) == ()
    for file in (here, elsewhere):
        os.utime(file, (file.stat().st_mtime - 2 * DAY,) * 2)
    assert set(sweep(tmp_path)) == {here, elsewhere}


def test_other_files_are_never_swept(tmp_path: Path) -> None:
    """Only names that we alone give are looked at, however old the files are."""
    names = [".a.tmp", "roster.json.1234.tmp", ".a.1234.tmp", ".a.0000000g.1.tmp"]
    names += [".a.00000000.1.tmp.ics", "a.00000000.1.tmp"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (0, 0))
    folder = tmp_path / ".a.00000000.1.tmp"
    folder.mkdir()
    os.utime(folder, (0, 0))
    assert sweep(tmp_path) == ()
    assert sweep(tmp_path / "missing") == ()
