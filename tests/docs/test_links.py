"""Links inside the documentation lead somewhere, and everything is linked."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from fenced_blocks import DOCS, pages
from source_tree import ROOT

LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
ELSEWHERE = ("http://", "https://", "mailto:", "webcal:", "#")
FENCED = re.compile(r"^```.*?^```\s*$", re.MULTILINE | re.DOTALL)


def targets(page: Path) -> list[Path]:
    """Give the files that a page links to, whether they are there or not."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    found = [match["target"] for match in LINK.finditer(text)]
    inside = [link for link in found if not link.startswith(ELSEWHERE)]
    return [
        (page.parent / unquote(link.partition("#")[0])).resolve() for link in inside
    ]


@pytest.mark.parametrize(
    "page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_links_lead_to_files(page: Path) -> None:
    """No link of a page points at nothing."""
    missing = [path.as_posix() for path in targets(page) if not path.exists()]
    assert not missing


def test_every_page_is_linked_from_the_index() -> None:
    """A page that nobody finds is not read."""
    listed = {DOCS / "index.md", *targets(DOCS / "index.md")}
    assert [page for page in DOCS.rglob("*.md") if page not in listed] == []


def test_the_readmes_lead_to_the_index() -> None:
    """From the first page one comes to all others."""
    for readme in ROOT.glob("README*.md"):
        assert DOCS / "index.md" in targets(readme)


def test_a_page_in_chinese_and_its_english_one_link_each_other() -> None:
    """Readers can change the language where they are."""
    for chinese in [page for page in pages() if page.name.endswith(".zh-CN.md")]:
        english = chinese.with_name(chinese.name.removesuffix(".zh-CN.md") + ".md")
        assert english in targets(chinese)
        assert chinese in targets(english)
