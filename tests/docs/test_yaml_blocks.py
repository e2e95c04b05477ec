"""Every piece of YAML in the documentation is one that loads.

A block that names its ``portfolio`` is whole. Any other is a fragment: it is read as a
file that `base.yaml` includes, or in place of what `base.yaml` says under a key that
comes only once. Before a fragment that cannot stand beside the base's own lists the
page says ``<!-- instead of: rounds -->``. `test_tutorial.py` walks tutorials, and pages
that go step by step.
"""

import re
from pathlib import Path

import pytest

from fenced_blocks import DOCS, STEP_BY_STEP, TUTORIALS, Block, blocks, pages
from weibao import check, load

BASE = Path(__file__).with_name("base.yaml")
TABLES = {
    "register.csv": "设备编号,设备类型\n",
    "records.csv": "记录号,对象,任务,日期\n",
}
HEAD = "schema: 1\n"
ONLY_TOP = ("records_from", "language", "title")
INSTEAD = re.compile(r"instead of: (?P<keys>[\w, ]+)")


def yaml_blocks() -> list[Block]:
    """Give the YAML blocks of all pages that no other test runs."""
    own = [page for page in pages() if page not in TUTORIALS + STEP_BY_STEP]
    return [b for page in own for b in blocks(page) if b.language == "yaml"]


def without(text: str, keys: set[str]) -> str:
    """Leave top-level keys out of a YAML text."""
    parts = re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE)
    return "".join(part for part in parts if part.partition(":")[0] not in keys)


def write(block: Block, folder: Path) -> Path:
    """Write what a block takes to be loaded, and name the file to load."""
    top = folder / "portfolio.yaml"
    for name, text in TABLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    if re.search(r"^portfolio:", block.text, flags=re.MULTILINE):
        top.write_text(block.text, encoding="utf-8")
        return top
    found = INSTEAD.search(block.note)
    instead = {key.strip() for key in found["keys"].split(",")} if found else set()
    given = {
        key for key in ONLY_TOP if re.search(rf"^{key}:", block.text, re.MULTILINE)
    }
    base = without(BASE.read_text(encoding="utf-8"), instead | given)
    fragment = without(block.text, {"schema", *ONLY_TOP})
    own = "".join(
        line
        for line in block.text.splitlines(keepends=True)
        if line.partition(":")[0] in given
    )
    top.write_text(f"{base}\n{own}include: [fragment.yaml]\n", encoding="utf-8")
    (folder / "fragment.yaml").write_text(HEAD + fragment, encoding="utf-8")
    return top


@pytest.mark.parametrize("block", yaml_blocks(), ids=str)
def test_a_yaml_block_loads(block: Block, tmp_path: Path) -> None:
    """What a reader copies from a page, weibao takes without a problem."""
    assert [str(problem) for problem in check(write(block, tmp_path))] == []


@pytest.mark.parametrize("language", ["", ".zh-CN"])
def test_a_table_of_records_loads(language: str, tmp_path: Path) -> None:
    """The rows that a reader copies are records, a void among them."""
    page = DOCS / "how-to" / f"records-and-findings{language}.md"
    (table,) = [block for block in blocks(page) if block.language == "csv"]
    (tmp_path / "records.csv").write_text(table.text, encoding="utf-8")
    top = tmp_path / "portfolio.yaml"
    text = BASE.read_text(encoding="utf-8")
    top.write_text(f"{text}\nrecords:\n  - file: records.csv\n", encoding="utf-8")
    loaded = load(top)
    assert len(loaded.records) == len(table.text.splitlines()) - 1
    assert [one.id for one in loaded.history.completions] == ["R7"]


def test_there_is_yaml_to_test() -> None:
    """The blocks are found at all, in the reference and in the how-tos."""
    folders = {block.file.parent.name for block in yaml_blocks()}
    assert {"how-to", "reference"} <= folders


def test_a_wrong_block_is_noticed(tmp_path: Path) -> None:
    """The check can fail: a misspelt task in a fragment is reported."""
    text = (
        "policies:\n  - {id: x, select: {types: [traction_lift]}, apply: [yearlyy]}\n"
    )
    block = Block(file=BASE, line=1, language="yaml", text=text)
    (problem,) = check(write(block, tmp_path))
    assert "'yearlyy'" in str(problem)
