"""Every Python block of the documentation is run, page by page.

A block that begins with the name of a file, ``# folder/name.py``, becomes that file,
for later blocks to import.
"""

import os
import re
import shutil
import sys
import tomllib
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser

ROOT = Path(__file__).resolve().parents[1]
FILE_NAME = re.compile(r"#\s*([\w./-]+\.\w+)\s*\n")
RUN = PythonEvaluator()


def begin(namespace: dict[str, Any]) -> None:
    """Run a page in a folder of its own that holds the example portfolios."""
    folder = Path(mkdtemp(prefix="weibao-docs-"))
    shutil.copytree(ROOT / "schedules", folder / "schedules")
    namespace.update(_back=Path.cwd(), _folder=folder, _modules=set(sys.modules))
    os.chdir(folder)
    sys.path.insert(0, os.fspath(folder))


def end(namespace: dict[str, Any]) -> None:
    """Leave the folder, forget what was imported from it, and take it away."""
    os.chdir(namespace["_back"])
    folder = os.fspath(namespace["_folder"])
    sys.path.remove(folder)
    for name in set(sys.modules) - namespace["_modules"]:
        if (getattr(sys.modules[name], "__file__", None) or "").startswith(folder):
            del sys.modules[name]
    shutil.rmtree(folder)


def python(example: Example) -> str | None:
    """Run a block, or write the file that it is."""
    name = FILE_NAME.match(example.parsed)
    if name is None:
        return RUN(example)
    file = Path(name[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(example.parsed, encoding="utf-8")
    return None


def toml(example: Example) -> None:
    """See that a block is TOML."""
    tomllib.loads(example.parsed)


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", python), CodeBlockParser("toml", toml)],
    patterns=["**/*.md"],
    excludes=[  # tests/docs/test_tutorial.py walks these as a whole
        "tutorial/*.md",
        "how-to/compare-rosters*.md",
        "how-to/share-work-fairly*.md",
    ],
    setup=begin,
    teardown=end,
).pytest()
