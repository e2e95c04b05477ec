"""The project's own source as syntax trees, for the contracts that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
PLUGINS = ROOT / "plugins"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@frozen(eq=False)
class Module:
    """One source file: its dotted name and what stands in it."""

    name: str
    path: Path
    tree: ast.Module

    def __str__(self) -> str:
        return self.name

    @property
    def is_package(self) -> bool:
        """Tell whether this is the ``__init__`` of a folder."""
        return self.path.name == "__init__.py"

    @property
    def package(self) -> str:
        """The dotted name that relative imports start from."""
        return self.name if self.is_package else self.name.rpartition(".")[0]

    def at(self, node: ast.AST) -> str:
        """Say where a node stands, as editors like it."""
        line = getattr(node, "lineno", 1)
        return f"{self.path.relative_to(ROOT).as_posix()}:{line}"


@frozen
class Import:
    """One imported name: the module, and what is taken from it."""

    module: str
    name: str | None
    node: ast.stmt

    @property
    def package(self) -> str:
        """The top-level name, which tells whose module it is."""
        return self.module.partition(".")[0]


@cache
def modules(folder: Path = SOURCE) -> tuple[Module, ...]:
    """Read all modules below a folder of packages, sorted by name."""
    found = [_read(folder, path) for path in folder.glob("*/**/*.py")]
    return tuple(sorted(found, key=lambda module: module.name))


def imports(module: Module) -> Iterator[Import]:
    """Give every import of a module, wherever it stands."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, None, node)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield Import(_origin(module, node), alias.name, node)


def dotted(node: ast.AST) -> str:
    """Write ``a.b.c`` for names and attributes, nothing for the rest."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def _read(folder: Path, path: Path) -> Module:
    parts = path.relative_to(folder).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    return Module(name, path, ast.parse(path.read_text(encoding="utf-8")))


def _origin(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    start = module.package.split(".")
    start = start[: len(start) - node.level + 1]
    return ".".join([*start, *([node.module] if node.module else [])])
