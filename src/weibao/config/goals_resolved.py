"""Goals: from documents to the model, with the words for work that is unpleasant."""

from collections.abc import Collection, Iterable
from typing import get_args

from weibao.config.document_goals import GoalsDocument
from weibao.config.resolving import Resolving
from weibao.equipment import EquipmentType, Task
from weibao.equipment.kind import Impact
from weibao.goals import DEFAULT_GOALS, Goals
from weibao.inventory import Inventory
from weibao.texts.text import Text


def goals(
    resolving: Resolving,
    types: Iterable[EquipmentType],
    added: Collection[Task],
    inventory: Inventory,
) -> tuple[Goals, frozenset[str]]:
    """Return the goals, and the words for unpleasant work.

    Args:
        resolving: the book, and what is wrong with it.
        types: the types in use.
        added: the tasks that rules add.
        inventory: what there is.
    """
    entry = resolving.book.single.get("goals")
    if entry is None:
        return DEFAULT_GOALS, frozenset()
    document: GoalsDocument = entry.document
    tasks = [task.code for type_ in types for task in type_.tasks]
    tags = [tag for subject in inventory.subjects() for tag in subject.tags]
    words = [*get_args(Impact), *tasks, *(task.code for task in added), *tags]
    known = {word: word for word in words}
    unpleasant = resolving.found(
        known, document.unpleasant, WORK, entry, ("unpleasant",)
    )
    return document.levels, frozenset(unpleasant)


WORK = Text("任务、影响或标签", "task, impact or tag")
