"""Turns with times of day: when they are due, what covers them, what is missed."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from clocks import (
    CHANGES,
    CYCLES,
    OPENINGS,
    ZONES,
    begun,
    instants,
    opening,
    timed,
    times,
    untimed,
)
from portfolios import (
    WEEKENDS_OFF,
    day,
    deferred,
    demand,
    horizon,
    keys,
    whole,
    with_records,
)
from weibao.explanation import explain
from weibao.orders import Occurrence
from weibao.phrases import cycle_text, parse_cycle
from weibao.records import Completion, Edit, EditAction
from weibao.spans import Horizon
from weibao.spans.opening import Opening

VECTORS = Path(__file__).parents[1] / "cycles" / "vectors.json"
MAY = horizon("05-20", "05-20")
ONE_DAY = timedelta(days=1)


def vectors(meaning: str) -> list[dict[str, Any]]:
    """Return the published figures of one meaning."""
    lines = VECTORS.read_text("utf-8").splitlines()
    found = [json.loads(line.rstrip(",")) for line in lines if f'"{meaning}-' in line]
    assert found
    return found


def phrase_of(asked: dict[str, Any]) -> str:
    """Say as a policy does what the figures of wall and elapsed time ask for."""
    anchor, every = asked["anchor"], asked["cycle"]
    if asked["mode"] == "elapsed":
        return f"every {every} by the clock, from {anchor}"
    return f"every {every}, from {anchor[:10]}, at {anchor[11:]}"


@pytest.mark.parametrize("vector", vectors("K24"), ids=lambda one: one["id"])
def test_a_policy_gives_the_published_times(vector: dict[str, Any]) -> None:
    """Local hours stay over a change of clocks, and elapsed hours drift."""
    asked, wanted = vector["given"], vector["expect"]["occurrences"]
    first = date.fromisoformat(asked["anchor"][:10])
    last = date.fromisoformat(wanted[-1][:10])
    world = timed(phrase_of(asked), zone=asked["tz"])
    found = demand(world, Horizon(first, last), as_of=first)
    got = [one.isoformat() for one in instants(found)]
    assert got[: asked["count"]] == wanted


@pytest.mark.parametrize("vector", vectors("K25"), ids=lambda one: one["id"])
def test_a_policy_gives_the_published_slots(vector: dict[str, Any]) -> None:
    """Turns lie at opening and so many hours, and what is not covered is missed."""
    asked, wanted = vector["given"], vector["expect"]
    on = date.fromisoformat(asked["date"])
    records = tuple(map(begun, asked.get("done", ())))
    room = f", ±{asked['tolerance']}" if "tolerance" in asked else ""
    world = timed(
        f"every {asked['every']} while open, and at closing{room}",
        open_=opening(f"{asked['open']}-{asked['close']}"),
        records=records,
        records_from=str(on),
    )
    over = Horizon(on, on + ONE_DAY)
    of_day = [
        one
        for one in times(demand(world, over))
        if wanted["slots"][0] <= one <= f"{wanted['slots'][-1]}~"
    ]
    assert [one[:16] for one in of_day] == wanted["slots"]
    later = demand(world, over, as_of=on + 2 * ONE_DAY)
    missed = [one.key for one in later.dropped if one.key in wanted["slots"]]
    assert missed == wanted.get("missed", wanted["slots"])


@pytest.mark.feature("F018")
def test_every_four_hours_inside_opening_hours() -> None:
    """From 08:00 to 20:00, every 4 hours from opening on: 08:00, 12:00, 16:00."""
    world = timed("every 4 h while open, and at opening", open_=opening("08:00-20:00"))
    found = demand(world, horizon("03-01", "03-31"))
    wanted = [
        f"2026-03-{on:02}T{hour}:00+08:00"
        for on in range(1, 32)
        for hour in ("08", "12", "16")
    ]
    assert times(found) == wanted


def test_the_orders_of_a_day_are_turns_of_their_own() -> None:
    """Each time of a day has a key of date and time, and ids never change."""
    world = timed("every 1 day, at 14:00, 06:00, 22:00")
    march = demand(world, horizon("03-01", "03-02"))
    assert [one.rsplit("/", 1)[1] for one in sorted(keys(march))] == [
        f"2026-03-0{on}T{at}:00" for on in (1, 2) for at in ("06", "14", "22")
    ]
    more = demand(timed("每天06:00、14:00、22:00、23:00"), horizon("03-01", "03-02"))
    assert keys(march) < keys(more)


def test_a_date_moves_with_its_times() -> None:
    """A date on a closed day takes its time along; its key stays."""
    world = timed("on 2026-05-24, at 09:30", stack=WEEKENDS_OFF, every_day=False)
    [order] = demand(world, horizon("05-18", "05-25")).orders
    assert order.occurrence.key == "2026-05-24T09:30"
    assert order.starts is not None
    assert f"{order.starts.at:%m-%d %H:%M}" == "05-22 09:30"
    assert order.due == day("05-24")
    assert day("05-22") in order.window


def test_closed_and_special_days() -> None:
    """A closed day has no turn, and a special day its own."""
    hours = opening(
        "09:00-13:00",
        special={day("05-21"): (), day("05-22"): ("18:00-22:00", "10:00-12:00")},
    )
    world = timed("every 2 h while open, and at closing", open_=hours)
    found = times(demand(world, horizon("05-20", "05-22")))
    assert [one[8:16] for one in found] == [
        *("20T11:00", "20T13:00"),
        *("22T12:00", "22T20:00", "22T22:00"),
    ]


def test_an_opening_belongs_to_the_day_it_begins_on() -> None:
    """What lies past midnight is due the day after, and out of season with its eve."""
    world = timed(
        "every 3 h while open, and at closing, in 05-20..05-20",
        open_=opening("20:00-02:00"),
    )
    found = demand(world, horizon("05-19", "05-22"))
    assert [one[8:16] for one in times(found)] == ["20T23:00", "21T02:00"]
    [late] = [one for one in found.orders if one.due == day("05-21")]
    assert late.window.opens == day("05-21")
    ahead = demand(world, horizon("05-21", "05-22"))
    assert [one[8:16] for one in times(ahead)] == ["21T02:00"]


def test_nearest_opening_hours_hold() -> None:
    """A place without hours of its own is open as what it lies in."""
    world = timed("every 2 h while open", open_=opening("10:00-15:00"))
    assert len(demand(world, MAY).orders) == 2
    assert not demand(timed("every 2 h while open"), MAY).orders


@pytest.mark.parametrize(
    ("records", "done"),
    [
        (("2026-05-20T10:45",), {"11:00"}),
        (("2026-05-20T10:44",), set()),
        (("2026-05-20T11:15",), {"11:00"}),
        (("2026-05-20T11:16",), set()),
        # One piece of work covers one turn, and two cover no more than two.
        (("2026-05-20T10:50", "2026-05-20T11:10"), {"11:00"}),
        (("2026-05-20T12:55", "2026-05-20T11:05"), {"11:00", "13:00"}),
    ],
)
def test_work_covers_the_turn_of_its_time(
    records: tuple[str, ...], done: set[str]
) -> None:
    """Within the tolerance, both ends included, and one turn at most."""
    world = timed(
        "every 2 h while open, ±15 min",
        open_=opening("09:00-15:00"),
        records=tuple(map(begun, records)),
    )
    found = demand(world, MAY)
    assert {o.occurrence.key[11:] for o in found.orders if o.completion} == done


def test_work_without_a_time_covers_the_earliest_open_turn() -> None:
    """Records with times come first; the others fill their day from its morning."""
    world = timed(
        "every 2 h while open, ±15 min",
        open_=opening("09:00-18:00"),
        records=(begun("2026-05-20T11:00"), untimed(day("05-20"))),
    )
    found = demand(world, MAY)
    done = {o.occurrence.key[11:]: o.completion for o in found.orders if o.completion}
    assert set(done) == {"11:00", "13:00"}
    assert done["13:00"].at is None


def test_a_record_that_names_its_order_is_for_that() -> None:
    """A name goes before the order of times, but reaches no other time."""
    name = "demo/A1/service/2026-05-20T15:00"
    near = untimed(day("05-20"), order=name)
    far = begun("2026-05-20T11:05", order=name)
    world = timed("every 2 h while open, ±15 min", open_=opening("09:00-18:00"))
    keyed = {
        o.occurrence.key[11:]
        for o in demand(with_records(world, near), MAY).orders
        if o.completion
    }
    assert keyed == {"15:00"}
    other = demand(with_records(world, far), MAY)
    assert {o.occurrence.key[11:] for o in other.orders if o.completion} == {"11:00"}


def test_what_was_missed_stays_missed() -> None:
    """A time that went by is on record, with no order and nothing made good."""
    world = timed("daily, at 08:00", records_from="2026-05-18")
    found = demand(world, horizon("05-18", "05-21"), as_of="05-20")
    assert [one[8:16] for one in times(found)] == ["20T08:00", "21T08:00"]
    missed = [one.key for one in found.dropped]
    assert missed == ["2026-05-18T08:00", "2026-05-19T08:00"]
    assert "past making good" in found.dropped[0].reason.en


def test_no_time_can_be_deferred() -> None:
    """Leave for a time of day has no effect, and that is told."""
    leave = deferred("service/2026-05-20T08:00", "05-25", approved="05-19")
    world = with_records(timed("every 1 day, at 08:00"), leave)
    found = demand(world, horizon("05-20", "05-26"))
    [refused] = found.refused
    assert refused.record is leave
    assert len(found.orders) == 7
    assert all(order.deferred is None for order in found.orders)


# Properties


@given(
    cycle=CYCLES,
    hours=OPENINGS,
    zone=st.sampled_from(ZONES),
    first=CHANGES.map(day),
    length=st.integers(0, 4),
    more=st.integers(1, 3),
)
def test_a_longer_horizon_changes_nothing_earlier(
    cycle: str, hours: Opening, zone: str, first: date, length: int, more: int
) -> None:
    """It appends; and no two turns have one id."""
    world = timed(cycle, open_=hours, zone=zone)
    last = first + length * ONE_DAY
    short = demand(world, Horizon(first, last))
    long = demand(world, Horizon(first, last + more * ONE_DAY), as_of=first)
    assert whole(short) == [one for one in whole(long) if _belongs(one) <= last]
    assert len(keys(long)) == len(long.orders)
    assert parse_cycle(cycle_text(parse_cycle(cycle)).zh) == parse_cycle(cycle)


Seen = tuple[str, Occurrence, date | None, str | None]


def _belongs(one: Seen) -> date:
    window, due = one[1].window, one[1].due
    return max(window.opens, min(due, window.closes))


@given(
    cycle=CYCLES,
    hours=OPENINGS,
    minutes=st.lists(st.integers(0, 1439), max_size=4, unique=True),
    plain=st.integers(0, 2),
)
def test_the_order_of_records_is_irrelevant(
    cycle: str, hours: Opening, minutes: list[int], plain: int
) -> None:
    """Whoever enters what first, the same turns are done."""
    on = day("05-20")
    made: list[Completion] = [
        begun(f"2026-05-20T{minute // 60:02}:{minute % 60:02}") for minute in minutes
    ]
    made += [untimed(on, id=f"U{number}") for number in range(plain)]
    world = timed(cycle, open_=hours)
    seen = [
        whole(demand(with_records(world, *some), MAY))
        for some in list(permutations(made))[:6]
    ]
    assert all(one == seen[0] for one in seen)
    done = [one[3] for one in seen[0] if one[3]]
    assert len(done) == len(set(done)) <= len(made)


@given(
    cycle=CYCLES, hours=OPENINGS, zone=st.sampled_from(ZONES), first=CHANGES.map(day)
)
def test_doing_everything_at_its_time_leaves_nothing_missed(
    cycle: str, hours: Opening, zone: str, first: date
) -> None:
    """The replay of one's own times is a fixed point: all done, none missed."""
    over = Horizon(first, first + 3 * ONE_DAY)
    world = timed(cycle, open_=hours, zone=zone, records_from=str(first))
    plan = demand(world, over, as_of=first)
    records = [
        begun(
            f"{order.starts.at:%Y-%m-%dT%H:%M}",
            id=f"R{number}",
            order=order.id,
            at=order.starts.at.time(),
        )
        for number, order in enumerate(plan.orders)
        if order.starts is not None and not order.starts.at.fold
    ]
    after = demand(with_records(world, *records), over, as_of=over.last + 2 * ONE_DAY)
    second_times = len(plan.orders) - len(records)
    assert keys(after) <= keys(plan)
    # A turn just before midnight may still be open when the first day begins; what
    # was done of it the day before belongs to that day.
    inside = [one for one in records if one.done in over]
    assert len([o for o in after.orders if o.completion]) >= len(inside)
    assert len([d for d in after.dropped if d.due in over]) <= second_times


@given(
    every=st.integers(30, 400),
    zone=st.sampled_from(ZONES),
    first=CHANGES.map(day),
    hour=st.integers(0, 4),
)
def test_elapsed_hours_agree_with_a_walk_through_every_minute(
    every: int, zone: str, first: date, hour: int
) -> None:
    """Minute by minute from the beginning on, each n-th one is due."""
    begin = f"{first} 0{hour}:30"
    world = timed(f"every {every} min by the clock, from {begin}", zone=zone)
    over = Horizon(first, first + 3 * ONE_DAY)
    there = ZoneInfo(zone)
    start = datetime.fromisoformat(begin).replace(tzinfo=there).astimezone(UTC)
    walked = (start + timedelta(minutes=number) for number in range(5 * 1440))
    wanted = [
        minute
        for number, minute in enumerate(walked)
        if number % every == 0 and minute.astimezone(there).date() in over
    ]
    assert [one.astimezone(UTC) for one in instants(demand(world, over))] == wanted


def test_no_time_can_be_edited_by_hand() -> None:
    """A move of one turn has no effect, and that is told."""
    edit = Edit(
        id="E1",
        order="demo/A1/service/2026-05-20T08:00",
        action=EditAction.MOVE,
        made=day("05-19"),
        to=day("05-25"),
        by="chief",
    )
    world = with_records(timed("daily, at 08:00"), edit)
    found = demand(world, horizon("05-20", "05-26"))
    [refused] = found.refused_edits
    assert refused.record is edit
    assert len(found.orders) == 7


AFTER_WORK = (
    "every 24 h by the clock, from 2026-03-27 08:00, -30/+30 min, from completion"
)
BERLIN_MARCH = horizon("2026-03-27", "2026-03-31")


def floating(*moments: str, as_of: str = "2026-03-27") -> list[tuple[str, str, bool]]:
    """Return key, local time and whether it is done of the turns after completions."""
    records = tuple(map(begun, moments))
    world = timed(AFTER_WORK, zone="Europe/Berlin", records=records)
    world = evolve(world, records_from=day("2026-03-27"))
    found = demand(world, BERLIN_MARCH, as_of=as_of).orders
    ordered = sorted(found, key=lambda one: int(one.id.rpartition("#")[2]))
    return [
        (
            one.id.rpartition("/")[2],
            f"{one.starts.at:%d %H:%M}",
            one.completion is not None,
        )
        for one in ordered
        if one.starts is not None
    ]


def test_hours_count_from_the_time_at_which_it_was_done() -> None:
    """Done at 08:20 it is due at 08:20 the day after, and later as clocks change."""
    assert floating("2026-03-27T08:20") == [
        ("2026-03-27#1", "27 08:00", True),
        ("2026-03-27#2", "28 08:20", False),
        ("2026-03-27#3", "29 09:20", False),
        ("2026-03-27#4", "30 09:20", False),
        ("2026-03-27#5", "31 09:20", False),
    ]


def test_early_work_brings_the_next_turn_forward() -> None:
    """It consumes the turn to come, however early; a second record the one after."""
    found = floating("2026-03-27T08:00", "2026-03-27T20:00", as_of="2026-03-27")
    assert found[:3] == [
        ("2026-03-27#1", "27 08:00", True),
        ("2026-03-27#2", "28 08:00", True),
        ("2026-03-27#3", "28 20:00", False),
    ]


def test_a_missed_turn_is_counted_from_its_own_time() -> None:
    """On 28 March nobody came: the turn is missed, and those after it stand."""
    found = floating("2026-03-27T08:00", "2026-03-29T09:00", as_of="2026-03-30")
    assert found == [
        ("2026-03-27#1", "27 08:00", True),
        ("2026-03-27#3", "29 09:00", True),
        ("2026-03-27#4", "30 09:00", False),
        ("2026-03-27#5", "31 09:00", False),
    ]


def test_a_record_without_a_time_is_for_the_turn_of_its_day() -> None:
    """It counts as done at that turn's time; on a day without one it ends the day."""
    day_27 = untimed(day("2026-03-27"))
    world = timed(AFTER_WORK, zone="Asia/Shanghai", records=(day_27,))
    found = demand(world, horizon("2026-03-27", "2026-03-28"), as_of="2026-03-27")
    assert times(found) == ["2026-03-27T08:00+08:00", "2026-03-28T08:00+08:00"]
    seldom = AFTER_WORK.replace("24 h", "72 h")
    records = (begun("2026-03-27T08:00"), untimed(day("2026-03-28")))
    world = timed(seldom, zone="Asia/Shanghai", records=records)
    found = demand(world, horizon("2026-03-27", "2026-04-01"), as_of="2026-03-28")
    assert times(found) == [
        "2026-03-27T08:00+08:00",
        "2026-03-30T08:00+08:00",
        "2026-04-01T00:00+08:00",
    ]
    assert [one.completion is not None for one in found.orders] == [True, True, False]


def test_hours_from_completion_are_explained() -> None:
    """The time before it is named, whatever clocks did in between."""
    world = timed(
        AFTER_WORK, zone="Europe/Berlin", records=(begun("2026-03-28T08:20"),)
    )
    there = demand(world, BERLIN_MARCH, as_of="2026-03-28")
    [order] = [one for one in there.orders if one.id.endswith("#3")]
    told = explain(order, there, history=world.history).paragraph.en
    assert "was 2026-03-28 08:20 of local time, and it comes 24 h after" in told
