"""Time that is held back for urgent work: from documents to the model."""

from collections.abc import Iterator, Mapping

from weibao.config.document_people import ReserveDocument
from weibao.config.names import nearest
from weibao.config.resolving import Resolving
from weibao.texts.text import Message, Text
from weibao.workforce import Crew, Reserve, Technician


def reserves(
    resolving: Resolving,
    technicians: Mapping[str, Technician],
    crews: Mapping[str, Crew],
) -> Iterator[Reserve]:
    """Make what is held back; a skill or certificate that nobody has is refused."""
    people = technicians.values()
    known = {
        "skill": {code for one in people for code in one.skills},
        "certificate": {paper.code for one in people for paper in one.certificates},
    }
    for entry in resolving.book.entries("reserve"):
        document: ReserveDocument = entry.document
        resolving.found(crews, document.crews, CREW, entry, ("crews",))
        asked = {"skill": document.skill, "certificate": document.certificate}
        for key, code in asked.items():
            if code is not None and code not in known[key]:
                near = nearest(code, known[key])
                text = NOBODY_HAS if near is None else NOBODY_HAS_NEAR
                resolving.complaints.add(entry, (key,), text(code=code, near=near))
        days = document.weekdays
        yield Reserve(
            time=document.time,
            skill=document.skill,
            certificate=document.certificate,
            crews=frozenset(document.crews),
            weekdays=None if days is None else frozenset(days),
        )


CREW = Text("班组", "crew")
NOBODY_HAS = Message(
    zh="没有人具备 {code!r}，无法预留其工时（改正代码）",
    en="nobody has {code!r}, so that no time of theirs can be held back (correct the "
    "code)",
)
NOBODY_HAS_NEAR = Message(
    zh="没有人具备 {code!r}，无法预留其工时（是不是 {near!r}？）",
    en="nobody has {code!r}, so that no time of theirs can be held back (did you mean "
    "{near!r}?)",
)
