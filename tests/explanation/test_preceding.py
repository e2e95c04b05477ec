"""Explanations name what an order waits for, what waits for it, and since when."""

from typing import Any

import portfolios as p
from sequenced_worlds import NOTICE, SPRAY, WIDE, pair
from weibao.explanation import explain
from weibao.portfolio import Portfolio
from weibao.precedence import parse_lag
from weibao.spans import Every

MARCH = p.horizon("2026-03-01", "2026-03-31")


def told(world: Portfolio, code: str, as_of: str | None = None) -> tuple[str, str, Any]:
    """Return what is said in both languages of what comes before or after."""
    demand = p.demand(world, MARCH, as_of=as_of)
    [order] = p.orders(demand, code)
    made = explain(order, demand, history=world.history)
    [cause] = [*made.of("follows"), *made.of("precedes")]
    return cause.text.to("zh"), cause.text.to("en"), cause.document()


def test_both_sides_name_the_other() -> None:
    """The spraying waits for the notice, and the notice is waited for."""
    world = pair(WIDE, WIDE, parse_lag("24 h"))
    zh, en, facts = told(world, SPRAY)
    assert zh == (
        "须在“notice”之后进行（完成24小时以后）；工单 demo/A1/notice/2026-03-10 "
        "未完成，最早 2026-03-10 开始。"
    )
    assert "It comes after the notice (24 h later)" in en
    assert facts["opens"] == "2026-03-10"
    assert facts["order"] == "demo/A1/notice/2026-03-10"
    zh, en, facts = told(world, NOTICE)
    assert en == (
        "The spray of order demo/A1/spray/2026-03-10 (due 2026-03-10) comes after it."
    )
    assert facts["closes"] == "2026-03-09"


def test_a_record_is_named() -> None:
    """Once the notice is given the record is what counts."""
    world = p.with_records(pair(WIDE, WIDE, Every(days=2)), p.done("03-11", NOTICE))
    _, en, facts = told(world, SPRAY, "2026-03-12")
    assert "by record A1-notice-2026-03-11 it may start on 2026-03-13" in en
    assert (facts["record"], facts["due"]) == ("A1-notice-2026-03-11", "2026-03-13")


def test_why_nothing_is_left_is_said() -> None:
    """So is that nothing shows the work before."""
    _, en, _ = told(pair("on 2026-03-09", "on 2026-03-10", Every(days=5)), SPRAY)
    assert "after its window closes on 2026-03-10, so that it will be late" in en
    _, en, facts = told(pair("on 2026-01-05", "on 2026-03-10"), SPRAY)
    assert "which was missed or never done" in en
    assert facts["opens"] is None
