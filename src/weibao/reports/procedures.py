"""Tasks that name no procedure, so that nobody need look for what is not written."""

from attrs import frozen

from weibao.plan import Plan
from weibao.policy import Place
from weibao.texts.text import Message, Text


@frozen
class Unwritten:
    """A task of a type that is applied and names no procedure, and where it is."""

    type: str
    task: str
    title: Text
    place: Place

    @property
    def text(self) -> Text:
        """Say it in a sentence."""
        return UNWRITTEN(type=self.type, task=self.task, title=self.title)


@frozen
class Procedures:
    """How many tasks there are in use, and those that name no procedure."""

    tasks: int
    without: tuple[Unwritten, ...]

    @property
    def begun(self) -> bool:
        """Whether some tasks name one and others do not."""
        return 0 < len(self.without) < self.tasks

    @property
    def text(self) -> Text:
        """Say it in one line."""
        return WITHOUT(number=len(self.without), tasks=self.tasks)


def procedures(plan: Plan) -> Procedures:
    """Count the tasks that name a procedure, once for each type that has them."""
    found: dict[tuple[str, str], Unwritten | None] = {}
    for one in plan.tasks:
        type_ = one.subject.type.code if one.subject.type is not None else ""
        key = type_, one.task.code
        if not one.resolved.procedures:
            resolved = one.resolved
            found[key] = Unwritten(*key, resolved.title, resolved.place)
        else:
            found.setdefault(key, None)
    without = tuple(found[key] for key in sorted(found))
    return Procedures(len(found), tuple(one for one in without if one is not None))


UNWRITTEN = Message(
    zh="{type} 的任务 {task}（{title}）没有写明作业规程（procedure: {{title: …}}）",
    en="the task {task} of {type} ({title}) names no procedure (add procedure: "
    "{{title: …}})",
)
WITHOUT = Message(
    zh="{tasks} 项任务中有 {number} 项没有写明作业规程（加 --procedures 逐项列出）。",
    en="Tasks that name no procedure: {number} of {tasks} (--procedures lists them).",
)
