"""The ids that rotating tasks list, so that records can name them."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from weibao.equipment import EquipmentType, Task
from weibao.policy import Policy
from weibao.rotations import Rotation


def listed_items(
    types: Iterable[EquipmentType], added: Iterable[Task], policy: Policy
) -> frozenset[str]:
    """Return the ids of all items that a type, a rule's task or a change lists."""
    tasks = chain((task for type_ in types for task in type_.tasks), added)
    changed: Iterable[Any] = (
        change.value
        for rule in policy.rules
        for change in rule.changes
        if change.field == "rotate"
    )
    rotations = chain((task.rotate for task in tasks), changed)
    return frozenset(
        item.id
        for one in rotations
        if isinstance(one, Rotation) and isinstance(one.items, tuple)
        for item in one.items
    )
