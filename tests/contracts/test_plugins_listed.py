"""A plugin is one folder and two lines, and the three agree."""

import tomllib
from importlib.metadata import entry_points
from typing import Any

import pytest

from source_tree import PLUGINS, ROOT


@pytest.fixture(scope="module")
def pyproject() -> dict[str, Any]:
    """Read the project's own declaration."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def declared(pyproject: dict[str, Any]) -> dict[str, str]:
    """Give the entry points of plugins as pyproject.toml declares them."""
    found: dict[str, str] = pyproject["project"]["entry-points"]["weibao"]
    return found


def folders() -> set[str]:
    """Name the packages that stand in plugins/."""
    return {path.parent.name for path in PLUGINS.glob("*/__init__.py")}


def test_every_folder_has_its_entry_point(declared: dict[str, str]) -> None:
    """A plugin that is not declared would never be found."""
    assert set(declared.values()) == folders()


def test_an_entry_point_is_named_as_its_folder(declared: dict[str, str]) -> None:
    """The name without the prefix says which family of equipment it is."""
    assert declared == {name.removeprefix("weibao_"): name for name in folders()}


def test_every_folder_is_in_the_wheel(pyproject: dict[str, Any]) -> None:
    """A plugin that is not packed would work here and nowhere else."""
    packages = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    packed = {name for name in packages if name.startswith("plugins/")}
    assert packed == {f"plugins/{name}" for name in folders()}
    assert "src/weibao" in packages


def test_folders_are_importable_in_place(pyproject: dict[str, Any]) -> None:
    """An editable install finds source and plugins."""
    assert pyproject["tool"]["hatch"]["build"]["dev-mode-dirs"] == ["src", "plugins"]


def test_the_installed_entry_points_are_the_declared_ones(
    declared: dict[str, str],
) -> None:
    """When this fails alone, the installation is stale: install again."""
    installed = {
        point.name: point.value
        for point in entry_points(group="weibao")
        if point.dist is not None and point.dist.name == "weibao"
    }
    assert installed == declared
