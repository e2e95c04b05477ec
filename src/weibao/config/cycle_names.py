"""Names in cycles: of the task that begins a count anew, of the date of a birth."""

from collections.abc import Mapping
from typing import Any

from weibao.amounts import Choose, outcomes
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.resolving import Resolving
from weibao.cycles.cycle import Cycle
from weibao.cycles.stage import ListedYears, Stages
from weibao.equipment import Attribute
from weibao.texts.text import Message, Text


def check_names(
    resolving: Resolving,
    cycle: Cycle | Choose[Cycle] | None,
    tasks: Mapping[str, Any],
    declared: Mapping[str, Attribute],
    entry: Entry,
    path: Path,
) -> None:
    """Note the tasks and attributes that a cycle names and nobody knows."""
    for one in outcomes(cycle):
        rhythm = one.rhythm if one is not None else None
        if isinstance(rhythm, ListedYears | Stages) and rhythm.anew_by is not None:
            resolving.find(tasks, rhythm.anew_by, TASK, entry, path)
        if isinstance(rhythm, Stages) and rhythm.since is not None:
            known = resolving.find(declared, rhythm.since, ATTRIBUTE, entry, path)
            if known is not None and known.kind != "date":
                resolving.complaints.add(entry, path, NO_DATE(name=rhythm.since))


ATTRIBUTE = Text("属性", "attribute")
NO_DATE = Message(
    zh="属性 {name!r} 不是日期，不能从它计算年龄（声明时写 kind: date）",
    en="the attribute {name!r} is no date to count an age from (declare it with kind: "
    "date)",
)
TASK = Text("任务", "task")
