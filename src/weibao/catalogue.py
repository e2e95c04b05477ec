"""All equipment types known, from plugins and from policies."""

from collections.abc import Iterable, Mapping
from types import ModuleType

from attrs import evolve, frozen

from weibao.equipment import EquipmentType
from weibao.errors import PluginError
from weibao.plugin_loading import offers, plugin_manager
from weibao.texts.text import Message, Text


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
    manager = plugin_manager(plugins, entry_points=entry_points)
    catalogue = Catalogue({}, {})
    hook = "weibao_equipment_types"
    for owner, offered in offers(manager, hook, EquipmentType, NOT_A_TYPE):
        catalogue = catalogue.with_types(offered, owner)
    return catalogue


TWO_OWNERS = Message(
    zh="设备类型 {code!r} 同时由 {one!r} 和 {other!r} 提供",
    en="equipment type {code!r} is offered by both {one!r} and {other!r}",
)
NOT_A_TYPE = Message(
    zh="{hook} 返回了不是设备类型的值：{value}",
    en="{hook} returned something that is not an equipment type: {value}",
)
