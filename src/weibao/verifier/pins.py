"""Whether work goes where it was pinned."""

from collections.abc import Iterator

from weibao.pins import Pin
from weibao.spans.hours import clock
from weibao.texts.text import Message, Text, listed
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation


def check(case: Case) -> Iterator[Violation]:
    """Check every pinned order that is done."""
    pins = case.portfolio.workforce.pins
    for visit in case.visits:
        pin = pins.get(visit.order.id)
        if pin is not None:
            for said, is_ in _differences(pin, visit):
                yield violation(Rule.PIN, ELSEWHERE(said=said, is_=is_), visit)


def _differences(pin: Pin, visit: Visit) -> Iterator[tuple[Text | str, Text | str]]:
    given = visit.assignment
    if pin.crew is not None and given.crew.id != pin.crew:
        yield pin.crew, given.crew.id
    sent = {technician.id for technician in given.technicians}
    if pin.people and sent != pin.people:
        yield listed(sorted(pin.people)), listed(sorted(sent))
    if pin.day is not None and visit.day != pin.day:
        yield pin.day.isoformat(), visit.day.isoformat()
    elif pin.start is not None and visit.pieces[0][0] != pin.start:
        yield clock(pin.start), clock(visit.pieces[0][0])


ELSEWHERE = Message(
    zh="指定为 {said}，却排成 {is_}", en="it is pinned to {said}, yet stands at {is_}"
)
