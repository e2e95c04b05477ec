"""Names of tasks in cycles: what begins a count anew must be a task that is known."""

from collections.abc import Mapping
from typing import Any

from weibao.amounts import Choose, outcomes
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.resolving import Resolving
from weibao.cycles.cycle import Cycle
from weibao.texts.text import Text


def check_names(
    resolving: Resolving,
    cycle: Cycle | Choose[Cycle] | None,
    tasks: Mapping[str, Any],
    entry: Entry,
    path: Path,
) -> None:
    """Note the tasks that a cycle names and nobody knows."""
    for one in outcomes(cycle):
        named = getattr(one.rhythm, "anew_by", None) if one is not None else None
        if named is not None:
            resolving.find(tasks, named, TASK, entry, path)


TASK = Text("任务", "task")
