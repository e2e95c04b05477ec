"""What weighs on whom: minutes of each burden, and how far beyond one's share."""

from collections.abc import Mapping

from attrs import frozen

from weibao.fairness import (
    SCALE,
    Balance,
    Burden,
    Shares,
    burdens,
    deviations,
    doings,
)
from weibao.roster import Roster
from weibao.texts.text import Text


@frozen
class Weight:
    """A person's minutes of a burden, and how many they are beyond their share.

    ``before`` is what earlier rosters leave, ``after`` what this one leaves to the
    next; both are below 0 where somebody is short of their share.
    """

    minutes: int
    before: int
    after: int


@frozen(kw_only=True)
class PersonShare:
    """What weighs on one person, of each burden."""

    id: str
    title: Text
    weights: Mapping[Burden, Weight]


def fair_shares(
    roster: Roster, balance: Balance | None = None
) -> tuple[PersonShare, ...]:
    """Return what weighs on everybody, by person's id.

    Args:
        roster: the roster.
        balance: what earlier rosters leave.
    """
    workforce, done = roster.workforce, list(doings(roster.assignments))
    minutes = burdens(done, workforce)
    ahead = deviations(done, Shares(workforce, roster.horizon), balance)
    known = balance.ahead if balance is not None else {}
    return tuple(
        PersonShare(
            id=id,
            title=workforce.technicians[id].title,
            weights={
                burden: Weight(
                    minutes[id][burden],
                    _minutes(known.get(burden, {}).get(id, 0)),
                    _minutes(ahead[burden].get(id, 0)),
                )
                for burden in Burden
            },
        )
        for id in sorted(workforce.technicians)
    )


def _minutes(parts: int) -> int:
    """Round parts of a minute to whole minutes, halves away from 0."""
    whole = (2 * abs(parts) + SCALE) // (2 * SCALE)
    return whole if parts > 0 else -whole
