"""Dates moved by states and suspensions explained: why, and what they count from."""

import pytest
from attrs import evolve

from explained import by_hand
from portfolios import day, deferred, demand, done, estate, horizon, orders, task
from weibao.explanation import Explanation, explain
from weibao.records import StateChange

OUT = StateChange(id="S1", subject="A1", state="out_of_service", since=day("01-26"))
BACK = StateChange(id="S2", subject="A1", state="in_use", since=day("03-01"))


def told(cycle: str, number: int = 0) -> Explanation:
    """Explain an open order, done on 10 January and out until March."""
    made = estate(
        task("service", cycle),
        installed="2025-12-11",
        records=[done("01-10"), OUT, BACK],
        records_from="2026-01-01",
    )
    found = demand(made, horizon("03-01", "06-30"), as_of="03-01")
    return explain(orders(found)[number], found, history=made.history)


@pytest.mark.parametrize("shift", ["", "from completion, "])
@pytest.mark.parametrize(
    ("returns", "day_", "plus"),
    [("due now", "2026-03-01", False), ("restart", "2026-03-31", True)],
)
def test_a_date_that_counts_from_the_return_says_so(
    shift: str, returns: str, day_: str, plus: bool
) -> None:
    """The first day back and why it was out are named in both languages."""
    explanation = told(f"every 30 days, {shift}while in_use, on return {returns}")
    (origin,) = explanation.of("origin")
    assert origin.facts["from"] == "return"
    assert origin.facts["day"] == "2026-03-01"
    for said, word in (
        (origin.text.to("en"), "out of service since 2026-01-26"),
        (origin.text.to("zh"), "自 2026-01-26 起停用"),
    ):
        assert word in said
        assert "2026-03-01" in said
    assert bool(explanation.of("due")) is plus
    assert day_ in explanation.paragraph.to("en")


@pytest.mark.parametrize("shift", ["", "from completion, "])
@pytest.mark.parametrize(
    ("returns", "en", "zh"),
    [("hold", "do not count", "不计入间隔"), ("keep the grid", "left out", "不做")],
)
def test_days_that_did_not_count_are_named(
    shift: str, returns: str, en: str, zh: str
) -> None:
    """They are told with the stretch they lay in."""
    (cause,) = told(f"every 30 days, {shift}while in_use, on return {returns}").of(
        "paused"
    )
    assert cause.facts["opens"] == "2026-01-26"
    assert cause.facts["closes"] == "2026-02-28"
    assert en in cause.text.to("en")
    assert zh in cause.text.to("zh")


def test_a_later_turn_says_nothing_of_a_pause_long_over() -> None:
    """It counts from the turn before, as ever."""
    explanation = told("every 30 days, from completion, while in_use", 2)
    assert explanation.of("paused") == ()


def test_days_held_after_a_leave_lead_to_the_date() -> None:
    """It counts from the day deferred, whenever that was done, and names the pause."""
    leave = deferred("service/2025-12-11#2", "03-20", approved="02-01")
    out, back = evolve(OUT, since=day("02-15")), BACK
    made = estate(
        task("service", "every 30 days, from completion, while in_use, on return hold"),
        installed="2025-12-11",
        records=[done("01-10"), done("03-10"), leave, out, back],
        records_from="2025-12-11",
    )
    found = demand(made, horizon("03-01", "06-30"), as_of="03-11")
    first = next(one for one in orders(found) if one.completion is None)
    explanation = explain(first, found, history=made.history)
    (origin,) = explanation.of("origin")
    assert origin.facts == {"from": "deferral", "record": leave.id, "day": "2026-02-09"}
    (due,) = explanation.of("due")
    assert due.facts["day"] == "2026-03-11"
    (cause,) = explanation.of("paused")
    assert cause.facts["opens"] == "2026-02-15"
    assert first.due == day("03-25")


def test_days_held_come_on_top_of_an_interval_from_the_completion() -> None:
    """It counts from the work done, not from the installation; 34 days come on top."""
    explanation = told("every 30 days, from completion, while in_use, on return hold")
    (origin,) = explanation.of("origin")
    assert origin.facts["from"] == "completion"
    assert origin.facts["day"] == "2026-01-10"
    (due,) = explanation.of("due")
    assert due.facts["day"] == "2026-02-09"
    (cause,) = explanation.of("paused")
    assert cause.facts["day"] == "2026-03-15"
    assert "so it is 2026-03-15" in cause.text.to("en")
    assert "因此为 2026-03-15" in cause.text.to("zh")
    assert by_hand(explanation) == day("03-15")


def test_a_turn_after_overdue_work_says_nothing_of_days_held_before() -> None:
    """It counts from the day on which the turn before can be done at the soonest."""
    made = estate(
        task("service", "every 30 days, from completion, while in_use, on return hold"),
        installed="2025-12-11",
        records=[done("01-10"), OUT, BACK],
        records_from="2026-01-01",
    )
    found = demand(made, horizon("03-01", "06-30"), as_of="05-01")
    overdue, after = [one for one in orders(found) if one.completion is None][:2]
    assert overdue.due == day("03-15")
    explanation = explain(after, found, history=made.history)
    (origin,) = explanation.of("origin")
    assert origin.facts["order"] == overdue.id
    assert origin.facts["day"] == "2026-05-01"
    assert explanation.of("paused") == ()
    assert by_hand(explanation) == after.due == day("05-31")
