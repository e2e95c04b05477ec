"""Records that are likely to be a slip: orders that never fall due, locks in vain."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    WEEKENDS_OFF,
    day,
    deferred,
    demand,
    done,
    edited,
    estate,
    found,
    horizon,
    rule,
    task,
    with_records,
)
from weibao.due_work.doubtful_records import doubtful_records
from weibao.phrases import parse_cycle
from weibao.planning import make_plan
from weibao.policy import SwitchOff
from weibao.records import EditAction, Record
from weibao.texts import Text

MOVE, LOCK, SKIP = EditAction
MONTHLY = "every 1 month, from 2026-01-10"


def doubts(cycle: str, *records: Record, on: str = "2026-01-10") -> list[str]:
    """Return what is doubtful of records about one task on one asset, in English."""
    world = estate(
        task("service", parse_cycle(cycle)), records=records, stack=WEEKENDS_OFF
    )
    told = doubtful_records(make_plan(world), world.history, day(on))
    assert all(one.text.to("zh") != one.text.to("en") for one in told)
    return [one.text.to("en") for one in told]


@pytest.mark.parametrize(
    ("cycle", "key", "near"),
    [
        (MONTHLY, "2026-02-11", "2026-02-10"),
        (MONTHLY, "2026-01-10#3", "2026-01-10"),
        ("once each month", "2026-13", "2026-12"),
        ("once each month", "2026-02-10", None),
        ("twice each week", "2026-W07", "2026-W07.2"),
        ("every 1 month, from completion", "2026-02-10", "2001-01-01#1"),
        ("every 1 month, from completion", "2026-02-10#1", "2001-01-01#1"),
        ("at most 15 days apart", "2026-02-10#1", "2001-01-01#1"),
    ],
)
@pytest.mark.parametrize("kind", ["move", "skip", "deferral", "completion", "finding"])
def test_an_order_that_never_falls_due_is_told(
    cycle: str, key: str, near: str | None, kind: str
) -> None:
    """With the id of the order that was probably meant."""
    order = f"demo/A1/service/{key}"
    records: dict[str, Record] = {
        "move": edited(key, MOVE, "02-13"),
        "skip": edited(key, SKIP),
        "deferral": deferred(f"service/{key}", "03-01"),
        "completion": done("2026-01-10", order=order),
        "finding": found("2026-01-10", order=order),
    }
    record = records[kind]
    [told] = doubts(cycle, record)
    assert told.startswith(f"record {record.id} names the order '{order}', which")
    if near is not None:
        begun = near.partition("#")[0]
        assert f"(did you mean 'demo/A1/service/{begun}" in told


@pytest.mark.parametrize(
    ("cycle", "key"),
    [
        (MONTHLY, "2026-02-10"),
        (MONTHLY, "2027-11-10"),
        (MONTHLY, "2019-11-10"),
        ("once each month", "2026-02"),
        ("every 1 month, from completion", "2001-01-01#7"),
        ("at most 15 days apart", "2001-01-01#7"),
        ("at most 15 days apart", "2001-01-01#7+1"),
        ("every 1 day, at 06:00", "2026-02-10T06:00"),
    ],
)
def test_an_order_that_falls_due_is_no_slip(cycle: str, key: str) -> None:
    """Nor is one of years of which another policy may have been."""
    assert doubts(cycle, edited(key, SKIP)) == []


def test_completions_of_one_task_are_told_together() -> None:
    """After a change of policy there may be many."""
    records = [
        done(f"2026-01-{n:02}", order=f"demo/A1/service/2026-01-{n:02}")
        for n in range(2, 7)
    ]
    [told] = doubts(MONTHLY, *records)
    assert told.endswith("and 1 more of this task")


def test_a_task_that_no_rule_applies_is_told() -> None:
    """Switched off, it has no orders; what its subject has is offered."""
    tasks = (task("service", MONTHLY), task("serve", MONTHLY), task("look", MONTHLY))
    off = rule(off=(SwitchOff(task="service", because=Text.same("not here")),))
    world = estate(*tasks, rules=[off], records=[edited("2026-02-10", SKIP)])
    [told] = doubtful_records(make_plan(world), world.history, day("01-01"))
    assert told.text.en.endswith(
        "no rule applies the task 'service' to A1 (did you mean 'serve'?)"
    )
    late = doubtful_records(make_plan(world), world.history, day("2026-03-01"))
    assert late == ()


def test_a_lock_on_a_closed_day_is_told() -> None:
    """It stays there, and nobody can do the work then."""
    lock = edited("2026-02-10", LOCK, "02-14")
    [told] = doubts(MONTHLY, lock)
    assert "locks a date on 2026-02-14, which is closed" in told
    assert doubts(MONTHLY, evolve(lock, to=day("02-13"))) == []
    assert doubts(MONTHLY, evolve(lock, action=MOVE)) == []
    assert doubts(MONTHLY, lock, on="2026-02-15") == []
    [told] = doubts(f"{MONTHLY}, not in 02-13..02-20", evolve(lock, to=day("02-13")))
    assert "which lies in a blackout" in told


@given(
    st.sampled_from(
        [
            MONTHLY,
            "every 3 days, from 2026-01-03, closed days after",
            "twice each month",
            "once each week, not in 02-01..03-15",
            "every 20 days, from completion, ±3 days",
            "at most 15 days apart",
            "on the 1st working day of each month",
            "every Monday plus on the 15th of each month, closed days skip",
            "every 2 months, from 2026-01-20, in whole months",
        ]
    ),
    st.lists(st.dates(date(2025, 12, 1), date(2026, 4, 30)), max_size=4, unique=True),
    st.data(),
)
def test_what_falls_due_is_never_doubtful(
    cycle: str, made: list[date], data: st.DataObject
) -> None:
    """Whichever order of a demand a record names, nothing is said of it."""
    world = estate(
        task("service", parse_cycle(cycle)),
        stack=WEEKENDS_OFF,
        records=[done(one) for one in made],
    )
    made_of = demand(world, horizon("2026-01-01", "2026-06-30"), as_of="2026-05-01")
    order = data.draw(st.sampled_from(made_of.orders))
    one = order.completion
    records: list[Record] = [edited(order.occurrence.key, SKIP, made="2026-05-01")]
    if one is not None:
        records = [evolve(one, order=order.id, id="again")]
    named = with_records(world, *records)
    assert (
        doubtful_records(make_plan(named), named.history, max(made or [day("05-01")]))
        == ()
    )
