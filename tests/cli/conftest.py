"""A starter portfolio, a build of it, and a way to call commands."""

from pathlib import Path

import pytest

from command_line import YEAR, Call, caller, make_starter
from weibao.cli.main import run


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run commands in this process."""
    return caller(capsys.readouterr)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a starter and a build of its year, not to be changed."""
    folder = tmp_path_factory.mktemp("starter")
    portfolio = make_starter(folder)
    assert run(["build", str(portfolio), *YEAR, "--out", str(folder / "build")]) == 0
    return folder


@pytest.fixture
def starter(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter's portfolio, in the folder that the test runs in."""
    monkeypatch.chdir(shared)
    return Path("portfolio.yaml")


@pytest.fixture
def built(starter: Path) -> Path:
    """The folder of the starter's build."""
    return Path("build")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A starter's portfolio of the test's own, which it may change."""
    make_starter(tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path("portfolio.yaml")
