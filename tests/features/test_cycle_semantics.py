"""Features of group C: what early, late and missing work does to later dates.

Where a feature speaks of dates alone, the parts of cycles give them here; whether a
policy can say it, too, stands on the page about the meanings of a cycle.
"""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from icalendar import Calendar

from portfolios import (
    OPEN_ALWAYS,
    YEAR,
    calendar,
    day,
    days,
    demand,
    done,
    dues,
    edited,
    estate,
    grid,
    horizon,
    months,
    orders,
    task,
    with_records,
)
from rows.portfolios import BASE, TEAM, build, known_types
from staffing import crew, leave, person, roster_of, rostered, staffed
from weibao.calendars.working import Stack
from weibao.cycles.anchor import Edge, Job, Mark, Reference
from weibao.cycles.cycle import Cycle
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Interval, MaximumGap
from weibao.cycles.shift import KEEP_THE_DEADLINE, GridShift, Move, Share
from weibao.cycles.window import Tolerance
from weibao.due_work import Release, ReleaseState, releases
from weibao.errors import InvalidValue
from weibao.feeds import make_feeds
from weibao.orders import Demand, OrderStatus
from weibao.phrases import parse_cycle
from weibao.records import Completion, EditAction
from weibao.reports.ignored import Ignored, ignored
from weibao.spans import Every, Horizon, Window
from weibao.verifier import verify

SERVICE = "service"


def next_due(cycle: Cycle, completed: str) -> date:
    """Return the first open due date after a completion of the anchor's turn."""
    today = day(completed)
    assert isinstance(cycle.rhythm, Interval)
    assert cycle.rhythm.anchor is not None
    begun = min(today, cycle.rhythm.anchor) - timedelta(days=30)
    world = estate(
        task(SERVICE, cycle), records=[done(completed)], records_from=str(begun)
    )
    over = horizon(completed, str(today + timedelta(days=800)))
    found = orders(demand(world, over, as_of=today))
    return next(order.due for order in found if order.status is OrderStatus.OPEN)


@pytest.mark.feature("F021")
def test_four_reference_points_give_four_dates() -> None:
    """Planned 1 to 4 June, done 8 to 12 June: four days to count thirty from."""
    last = Job(
        scheduled_start=day("06-01"),
        scheduled_end=day("06-04"),
        actual_start=day("06-08"),
        actual_end=day("06-12"),
    )
    found = {
        mark: Reference(mark, Edge.START).next_job(
            last, Every(days=30), timedelta(days=3)
        )[0]
        for mark in Mark
    }
    assert found == {
        Mark.SCHEDULED_START: day("07-01"),
        Mark.SCHEDULED_END: day("07-04"),
        Mark.ACTUAL_START: day("07-08"),
        Mark.ACTUAL_END: day("07-12"),
    }


def shifted(early: int, late: int, *, band: int = 0) -> Cycle:
    """Make a quarterly cycle that moves by shares of lateness beyond a band."""
    shift = GridShift(
        Share(Fraction(early)), Move.KEEP, Move.KEEP, Share(Fraction(late))
    )
    return grid(months(3), "1998-06-01", shift, within=(band, band))


@pytest.mark.feature("F022")
def test_half_of_the_lateness_moves_later_dates() -> None:
    """Fourteen days late, beyond nine of tolerance: half of all fourteen."""
    assert next_due(shifted(50, 50, band=9), "1998-06-15") == date(1998, 9, 8)


@pytest.mark.feature("F023")
@pytest.mark.parametrize(
    ("completed", "expected"),
    [("1998-05-27", "1998-09-01"), ("1998-06-06", "1998-09-06")],
)
def test_early_and_late_have_figures_of_their_own(
    completed: str, expected: str
) -> None:
    """With 0 % early and 100 % late, five days early move nothing, five late all."""
    assert next_due(shifted(0, 100), completed) == day(expected)


@pytest.mark.feature("F024")
@pytest.mark.parametrize(
    ("completed", "expected"),
    [("1998-06-10", "1998-09-01"), ("1998-06-11", "1998-09-06")],
)
def test_inside_the_band_nothing_moves(completed: str, expected: str) -> None:
    """Nine days late keep the date; ten move it by half of all ten."""
    assert next_due(shifted(50, 50, band=9), completed) == day(expected)


@pytest.mark.feature("F025")
def test_no_work_lies_outside_its_window() -> None:
    """Due on the 8th, seven days either way: all is placed from the 1st to the 15th."""
    cycle = grid(months(12), "2026-03-08", within=(7, 7))
    world = estate(task(SERVICE, cycle, duration=timedelta(hours=3)), assets=24)
    made = roster_of(world, crew("team", person("an")))
    window = Window(day("03-01"), day("03-15"))
    assert {order.window for order in made.demand.orders} == {window}
    assert len(made.assignments) == 24
    assert all(one.day in window for one in made.assignments)


@pytest.mark.feature("F026")
@pytest.mark.parametrize(
    ("completed", "expected"),
    [("2018-12-11", "2020-02-10"), ("2018-12-10", "2019-12-10")],
)
def test_inside_the_last_two_months_the_deadline_is_kept(
    completed: str, expected: str
) -> None:
    """A day too early, and a year is counted from the work instead."""
    rhythm = Interval(months(12), KEEP_THE_DEADLINE, date(2019, 2, 10))
    cycle = Cycle(rhythm, Tolerance(months(2), open_start=True))
    assert next_due(cycle, completed) == day(expected)


@pytest.mark.feature("F027")
@pytest.mark.parametrize(
    ("gaps", "breaches"),
    [
        ((38, 38, 24), 0),
        ((39,), 1),
        ((38, 38, 25), 1),  # 101 days together
        ((33, 34, 34), 1),  # each of them lawful alone
        ((33, 33, 34), 0),
    ],
)
def test_one_gap_and_three_together_have_limits(
    gaps: tuple[int, ...], breaches: int
) -> None:
    """Of 31 days one gap may take 1.25 times as much, three together 3.25 times.

    All turns but the last are on record, and nobody is there for that one any sooner.
    """
    cycle = parse_cycle(
        "at most 31 days apart, extended by up to 25%, "
        "any 3 together at most 3.25 intervals"
    )
    turns = [date(2025, 1, 1)]
    for gap in gaps:
        turns.append(turns[-1] + timedelta(days=gap))
    records = [done(turn) for turn in turns[:-1]]
    world = estate(task(SERVICE, cycle), records=records)
    first = turns[-2] + timedelta(days=1)
    away = leave(str(first), str(turns[-1] - timedelta(days=1)))
    team = crew("team", person("an", absences=(away,)))
    over = Horizon(first, turns[-1])
    world = staffed(world, team)
    made = rostered(world, over)
    assert [one.day for one in made.assignments] == turns[-1:]
    found = verify(made, world, world.history).breaches
    assert len(found) == len(made.late) == breaches
    assert len(made.extended) == (not breaches and gaps[-1] > 31)


GAS = "every 12 months, within 2 months before, keep the deadline, from 2019-02-10"
AIR = "every 6 months, ±10% up to 30 days, keep the grid, from 1999-01-31"
PLANT = "every 3 months, ±9 days, shifted by 50% if too early or too late, "
PLANT += "from 1998-06-01"
ALIKE = "every 12 months, aligned once to 07-10 up to 2 months later"
REACTOR = "at most 31 days apart, extended by up to 25%, "
REACTOR += "any 3 together at most 3.25 intervals"


@pytest.mark.feature("N01")
@pytest.mark.parametrize(
    ("words", "completed", "expected"),
    [
        (GAS, "2019-01-05", "2020-02-10"),
        (GAS, "2018-12-11", "2020-02-10"),
        (GAS, "2018-12-10", "2019-12-10"),
        (AIR, "1999-01-13", "1999-07-31"),
        (AIR, "1999-02-18", "1999-07-31"),
        (AIR, "1999-02-19", "1999-08-19"),
        (AIR, "1999-01-12", "1999-07-12"),
        (PLANT, "1998-06-15", "1998-09-08"),
        (PLANT, "1998-06-10", "1998-09-01"),
        (PLANT, "1998-06-11", "1998-09-06"),
    ],
)
def test_rules_of_law_and_trade_take_one_line_each(
    words: str, completed: str, expected: str
) -> None:
    """Gas safety, army aircraft, and the tolerance of a well-known plan."""
    assert "\n" not in words
    assert next_due(parse_cycle(words), completed) == day(expected)


@pytest.mark.feature("N01")
def test_the_window_of_a_rule_in_percent_has_its_days() -> None:
    """A tenth of 180 days either way; a first date once joins those of the others."""
    world = estate(task(SERVICE, AIR), records_from="1999-01-01")
    over = horizon("1999-01-01", "1999-03-31")
    (one,) = orders(demand(world, over, as_of="1999-01-01"))
    assert one.window == Window(day("1999-01-13"), day("1999-02-18"))
    new = estate(task(SERVICE, ALIKE), installed="2025-05-20")
    both = horizon("2026-01-01", "2027-12-31")
    assert dues(demand(new, both, as_of="2026-01-01")) == days("2026-07-10 2027-07-10")


@pytest.mark.feature("N01")
@pytest.mark.parametrize(("gap", "late"), [(38, False), (39, True)])
def test_a_habit_of_extending_has_its_end(gap: int, late: bool) -> None:
    """A quarter more once; three together a quarter of one more."""
    alone = [date(2025, 1, 1), date(2025, 1, 1) + timedelta(days=gap)]
    turns = [date(2025, 1, 1) + timedelta(days=n) for n in (0, 38, 76, 100, 101)]
    rhythm = parse_cycle(REACTOR).rhythm
    assert isinstance(rhythm, MaximumGap)
    assert (rhythm.gap.limit(alone[:1]) < alone[1]) is late
    assert rhythm.gap.limit(turns[:3]) == turns[3]  # not the 114th day: three are 100


def released(
    cycle: str,
    over: Horizon,
    today: str,
    *records: Completion,
    stack: Stack = OPEN_ALWAYS,
    begun: str | None = None,
) -> list[Release]:
    """Return the releases of the open orders of a cycle, by their dates."""
    known = estate(
        task(SERVICE, cycle), records=records, stack=stack, records_from=begun
    )
    asked = demand(known, over, as_of=day(today))
    found = releases(asked)
    return [found[order.id] for order in orders(asked) if order.id in found]


JUNE = horizon("2026-06-01", "2026-06-30")


@pytest.mark.feature("F028")
@pytest.mark.parametrize(
    ("today", "state"),
    [("05-26", ReleaseState.PLANNED), ("05-27", ReleaseState.RELEASED)],
)
def test_a_lead_in_days(today: str, state: ReleaseState) -> None:
    """Due on 1 June with a lead of 5 days: released on 27 May and not before."""
    cycle = "every 1 month, from 2026-06-01, released 5 days ahead"
    [one] = released(cycle, JUNE, today, begun=str(day(today)))
    assert one == Release(state, day("05-27"))


@pytest.mark.feature("F029")
@pytest.mark.parametrize(("share", "after"), [(0, 0), (80, 200), (100, 250)])
def test_a_lead_may_be_a_share_of_the_cycle(share: int, after: int) -> None:
    """Of 250 days: released at once, after 200 days, and on the day due."""
    base = date(2026, 1, 1)
    cycle = f"every 250 days, from 2026-01-01, released at {share}% of the interval"
    over = horizon("2026-02-01", "2026-12-31")
    [one] = released(cycle, over, "2026-02-01", begun="2026-02-01")
    assert one.day == base + timedelta(days=after)
    floats = f"{cycle}, from completion"
    [one] = released(floats, over, "2026-02-01", done(base))
    assert one.day == base + timedelta(days=after)


@pytest.mark.feature("F030")
def test_a_lead_may_be_counted_in_working_days() -> None:
    """Five open days before Monday 1 June, past a weekend and a closed Monday."""
    stack = Stack((calendar([day("05-25")], weekend=(5, 6)),))
    cycle = "every 1 month, from 2026-06-01, released 5 working days ahead"
    [one] = released(cycle, JUNE, "05-01", stack=stack, begun="2026-05-01")
    assert one == Release(ReleaseState.PLANNED, day("05-22"))


@pytest.mark.feature("F031")
def test_an_order_waits_until_the_one_before_it_is_done() -> None:
    """While the second is open, the third is a planned date and not released."""
    cycle = "every 1 month, from 2026-01-01, catch up missed work, one at a time"
    over, begun = horizon("2026-01-01", "2026-03-31"), "2026-01-01"
    first, second = done("01-01"), done("02-02")
    open_, third = released(cycle, over, "03-20", first, begun=begun)
    assert open_.state is ReleaseState.RELEASED
    assert third.state is ReleaseState.WAITING
    assert third.waits_for is not None
    assert third.waits_for.endswith("/2026-02-01")
    [third] = released(cycle, over, "03-20", first, second, begun=begun)
    assert third.state is ReleaseState.RELEASED


@pytest.mark.feature("F032")
@pytest.mark.parametrize(
    ("missed", "released"),
    [
        (Missed.CATCH_UP, "01-01 02-01 03-01"),
        (Missed.SUPERSEDE, ""),
        (Missed.MERGE, "03-01"),
    ],
)
def test_three_missed_months(missed: Missed, released: str) -> None:
    """Catching up releases three, skipping none, merging one that closes all three."""
    cycle = grid(months(1), "2026-01-01", missed=missed)
    world = estate(task(SERVICE, cycle), records_from="2026-01-01")
    over = horizon("2026-03-20", "2026-04-30")
    *late, following = orders(demand(world, over))
    assert [order.due for order in late] == days(released)
    assert following.due == day("04-01")
    if missed is Missed.MERGE:
        [one] = late
        made = evolve(done("03-20"), order=one.id)
        after = demand(with_records(world, made), over, as_of=day("03-21"))
        left = [o.due for o in orders(after) if o.status is OrderStatus.OPEN]
        assert left == days("04-01")


BERLIN = """
sites:
  - {id: site, title: Hof, time_zone: Europe/Berlin, calendars: []}
locations:
  - {id: B1, title: Haus 1, site: site, kind: building}
shifts:
  - {id: day, hours: "06:00-17:00", weekdays: [MO, TU, WE, TH, FR, SA, SU]}
equipment_types:
  - code: boiler
    family: boilers
    tasks:
      - {code: look, title: 查看, cycle: daily, duration: 1 h, hours: "08:00-09:00",
          every_day: true}
assets: [{id: BOILER, type: boiler, location: B1}]
policies:
  - {id: boilers, select: {types: [boiler]}, crew: team}
"""


@pytest.mark.feature("F036")
@pytest.mark.parametrize(
    ("change", "before", "after"), [("03-29", 1, 2), ("10-25", 2, 1)]
)
def test_the_local_hour_outlives_the_change_of_clocks(
    tmp_path: Path, change: str, before: int, after: int
) -> None:
    """Daily at eight in Berlin stays at eight, while its distance to UTC changes."""
    turned = day(change)
    over = Horizon(turned - timedelta(days=7), turned + timedelta(days=7))
    world = build(tmp_path, (BERLIN, TEAM), known_types(), "2026-01-01")
    [crew_feed] = [
        made
        for made in make_feeds(world.roster(over), state=None).calendars
        if made.path == "crews/team.ics"
    ]
    events = Calendar.from_ical(crew_feed.to_bytes()).walk("VEVENT")
    starts = sorted(event.decoded("DTSTART") for event in events)
    assert [start.date() for start in starts] == [
        over.first + timedelta(days=number) for number in range(15)
    ]
    assert {(start.hour, start.minute) for start in starts} == {(8, 0)}
    hours = [start.utcoffset() // timedelta(hours=1) for start in starts]
    assert hours == [before] * 7 + [after] * 8


@pytest.mark.feature("F033")
@pytest.mark.parametrize(("follow", "july"), [(False, "07-01"), (True, "07-10")])
def test_one_date_is_moved(follow: bool, july: str) -> None:
    """1 June to 10 June: 1 July where later dates are kept, 10 July where not."""
    move = edited("2026-06-01", EditAction.MOVE, "06-10", follow=follow)
    world = estate(task(SERVICE, "every 1 month, from 2026-01-01"), records=[move])
    over = horizon("2026-06-01", "2026-07-31")
    found = demand(world, over, as_of="2026-06-01")
    assert dues(found) == days(f"06-10 {july}")


@pytest.mark.feature("F034")
def test_a_turn_is_skipped_with_a_record_of_why() -> None:
    """With reason, person and day; refused without a reason; apart from missed."""
    skip = edited("2026-02-01", EditAction.SKIP, by="chief", because="frost")
    monthly = task(SERVICE, "every 1 month, from 2026-01-01")
    world = estate(monthly, records=[skip], records_from="2026-01-01")
    with pytest.raises(InvalidValue):
        evolve(skip, because="")
    found = demand(world, horizon("2026-01-01", "2026-03-31"), as_of="2026-03-01")
    [apart] = [one for one in found.dropped if one.edit is not None]
    assert apart.limit is None
    assert apart.edit == skip
    assert {one.due for one in found.dropped if one.limit} == {day("01-01")}


@pytest.mark.feature("F074")
def test_a_locked_date_stays() -> None:
    """It is the same in a longer plan; a policy against it is reported."""
    lock = edited("2026-06-01", EditAction.LOCK, "06-01")
    move = edited(
        "2026-05-01", EditAction.MOVE, "05-10", made="2026-01-02", follow=True
    )
    cycle = "every 1 month, from 2026-01-01"
    world = estate(task(SERVICE, cycle), records=[lock, move])
    for last in ("2026-06-30", "2026-12-31"):
        found = demand(world, horizon("2026-05-01", last), as_of="2026-05-01")
        assert dues(found)[:2] == days("05-10 06-01")
        assert not found.refused_edits
    other = estate(task(SERVICE, "every 1 month, from 2026-01-15"), records=[lock])
    found = demand(other, horizon("2026-05-01", "2026-12-31"), as_of="2026-05-01")
    assert [one.record for one in found.refused_edits] == [lock]


@pytest.mark.feature("F073")
def test_a_floating_task_is_forecast_for_the_whole_year() -> None:
    """As if done on each due day; all but the first are marked as projected."""
    world = estate(
        task(SERVICE, "every 2 months, from completion"), records=[done("2025-12-20")]
    )
    found = orders(demand(world, YEAR, as_of="2026-01-01"))
    assert [one.due for one in found] == days("02-20 04-20 06-20 08-20 10-20 12-20")
    assert [one.occurrence.projected for one in found] == [False] + [True] * 5


IGNORED = """
equipment_types:
  - {code: bench, family: places, tasks: [
      {code: wipe, title: 擦拭, cycle: once each week, duration: 10 min},
      {code: law, title: 法定检查, cycle: once each week, duration: 10 min,
        criticality: safety}]}
assets: [{id: BENCH, type: bench, location: B1}]
policies:
  - {id: wipe, select: {types: [bench]}, apply: [wipe], crew: team}
  - {id: law, select: {types: [bench]}, apply: [law], crew: team}
"""


@pytest.mark.feature("F038")
@pytest.mark.parametrize("done", [0, 1])
def test_what_nobody_acts_on_is_reported(tmp_path: Path, done: int) -> None:
    """After five turns without a record; safety is told and has no pause."""
    text = IGNORED
    if done:
        text += (
            "records:\n"
            "  - completion: {id: R1, subject: BENCH, task: wipe, done: 2026-01-28}\n"
        )
    quarter = horizon("2026-01-01", "2026-03-31")

    def found(on: str, words: str = text) -> dict[str, Ignored]:
        world = build(tmp_path, (BASE, TEAM, words), known_types(), "2026-01-01")
        return {one.rule: one for one in ignored(world.demand(quarter, as_of=day(on)))}

    assert not found("02-01")
    told = found("02-09")
    assert set(told) == ({"law"} if done else {"law", "wipe"})
    assert told["law"].text() is None
    if done:
        assert set(found("03-09")) == {"law", "wipe"}
        return
    assert told["wipe"].turns == 5
    pause = told["wipe"].text()
    assert pause is not None
    dates = dues(build_demand(tmp_path, text), "wipe", "BENCH")
    assert dates[-1] > day("03-20")  # nothing is paused until somebody writes it
    paused = text.replace(
        "apply: [wipe], crew: team", f"apply: [wipe], crew: team, suspend: [{pause}]"
    )
    assert dues(build_demand(tmp_path, paused), "wipe", "BENCH") == []
    assert dues(build_demand(tmp_path, paused), "law", "BENCH")[-1] > day("03-20")


@pytest.mark.feature("F038")
def test_a_rule_that_says_so_is_paused_by_itself(tmp_path: Path) -> None:
    """After five turns without a record, until there is one; never for safety."""
    text = IGNORED.replace("crew: team}", "crew: team, pause_when_ignored: 5}")
    quarter = horizon("2026-01-01", "2026-03-31")

    def due_from(day_: str, words: str) -> dict[str, list[date]]:
        world = build(tmp_path, (BASE, TEAM, words), known_types(), "2026-01-01")
        found = world.demand(quarter, as_of=day(day_))
        return {
            code: [one for one in dues(found, "BENCH", code) if one >= day(day_)]
            for code in ("wipe", "law")
        }

    plain = due_from("02-09", IGNORED)
    assert due_from("02-01", text) == due_from("02-01", IGNORED)
    assert due_from("02-09", text) == {"wipe": [], "law": plain["law"]}
    world = build(tmp_path, (BASE, TEAM, text), known_types(), "2026-01-01")
    told = ignored(world.demand(quarter, as_of=day("02-09")))
    assert [one.rule for one in told] == ["law", "wipe"]
    record = (
        "records:\n"
        "  - completion: {id: R1, subject: BENCH, task: wipe, done: 2026-02-08}\n"
    )
    assert due_from("02-09", text + record) == plain


def build_demand(folder: Path, text: str) -> Demand:
    """Return what is due of a portfolio in its first quarter."""
    world = build(folder, (BASE, TEAM, text), known_types(), "2026-01-01")
    return world.demand(horizon("2026-01-01", "2026-03-31"), as_of=day("02-09"))
