"""What every test shares: profiles, golden files and the count of rows."""

import os

import pytest
from hypothesis import HealthCheck, settings

from golden_files import GOLDEN, Golden, GoldenFiles
from requirement_rows import (
    FEATURES,
    MARKS,
    NARROWED,
    Marks,
    Process,
    Tally,
    gaps,
    narrowed,
    one_of_several,
    read_rows,
    summary,
    table,
    unknown,
)

ROWS = read_rows()
KNOWN = {
    "row": dict.fromkeys(row.id for row in ROWS),
    "feature": dict.fromkeys(FEATURES),
}
TALLY = pytest.StashKey[Tally]()

SHARED_MACHINE = [HealthCheck.too_slow]  # time tells of the neighbours, not of us
settings.register_profile(
    "fast",
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=SHARED_MACHINE,
)
settings.register_profile("ci", parent=settings.get_profile("fast"), max_examples=100)
settings.register_profile(
    "fuzz",
    max_examples=5_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=SHARED_MACHINE,
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one option that rewrites golden files."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite tests/golden instead of comparing with it",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose how hard the property tests try, and start the count."""
    settings.load_profile(os.environ.get("WEIBAO_HYPOTHESIS", "fast"))
    tally = config.stash[TALLY] = Tally()
    config.pluginmanager.register(Listener(tally))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare text with a golden file: ``golden("name.txt", text)``."""
    return GoldenFiles(GOLDEN, update=request.config.getoption("--update-golden"))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Note which rows and features the tests of this run carry."""
    tally = session.config.stash[TALLY]
    wrong = []
    for item in session.items:
        for name, known in KNOWN.items():
            for mark in item.iter_markers(name):
                partial = mark.kwargs.get("partial", False)
                tally.mark(item.nodeid, mark.args, partial=partial)
                wrong += [
                    f"{item.nodeid}: no {name} {id_}"
                    for id_ in unknown(mark.args, known)
                ]
    if wrong and one_of_several(session.config):
        raise LookupError("\n".join(wrong))  # a usage error would not be handed on
    if wrong:
        raise pytest.UsageError("\n".join(wrong))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Say what the tests of this process carry, where another one prints the count."""
    output: dict[str, object] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[MARKS] = session.config.stash[TALLY].marks()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Process) -> None:
    """Tell a process of several whether the whole suite was asked for."""
    node.workerinput[NARROWED] = narrowed(node.config)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Process) -> None:
    """Hear what the tests of a process carry; one that crashed cannot say."""
    said: Marks | None = getattr(node, "workeroutput", {}).get(MARKS)
    if said is not None:
        node.config.stash[TALLY].hear(said)


class Listener:
    """Hears every report of the run, from whatever process it comes."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note whether a test passed, teardown included."""
        self._tally.note(report)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the count; with the table when the run was not narrowed to files."""
    tally = config.stash[TALLY]
    terminalreporter.section("requirements")
    if not narrowed(config):
        for line in [*table(ROWS, tally), *gaps(ROWS, tally)]:
            terminalreporter.line(line)
    terminalreporter.line(summary(ROWS, tally))
