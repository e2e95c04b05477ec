"""Imports go down the ladder, and other people's packages stay in their places."""

import ast
import sys
from graphlib import CycleError, TopologicalSorter

import pytest

from source_tree import FUNCTIONS, PLUGINS, Import, Module, dotted, imports, modules

# The ladder, lowest rung first. A module imports from rungs below its own, or
# from modules left of it on its own rung. A folder is one name here; the modules
# inside it may import one another, so long as there is no cycle.
LADDER = (
    ("starting", "collector", "texts", "errors"),
    ("spans", "calendars", "files"),
    (
        "amounts",
        "cycles",
        "phrases",
        "conditions",
        "relations",
        "precedence",
        "independence",
        "rotations",
        "programs",
        "strictness",
    ),
    ("equipment",),
    ("inventory",),
    ("pins", "workforce", "policy", "rotation_items"),
    (
        "goals",
        "idle_rules",
        "rival_cycles",
        "plan",
        "records",
        "meters",
        "orders",
        "roster",
        "portfolio",
    ),
    (
        "published",
        "fairness",
        "bringing_forward",
        "same_people",
        "overtime",
        "visit_counts",
        "reserve_use",
    ),
    ("planning", "due_work", "scoring", "search", "hookspecs"),
    ("plugin_loading", "catalogue", "config", "verifier", "engines"),
    ("feeds", "reports", "ledger", "engine_choice"),
    (
        "rostering",
        "clashing_pins",
        "roster_file",
        "replanning",
        "explanation",
        "forecast",
        "preview",
        "side_by_side",
        "why_not",
        "bounds",
        "testing",
    ),
    ("__init__",),
    ("cli", "server"),
    ("__main__",),
)

# Pairs that know nothing of each other, whatever their rungs.
APART = {
    ("engines", "verifier"): "the verifier is the engines' independent judge",
    ("engines", "config"): "an engine sees values, never text",
    ("engines", "catalogue"): "an engine sees values, never plugins",
    ("due_work", "hookspecs"): "due work sees values, never plugins",
    ("due_work", "verifier"): "the verifier reckons gaps for itself",
}

# Other people's packages, and the modules that may import them ("*": any).
PLACES = {
    "attrs": {"*"},
    "click": {"cli"},
    "dateutil": {
        "cycles.arithmetic",
        "due_work.dates",
        "phrases.possible",
        "phrases.rules",
        "verifier.dates",
        "testing",
    },
    "openpyxl": {"config.xlsx"},
    "ortools": {"engines.cpsat.model", "engines.cpsat.child"},
    "pluggy": {"hookspecs", "plugin_loading"},
    "rich": {"cli"},
    "yaml": {"config"},
}

# Who may import a module whose name is only known when the program runs.
LOADS_BY_NAME = {
    "cli": "a command's module is loaded when it is called",
    "config.tables": "the reader of spreadsheets needs an extra and loads slowly",
}

HEIGHT = {
    name: (height, place)
    for height, rung in enumerate(LADDER)
    for place, name in enumerate(rung)
}
SOURCE_MODULES = modules()
OURS = {module.name for module in SOURCE_MODULES}
every_module = pytest.mark.parametrize("module", SOURCE_MODULES, ids=str)
every_plugin_module = pytest.mark.parametrize("module", modules(PLUGINS), ids=str)


def step(name: str) -> str:
    """Give the name under which a dotted module name stands in the ladder."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def target(taken: Import) -> str:
    """Give the module that an import reads: ``from weibao import spans`` too."""
    inner = f"{taken.module}.{taken.name}"
    return inner if inner in OURS else taken.module


def may_import(user: str, used: str) -> bool:
    """Tell whether a step of the ladder may import another."""
    if user == used:
        return True
    if not {user, used} <= set(HEIGHT):
        return False
    (height, place), (other_height, other_place) = HEIGHT[user], HEIGHT[used]
    return (other_height, other_place) < (height, place)


def lives_in(name: str, places: set[str]) -> bool:
    """Tell whether a module is, or lies in, one of the places."""
    inner = name.removeprefix("weibao.")
    return "*" in places or any(
        inner == place or inner.startswith(f"{place}.") for place in places
    )


@every_module
def test_every_module_has_its_place_in_the_ladder(module: Module) -> None:
    """A new module is given a rung before it is used."""
    assert step(module.name) in HEIGHT, f"{module.at(module.tree)}: not in LADDER"


@every_module
def test_imports_go_down_the_ladder(module: Module) -> None:
    """A module imports only from rungs below, or from its left."""
    wrong = [
        f"{module.at(taken.node)}: {step(module.name)} may not import {used}"
        for taken in imports(module)
        if taken.package == "weibao"
        for used in [step(target(taken))]
        if not may_import(step(module.name), used)
    ]
    assert not wrong, "\n".join(wrong)


@every_module
def test_modules_that_stand_apart_do_not_import_each_other(module: Module) -> None:
    """Judges and judged share values, not code."""
    wrong = [
        f"{module.at(taken.node)}: {reason}"
        for taken in imports(module)
        if taken.package == "weibao"
        for pair, reason in APART.items()
        if {step(module.name), step(target(taken))} == set(pair)
    ]
    assert not wrong, "\n".join(wrong)


def test_there_are_no_import_cycles() -> None:
    """Each module can be read before those that import it."""
    graph = {
        module.name: {target(taken) for taken in imports(module)} & OURS
        for module in SOURCE_MODULES
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(reversed(error.args[1])), pytrace=False)


@every_module
def test_imports_stand_at_the_top(module: Module) -> None:
    """No import hides in a function or behind a type checker."""
    hidden = [
        f"{module.at(node)}: import inside {function.name}"
        for function in ast.walk(module.tree)
        if isinstance(function, FUNCTIONS)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    hidden += [
        f"{module.at(node)}: TYPE_CHECKING"
        for node in ast.walk(module.tree)
        if dotted(node).rpartition(".")[2] == "TYPE_CHECKING"
    ]
    assert not hidden, "\n".join(hidden)


@every_module
def test_modules_are_loaded_by_name_only_where_listed(module: Module) -> None:
    """Loading by name is an import that this contract cannot follow."""
    if lives_in(module.name, set(LOADS_BY_NAME)):
        return
    wrong = [
        module.at(node)
        for node in ast.walk(module.tree)
        if dotted(node).rpartition(".")[2] in {"import_module", "__import__"}
        or (isinstance(node, ast.alias) and node.name == "import_module")
    ]
    assert not wrong, "\n".join(wrong)


@every_module
def test_third_parties_stay_in_their_places(module: Module) -> None:
    """A package that could be exchanged is known to one stage only."""
    wrong = [
        f"{module.at(taken.node)}: {taken.package} is not imported here"
        for taken in imports(module)
        if taken.package not in {*sys.stdlib_module_names, "weibao"}
        and not lives_in(module.name, PLACES.get(taken.package, set()))
    ]
    assert not wrong, "\n".join(wrong)


@every_plugin_module
def test_plugins_import_the_public_root_alone(module: Module) -> None:
    """A built-in plugin is written as a stranger's would be."""
    own = module.name.partition(".")[0]
    wrong = [
        f"{module.at(taken.node)}: {taken.module}"
        for taken in imports(module)
        if taken.module not in {"weibao", own}
        and not taken.module.startswith(f"{own}.")
        and taken.package not in sys.stdlib_module_names
    ]
    assert not wrong, "\n".join(wrong)
