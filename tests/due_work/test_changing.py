# ruff: noqa: ANN401 - an attribute may have any value
"""Intervals by an attribute that changes on record between two completions."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    asset,
    daily,
    day,
    days,
    demand,
    done,
    equipment,
    horizon,
    months,
    orders,
    place,
    portfolio,
    site,
    task,
    void,
    whole,
)
from staffing import crew, days_of, person, rostered, staffed
from weibao.cycles.changing import RECOUNTED, AtChange, OnChange
from weibao.cycles.choosing import CycleChoice
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval, MaximumGap
from weibao.cycles.shift import FIXED, FLOATING, KEEP_INSIDE, GridShift
from weibao.cycles.window import Tolerance
from weibao.due_work import stream_due
from weibao.equipment import Attribute
from weibao.explanation import explain
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.phrases import parse_cycle
from weibao.planning import Unplannable, make_plan
from weibao.portfolio import Portfolio
from weibao.records import AttributeChange, History, Record
from weibao.rostering import assign
from weibao.spans import Horizon
from weibao.texts import Text
from weibao.verifier import verify
from weibao.verifier.rules import Rule

KEPT = AtChange(OnChange.KEEP)
OVERDUE_TOO = AtChange(OnChange.RECOUNT_OVERDUE)
MONTH_MORE = AtChange(grace=months(1))
DETECTION = Attribute("detection", Text("泄漏检测", "leak detection"), "flag")
CHARGE = Attribute("charge", Text("充注量", "charge"), "number", "t")
LATER = horizon("2025-01-01", "2027-12-31")
BY_CHARGE = (
    ((5, 50), "every 12 months, from completion"),
    ((50, 500), "every 6 months, from completion"),
    ((500, None), "every 3 months, from completion"),
)


def choice(
    by: str,
    cases: Iterable[tuple[Any, str | Cycle]],
    default: str | Cycle,
    how: AtChange = RECOUNTED,
) -> CycleChoice:
    """Choose cycles in words by an attribute."""

    def cycle(said: str | Cycle) -> Cycle:
        return parse_cycle(said) if isinstance(said, str) else said

    chosen = tuple((case, cycle(said)) for case, said in cases)
    return CycleChoice(by, chosen, cycle(default), how)


def charged(how: AtChange = RECOUNTED) -> CycleChoice:
    """Choose by the charge of a plant of refrigerant."""
    return choice("charge", BY_CHARGE, "every 24 months, from completion", how)


def changed(on: str | date, value: Any, by: str = "charge", **kw: Any) -> Record:
    """Record that an attribute has another value from a day on."""
    when = day(on) if isinstance(on, str) else on
    given = {"id": f"{by}-{when}", **kw}
    return AttributeChange(subject="A1", attribute=by, value=value, since=when, **given)


def plant(
    cycle: CycleChoice,
    *records: Record,
    stated: Any = 80,
    installed: str = "2025-01-15",
) -> Portfolio:
    """Make one plant whose task follows an attribute."""
    type_ = evolve(equipment(task("service", cycle)), attributes=(DETECTION, CHARGE))
    one = asset(
        "A1",
        type_,
        place("B1", site()),
        installed=day(installed),
        attributes={cycle.attribute: stated},
    )
    return portfolio([one], records=records, records_from="2025-01-01")


def open_dues(there: Demand) -> list[date]:
    """Return the dates of what is still to be done."""
    return [one.due for one in orders(there) if one.status is OrderStatus.OPEN]


def first_due(world: Portfolio, as_of: str) -> date:
    """Return the first open date, seen from a day."""
    return open_dues(demand(world, LATER, as_of=as_of))[0]


def test_a_longer_interval_gives_the_open_turn_more_time() -> None:
    """Six months at 80 t; detection doubles them while the turn is open."""
    cycle = choice(
        "detection",
        [(True, "every 12 months, from completion")],
        "every 6 months, from completion",
    )
    before = plant(cycle, done("2025-01-15"), stated=False)
    assert first_due(before, "2025-04-01") == day("2025-07-15")
    fitted = changed("2025-04-01", True, "detection")
    after = plant(cycle, done("2025-01-15"), fitted, stated=False)
    assert first_due(after, "2025-04-01") == day("2026-01-15")
    assert first_due(after, "2025-03-31") == day("2025-07-15")


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (RECOUNTED, "2025-09-01 2025-12-01"),
        (MONTH_MORE, "2025-10-01 2026-01-01"),
        (AtChange(grace=months(9)), "2026-01-15 2026-04-15"),
        (KEPT, "2026-01-15 2026-04-15"),
    ],
)
def test_a_shorter_interval_is_due_when_it_comes(how: AtChange, expected: str) -> None:
    """Not before the change and its grace, nor later than before; or as it was."""
    world = plant(
        charged(how), done("2025-01-15"), changed("2025-09-01", 520), stated=40
    )
    there = demand(world, LATER, as_of="2025-09-01")
    assert open_dues(there)[:2] == days(expected)


def test_a_change_pardons_nothing_that_was_overdue() -> None:
    """What was late stays late, unless the longer interval gives it the time."""
    late = plant(charged(), done("2025-01-15"), changed("2025-09-01", 600))
    assert first_due(late, "2025-09-01") == day("2025-07-15")
    longer = plant(charged(), done("2025-01-15"), changed("2025-09-01", 20))
    assert first_due(longer, "2025-09-01") == day("2026-01-15")


def test_numbers_go_on_through_a_change() -> None:
    """The turn that was open keeps its id, whatever its date."""
    records = [done("2025-07-10"), done("2025-12-01")]
    before = plant(charged(), *records)
    after = plant(charged(), *records, changed("2026-02-01", 600))
    ids = [
        [one.id for one in orders(demand(world, LATER, as_of="2026-02-01"))]
        for world in (before, after)
    ]
    assert ids[0] == ids[1][: len(ids[0])]


def test_completions_between_changes_are_each_under_their_own_interval() -> None:
    """The last time counts by the interval of its day, until that changes again."""
    records = [
        done("2025-06-01"),
        changed("2025-08-01", 600),
        done("2025-09-01"),
        changed("2025-10-01", 20),
    ]
    assert first_due(plant(charged(), *records), "2025-10-01") == day("2026-09-01")
    back = [*records, changed("2025-11-01", 80)]
    assert first_due(plant(charged(), *back), "2025-11-01") == day("2026-03-01")


def test_two_changes_of_one_turn_count_from_the_last_time() -> None:
    """What one change brought to its own day another takes back."""
    records = [done("2025-01-15"), changed("2025-09-01", 520)]
    more = changed("2025-09-20", 40)
    assert first_due(plant(charged(), *records, more, stated=40), "2025-09-20") == (
        day("2026-01-15")
    )


def test_of_one_day_the_last_entered_holds_and_voids_are_heeded() -> None:
    """A correction is another record, or a void of the first."""
    wrong = changed("2025-04-01", 600, entered=day("2025-04-01"))
    right = changed("2025-04-01", 20, id="right", entered=day("2025-04-09"))
    for records in ((wrong, right), (right, wrong)):
        world = plant(charged(), done("2025-01-15"), *records)
        assert first_due(world, "2025-04-09") == day("2026-01-15")
    voided = plant(charged(), done("2025-01-15"), wrong, void(wrong, "2025-04-02"))
    assert first_due(voided, "2025-04-09") == day("2025-07-15")


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (RECOUNTED, "2026-04-01 2026-07-01 2026-10-01 2027-01-01"),
        (AtChange(grace=months(5)), "2026-07-01 2026-10-01 2027-01-01 2027-04-01"),
        (KEPT, "2026-07-01 2026-10-01 2027-01-01 2027-04-01"),
    ],
)
def test_a_grid_goes_on_with_the_new_interval(how: AtChange, expected: str) -> None:
    """Its dates from the day of the change on are those of the new grid."""
    cycle = choice(
        "charge",
        [((500, None), "every 3 months, from 2025-01-01")],
        "every 6 months, from 2025-01-01",
        how,
    )
    records = [done("2025-07-01"), done("2026-01-01"), changed("2026-02-10", 500)]
    over = horizon("2026-02-10", "2027-12-31")
    there = demand(plant(cycle, *records), over, as_of="2026-02-10")
    assert open_dues(there)[:4] == days(expected)


def test_the_room_is_that_of_the_interval_in_force() -> None:
    """A share of twelve months is more than one of three."""
    cycle = choice(
        "charge",
        [((500, None), "every 3 months, ±10%, keep the grid")],
        "every 12 months, ±10%, keep the grid",
    )
    world = plant(cycle, done("2025-02-10"), changed("2025-12-01", 600))
    [first, *_] = [
        one
        for one in orders(demand(world, LATER, as_of="2025-12-01"))
        if one.completion is None
    ]
    assert (first.due, first.window.opens) == (day("2025-12-01"), day("2025-11-22"))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("once each week", "once each day", "only intervals"),
        ("at most 6 months apart", "every 3 months, from completion", "the interval"),
        ("at most 6 months apart", "2 to 3 months apart", "only intervals"),
        ("every 6 months", "every 3 months, from completion", "interval and its room"),
        ("every 6 months", "every 3 months, ±10 days", "interval and its room"),
        (
            "every 6 months, from completion",
            "every 3 months, from completion, catch up missed work",
            "interval and its room",
        ),
        ("every 6 months, 3 times in all", "every 3 months, 3 times in all", "only"),
    ],
)
def test_cycles_that_cannot_follow_one_another_are_refused(
    one: str, other: str, words: str
) -> None:
    """With no change on record they are as good as any others."""
    cycle = choice("charge", [((500, None), other)], one)
    make_plan(plant(cycle))
    with pytest.raises(Unplannable, match=words):
        make_plan(plant(cycle, changed("2025-04-01", 600)))


def test_a_kept_date_has_no_use_for_a_grace() -> None:
    """Each of the two says what becomes of the open turn."""
    with pytest.raises(ValueError, match="leave grace out"):
        AtChange(OnChange.KEEP, months(1))


@pytest.mark.parametrize(
    ("how", "stated", "change", "expected"),
    [
        (RECOUNTED, 80, ("2025-04-01", 20), "2026-01-15"),
        (RECOUNTED, 40, ("2025-09-01", 520), "2025-09-01"),
        (MONTH_MORE, 40, ("2025-09-01", 520), "2025-10-01"),
        (RECOUNTED, 80, ("2025-09-01", 520), "2025-07-15"),
        (OVERDUE_TOO, 80, ("2025-09-01", 520), "2025-09-01"),
        (OVERDUE_TOO, 80, ("2025-04-01", 20), "2026-01-15"),
        (KEPT, 40, ("2025-09-01", 520), "2026-01-15"),
        (KEPT, 80, ("2025-04-01", 20), "2025-07-15"),
    ],
)
def test_a_longest_gap_reaches_as_far_as_the_change_lets_it(
    how: AtChange, stated: int, change: tuple[str, int], expected: str
) -> None:
    """The limit of the next visit is reckoned as a date is."""
    world = plant(gaps(how), done("2025-01-15"), changed(*change), stated=stated)
    there = demand(world, LATER, as_of=change[0])
    [chain] = there.chains
    assert chain.rungs[0].limit == day(expected)
    assert chain.orders[0].window.closes == day(expected)
    before = demand(world, LATER, as_of=day(change[0]) - timedelta(days=1))
    length = 6 if stated == 80 else 12
    assert before.chains[0].rungs[0].limit == months(length).after(day("2025-01-15"))


def test_visits_made_before_a_change_are_judged_by_what_held_then() -> None:
    """Five months were in time when six were allowed."""
    records = [done("2025-01-15"), done("2025-06-20"), changed("2025-09-01", 520)]
    there = demand(plant(gaps(), *records), LATER, as_of="2025-09-01")
    made = [one for one in orders(there) if one.completion is not None]
    assert made[-1].window.closes == day("2025-07-15")
    told = explain(open_of(there), there, history=History.of(records)).paragraph
    assert "at most 3 months apart, and 6 months before." in told.en
    assert "this one is to be made by 2025-09-20." in told.en


def gaps(how: AtChange = RECOUNTED) -> CycleChoice:
    """Choose a longest gap by the charge."""
    cases = (
        ((5, 50), "at most 12 months apart"),
        ((50, 500), "at most 6 months apart"),
        ((500, None), "at most 3 months apart"),
    )
    return choice("charge", cases, "at most 24 months apart", how)


def test_the_explanation_names_the_change_and_what_it_did() -> None:
    """Since when which interval holds, and how the date of the open turn came about."""
    world = plant(charged(), done("2025-01-15"), changed("2025-09-01", 520), stated=40)
    there = demand(world, LATER, as_of="2025-09-01")
    told = explain(open_of(there), there, history=world.history).paragraph
    assert (
        "From 2025-09-01 on the charge is 520 t (record charge-2025-09-01): every 3 "
        "months, and every 1 year before."
    ) in told.en
    assert (
        "It counts from the last completion, on 2025-01-15 (record "
        "A1-service-2025-01-15). From 2025-09-01 on it is every 3 months; from the "
        "last time that would be 2025-04-15, but no earlier than the change and its "
        "grace: it is due on 2025-09-01."
    ) in told.en
    assert "自 2025-09-01 起充注量为 520 t（记录 charge-2025-09-01）" in told.zh
    longer = plant(charged(), done("2025-01-15"), changed("2025-04-01", 20))
    there = demand(longer, LATER, as_of="2025-04-01")
    told = explain(open_of(there), there, history=longer.history).paragraph
    assert "reckoned anew from the last time that is 2026-01-15." in told.en
    kept = plant(charged(KEPT), done("2025-01-15"), changed("2025-04-01", 20))
    there = demand(kept, LATER, as_of="2025-04-01")
    told = explain(open_of(there), there, history=kept.history).paragraph
    assert "the open turn keeps its date, 2025-07-15." in told.en


def open_of(there: Demand) -> WorkOrder:
    """Return the first open order."""
    return next(one for one in orders(there) if one.completion is None)


@pytest.mark.parametrize(
    ("cycle", "rule"),
    [
        (charged(), Rule.MISSING_WORK),
        (gaps(), Rule.CHAIN_GAP),
    ],
)
def test_the_verifier_reckons_changes_for_itself(
    cycle: CycleChoice, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A due side that took no notice of the change would be found out."""
    records = [done("2025-01-15"), changed("2025-09-01", 520)]
    world = staffed(plant(cycle, *records, stated=40), crew("team", person("an")))
    over = horizon("2025-09-01", "2025-12-31")
    rostered(world, over, as_of="2025-09-01")
    monkeypatch.setattr(AtChange, "due", lambda self, anew, changed, due: due)
    there = demand(world, over, as_of="2025-09-01")
    roster = assign(there, world.workforce)
    monkeypatch.undo()
    assert rule in verify(roster, world, world.history).rules


# Properties

BEGUN = date(2025, 1, 1)
DAYS = st.integers(0, 900).map(lambda number: BEGUN + timedelta(days=number))
LENGTHS = st.integers(20, 300)
HOWS = st.sampled_from(
    [
        RECOUNTED,
        KEPT,
        OVERDUE_TOO,
        AtChange(grace=daily(5)),
        AtChange(grace=daily(60)),
        AtChange(OnChange.RECOUNT_OVERDUE, daily(30)),
    ]
)
Changes = Sequence[tuple[date, int]]


def follows(
    lengths: Iterable[int], shift: GridShift, how: AtChange, room: Tolerance
) -> CycleChoice:
    """Choose a number of days by an attribute that says it."""
    cases = [
        (number, Cycle(Interval(daily(number), shift), room)) for number in set(lengths)
    ]
    return choice("charge", cases, Cycle(Interval(daily(100), shift), room), how)


def slow_due(last: date, stated: int, changes: Changes, how: AtChange) -> date:
    """Ask each day in turn whether the work is due on it."""
    held = stated
    for on, number in changes:
        held = number if on <= last else held
    due = last + timedelta(days=held)
    for on, number in changes:
        if on <= last or how.turn is OnChange.KEEP:
            continue
        found = last
        granted = on + timedelta(days=how.grace.days)
        if how.turn is OnChange.RECOUNT:
            granted = min(granted, due)
        while (found - last).days < number or found < granted:
            found += timedelta(days=1)
        due = found
    return due


@given(
    st.lists(st.tuples(DAYS, LENGTHS), max_size=4, unique_by=lambda one: one[0]),
    st.lists(DAYS, min_size=1, max_size=4, unique=True),
    LENGTHS,
    HOWS,
)
def test_the_next_date_is_that_of_a_slow_reckoning(
    changes: list[tuple[date, int]], completed: list[date], stated: int, how: AtChange
) -> None:
    """Whatever changed and was done in which order."""
    changes = sorted(changes)
    cycle = follows([stated, *(n for _, n in changes)], FLOATING, how, Tolerance())
    records = [*map(done, completed), *(changed(on, n) for on, n in changes)]
    world = plant(cycle, *records, stated=stated)
    today = max([*completed, *(on for on, _ in changes)])
    over = Horizon(today, today + timedelta(days=400))
    there = open_dues(demand(world, over, as_of=today))
    assert there[0] == slow_due(max(completed), stated, changes, how)


@given(
    st.lists(st.tuples(DAYS, LENGTHS), max_size=4, unique_by=lambda one: one[0]),
    st.lists(DAYS, max_size=4, unique=True),
    st.sampled_from([FLOATING, FIXED, KEEP_INSIDE]),
    HOWS,
    DAYS,
)
def test_verifier_stream_and_order_of_records_agree(
    changes: list[tuple[date, int]],
    completed: list[date],
    shift: GridShift,
    how: AtChange,
    today: date,
) -> None:
    """The verifier reckons the same, slices give the same, and no order matters."""
    room = Tolerance(daily(3), daily(3)) if shift is KEEP_INSIDE else Tolerance()
    cycle = follows([50, *(n for _, n in changes)], shift, how, room)
    records = [*map(done, completed), *(changed(on, n) for on, n in changes)]
    world = staffed(plant(cycle, *records, stated=50), crew("team", person("an")))
    over = Horizon(today, today + timedelta(days=500))
    days_of(rostered(world, over, as_of=str(today)))
    there = demand(world, over, as_of=today)
    backwards = evolve(world, records=tuple(reversed(world.records)))
    assert whole(demand(backwards, over, as_of=today)) == whole(there)
    streamed = stream_due(make_plan(world), world.history, over, as_of=today)
    assert sorted(one.id for one in streamed) == [one.id for one in there.orders]


@given(
    st.lists(st.tuples(DAYS, LENGTHS), max_size=4, unique_by=lambda one: one[0]),
    st.lists(DAYS, max_size=4, unique=True),
    HOWS,
    DAYS,
)
def test_longest_gaps_that_change_are_kept(
    changes: list[tuple[date, int]], completed: list[date], how: AtChange, today: date
) -> None:
    """The verifier finds the roster lawful, and the first limit is the slow one."""
    numbers = {50, *(n for _, n in changes)}
    cases = [(number, Cycle(MaximumGap(daily(number)))) for number in numbers]
    cycle = choice("charge", cases, Cycle(MaximumGap(daily(100))), how)
    records = [*map(done, completed), *(changed(on, n) for on, n in changes)]
    world = staffed(plant(cycle, *records, stated=50), crew("team", person("an")))
    over = Horizon(today, today + timedelta(days=300))
    days_of(rostered(world, over, as_of=str(today)))
    there = demand(world, over, as_of=today)
    known = sorted(one for one in changes if one[0] <= today)
    made = [on for on in completed if on <= today]
    if made:
        limit = there.chains[0].rungs[0].limit
        assert limit == slow_due(max(made), 50, known, how)
    streamed = stream_due(make_plan(world), world.history, over, as_of=today)
    assert {one.id for one in streamed} == {one.id for one in there.orders}
