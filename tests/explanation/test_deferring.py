"""Deferred orders explained: who allowed it, why, until when, at which risk."""

import pytest

from portfolios import (
    day,
    deferred,
    demand,
    done,
    estate,
    grid,
    horizon,
    months,
    task,
)
from weibao.cycles.deferral import NextFrom
from weibao.cycles.shift import FLOATING
from weibao.explanation import Explanation, explain, explain_dropped
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.records import Record
from weibao.roster_file import demand_document

KEY = "service/2026-04-10"
NEXT = "demo/A1/service/2026-04-10#2"
LEAVE = deferred(KEY, "06-10", approved="03-01", risk="it may fail")


def world(*records: Record) -> Portfolio:
    """Make an asset with a half-yearly service."""
    service = task("service", grid(months(6), "2026-04-10"))
    return estate(service, records=records)


def told(of: Demand, id: str = f"demo/A1/{KEY}") -> Explanation:
    """Explain an order."""
    return explain(of.by_id[id], of)


def test_leave_is_told_in_both_languages() -> None:
    """Old and new last day, who, when, why, the risk and what follows are said."""
    explanation = told(demand(world(LEAVE), as_of="2026-03-02"))
    (cause,) = explanation.of("deferral")
    english, chinese = cause.text.to("en"), cause.text.to("zh")
    for word in ("2026-04-10", "2026-03-01", "chief", "2026-06-10", "the part comes"):
        assert word in english
        assert word in chinese
    assert "Risk: it may fail." in english
    assert "风险：it may fail。" in chinese
    assert "counts from its date as it was" in english
    assert cause.facts["record"] == LEAVE.id
    assert cause.facts["instead_of"] == "2026-04-10"
    window = explanation.document()["window"]
    assert window == {"opens": "2026-04-10", "closes": "2026-06-10"}


def test_an_earlier_limit_is_told_as_one() -> None:
    """What an examiner asks for sooner is called earlier, not deferred."""
    sooner = deferred(KEY, "03-20", because="cracks")
    (cause,) = told(demand(world(sooner))).of("deferral")
    assert "set the earlier day 2026-03-20" in cause.text.to("en")


def test_leave_without_effect_is_told_with_its_reason() -> None:
    """A deferral allowed too late is named, and why it does not hold."""
    late = deferred(KEY, "06-10", approved="04-12")
    of = demand(world(late), as_of="2026-04-12")
    (missed,) = of.dropped
    (cause,) = explain_dropped(missed, of).of("deferral")
    assert "has no effect" in cause.text.to("en")
    assert "2026-04-12" in cause.text.to("zh")


def test_what_is_deferred_beyond_the_horizon_is_explained_too() -> None:
    """The turn has no order yet, and its leave is told in full."""
    of = demand(world(LEAVE), horizon("2026-03-02", "2026-04-30"))
    (left,) = of.dropped
    explanation = explain_dropped(left, of)
    assert explanation.order == f"demo/A1/{KEY}"
    assert "Risk: it may fail." in explanation.paragraph.to("en")


@pytest.mark.parametrize(
    ("next_from", "counted"),
    [(NextFrom.ORIGINAL, "2026-04-10"), (NextFrom.DEFERRED, "2026-06-10")],
)
def test_the_date_after_a_deferred_one_says_what_it_counts_from(
    next_from: NextFrom, counted: str
) -> None:
    """It names the day and the record, and the sum leads to the date."""
    service = task("service", grid(months(6), "2026-04-10", FLOATING))
    leave = deferred(f"{KEY}#1", "06-10", next_from=next_from)
    work = done("05-20", order=f"demo/A1/{KEY}#1")
    estate_ = estate(service, records=[leave, work])
    of = demand(estate_, as_of="2026-06-01")
    order = of.by_id[NEXT]
    explanation = explain(order, of, history=estate_.history)
    (origin,) = explanation.of("origin")
    assert origin.facts == {"from": "deferral", "record": leave.id, "day": counted}
    (due,) = explanation.of("due")
    assert due.facts["day"] == str(order.due) == str(months(6).after(day(counted)))


def test_documents_carry_the_leave() -> None:
    """Deferred orders name it; orders without leave say nothing of it."""
    vain = deferred(KEY, "07-10", approved="03-02")
    document = demand_document(demand(world(LEAVE, vain), as_of="2026-03-02"))
    first, second = document["orders"]
    assert first["deferral"] == {
        "record": LEAVE.id,
        "until": "2026-06-10",
        "instead_of": "2026-04-10",
        "approved": "2026-03-01",
        "by": "chief",
        "because": LEAVE.because,
        "risk": "it may fail",
        "next_from": "original",
    }
    assert "deferral" not in second
    (refused,) = document["refused_deferrals"]
    assert (refused["record"], refused["order"]) == (vain.id, vain.order)
