"""The public face is pinned, and every part of it says what it is for."""

import ast
import inspect
from collections.abc import Iterator

import pytest

import weibao
from golden_files import Golden
from source_tree import FUNCTIONS, PLUGINS, Module, modules


def public(body: list[ast.stmt], owner: str = "") -> Iterator[tuple[str, ast.stmt]]:
    """Give the public classes and functions of a body, and those of its classes."""
    for node in body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and node.name[0] != "_":
            yield f"{owner}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{node.name}.")


def is_overload(node: ast.stmt) -> bool:
    """Tell whether a definition is only a signature for type checkers."""
    decorators = getattr(node, "decorator_list", [])
    return any(ast.unparse(item).endswith("overload") for item in decorators)


def test_the_public_names_are_pinned(golden: Golden) -> None:
    """A name joins or leaves the root only on purpose."""
    assert len(set(weibao.__all__)) == len(weibao.__all__)
    golden("public_names.txt", "".join(f"{name}\n" for name in sorted(weibao.__all__)))


def test_every_public_name_is_there() -> None:
    """What the root promises, it gives."""
    missing = [name for name in weibao.__all__ if not hasattr(weibao, name)]
    assert not missing


def test_every_public_class_and_function_has_a_docstring() -> None:
    """Its own docstring, not one that it inherits or a class generator writes."""
    silent = [
        name
        for name in weibao.__all__
        for thing in [getattr(weibao, name, None)]
        if inspect.isclass(thing) or inspect.isroutine(thing)
        if not vars(thing).get("__doc__", getattr(thing, "__doc__", None))
    ]
    assert not silent


@pytest.mark.parametrize("module", [*modules(), *modules(PLUGINS)], ids=str)
def test_every_definition_without_underscore_has_a_docstring(module: Module) -> None:
    """What a reader may use is explained where it stands."""
    silent = [
        f"{module.at(node)}: {name}"
        for name, node in public(module.tree.body)
        if isinstance(node, (*FUNCTIONS, ast.ClassDef))
        and not is_overload(node)
        and not ast.get_docstring(node)
    ]
    if not ast.get_docstring(module.tree):
        silent.append(f"{module.at(module.tree)}: the module itself")
    assert not silent, "\n".join(silent)
