"""Time, environment and changing state never reach the library unasked."""

import ast
from collections.abc import Iterator

import pytest

from source_tree import FUNCTIONS, PLUGINS, ROOT, Module, dotted, imports, modules

ASKS_THE_CLOCK = {"now", "today", "utcnow"}
REMEMBERS = {"cache", "lru_cache"}
MAY_ASK_THE_CLOCK = ("weibao.cli", "weibao.server", "weibao.__main__")

MUTABLE_CALLS = {"dict", "list", "set", "bytearray"}
MUTABLE_CALLS |= {"defaultdict", "deque", "Counter", "OrderedDict", "ChainMap"}
MUTABLE_DISPLAYS = (
    ast.Dict,
    ast.DictComp,
    ast.List,
    ast.ListComp,
    ast.Set,
    ast.SetComp,
)
MUTATORS = {"add", "append", "appendleft", "clear", "discard", "extend", "insert"}
MUTATORS |= {"pop", "popitem", "remove", "reverse", "setdefault", "sort", "update"}

ALL_MODULES = (*modules(), *modules(PLUGINS))
every_module = pytest.mark.parametrize("module", ALL_MODULES, ids=str)
without_clock = pytest.mark.parametrize(
    "module",
    [
        module
        for module in ALL_MODULES
        if not f"{module.name}.".startswith(
            tuple(f"{name}." for name in MAY_ASK_THE_CLOCK)
        )
    ],
    ids=str,
)


def last(node: ast.AST) -> str:
    """Give the last part of a dotted name."""
    return dotted(node).rpartition(".")[2]


def is_mutable(value: ast.expr | None) -> bool:
    """Tell whether an expression makes a value that could change."""
    if isinstance(value, ast.Call):
        return last(value.func) in MUTABLE_CALLS
    return isinstance(value, MUTABLE_DISPLAYS)


def assignments(body: list[ast.stmt]) -> Iterator[ast.Assign | ast.AnnAssign]:
    """Give the assignments of a module itself, under its ifs and tries too."""
    for node in body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            yield node
        elif not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            inner = (child for child in ast.walk(node) if isinstance(child, ast.stmt))
            yield from assignments([child for child in inner if child is not node])


def names(node: ast.Assign | ast.AnnAssign) -> list[str]:
    """Give the plain names that an assignment binds."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [name.id for name in targets if isinstance(name, ast.Name)]


def is_final(node: ast.Assign | ast.AnnAssign) -> bool:
    """Tell whether an assignment is annotated as ``Final``."""
    if isinstance(node, ast.Assign):
        return False
    annotation = node.annotation
    inner = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    return last(inner) == "Final"


def tables(module: Module) -> dict[str, ast.Assign | ast.AnnAssign]:
    """Give the module's names that hold values which could change."""
    return {
        name: node
        for node in assignments(module.tree.body)
        if is_mutable(node.value)
        for name in names(node)
        if name != "__all__"
    }


def changes(node: ast.AST) -> Iterator[str]:
    """Give the names whose values a node changes in place."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        yield dotted(node.value)
    elif isinstance(node, ast.AugAssign):
        yield dotted(node.target)
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in MUTATORS
    ):
        yield dotted(node.func.value)


def of_datetime(module: Module) -> set[str]:
    """Give the names under which a module knows datetime and what is in it."""
    known: set[str] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "datetime":
            known |= {taken.asname or taken.name for taken in node.names}
        elif isinstance(node, ast.Import):
            known |= {
                taken.asname or taken.name
                for taken in node.names
                if taken.name == "datetime"
            }
    return known


def asked(module: Module) -> list[str]:
    """Give the places where a module asks datetime what time it is."""
    known = of_datetime(module)
    return [
        f"{module.at(node)}: {dotted(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ASKS_THE_CLOCK
        and dotted(node.value).partition(".")[0] in known
    ]


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date\ndate.today()",
        "from datetime import datetime as dt\ndt.now()",
        "import datetime as clock\nclock.datetime.utcnow()",
        "import datetime\nask = datetime.date.today",
    ],
)
def test_the_clock_is_known_by_any_name(text: str) -> None:
    """Whatever a module calls it, asking what time it is shows."""
    module = Module("weibao.sample", ROOT / "sample.py", ast.parse(text))
    assert len(asked(module)) == 1


@without_clock
def test_no_module_asks_the_clock(module: Module) -> None:
    """Time is an argument; only the command line may ask what day it is."""
    wrong = asked(module)
    wrong += [
        f"{module.at(taken.node)}: import of time"
        for taken in imports(module)
        if taken.module == "time"
    ]
    assert not wrong, "\n".join(wrong)


@every_module
def test_no_module_reads_the_environment(module: Module) -> None:
    """What a call gives depends on its arguments alone."""
    reads = {"environ", "environb", "getenv", "getenvb"}
    wrong = [
        f"{module.at(node)}: {dotted(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in reads
        and dotted(node.value) == "os"
    ]
    wrong += [
        f"{module.at(taken.node)}: {taken.name} of os"
        for taken in imports(module)
        if taken.module == "os" and taken.name in reads
    ]
    wrong += [
        f"{module.at(node)}: {node.arg}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.keyword)
        and node.arg in {"envvar", "auto_envvar_prefix"}
    ]
    assert not wrong, "\n".join(wrong)


@every_module
def test_no_function_remembers_its_answers(module: Module) -> None:
    """A memory that outlives its call is state of the module.

    What a value remembers of itself (``cached_property``) goes with the value.
    """
    wrong = [
        f"{module.at(taken.node)}: {taken.name} of functools"
        for taken in imports(module)
        if taken.module == "functools" and taken.name in REMEMBERS
    ]
    assert not wrong, "\n".join(wrong)


@every_module
def test_module_level_tables_are_constants(module: Module) -> None:
    """A table is named in capitals or annotated as Final."""
    wrong = [
        f"{module.at(node)}: {name} is neither UPPER_CASE nor Final"
        for name, node in tables(module).items()
        if name != name.upper() and not is_final(node)
    ]
    assert not wrong, "\n".join(wrong)


@every_module
def test_module_level_tables_are_never_changed(module: Module) -> None:
    """Two calls with equal arguments find equal tables."""
    held = tables(module)
    wrong = [
        f"{module.at(node)}: changes {name}"
        for function in ast.walk(module.tree)
        if isinstance(function, FUNCTIONS)
        for node in ast.walk(function)
        for name in changes(node)
        if name in held and name not in local_names(function)
    ]
    wrong += [
        f"{module.at(node)}: global {', '.join(node.names)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Global)
    ]
    assert not wrong, "\n".join(wrong)


def local_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Give the names that a function binds itself and may change."""
    bound = {
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return bound | {
        node.arg for node in ast.walk(function) if isinstance(node, ast.arg)
    }
