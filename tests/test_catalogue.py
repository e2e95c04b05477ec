"""Catalogues: which types there are, whose they are, and what is refused."""

import sys
from datetime import timedelta
from importlib.metadata import EntryPoint
from itertools import permutations
from types import ModuleType

import pytest
from attrs import evolve

from plugin_modules import plugin
from weibao import plugin_loading
from weibao.catalogue import Catalogue, load_catalogue
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Quota
from weibao.equipment import Basis, EquipmentType, Source, Task
from weibao.errors import PluginError
from weibao.hookspecs import hookimpl
from weibao.texts import Text

WASH = Task(
    code="wash",
    title=Text("清洗", "wash"),
    cycle=Cycle(Quota(1, Period.MONTH)),
    sources=(Source(Basis.PRACTICE, "custom"),),
    duration=timedelta(minutes=5),
)
FOUNTAIN = EquipmentType(
    code="fountain", title=Text("喷泉", "fountain"), family="water", tasks=(WASH,)
)
POND = evolve(FOUNTAIN, code="pond")
BRIDGE = evolve(FOUNTAIN, code="bridge")


@pytest.fixture
def entry_points(monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    """Stand in for the installed packages' entry points."""
    points: list[EntryPoint] = []
    monkeypatch.setattr(plugin_loading, "installed", lambda **_group: points)
    return points


def install(
    monkeypatch: pytest.MonkeyPatch, points: list[EntryPoint], module: ModuleType
) -> None:
    """Make a module importable and name it by an entry point."""
    monkeypatch.setitem(sys.modules, module.__name__, module)
    name = module.__name__.removeprefix("weibao_")
    points.append(EntryPoint(name, module.__name__, "weibao"))


@pytest.mark.parametrize(
    "order",
    list(
        permutations(
            (
                plugin(FOUNTAIN, name="weibao_c"),
                plugin(POND, name="weibao_a"),
                plugin(BRIDGE, name="weibao_b"),
            )
        )
    ),
)
def test_the_order_of_plugins_changes_nothing(order: tuple[ModuleType, ...]) -> None:
    """Types and owners come out sorted by code, whoever was named first."""
    found = load_catalogue(*order, entry_points=False)
    assert list(found.types) == ["bridge", "fountain", "pond"]
    assert dict(found.owners) == {
        "bridge": "weibao_b",
        "fountain": "weibao_c",
        "pond": "weibao_a",
    }


def test_without_plugins_there_are_no_types() -> None:
    """Nothing is built in: every type has an owner."""
    assert load_catalogue(entry_points=False).types == {}


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.feature("N23", partial=True)
def test_two_owners_of_one_code_are_both_named(swap: bool) -> None:
    """Whichever comes first, the refusal names both plugins and the code."""
    both = [plugin(FOUNTAIN, name="weibao_one"), plugin(FOUNTAIN, name="weibao_two")]
    with pytest.raises(PluginError) as caught:
        load_catalogue(*(reversed(both) if swap else both), entry_points=False)
    text = str(caught.value)
    assert "'fountain'" in text
    assert "'weibao_one'" in text
    assert "'weibao_two'" in text


def test_types_of_a_policy_join_with_their_owner() -> None:
    """A file may add types; a code that is taken is refused, naming both."""
    found = Catalogue({}, {}).with_types([POND], "weibao_ponds")
    assert found.with_types([BRIDGE], "site.yaml").owners["bridge"] == "site.yaml"
    with pytest.raises(PluginError, match=r"weibao_ponds.*site\.yaml"):
        found.with_types([POND], "site.yaml")


def test_all_taken_codes_are_reported_together() -> None:
    """One load names everything that is wrong."""
    found = Catalogue({}, {}).with_types([POND, BRIDGE], "weibao_ponds")
    with pytest.raises(PluginError) as caught:
        found.with_types([POND, BRIDGE, FOUNTAIN], "site.yaml")
    assert len(caught.value.problems) == 2


def test_a_misspelt_hook_is_refused() -> None:
    """A hook that nobody asks for would be silent for ever."""
    wrong = plugin(FOUNTAIN, hook="weibao_equipment_typos", name="weibao_wrong")
    with pytest.raises(PluginError, match="weibao_equipment_typos") as caught:
        load_catalogue(wrong, entry_points=False)
    assert caught.value.plugin == "weibao_wrong"


def test_a_hook_that_asks_for_arguments_is_refused() -> None:
    """The form of a hook is part of its contract."""
    wrong = ModuleType("weibao_wrong")

    def weibao_equipment_types(site: str) -> tuple[str, ...]:
        """Ask for what is never given."""
        return (site,)

    wrong.weibao_equipment_types = hookimpl(weibao_equipment_types)  # type: ignore[attr-defined]  # made here
    with pytest.raises(PluginError, match="site"):
        load_catalogue(wrong, entry_points=False)


@pytest.mark.parametrize("value", ["fountain", WASH, None])
def test_what_is_no_equipment_type_is_refused(value: object) -> None:
    """A plugin gives equipment types and nothing else."""
    with pytest.raises(PluginError, match="not an equipment type"):
        load_catalogue(plugin(value, name="weibao_wrong"), entry_points=False)


def test_a_hook_that_fails_is_named() -> None:
    """A stranger's mistake is reported as his, with what happened."""
    broken = ModuleType("weibao_broken")

    def weibao_equipment_types() -> tuple[EquipmentType, ...]:
        """Fail."""
        raise ZeroDivisionError("no jets")

    broken.weibao_equipment_types = hookimpl(weibao_equipment_types)  # type: ignore[attr-defined]  # made here
    with pytest.raises(PluginError, match=r"weibao_broken.*no jets") as caught:
        load_catalogue(broken, entry_points=False)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_installed_plugins_are_found(
    monkeypatch: pytest.MonkeyPatch, entry_points: list[EntryPoint]
) -> None:
    """An entry point is enough; its module owns the types."""
    install(monkeypatch, entry_points, plugin(POND, name="weibao_ponds"))
    assert dict(load_catalogue().owners) == {"pond": "weibao_ponds"}


def test_entry_points_can_be_left_out(
    monkeypatch: pytest.MonkeyPatch, entry_points: list[EntryPoint]
) -> None:
    """With ``entry_points=False`` only the modules given count."""
    install(monkeypatch, entry_points, plugin(POND, name="weibao_ponds"))
    found = load_catalogue(plugin(FOUNTAIN, name="weibao_c"), entry_points=False)
    assert list(found.types) == ["fountain"]


def test_a_plugin_given_and_installed_counts_once(
    monkeypatch: pytest.MonkeyPatch, entry_points: list[EntryPoint]
) -> None:
    """The same module by hand and by entry point is one plugin with one name."""
    ponds = plugin(POND, name="weibao_ponds")
    install(monkeypatch, entry_points, ponds)
    assert load_catalogue(ponds).owners == load_catalogue().owners
    assert load_catalogue(ponds, ponds).owners == load_catalogue().owners


def test_an_entry_point_installed_twice_counts_once(
    monkeypatch: pytest.MonkeyPatch, entry_points: list[EntryPoint]
) -> None:
    """A stale installation beside the new one changes nothing."""
    ponds = plugin(POND, name="weibao_ponds")
    install(monkeypatch, entry_points, ponds)
    install(monkeypatch, entry_points, ponds)
    entry_points.append(EntryPoint("other_name", "weibao_ponds", "weibao"))
    assert list(load_catalogue().types) == ["pond"]


def test_an_entry_point_that_cannot_be_imported_is_named(
    entry_points: list[EntryPoint],
) -> None:
    """A broken installation is reported by its module's name."""
    entry_points.append(EntryPoint("gone", "weibao_gone", "weibao"))
    with pytest.raises(PluginError, match="weibao_gone"):
        load_catalogue()


def test_loading_leaves_nothing_behind() -> None:
    """Each catalogue is made afresh: the first does not show in the second."""
    load_catalogue(plugin(POND, name="weibao_ponds"), entry_points=False)
    again = load_catalogue(plugin(FOUNTAIN, name="weibao_c"), entry_points=False)
    assert list(again.types) == ["fountain"]
