"""One word per thing, and no trace of the place where the text was written."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from source_tree import FUNCTIONS, PLUGINS, ROOT, Module, modules

# Written in parts, as this file is among those that are read.
LOCAL_PLACES = (
    r"(?<![\w.)}*-])" + "/" + "work/",
    r"(?<![\w.)}*-])" + "/" + "tmp/",
    "pypi" + r"\.org",
    "python" + r"hosted\.org",
    "registry" + r"\.npmjs",
    "proxy" + r"\.golang",
    "index" + "-url",
    "(?:PIP|UV)_(?:DEFAULT_|EXTRA_)?" + "INDEX",
)


def kept_files() -> list[Path]:
    """Name the files that git tracks or is about to."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        run = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in run.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("module", [*modules(), *modules(PLUGINS)], ids=str)
def test_no_class_or_function_is_called_schedule(module: Module) -> None:
    """The word means a policy, a plan or a roster; ours say which."""
    wrong = [
        f"{module.at(node)}: {node.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, (*FUNCTIONS, ast.ClassDef))
        and "schedule" in node.name.lower()
    ]
    assert not wrong, "\n".join(wrong)


def test_no_file_names_a_place_of_one_machine() -> None:
    """Paths and hosts of the writer's machine mean nothing to a reader."""
    pattern = re.compile("|".join(LOCAL_PLACES))
    wrong = [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {found[0]}"
        for path in kept_files()
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        for found in [pattern.search(line)]
        if found
    ]
    assert not wrong, "\n".join(wrong)
