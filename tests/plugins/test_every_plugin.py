"""What holds for every plugin that comes with the library."""

from datetime import timedelta
from types import ModuleType

import pytest

import weibao_fire
import weibao_greenery
import weibao_lifts
import weibao_pumps
from weibao import (
    Category,
    Confidence,
    Cycle,
    EquipmentType,
    Interval,
    MaximumGap,
    Need,
    Period,
    Quota,
    Task,
    load_catalogue,
)
from weibao.amounts import outcomes, resolve
from weibao.testing import check_plugin

PLUGINS = (weibao_fire, weibao_greenery, weibao_lifts, weibao_pumps)
CATALOGUE = load_catalogue(*PLUGINS, entry_points=False)
TYPES = tuple(CATALOGUE.types.values())
TASKS = tuple(
    pytest.param(type_, task, id=f"{type_.code}.{task.code}")
    for type_ in TYPES
    for task in type_.tasks
)
CERTIFICATES = {
    "confined_space",
    "electrician_lv",
    "fire_operator_4",
    "health_certificate",
    "pesticide",
    "special_equipment_T",
    "work_at_height",
}
# Seasons that a site states; a plugin may lean on no others.
SITE_SEASONS = {"flood", "growing", "heating"}

every_type = pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.code)
every_task = pytest.mark.parametrize(("type_", "task"), TASKS)


def days_between(task: Task) -> float | None:
    """Give the mean number of days from one turn to the next."""
    rhythm = task.cycle.rhythm if isinstance(task.cycle, Cycle) else None
    if isinstance(rhythm, Interval | MaximumGap):
        return rhythm.every.about_days
    if isinstance(rhythm, Quota):
        lengths = dict(zip(Period, (1, 7, 15, 30, 91, 182, 365), strict=True))
        return lengths[rhythm.per] / rhythm.times
    return None


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda plugin: plugin.__name__)
def test_every_plugin_conforms(plugin: ModuleType) -> None:
    """The kit that strangers use finds nothing in ours."""
    assert check_plugin(plugin) == []


def test_no_two_plugins_share_a_name() -> None:
    """A table names a type by code, title or alias, so none of them is double."""
    names = [
        (name, type_.code)
        for type_ in TYPES
        for name in {type_.code, type_.title.zh, type_.title.en, *type_.aliases}
    ]
    assert len({name for name, _ in names}) == len(names)


@every_type
def test_a_family_is_named_after_its_plugin(type_: EquipmentType) -> None:
    """Who sees the family knows the package."""
    assert CATALOGUE.owners[type_.code] == f"weibao_{type_.family}"


@pytest.mark.row("S059", partial=True)
@every_type
def test_every_type_can_be_repaired_on_demand(type_: EquipmentType) -> None:
    """A finding has a task to open: one repair, with a time to rectify."""
    (task,) = [task for task in type_.tasks if task.on_demand]
    assert task is type_.repair
    assert (task.code, task.action) == ("repair", "repair")
    assert task.category is Category.EMERGENCY_REPAIR
    assert task.rectify


@every_type
def test_attributes_say_what_is_likely(type_: EquipmentType) -> None:
    """Every number has a least and a most, and no default lies outside."""
    for one in type_.attributes:
        if one.kind == "number":
            assert one.least is not None, one.name
            assert one.most is not None, one.name
            assert one.in_range(one.default), one.name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("traction_lift", "use"),
        ("hydraulic_lift", "use"),
        ("centrifugal_pump", "duty"),
        ("water_tank", "material"),
        ("fire_extinguisher", "agent"),
    ],
)
def test_words_that_are_few_are_choices(code: str, name: str) -> None:
    """What only a few words can answer takes no others."""
    attribute = CATALOGUE.types[code].attribute(name)
    assert attribute is not None
    assert attribute.default in attribute.choices


@every_task
def test_daily_work_belongs_to_rounds(type_: EquipmentType, task: Task) -> None:
    """No asset asks for an order of its own every day."""
    days = days_between(task)
    if days is not None and days < 3:
        assert type_.subject_kinds == {"round"}
        assert task.every_day
        assert task.tier.value == "daily"
    else:
        assert not task.every_day


@every_type
def test_rounds_reckon_with_their_stops(type_: EquipmentType) -> None:
    """The loader states how many subjects a round has; the type declares it."""
    if type_.subject_kinds == {"round"}:
        assert type_.attribute("stops") is not None


@pytest.mark.row("S046", partial=True)
@every_task
def test_every_task_has_one_of_four_categories(
    type_: EquipmentType, task: Task
) -> None:
    """Reports and feeds can tell every task's kind of work."""
    assert task.category in Category
    assert (task.category is Category.EMERGENCY_REPAIR) == task.on_demand


@every_task
def test_certificates_and_seasons_are_known(type_: EquipmentType, task: Task) -> None:
    """People and sites are asked only for what the documentation lists."""
    assert isinstance(task.need, Need)
    for position in task.need.positions:
        assert set(position.certificates) <= CERTIFICATES
    for cycle in outcomes(task.cycle):
        seasons = cycle.seasons if cycle else ()
        assert {name for name in seasons if isinstance(name, str)} <= SITE_SEASONS


@every_task
def test_a_visit_fits_into_a_working_day(type_: EquipmentType, task: Task) -> None:
    """By default no task is longer than eight hours."""
    defaults = {one.name: one.default for one in type_.attributes}
    assert resolve(task.duration, defaults) <= timedelta(hours=8)


@every_task
def test_estimates_say_that_they_are(type_: EquipmentType, task: Task) -> None:
    """No task looks better founded than it is: its times are marked as estimates.

    Only measured times and those of a trade source go without.
    """
    weak = {Confidence.ESTIMATE, Confidence.WEAK, Confidence.GENERAL}
    measured = any("Korean" in source.title.en for source in task.sources)
    assert measured or any(source.confidence in weak for source in task.sources)
