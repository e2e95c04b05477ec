"""Every Python block of the documentation is run, page by page."""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

ROOT = Path(__file__).resolve().parents[1]


def begin(namespace: dict[str, Any]) -> None:
    """Run a page in a folder of its own that holds the example portfolios."""
    folder = Path(mkdtemp(prefix="weibao-docs-"))
    shutil.copytree(ROOT / "schedules", folder / "schedules")
    namespace["_back"], namespace["_folder"] = Path.cwd(), folder
    os.chdir(folder)


def end(namespace: dict[str, Any]) -> None:
    """Leave the folder and take it away."""
    os.chdir(namespace["_back"])
    shutil.rmtree(namespace["_folder"])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser()],
    patterns=["**/*.md"],
    excludes=["tutorial/*.md"],  # tests/docs/test_tutorial.py runs those as a whole
    setup=begin,
    teardown=end,
).pytest()
