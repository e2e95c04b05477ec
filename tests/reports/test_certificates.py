"""Certificates that run out."""

from datetime import date

import pytest
from attrs import evolve

from rosters import HORIZON, compound
from summaries import told
from weibao.reports.certificates import expiries
from weibao.reports.tables import certificate_table
from weibao.texts import Text
from weibao.workforce import Certificate, Technician

AS_OF = HORIZON.first


def certificate(until: str = "", since: str = "", code: str = "T") -> Certificate:
    """Make a certificate from ISO days."""
    return Certificate(
        code=code,
        valid_from=date.fromisoformat(since) if since else None,
        valid_to=date.fromisoformat(until) if until else None,
    )


def holder(*certificates: Certificate) -> Technician:
    """Make a person who holds certificates."""
    return evolve(compound().person("an"), certificates=certificates)


@pytest.mark.parametrize(
    ("certificates", "days"),
    [
        ((certificate(),), []),
        ((certificate("2026-03-10"),), ["2026-03-10"]),
        ((certificate("2026-03-29"),), ["2026-03-29"]),
        ((certificate("2026-03-30"),), []),
        ((certificate("2026-02-28"),), ["2026-02-28 expired"]),
        ((certificate("2026-03-10"), certificate("2030-01-01", "2026-03-11")), []),
        (
            (certificate("2026-03-10"), certificate("2030-01-01", "2026-03-12")),
            ["2026-03-10"],
        ),
        ((certificate("2024-01-01"), certificate("2030-01-01")), []),
        (
            (certificate("2024-01-01"), certificate("2026-01-01")),
            ["2026-01-01 expired"],
        ),
        (
            (certificate("2026-03-10"), certificate(code="other")),
            ["2026-03-10"],
        ),
    ],
)
def test_what_ends_with_nothing_to_follow_is_told(
    certificates: tuple[Certificate, ...], days: list[str]
) -> None:
    """An end counts unless another certificate of the code holds on the day after."""
    found = expiries([holder(*certificates)], HORIZON, AS_OF)
    assert [f"{e.last_day}{' expired' * e.expired}" for e in found] == days


def test_people_who_leave_need_no_renewal() -> None:
    """A certificate that outlasts its holder's employment is not missed."""
    leaving = evolve(holder(certificate("2026-03-10")), employed_to=date(2026, 3, 10))
    assert expiries([leaving], HORIZON, AS_OF) == ()


def test_the_earliest_comes_first() -> None:
    """The most pressing renewal is the first to be read."""
    people = [holder(certificate("2026-03-20")), holder(certificate("2026-03-05"))]
    days = [one.last_day for one in expiries(people, HORIZON, AS_OF)]
    assert days == [date(2026, 3, 5), date(2026, 3, 20)]


def test_a_certificate_is_called_by_its_name() -> None:
    """A code says nothing to a manager; where no name is given it has to do."""
    people = [holder(certificate("2026-03-20"))]
    names = {"T": Text("电梯修理证", "lift repair certificate")}
    (named,) = expiries(people, HORIZON, AS_OF, names)
    (bare,) = expiries(people, HORIZON, AS_OF)
    table = certificate_table(evolve(told(), certificates=(named, bare)))
    assert [row[1].zh for row in table.rows] == ["电梯修理证", "T"]
