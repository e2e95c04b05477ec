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
    """Give those whom a rule requires, bars and prefers, each of them known."""
    document: PolicyDocument = entry.document
    asked = document.technicians
    if asked is None:
        return None
    required, barred, preferred = asked.required_, asked.barred, asked.preferred
    parts = {"required": required, "barred": barred, "preferred": preferred}
    for part, words in parts.items():
        resolving.found(known, words, TECHNICIAN, entry, (*TECHNICIANS, part))
    if not any(parts.values()):
        resolving.complaints.add(entry, TECHNICIANS, NOBODY_NAMED())
    for message, wanted in ((BOTH, required), (PREFERRED_AND_BARRED, preferred)):
        both = sorted({*wanted} & {*barred})
        if both:
            resolving.complaints.add(entry, TECHNICIANS, message(person=both[0]))
            return None
    return NamedTechnicians(
        required=frozenset(required),
        barred=frozenset(barred),
        preferred=frozenset(preferred),
        because=asked.because,
        place=resolving.place(entry, TECHNICIANS),
    )


TECHNICIAN = Text("人员", "technician")
NOBODY_NAMED = Message(
    zh="没有写指名谁（写 required:、barred: 或 preferred: 加人员编号）",
    en="nobody is named (write required:, barred: or preferred: with ids of "
    "technicians)",
)
BOTH = Message(
    zh="{person!r} 不能既必须去又不准去（去掉一处）",
    en="{person!r} is both required and barred (take one away)",
)
PREFERRED_AND_BARRED = Message(
    zh="{person!r} 不能既优先派又不准去（去掉一处）",
    en="{person!r} is both preferred and barred (take one away)",
)
