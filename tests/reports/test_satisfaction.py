"""Shares of satisfied answers."""

from datetime import date
from fractions import Fraction

import pytest

from weibao import Reading
from weibao.reports.satisfaction import Met, satisfaction


def answers(satisfied: int, others: int) -> list[Reading]:
    """Make so many answers of four and of three."""
    marks = [4.0] * satisfied + [3.0] * others
    return [
        Reading(id=f"A{n}", subject="SURVEY", meter="overall", value=mark, taken=DAY)
        for n, mark in enumerate(marks)
    ]


DAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("satisfied", "others", "met"),
    [
        (27, 3, Met.MET),
        (26, 4, Met.MISSED),
        (29, 0, Met.TOO_FEW),
        (0, 0, Met.TOO_FEW),
        (0, 30, Met.MISSED),
        (1799, 200, Met.MISSED),  # 89.99...%: nothing is rounded up
    ],
)
def test_the_share_is_not_rounded_and_few_answers_prove_nothing(
    satisfied: int, others: int, met: Met
) -> None:
    """Nine tenths is met, a hair less is not, and under thirty there is no verdict."""
    found = satisfaction(
        answers(satisfied, others), target=Fraction(9, 10), satisfied_from=4, least=30
    )
    assert found.met is met
    assert found.alarm is (met is Met.MISSED)
