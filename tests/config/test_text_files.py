"""Files that cannot be opened are problems where they are named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from weibao.catalogue import Catalogue
from weibao.config import check

Lines = Callable[..., list[str]]
Small = Callable[..., str]
Write = Callable[..., Path]

SECTIONS = {
    "include[0]": "include: [{name}]\n",
    "registers[0].file": "registers: [{{file: {name}}}]\n",
    "records[0].file": "records: [{{file: {name}}}]\n",
}
every_section = pytest.mark.parametrize(
    ("path", "text"), SECTIONS.items(), ids=[one.partition("[")[0] for one in SECTIONS]
)


@every_section
def test_a_name_too_long_for_a_file_is_told(
    path: str, text: str, small: Small, lines: Lines
) -> None:
    """It hides no other problem."""
    more = text.format(name="x" * 300 + ".csv") + "language: fr\n"
    found = [one.split(": ", 1)[1] for one in lines(small(more=more))]
    assert len(found) == 2
    assert found[0].startswith(f"{path}: the name 'xxx")
    assert found[0].endswith("…' is too long for a file (shorten it)")
    assert found[1].startswith("language: ")


@every_section
def test_folders_links_and_loops_are_told(
    path: str, text: str, small: Small, write: Write, catalogue: Catalogue
) -> None:
    """Only a plain file inside the folder is read."""
    top = write(small(), file__csv="")
    (top.parent / "folder").mkdir()
    (top.parent / "loop.csv").symlink_to("loop.csv")
    for name, told in (
        ("folder", "'folder' is a folder"),
        ("loop.csv", "the path 'loop.csv' leads through a symbolic link"),
        ("file.csv/x.csv", "there is no file 'x.csv'"),
    ):
        top.write_text(small(more=text.format(name=name)))
        (problem,) = check(top, catalogue)
        assert problem.path == path
        assert problem.message.en.startswith(told)


@pytest.mark.parametrize("step", ["is_symlink", "exists", "is_file", "read_bytes"])
@every_section
def test_a_file_that_may_not_be_read_is_told(
    path: str,
    text: str,
    step: str,
    small: Small,
    write: Write,
    catalogue: Catalogue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the system refuses is said for people, at its place."""
    top = write(small(more=text.format(name="r.csv")), r__csv="id\n")
    honest = getattr(Path, step)

    def refuse(self: Path) -> object:
        if self.name == "r.csv":
            raise PermissionError(13, "Permission denied")
        return honest(self)

    monkeypatch.setattr(Path, step, refuse)
    (problem,) = check(top, catalogue)
    assert problem.path == path
    assert problem.message.en == (
        "cannot read 'r.csv': Permission denied (check its name and permissions)"
    )
