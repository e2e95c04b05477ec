"""The count of requirement rows is the same in one process and in several."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SETTINGS = f"""\
[pytest]
pythonpath = {HERE.as_posix()}
testpaths = test_one.py test_two.py test_requirement_rows.py
addopts = --strict-markers --import-mode=importlib -ra -p no:cacheprovider
markers =
    row: a row
    feature: a feature
"""
ONE = """\
import pytest

@pytest.mark.row("S001")
@pytest.mark.feature("F001", "N02")
def test_whole():
    pass

@pytest.mark.row("S002", partial=True)
def test_half():
    pass

@pytest.fixture
def falls():
    yield
    raise OSError

@pytest.mark.row("S003")
def test_falls_over_afterwards(falls):
    pass
"""
TWO = """\
import pytest

@pytest.mark.row("S001", "S004")
def test_whole():
    pass

@pytest.mark.row("S004")
def test_fails():
    raise OSError

@pytest.mark.row("S005")
def test_skipped():
    pytest.skip("not here")
"""
SUMMARY = "requirement rows met: 1 of 260; features met: 2 of 173"
UNMET = "rows tested, not met (4): S002..S005"
IN_ONE = ()
IN_TWO = ("-n", "2", "--dist", "loadfile")


def run(folder: Path, processes: tuple[str, ...], *arguments: str) -> str:
    """Run a small suite that counts as ours does, and give what it prints."""
    if processes:
        pytest.importorskip("xdist", reason="tests run in one process only")
    (folder / "pytest.ini").write_text(SETTINGS, encoding="utf-8")
    (folder / "test_one.py").write_text(ONE, encoding="utf-8")
    (folder / "test_two.py").write_text(TWO, encoding="utf-8")
    for name in ("conftest.py", "test_requirement_rows.py"):
        shutil.copy(HERE / name, folder / name)
    own = {key: text for key, text in os.environ.items() if key[:7] != "PYTEST_"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *processes, *arguments],
        cwd=folder,
        env=own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    ).stdout


@pytest.mark.parametrize("processes", [IN_ONE, IN_TWO], ids=["one", "two"])
def test_the_count_and_its_guard_know_of_every_process(
    tmp_path: Path, processes: tuple[str, ...]
) -> None:
    """What failed, fell over afterwards, was skipped or proves half is not met.

    The small suite carries fewer rows than ours, and the guard says so.
    """
    printed = run(tmp_path, processes)
    assert SUMMARY in printed.splitlines()
    assert UNMET in printed.splitlines()
    assert "FAILED test_requirement_rows.py::test_no_fewer_rows" in printed
    assert "assert 4 >= " in printed


@pytest.mark.parametrize("processes", [IN_ONE, IN_TWO], ids=["one", "two"])
def test_files_asked_for_are_not_the_suite(
    tmp_path: Path, processes: tuple[str, ...]
) -> None:
    """Who runs some files sees their count, without the gaps of the rest."""
    printed = run(tmp_path, processes, "test_one.py", "test_requirement_rows.py")
    assert "some of the tests were not collected" in printed
    assert SUMMARY in printed.splitlines()
    assert "without a test" not in printed
    assert "FAILED test_requirement_rows.py" not in printed


@pytest.mark.parametrize("processes", [IN_ONE, IN_TWO], ids=["one", "two"])
def test_a_row_that_is_not_in_the_list_stops_the_run(
    tmp_path: Path, processes: tuple[str, ...]
) -> None:
    """A misspelt id is named, whoever comes upon it."""
    (tmp_path / "test_one_more.py").write_text(ONE.replace("S001", "S0O1"), "utf-8")
    printed = run(tmp_path, processes, "test_one_more.py")
    assert "test_one_more.py::test_whole: no row 'S0O1'" in printed
    assert "requirement rows met: 1 of 260" not in printed
