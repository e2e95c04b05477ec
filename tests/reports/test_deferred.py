"""Deferred work in reports: apart from what is done in time, and from what is late."""

import pytest
from attrs import evolve

from portfolios import day, deferred, demand, done, estate, grid, horizon, months, task
from staffing import crew, person, roster_of
from weibao.equipment import Criticality
from weibao.portfolio import Portfolio
from weibao.records import Record
from weibao.reports.account import account
from weibao.reports.escalation import escalations
from weibao.reports.overview import overview
from weibao.reports.summary import Summary, summarise
from weibao.reports.summary_page import summary_page
from weibao.spans.window import Window
from weibao.verifier import verify

LEAVE = deferred("service/2026-03-05", "03-20", risk="it may fail")
BEYOND = deferred("check/2026-03-10", "05-10")
VAIN = deferred("check/2026-03-10", "05-20")


def world(*records: Record) -> Portfolio:
    """Make an asset with work that the law asks for, and with other work."""
    return estate(
        task(
            "service",
            grid(months(6), "2026-03-05"),
            criticality=Criticality.STATUTORY,
        ),
        task("check", grid(months(6), "2026-03-10")),
        records=records,
    )


def summary_of(*records: Record) -> Summary:
    """Plan March, and sum it up."""
    made = world(*records)
    roster = roster_of(made, crew("c", person("li")))
    return summarise(roster, verify(roster, made, made.history), made)


@pytest.mark.feature("N19")
def test_deferred_work_is_counted_apart() -> None:
    """Neither late nor left out: how many, of law, beyond the horizon, in vain."""
    summary = summary_of(LEAVE, BEYOND, VAIN)
    assert not summary.late
    assert summary.aside.left_out == 0
    found = [(one.record, one.beyond) for one in summary.deferred]
    assert found == [(LEAVE.id, False), (BEYOND.id, True)]
    assert (summary.deferred_by_law, summary.vain) == (1, 1)
    rows = {name.to("en"): text.to("en") for name, text in overview(summary)}
    assert rows["Deferred"] == (
        "2 (of law or safety 1 · beyond the horizon 1 · and deferrals without effect 1)"
    )


def test_without_deferrals_the_summary_says_nothing_of_them() -> None:
    """Whoever defers nothing reads nothing about it."""
    summary = summary_of()
    assert not summary.deferred
    assert "Deferred" not in {name.to("en") for name, _ in overview(summary)}
    assert "Work deferred by leave" not in summary_page(summary, "en")


def test_the_page_lists_who_allowed_what_until_when_and_why() -> None:
    """The names stand where the reader looks for what needs attention."""
    page = summary_page(summary_of(LEAVE), "en")
    for words in ("Work deferred by leave", "chief", LEAVE.because, "it may fail"):
        assert words in page


def test_work_done_by_leave_is_neither_in_time_nor_late() -> None:
    """In an account it stands by itself; done after the new day it is late."""
    days = Window(day("03-01"), day("03-31"))
    for done_on, expected in (
        ("03-05", (1, 0, 0)),
        ("03-18", (0, 1, 0)),
        ("03-21", (0, 0, 1)),
    ):
        work = done(done_on, order="demo/A1/service/2026-03-05")
        of = demand(
            world(LEAVE, work), horizon("2026-03-01", "2026-03-31"), as_of="2026-03-31"
        )
        result = account(of, days)
        counts = (len(result.done), len(result.deferred), len(result.late))
        assert counts == expected


@pytest.mark.feature("N19")
@pytest.mark.parametrize(("today", "over"), [("03-20", []), ("03-21", [1])])
def test_from_the_day_after_it_ends_deferred_work_is_escalated(
    today: str, over: list[int]
) -> None:
    """Up to the new last day nobody is told; a day later it is one day late."""
    made = evolve(world(LEAVE), records_from=day("03-01"))
    of = demand(made, horizon("2026-03-01", "2026-03-31"), as_of=f"2026-{today}")
    assert [one.days for one in escalations(of, made.history)] == over
