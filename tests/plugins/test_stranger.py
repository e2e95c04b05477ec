"""A stranger's package, installed beside the library, brings its own equipment.

Nothing here is imported by this process: a second interpreter finds the package
through its entry point, as it would on anybody's machine. No network is used.
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

PYPROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "weibao-fountains"
version = "1.0"
dependencies = ["weibao"]

[project.entry-points.weibao]
fountains = "weibao_fountains"

[tool.hatch.build.targets.wheel]
packages = ["weibao_fountains"]
"""

PLUGIN = '''
"""Fountains."""

from weibao import EquipmentType, hookimpl

from weibao_fountains.equipment import FOUNTAIN


@hookimpl
def weibao_equipment_types() -> tuple[EquipmentType, ...]:
    """Offer the fountain."""
    return (FOUNTAIN,)
'''

EQUIPMENT = '''
"""Fountains, cleaned by divers."""

from datetime import timedelta

from weibao import (
    Amount, Attribute, Basis, Cycle, EquipmentType, Every, JobPlan, Need, Period,
    Position, Quota, Source, Task, Text,
)

CLEAN = Task(
    code="clean_jets",
    title=Text("清洗喷头", "clean the jets"),
    cycle=Cycle(Quota(1, Period.MONTH)),
    sources=(Source(Basis.MANUAL, "Fountain maker's manual", "4.2"),),
    duration=Amount(timedelta(minutes=20), {"jets": timedelta(minutes=2)}),
    need=Need((Position(skill="pump"),)),
    action="clean",
    job_plan=JobPlan(
        steps=(Text("停泵", "stop the pump"), Text("拆洗喷头", "wash the jets")),
    ),
)
REPAIR = Task(
    code="repair",
    title=Text("喷泉维修", "mend the fountain"),
    cycle=None,
    sources=(Source(Basis.MANUAL, "Fountain maker's manual", "5"),),
    duration=timedelta(hours=2),
    action="repair",
    rectify=Every(days=7),
    job_plan=JobPlan(steps=(Text("查明原因", "find the cause"),)),
)
FOUNTAIN = EquipmentType(
    code="fountain",
    title=Text("喷泉", "fountain"),
    family="fountains",
    tasks=(CLEAN, REPAIR),
    attributes=(Attribute("jets", Text("喷头数", "jets"), default=6),),
)
'''

FILES = {
    "pyproject.toml": PYPROJECT,
    "weibao_fountains/__init__.py": PLUGIN,
    "weibao_fountains/equipment.py": EQUIPMENT,
}

PORTFOLIO = """
schema: 1
portfolio: park
title: {zh: 公园, en: Park}
sites:
  - {id: park, title: 公园}
locations:
  - {id: SQUARE, title: 广场, kind: area}
assets:
  - {id: F-1, title: 主喷泉, type: fountain, location: SQUARE, installed: 2020-05-01,
     attributes: {jets: 24}}
policies:
  - {id: fountains, title: 喷泉, select: {types: [fountain]}}
"""

FIND = """
import json, weibao
catalogue = weibao.load_catalogue()
print(json.dumps([catalogue.owners.get("fountain"), weibao.__file__]))
"""

CONFORM = """
import json, weibao.testing, weibao_fountains
faults = weibao.testing.check_plugin(weibao_fountains)
print(json.dumps([str(fault) for fault in faults]))
"""

EXPAND = """
import json, sys
from datetime import date
from weibao import Horizon, due, make_plan
from weibao.config import load
portfolio = load(sys.argv[1])
plan = make_plan(portfolio)
horizon = Horizon(date(2026, 1, 1), date(2026, 3, 31))
orders = due(plan, portfolio.history, horizon).orders
print(json.dumps({
    "minutes": [one.resolved.duration.total_seconds() / 60 for one in plan.tasks
                if one.cycle],
    "orders": [order.id for order in orders],
}))
"""

REFUSE = """
import json, sys
from weibao import ConfigError
from weibao.config import load
try:
    load(sys.argv[1])
except ConfigError as error:
    print(json.dumps([str(problem) for problem in error.problems]))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the stranger's project as he would."""
    folder = tmp_path_factory.mktemp("stranger")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def installed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install it by hand: the modules, and the metadata an installer writes."""
    site = tmp_path_factory.mktemp("site")
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    meta, points = declared["project"], declared["project"]["entry-points"]["weibao"]
    shutil.copytree(project / "weibao_fountains", site / "weibao_fountains")
    info = site / f"weibao_fountains-{meta['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {meta['name']}\nVersion: {meta['version']}\n",
        encoding="utf-8",
    )
    lines = "".join(f"{name} = {module}\n" for name, module in points.items())
    (info / "entry_points.txt").write_text(f"[weibao]\n{lines}", encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a portfolio with one of the stranger's fountains."""
    path = tmp_path_factory.mktemp("portfolio") / "park.yaml"
    path.write_text(PORTFOLIO.lstrip(), encoding="utf-8")
    return path


def run(program: str, *arguments: Path, site: Path | None = None) -> Any:  # noqa: ANN401  # what the program prints
    """Run a program in a new interpreter; what it prints is read as JSON."""
    places = [*([str(site)] if site else []), *filter(None, sys.path)]
    child = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(places),
            "PYTHONIOENCODING": "utf-8",
        },
        check=False,
    )
    assert child.returncode == 0, child.stderr
    return json.loads(child.stdout)


@pytest.mark.row("S003", partial=True)
def test_the_type_is_found_through_its_entry_point(installed: Path) -> None:
    """Installing the package is all it takes; the module owns its types."""
    owner, _ = run(FIND, site=installed)
    assert owner == "weibao_fountains"


def test_without_the_package_the_type_is_not_there() -> None:
    """The type comes from the package and from nowhere else."""
    owner, _ = run(FIND)
    assert owner is None


@pytest.mark.feature("F133")
def test_the_conformance_kit_passes_on_the_strangers_plugin(installed: Path) -> None:
    """Type, tasks, cycles, skills and steps stand in another package, and conform."""
    assert run(CONFORM, site=installed) == []


@pytest.mark.feature("F133")
@pytest.mark.row("S003", partial=True)
def test_the_strangers_assets_load_and_expand(installed: Path, portfolio: Path) -> None:
    """A file names the type, and its orders fall due like those of our own."""
    found = run(EXPAND, portfolio, site=installed)
    assert found["minutes"] == [68]
    assert [order.rpartition("/")[0] for order in found["orders"]] == [
        "park/F-1/clean_jets"
    ] * 3


@pytest.mark.row("S003", partial=True)
def test_without_the_plugin_loading_names_type_and_asset(portfolio: Path) -> None:
    """Who lacks the package is told which type of which asset is unknown."""
    (problem, *_) = run(REFUSE, portfolio)
    assert "park.yaml" in problem
    assert "'fountain'" in problem
    assert "'F-1'" in problem
    assert "plugin" in problem


@pytest.mark.skipif(
    find_spec("hatchling") is None or find_spec("pip") is None,
    reason="building the stranger's package takes hatchling and pip",
)
def test_the_package_builds_and_installs(project: Path, tmp_path: Path) -> None:
    """A real build and a real installation give the same, from pyproject.toml alone."""
    target = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index"]
    command += ["--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    subprocess.run([*command, "--target", str(target), str(project)], check=True)
    assert run(FIND, site=target)[0] == "weibao_fountains"
