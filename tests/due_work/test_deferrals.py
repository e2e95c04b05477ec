"""Deferrals: one order by another day, and what the days after it count from."""

from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    WEEKENDS_OFF,
    YEAR,
    at_most,
    daily,
    day,
    days,
    deferred,
    demand,
    done,
    dues,
    estate,
    found,
    grid,
    horizon,
    keys,
    months,
    orders,
    quota,
    task,
    void,
    whole,
)
from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import DeferralLimit, NextFrom
from weibao.cycles.period import Period
from weibao.cycles.shift import FLOATING, KEEP_INSIDE, GridShift, Move
from weibao.cycles.window import Percent
from weibao.due_work import due
from weibao.equipment import Criticality
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.planning import make_plan
from weibao.records import Completion, Deferral, History, Record
from weibao.spans.every import Every

SERVICE = "service"
HALF_YEARLY = grid(months(6), "2026-04-10")
FLOATING_YEARLY = grid(months(14), "2025-04-10", FLOATING)
MONTHLY = grid(months(1), "2026-01-15")
LATE_KEPT = GridShift(Move.RESET, Move.KEEP, Move.KEEP, Move.KEEP)
TO_JUNE = deferred("service/2026-04-10", "06-10")


def seen(
    cycle: Cycle,
    *records: Record,
    as_of: str = "2026-01-01",
    first: str = "2026-01-01",
    last: str = "2026-12-31",
    since: str | None = None,
    **fields: object,
) -> Demand:
    """Return the demand of one task on one asset, with these records."""
    world = estate(task(SERVICE, cycle, **fields), records=records, records_from=since)
    return demand(world, horizon(first, last), as_of=as_of)


def order_of(of: Demand, key: str) -> WorkOrder:
    """Return an order by its key."""
    return of.by_id[f"demo/A1/service/{key}"]


def refusal(of: Demand) -> str:
    """Return why the only deferral without effect has none."""
    (one,) = of.refused
    return one.reason.to("en")


def test_a_deferred_order_keeps_its_id_and_date_and_has_a_new_last_day() -> None:
    """Only the window of the one order changes, and what is aimed at inside it."""
    plain, after = seen(HALF_YEARLY), seen(HALF_YEARLY, TO_JUNE)
    assert keys(plain) == keys(after)
    order = order_of(after, "2026-04-10")
    assert order.due == day("04-10")
    assert (order.window.opens, order.window.closes) == (day("04-10"), day("06-10"))
    assert order.preferred.closes == day("06-10")
    assert order.preferred.opens > day("04-10")
    assert order.deferred is not None
    assert (order.deferred.record, order.deferred.instead_of) == (TO_JUNE, day("04-10"))
    assert order_of(after, "2026-10-10").occurrence == (
        order_of(plain, "2026-10-10").occurrence
    )


@pytest.mark.feature("F117")
def test_a_deferred_order_is_late_only_after_its_new_last_day() -> None:
    """Up to that day nothing is overdue; the day after it is, since that day."""
    from_start = partial(
        seen, HALF_YEARLY, TO_JUNE, since="2026-01-01", criticality=Criticality.SAFETY
    )
    for today, since in (("2026-06-10", None), ("2026-06-11", day("06-10"))):
        of = from_start(as_of=today, first=today)
        assert order_of(of, "2026-04-10").overdue_since == since


def test_an_order_deferred_beyond_the_horizon_is_on_record() -> None:
    """It belongs to the days it was deferred to, and its own time names the leave."""
    of = seen(HALF_YEARLY, TO_JUNE, last="2026-04-30")
    assert not of.orders
    (left,) = of.dropped
    assert (left.key, left.due, left.limit) == ("2026-04-10", day("04-10"), None)
    assert left.deferred is not None
    assert "chief" in left.reason.to("en")
    later = seen(HALF_YEARLY, TO_JUNE, as_of="2026-06-01", first="2026-06-01")
    assert order_of(later, "2026-04-10").status is OrderStatus.OPEN
    assert not later.dropped


def test_the_best_day_is_an_open_one_by_the_new_last_day() -> None:
    """What a forecast takes it to be done on lies in the time that was given."""
    sunday = deferred("service/2026-04-10", "06-14", next_from=NextFrom.ACTUAL)
    world = estate(task(SERVICE, HALF_YEARLY), stack=WEEKENDS_OFF, records=[sunday])
    of = demand(world, horizon("2026-01-01", "2027-01-31"), as_of="2026-01-01")
    assert dues(of) == days("2026-04-10 2026-12-12")


@pytest.mark.parametrize(
    ("next_from", "grid_next", "floating_next"),
    [
        (NextFrom.ORIGINAL, "2026-10-10", "2026-06-10"),
        (NextFrom.DEFERRED, "2026-12-10", "2026-08-10"),
        (NextFrom.ACTUAL, "2026-11-20", "2026-07-20"),
    ],
)
def test_the_next_date_counts_from_what_the_record_says(
    next_from: NextFrom, grid_next: str, floating_next: str
) -> None:
    """Due 10 April, deferred to 10 June, done 20 May: from any of the three."""
    leave = deferred("service/2026-04-10", "06-10", next_from=next_from)
    work = done("2026-05-20", order="demo/A1/service/2026-04-10")
    of = seen(HALF_YEARLY, leave, work, as_of="2026-06-01")
    assert dues(of) == [day("04-10"), day(grid_next)]
    assert order_of(of, "2026-04-10").completion == work
    assert "demo/A1/service/2026-10-10" in keys(of)
    leave = deferred(
        "service/2025-04-10#1", "2025-06-10", approved="2025-04-01", next_from=next_from
    )
    work = done("2025-05-20", order="demo/A1/service/2025-04-10#1")
    of = seen(FLOATING_YEARLY, leave, work)
    assert dues(of)[0] == day(floating_next)


def test_a_monthly_grid_goes_on_from_the_date_deferred_to() -> None:
    """Due 1 June, deferred to 10 June: then 10 July, or 1 July without adjustment."""
    cycle = grid(months(1), "2026-06-01")
    for next_from, expected in (
        (NextFrom.DEFERRED, "06-01 07-10 08-10"),
        (NextFrom.ORIGINAL, "06-01 07-01 08-01"),
    ):
        leave = deferred("service/2026-06-01", "06-10", next_from=next_from)
        found_ = dues(seen(cycle, leave, first="2026-06-01", last="2026-08-31"))
        assert found_ == days(expected)


def test_time_that_was_given_and_not_used_changes_nothing() -> None:
    """Done by its own last day, an order counts as if it had never been deferred."""
    work = done("2025-04-10")
    plain = seen(FLOATING_YEARLY, work)
    for next_from in NextFrom:
        leave = deferred(
            "service/2025-04-10#1",
            "2025-06-10",
            approved="2025-04-01",
            next_from=next_from,
        )
        assert dues(seen(FLOATING_YEARLY, leave, work)) == dues(plain)


def test_a_grid_that_early_work_moves_stays_where_its_order_is_deferred() -> None:
    """From the original date the grid goes on, and the next turn waits its time."""
    cycle = grid(months(3), "2026-01-20", LATE_KEPT, within=(10, 10))
    leave = deferred("service/2026-01-20#1", "05-20")
    of = seen(cycle, leave, as_of="2026-05-01", first="2026-05-01", since="2026-01-01")
    first, second, *_ = orders(of)
    assert first.id.endswith("#1")
    assert first.overdue_since is None
    assert (first.due, second.due) == (day("01-20"), day("04-20"))
    work = done("2026-05-10", order=first.id)
    of = seen(cycle, leave, work, as_of="2026-05-11", first="2026-05-11")
    assert not [one for one in of.dropped if one.limit == day("01-30")]


@pytest.mark.parametrize(
    "cycle", [grid(months(12), "2026-01-10", KEEP_INSIDE, within=(20, 20))]
)
def test_a_grid_that_is_kept_inside_its_window_is_kept_by_leave(cycle: Cycle) -> None:
    """Work done after the window, yet by leave, resets no grid."""
    leave = deferred("service/2026-01-10#1", "03-31")
    work = done("2026-03-15")
    of = seen(cycle, leave, work, as_of="2026-04-01", last="2027-12-31")
    assert dues(of)[-1] == day("2027-01-10")
    assert dues(seen(cycle, work, as_of="2026-04-01", last="2027-12-31"))[-1] == (
        day("2027-03-15")
    )


def test_work_of_a_period_can_be_done_after_it_by_leave() -> None:
    """Work in the time that was given closes the deferred order, not a later one."""
    leave = deferred("service/2026-Q1", "05-10")
    of = seen(quota(1, Period.QUARTER), leave, done("2026-05-02"), as_of="2026-05-03")
    closed = {one.occurrence.key for one in of.orders if one.completion}
    assert closed == {"2026-Q1"}
    of = seen(quota(1, Period.QUARTER), leave, as_of="2026-05-03", first="2026-05-03")
    assert order_of(of, "2026-Q1").window.closes == day("05-10")
    assert order_of(of, "2026-Q1").overdue_since is None


def test_a_finding_can_be_given_more_time() -> None:
    """The order that it opened has a new last day."""
    leave = deferred("repair/finding-F1", "03-20", approved="01-15")
    world = estate(
        task("repair"),
        records=[found("01-12", id="F1", rectify_by=day("01-20")), leave],
    )
    (order,) = demand(world, as_of="2026-02-01").orders
    assert order.window.closes == day("03-20")
    assert order.overdue_since is None


def test_the_limit_of_one_visit_is_deferred_and_the_next_counts_from_it() -> None:
    """At most 15 days apart, one visit five days later: the next by 15 days after."""
    cycle = at_most(15)
    leave = deferred("service/2001-01-01#2", "01-21")
    work = done("2026-01-01", order="demo/A1/service/2001-01-01#1")
    of = seen(cycle, work, leave, as_of="2026-01-02", first="2026-01-02")
    (chain,) = of.chains
    first, second = chain.orders[:2]
    assert chain.rungs[0].limit == first.window.closes == day("01-21")
    assert first.deferred is not None
    assert first.deferred.instead_of == day("01-16")
    assert first.due == day("01-21")
    assert second.window.closes == day("02-05")
    lawful = chain.windows({first.id: day("01-20"), second.id: day("02-04")})
    assert lawful[first.id].closes == day("01-21")
    assert lawful[second.id].closes == day("02-04")


def test_a_visit_deferred_beyond_the_horizon_leaves_its_chain_empty() -> None:
    """Nothing is owed in the horizon then, and the leave is on record."""
    leave = deferred("service/2001-01-01#2", "03-01")
    work = done("2026-01-01", order="demo/A1/service/2001-01-01#1")
    of = seen(
        at_most(15),
        work,
        leave,
        as_of="2026-01-02",
        first="2026-01-02",
        last="2026-01-31",
    )
    (chain,) = of.chains
    assert chain.orders == ()
    assert chain.rungs[0].limit == day("03-01")
    (left,) = of.dropped
    assert left.due == day("01-16")


def test_leave_for_a_later_visit_waits_until_it_is_the_next() -> None:
    """Before the visits before it are made its limit is not known."""
    leave = deferred("service/2001-01-01#2", "02-15")
    assert "visits before" in refusal(seen(at_most(15), leave))
    work = done("2026-01-10")
    of = seen(at_most(15), leave, work, as_of="2026-01-11", first="2026-01-11")
    assert not of.refused
    assert of.chains[0].rungs[0].limit == day("02-15")


def test_a_deferred_visit_of_a_ladder_may_be_late_at_every_level() -> None:
    """Leave is for the visit with all that it does; the deeper levels wait with it."""
    tasks = [task("light", at_most(15)), task("deep", at_most(90))]
    leave = deferred("light/2001-01-01#3", "01-25")
    records: list[Record] = [
        done("2025-10-16", "deep", order="demo/A1/light/2001-01-01#1"),
        done("2026-01-01", "light", order="demo/A1/light/2001-01-01#2"),
        leave,
    ]
    world = estate(*tasks, ladder=("light", "deep"), records=records)
    of = demand(world, horizon("2026-01-02", "2026-03-31"), as_of="2026-01-02")
    (chain,) = of.chains
    assert [rung.limit for rung in chain.rungs] == [day("01-25"), day("01-25")]
    first = chain.orders[0]
    assert first.planned.task.code == "deep"
    assert first.window.closes == day("01-25")


@pytest.mark.parametrize(
    ("cycle", "key", "limit"),
    [
        (HALF_YEARLY, "2026-04-10", "03-20"),
        (at_most(120), "2001-01-01#2", "03-20"),
        (FLOATING_YEARLY, "2025-04-10#2", "03-20"),
    ],
)
def test_an_examiner_may_set_an_earlier_limit(
    cycle: Cycle, key: str, limit: str
) -> None:
    """A day before the order's own becomes its last one; it is deferred by nothing."""
    records: list[Record] = [deferred(f"service/{key}", limit)]
    if "#" in key:
        series = key.partition("#")[0]
        records.append(done("2025-12-20", order=f"demo/A1/service/{series}#1"))
    of = seen(cycle, *records)
    order = order_of(of, key)
    assert order.window.closes == day(limit)
    assert order.deferred is not None
    assert not order.deferred.later


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ([deferred("service/2026-04-10", "06-10", approved="04-11")], "after the last"),
        ([deferred("service/2026-04-11", "06-10")], "no order"),
        ([deferred("repair/2026-04-10", "06-10")], "no order"),
    ],
)
def test_a_deferral_that_does_not_hold_is_told_and_has_no_effect(
    records: list[Record], why: str
) -> None:
    """Allowed too late, or of no order at all: the old date stands."""
    today = "2026-05-01"
    of = seen(HALF_YEARLY, *records, as_of=today)
    assert whole(of) == whole(seen(HALF_YEARLY, as_of=today))
    assert why in refusal(of)


def test_an_order_is_deferred_once() -> None:
    """The first one that was allowed holds; one after it is told with its name."""
    second = deferred("service/2026-04-10", "08-10", approved="02-01")
    for records in ([TO_JUNE, second], [second, TO_JUNE]):
        of = seen(HALF_YEARLY, *records, as_of="2026-03-01")
        assert order_of(of, "2026-04-10").window.closes == day("06-10")
        assert TO_JUNE.id in refusal(of)


def test_what_law_or_safety_asks_for_is_deferred_by_somebody() -> None:
    """Leave without a name holds for other work only."""
    nobody = deferred("service/2026-04-10", "06-10", by=" ")
    strict = seen(HALF_YEARLY, nobody, criticality=Criticality.STATUTORY)
    assert order_of(strict, "2026-04-10").deferred is None
    assert "named" in refusal(strict)
    assert order_of(seen(HALF_YEARLY, nobody), "2026-04-10").deferred is not None


def test_leave_of_days_to_come_is_not_known_yet() -> None:
    """A deferral counts from the day on which it was allowed."""
    leave = deferred("service/2026-04-10", "06-10", approved="03-01")
    of = seen(HALF_YEARLY, leave, as_of="2026-02-28")
    assert order_of(of, "2026-04-10").deferred is None
    assert not of.refused


def test_the_names_that_a_subject_had_are_as_good() -> None:
    """A deferral of an order under a former id of its task holds."""
    leave = deferred("old/2026-04-10", "06-10")
    world = estate(task(SERVICE, HALF_YEARLY, formerly=("old",)), records=[leave])
    assert order_of(demand(world), "2026-04-10").deferred is not None


CYCLES = (
    HALF_YEARLY,
    MONTHLY,
    FLOATING_YEARLY,
    grid(months(2), "2026-01-20", LATE_KEPT, within=(10, 10)),
    grid(daily(40), "2026-01-05", KEEP_INSIDE, within=(5, 5)),
    quota(1, Period.QUARTER),
    quota(2, Period.MONTH),
    at_most(30),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Cycle, list[Completion], list[Deferral]]:
    """Draw a cycle, work done on it, and deferrals of orders that it has."""
    cycle = draw(st.sampled_from(CYCLES))
    work = [
        done(day("2025-12-01") + timedelta(days=n))
        for n in draw(st.lists(st.integers(0, 200), max_size=4, unique=True))
    ]
    ids = [
        "demo/A1/service/none",
        *sorted(keys(seen(cycle, *work, as_of="2026-03-01"))),
    ]
    leaves = [
        Deferral(
            id=f"D{n}",
            order=id,
            until=day("2026-01-10") + timedelta(days=draw(st.integers(0, 300))),
            approved_on=day("2026-01-01") + timedelta(days=draw(st.integers(0, 50))),
            by="chief",
            because="why not",
            next_from=draw(st.sampled_from(NextFrom)),
            entered=day("2026-02-20"),
        )
        for n, id in enumerate(draw(st.lists(st.sampled_from(ids), max_size=4)))
    ]
    return cycle, work, leaves


def reckoned(cycle: Cycle, records: list[Record], **known: date) -> Demand:
    """Return the demand of a history."""
    plan = make_plan(estate(task(SERVICE, cycle)))
    return due(plan, History.of(records, **known), YEAR, as_of=day("2026-03-01"))


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_is_irrelevant(
    drawn: tuple[Cycle, list[Completion], list[Deferral]], dice: Random
) -> None:
    """Deferrals and completions may come in any order."""
    cycle, work, leaves = drawn
    records: list[Record] = [*work, *leaves]
    shuffled = list(records)
    dice.shuffle(shuffled)
    first, second = reckoned(cycle, records), reckoned(cycle, shuffled)
    assert whole(first) == whole(second)
    assert first.refused == second.refused


@given(histories())
def test_a_voided_deferral_was_never_made(
    drawn: tuple[Cycle, list[Completion], list[Deferral]],
) -> None:
    """With all of them taken back everything is as without; so it was before entry."""
    cycle, work, leaves = drawn
    voids = [void(one, "02-25") for one in leaves]
    plain = reckoned(cycle, [*work])
    after = reckoned(cycle, [*work, *leaves, *voids])
    assert whole(after) == whole(plain)
    assert not after.refused
    by = day("2026-02-19")
    early = [one for one in work if one.done <= by]
    assert whole(reckoned(cycle, [*work, *leaves], known_by=by)) == (
        whole(reckoned(cycle, [*early]))
    )


@given(histories())
def test_a_deferral_gives_no_order_another_id(
    drawn: tuple[Cycle, list[Completion], list[Deferral]],
) -> None:
    """Orders of a grid keep their keys, and a deferred one ends on the day it says."""
    cycle, work, leaves = drawn
    after = reckoned(cycle, [*work, *leaves])
    for order in after.orders:
        if order.deferred is not None:
            assert order.window.closes == order.deferred.record.until
    on_record = {f"demo/A1/service/{one.key}" for one in after.dropped}
    if cycle in (HALF_YEARLY, MONTHLY, *CYCLES[5:7]):
        fixed = all(one.next_from is NextFrom.ORIGINAL for one in leaves)
        if fixed:
            assert keys(reckoned(cycle, [*work])) <= keys(after) | on_record


def test_an_earlier_limit_brings_an_order_into_an_earlier_horizon() -> None:
    """It is due in May and asked for in January: January plans it, before March's."""
    sooner = deferred("service/2026-05-15", "01-20")
    of = seen(grid(months(2), "2026-01-15"), sooner, last="2026-01-31")
    assert {one.occurrence.key for one in of.orders} == {"2026-01-15", "2026-05-15"}


def limited(cycle: Cycle, most: Every | Percent | None, row: int | None) -> Cycle:
    """Return a cycle that limits how far and how often in a row it is deferred."""
    return evolve(cycle, deferral=DeferralLimit(most, row))


def test_leave_beyond_what_the_cycle_allows_has_no_effect() -> None:
    """Sixty-one days hold; one day more is told, and the old date stands."""
    cycle = limited(HALF_YEARLY, daily(61), None)
    assert order_of(seen(cycle, TO_JUNE), "2026-04-10").deferred is not None
    of = seen(cycle, deferred("service/2026-04-10", "06-11"))
    assert order_of(of, "2026-04-10").window.closes == day("04-10")
    assert "allows 2026-06-10 at the latest" in refusal(of)


def test_a_share_of_the_interval_counts_thirty_days_a_month() -> None:
    """A tenth of six months is eighteen days, and of a cap no more than that."""
    for share, last in (
        (Percent(Fraction(10)), "04-28"),
        (Percent(Fraction(10), 7), "04-17"),
    ):
        cycle = limited(HALF_YEARLY, share, None)
        leave = deferred("service/2026-04-10", last)
        assert not seen(cycle, leave).refused
        beyond = deferred("service/2026-04-10", str(day(last) + timedelta(days=1)))
        assert "at the latest" in refusal(seen(cycle, beyond))


def test_how_far_counts_from_the_last_lawful_day() -> None:
    """A tolerance is room that needs no leave; the limit to leave comes on top."""
    cycle = limited(grid(months(6), "2026-04-10", within=(10, 10)), daily(30), None)
    assert not seen(cycle, deferred("service/2026-04-10", "05-20")).refused
    assert "2026-05-20" in refusal(seen(cycle, deferred("service/2026-04-10", "05-21")))


def test_no_more_turns_in_a_row_are_put_off_than_the_cycle_allows() -> None:
    """After one that was put off the next stands; the one after that may be again."""
    cycle = limited(MONTHLY, None, 1)
    leaves = [deferred(f"service/2026-0{n}-15", f"0{n}-20") for n in (2, 3, 4)]
    of = seen(cycle, *leaves)
    assert refusal(of) == (
        "as many turns before it as its cycle allows in a row are put off (1)"
    )
    (refused,) = of.refused
    assert refused.record == leaves[1]
    assert order_of(of, "2026-03-15").window.closes == day("03-15")
    assert order_of(of, "2026-04-15").window.closes == day("04-20")


def test_an_earlier_limit_is_no_deferral_in_a_row() -> None:
    """What an examiner asks for sooner neither needs leave nor counts as leave."""
    sooner = deferred("service/2026-02-15", "02-10")
    later = deferred("service/2026-03-15", "03-20")
    assert not seen(limited(MONTHLY, None, 1), sooner, later).refused
    never = seen(limited(MONTHLY, None, 0), sooner, later)
    assert refusal(never) == "its cycle says that it is never deferred"
    assert order_of(never, "2026-02-15").window.closes == day("02-10")


@pytest.mark.parametrize("row", [1, 2])
def test_visits_of_a_chain_are_put_off_only_so_often_in_a_row(row: int) -> None:
    """Visits made count by the limits that they had, whenever they were made."""
    cycle, name = limited(at_most(15), None, row), "2026-01-01"
    records: list[Record] = [
        deferred(f"service/{name}#1", "01-21"),
        done("01-20", order=f"demo/A1/service/{name}#1"),
        deferred(f"service/{name}#2", "02-10"),
        done("02-09", order=f"demo/A1/service/{name}#2"),
        deferred(f"service/{name}#3", "03-05"),
    ]
    world = estate(
        task(SERVICE, cycle), records=records, installed=name, records_from=name
    )
    of = demand(world, horizon("2026-02-10", "2026-03-31"), as_of="2026-02-10")
    limit = of.chains[0].rungs[0].limit
    assert limit == day("02-24" if row == 2 else "03-05")
    refused = {one.record.order.rpartition("#")[2] for one in of.refused}
    assert refused == ({"3"} if row == 2 else set())


def test_a_floating_series_counts_what_was_put_off_before() -> None:
    """The second turn in a row is refused, as the first was done by leave."""
    cycle = limited(grid(months(2), "2026-01-10", FLOATING), None, 1)
    name = "demo/A1/service/2026-01-10"
    first = deferred("service/2026-01-10#1", "01-25")
    second = deferred("service/2026-01-10#2", "04-10", approved="02-01")
    work = done("01-20", order=f"{name}#1")
    of = seen(cycle, first, second, work, as_of="2026-02-01", first="2026-02-01")
    assert "in a row" in refusal(of)
    of = seen(cycle, second, work, as_of="2026-02-01", first="2026-02-01")
    assert not of.refused


@given(histories(), st.integers(1, 90), st.integers(0, 2))
def test_no_turn_is_put_off_further_or_oftener_than_its_cycle_allows(
    drawn: tuple[Cycle, list[Completion], list[Deferral]], most: int, row: int
) -> None:
    """What holds lies within the limit; a limit only takes leave away."""
    cycle, work, leaves = drawn
    records: list[Record] = [*work, *leaves]
    limit = DeferralLimit(daily(most) if row else None, row)
    after = reckoned(evolve(cycle, deferral=limit), records)
    for order in after.orders:
        if order.deferred is not None and order.deferred.later:
            assert row
            given_ = order.deferred.record.until - order.deferred.instead_of
            assert given_ <= timedelta(days=most)
    vain = {one.record.id for one in reckoned(cycle, [*records]).refused}
    if all(one.next_from is NextFrom.ORIGINAL for one in leaves) and len(leaves) < 2:
        assert vain <= {one.record.id for one in after.refused}
