"""The written ways of working that a task follows, as they may be written."""

from attrs import frozen

from weibao.config.compound import TITLE
from weibao.config.forms import (
    converted,
    document,
    list_of,
    one_or_more,
    optional,
    required,
)
from weibao.equipment import Procedure
from weibao.texts.text import Text


@frozen(kw_only=True)
class ProcedureDocument:
    """A written way of working that a task follows."""

    title: Text = required(TITLE, "规程名称", "its title")
    manual: Text = optional(
        TITLE, "作业手册及章节", "the handbook and where in it", default=Text()
    )
    checklist: tuple[Text, ...] = optional(
        list_of(TITLE),
        "逐项检查表；不写则用任务的步骤",
        "what is ticked off; the task's steps where unsaid",
        default=(),
    )


def _procedure(value: ProcedureDocument) -> Procedure:
    return Procedure(value.title, value.manual, value.checklist)


PROCEDURES = one_or_more(converted(document(ProcedureDocument), _procedure))
