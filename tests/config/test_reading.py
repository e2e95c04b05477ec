"""Files of a portfolio: what is included, and where it may lie."""

from collections.abc import Callable
from pathlib import Path

import pytest

from weibao.catalogue import Catalogue
from weibao.config import check, load
from weibao.portfolio import Portfolio

Loaded = Callable[..., Portfolio]
Lines = Callable[..., list[str]]
Small = Callable[..., str]
Write = Callable[..., Path]

ONE = "schema: 1\nassets: [{id: P-02, type: pump, location: B01}]\n"


def test_included_lists_are_appended(small: Small, loaded: Loaded) -> None:
    """Lists of included files follow those of the file that includes them."""
    portfolio = loaded(small(more="include: [a.yaml]\n"), a__yaml=ONE)
    assert list(portfolio.inventory.assets) == ["P-01", "P-02"]
    assert portfolio.files == ("p.yaml", "a.yaml")


def test_an_include_is_relative_to_its_file(
    small: Small, write: Write, catalogue: Catalogue
) -> None:
    """A file in a folder names its neighbours without the folder."""
    top = write(small(more="include: [sub/a.yaml]\n"))
    folder = top.parent / "sub"
    folder.mkdir()
    text = "schema: 1\ninclude: [b.yaml]\nregisters: [{file: r.csv}]\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    (folder / "b.yaml").write_text(ONE, encoding="utf-8")
    (folder / "r.csv").write_text("id,type,location\nP-03,pump,B01\n", encoding="utf-8")
    portfolio = load(top, catalogue)
    assert list(portfolio.inventory.assets) == ["P-01", "P-02", "P-03"]
    assert portfolio.files == ("p.yaml", "sub/a.yaml", "sub/b.yaml", "sub/r.csv")


@pytest.mark.parametrize(
    ("word", "problem"),
    [
        ("gone.yaml", "there is no file"),
        ("/etc/hosts", "is not relative"),
        ("~/x.yaml", "is not relative"),
        ("C:/x.yaml", "is not relative"),
        ("sub\\x.yaml", "is not relative"),
        ("../x.yaml", "leaves the top file's folder"),
        ("sub/../../x.yaml", "leaves the top file's folder"),
        (".", "is a folder"),
        ("p.yaml", "include one another: p.yaml -> p.yaml"),
    ],
)
def test_paths_stay_inside_the_folder(
    word: str, problem: str, small: Small, lines: Lines
) -> None:
    """Nothing outside the top file's folder can be named, nor the file itself."""
    (found,) = lines(small(more=f"include:\n  - '{word}'\n"))
    assert found.startswith("p.yaml:15:5: include[0]: ")
    assert problem in found


@pytest.mark.parametrize("key", ["registers", "records"])
def test_tables_stay_inside_the_folder_too(
    key: str, small: Small, lines: Lines
) -> None:
    """The same holds for registers and for files of records."""
    (found,) = lines(small(more=f"{key}:\n  - file: ../r.csv\n"))
    assert found.startswith(f"p.yaml:15:11: {key}[0].file: ")
    assert "leaves the top file's folder" in found


def test_links_are_not_followed(
    small: Small, write: Write, catalogue: Catalogue, tmp_path: Path
) -> None:
    """A symbolic link could lead anywhere, so none is followed."""
    top = write(small(more="include: [link/a.yaml]\n"), a__yaml=ONE)
    try:
        (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    (problem,) = check(top, catalogue)
    assert "symbolic link" in problem.message.en


def test_circles_and_repeats_are_refused(small: Small, lines: Lines) -> None:
    """A file includes neither itself by way of others, nor another one twice."""
    top = small(more="include: [a.yaml, b.yaml]\n")
    a, b = "schema: 1\ninclude: [b.yaml]\n", "schema: 1\ninclude: [a.yaml]\n"
    assert lines(top, a__yaml=a, b__yaml=b) == [
        "b.yaml:2:11: include[0]: the files include one another: "
        "a.yaml -> b.yaml -> a.yaml (remove one of the includes)",
        "p.yaml:14:19: include[1]: the file 'b.yaml' is named twice (name it once)",
    ]


def test_an_id_in_two_files_names_both_places(small: Small, lines: Lines) -> None:
    """The second place is the problem's, the first is told with it."""
    top = small(more="include: [a.yaml]\n")
    assert lines(top, a__yaml=ONE.replace("P-02", "P-01")) == [
        "a.yaml:2:15: assets[0].id: the id 'P-01' is already used (choose another) "
        "(the other is at p.yaml:8)"
    ]


def test_ids_must_differ_in_more_than_capitals(small: Small, lines: Lines) -> None:
    """Where disks do not heed capitals, two such feeds would be one file."""
    top = small(more="include: [a.yaml]\n")
    assert lines(top, a__yaml=ONE.replace("P-02", "p-01")) == [
        "a.yaml:2:15: assets[0].id: the id 'p-01' differs from 'P-01' in capital "
        "letters alone, and on many disks their feeds would be one file (choose "
        "another) (the other is at p.yaml:8)"
    ]


def test_some_keys_belong_in_the_top_file(small: Small, lines: Lines) -> None:
    """An included file adds to lists and says nothing about the whole."""
    text = "schema: 1\nportfolio: x\nlanguage: en\ntravel: {within_site: 5 min}\n"
    top = small(more="include: [a.yaml]\ntravel: {within_site: 9 min}\n")
    assert [one.partition(" (")[0] for one in lines(top, a__yaml=text)] == [
        "a.yaml:2:1: portfolio: 'portfolio' belongs in the top file only",
        "a.yaml:3:1: language: 'language' belongs in the top file only",
        "a.yaml:4:1: travel: 'travel' may be given only once",
    ]


def test_a_top_file_that_is_missing_is_a_problem(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    """A missing file and a folder are told like everything else."""
    for path, words in ((tmp_path / "x.yaml", "no file"), (tmp_path, "is a folder")):
        (problem,) = check(path, catalogue)
        assert words in problem.message.en
        assert problem.line == 0


def test_nothing_is_called_unknown_while_a_file_is_missing(
    small: Small, lines: Lines
) -> None:
    """Names that the missing file would bring are not reported as well."""
    top = small(locations="", more="include: [gone.yaml]\n")
    (problem,) = lines(top)
    assert "there is no file 'gone.yaml'" in problem
