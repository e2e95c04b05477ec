"""All equipment types known, from plugins and from policies."""

from collections.abc import Iterable, Mapping
from types import ModuleType

import pluggy
from attrs import evolve, frozen

from weibao import hookspecs
from weibao.equipment import EquipmentType
from weibao.errors import PluginError
from weibao.texts.text import Message


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
        for type_ in types:
            if type_.code in merged:
                both = TWO_OWNERS(code=type_.code, one=owners[type_.code], other=owner)
                raise PluginError(owner, [both])
            merged[type_.code], owners[type_.code] = type_, owner
        return evolve(
            self,
            types=dict(sorted(merged.items())),
            owners=dict(sorted(owners.items())),
        )


def load_catalogue(*plugins: ModuleType, entry_points: bool = True) -> Catalogue:
    """Ask plugins for their equipment types.

    Those given come as modules; with ``entry_points`` also every installed package
    that registers under the group ``weibao``. The result does not depend on the order
    of installation.

    Raises:
        PluginError: a plugin misspells a hook, fails, gives something else than
            equipment types, or offers a code that another plugin owns.

    >>> import weibao_pumps
    >>> sorted(load_catalogue(weibao_pumps, entry_points=False).types)[:1]
    ['centrifugal_pump']
    """
    manager = pluggy.PluginManager("weibao")
    manager.add_hookspecs(hookspecs)
    for plugin in plugins:
        manager.register(plugin, name=plugin.__name__)
    if entry_points:
        manager.load_setuptools_entrypoints("weibao")
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        name = manager.get_canonical_name(error.plugin)
        raise PluginError(name, [UNKNOWN_HOOK(error=str(error))]) from error
    catalogue = Catalogue({}, {})
    implementations = manager.hook.weibao_equipment_types.get_hookimpls()
    for implementation in sorted(implementations, key=lambda one: one.plugin_name):
        types: tuple[object, ...] = tuple(implementation.function())  # type: ignore[arg-type]  # checked below
        for type_ in types:
            if not isinstance(type_, EquipmentType):
                raise PluginError(
                    implementation.plugin_name, [NOT_A_TYPE(value=repr(type_))]
                )
        catalogue = catalogue.with_types(types, implementation.plugin_name)
    return catalogue


TWO_OWNERS = Message(
    zh="设备类型 {code!r} 同时由 {one!r} 和 {other!r} 提供",
    en="equipment type {code!r} is offered by both {one!r} and {other!r}",
)
UNKNOWN_HOOK = Message(zh="未知的钩子：{error}", en="unknown hook: {error}")
NOT_A_TYPE = Message(
    zh="weibao_equipment_types 返回了不是设备类型的值：{value}",
    en="weibao_equipment_types gave something that is no equipment type: {value}",
)
