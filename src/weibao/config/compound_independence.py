"""Whose work keeps them from a task, as it may be written."""

from attrs import frozen

from weibao.config.document_shapes import IDS
from weibao.config.forms import converted, document, required
from weibao.config.scalars import EVERY
from weibao.independence import Independence
from weibao.spans.every import Every


@frozen(kw_only=True)
class IndependenceDocument:
    """Other work at the place whose doers may not do this."""

    tasks: tuple[str, ...] = required(
        IDS, "在该处的这些任务", "the codes of the other tasks"
    )
    within: Every = required(
        EVERY.form, "多久以内做过的", "within what time before it, its own day included"
    )


def _independence(value: IndependenceDocument) -> Independence:
    return Independence(tasks=value.tasks, within=value.within)


INDEPENDENCE = converted(document(IndependenceDocument), _independence)
