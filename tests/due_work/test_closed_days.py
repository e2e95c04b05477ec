"""Closed days and blackouts: dates give way to them, the grid does not move."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from portfolios import (
    WEEKENDS_OFF,
    at_most,
    calendar,
    daily,
    day,
    days,
    demand,
    done,
    dues,
    estate,
    grid,
    horizon,
    months,
    orders,
    planned_days,
    quota,
    rule,
    season,
    task,
    with_records,
)
from staffing import crew, person, staffed
from weibao.calendars.china import CHINA
from weibao.calendars.working import Stack
from weibao.cycles.period import Period
from weibao.cycles.shift import FLOATING
from weibao.cycles.working_day import ClosedDay
from weibao.equipment import Criticality
from weibao.policy import Rule, Suspension
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.spans import Every, Window
from weibao.texts import Text
from weibao.verifier import Rule as Broken
from weibao.verifier import verify

SERVICE = "service"
GOLDEN_WEEK = Stack(
    (calendar([date(2026, 10, 1) + timedelta(days=n) for n in range(7)]),)
)
IN_CHINA = Stack((CHINA,))
YEAR_END = "2026-12-31"


@pytest.mark.feature("F039", "F040")
@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        (ClosedDay.BEFORE, "09-30"),
        (ClosedDay.AFTER, "10-08"),
        (ClosedDay.NEAREST, "09-30"),
        (ClosedDay.SKIP, ""),
        (ClosedDay.KEEP, "10-01"),
    ],
)
def test_a_date_on_a_holiday_goes_where_the_rule_says(
    closed: ClosedDay, expected: str
) -> None:
    """Due on 1 October, closed to the 7th: before, after, nearest, left out or kept."""
    cycle = grid(months(12), "2025-10-01", closed=closed)
    found = demand(estate(task(SERVICE, cycle), stack=GOLDEN_WEEK))
    assert planned_days(found) == days(expected)
    assert all(order.window.opens == order.window.closes for order in orders(found))
    skipped = [one.due for one in found.dropped]
    assert skipped == (days("10-01") if closed is ClosedDay.SKIP else [])
    if closed is ClosedDay.SKIP:
        assert "closed" in found.dropped[0].reason.en
        assert "停业" in found.dropped[0].reason.zh


@pytest.mark.parametrize(
    ("due", "closed", "expected"),
    [
        ("02-18", ClosedDay.BEFORE, "02-14"),  # a make-up Saturday before the festival
        ("02-18", ClosedDay.AFTER, "02-24"),
        ("02-20", ClosedDay.NEAREST, "02-24"),
        ("02-19", ClosedDay.NEAREST, "02-14"),  # five days either way: the earlier
        ("05-09", ClosedDay.BEFORE, "05-09"),  # a make-up Saturday is open
        ("05-01", ClosedDay.AFTER, "05-06"),
        ("01-04", ClosedDay.BEFORE, "01-04"),  # a make-up Sunday
    ],
)
def test_chinas_festivals_and_make_up_days(
    due: str, closed: ClosedDay, expected: str
) -> None:
    """Dates in a festival move past all its days off; make-up days are working days."""
    cycle = grid(months(12), f"2026-{due}", closed=closed)
    found = demand(estate(task(SERVICE, cycle), stack=IN_CHINA))
    assert planned_days(found) == days(expected)


@pytest.mark.feature("F042")
@pytest.mark.parametrize("closed", [ClosedDay.BEFORE, ClosedDay.AFTER, ClosedDay.SKIP])
@pytest.mark.parametrize("every", [months(1), daily(7), Every(1, 3)])
def test_a_move_off_a_holiday_concerns_that_date_alone(
    closed: ClosedDay, every: Every
) -> None:
    """Every other date of the series is what it is without the holiday."""
    cycle = grid(every, "2026-05-01", closed=closed)
    holiday = Stack((calendar([date(2026, 5, 1)]),))
    with_it = demand(estate(task(SERVICE, cycle), stack=holiday))
    without = demand(estate(task(SERVICE, cycle)))
    assert planned_days(without)[0] == date(2026, 5, 1)
    moved = planned_days(with_it)[:1] if closed is not ClosedDay.SKIP else []
    assert planned_days(with_it) == moved + planned_days(without)[1:]
    assert moved != planned_days(without)[:1]


@pytest.mark.parametrize(
    ("closed", "due", "within", "expected"),
    [
        # Sunday 6 September ends the window: following turns back to Friday.
        (ClosedDay.AFTER, "2026-09-06", (10, 0), "09-04"),
        (ClosedDay.BEFORE, "2026-09-06", (0, 10), "09-07"),
        (ClosedDay.NEAREST, "2026-09-06", (10, 10), "09-07"),
        (ClosedDay.NEAREST, "2026-09-05", (10, 10), "09-04"),
    ],
)
def test_a_move_stays_inside_the_lawful_window(
    closed: ClosedDay, due: str, within: tuple[int, int], expected: str
) -> None:
    """A move that would leave the window turns to the nearest open day inside."""
    cycle = grid(months(12), due, within=within, closed=closed)
    (order,) = orders(demand(estate(task(SERVICE, cycle), stack=WEEKENDS_OFF)))
    aimed = day(expected)
    assert order.preferred.opens <= aimed <= order.preferred.closes
    assert order.window == Window(
        day(due) - timedelta(days=within[0]), day(due) + timedelta(days=within[1])
    )


def test_a_tolerance_does_not_keep_skipped_dates() -> None:
    """By the rule to skip, a closed date is left out, open days around it or not."""
    cycle = grid(months(12), "2026-10-01", within=(10, 10), closed=ClosedDay.SKIP)
    found = demand(estate(task(SERVICE, cycle), stack=GOLDEN_WEEK))
    assert not found.orders
    assert [one.due for one in found.dropped] == days("10-01")


def test_a_window_without_open_days_is_kept_for_the_roster_to_refuse() -> None:
    """Nothing is planned outside the window, and nothing vanishes either."""
    cycle = grid(months(12), "2026-10-04", within=(2, 2))
    (order,) = orders(demand(estate(task(SERVICE, cycle), stack=GOLDEN_WEEK)))
    assert [order.window.opens, order.window.closes] == days("10-02 10-06")


def test_work_of_every_day_takes_no_notice_of_closed_days() -> None:
    """A patrol that goes on every day keeps its dates on holidays."""
    patrol = task(SERVICE, grid(daily(1), "2026-01-01"), every_day=True)
    found = demand(
        estate(patrol, stack=GOLDEN_WEEK), horizon("2026-10-01", "2026-10-07")
    )
    assert planned_days(found) == days("10-01 10-02 10-03 10-04 10-05 10-06 10-07")


def test_dates_that_move_over_the_horizons_edge_belong_to_one_side_only() -> None:
    """1 October moved to 30 September is September's order and not October's."""
    cycle = grid(months(1), "2026-09-01")
    world = estate(task(SERVICE, cycle), stack=GOLDEN_WEEK)
    september = demand(world, horizon("2026-09-01", "2026-09-30"))
    october = demand(world, horizon("2026-10-01", "2026-10-31"))
    assert planned_days(september) == days("09-01 09-30")
    assert planned_days(october) == []
    after = estate(
        task(SERVICE, grid(months(1), "2026-09-01", closed=ClosedDay.AFTER)),
        stack=Stack((calendar(days("08-31 09-01 09-02")),)),
    )
    assert planned_days(demand(after, horizon("2026-08-01", "2026-09-02"))) == []
    assert planned_days(demand(after, horizon("2026-09-03", "2026-09-30"))) == days(
        "09-03"
    )


def test_a_move_stays_inside_season_and_validity() -> None:
    """A closed first day of a season or of a rule is made up for after it."""
    stack = Stack((calendar(days("04-01 04-02")),))
    seasonal = grid(months(12), "2026-04-01", seasons=(season("04-01", "10-31"),))
    assert planned_days(demand(estate(task(SERVICE, seasonal), stack=stack))) == days(
        "04-03"
    )
    valid = rule(valid_from=date(2026, 4, 1))
    world = estate(
        task(SERVICE, grid(months(12), "2026-04-01")), stack=stack, rules=[valid]
    )
    assert planned_days(demand(world)) == days("04-03")


def test_floating_work_counts_from_the_day_it_is_moved_to() -> None:
    """Every 30 days from completion: a Sunday's turn on Friday moves the next two."""
    cycle = grid(daily(30), shift=FLOATING)
    world = estate(
        task(SERVICE, cycle), stack=WEEKENDS_OFF, records=[done("2026-01-02")]
    )
    found = demand(world, horizon("2026-01-03", "2026-04-30"))
    assert planned_days(found) == days("01-30 02-27 03-27 04-24")


# Blackouts

SHUTDOWN = Window(date(2026, 8, 10), date(2026, 8, 20))


@pytest.mark.feature("F048", partial=True)
@pytest.mark.parametrize(
    ("due", "opens", "closes", "aimed"),
    [
        ("08-09", "08-02", "08-09", "08-09"),
        ("08-15", "08-08", "08-22", "08-09"),
        ("08-19", "08-21", "08-26", "08-21"),
    ],
)
def test_a_shutdown_narrows_the_windows_it_touches(
    due: str, opens: str, closes: str, aimed: str
) -> None:
    """Barred days at a window's ends are no part of it; a free one is aimed at."""
    cycle = grid(months(12), f"2026-{due}", within=(7, 7), blackouts=(SHUTDOWN,))
    (order,) = orders(demand(estate(task(SERVICE, cycle))))
    assert [order.window.opens, order.window.closes] == days(f"{opens} {closes}")
    assert day(aimed) in order.preferred
    assert day(aimed) not in SHUTDOWN


@pytest.mark.feature("F048", partial=True)
def test_a_shutdown_that_takes_the_whole_window_is_reported() -> None:
    """What has no day left is on record with the reason; the rest of the grid stays."""
    cycle = grid(months(1), "2026-08-15", within=(3, 3), blackouts=(SHUTDOWN,))
    found = demand(estate(task(SERVICE, cycle)))
    assert dues(found) == days("09-15 10-15 11-15 12-15")
    assert [(one.due, one.reason.en) for one in found.dropped] == [
        (date(2026, 8, 15), "the window lies in a blackout")
    ]


def test_a_shutdown_of_every_year_may_wrap_it() -> None:
    """A yearly blackout bars its days in each year."""
    cycle = grid(months(1), "2025-01-05", blackouts=(season("12-20", "01-31"),))
    world = estate(task(SERVICE, cycle))
    assert dues(demand(world, horizon("2026-11-01", "2027-03-31"))) == days(
        "11-05 12-05 2027-02-05 2027-03-05"
    )


def test_no_move_leads_into_a_shutdown() -> None:
    """A closed date goes past barred days too."""
    friday = Window(date(2026, 9, 4), date(2026, 9, 4))
    cycle = grid(months(12), "2026-09-06", blackouts=(friday,))
    found = demand(estate(task(SERVICE, cycle), stack=WEEKENDS_OFF))
    assert planned_days(found) == days("09-03")


def test_law_and_safety_take_no_notice_of_a_shutdown() -> None:
    """Statutory work stays due in a blackout."""
    cycle = grid(months(12), "2026-08-15", blackouts=(SHUTDOWN,))
    statutory = task(SERVICE, cycle, criticality=Criticality.STATUTORY)
    assert dues(demand(estate(statutory))) == days("08-15")


def test_floating_work_waits_for_the_end_of_a_shutdown() -> None:
    """Work that counts from completion is put off by a blackout, not left out."""
    cycle = grid(months(1), shift=FLOATING, blackouts=(SHUTDOWN,))
    world = estate(task(SERVICE, cycle), records=[done("07-12")])
    found = demand(world, horizon("2026-08-01", "2026-09-30"))
    assert dues(found) == days("08-21 09-21")
    assert not found.dropped


def test_visits_of_a_chain_keep_out_of_a_shutdown() -> None:
    """A chain's visit is planned before the blackout, inside the longest gap."""
    cycle = at_most(15, aim=13, blackouts=(SHUTDOWN,))
    world = estate(task(SERVICE, cycle), records=[done("07-31")])
    found = demand(world, horizon("2026-08-01", "2026-08-31"))
    assert dues(found) == days("08-09 08-22")


def test_a_quota_in_a_shutdown_is_left_out_or_narrowed() -> None:
    """A week inside the shutdown has no turn; one at its edge has the days left."""
    cycle = quota(1, Period.WEEK, blackouts=(SHUTDOWN,))
    found = demand(estate(task(SERVICE, cycle)), horizon("2026-08-03", "2026-08-30"))
    windows = [(o.window.opens, o.window.closes) for o in orders(found)]
    assert windows == [
        tuple(days("08-03 08-09")),
        tuple(days("08-21 08-23")),
        tuple(days("08-24 08-30")),
    ]
    assert [one.key for one in found.dropped] == ["2026-W33"]


@pytest.mark.parametrize(
    "closed", [ClosedDay.BEFORE, ClosedDay.AFTER, ClosedDay.NEAREST]
)
def test_where_no_day_is_open_the_date_stays(closed: ClosedDay) -> None:
    """A site that never opens keeps its dates, for the roster to refuse."""
    never = Stack((calendar(weekend=range(7)),))
    cycle = grid(months(6), "2026-03-01", closed=closed)
    found = demand(estate(task(SERVICE, cycle), stack=never))
    assert planned_days(found) == dues(found) == days("03-01 09-01")


@pytest.mark.parametrize(
    "closed",
    [
        ClosedDay.BEFORE,
        ClosedDay.NEAREST,
        ClosedDay.MODIFIED_AFTER,
        ClosedDay.MODIFIED_BEFORE,
    ],
)
def test_short_floating_work_goes_on_after_days_closed_for_longer(
    closed: ClosedDay,
) -> None:
    """No date goes back to the day of the work done last: it would for ever."""
    cycle = grid(daily(2), None, shift=FLOATING, closed=closed)
    world = staffed(
        estate(task(SERVICE, cycle), stack=GOLDEN_WEEK, records=[done("2026-09-28")]),
        crew("team", person("an")),
    )
    found = demand(world, horizon("2026-09-29", "2026-10-12"))
    waiting = [one for one in orders(found) if one.completion is None]
    assert [one.window.opens for one in waiting] == days("09-30 10-08 10-10 10-12")
    for today in ("2026-09-30", "2026-10-01"):
        later = with_records(world, done("2026-09-30"))
        late = demand(later, horizon(today, "2026-10-12"))
        roster = assign(late, later.workforce, seed=0)
        assert not verify(roster, later, later.history).violations
        assert planned_days(late)[-3:] == days("10-08 10-10 10-12")


PAUSE = Suspension(first=day("02-20"), because=Text.same("rebuilding"))


@pytest.mark.parametrize("tolerance", ["", ", -3/+3 days"])
@pytest.mark.parametrize(
    ("until", "rules"),
    [
        (", until 2026-02-19", ()),
        (", in 03-01..02-19", ()),
        ("", [rule(valid_to=day("02-19"))]),
        ("", [rule(suspensions=(PAUSE,))]),
    ],
)
def test_floating_work_with_no_open_day_left_comes_to_its_end(
    until: str, rules: Sequence[Rule], tolerance: str
) -> None:
    """It went back to the day of the work before, for ever and ever."""
    holiday = [day("02-10") + timedelta(days=number) for number in range(11)]
    cycle = f"every 10 days, from completion{tolerance}{until}"
    world = estate(
        task("service", cycle),
        stack=Stack((calendar(holiday, weekend=(5, 6)),)),
        installed="2025-12-31",
        rules=rules,
    )
    found = demand(world, horizon("2026-01-01", "2026-02-28"))
    last = orders(found)[-1]
    assert last.window.closes == day("02-19")
    assert dues(found) == sorted(set(dues(found)))
    roster = Roster(demand=found, workforce=world.workforce, assignments=())
    broken = {one.rule for one in verify(roster, world, world.history).violations}
    assert broken == {Broken.ORDER_MISSING}


def test_work_dated_back_comes_on_from_a_date_before_the_work_done_last() -> None:
    """A turn that closed days take back is not done before the one before it."""
    cycle = "every 1 day, renewed from the expiry"
    world = estate(task(SERVICE, cycle), stack=WEEKENDS_OFF)
    found = demand(world, horizon("2026-10-01", "2026-10-20"))
    assert dues(found) == [date(2026, 10, number) for number in range(1, 21)]


@pytest.mark.parametrize(
    ("cycle", "first", "last", "today"),
    [
        ("every 1 day, from 2026-10-01", "2026-10-01", "2026-10-31", "2026-10-01"),
        ("once each week", "2026-09-03", "2026-10-31", "2026-10-01"),
        ("at most 15 days apart", "2026-08-01", "2026-10-31", "2026-12-01"),
        (
            "at most 9 days apart, in 03-01..08-31",
            "2026-01-01",
            "2026-12-31",
            "2026-12-31",
        ),
        ("every 1 day, from completion", "2026-09-01", "2026-09-30", "2026-09-01"),
    ],
)
def test_what_begins_on_a_closed_day_or_lies_behind_is_judged_alike(
    cycle: str, first: str, last: str, today: str
) -> None:
    """No roster of the engine has a violation, at the edges of days known of either."""
    world = estate(
        task(SERVICE, cycle),
        stack=GOLDEN_WEEK,
        installed=first,
        records_from=first,
    )
    world = staffed(world, crew("team", person("an")))
    found = demand(world, horizon(first, last), as_of=today)
    roster = assign(found, world.workforce, seed=0)
    assert verify(roster, world, world.history).violations == ()


def test_work_done_after_a_horizon_gone_by_leaves_nothing_missing() -> None:
    """A turn from before the horizon that was done after it has no order."""
    cycle = "every 2 years, from 2026-01-31"
    world = estate(
        task(SERVICE, cycle), records=[done("2026-06-26")], records_from="2026-01-01"
    )
    world = staffed(world, crew("team", person("an")))
    found = demand(world, horizon("2026-03-28", "2026-03-30"), as_of="2026-06-30")
    roster = assign(found, world.workforce, seed=0)
    assert found.orders == ()
    assert verify(roster, world, world.history).violations == ()


def test_a_term_less_a_day_that_stays_on_its_grid_is_judged_so() -> None:
    """Work on its date moves nothing: the next one is a whole interval later."""
    cycle = "every 30 days, from completion if late or too late, less a day"
    world = estate(
        task(SERVICE, cycle), installed="2025-12-31", records_from="2025-01-01"
    )
    world = staffed(world, crew("team", person("an")))
    found = demand(world, horizon("2026-01-01", "2026-03-30"), as_of="2026-01-01")
    assert dues(found) == [date(2026, 1, 30), date(2026, 3, 1)]
    roster = assign(found, world.workforce, seed=0)
    assert verify(roster, world, world.history).violations == ()
