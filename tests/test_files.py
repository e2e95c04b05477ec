"""Atomic writing."""

from pathlib import Path

import pytest

from weibao.files import atomic_write


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
