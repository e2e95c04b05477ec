"""Seasons: what is due inside them only."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portfolios import (
    WEEKENDS_OFF,
    at_most,
    calendar,
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
    quota,
    season,
    task,
)
from strategies import each_seasons
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import EachSeason
from weibao.cycles.gap import Gap
from weibao.cycles.period import Period
from weibao.cycles.regimes import Regime
from weibao.cycles.rhythms import MaximumGap
from weibao.cycles.shift import FLOATING
from weibao.due_work.doubtful_cycles import doubtful_cycles
from weibao.due_work.seasons import in_season, next_in_season, stretches
from weibao.errors import InvalidValue
from weibao.phrases import parse_cycle
from weibao.planning import make_plan
from weibao.records import History
from weibao.spans import Every, Season, Window

SERVICE = "service"
GROWING = season("04-01", "10-31")
HEATING = season("11-15", "03-15")


@pytest.mark.feature("F046")
def test_every_two_months_in_season() -> None:
    """From April to September: nothing outside, and again in the next April."""
    cycle = grid(months(2), shift=FLOATING, seasons=(season("04-01", "09-30"),))
    world = estate(task(SERVICE, cycle), records=[done("2026-08-20")])
    found = demand(world, horizon("2026-09-01", "2027-12-31"))
    assert dues(found) == days("2027-04-01 2027-06-01 2027-08-01")
    fixed = grid(months(2), "2026-01-10", seasons=(season("04-01", "09-30"),))
    found = demand(estate(task(SERVICE, fixed)), horizon("2026-01-01", "2027-05-31"))
    assert dues(found) == days("05-10 07-10 09-10 2027-05-10")
    assert {str(one.reason) for one in found.dropped} == {"out of season"}


@pytest.mark.row("S076")
def test_one_profile_of_the_site_moves_all_its_seasonal_tasks() -> None:
    """April to October gives nothing from November to March, and moves as one."""
    mow = task("mow", quota(1, Period.MONTH, seasons=("growing",)))
    trim = task("trim", grid(months(1), "2026-01-20", seasons=("growing",)))
    spray = task("spray", at_most(20, aim=18, seasons=("growing",)))

    def active(first: str, last: str) -> dict[str, set[int]]:
        found = demand(estate(mow, trim, spray, growing=(first, last)))
        lawful = {
            code: [order.window for order in orders(found, code)]
            for code in ("mow", "trim", "spray")
        }
        assert all(
            window.opens in season(first, last)
            for window in lawful["mow"] + lawful["trim"]
        )
        return {
            code: {order.due.month for order in orders(found, code)}
            for code in ("mow", "trim", "spray")
        }

    whole, later = set(range(4, 11)), set(range(5, 10))
    assert active("04-01", "10-31") == {"mow": whole, "trim": whole, "spray": whole}
    assert active("05-01", "09-30") == {"mow": later, "trim": later, "spray": later}


def test_a_season_that_wraps_the_year() -> None:
    """15 November to 15 March: due dates on both sides of New Year, none in summer."""
    cycle = grid(months(1), "2025-01-15", seasons=(HEATING,))
    found = demand(estate(task(SERVICE, cycle)), horizon("2026-10-01", "2027-04-30"))
    assert dues(found) == days("11-15 12-15 2027-01-15 2027-02-15 2027-03-15")


def test_visits_in_season_lie_no_further_apart_than_allowed() -> None:
    """A chain begins anew with each season: the first visit within the gap of it."""
    cycle = at_most(14, seasons=(GROWING,))
    world = estate(task(SERVICE, cycle), records=[done("2025-10-28")])
    found = demand(world, horizon("2026-01-01", "2027-04-30"))
    (first, second) = found.chains
    assert [first.horizon.first, first.horizon.last] == days("04-01 10-31")
    assert first.rungs[0].last == date(2026, 3, 31)
    assert first.orders[0].due == date(2026, 4, 14)
    assert len(first.orders) == 15
    assert [second.horizon.first, second.horizon.last] == days("2027-04-01 2027-04-30")
    numbers = [int(order.occurrence.key.split("#")[1]) for order in orders(found)]
    assert numbers == list(range(2, len(numbers) + 2))


def test_windows_are_cut_to_the_season() -> None:
    """A tolerance does not lead out of the season."""
    cycle = grid(months(12), "2026-04-03", within=(10, 10), seasons=(GROWING,))
    (order,) = orders(demand(estate(task(SERVICE, cycle))))
    assert [order.window.opens, order.window.closes] == days("04-01 04-13")


def test_a_quota_keeps_to_the_part_of_its_period_that_is_in_season() -> None:
    """A quarter that the season leaves half of is due in that half."""
    cycle = quota(1, Period.QUARTER, seasons=(season("05-10", "10-20"),))
    windows = [o.window for o in orders(demand(estate(task(SERVICE, cycle))))]
    assert windows == [
        Window(*days("05-10 06-30")),
        Window(*days("07-01 09-30")),
        Window(*days("10-01 10-20")),
    ]


def test_an_unknown_season_is_refused_by_name() -> None:
    """A season that the site does not know is told with site and name."""
    world = estate(task(SERVICE, quota(1, Period.MONTH, seasons=("rainy",))))
    with pytest.raises(InvalidValue, match="site S has no season called 'rainy'"):
        demand(world)


@pytest.mark.parametrize(
    ("seasons", "expected"),
    [
        ((GROWING,), "2026-04-01..2026-10-31"),
        ((HEATING,), "2025-11-15..2026-03-15 2026-11-15..2027-03-15"),
        (
            (season("04-01", "06-30"), season("07-01", "10-31")),
            "2026-04-01..2026-10-31",
        ),
        (
            (season("03-01", "03-31"), season("09-01", "09-30")),
            "2026-03-01..2026-03-31 2026-09-01..2026-09-30",
        ),
        ((), ""),
    ],
)
def test_stretches_in_season(seasons: tuple[Season, ...], expected: str) -> None:
    """Stretches come whole and in order, neighbours joined."""
    year = Window(date(2026, 1, 1), date(2026, 12, 31))
    found = [f"{one.opens}..{one.closes}" for one in stretches(year, seasons)]
    assert " ".join(found) == expected


@pytest.mark.parametrize(
    ("today", "seasons", "expected"),
    [
        ("2026-05-05", (GROWING,), "2026-05-05"),
        ("2026-11-01", (GROWING,), "2027-04-01"),
        ("2026-11-01", (GROWING, HEATING), "2026-11-15"),
        ("2026-02-01", (HEATING,), "2026-02-01"),
        ("2026-11-01", (), "2026-11-01"),
    ],
)
def test_the_next_day_in_season(
    today: str, seasons: tuple[Season, ...], expected: str
) -> None:
    """A day out of season gives way to the first day of the next season."""
    (given,) = days(today)
    assert next_in_season(given, seasons) == days(expected)[0]
    assert in_season(given, seasons) == (today == expected)


def test_seasons_of_a_cycle_may_be_mixed() -> None:
    """Seasons given by name and by dates add up."""
    cycle: Cycle = grid(
        months(1), "2026-01-05", seasons=("spring", season("09-01", "09-30"))
    )
    world = estate(task(SERVICE, cycle), spring=("03-01", "04-30"))
    assert dues(demand(world)) == days("03-05 04-05 09-05")


BEDS = "once in each of 04-01..05-31, 06-01..07-31, 08-01..09-30"


def test_one_visit_in_each_named_window() -> None:
    """Visits on 30 May, 1 August and 12 September leave the summer missed."""
    records = [done(on) for on in days("05-30 08-01 09-12")]
    world = estate(task(SERVICE, BEDS), records=records, records_from="2026-01-01")
    found = demand(world, horizon("2026-01-01", "2027-05-31"), as_of="09-20")
    assert [(o.occurrence.key, o.completion is not None) for o in orders(found)] == [
        ("2026-04-01", True),
        ("2026-08-01", True),
        ("2027-04-01", False),
    ]
    assert [one.key for one in found.dropped] == ["2026-06-01"]


def test_windows_that_the_site_names_keep_their_keys_when_it_moves_them() -> None:
    """A season named by the site goes by its year and name, one over New Year, too."""
    cycle = "once in each of season rain, season winter"

    def windows(first: str, last: str) -> dict[str, Window[date]]:
        winter = ("12-01", "02-28")
        world = estate(task(SERVICE, cycle), rain=(first, last), winter=winter)
        found = demand(world, horizon("2026-01-01", "2027-02-28"))
        return {order.occurrence.key: order.window for order in orders(found)}

    early, late = windows("03-17", "04-30"), windows("04-01", "05-15")
    assert early["2026-rain"] == Window(*days("03-17 04-30"))
    assert late["2026-rain"] == Window(*days("04-01 05-15"))
    assert list(early) == list(late) == ["2025-winter", "2026-rain", "2026-winter"]
    with pytest.raises(InvalidValue, match="site S has no season called 'winter'"):
        demand(estate(task(SERVICE, cycle), rain=("03-17", "04-30")))


def test_several_visits_in_each_season_share_its_days() -> None:
    """Twice in a season: one visit in each half, and each is done by its own work."""
    cycle = "twice in each of 04-01..04-30"
    world = estate(task(SERVICE, cycle), records=[done("04-03"), done("04-05")])
    found = orders(demand(world, horizon("04-01", "04-30"), as_of="04-06"))
    assert all(order.completion is not None for order in found)
    assert {order.occurrence.key: order.window for order in found} == {
        "2026-04-01.1": Window(*days("04-01 04-15")),
        "2026-04-01.2": Window(*days("04-16 04-30")),
    }


@given(each_seasons().filter(lambda one: not one.names))
def test_each_season_of_each_year_has_its_turns(rhythm: EachSeason) -> None:
    """Every season that begins in the year has so many turns, all inside it."""
    world = estate(task(SERVICE, Cycle(rhythm)))
    over = horizon("2026-01-01", "2026-12-31")
    found = [o for o in orders(demand(world, over)) if o.window.opens.year == 2026]
    assert len(found) == rhythm.times * len(rhythm.seasons)
    for order in found:
        held = [one for one in rhythm.dated if order.window.opens in one]
        assert held
        assert order.window.closes in held[0]


MOWING = "at most 14 days apart, at least {} times each season, in 04-01..10-31"


@pytest.mark.parametrize(("least", "made"), [(10, 15), (15, 15), (18, 18), (30, 30)])
def test_a_season_has_its_least_number_of_visits(least: int, made: int) -> None:
    """The gap alone gives fifteen; more are fitted in before the season ends."""
    cycle = parse_cycle(MOWING.format(least))
    found = demand(estate(task(SERVICE, cycle)), horizon("2026-01-01", "2027-03-31"))
    on = [order.due for order in orders(found)]
    assert len(on) == made
    assert all(GROWING.start <= (day.month, day.day) <= GROWING.end for day in on)
    assert max((b - a).days for a, b in pairwise(on)) <= 14


@pytest.mark.parametrize("least", [16, 18, 30])
def test_a_season_has_its_number_on_open_days(least: int) -> None:
    """A season that ends on a Saturday keeps its last turns to open days."""
    cycle = parse_cycle(MOWING.format(least))
    found = demand(estate(task(SERVICE, cycle), stack=WEEKENDS_OFF))
    on = dues(found)
    assert len(on) == least
    assert all(WEEKENDS_OFF.is_open(day) for day in on)
    assert max((b - a).days for a, b in pairwise(on)) <= 14


@given(
    st.integers(1, 12),
    st.integers(1, 4),
    st.integers(5, 40),
    st.sets(st.integers(0, 40)),
)
def test_a_season_has_its_number_where_its_open_days_are_enough(
    times: int, least: int, most: int, closed: set[int]
) -> None:
    """Days on which turns can be told one by one are left for those that lack.

    A number that no season of so many days could have is refused at once.
    """
    words = f"{least} to {max(least, most)} days apart, at least {times} times"
    words = f"{words} each season, in 04-01..05-11"
    if (times - 1) * least > 40:
        with pytest.raises(InvalidValue, match="has room for"):
            parse_cycle(words)
        return
    season = Window(*days("04-01 05-11"))
    whole = [season.opens + timedelta(days=number) for number in range(41)]
    opens = [one for number, one in enumerate(whole) if number not in closed]
    fitting: list[date] = []
    for one in opens:
        if not fitting or (one - fitting[-1]).days >= least:
            fitting.append(one)
    cycle = parse_cycle(words)
    stack = Stack((calendar([one for one in whole if one not in opens]),))
    found = demand(estate(task(SERVICE, cycle), stack=stack))
    on = dues(found)
    if len(fitting) >= times and fitting[0] <= season.opens + timedelta(days=most - 1):
        assert len(on) >= times
        assert all(one in opens for one in on)
    elif len(fitting) < times and len(on) < times:
        warned = doubtful_cycles(found.plan, History.of(()), day("01-01"))
        assert [f"for {len(fitting)} turns" in str(one.text.en) for one in warned]


@pytest.mark.parametrize(
    ("done_on", "first"),
    [("2025-10-20", "04-01"), ("2026-03-26", "04-05"), ("2026-03-31", "04-10")],
)
def test_the_first_turn_of_a_season_keeps_its_distance_from_work_before_it(
    done_on: str, first: str
) -> None:
    """A season may begin with a turn, but not days after one out of season."""
    cycle = parse_cycle("10 to 20 days apart, in 04-01..10-31")
    world = estate(task(SERVICE, cycle), records=[done(done_on)])
    chain = demand(world, horizon("2026-04-01", "2026-12-31"), as_of="04-01").chains[0]
    assert chain.orders[0].window.opens == day(first)


def test_a_season_without_enough_open_days_is_told_by_check() -> None:
    """Twenty-two working days are not thirty."""
    words = "at most 14 days apart, at least 30 times each season, in 04-01..04-30"
    world = estate(task(SERVICE, parse_cycle(words)), assets=2, stack=WEEKENDS_OFF)
    (one,) = doubtful_cycles(make_plan(world), world.history, day("01-01"))
    assert one.text.en == (
        "service: 2026-04-01 .. 2026-04-30 has days for 22 turns at most, not for 30, "
        "of A1, A2 (ask for fewer, widen the season, or see the calendar)"
    )


def test_visits_on_record_count_towards_the_season() -> None:
    """Ten visits in April, by hand: eight are left of eighteen, and the gap holds."""
    records = [done(f"2026-04-{number:02}") for number in range(1, 11)]
    cycle = parse_cycle(MOWING.format(18))
    world = estate(task(SERVICE, cycle), records=records)
    found = demand(world, horizon("2026-04-11", "2026-12-31"), as_of="04-10")
    (chain,) = found.chains
    assert isinstance(chain.gap, Gap)
    assert chain.gap.season == Window(*days("04-01 10-31"))
    assert chain.gap.number(chain.rungs[0].past) == 10
    assert len(chain.orders) == 14  # the gap asks for more than the eight
    first = chain.orders[0]
    assert first.window == Window(*days("04-11 04-24"))


def test_a_season_that_cannot_be_filled_any_more_asks_by_its_gap() -> None:
    """Where too few days are left for the number, the longest gap alone holds."""
    cycle = parse_cycle(
        "at most 14 days apart, at least 30 times each season, in 04-01..04-30"
    )
    world = estate(task(SERVICE, cycle), records=[done("04-20")])
    found = demand(world, horizon("2026-04-21", "2026-04-30"), as_of="04-20")
    assert dues(found) == []


@given(
    st.integers(1, 20),
    st.integers(3, 40),
    st.integers(1, 6),
    st.lists(st.integers(0, 120), max_size=8, unique=True),
)
def test_the_forecast_of_a_season_keeps_to_all_its_bounds(
    times: int, most: int, least: int, done_on: list[int]
) -> None:
    """Visits lie apart as they must, and the season has its number where it can."""
    assume(least <= most)
    season_ = Window(*days("04-01 07-29"))
    gap = Gap(
        every=Every(days=most), least=Every(days=least), times=times, season=season_
    )
    past = gap.begun(season_.opens - timedelta(days=1))
    for number in sorted(done_on):
        past = gap.taken(past, season_.opens + timedelta(days=number))
    opens, limit = gap.earliest(past), gap.limit(past)
    have = gap.number(past)
    assert limit <= past[-1] + timedelta(days=most)
    if season_.opens <= past[-1] <= season_.closes and have < times:
        fits = (season_.closes - past[-1]).days // least
        if fits >= times - have:
            assert limit <= season_.closes - timedelta(days=least * (times - have - 1))
            assert opens <= limit


def test_one_of_several_regimes_asks_for_no_number_in_each_season() -> None:
    """A part of the year is a regime of its own."""
    with pytest.raises(InvalidValue, match="write once in each of"):
        Regime(MaximumGap(Every(days=14), each_season=3))
