"""The page of hooks shows each hook as it is."""

import ast
import inspect
from collections.abc import Iterator

from fenced_blocks import DOCS, blocks
from weibao import hookspecs

PAGE = DOCS / "reference" / "hooks.md"
Signature = tuple[str, str | None]


def signature(function: ast.FunctionDef) -> Signature:
    """Give a function's first line and its docstring."""
    returns = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    line = f"def {function.name}({ast.unparse(function.args)}){returns}"
    return line, ast.get_docstring(function)


def functions(source: str, mark: str) -> Iterator[Signature]:
    """Give the functions of a source that carry a mark."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and mark in map(
            ast.unparse, node.decorator_list
        ):
            yield signature(node)


def test_every_hook_is_shown_with_its_exact_signature() -> None:
    """Name, parameters, result and words are those of the specification."""
    specified = list(functions(inspect.getsource(hookspecs), "hookspec"))
    shown = [
        one
        for block in blocks(PAGE)
        if block.language == "python"
        for one in functions(block.text, "hookimpl")
    ]
    assert specified
    assert shown == specified


def test_every_hook_has_its_heading() -> None:
    """A reader finds a hook by its name."""
    text = PAGE.read_text(encoding="utf-8")
    for line, _ in functions(inspect.getsource(hookspecs), "hookspec"):
        name = line.removeprefix("def ").partition("(")[0]
        assert f"\n## {name}\n" in text
