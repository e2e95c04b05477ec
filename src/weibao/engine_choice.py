"""All roster engines known, from weibao itself and from plugins, by name."""

from collections.abc import Mapping
from types import ModuleType

from weibao.engines import BUILT_IN
from weibao.errors import InvalidValue, PluginError
from weibao.plugin_loading import offers, plugin_manager
from weibao.search import Engine
from weibao.texts.text import Message

OURS = "weibao"


def load_engines(
    *plugins: ModuleType, entry_points: bool = True
) -> Mapping[str, Engine]:
    """Return the engines built in, and those that plugins offer.

    Args:
        plugins: modules to ask.
        entry_points: whether installed plugins are asked as well.

    Raises:
        PluginError: a plugin cannot be used, or offers an engine under a name that
            is taken.

    >>> sorted(load_engines(entry_points=False))
    ['cpsat', 'local']
    """
    found = {one.name: one for one in BUILT_IN}
    owners = dict.fromkeys(found, OURS)
    manager = plugin_manager(plugins, entry_points=entry_points)
    for owner, engines in offers(manager, "weibao_engines", Engine, NOT_AN_ENGINE):
        for one in engines:
            if one.name in found:
                clash = TWO_OWNERS(name=one.name, one=owners[one.name], other=owner)
                raise PluginError(owner, [clash])
            found[one.name], owners[one.name] = one, owner
    return dict(sorted(found.items()))


def engine_named(name: str, *plugins: ModuleType) -> Engine:
    """Return the engine of a name; plugins are asked only for one not built in.

    Raises:
        InvalidValue: there is none of that name; those that there are are named.
        PluginError: a plugin cannot be used.
    """
    ours = {one.name: one for one in BUILT_IN}
    if name in ours:
        return ours[name]
    known = load_engines(*plugins)
    if name not in known:
        raise InvalidValue(UNKNOWN(name=name, names=", ".join(known)))
    return known[name]


TWO_OWNERS = Message(
    zh="引擎 {name!r} 同时由 {one!r} 和 {other!r} 提供",
    en="engine {name!r} is offered by both {one!r} and {other!r}",
)
NOT_AN_ENGINE = Message(
    zh="{hook} 返回了不是排班引擎的值：{value}",
    en="{hook} returned something that is not an engine: {value}",
)
UNKNOWN = Message(
    zh="没有名为 {name!r} 的引擎（可用：{names}）",
    en="unknown engine {name!r} (there are: {names})",
)
