"""Finding plugins and asking them, with whatever goes wrong laid at their door."""

from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points as installed
from types import ModuleType
from typing import TypeVar

import pluggy

from weibao import hookspecs
from weibao.errors import PluginError
from weibao.texts.text import Message

GROUP = "weibao"
Value = TypeVar("Value")


def plugin_manager(
    plugins: Sequence[ModuleType], *, entry_points: bool
) -> pluggy.PluginManager:
    """Register plugins, each once, and see that they implement known hooks.

    Args:
        plugins: modules.
        entry_points: whether every installed package joins them that registers under
            the group ``weibao``.

    Raises:
        PluginError: a plugin cannot be imported, or misspells a hook.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    for plugin in plugins:
        _register(manager, plugin, plugin.__name__)
    if entry_points:
        for name, plugin in _installed().items():
            _register(manager, plugin, name)
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        name = manager.get_name(error.plugin) or str(error.plugin)
        raise PluginError(name, [UNKNOWN_HOOK(error=str(error))]) from error
    return manager


def offers(
    manager: pluggy.PluginManager, hook: str, kind: type[Value], wrong: Message
) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Ask the plugins for what a hook gives, in the order of their names.

    Args:
        manager: knows the plugins.
        hook: its name.
        kind: of what kind each value must be.
        wrong: says that a value is not.

    Raises:
        PluginError: a plugin fails, or gives something else than this kind of value.
    """
    implementations = getattr(manager.hook, hook).get_hookimpls()
    for implementation in sorted(implementations, key=lambda one: one.plugin_name):
        owner = implementation.plugin_name
        try:
            values = list(implementation.function())
        except Exception as error:  # whatever a stranger's function does
            raise PluginError(owner, [FAILED(hook=hook, error=repr(error))]) from error
        for value in values:
            if not isinstance(value, kind):
                raise PluginError(owner, [wrong(hook=hook, value=repr(value))])
        yield owner, tuple(values)


def _installed() -> dict[str, ModuleType]:
    """Import what the entry points name, by the name of the module."""
    found: dict[str, ModuleType] = {}
    for point in sorted(installed(group=GROUP), key=lambda point: point.value):
        if point.value in found:
            continue
        try:
            found[point.value] = point.load()
        except Exception as error:  # whatever a stranger's module does
            raise PluginError(point.value, [NOT_IMPORTED(error=repr(error))]) from error
    return found


def _register(manager: pluggy.PluginManager, plugin: ModuleType, name: str) -> None:
    """Register a plugin once, however often it is named.

    Raises:
        PluginError: its hook implementation does not have the form of the hook.
    """
    if manager.is_registered(plugin):
        return
    try:
        manager.register(plugin, name=name)
    except (pluggy.PluginValidationError, ValueError) as error:
        raise PluginError(name, [UNKNOWN_HOOK(error=str(error))]) from error


UNKNOWN_HOOK = Message(
    zh="钩子名称或参数不对：{error}", en="unknown or malformed hook: {error}"
)
NOT_IMPORTED = Message(
    zh="插件无法导入：{error}", en="the plugin cannot be imported: {error}"
)
FAILED = Message(zh="{hook} 执行出错：{error}", en="{hook} failed: {error}")
