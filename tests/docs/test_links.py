"""Links inside the documentation lead somewhere, and everything is linked."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from fenced_blocks import DOCS, pages
from source_tree import ROOT

LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
ELSEWHERE = ("http://", "https://", "mailto:", "webcal:", "#")
HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)
MARKUP = re.compile(r"`|\[([^\]]*)\]\([^)]*\)")
FENCED = re.compile(r"^```.*?^```\s*$", re.MULTILINE | re.DOTALL)


def targets(page: Path) -> list[Path]:
    """Give the files that a page links to, whether they are there or not."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    found = [match["target"] for match in LINK.finditer(text)]
    inside = [link for link in found if not link.startswith(ELSEWHERE)]
    return [
        (page.parent / unquote(link.partition("#")[0])).resolve() for link in inside
    ]


def headings(page: Path) -> set[str]:
    """Give the anchors of a page's headings, as they are made of their words."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    words = [MARKUP.sub(r"\1", match["words"]) for match in HEADING.finditer(text)]
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in words}


def missing_headings(page: Path) -> list[str]:
    """Give the links of a page to headings that are not there."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    found = [match["target"] for match in LINK.finditer(text)]
    return [
        link
        for link in found
        if "#" in link and not link.startswith(ELSEWHERE[:-1])
        for name, anchor in [unquote(link).split("#")]
        for file in [(page.parent / name).resolve() if name else page]
        if file.suffix == ".md" and anchor not in headings(file)
    ]


@pytest.mark.parametrize(
    "page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_links_lead_to_headings(page: Path) -> None:
    """Whoever follows a link lands where its words say."""
    assert missing_headings(page) == []


def test_a_link_to_no_heading_is_noticed(tmp_path: Path) -> None:
    """The check can fail, on the page itself and on another one."""
    (tmp_path / "other.md").write_text("# One `two`, [three](x.md)\n## 一、起步\n")
    page = tmp_path / "page.md"
    page.write_text("# A\n[a](#a) [b](#b) [c](other.md#one-two-three) [d](other.md#d)")
    assert missing_headings(page) == ["#b", "other.md#d"]


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
