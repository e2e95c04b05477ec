"""Tasks that take some of many items at each turn: nobody is left out."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    YEAR,
    asset,
    at_most,
    day,
    demand,
    done,
    equipment,
    estate,
    horizon,
    orders,
    place,
    portfolio,
    site,
    task,
    walk,
    with_records,
)
from weibao.cycles.rotation import ItemOrder, Rota
from weibao.due_work.coverage import uncovered
from weibao.errors import InvalidValue
from weibao.explanation import explain
from weibao.orders import Demand
from weibao.planning import Unplannable, make_plan
from weibao.portfolio import Portfolio
from weibao.rotations import Item, ItemChoice, Rotation
from weibao.spans import Every, Horizon
from weibao.texts import Text

WEEKLY = "every 1 week from 2026-01-05"
QUARTERLY = "every 3 months from 2026-02-01"


def named(*ids: str) -> tuple[Item, ...]:
    """List items by their ids."""
    return tuple(Item(id, Text.same(id)) for id in ids)


def points(
    number: int, take: int | None = 1, cycle: str = WEEKLY, **how: object
) -> Portfolio:
    """Make a portfolio with one task that takes ``P01``, ``P02`` … in turn."""
    items = named(*(f"P{one:02d}" for one in range(1, number + 1)))
    rotation = Rotation(items=items, take=take, **how)  # type: ignore[arg-type]  # fields as given
    return estate(task("service", cycle, rotate=rotation))


def taken(of: Demand) -> list[str]:
    """Return what each order takes, by date."""
    return [" ".join(item.id for item in of.items[one.id]) for one in orders(of)]


def test_a_fixed_order_goes_round() -> None:
    """Twenty call points, one a week from 6 January 2025: the first again on 26 May."""
    world = points(20, cycle="every 1 week from 2025-01-06")
    found = demand(world, horizon("2025-01-06", "2025-12-31"))
    firsts = [one.due for one in orders(found) if found.items[one.id][0].id == "P01"]
    assert firsts[:2] == [date(2025, 1, 6), date(2025, 5, 26)]
    assert len(set(taken(found)[:20])) == 20


def test_batches_are_as_small_as_still_cover_all() -> None:
    """Twenty detectors, five tested, two visits left: eight at each of them."""
    world = points(20, None, QUARTERLY, cover_within=Every(months=12))
    tested = [f"P{one:02d}" for one in range(1, 6)]
    first = done("2026-02-01", items=tuple(tested))
    found = demand(with_records(world, first), as_of="2026-06-01")
    late = [found.items[one.id] for one in orders(found) if one.due > day("06-01")]
    assert [len(one) for one in late] == [8, 7]
    everything = {*tested, *(item.id for some in late for item in some)}
    assert len(everything) == 20
    wider = points(
        20, None, QUARTERLY, cover_within=Every(months=12), share=Fraction(40)
    )
    sizes = [len(one.split()) for one in taken(demand(wider))]
    assert sizes == [8, 8, 8, 8]


def test_a_turn_that_was_missed_moves_nothing() -> None:
    """Whose turn it was has it at the next one; what was left undone comes first."""
    world = points(5, 2)
    made = [done("2026-01-05"), done("2026-01-19", items=("P04",))]
    found = demand(with_records(world, *made), as_of="2026-01-27")
    by_day = dict(zip([one.due for one in orders(found)], taken(found), strict=True))
    assert by_day[day("01-05")] == "P01 P02"
    assert by_day[day("01-19")] == "P04"
    assert by_day[day("02-02")] == "P03 P05"
    assert by_day[day("02-09")] == "P01 P02"


def test_those_done_longest_ago_come_first() -> None:
    """Never done ones before all others, and of equals the one that is first by id."""
    world = points(4, 1, order=ItemOrder.OLDEST_FIRST)
    records = [
        done("2026-01-05", items=("P02", "P03")),
        done("2026-01-12", items=("P01",)),
    ]
    found = demand(with_records(world, *records), as_of="2026-01-13")
    assert taken(found)[2:7] == ["P04", "P02", "P03", "P01", "P04"]


def test_items_are_parts_stops_or_things_at_a_place() -> None:
    """Chosen by type and tag, sorted by id; a round's as it is walked."""
    part = equipment(code="detector", tags=frozenset({"fire"}))
    rotating = task("service", WEEKLY, rotate=Rotation(take=1))
    panel = equipment(rotating, code="panel")
    at = place("B1", site())
    inner = place("B1-1", at.site, parent=at, type=panel)
    whole = asset("A1", panel, at)
    loop = asset("L1", part, inner, parent=whole)
    parts = [asset(id, part, inner, parent=loop) for id in ("D2", "D1")]
    other = asset("X1", equipment(code="other"), inner, installed=day("03-01"))
    route = walk("R1", panel, at, other, parts[0])
    world = portfolio([whole, loop, *parts, other, inner, route])
    plan = make_plan(world)
    assert {id: [one.id for one in items] for id, items in plan.rotations.items()} == {
        "A1/service": ["D1", "D2", "L1"],
        "B1-1/service": ["D1", "D2", "L1", "X1"],
        "R1/service": ["X1", "D2"],
    }
    of_round = demand(world, horizon("2026-02-10", "2026-03-20"))
    walked = [of_round.items[one.id][0].id for one in orders(of_round, subject="R1")]
    assert walked[:2] == ["D2", "D2"]
    assert "X1" in walked[3:5]


def test_what_a_choice_of_items_takes() -> None:
    """Each word given narrows it."""
    fire = equipment(code="detector", tags=frozenset({"fire"}))
    at = place("B1", site())
    for choice, wanted in (
        (ItemChoice(types=frozenset({"detector"})), ["D1", "D2"]),
        (ItemChoice(tags=frozenset({"roof"})), ["D2", "X1"]),
        (
            ItemChoice(families=frozenset({"detector"}), tags=frozenset({"roof"})),
            ["D2"],
        ),
        (ItemChoice(tags=frozenset({"fire"})), ["D1", "D2"]),
    ):
        rotating = task("service", WEEKLY, rotate=Rotation(items=choice, take=1))
        whole = asset("A1", equipment(rotating, code="panel"), at)
        inner = [
            asset("D1", fire, at, parent=whole),
            asset("D2", fire, at, parent=whole, tags=frozenset({"roof"})),
            asset(
                "X1", equipment(code="x"), at, parent=whole, tags=frozenset({"roof"})
            ),
        ]
        plan = make_plan(portfolio([whole, *inner]))
        assert [one.id for one in plan.rotations["A1/service"]] == wanted


@given(
    st.integers(1, 7),
    st.sampled_from([1, 2, 3, None]),
    st.sampled_from(list(ItemOrder)),
    st.sets(st.integers(0, 15)),
    st.integers(0, 100),
    st.integers(0, 100),
)
def test_a_horizon_changes_no_turn(
    number: int,
    take: int | None,
    order: ItemOrder,
    made: set[int],
    first: int,
    length: int,
) -> None:
    """Whichever days one looks at, and in whatever order records come: the same."""
    within = Every(months=3) if take is None else None
    world = points(number, take, order=order, cover_within=within)
    days = [day("01-05") + timedelta(weeks=one) for one in made]
    world = with_records(world, *(done(one) for one in days))
    world = evolve(world, records_from=day("01-01"))
    today = day("05-01")
    whole = demand(world, YEAR, as_of=today)
    opens = today + timedelta(days=first)
    part = demand(world, Horizon(opens, opens + timedelta(days=length)), as_of=today)
    for one in orders(part):
        assert part.items[one.id] == whole.items[one.id]
    backwards = evolve(world, records=world.records[::-1])
    assert demand(backwards, YEAR, as_of=today).items == whole.items


@given(st.integers(1, 8), st.integers(1, 4), st.sampled_from(list(ItemOrder)))
def test_doing_what_is_asked_asks_for_the_same(
    number: int, take: int, order: ItemOrder
) -> None:
    """Turns done as planned, named or not, leave all later ones as they were."""
    world = points(number, take, order=order)
    before = demand(world, YEAR)
    some = orders(before)[:9]
    for named_too in (False, True):
        records = [
            done(one.due, items=tuple(i.id for i in before.items[one.id] if named_too))
            for one in some
        ]
        again = demand(with_records(world, *records), as_of=some[-1].due)
        assert taken(again) == taken(before)


Turn = tuple[set[int], set[int]]
TURNS = st.lists(
    st.tuples(st.sets(st.integers(0, 6), min_size=1), st.sets(st.integers(0, 2))),
    min_size=1,
    max_size=60,
)


def slowly(order: ItemOrder, turns: Sequence[Turn], take: int) -> list[tuple[str, ...]]:
    """Go through turns by plain lists: who is there, and which places are undone."""
    log: list[str] = []
    owed: set[str] = set()
    found: list[tuple[str, ...]] = []
    last: dict[str, int] = {}
    for number, (there, undone) in enumerate(turns):
        here = [str(one) for one in sorted(there)]
        if order is ItemOrder.OLDEST_FIRST:
            row = sorted(here, key=lambda one: (last.get(one, -1), one))
        else:
            start = next((here.index(o) + 1 for o in log[::-1] if o in here), 0)
            row = here[start:] + here[:start]
            row = [o for o in row if o in owed] + [o for o in row if o not in owed]
        asked = tuple(row[:take])
        did = [one for place, one in enumerate(asked) if place not in undone]
        log += asked
        owed = (owed | set(asked)) - set(did)
        last.update(dict.fromkeys(did, number))
        found.append(asked)
    return found


@given(st.sampled_from(list(ItemOrder)), TURNS, st.integers(1, 3))
def test_nobody_starves_while_others_come_and_go(
    order: ItemOrder, turns: list[Turn], take: int
) -> None:
    """One that is there all the time is taken once all others have been.

    Items come back and go at will. With nothing left undone, no run of turns as long
    as there are items at all goes by without it.
    """
    for each in (turns, [(there, set[int]()) for there, _ in turns]):
        rota, found = Rota(order), []
        for number, (there, undone) in enumerate(each):
            here = [str(one) for one in sorted(there)]
            asked = rota.next(here, take)
            did = [one for place, one in enumerate(asked) if place not in undone]
            rota.go_on(asked, did, date(2026, 1, 1) + timedelta(days=number))
            found.append(asked)
        assert found == slowly(order, each, take)
    for item in range(7):
        for first in range(len(turns) - 6):
            run = range(first, first + 7)
            if all(item in turns[one][0] for one in run):
                assert any(str(item) in found[one] for one in run)


def test_what_cannot_be_covered_is_told_with_what_would_do() -> None:
    """A check names the number needed, no items at all, and periods without a turn."""

    def reasons(world: Portfolio) -> list[str]:
        return [one.text.en for one in uncovered(make_plan(world), day("01-01"))]

    year = Every(months=12)
    [told] = reasons(points(20, 4, QUARTERLY, cover_within=year))
    assert "cannot cover 20 items (write take: 5 or more" in told
    assert reasons(points(20, 5, QUARTERLY, cover_within=year)) == []
    [told] = reasons(
        points(5, None, "every 2 years from 2026-02-01", cover_within=year)
    )
    assert "some periods of 1 year have no turn" in told
    [told] = reasons(points(0))
    assert "it has no items" in told


def test_a_rotation_needs_turns_of_its_own() -> None:
    """Visits that the roster chooses have no order in which items could take turns."""
    one = Rotation(items=named("a"), take=1)
    with pytest.raises(Unplannable, match="rotate needs a cycle with turns of its own"):
        make_plan(estate(task("service", at_most(15), rotate=one)))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "needs how many a turn takes"),
        ({"take": 0}, "one item or more, not 0"),
        ({"cover_within": Every()}, "must be above zero"),
        ({"take": 1, "share": Fraction(20)}, "take or share, not both"),
        (
            {"cover_within": Every(months=1), "share": Fraction(101)},
            "a percentage from 0 to 100",
        ),
        ({"take": 1, "items": named("a", "b", "a")}, "'a' is listed twice"),
    ],
)
def test_what_no_rotation_can_mean_is_refused(
    given: dict[str, object], said: str
) -> None:
    """With what would be right."""
    with pytest.raises(InvalidValue) as caught:
        Rotation(**given)  # type: ignore[arg-type]  # fields as given
    assert said in caught.value.text.en


def test_periods_of_coverage_are_those_of_the_calendar_unless_told() -> None:
    """A year is a calendar year; from another day on it begins on that day."""
    year = Rotation(cover_within=Every(months=12))
    assert year.period(day("05-05")).opens == day("01-01")
    own = evolve(year, cover_from=day("2027-04-01"))
    assert (own.period(day("03-31")).opens, own.period(day("03-31")).closes) == (
        day("2025-04-01"),
        day("2026-03-31"),
    )


def test_an_order_explains_whose_turn_it_is() -> None:
    """How many of how many, which, and by what rule, in both languages."""
    world = points(5, 2, order=ItemOrder.OLDEST_FIRST)
    found = demand(with_records(world, done("01-05")), as_of="2026-01-06")
    first, second = orders(found)[:2]
    [cause] = explain(second, found).of("rotation")
    assert cause.text.en == (
        "Of 5 items it takes 2 this time: P03, P04 "
        "(2 at a time, in turn, the one done longest ago first)."
    )
    assert cause.text.zh == (
        "5 个对象中这次轮到 2 个：P03、P04（每次取 2 个，轮流，最久未做的先做）。"
    )
    assert cause.facts == {"items": ["P03", "P04"], "of": 5}
    [cause] = explain(first, found).of("rotation")
    assert "it took 2: P01, P02" in cause.text.en
