"""What README.md tells a reader to run is what the checks run."""

from source_tree import ROOT

TEST_COMMAND = (
    'python3 -m venv .venv && .venv/bin/python -m pip install "nox[uv]" '
    "&& .venv/bin/python -m nox -s tests"
)


def test_the_readme_gives_the_command_that_is_run() -> None:
    """A first visitor's command is the one that is known to work."""
    assert TEST_COMMAND in (ROOT / "README.md").read_text(encoding="utf-8")
    assert TEST_COMMAND in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
