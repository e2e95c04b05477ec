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

# What is not said, and the glossary's word for it.
ONE_WORD = {
    "技工": "技术员",
    "复核": "核对",
    "重要性": "重要程度",
    "未安排": "未排入",
    "未能安排": "未排入",
    "逾期": "超期",
    "超限": "超期",
    "请假": "缺勤",
    "隐患": "缺陷",
    "场所": "位置",
    "闭日": "休息日",
    "停机": "停用",
    "路途": "路程",
    "加访": "加做",
    "排程": "排班",
    "项目集": "资料",
    "巡检线路": "巡检路线",
    "随叫随到": "按需",
}


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


def speaking_files() -> list[Path]:
    """Name the files that speak for the program: messages and pages."""
    spoken = [path for path in kept_files() if path.suffix in (".py", ".md", ".yaml")]
    homes = (ROOT / "src", ROOT / "docs", ROOT / "README.zh-CN.md")
    return [path for path in spoken if any(path.is_relative_to(home) for home in homes)]


@pytest.mark.parametrize("word", ONE_WORD)
def test_one_thing_has_one_chinese_word(word: str) -> None:
    """Messages and pages use the glossary's word, and the others nowhere."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert ONE_WORD[word] in glossary
    wrong = [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {word}, not {ONE_WORD[word]}"
        for path in speaking_files()
        for number, line in enumerate(
            path.read_text(encoding="utf-8").splitlines(), start=1
        )
        if word in line
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
