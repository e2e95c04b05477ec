"""Series that a meter moves: values, forecasts, averages, silence and counters."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    HOURS,
    day,
    deferred,
    demand,
    done,
    dues,
    estate,
    exchanged,
    horizon,
    keys,
    orders,
    read,
    task,
    void,
    whole,
)
from weibao.cycles.deferral import NextFrom
from weibao.due_work import due
from weibao.equipment import Meter
from weibao.errors import InvalidValue
from weibao.orders import OrderStatus
from weibao.planning import Unplannable, make_plan
from weibao.portfolio import Portfolio
from weibao.records import History, Reading, Record
from weibao.spans import Horizon, Window
from weibao.texts import Text

TWO_YEARS = horizon("2026-01-01", "2027-12-31")
EIGHT = "at 8 h a day"


def world(
    cycle: str, *records: Record, meters: Iterable[Meter] = (HOURS,), **fields: str
) -> Portfolio:
    """Make an asset with one task that counts by its meter."""
    return estate(task("service", cycle), meters=meters, records=records, **fields)  # type: ignore[arg-type]  # the fields are all strings


def due_dates(*args: object, as_of: str = "2026-06-02", **kw: object) -> list[date]:
    """Return the dates of open orders in two years."""
    of = demand(world(*args, **kw), TWO_YEARS, as_of=as_of)  # type: ignore[arg-type]  # as above
    return [one.due for one in orders(of) if one.status is OrderStatus.OPEN]


@pytest.mark.parametrize(
    ("cycle", "first"),
    [
        ("every 500 h", 1000),
        ("every 500 h, from completion", 1200),
        ("every 300 h", 900),
    ],
)
def test_the_first_value(cycle: str, first: int) -> None:
    """A grid goes by its multiples, else it counts from the first reading."""
    found = due_dates(f"{cycle}, at 10 h a day", read("06-01", 700))
    assert found[0] == day("06-01") + timedelta(days=(first - 700) // 10)


def test_a_value_that_was_reached_is_due_on_the_day_it_was_read() -> None:
    """What readings show is known, and what they do not is foretold."""
    records = [read("03-01", 0), read("05-01", 480), read("05-20", 520)]
    of = demand(world("every 500 h", *records), TWO_YEARS, as_of="2026-06-02")
    first = orders(of)[0]
    assert (first.due, first.overdue_since) == (day("05-20"), day("05-20"))


def test_a_late_turn_stays_the_next_one() -> None:
    """Done at 1,100 the turn of 500 is followed by the next value to come: 1,500."""
    records = [read("01-01", 0), read("06-01", 1100), done("06-01")]
    found = due_dates(f"every 500 h, {EIGHT}, between 8 and 8 h a day", *records)
    assert found[0] == day("06-01") + timedelta(days=50)


@pytest.mark.parametrize(
    ("cycle", "values", "due_at"),
    [
        ("every 50 h, -5/+5 h, keep the grid", "1256.4 1299.9", "1349.9"),
        ("every 50 h, -5/+5 h, keep the grid", "1256.4 1302", "1356.4"),
        ("every 50 h, -5/+5 h, keep the grid", "1256.4 1311.4", "1356.4"),
        ("every 50 h, -5/+5 h, keep the grid", "1256.4 1311.5", "1361.5"),
        ("every 100 h, +10 h, late-tolerant", "110", "200"),
        ("every 100 h, +10 h, late-tolerant", "87", "187"),
        ("every 100 h, +10 h, late-tolerant", "111", "211"),
    ],
)
def test_room_in_units_of_the_meter(cycle: str, values: str, due_at: str) -> None:
    """Inside the tolerance the grid is kept, or lateness is; outside it restarts."""
    records: list[Record] = [read("01-01", 0)]
    last = day("04-11")
    for value in values.split():
        last += timedelta(days=20)
        records += [read(last, float(value)), done(last)]
    found = due_dates(f"{cycle}, between 1 and 1 h a day", *records)
    left = Fraction(due_at) - Fraction(values.split()[-1])
    assert found[0] == last + timedelta(days=int(left))


def test_the_window_is_as_wide_as_the_meter_takes() -> None:
    """5 hours either way at 2.5 hours a day are 2 days."""
    cycle = "every 50 h, -5/+5 h, keep the grid, at 2.5 h a day"
    of = demand(world(cycle, read("06-01", 25)), TWO_YEARS, as_of="2026-06-02")
    first = orders(of)[0]
    assert (first.due, first.window.opens, first.window.closes) == (
        day("06-11"),
        day("06-09"),
        day("06-13"),
    )


def test_room_in_days() -> None:
    """A tolerance in days stands around the forecast."""
    cycle = f"every 80 h, -3/+2 days, {EIGHT}"
    of = demand(world(cycle, read("06-01", 0)), TWO_YEARS, as_of="2026-06-02")
    first = orders(of)[0]
    assert (first.window.opens, first.due, first.window.closes) == (
        day("06-08"),
        day("06-11"),
        day("06-13"),
    )


def test_averages() -> None:
    """The last readings, a span, or all: each gives its own use of a day."""
    records = [read("01-01", 0), read("05-22", 0), read("05-27", 40), read("06-01", 90)]
    left, start = 910, day("06-01")
    for said, per_day in {
        "average of the last 2 readings": Fraction(10),
        "average of the last 3 readings": Fraction(9),
        "average of the last 11 days": Fraction(9),
        "average of the last 1 day": Fraction(10),
        "at 3 h a day": Fraction(90, 151),
        "between 2 and 4 h a day": Fraction(2),
        "average of the last 2 readings, between 2 and 4 h a day": Fraction(4),
    }.items():
        found = due_dates(f"every 1000 h, {said}", *records)
        expected = start + timedelta(days=int(left / per_day))
        assert found[:1] == [expected] * (expected <= TWO_YEARS.last), said


def test_one_absurd_reading_moves_the_date_no_further_than_its_bounds() -> None:
    """A slip of a digit gives the highest use, not a hundredfold."""
    cycle = "every 1000 h, between 4 and 12 h a day"
    for value in (1, 400, 990):
        [first, *_] = due_dates(cycle, read("05-31", 0), read("06-01", value))
        left = 1000 - value
        least, most = (timedelta(days=left // use) for use in (12, 4))
        assert day("06-01") + least <= first <= day("06-01") + most


def test_where_the_use_of_a_day_comes_from() -> None:
    """Readings before what the asset states, that before the type, that before all."""
    meter = Meter("hours", Text.same("hours"), "h", per_day=4)
    fixed = due_dates("every 100 h, at 10 h a day", read("06-01", 0), meters=[meter])
    assert fixed[0] == day("06-01") + timedelta(days=25)
    assert due_dates("every 100 h", read("06-01", 0)) == []
    begun = due_dates("every 100 h, at 10 h a day", installed="2026-06-01")
    assert begun[0] == day("06-11")


def test_silence() -> None:
    """After thirty days nothing was used, by rule; else it goes on."""
    records = [read("04-02", 0), read("05-01", 232)]
    plain, silent = "every 300 h", "every 300 h, no use after 30 days without a reading"
    assert due_dates(plain, *records)[0] == day("05-09")
    assert due_dates(silent, *records, as_of="2026-05-31")[0] == day("05-09")
    for today in ("2026-06-01", "2026-06-10"):
        assert due_dates(silent, *records, as_of=today)[0] == day(today) + timedelta(8)


@pytest.mark.parametrize(
    ("records", "over"),
    [
        ([read("01-01", 99_950), read("02-01", 40)], 99_999),
        ([read("01-01", 500), exchanged("01-15", 560), read("02-01", 29)], None),
        ([read("01-01", 500), exchanged("01-15", None, 11), read("02-01", 100)], None),
    ],
)
def test_counters_that_begin_anew(records: list[Record], over: float | None) -> None:
    """Roll-over, exchange and reset: 89 hours of use in all three."""
    meter = Meter("hours", Text.same("hours"), "h", rolls_over_at=over)
    cycle = "every 100 h, from completion, between 1 and 1 h a day"
    found = due_dates(cycle, *records, meters=[meter], as_of="2026-02-02")
    assert found[0] == day("02-01") + timedelta(days=11)


def test_a_derived_meter_has_a_share_of_its_source() -> None:
    """Half the use of the hours, whether read or stated."""
    meters = [
        Meter("hours", Text.same("hours"), "h", per_day=8),
        Meter("fan", Text.same("fan"), "h", derived_from="hours", ratio=0.5),
    ]
    cycle = "every 100 h of meter fan"
    stated = due_dates(cycle, read("06-01", 0), meters=meters)
    assert stated[0] == day("06-01") + timedelta(days=25)
    taken = due_dates(cycle, read("05-22", 0), read("06-01", 160), meters=meters)
    assert taken[0] == day("06-03")  # 80 of 100, at 8 a day


@pytest.mark.parametrize(
    ("cycle", "words"),
    [
        ("every 250 h", "several meters of that unit (hours, fan)"),
        ("every 250 h of meter fun", "no counter for fun"),
        ("every 250 km", "no counter for 250 km"),
        ("every 250 km of meter fan", "write 250 h"),
    ],
)
def test_which_meter_is_meant(cycle: str, words: str) -> None:
    """A plan is not made where no meter fits, or several do."""
    meters = [HOURS, Meter("fan", Text.same("fan"), "小时")]
    with pytest.raises(Unplannable) as refusal:
        make_plan(world(cycle, meters=meters))
    assert words in refusal.value.text.en


@pytest.mark.parametrize(
    "meter",
    [
        Meter("fan", Text(), "h", derived_from="hours"),
        Meter("fan", Text(), "h", derived_from="fan"),
        Meter("fan", Text(), "h", per_day="hours_per_day"),
    ],
)
def test_meters_that_name_what_is_not_there(meter: Meter) -> None:
    """A type refuses a meter without its source or its attribute."""
    with pytest.raises(InvalidValue, match="fan"):
        estate(task("service", "every 250 h"), meters=[meter])


def test_leave_moves_the_next_value_as_it_says() -> None:
    """A deferred turn counts from its value, its new day, or the day done."""
    cycle = "every 100 h, between 10 and 10 h a day"
    for next_from, value in {
        NextFrom.ORIGINAL: 200,
        NextFrom.DEFERRED: 150 + 100,
        NextFrom.ACTUAL: 140 + 100,
    }.items():
        records = [
            read("06-01", 0),
            read("06-11", 100),
            deferred("service/2001-01-01#1", "06-16", next_from=next_from),
            read("06-15", 140),
            done("06-15"),
        ]
        found = due_dates(cycle, *records, as_of="2026-06-15")
        assert found[0] == day("06-01") + timedelta(days=value // 10)


some = st.integers(1, 60).map(lambda number: date(2026, 1, 1) + timedelta(days=number))
CYCLES = [
    "every 60 h, between 1 and 9 h a day, from the early to the late date",
    "every 60 h, from completion, between 2 and 5 h a day, from the early to the late "
    "date",
    "every 100 h",
    "every 100 h, from completion",
    "every 100 h, -10/+10 h, keep the grid",
    "every 100 h, +10 h, late-tolerant, average of the last 2 readings",
    "every 100 h, between 2 and 9 h a day, no use after 20 days without a reading",
]


@st.composite
def pasts(draw: st.DrawFn) -> list[Record]:
    """Readings that only grow, and completions between them."""
    days = sorted(draw(st.sets(some, min_size=2, max_size=6)))
    steps = draw(st.lists(st.integers(0, 90), min_size=len(days), max_size=len(days)))
    values = [sum(steps[: n + 1]) for n in range(len(steps))]
    records: list[Record] = [read(*pair) for pair in zip(days, values, strict=True)]
    return records + [done(on) for on in sorted(draw(st.sets(some, max_size=3)))]


@given(st.sampled_from(CYCLES), pasts(), st.randoms(use_true_random=False))
def test_the_order_of_records_is_irrelevant(
    cycle: str, records: list[Record], chance: object
) -> None:
    """Whatever was entered first, the dates are the same."""
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    one, other = (
        demand(world(cycle, *some), TWO_YEARS, as_of="2026-03-05")
        for some in (records, shuffled)
    )
    assert whole(one) == whole(other)


@given(st.sampled_from(CYCLES), pasts())
def test_a_reading_may_stand_with_other_work(cycle: str, records: list[Record]) -> None:
    """Taken during a visit, it says what one that was recorded alone says."""
    with_visits = [
        done(one.taken, "look", values=((one.meter, one.value),))
        if isinstance(one, Reading)
        else one
        for one in records
    ]
    alone, along = (
        demand(world(cycle, *some), TWO_YEARS, as_of="2026-03-05")
        for some in (records, with_visits)
    )
    assert whole(along) == whole(alone)


@given(st.sampled_from(CYCLES), pasts(), st.integers(1, 400))
def test_a_longer_horizon_changes_nothing_earlier(
    cycle: str, records: list[Record], more: int
) -> None:
    """It only adds orders, and no id comes twice."""
    first = day("03-05")
    short = Horizon(first, first + timedelta(days=100))
    longer = Horizon(first, short.last + timedelta(days=more))
    at = world(cycle, *records)
    one, other = (demand(at, over, as_of=first) for over in (short, longer))
    kept = [row for row in whole(other) if row[0] in keys(one)]
    assert kept == whole(one)
    assert len(keys(other)) == len(other.orders)


@given(st.sampled_from(CYCLES), pasts())
def test_a_replay_of_its_own_dates_is_a_fixed_point(
    cycle: str, records: list[Record]
) -> None:
    """Done on the day foretold, with nothing read since, the later dates stay."""
    over = horizon("2026-03-05", "2026-12-31")
    before = demand(world(cycle, *records), over, as_of="2026-03-05")
    waiting = [one for one in orders(before) if one.status is OrderStatus.OPEN]
    if len(waiting) < 2 or "no use" in cycle:
        return
    first, *rest = waiting
    on = max(first.due, over.first)
    after = demand(world(cycle, *records, done(on)), over, as_of=on)
    left = [one.due for one in orders(after) if one.status is OrderStatus.OPEN]
    assert left == [one.due for one in rest]


def test_back_dated_and_voided_readings() -> None:
    """What was entered later, or taken back, counts from the day it was known."""
    wrong = read("06-01", 900, id="slip", entered=day("06-01"))
    records: list[Record] = [
        read("05-22", 0, entered=day("05-22")),
        wrong,
        void(wrong, "06-03"),
        read("06-01", 90, id="right", entered=day("06-03")),
    ]
    at = world("every 1000 h", *records)
    plan, over = make_plan(at), horizon("2026-06-02", "2026-12-31")
    known = [
        dues(due(plan, History.of(records, known_by=day(on)), over))[0]
        for on in ("06-02", "06-03")
    ]
    assert known == [day("06-02"), day("06-01") + timedelta(days=101)]


RANGED = "every 100 h, between 4 and 12 h a day, from the early to the late date"


def test_the_window_goes_from_the_early_to_the_late_date() -> None:
    """80 hours to go: ten days at 8 hours a day, six at 12, twenty at 4."""
    cycle = f"{RANGED}, {EIGHT}"
    of = demand(world(cycle, read("06-01", 20)), TWO_YEARS, as_of="2026-06-02")
    first, second, *_ = orders(of)
    assert (first.due, first.window) == (
        day("06-11"),
        Window(day("06-07"), day("06-21")),
    )
    assert second.window.opens > first.due  # no turn is done before the one before it


def test_a_value_that_a_reading_shows_has_no_early_and_late_date() -> None:
    """It was reached: the date is known, and so is when it was due."""
    cycle = f"{RANGED}, {EIGHT}"
    at = world(cycle, read("06-01", 20), read("06-10", 110))
    first = orders(demand(at, TWO_YEARS, as_of="2026-06-11"))[0]
    assert (first.due, first.window) == (
        day("06-10"),
        Window(day("06-10"), day("06-10")),
    )


@given(st.integers(0, 99), st.integers(1, 20), st.integers(0, 20), st.integers(0, 20))
def test_early_middle_and_late_dates_are_in_order(
    shown: int, least: int, more: int, most: int
) -> None:
    """The window holds the date, and has its ends where the bounds have them."""
    use, high = least + more, least + more + most
    cycle = f"{RANGED}, at {use} h a day".replace("4 and 12", f"{least} and {high}")
    of = demand(world(cycle, read("06-01", shown)), TWO_YEARS, as_of="2026-06-02")
    first, left = orders(of)[0], 100 - shown
    since = (first.due - day("06-01")).days
    opens = (first.window.opens - day("06-01")).days
    closes = (first.window.closes - day("06-01")).days
    assert (opens, since, closes) == (left // high, left // use, left // least)
