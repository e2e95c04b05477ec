"""What an explanation says of larger and smaller work, and of steps."""

from datetime import timedelta

from portfolios import (
    day,
    days,
    demand,
    done,
    dues,
    estate,
    horizon,
    inclusion,
    orders,
    task,
    with_records,
)
from weibao.explanation import explain, explain_dropped
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.roster_file import demand_document

WORLD = estate(
    task("month", "every 1 month, from completion, from 2026-03-01"),
    task("quarter", "on 2026-03-04", includes=(inclusion("month", within=5),)),
)
SPRING = horizon("2026-02-01", "2026-05-10")


def seen(world: Portfolio, as_of: str | None = None) -> Demand:
    """Return what is due in spring."""
    return demand(world, SPRING, as_of=as_of)


def test_each_says_what_it_holds_or_is_held_by() -> None:
    """The larger order names the smaller turn, and that one the larger order."""
    found = seen(WORLD)
    [larger] = orders(found, "quarter")
    [holds] = explain(larger, found).of("holds")
    assert holds.facts == {"task": "month", "key": "2026-03-01#1", "day": "2026-03-01"}
    assert holds.text.en == "The month due on 2026-03-01 is part of it."
    assert holds.text.zh == "2026-03-01 到期的“month”含在本工单中。"
    [dropped] = found.dropped
    assert dropped.nested
    [why] = explain_dropped(dropped, found).of("dropped")
    assert why.facts["into"] == larger.id
    document = {one["order"]: one for one in demand_document(found)["orders"]}
    assert document[larger.id]["holds"] == [
        {"task": "month", "key": "2026-03-01#1", "due": "2026-03-01"}
    ]


def test_what_comes_after_counts_from_the_larger_order() -> None:
    """The date after a suppressed turn is told from the order it was part of."""
    found = seen(WORLD)
    [larger] = orders(found, "quarter")
    second = orders(found, "month")[0]
    [origin] = explain(second, found).of("origin")
    assert origin.facts["order"] == larger.id
    assert origin.facts["day"] == "2026-03-04"
    [due] = explain(second, found).of("due")
    assert due.facts["day"] == "2026-04-04"


def test_the_record_that_did_the_work_is_named() -> None:
    """A turn done with larger work names its record, and so does the date after it."""
    known = with_records(WORLD, done("2026-03-05", "quarter", id="R7"))
    found = seen(known, "2026-03-06")
    credited, following, *_ = orders(found, "month")
    [cause] = explain(credited, found, history=known.history).of("credited")
    assert cause.facts == {"record": "R7", "task": "quarter", "day": "2026-03-05"}
    [origin] = explain(following, found, history=known.history).of("origin")
    assert origin.facts["record"] == "R7"
    document = {one["order"]: one for one in demand_document(found)["orders"]}
    assert document[credited.id]["done_with"]["record"] == "R7"
    assert "done_with" not in document[following.id]


def test_a_step_is_told_by_its_number() -> None:
    """The first order after eight steps is step 9."""
    world = estate(
        task("month", "every 1 month, from 2026-02-01, steps 1 of 1, 8 steps done")
    )
    found = seen(world)
    assert dues(found, "month") == days("03-01 04-01 05-01")
    first = orders(found, "month")[0]
    [step] = explain(first, found).of("step")
    assert step.text.en == "It is step 9."
    assert first.due - day("02-01") == timedelta(days=28)
