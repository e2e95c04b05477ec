"""Time that is held back for urgent work, as the YAML says it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from weibao.portfolio import Portfolio
from weibao.workforce import Reserve

Lines = Callable[..., list[str]]
Small = Callable[..., str]

PEOPLE = (
    "technicians: [{id: li, title: 李工, shifts: [day], skills: [electrician],"
    " certificates: [{code: T}]}]\n"
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{time: 90 min}", Reserve(time=timedelta(minutes=90))),
        (
            "{skill: electrician, time: 2 h, weekdays: [MO, 周二]}",
            Reserve(
                time=timedelta(hours=2),
                skill="electrician",
                weekdays=frozenset({0, 1}),
            ),
        ),
        (
            "{certificate: T, crews: [water], time: 30 h}",
            Reserve(
                time=timedelta(hours=30), certificate="T", crews=frozenset({"water"})
            ),
        ),
    ],
)
def test_it_is_read(
    small: Small, loaded: Callable[..., Portfolio], written: str, meant: Reserve
) -> None:
    """On all days and of everybody, unless more is said."""
    text = small(technicians=PEOPLE, reserve=f"reserve: [{written}]\n")
    assert loaded(text).workforce.reserves == (meant,)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{skill: electrician}", "time"),
        ("{time: 0 h}", "above zero"),
        ("{time: 2}", "write 2 min or 2 h"),
        ("{time: 2 h, skill: electrican}", "did you mean 'electrician'?"),
        ("{time: 2 h, certificate: welding}", "nobody has 'welding'"),
        ("{time: 2 h, crews: [air]}", "'air'"),
        ("{time: 2 h, weekdays: [Funday]}", "Funday"),
    ],
)
def test_what_cannot_be_is_refused(
    small: Small, lines: Lines, written: str, said: str
) -> None:
    """With its place, and what to write instead."""
    text = small(technicians=PEOPLE, reserve=f"reserve:\n  - {written}\n")
    [one] = lines(text)
    assert "reserve" in one
    assert said in one
