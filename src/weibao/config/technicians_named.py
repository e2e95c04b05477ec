"""The technicians that a rule names for work: from documents to the model."""

from collections.abc import Mapping

from weibao.config.document_rules import PolicyDocument
from weibao.config.origins import Entry
from weibao.config.resolving import Resolving
from weibao.policy import NamedTechnicians
from weibao.texts.text import Message, Text
from weibao.workforce import Technician

TECHNICIANS = ("technicians",)


def named_technicians(
    resolving: Resolving, known: Mapping[str, Technician], entry: Entry
) -> NamedTechnicians | None:
    """Give those whom a rule requires and bars, each of them known."""
    document: PolicyDocument = entry.document
    asked = document.technicians
    if asked is None:
        return None
    required, barred = asked.required_, asked.barred
    for part, words in (("required", required), ("barred", barred)):
        resolving.found(known, words, TECHNICIAN, entry, (*TECHNICIANS, part))
    if not (required or barred):
        resolving.complaints.add(entry, TECHNICIANS, NOBODY_NAMED())
    both = sorted({*required} & {*barred})
    if both:
        resolving.complaints.add(entry, TECHNICIANS, BOTH(person=both[0]))
        return None
    return NamedTechnicians(
        required=frozenset(required),
        barred=frozenset(barred),
        because=asked.because,
        place=resolving.place(entry, TECHNICIANS),
    )


TECHNICIAN = Text("人员", "technician")
NOBODY_NAMED = Message(
    zh="没有写指名谁（写 required: 或 barred: 加人员编号）",
    en="nobody is named (write required: or barred: with ids of technicians)",
)
BOTH = Message(
    zh="{person!r} 不能既必须去又不准去（去掉一处）",
    en="{person!r} is both required and barred (take one away)",
)
