"""How many are satisfied, and whether that meets the target."""

from collections.abc import Iterable
from enum import Enum
from fractions import Fraction

from attrs import frozen

from weibao.records import Reading


class Met(Enum):
    """What the answers say of the target."""

    MET = "met"
    MISSED = "missed"
    TOO_FEW = "too_few"
    """There are too few answers to judge by."""


@frozen(kw_only=True)
class Satisfaction:
    """The share of satisfied answers, held against a target."""

    answers: int
    satisfied: int
    target: Fraction
    least: int

    @property
    def share(self) -> Fraction | None:
        """The share of satisfied answers, not rounded; None without answers."""
        return Fraction(self.satisfied, self.answers) if self.answers else None

    @property
    def met(self) -> Met:
        """Whether the target is met; it includes the figure itself."""
        share = self.share
        if share is None or self.answers < self.least:
            return Met.TOO_FEW
        return Met.MET if share >= self.target else Met.MISSED

    @property
    def alarm(self) -> bool:
        """Whether somebody must be told: the target is missed."""
        return self.met is Met.MISSED


def satisfaction(
    answers: Iterable[Reading],
    *,
    target: Fraction,
    satisfied_from: float,
    least: int,
) -> Satisfaction:
    """Hold answers against a target.

    Args:
        answers: one reading for each answer to the overall question.
        target: the share that should be satisfied.
        satisfied_from: the lowest mark that counts as satisfied.
        least: of fewer answers than these no verdict is given.
    """
    marks = [answer.value for answer in answers]
    return Satisfaction(
        answers=len(marks),
        satisfied=sum(mark >= satisfied_from for mark in marks),
        target=target,
        least=least,
    )
