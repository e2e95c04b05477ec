"""The hooks a plugin may implement."""

from collections.abc import Iterable

import pluggy

from weibao.equipment import EquipmentType
from weibao.search import Engine

hookspec = pluggy.HookspecMarker("weibao")
hookimpl = pluggy.HookimplMarker("weibao")


@hookspec
def weibao_equipment_types() -> Iterable[EquipmentType]:  # type: ignore[empty-body]  # a spec has no body
    """Return the equipment types that this plugin offers."""


@hookspec
def weibao_engines() -> Iterable[Engine]:  # type: ignore[empty-body]  # a spec has no body
    """Return the roster engines that this plugin offers."""
