"""Intervals measured from what was planned or actual, to the start or the end.

The verifier reckons such dates for itself and is the slow reference here.
"""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from explained import by_hand
from portfolios import day, days, deferred, demand, done, dues, estate, horizon, orders
from portfolios import task as task_of
from staffing import crew, person, rostered, staffed
from weibao.cycles.anchor import Edge, Mark
from weibao.cycles.deferral import NextFrom
from weibao.errors import InvalidValue
from weibao.explanation import explain
from weibao.orders import OrderStatus
from weibao.phrases import parse_cycle
from weibao.portfolio import Portfolio
from weibao.records import Completion, Record

MARKS = ("planned start", "planned end", "actual start", "actual end")


def world(cycle: str, *records: Record, begins: str = "2026-05-02") -> Portfolio:
    """Make an asset with one task; thirty days on is 1 June."""
    return estate(
        task_of("service", cycle),
        installed=begins,
        records=records,
        records_from=begins,
    )


def worked(
    ended: str, began: str | None = None, order: str | None = None
) -> Completion:
    """Record work that ended on a day, and may say when it began."""
    return evolve(done(ended, order=order), started=day(began) if began else None)


def first_open(made: Portfolio, as_of: str, last: str = "12-31") -> date:
    """Return the date of the first open turn."""
    found = demand(made, horizon(as_of, last), as_of=as_of)
    return next(one.due for one in orders(found) if one.status is OrderStatus.OPEN)


@pytest.mark.feature("F021")
@pytest.mark.parametrize(
    ("mark", "expected"), [*zip(MARKS, days("07-01 07-04 07-08 07-12"), strict=True)]
)
def test_four_reference_points_give_four_dates(mark: str, expected: date) -> None:
    """Three days' work due on 1 June, begun on the 8th and over on the 12th."""
    cycle = f"every 30 days, from {mark}, lasting 3 days"
    made = world(cycle, worked("06-12", "06-08"))
    assert first_open(made, "06-13") == expected


@pytest.mark.parametrize(
    ("cycle", "begins", "began", "ended", "expected"),
    [
        ("every 30 days, from planned start", "05-02", "06-10", "06-12", "07-01"),
        ("every 30 days, from actual end", "05-02", "06-10", "06-12", "07-12"),
        (
            "every 30 days, from actual start to the next end, lasting 3 days",
            "01-31",
            "03-04",
            "03-09",
            "03-31",
        ),
        (
            "every 2 months, from planned end to the next end, lasting 3 days",
            "01-02",
            "03-04",
            "03-09",
            "05-02",
        ),
    ],
)
def test_published_examples(
    cycle: str, begins: str, began: str, ended: str, expected: str
) -> None:
    """Each next start is the one that the vectors of the reference point give."""
    made = world(cycle, worked(ended, began), begins=f"2026-{begins}")
    assert first_open(made, ended) == day(expected)


def test_work_that_does_not_say_when_it_began_did_so_as_long_before() -> None:
    """Over on 12 June after three days, it began on the 9th."""
    cycle = "every 30 days, from actual start, lasting 3 days"
    assert first_open(world(cycle, worked("06-12")), "06-13") == day("07-09")


def test_planned_work_lasts_as_long() -> None:
    """The forecast adds three days and thirty, again and again."""
    found = demand(
        world("every 30 days, from completion, lasting 3 days"),
        horizon("05-02", "09-30"),
        as_of="05-02",
    )
    assert dues(found) == days("06-01 07-04 08-06 09-08")


def test_what_is_planned_stays_however_late_it_is_done() -> None:
    """Done 69 days late, the next date is still the next of the plan, and overdue."""
    made = world("every 30 days, from planned start", worked("08-09"))
    found = demand(made, horizon("08-10", "09-30"), as_of="08-10")
    first, second, *_ = (o for o in orders(found) if o.status is OrderStatus.OPEN)
    assert (first.due, first.overdue_since) == (day("07-01"), day("07-01"))
    assert second.due == day("07-31")


def test_leave_says_for_itself_what_comes_after() -> None:
    """From the original date, that is the plan; else what the work gives."""
    for next_from, expected in (
        (NextFrom.ORIGINAL, "07-01"),
        (NextFrom.DEFERRED, "07-20"),
        (NextFrom.ACTUAL, "07-08"),
    ):
        leave = deferred("service/2026-05-02#1", "06-20", next_from=next_from)
        cycle = "every 30 days, from actual start, lasting 3 days"
        made = world(cycle, worked("06-12", "06-08"), leave)
        assert first_open(made, "06-13") == day(expected)


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("every 3 days, from actual start, lasting 3 days", "lasts less long"),
        ("every 30 days, from actual start, keep the grid, ±3 days", "from actual"),
        ("every 6 months, lasting 1 month", "a number of days"),
        ("at most 30 days apart, from actual start", "from actual start"),
        (
            "every 6 months, -1/+1 months, in whole months, from actual start to the "
            "next end, lasting 3 days",
            "only months",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(said: str, right: str) -> None:
    """Each says what would be right."""
    with pytest.raises(InvalidValue) as caught:
        parse_cycle(said)
    assert right in caught.value.text.to("en")


# Against the verifier and by hand

moments = st.integers(0, 200)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Portfolio, date]:
    """Make work measured from and to anything, with records that name turns or not."""
    begun = date(2025, 10, 1)
    lasts = draw(st.integers(0, 9))
    cycle = ", ".join(
        (
            draw(st.sampled_from(("every 25 days", "every 1 month"))),
            f"from {draw(st.sampled_from(MARKS))}"
            + draw(st.sampled_from(("", " to the next end"))),
            *([f"lasting {lasts} days"] if lasts else []),
            *draw(st.sampled_from(([], ["-5/+5 days"], ["in 03-01..11-30"]))),
        )
    )
    records = []
    for number, ended in enumerate(sorted(draw(st.sets(moments, max_size=4))), 1):
        began = draw(st.none() | st.integers(0, 20))
        named = [f"demo/A1/service/{begun}#{n}" for n in (1, number)]
        name = draw(st.sampled_from([None, None, *named]))
        end = begun + timedelta(days=ended)
        start = end - timedelta(days=began) if began is not None else None
        records.append(evolve(done(end, order=name), started=start))
    made = world(cycle, *draw(st.permutations(records)), begins=str(begun))
    today = begun + timedelta(days=draw(moments))
    return staffed(made, crew("team", person("an"))), today


@given(worlds())
def test_the_verifier_reckons_the_same_dates(drawn: tuple[Portfolio, date]) -> None:
    """From whatever it is measured, nothing is missing and nothing undue."""
    made, today = drawn
    over = horizon(str(today), str(today + timedelta(days=150)))
    rostered(made, over, as_of=str(today))


@given(worlds())
def test_explanations_lead_to_the_dates(drawn: tuple[Portfolio, date]) -> None:
    """What is said of an open turn, applied step by step, gives its date."""
    made, today = drawn
    found = demand(made, horizon(str(today), str(today + timedelta(days=150))))
    for order in orders(found):
        if order.completion is None:
            explanation = explain(order, found, history=made.history)
            if order.due.month not in (12, 1, 2, 3):  # seasons move dates besides
                assert by_hand(explanation) == order.due


@given(worlds())
def test_a_longer_horizon_only_appends(drawn: tuple[Portfolio, date]) -> None:
    """Records in any order, and more days, change nothing that was found."""
    made, today = drawn
    near = horizon(str(today), str(today + timedelta(days=60)))
    far = horizon(str(today), str(today + timedelta(days=200)))
    turned = evolve(made, records=made.records[::-1])
    found = {one.id: one.occurrence for one in demand(made, near, as_of=today).orders}
    more = {one.id: one.occurrence for one in demand(turned, far, as_of=today).orders}
    assert found == {id_: more[id_] for id_ in found}


def test_every_mark_and_edge_can_be_said() -> None:
    """Marks and edges of the value are those of the phrases."""
    said = {
        parse_cycle(f"every 30 days, from {mark}{edge}, lasting 3 days").rhythm
        for mark in MARKS
        for edge in ("", " to the next end")
    }
    assert len(said) == len(Mark) * len(Edge)
