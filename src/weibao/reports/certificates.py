"""Which certificates of the people run out, so that they are renewed in time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from attrs import evolve, frozen

from weibao.portfolio import NO_NAMES
from weibao.spans.window import Horizon
from weibao.texts.text import Text
from weibao.workforce import Technician


@frozen
class Expiry:
    """A person's certificate that ends with no other to follow it.

    ``title`` is what the certificate is called, where a name is given to its code.
    """

    person: Text
    code: str
    number: str
    last_day: date
    expired: bool
    title: Text = Text()


def expiries(
    people: Iterable[Technician],
    horizon: Horizon,
    as_of: date,
    names: Mapping[str, Text] = NO_NAMES,
) -> tuple[Expiry, ...]:
    """Return what ends up to the horizon's end, the earliest first.

    What has ended before the as-of day is among them, as expired. People who leave
    before their certificate ends are not.
    """
    found = [
        evolve(one, title=names.get(one.code, Text()))
        for person in people
        for one in _of(person, horizon, as_of)
    ]
    found.sort(key=lambda one: (one.last_day, one.person.zh, one.code))
    return tuple(found)


def _of(person: Technician, horizon: Horizon, as_of: date) -> Iterator[Expiry]:
    for certificate in person.certificates:
        end = certificate.valid_to
        if end is None or end > horizon.last:
            continue
        after = max(end + timedelta(days=1), as_of)
        if not person.employed_on(after) or person.holds(certificate.code, after):
            continue
        if _followed(person, certificate.code, end, as_of):
            continue
        yield Expiry(
            person.title or Text.same(person.id),
            certificate.code,
            certificate.number,
            end,
            expired=end < as_of,
        )


def _followed(person: Technician, code: str, end: date, as_of: date) -> bool:
    """Tell whether a later certificate has ended too, and is told instead."""
    return any(
        one.code == code and one.valid_to is not None and end < one.valid_to < as_of
        for one in person.certificates
    )
