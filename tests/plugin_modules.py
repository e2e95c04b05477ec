"""Modules that offer something as a plugin does."""

from types import ModuleType

from weibao import hookimpl


def plugin(
    *types: object, name: str = "weibao_fountains", hook: str = "weibao_equipment_types"
) -> ModuleType:
    """Make a plugin module that offers the types."""

    def offer() -> tuple[object, ...]:
        """Offer them."""
        return types

    offer.__name__ = hook
    module = ModuleType(name)
    setattr(module, hook, hookimpl(offer))
    return module
