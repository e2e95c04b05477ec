"""Golden files are compared by the byte and rewritten only on demand."""

from pathlib import Path

import pytest

from golden_files import GoldenFiles


def test_equal_text_passes(tmp_path: Path) -> None:
    """What is kept is what is made."""
    GoldenFiles(tmp_path, update=True)("folder/a.txt", "一\n二\n")
    assert (tmp_path / "folder/a.txt").read_bytes() == "一\n二\n".encode()
    GoldenFiles(tmp_path, update=False)("folder/a.txt", "一\n二\n")


def test_a_difference_is_shown_and_not_written(tmp_path: Path) -> None:
    """The failure shows both sides, and the file stays as it was."""
    GoldenFiles(tmp_path, update=True)("a.txt", "one\ntwo\n")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)-two.*\+three"):
        GoldenFiles(tmp_path, update=False)("a.txt", "one\nthree\n")
    assert (tmp_path / "a.txt").read_bytes() == b"one\ntwo\n"


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    """A new golden file is a decision, too."""
    with pytest.raises(pytest.fail.Exception, match="nox -s golden"):
        GoldenFiles(tmp_path, update=False)("a.txt", "one\n")
    assert not (tmp_path / "a.txt").exists()


@pytest.mark.parametrize("text", ["one", "", "one\r\n"])
def test_lines_end_in_a_plain_line_end(tmp_path: Path, text: str) -> None:
    """Golden files are the same on every system."""
    with pytest.raises(pytest.fail.Exception, match="line"):
        GoldenFiles(tmp_path, update=True)("a.txt", text)
