"""Nobody inspects what they did themselves: who is sent, and what is said if nobody."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import (
    asset,
    days,
    demand,
    done,
    equipment,
    horizon,
    place,
    portfolio,
    rule,
    site,
    task,
    walk,
)
from staffing import crew, leave, need, only, person, rostered, staffed, why
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Dates, Quota
from weibao.cycles.window import Tolerance
from weibao.engines.cpsat.whole import NAME
from weibao.equipment import EquipmentType, Task
from weibao.errors import InvalidValue
from weibao.independence import Independence
from weibao.orders import WorkOrder
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.records import Record
from weibao.roster import Reason, Roster
from weibao.rostering import assign
from weibao.search import CannotSolve
from weibao.spans import Every
from weibao.verifier import Rule, verify
from weibao.why_not import Inquiry
from weibao.workforce import Technician

HERE = site()
FORTNIGHT = horizon("2026-03-02", "2026-03-15")
LOOK = Independence(tasks=("clean",), within=Every(days=14))


def on(*dates: str, room: int = 0) -> Cycle:
    """Make a cycle of some days, each with so many days either way."""
    slack = Every(days=room)
    return Cycle(Dates(tuple(days(" ".join(dates)))), Tolerance(slack, slack))


def work(code: str, cycle: Cycle, **fields: object) -> Task:
    """Make a task of an hour for one person."""
    return task(code, cycle, duration=timedelta(hours=1), need=need(1), **fields)


def inspector(cycle: Cycle, look: Independence = LOOK, **fields: object) -> Task:
    """Make an inspection that looks back on cleaning."""
    return work("inspect", cycle, independence=look, **fields)


def estate(
    *tasks: tuple[str, Task],
    people: int = 2,
    records: tuple[Record, ...] = (),
    team: tuple[Technician, ...] = (),
    within: int = 0,
) -> Portfolio:
    """Put work at places, for so many people who can do all of it."""
    places = {
        "HALL": place("HALL", HERE),
        "STAIRS": place("STAIRS", HERE, parent=place("HALL", HERE)),
        "ELSEWHERE": place("ELSEWHERE", HERE),
    }
    subjects = [
        asset(f"A{n}", equipment(one, code=f"type_{n}"), places[at])
        for n, (at, one) in enumerate(tasks, 1)
    ]
    made = portfolio(subjects, rule("all"), records=records, records_from="2026-01-01")
    everybody = team or tuple(person(f"p{n}") for n in range(people))
    return staffed(made, crew("c", *everybody), within=within)


def sent(roster: Roster, subject: str) -> set[str]:
    """Return who does the one order of a subject."""
    return {one.id for one in only(roster, subject).technicians}


@pytest.mark.parametrize("at", ["HALL", "STAIRS"])
def test_whoever_cleaned_a_place_does_not_inspect_it(at: str) -> None:
    """At the place or inside it, by whoever did it in the roster itself."""
    world = estate(
        (at, work("clean", on("2026-03-03"))), ("HALL", inspector(on("2026-03-05")))
    )
    roster = rostered(world, FORTNIGHT)
    assert sent(roster, "A1").isdisjoint(sent(roster, "A2"))


def test_cleaning_elsewhere_or_long_ago_keeps_nobody_away() -> None:
    """Only the place itself and the period looked back on count."""
    for where, day in (("ELSEWHERE", "2026-03-04"), ("HALL", "2026-03-02")):
        short = Independence(tasks=("clean",), within=Every(days=2))
        world = estate(
            (where, work("clean", on(day))),
            ("HALL", inspector(on("2026-03-05"), short)),
            people=1,
        )
        assert not rostered(world, FORTNIGHT).unassigned


@pytest.mark.parametrize(
    ("day", "free"), [("02-20", True), ("02-19", True), ("03-02", False)]
)
def test_records_say_who_did_it_before(day: str, free: bool) -> None:
    """The period ends with the day of the inspection and is as long as it says."""
    record = done(f"2026-{day}", "clean", people=("p0",))
    world = estate(
        ("HALL", work("clean", on("2026-06-01"))),
        ("HALL", inspector(on("2026-03-06"))),
        people=1,
        records=(record,),
    )
    roster = rostered(world, FORTNIGHT)
    if free:
        assert sent(roster, "A2") == {"p0"}
        return
    assert why(roster, "A2") is Reason.OWN_WORK
    (lost,) = roster.unassigned
    told = Inquiry.into(roster).why(lost.order)
    assert set(told.reasons) == {Reason.OWN_WORK}


def test_work_that_comes_later_keeps_no_one_away() -> None:
    """An inspection looks back, not ahead."""
    world = estate(
        ("HALL", work("clean", on("2026-03-06"))),
        ("HALL", inspector(on("2026-03-05"))),
        people=1,
    )
    assert not rostered(world, FORTNIGHT).unassigned


def test_the_cleaner_gives_way_where_only_one_may_inspect() -> None:
    """Whichever is placed first, the other keeps apart from it."""
    absent = person("p1", absences=(leave("03-03", "03-03"),))
    world = estate(
        ("HALL", work("clean", on("2026-03-04", room=1))),
        ("HALL", inspector(on("2026-03-06"))),
        team=(person("p0"), absent),
    )
    roster = rostered(world, FORTNIGHT)
    assert not roster.unassigned
    assert sent(roster, "A1").isdisjoint(sent(roster, "A2"))


def test_an_inspection_round_looks_at_all_its_stops() -> None:
    """A round has the places of what it visits."""
    hall, stairs = place("HALL", HERE), place("STAIRS", HERE)
    cleaned: EquipmentType = equipment(work("clean", on("2026-03-03")), code="floor")
    floor = asset("A1", cleaned, stairs)
    kind = equipment(inspector(on("2026-03-05")), code="round")
    tour = walk("A2", kind, hall, floor)
    made = portfolio([floor, tour], rule("all"), records_from="2026-01-01")
    roster = rostered(staffed(made, crew("c", person("p0"))), FORTNIGHT)
    assert why(roster, "A2") in {Reason.OWN_WORK}


def test_replanning_keeps_them_apart_too() -> None:
    """They change places where they can; what is published and stays counts too."""
    world = estate(
        ("HALL", work("clean", on("2026-03-02"))),
        ("HALL", inspector(on("2026-03-05"))),
    )
    first = rostered(world, FORTNIGHT)
    (cleaner,) = sent(first, "A1")
    (other,) = sent(first, "A2")
    gone = evolve(
        world.workforce.technicians[other], absences=(leave("03-05", "03-31"),)
    )
    kept = world.workforce.technicians[cleaner]
    ill = estate(
        ("HALL", work("clean", on("2026-03-02"))),
        ("HALL", inspector(on("2026-03-05"))),
        team=tuple(sorted((gone, kept), key=lambda one: one.id)),
    )
    changed, held = demand(ill, FORTNIGHT), Published.of(first)
    after = assign(changed, ill.workforce, published=held)
    assert not verify(after, ill, ill.history).violations
    assert (sent(after, "A1"), sent(after, "A2")) == ({other}, {cleaner})
    frozen = days("2026-03-04")[0]
    after = assign(changed, ill.workforce, published=held, frozen=frozen)
    assert not verify(after, ill, ill.history).violations
    assert sent(after, "A1") == {cleaner}
    assert why(after, "A2") in {Reason.OWN_WORK, Reason.NOBODY_ON_SHIFT}


@pytest.mark.parametrize("at", ["HALL", "STAIRS"])
@pytest.mark.parametrize("recorded", [False, True])
def test_the_verifier_finds_who_inspects_own_work(at: str, recorded: bool) -> None:
    """It names them, whether a roster or a record says that they did it."""
    record = done("2026-03-01", "clean", people=("p0",))
    world = estate(
        (at, work("clean", on("2026-06-01" if recorded else "2026-03-03"))),
        ("HALL", inspector(on("2026-03-05"))),
        records=(record,) if recorded else (),
    )
    roster = rostered(world, FORTNIGHT)
    technicians = world.workforce.technicians
    own = {"p0"} if recorded else sent(roster, "A1")
    wrong = evolve(only(roster, "A2"), technicians=tuple(technicians[id] for id in own))
    others = tuple(one for one in roster.assignments if one.subject.id != "A2")
    spoilt = evolve(roster, assignments=(*others, wrong))
    (found,) = verify(spoilt, world, world.history).violations
    assert found.rule is Rule.OWN_WORK
    assert set(found.people) == own


def test_other_engines_refuse_it_by_name() -> None:
    """Rather than let people inspect their own work."""
    world = estate(
        ("HALL", work("clean", on("2026-03-03"))), ("HALL", inspector(on("2026-03-05")))
    )
    with pytest.raises(CannotSolve, match="own work"):
        assign(demand(world, FORTNIGHT), world.workforce, engine=NAME)


def test_crews_that_form_teams_daily_keep_to_it() -> None:
    """Whoever cleaned the hall does not inspect it, of a team either."""
    world = estate(
        ("HALL", work("clean", on("2026-03-03"))), ("HALL", inspector(on("2026-03-05")))
    )
    crews = {
        id: evolve(one, daily_teams=True) for id, one in world.workforce.crews.items()
    }
    force = evolve(world.workforce, crews=crews)
    roster = rostered(evolve(world, workforce=force), FORTNIGHT)
    cleaned, looked = roster.assignments
    assert set(cleaned.technicians).isdisjoint(looked.technicians)


def test_a_task_cannot_keep_its_own_doers_away() -> None:
    """Nor look back on nothing, or for no time."""
    own = Independence(tasks=("inspect",), within=Every(days=1))
    with pytest.raises(InvalidValue, match="cannot name itself"):
        inspector(on("2026-03-05"), own)
    with pytest.raises(InvalidValue, match="no tasks"):
        Independence(tasks=(), within=Every(days=1))
    with pytest.raises(InvalidValue, match="a day at least"):
        Independence(tasks=("clean",), within=Every())


WEEKLY = Cycle(Quota(1, Period.WEEK))


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(["HALL", "STAIRS", "ELSEWHERE"]), min_size=1, max_size=4),
    st.integers(1, 3),
    st.integers(1, 20),
    st.integers(0, 3),
    st.integers(0, 40),
)
def test_no_roster_lets_anybody_inspect_own_work(
    places: list[str], people: int, back: int, seed: int, rounds: int
) -> None:
    """However they are placed and improved; with two people nothing need be left."""
    look = Independence(tasks=("clean",), within=Every(days=back))
    world = estate(
        *((at, work("clean", WEEKLY)) for at in places),
        ("HALL", inspector(WEEKLY, look)),
        people=people,
        within=5,
    )
    roster = assign(demand(world, FORTNIGHT), world.workforce, seed=seed, rounds=rounds)
    assert not verify(roster, world, world.history).violations
    lost: list[WorkOrder] = [one.order for one in roster.unassigned]
    assert all(one.subject.id == f"A{len(places) + 1}" or people == 1 for one in lost)
