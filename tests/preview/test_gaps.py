# ruff: noqa: ANN401 - cycles come in words or as values, and fields are handed on
"""Which gaps a change makes unlawful, and which orders overdue."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from portfolios import at_most, day, done, estate, horizon, preview, rule, task
from weibao import (
    Basis,
    Change,
    Cycle,
    Dates,
    Portfolio,
    Source,
)
from weibao.phrases import parse_cycle
from weibao.policy import Policy, SwitchOff
from weibao.preview import PolicyDiff
from weibao.preview.gaps import UnlawfulGap
from weibao.texts import Text

LAW = (Source(Basis.STATUTE, "Act", "1"),)
NEW_LAW = (Source(Basis.STATUTE, "Act of 2026", "1"),)
STANDARD = (Source(Basis.STANDARD, "GB 1", "1"),)
HOUSE = (Source(Basis.PRACTICE, "house rule"),)
OLDEST = {"installed": "2020-01-01", "records": [done("2025-12-20")]}


def world(cycle: Any, sources: tuple[Source, ...] = LAW, **fields: Any) -> Portfolio:
    """Make an asset with a task that has a source."""
    return estate(task("service", cycle, sources=sources), **{**OLDEST, **fields})


def without(one: Portfolio) -> Portfolio:
    """Switch the task off."""
    off = SwitchOff(task="service", because=Text("省", "cheap"))
    return evolve(one, policy=Policy(rules=(rule(), rule("b", apply=(), off=(off,)))))


def only(diff: PolicyDiff) -> UnlawfulGap:
    """Return the one gap that becomes unlawful."""
    [gap] = diff.unlawful
    return gap


@pytest.mark.parametrize("sources", [LAW, STANDARD])
def test_a_task_of_law_that_is_dropped_leaves_a_gap(
    sources: tuple[Source, ...],
) -> None:
    """It counts from the last visit on record, and names what asks for it."""
    old = world(at_most(15), sources)
    gap = only(preview(old, without(old)))
    assert (gap.since, gap.begins) == (date(2025, 12, 20), "record")
    assert (gap.limit, gap.until, gap.days) == (date(2026, 1, 4), None, None)
    assert gap.norm.source == sources[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (at_most(15), at_most(20)),
        (at_most(15), "every 20 days from 2026-01-01"),
        (at_most(15), "once each month"),
        ("every 3 months from 2026-01-01", "every 6 months from 2026-01-01"),
        ("once each month", "once each quarter"),
        ("twice each month", "once each month"),
        ("once each month", "every 40 days from 2026-01-01"),
        (
            "all of [at most 4 months apart] [every 3 months, -9/+9 days]",
            "at most 5 months apart",
        ),
    ],
)
@pytest.mark.parametrize("sources", [LAW, STANDARD])
def test_a_cycle_thinned_out_beside_the_same_text_is_unlawful(
    sources: tuple[Source, ...], old: Any, new: Any
) -> None:
    """A statute does not grow longer by an edit of the cycle; less is less."""
    gap = only(preview(world(old, sources), world(new, sources)))
    assert gap.norm.by == "norm"
    assert preview(world(new, sources), world(old, sources)).unlawful == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (at_most(15), at_most(15, 10)),
        ("every 3 months from 2026-01-01", "every 91 days from 2026-01-01"),
        ("every 3 months from 2026-01-31", "every 3 months from 2026-02-28"),
        ("once each month", "twice each month"),
        ("once each month", "every 20 days from 2026-01-01"),
    ],
)
def test_what_the_norm_still_allows_is_lawful(old: Any, new: Any) -> None:
    """Months of other lengths and other dates of as many visits break no law."""
    assert preview(world(old), world(new)).unlawful == ()


def test_practice_may_be_thinned_out() -> None:
    """What only the house asked for is the house's to change."""
    old, new = (world("once each month", HOUSE), world("once each quarter", HOUSE))
    assert preview(old, new).unlawful == ()
    assert preview(world(at_most(15), HOUSE), world(at_most(40), HOUSE)).unlawful == ()


def test_a_law_that_has_changed_is_the_measure() -> None:
    """Another text of the same force may ask for less; a weaker one may not."""
    old = world("once each month")
    assert preview(old, world("once each quarter", NEW_LAW)).unlawful == ()
    assert only(preview(old, world("once each quarter", STANDARD)))
    assert only(preview(old, world("once each quarter", HOUSE)))


def test_a_stricter_law_shows_what_does_not_keep_it_yet() -> None:
    """The plan stays as it is; it is the measure that has become shorter."""
    slack = task("service", at_most(30), sources=LAW)
    strict = task("service", at_most(10), sources=NEW_LAW)
    old = estate(slack, **OLDEST)  # type: ignore[arg-type]  # fields of an estate
    change = Change(
        task="service", field="cycle", value=at_most(30), because=Text("旧", "as ever")
    )
    kept = (rule(), rule("b", apply=(), changes=(change,)))
    new = estate(strict, rules=kept, **OLDEST)  # type: ignore[arg-type]  # fields of an estate
    diff = preview(old, new)
    assert not diff.visits.moved
    assert only(diff).norm.source == NEW_LAW[0]


def test_a_shorter_gap_shows_what_is_late_by_it_at_once() -> None:
    """The last visit is twelve days back, and ten are allowed from now on."""
    old = world(at_most(15), HOUSE, records=[done("2025-12-20")])
    new = world(at_most(10), HOUSE, records=[done("2025-12-20")])
    diff = preview(old, new)
    gap = only(diff)
    assert (gap.norm.by, gap.limit, gap.until) == (
        "gap",
        day("2025-12-30"),
        day("01-01"),
    )
    assert [order.overdue_since for order in diff.overdue] == [day("2025-12-30")]


def test_what_is_late_already_is_not_new() -> None:
    """The past is not the fault of the change."""
    records = [done("2025-10-01")]
    old, new = (world(at_most(n), records=records) for n in (15, 12))
    diff = preview(old, new)
    assert diff.unlawful == ()
    assert diff.overdue == ()


def test_what_is_not_there_any_more_owes_nothing() -> None:
    """A thing that was scrapped needs no visits."""
    two = estate(task("service", at_most(15), sources=LAW), assets=2)
    one = estate(task("service", at_most(15), sources=LAW), assets=1)
    diff = preview(two, one)
    assert diff.unlawful == ()
    assert {order.subject.id for order in diff.visits.removed} == {"A2"}


def test_deeper_visits_count_for_the_lighter_ones() -> None:
    """A ladder that loses its lightest level leaves its gap to the deeper ones."""
    light = task("light", at_most(15), sources=LAW)
    deep = task("deep", at_most(90), sources=LAW)
    records = [done("2025-12-20", "deep")]
    old = estate(light, deep, ladder=("light", "deep"), records=records)
    new = evolve(old, policy=Policy(rules=(rule(apply=("deep",)),)))
    gap = only(preview(old, new))
    assert gap.planned.task.code == "light"
    assert (gap.days or 0) > 60
    assert preview(new, old).unlawful == ()


def test_a_season_of_the_norm_owes_nothing_outside_it() -> None:
    """The gap over the winter is nobody's fault."""
    summer = ("04-01", "10-31")
    tasks = task("service", at_most(15, seasons=("growing",)), sources=LAW)
    old = estate(tasks, records=[done("2025-10-20")], growing=summer)
    assert preview(old, old).unlawful == ()
    gap = only(preview(old, without(old)))
    assert (gap.since, gap.begins) == (day("03-31"), "assumed")


def test_listed_dates_are_judged_only_where_no_visit_is_left() -> None:
    """They are owed as dates; fewer of them is the law's to say."""
    dates = Cycle(Dates((day("03-01"), day("09-01"))))
    fewer = Cycle(Dates((day("03-01"),)))
    old = world(dates, records=())
    assert preview(old, world(fewer, records=())).unlawful == ()
    assert only(preview(old, without(old))).limit == day("03-01")


def test_a_horizon_ahead_counts_from_what_is_planned_until_then() -> None:
    """The work in between is taken to be done, so that nothing is late for it."""
    old, new = world(at_most(15)), world(at_most(12))
    ahead = horizon("2026-06-01", "2026-12-31")
    assert preview(old, new, ahead, as_of="2026-01-01").unlawful == ()
    gone = only(preview(old, without(old), ahead, as_of="2026-01-01"))
    assert gone.begins == "assumed"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "all of [once each quarter] [at most 4 months apart]",
            "at most 4 months apart",
        ),
        (
            "all of [GB 1: twice each month] [at most 40 days apart]",
            "all of [once each month] [at most 40 days apart]",
        ),
        (
            "all of [once in each of 04-01..05-31, 08-01..09-30] [at most 8 months "
            "apart]",
            "at most 8 months apart",
        ),
        ("3 times each quarter and at most 42 days apart", "at most 42 days apart"),
        (
            "at most 30 days apart, at least 9 times each season, in 04-01..10-31",
            "at most 30 days apart, in 04-01..10-31",
        ),
    ],
)
def test_a_number_asked_for_beside_a_gap_is_judged(old: str, new: str) -> None:
    """Every gap of the new plan is short enough, and yet a period has too few."""
    law, thinned = world(parse_cycle(old)), world(parse_cycle(new))
    assert preview(law, law).unlawful == ()
    gap = only(preview(law, thinned))
    assert gap.norm.by == "norm"
    assert gap.norm.planned.cycle == parse_cycle(old)
