"""Engines are found by name, and whose they are is clear."""

from types import ModuleType

import pytest
from attrs import evolve

from portfolios import asset, demand, equipment, place, portfolio, site, task
from staffing import MARCH, crew, person, staffed
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Quota
from weibao.engine_choice import engine_named, load_engines
from weibao.errors import InvalidValue, PluginError
from weibao.goals import Goals
from weibao.hookspecs import hookimpl
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.roster import Roster, Unassigned
from weibao.rostering import assign
from weibao.search import Engine, SearchOptions
from weibao.texts import Text
from weibao.workforce import Workforce


def idle(
    demand: Demand, workforce: Workforce, _goals: Goals, options: SearchOptions
) -> Roster:
    """Place nothing."""
    lost = tuple(Unassigned(order, {}) for order in demand.orders)
    return Roster(
        demand=demand,
        workforce=workforce,
        assignments=(),
        unassigned=lost,
        engine="idle",
        seed=options.seed,
        iterations=options.rounds or 0,
    )


IDLE = Engine("idle", Text("不做", "idle"), idle)


def plugin(name: str, *engines: object) -> ModuleType:
    """Make a plugin that offers these."""
    module = ModuleType(name)

    @hookimpl
    def weibao_engines() -> list[object]:
        return list(engines)

    module.weibao_engines = weibao_engines  # type: ignore[attr-defined]  # a module made here
    return module


@pytest.fixture
def world() -> Portfolio:
    """One pump, served once a month by one person."""
    service = task("service", Cycle(Quota(1, Period.MONTH)))
    one = asset("A1", equipment(service), place("B1", site()))
    return staffed(portfolio([one]), crew("c", person("an")))


def test_an_engine_of_a_plugin_is_known_by_its_name() -> None:
    """It stands beside those built in."""
    known = load_engines(plugin("stranger", IDLE), entry_points=False)
    assert known["idle"] is IDLE
    assert "local" in known


def test_an_engine_of_a_plugin_makes_the_roster(world: Portfolio) -> None:
    """What assign is told reaches it, and its roster comes back."""
    engine = engine_named("idle", plugin("stranger", IDLE))
    work = demand(world, MARCH)
    roster = assign(work, world.workforce, engine=engine, seed=3, rounds=7)
    assert (roster.engine, roster.seed, roster.iterations) == ("idle", 3, 7)
    assert len(roster.unassigned) == len(work.orders) == 1


def test_the_engine_built_in_says_its_name_and_rounds(world: Portfolio) -> None:
    """A roster tells how it was made, so that it can be made again."""
    work = demand(world, MARCH)
    roster = assign(work, world.workforce, rounds=5)
    assert (roster.engine, roster.iterations) == ("local", 5)
    stopped = assign(work, world.workforce, rounds=5, go_on=lambda: False)
    assert stopped.iterations == 0


def test_an_unknown_engine_is_refused_with_those_there_are(world: Portfolio) -> None:
    """In both languages."""
    with pytest.raises(InvalidValue) as refused:
        assign(demand(world, MARCH), world.workforce, engine="locl")
    assert "there are: " in refused.value.text.en
    for name in load_engines():
        assert name in refused.value.text.en
        assert name in refused.value.text.zh


def test_two_owners_of_one_name_are_both_named() -> None:
    """Nobody could tell which is meant."""
    ours = evolve(IDLE, name="local")
    with pytest.raises(PluginError, match="'weibao' and 'stranger'"):
        load_engines(plugin("stranger", ours), entry_points=False)
    two = plugin("one", IDLE), plugin("two", IDLE)
    with pytest.raises(PluginError, match="'one' and 'two'"):
        load_engines(*two, entry_points=False)


def test_what_is_no_engine_is_refused() -> None:
    """The plugin is named."""
    with pytest.raises(PluginError, match=r"stranger: .*not an engine: 'idle'"):
        load_engines(plugin("stranger", "idle"), entry_points=False)


@pytest.mark.parametrize("name", ["", "CP SAT", "cp-sat", "Local", "求解"])
def test_an_engine_has_a_name_that_can_be_typed(name: str) -> None:
    """Lower letters, digits and underscores."""
    with pytest.raises(InvalidValue, match="no name of an engine"):
        Engine(name, Text.same("x"), idle)
