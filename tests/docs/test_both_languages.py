"""How-tos in Chinese show the examples of the English ones."""

import ast
from pathlib import Path

import pytest

from fenced_blocks import DOCS, blocks

PAIRS = [
    (page.with_name(page.name.replace(".zh-CN", "")), page)
    for page in sorted((DOCS / "how-to").glob("*.zh-CN.md"))
]


class Wordless(ast.NodeTransformer):
    """Code without what it says to people."""

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        """Leave the words of a text out."""
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """Leave the language out in which a text is printed."""
        found = self.generic_visit(node)
        assert isinstance(found, ast.Attribute)
        return found.value if found.attr in ("en", "zh") else found


def code(page: Path) -> list[str]:
    """Give the Python of a page, without words."""
    found = [one.text for one in blocks(page) if one.language == "python"]
    return [ast.dump(Wordless().visit(ast.parse(text))) for text in found]


def languages(page: Path) -> list[str]:
    """Name the language of each block of a page, in order."""
    return [one.language for one in blocks(page)]


def test_there_are_pages_in_both() -> None:
    """Each how-to has its Chinese page."""
    every = set((DOCS / "how-to").glob("*.md"))
    chinese = {page for _, page in PAIRS}
    assert every - chinese == {page for page, _ in PAIRS}


@pytest.mark.parametrize(("english", "chinese"), PAIRS, ids=lambda page: page.name)
def test_both_show_the_same(english: Path, chinese: Path) -> None:
    """Blocks come in one order, and the code differs in words alone."""
    assert languages(english) == languages(chinese)
    assert code(english) == code(chinese)


def test_another_example_is_noticed(tmp_path: Path) -> None:
    """The comparison can fail: in a number, not in a word."""
    pages = []
    for number, text in enumerate(("f('a', 1)", "f('b', 1)", "f('a', 2)")):
        pages.append(tmp_path / f"{number}.md")
        pages[-1].write_text(f"```python\n{text}\n```\n", encoding="utf-8")
    one, other, third = map(code, pages)
    assert one == other != third
