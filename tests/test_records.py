"""Records and history: what is known of the past, and since when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    at_most,
    day,
    deferred,
    demand,
    done,
    estate,
    found,
    task,
    void,
    whole,
)
from weibao.records import (
    Completion,
    Event,
    History,
    Reading,
    Record,
    StateChange,
    Void,
    entered_on,
)


def reading(taken: str, entered: str | None = None) -> Reading:
    """Make a reading."""
    return Reading(
        id=f"M-{taken}",
        subject="A1",
        meter="hours",
        value=12.5,
        taken=day(taken),
        entered=day(entered) if entered else None,
    )


def test_records_are_kept_by_kind_in_order_of_time() -> None:
    """Completions, readings and findings are told apart and sorted by their days."""
    late, early = done("03-05"), done("03-01")
    leak, value = found("02-01"), reading("01-15")
    leave = deferred("service/x", "04-01")
    history = History.of([late, leave, leak, value, early])
    assert history.deferrals == (leave,)
    assert history.completions == (early, late)
    assert history.readings == (value,)
    assert history.findings == (leak,)
    assert history.completions_of("A1", "service") == (early, late)
    assert history.completions_of("A2", "service") == ()


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (done("03-05"), "03-05"),
        (done("03-05", entered=day("04-01")), "04-01"),
        (reading("03-05"), "03-05"),
        (reading("03-05", "03-07"), "03-07"),
        (found("03-05"), "03-05"),
        (void(done("03-05"), "03-09"), "03-09"),
        (deferred("service/x", "04-01", approved="03-05"), "03-05"),
        (deferred("service/x", "04-01", entered=day("03-07")), "03-07"),
    ],
)
def test_a_record_is_entered_on_the_day_it_speaks_of_unless_it_says(
    record: Record, expected: str
) -> None:
    """Where no day of entry is given it is the day of the event."""
    assert entered_on(record) == day(expected)


def test_a_voided_record_counts_as_never_made() -> None:
    """A void takes back one record and nothing else."""
    wrong, right = done("03-05"), done("03-06")
    assert History.of([wrong, right, void(wrong, "03-07")]).completions == (right,)


def test_a_void_can_be_voided() -> None:
    """The latest word holds: what a voided void took back counts again."""
    record = done("03-05")
    first = void(record, "03-07")
    second = void(first, "03-08")
    third = void(second, "03-09")
    assert History.of([record, first, second]).completions == (record,)
    assert History.of([third, second, first, record]).completions == ()
    known = History.of([record, first, second, third], known_by=day("03-08"))
    assert known.completions == (record,)


@pytest.mark.parametrize(
    ("voids", "stays"),
    [
        ("V1>C V2>V1", True),
        ("V2>C V1>V2", True),
        ("V3>C V1>V3 V2>V1", False),
        ("V1>C V2>C V3>V1", False),
        ("V1>C V2>V1 V3>V1 V4>V3", True),
        ("V1>V1", True),
        ("V1>C V2>V3 V3>V2", False),
        ("V1>C V2>V3 V3>V2 V4>V2", False),
        ("V1>C V2>V1 V3>V2 V4>V3 V5>V4", False),
        ("V1>C V2>V1 V3>V2 V4>V3 V5>V4 V6>V5", True),
    ],
)
@pytest.mark.parametrize("entered", ["same day", "backwards"])
def test_a_void_holds_unless_one_that_holds_names_it(
    voids: str, entered: str, stays: bool
) -> None:
    """Neither ids nor days of entry decide; voids in a circle all fall away."""
    record = done("03-05", id="C")
    made = [record] + [
        Void(
            id=id_,
            record=named,
            entered=day("03-20" if entered == "same day" else f"03-{20 - number}"),
        )
        for number, (id_, named) in enumerate(x.split(">") for x in voids.split())
    ]
    for records in (made, made[::-1]):
        kept = History.of(records).completions
        assert kept == ((record,) if stays else ())


def test_what_was_known_on_a_day() -> None:
    """Records and voids entered later are not known yet."""
    record = done("03-01", entered=day("04-20"))
    taken_back = void(record, "05-01")
    records: list[Record] = [record, taken_back]
    for known_by, expected in (("03-31", ()), ("04-20", (record,)), ("05-01", ())):
        history = History.of(records, known_by=day(known_by))
        assert history.completions == expected
        assert history.known_by == day(known_by)


@st.composite
def past(draw: st.DrawFn) -> list[Record]:
    """Completions of two tasks with days of entry, some of them taken back."""
    start = date(2026, 1, 1)
    records: list[Record] = []
    for number in range(draw(st.integers(0, 8))):
        on = start + timedelta(days=draw(st.integers(0, 60)))
        lag = timedelta(days=draw(st.integers(0, 30)))
        code = draw(st.sampled_from(["service", "inspect"]))
        one = Completion(
            id=f"C{number}", subject="A1", task=code, done=on, entered=on + lag
        )
        records.append(one)
        if draw(st.booleans()):
            taken_back = one.done + lag + timedelta(days=draw(st.integers(0, 30)))
            records.append(Void(id=f"V{number}", record=one.id, entered=taken_back))
    return records


@pytest.mark.row("S222", partial=True)
@given(past(), past(), st.integers(0, 120))
def test_later_entries_do_not_change_what_was_known(
    before: list[Record], more: list[Record], passed: int
) -> None:
    """Asked as of a past day, the history is what had been recorded by then."""
    known_by = date(2026, 1, 1) + timedelta(days=passed)
    later = [
        record
        for number, record in enumerate(more)
        if entered_on(record) > known_by and not isinstance(record, Void)
    ]
    renamed = [
        Completion(
            id=f"L{n}",
            subject="A1",
            task="service",
            done=entered_on(record),
            entered=entered_on(record),
        )
        for n, record in enumerate(later)
    ]
    one = History.of(before, known_by=known_by)
    other = History.of([*renamed, *before], known_by=known_by)
    assert one.completions == other.completions
    tasks = (task("service", at_most(15)), task("inspect", at_most(30)))
    first, second = (
        demand(estate(*tasks, records=history.completions), as_of=known_by)
        for history in (one, other)
    )
    assert whole(first) == whole(second)


@given(st.permutations(range(6)), past())
def test_the_order_of_entries_is_irrelevant(
    order: list[int], records: list[Record]
) -> None:
    """Any order of the same records gives the same history."""
    shuffled = [records[number] for number in order if number < len(records)]
    rest = [record for record in records if record not in shuffled]
    assert History.of([*shuffled, *rest]).completions == History.of(records).completions


def _state(id: str, state: str, since: str, entered: str | None = None) -> StateChange:
    return StateChange(
        id=id,
        subject="P-01",
        state=state,
        since=date.fromisoformat(since),
        entered=date.fromisoformat(entered) if entered else None,
    )


STATES = (
    _state("S1", "in_use", "2026-01-01"),
    _state("S2", "standby", "2026-02-01", "2026-02-03"),
    _state("S3", "out_of_service", "2026-02-01", "2026-02-10"),
    _state("S4", "in_use", "2026-01-15", "2026-03-01"),
)


@pytest.mark.parametrize("order", [STATES, STATES[::-1]])
def test_states_come_by_day_whatever_the_order(
    order: tuple[StateChange, ...],
) -> None:
    """Of two states of one day the one entered last comes last, and so holds."""
    found = History.of(order).states_of("P-01")
    assert [one.id for one in found] == ["S1", "S4", "S2", "S3"]


def test_states_and_events_are_known_by_their_entry() -> None:
    """What was entered later was not known; what is void no longer holds."""
    void = Void(id="V1", record="S1", entered=date(2026, 2, 20))
    event = Event(id="E1", subject="P-01", event="leak", happened=date(2026, 2, 5))
    known = History.of([*STATES, void, event], known_by=date(2026, 2, 4))
    assert [one.id for one in known.states_of("P-01")] == ["S1", "S2"]
    assert known.events_of("P-01") == ()
    later = History.of([*STATES, void, event], known_by=date(2026, 2, 28))
    assert [one.id for one in later.states_of("P-01")] == ["S2", "S3"]
    assert later.events_of("P-01") == (event,)
    assert later.about(subject="P-01")[-1] == event
