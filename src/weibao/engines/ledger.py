"""Accounts of people and assets beside the routes: what hangs on a whole roster.

Kept only where a goal asks for it. Every change of a state is entered here too, and
taken back with it; the figures are those of `weibao.scoring`, to the unit.
"""

from collections.abc import Iterable
from typing import Protocol

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.routes import Offer, Route, Slot
from weibao.goals import Goal


class Account(Protocol):
    """What one of the accounts of a ledger does."""

    def enter(self, job: Job, slot: Slot, sign: int) -> None:
        """Enter work in its place, or strike it out with -1."""

    def follow(self, route: Route) -> None:
        """See what a route is like after it has changed."""

    def bias(self, job: Job, day: int, offer: Offer) -> int:
        """Guess what giving a job to the people of an offer would add to the price."""

    def figures(self) -> dict[Goal, int]:
        """Return the figures of the goals that it is kept for."""

    def cost(self) -> int:
        """Return the price of its figures."""


@define(eq=False)
class Ledger:
    """All accounts that the goals ask for, and what they cost together."""

    accounts: tuple[Account, ...]
    cost: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.cost = sum(one.cost() for one in self.accounts)

    def entered(
        self,
        job: Job | None,
        slot: Slot | None,
        sign: int,
        routes: Iterable[Route],
    ) -> int:
        """Enter a change and return by how much the price rises.

        Args:
            job: what is placed or taken out; None where only minutes have changed.
            slot: its place.
            sign: 1 where it is placed, -1 where it is taken out.
            routes: the routes as they are now.
        """
        before = self.cost
        for account in self.accounts:
            if job is not None and slot is not None:
                account.enter(job, slot, sign)
            for route in routes:
                account.follow(route)
        self.cost = sum(one.cost() for one in self.accounts)
        return self.cost - before

    def bias(self, job: Job, day: int, offer: Offer) -> int:
        """Guess what giving a job to the people of an offer would add to the price."""
        return sum(one.bias(job, day, offer) for one in self.accounts)

    def figures(self) -> dict[Goal, int]:
        """Return the figures of all goals that it is kept for."""
        return {
            goal: number
            for account in self.accounts
            for goal, number in account.figures().items()
        }
