"""A small portfolio to break, and a small catalogue to read it with."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from weibao.amounts import Amount
from weibao.catalogue import Catalogue
from weibao.config import check, load
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Interval, Quota
from weibao.equipment import (
    Attribute,
    Basis,
    EquipmentType,
    Meter,
    Source,
    Task,
)
from weibao.phrases import parse_duration
from weibao.portfolio import Portfolio
from weibao.spans import Every
from weibao.texts import Text

TOP = "p.yaml"
HEAD = "schema: 1\nportfolio: park\n"
SECTIONS = {
    "sites": "sites: [{id: north}]\n",
    "locations": "locations:\n  - {id: B01, kind: building}\n"
    "  - {id: B01-R, parent: B01}\n",
    "assets": "assets:\n  - {id: P-01, type: pump, location: B01-R}\n",
    "shifts": 'shifts: [{id: day, hours: "08:00-17:00"}]\n',
    "technicians": "technicians: [{id: li, title: 李工, shifts: [day]}]\n",
    "crews": "crews: [{id: water, members: [li], base: B01}]\n",
    "policies": "policies:\n  - {id: pumps, select: {types: [pump]}, crew: water}\n",
}
PRACTICE = (Source(Basis.PRACTICE, "a test"),)
MINUTES = parse_duration("10 min")

Files = Mapping[str, str | bytes]
Write = Callable[..., Path]
Lines = Callable[..., list[str]]


def portfolio(**sections: str) -> str:
    """Write the small portfolio, with sections exchanged, added or left out."""
    return HEAD + "".join({**SECTIONS, **sections}.values())


def pump() -> EquipmentType:
    """Make a type with a task of each sort, attributes of each kind, and a meter."""
    return EquipmentType(
        code="pump",
        title=Text("水泵", "pump"),
        family="water",
        aliases=("离心泵",),
        attributes=(
            Attribute("power", Text("功率", "power"), "number", "kW", 5.5),
            Attribute("use", Text("用途", "use"), "text", choices=("fire", "supply")),
            Attribute("standby", Text("备用", "standby"), "flag"),
            Attribute("tested", Text("检测日", "tested"), "date"),
        ),
        meters=(Meter("hours", Text("运行小时", "hours run"), "h"),),
        tasks=(
            Task(
                code="grease",
                title=Text("加油", "grease"),
                cycle=Cycle(Interval(Every(months=3))),
                sources=PRACTICE,
                duration=Amount(MINUTES, {"power": MINUTES}),
            ),
            Task(
                code="repair",
                title=Text("修理", "repair"),
                cycle=None,
                sources=PRACTICE,
                duration=MINUTES,
            ),
        ),
    )


def patrol() -> EquipmentType:
    """Make a type for rounds."""
    return EquipmentType(
        code="patrol",
        title=Text("巡查", "patrol"),
        family="rounds",
        subject_kinds=frozenset({"round"}),
        tasks=(
            Task(
                code="walk",
                title=Text("巡查", "walk"),
                cycle=Cycle(Quota(1, Period.DAY)),
                sources=PRACTICE,
                duration=Amount(MINUTES, {"stops": MINUTES}),
            ),
        ),
    )


def lobby() -> EquipmentType:
    """Make a type for locations."""
    return EquipmentType(
        code="lobby",
        title=Text("大堂", "lobby"),
        family="cleaning",
        subject_kinds=frozenset({"location"}),
        tasks=(
            Task(
                code="sweep",
                title=Text("清扫", "sweep"),
                cycle=Cycle(Quota(1, Period.DAY)),
                sources=PRACTICE,
                duration=MINUTES,
            ),
        ),
    )


@pytest.fixture
def catalogue() -> Catalogue:
    """Give a catalogue that depends on no plugin."""
    return Catalogue({}, {}).with_types([pump(), patrol(), lobby()], "tests")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files and give the path of the top one."""

    def write(top: str | bytes, **others: str | bytes) -> Path:
        named = {name.replace("__", "."): content for name, content in others.items()}
        for name, content in {TOP: top, **named}.items():
            data = content.encode() if isinstance(content, str) else content
            (tmp_path / name).write_bytes(data)
        return tmp_path / TOP

    return write


@pytest.fixture
def lines(write: Write, catalogue: Catalogue) -> Lines:
    """Give the problems of files, one line each, without the folder."""

    def lines(
        top: str | bytes, *, language: str = "en", **others: str | bytes
    ) -> list[str]:
        path = write(top, **others)
        folder = path.parent.as_posix() + "/"
        problems = check(path, catalogue)
        said = [problem.to("zh" if language == "zh" else "en") for problem in problems]
        return [line.replace(folder, "") for line in said]

    return lines


@pytest.fixture
def loaded(write: Write, catalogue: Catalogue) -> Callable[..., Portfolio]:
    """Load files that have no problems."""

    def loaded(top: str | bytes, **others: str | bytes) -> Portfolio:
        return load(write(top, **others), catalogue)

    return loaded


@pytest.fixture
def small() -> Callable[..., str]:
    """Give the writer of the small portfolio."""
    return portfolio
