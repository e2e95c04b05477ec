"""Dates set by hand, explained: what they are, and what is counted from them."""

import pytest

from explained import by_hand
from portfolios import day, demand, done, edited, estate, horizon, orders, task
from weibao.explanation import Explanation, explain
from weibao.records import Edit, EditAction, Record

MOVE, LOCK = EditAction.MOVE, EditAction.LOCK
MONTHLY = "every 1 month, from 2026-01-01"


def told(*edits: Edit, cycle: str = MONTHLY) -> dict[str, Explanation]:
    """Explain the orders of half a year by their keys."""
    made = estate(task("service", cycle), records=edits)
    found = demand(made, horizon("01-01", "06-30"))
    return {
        order.id.rpartition("/")[2]: explain(order, found, history=made.history)
        for order in orders(found)
    }


@pytest.mark.parametrize("action", [MOVE, LOCK])
def test_a_date_set_by_hand_does_not_come_from_the_grid(action: EditAction) -> None:
    """The record is named with the date, and nothing is counted."""
    explanation = told(edited("2026-03-01", action, "03-10"))["2026-03-01"]
    (origin,) = explanation.of("origin")
    assert origin.facts["from"] == "edit"
    assert origin.facts["day"] == "2026-03-10"
    assert explanation.of("due") == ()
    assert "set by hand, to 2026-03-10" in origin.text.to("en")
    assert "人工定为 2026-03-10" in origin.text.to("zh")
    assert by_hand(explanation) == day("03-10")


def test_dates_that_follow_count_from_the_date_set_by_hand() -> None:
    """Two months after 10 March is 10 May; what was due before stays on the grid."""
    found = told(edited("2026-03-01", MOVE, "03-10", follow=True))
    (origin,) = found["2026-05-01"].of("origin")
    assert origin.facts["from"] == "edit"
    assert origin.facts["day"] == "2026-03-10"
    assert by_hand(found["2026-05-01"]) == day("05-10")
    (origin,) = found["2026-02-01"].of("origin")
    assert origin.facts["from"] == "anchor"


def test_a_date_set_by_hand_is_told_of_work_that_is_done() -> None:
    """What was moved and done then does not merely fit."""
    records: list[Record] = [edited("2026-03-01", MOVE, "03-10"), done("2026-03-10")]
    made = estate(task("service", MONTHLY), records=records)
    found = demand(made, horizon("01-01", "06-30"), as_of="2026-03-12")
    order = found.by_id["demo/A1/service/2026-03-01"]
    assert order.completion is not None
    explanation = explain(order, found, history=made.history)
    (origin,) = explanation.of("origin")
    assert origin.facts["from"] == "edit"
    assert by_hand(explanation) == day("03-10")


def test_dates_that_stay_count_from_the_anchor_as_ever() -> None:
    """One date was moved, and no other."""
    found = told(edited("2026-03-01", MOVE, "03-10"))
    (origin,) = found["2026-05-01"].of("origin")
    assert origin.facts["from"] == "anchor"
    assert by_hand(found["2026-05-01"]) == day("05-01")
