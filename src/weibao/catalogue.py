"""All equipment types known, from plugins and from policies."""

from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points as installed
from types import ModuleType

import pluggy
from attrs import evolve, frozen

from weibao import hookspecs
from weibao.equipment import EquipmentType
from weibao.errors import PluginError
from weibao.texts.text import Message, Text

GROUP = "weibao"


@frozen(eq=False)
class Catalogue:
    """Equipment types by code, and the plugin that owns each."""

    types: Mapping[str, EquipmentType]
    owners: Mapping[str, str]

    def with_types(self, types: Iterable[EquipmentType], owner: str) -> "Catalogue":
        """Return a catalogue that holds these types as well.

        Raises:
            PluginError: a code is already taken; both owners are named.
        """
        merged, owners = dict(self.types), dict(self.owners)
        taken: list[Text] = []
        for type_ in types:
            if type_.code in merged:
                one = owners[type_.code]
                taken.append(TWO_OWNERS(code=type_.code, one=one, other=owner))
            else:
                merged[type_.code], owners[type_.code] = type_, owner
        if taken:
            raise PluginError(owner, taken)
        return evolve(
            self,
            types=dict(sorted(merged.items())),
            owners=dict(sorted(owners.items())),
        )


def load_catalogue(*plugins: ModuleType, entry_points: bool = True) -> Catalogue:
    """Ask plugins for their equipment types.

    Those given come as modules; with ``entry_points`` also every installed package
    that registers under the group ``weibao``. A module that comes both ways counts
    once, and the order of installation changes nothing.

    Raises:
        PluginError: a plugin cannot be imported, misspells a hook, fails, gives
            something else than equipment types, or offers a code that another
            plugin owns.

    >>> import weibao_pumps
    >>> sorted(load_catalogue(weibao_pumps, entry_points=False).types)[:1]
    ['centrifugal_pump']
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
    catalogue = Catalogue({}, {})
    implementations = manager.hook.weibao_equipment_types.get_hookimpls()
    for implementation in sorted(implementations, key=lambda one: one.plugin_name):
        offered = _offered(implementation)
        catalogue = catalogue.with_types(offered, implementation.plugin_name)
    return catalogue


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


def _offered(implementation: pluggy.HookImpl) -> tuple[EquipmentType, ...]:
    """Call one plugin's hook and see that it gave equipment types."""
    owner = implementation.plugin_name
    types: list[EquipmentType] = []
    try:
        values = list(implementation.function())  # type: ignore[call-overload]  # pluggy calls any result an object
    except Exception as error:  # whatever a stranger's function does
        raise PluginError(owner, [FAILED(error=repr(error))]) from error
    for value in values:
        if not isinstance(value, EquipmentType):
            raise PluginError(owner, [NOT_A_TYPE(value=repr(value))])
        types.append(value)
    return tuple(types)


TWO_OWNERS = Message(
    zh="设备类型 {code!r} 同时由 {one!r} 和 {other!r} 提供",
    en="equipment type {code!r} is offered by both {one!r} and {other!r}",
)
UNKNOWN_HOOK = Message(
    zh="钩子名称或参数不对：{error}", en="unknown or malformed hook: {error}"
)
NOT_A_TYPE = Message(
    zh="weibao_equipment_types 返回了不是设备类型的值：{value}",
    en="weibao_equipment_types returned something that is not an equipment type:"
    " {value}",
)
NOT_IMPORTED = Message(
    zh="插件无法导入：{error}", en="the plugin cannot be imported: {error}"
)
FAILED = Message(
    zh="weibao_equipment_types 执行出错：{error}",
    en="weibao_equipment_types failed: {error}",
)
