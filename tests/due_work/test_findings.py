"""Follow-up orders: what was found not to be in order is put right."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    asset,
    day,
    days,
    deferred,
    demand,
    done,
    equipment,
    estate,
    found,
    horizon,
    orders,
    place,
    portfolio,
    quota,
    rule,
    site,
    task,
    void,
    walk,
)
from weibao.cycles.period import Period
from weibao.equipment import Task
from weibao.errors import InvalidValue
from weibao.orders import OrderStatus, Origin, WorkOrder
from weibao.policy import Policy, SwitchOff
from weibao.portfolio import Portfolio
from weibao.records import Record
from weibao.spans import Every, Window
from weibao.texts import Text

MONTHLY = quota(1, Period.MONTH)
JANUARY = horizon("2026-01-01", "2026-01-31")


def tasks(rectify: Every | None = None) -> tuple[Task, Task]:
    """Return a cyclic inspection and a repair on demand."""
    return task("inspect", MONTHLY), task("repair", rectify=rectify)


@pytest.mark.row("S005")
@pytest.mark.parametrize("condition", ["aging", "damaged", "worn_out", "faulty"])
def test_a_finding_opens_one_order_and_again_none(condition: str) -> None:
    """One finding opens one linked order; the same again, while it is open, none."""
    first = found("01-05", condition)
    world = estate(*tasks(), records=[first, found("01-09", condition)])
    result = orders(demand(world, JANUARY, as_of="01-10"), "repair")
    assert [order.finding for order in result] == [first]
    assert result[0].origin is Origin.FINDING
    assert result[0].status is OrderStatus.OPEN
    assert result[0].id == f"demo/A1/repair/{first.key}"


def test_no_finding_takes_the_id_of_a_turn() -> None:
    """A finding called like a turn of the task it asks for has an order of its own."""
    fault = found("01-05", id="2026-02", task="inspect")
    world = estate(*tasks(), records=[fault])
    result = demand(world, horizon("2026-01-01", "2026-02-28"), as_of="01-06")
    assert [order.id for order in orders(result, "inspect")] == [
        "demo/A1/inspect/finding-2026-02",
        "demo/A1/inspect/2026-01",
        "demo/A1/inspect/2026-02",
    ]
    assert len(result.by_id) == len(result.orders)


def test_what_a_round_excepts_and_a_finding_never_share_an_id() -> None:
    """A record called as the two ids joined opens an order beside the round's."""
    at = place("B1", site())
    box = asset("H1", equipment(task("repair"), code="box"), at)
    tour = walk("R1", equipment(task("walk", MONTHLY), code="tour"), at, box)
    record = done("01-05", "walk", "R1", id="C1", except_=("H1",))
    world = portfolio(
        [box, tour], records=[record, found("01-05", subject="H1", id="C1.H1")]
    )
    result = orders(demand(world, JANUARY, as_of="01-10"), "repair", "H1")
    assert {order.occurrence.key for order in result} == {
        "finding-C1:H1",
        "finding-C1.H1",
    }


def test_the_same_found_again_is_part_of_the_open_order_and_on_record() -> None:
    """The earliest day that a finding asks for holds, and each further one is listed.

    A finding that asks for no day changes nothing.
    """
    first = found("01-05", rectify_by=day("03-30"))
    again = found("01-08", rectify_by=day("02-05"))
    bare = found("01-09")
    world = estate(*tasks(), records=[first, again, bare])
    result = demand(world, JANUARY, as_of="01-10")
    [order] = orders(result, "repair")
    assert order.finding == first
    assert (order.window.opens, order.due) == (day("01-05"), day("02-05"))
    assert [(one.finding, one.into, one.lost) for one in result.dropped] == [
        (again, order.id, False),
        (bare, order.id, False),
    ]
    assert order.id in result.dropped[0].reason.zh
    assert "found again on 2026-01-08" in result.dropped[0].reason.en


def test_what_is_found_on_the_day_of_a_repair_stays_open() -> None:
    """It may have been found after the repair, unless the repair names its order."""
    first, second = found("01-05"), found("01-08", id="F2")
    repair = done("01-08", "repair", order=f"demo/A1/repair/{first.key}")
    world = estate(*tasks(), records=[first, second, repair])
    result = orders(demand(world, JANUARY, as_of="01-10"), "repair")
    assert [(order.finding, order.status) for order in result] == [
        (first, OrderStatus.DONE),
        (second, OrderStatus.OPEN),
    ]
    for named, status in (
        (None, OrderStatus.OPEN),
        (f"demo/A1/repair/{second.key}", OrderStatus.DONE),
    ):
        alone = estate(*tasks(), records=[second, done("01-08", "repair", order=named)])
        [order] = orders(demand(alone, JANUARY, as_of="01-10"), "repair")
        assert order.status is status


def test_a_repair_before_a_finding_never_closes_it() -> None:
    """Not even where it names the order of what was found later."""
    fault = found("01-08")
    early = done("01-06", "repair", order=f"demo/A1/repair/{fault.key}")
    world = estate(*tasks(), records=[fault, early])
    [order] = orders(demand(world, JANUARY, as_of="01-10"), "repair")
    assert order.status is OrderStatus.OPEN


def test_a_repair_that_names_a_merged_finding_closes_their_order() -> None:
    """A finding told late may come before the one whose order the repair names."""
    late, known = found("01-05"), found("01-06")
    repair = done("01-08", "repair", order=f"demo/A1/repair/{known.key}")
    world = estate(*tasks(), records=[known, late, repair])
    [order] = orders(demand(world, JANUARY, as_of="01-10"), "repair")
    assert (order.finding, order.completion) == (late, repair)


def test_another_condition_opens_an_order_of_its_own() -> None:
    """A leak and damage on one subject are two follow-ups, and so on two subjects."""
    world = estate(
        *tasks(),
        assets=2,
        records=[
            found("01-05", "leak"),
            found("01-06", "damaged"),
            found("01-06", "leak", "A2"),
        ],
    )
    result = demand(world, JANUARY, as_of="01-10")
    assert len(orders(result, "repair")) == 2
    assert len(orders(result, "repair", "A2")) == 1


def test_found_again_after_the_repair_it_opens_a_new_order() -> None:
    """A repair closes its order, and the same trouble later is a new finding."""
    records: list[Record] = [
        found("01-05"),
        done("01-08", "repair"),
        found("01-20"),
    ]
    result = orders(
        demand(estate(*tasks(), records=records), JANUARY, as_of="01-25"), "repair"
    )
    assert [(o.finding.found if o.finding else None, o.status) for o in result] == [
        (date(2026, 1, 5), OrderStatus.DONE),
        (date(2026, 1, 20), OrderStatus.OPEN),
    ]


def test_one_repair_closes_the_order_it_names_or_the_oldest() -> None:
    """An unnamed completion is for one order; a named one for its own."""
    leak, damage = found("01-05", "leak"), found("01-06", "damaged")
    unnamed = estate(*tasks(), records=[leak, damage, done("01-08", "repair")])
    named = estate(
        *tasks(),
        records=[
            leak,
            damage,
            done("01-08", "repair", order=f"demo/A1/repair/{damage.key}"),
        ],
    )
    for world, closed in ((unnamed, leak), (named, damage)):
        result = orders(demand(world, JANUARY, as_of="01-10"), "repair")
        done_now = [o.finding for o in result if o.status is OrderStatus.DONE]
        assert done_now == [closed]
        assert len(result) == 2


@pytest.mark.parametrize(
    ("rectify", "by", "last"),
    [
        (None, None, "01-12"),
        (Every(days=3), None, "01-08"),
        (Every(days=3), "01-20", "01-20"),
        (Every(months=1), None, "02-05"),
        (None, "01-01", "01-05"),
    ],
)
def test_how_long_a_follow_up_may_take(
    rectify: Every | None, by: str | None, last: str
) -> None:
    """By the finding's own word, else the task's length, else a week."""
    fault = found("01-05", rectify_by=day(by) if by else None)
    (order,) = orders(
        demand(estate(*tasks(rectify), records=[fault]), JANUARY, as_of="01-05"),
        "repair",
    )
    assert [order.window.opens, order.window.closes] == days(f"01-05 {last}")
    assert order.due == order.window.closes


def test_an_overdue_follow_up_stays_open_and_a_done_one_leaves() -> None:
    """Open ones are carried on with their last day; old ones done are gone."""
    fault = found("2025-12-01")
    world = estate(*tasks(), records=[fault])
    (order,) = orders(demand(world, JANUARY), "repair")
    assert order.overdue_since == date(2025, 12, 8)
    repaired = estate(*tasks(), records=[fault, done("2025-12-20", "repair")])
    assert orders(demand(repaired, JANUARY), "repair") == []
    in_time = estate(*tasks(), records=[fault, done("2026-01-03", "repair")])
    (order,) = orders(demand(in_time, JANUARY, as_of="01-05"), "repair")
    assert (order.status, order.overdue_since) == (OrderStatus.DONE, None)


def test_what_is_not_known_yet_opens_nothing() -> None:
    """Findings and repairs of days to come do not count."""
    records: list[Record] = [
        found("01-05"),
        done("01-20", "repair"),
        found("01-25", "x"),
    ]
    (order,) = orders(
        demand(estate(*tasks(), records=records), JANUARY, as_of="01-10"), "repair"
    )
    assert order.status is OrderStatus.OPEN


def test_a_finding_may_name_its_task() -> None:
    """A finding that names a task opens that one; taken back, it opens none."""
    fault = found("01-05", task="inspect")
    world = estate(*tasks(), records=[fault])
    result = orders(demand(world, JANUARY, as_of="01-06"), "inspect")
    assert [o.origin for o in result] == [Origin.FINDING, Origin.CYCLE]
    gone = estate(*tasks(), records=[fault, void(fault, "01-06")])
    result = orders(demand(gone, JANUARY, as_of="01-06"), "inspect")
    assert [o.origin for o in result] == [Origin.CYCLE]


def test_each_subject_that_a_round_excepts_gets_a_follow_up() -> None:
    """One completion closes the round; every exception opens one order of its own."""
    on = site()
    box = equipment(task("repair"), code="hydrant_box")
    patrol = equipment(task("walk", quota(1, Period.DAY), every_day=True), code="round")
    boxes = [asset(id, box, place("B1", on)) for id in ("H1", "H2", "H3")]
    tour = walk("R1", patrol, place("B1", on), *boxes)
    world = portfolio(
        [*boxes, tour],
        records=[
            done("01-05", "walk", "R1", except_=("H1", "H3")),
            done("01-06", "walk", "R1", except_=("H3",)),
        ],
    )
    result = demand(world, JANUARY, as_of="01-07")
    closed = [o.due for o in orders(result, "walk", "R1") if o.completion]
    assert closed == days("01-05 01-06")
    assert [len(orders(result, "repair", id)) for id in ("H1", "H2", "H3")] == [1, 0, 1]
    (order,) = orders(result, "repair", "H3")
    assert order.finding is not None
    assert (order.finding.condition, order.finding.found) == ("walk", date(2026, 1, 5))


@pytest.mark.row("S055")
def test_quarterly_inspections_and_repairs_of_exteriors() -> None:
    """One order a building and quarter, and a repair for every damage found."""
    outside = equipment(
        task("inspect", quota(1, Period.QUARTER)), task("repair"), code="exterior"
    )
    on = site()
    buildings = [place(id, on, type=outside) for id in ("B1", "B2", "B3")]
    damages = [found("2026-02-03", "damaged", id) for id in ("B1", "B3")]
    world = portfolio(buildings, records=[*damages, done("02-10", "inspect", "B2")])
    result = demand(world, as_of="02-15")
    for id in ("B1", "B2", "B3"):
        quarters = [o.occurrence.key for o in orders(result, "inspect", id)]
        still_to_come = ["2026-Q2", "2026-Q3", "2026-Q4"]
        assert quarters == ["2026-Q1", *still_to_come]
        windows = [o.window for o in orders(result, "inspect", id)]
        assert [w.opens.month for w in windows] == [1, 4, 7, 10]
        assert [w.closes.month for w in windows] == [3, 6, 9, 12]
    repairs = [
        o.finding for id in ("B1", "B2", "B3") for o in orders(result, "repair", id)
    ]
    assert repairs == damages


def test_a_subject_without_repairs_opens_none() -> None:
    """Where its type has no task on demand and none is named, nothing is opened."""
    world = estate(task("inspect", MONTHLY), records=[found("01-05")])
    result = demand(world, JANUARY, as_of="01-06")
    assert {order.origin for order in result.orders} == {Origin.CYCLE}


def test_a_finding_that_nothing_can_follow_is_on_record() -> None:
    """It is listed once with a reason in both languages, and is no order."""
    leak = found("01-05", rectify_by=day("01-20"))
    unknown = found("01-06", "smell", subject="X9", task="clean")
    later = found("01-20", "noise")
    world = estate(
        task("inspect", MONTHLY),
        records=[leak, found("01-08"), unknown, later],
    )
    result = demand(world, JANUARY, as_of="01-10")
    assert not [order for order in result.orders if order.finding is not None]
    lost = [one for one in result.dropped if one.finding is not None]
    assert [(one.key, one.due, one.subject, one.task) for one in lost] == [
        (leak.id, day("01-20"), "A1", None),
        (unknown.id, day("01-13"), "X9", "clean"),
    ]
    assert all(one.planned is None for one in lost)
    assert "leak" in lost[0].reason.en
    assert "没有可以跟进的任务" in lost[0].reason.zh


@pytest.mark.parametrize("first", ["leak", "order"])
def test_a_finding_is_not_lost_where_one_that_has_a_task_stands_beside_it(
    first: str,
) -> None:
    """The same condition with a task and without: one order, whichever comes first."""
    days_of = {"leak": ("01-05", "01-06"), "order": ("01-06", "01-05")}[first]
    world = estate(
        task("inspect", MONTHLY),
        records=[found(days_of[0]), found(days_of[1], task="inspect")],
    )
    result = demand(world, JANUARY, as_of="01-10")
    [order] = [order for order in result.orders if order.finding is not None]
    assert order.finding is not None
    assert order.finding.task == "inspect"
    lost = [one.key for one in result.dropped if one.lost]
    assert lost == (["F-A1-leak-01-05"] if first == "leak" else [])


def test_a_repair_that_is_switched_off_loses_no_finding() -> None:
    """What a rule takes away leaves its findings on record."""
    off = SwitchOff(task="repair", because=Text.same("sold"))
    world = estate(*tasks(), rules=[rule(off=(off,))], records=[found("01-05")])
    [one] = demand(world, JANUARY, as_of="01-10").dropped
    assert one.finding == found("01-05")


def test_what_a_round_excepts_is_on_record_too() -> None:
    """A subject that nothing can be done on is named when a round finds it wrong."""
    type_ = equipment(task("look", MONTHLY), code="box")
    at = place("B1", site())
    box = asset("H1", type_, at)
    tour = walk("R1", equipment(task("walk", MONTHLY), code="tour"), at, box)
    record = done("01-05", "walk", "R1", id="C1", except_=("H1",))
    result = demand(portfolio([box, tour], records=[record]), JANUARY, as_of="01-10")
    [one] = [one for one in result.dropped if one.finding is not None]
    assert (one.key, one.subject) == ("C1:H1", "H1")


def rechecked(*records: Record, length: Every | None = None) -> Portfolio:
    """Make an asset whose repairs are checked again."""
    return estate(
        task("inspect", MONTHLY),
        task("repair", rectify=Every(days=9), recheck="recheck"),
        task("recheck", rectify=length),
        records=records,
    )


DAYS = st.integers(0, 30).map(lambda n: day("01-01") + timedelta(days=n))


@given(
    st.sets(DAYS, min_size=1, max_size=3),
    st.sets(DAYS, max_size=3),
    st.sets(DAYS, max_size=3),
)
def test_a_re_check_follows_each_repair_that_was_done(
    finds: set[date], repairs: set[date], checks: set[date]
) -> None:
    """There are as many as done repairs, from their days on, each closed once."""
    world = rechecked(
        *(found(str(one), f"leak-{one}") for one in finds),
        *(done(one, "repair") for one in repairs),
        *(done(one, "recheck") for one in checks),
    )
    result = demand(world, horizon("2026-01-01", "2026-12-31"), as_of="02-01")
    by_key: dict[str, dict[str, WorkOrder]] = {}
    for order in result.orders:
        if order.finding is not None:
            by_key.setdefault(order.occurrence.key, {})[order.planned.task.code] = order
    assert len(by_key) == len(finds)
    used = []
    for some in by_key.values():
        repair, check = some["repair"].completion, some.get("recheck")
        assert (check is not None) == (repair is not None)
        if repair is None or check is None:
            continue
        assert check.window == Window(repair.done, Every(days=7).after(repair.done))
        if check.completion is not None:
            assert check.completion.done >= repair.done
            used.append(check.completion.id)
    assert len(used) == len(set(used))


def test_a_re_check_lasts_as_its_task_says_and_is_late_after() -> None:
    """It may be named, deferred, overdue and done as any other order."""
    past: list[Record] = [found("01-05"), done("01-08", "repair")]
    [check] = [
        one
        for one in demand(
            rechecked(*past, length=Every(days=3)), JANUARY, as_of="01-20"
        ).orders
        if one.planned.task.code == "recheck"
    ]
    assert check.id == "demo/A1/recheck/finding-F-A1-leak-01-05"
    assert check.window == Window(day("01-08"), day("01-11"))
    assert check.overdue_since == day("01-11")
    key = check.id.removeprefix("demo/A1/")
    leave = deferred(key, "01-25", approved="01-09")
    asked = demand(rechecked(*past, leave), JANUARY, as_of="01-20")
    [put_off] = orders(asked, "recheck")
    assert put_off.window.closes == day("01-25")
    named = done("01-08", "recheck", order=check.id)
    world = rechecked(*past, named)
    [closed] = orders(demand(world, JANUARY, as_of="01-20"), "recheck")
    assert closed.completion == named


def test_a_re_check_that_is_not_planned_is_not_asked_for() -> None:
    """A rule may switch it off."""
    off = rule(off=(SwitchOff(task="recheck", because=Text.same("no need")),))
    world = evolve(
        rechecked(found("01-05"), done("01-08", "repair")), policy=Policy(rules=(off,))
    )
    assert not orders(demand(world, JANUARY, as_of="01-20"), "recheck")


def test_no_task_checks_itself() -> None:
    """Who mended it may check it, but by another task."""
    with pytest.raises(InvalidValue, match="its own re-check"):
        task("repair", recheck="repair")
