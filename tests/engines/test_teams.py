"""Who is sent: skills, certificates, crews, whole crews and large ones."""

from datetime import timedelta
from itertools import combinations

import pytest

from portfolios import (
    asset,
    day,
    equipment,
    estate,
    horizon,
    place,
    portfolio,
    rule,
    site,
    task,
)
from staffing import (
    certificate,
    crew,
    leave,
    names,
    need,
    only,
    person,
    rostered,
    staffed,
    why,
)
from weibao.engines.clockwork import Clockwork
from weibao.engines.people import MOST_UNITS, People
from weibao.engines.seats import seated
from weibao.equipment import Need, Position
from weibao.portfolio import Portfolio
from weibao.roster import Reason
from weibao.workforce import Technician

ON_TENTH = "on 2026-03-10"
TENTH = horizon("03-10", "03-10")
WITH_T = (certificate("T"),)
LIFT_TEAM = Need(
    (Position(skill="lift", level=2, certificates=("T",)), Position(skill="lift"))
)


def lifts(count: int = 1, **fields: object) -> Portfolio:
    """Make lifts that take a certified mechanic and a helper."""
    return estate(task("service", ON_TENTH, need=LIFT_TEAM, **fields), assets=count)


@pytest.mark.feature("F084")
def test_each_position_is_filled_by_somebody_else() -> None:
    """One certified and one other lift mechanic are sent together, or nobody is."""
    master = person("an", lift=2, certificates=WITH_T)
    helper, other = person("bo", lift=1), person("chen", power=3)
    roster = rostered(staffed(lifts(3), crew("c", master, helper, other)), TENTH)
    assert [names(one) for one in roster.assignments] == ["an bo"] * 3
    alone = rostered(staffed(lifts(), crew("c", master, other)), TENTH)
    assert not alone.assignments
    assert why(alone) is Reason.TOO_FEW_PEOPLE


def test_more_people_than_there_are_are_never_counted_out() -> None:
    """A need beyond all measure is one that no crew meets, and takes no memory."""
    work = estate(task("service", ON_TENTH, need=need(10**12)))
    roster = rostered(staffed(work, crew("c", person("an"), person("bo"))), TENTH)
    assert not roster.assignments
    assert why(roster) is Reason.TOO_FEW_PEOPLE


@pytest.mark.row("S115", partial=True)
@pytest.mark.feature("F081")
def test_nobody_is_sent_without_the_skill() -> None:
    """Of three trades each gets the work of its own, though others have time."""
    type_ = equipment(
        *(task(f"t-{skill}", ON_TENTH, need=need(1, skill)) for skill in TRADES)
    )
    home = place("B1", site())
    world = portfolio(asset(f"A{n}", type_, home) for n in range(1, 5))
    people = [person(f"p-{skill}", **{skill: 1}) for skill in TRADES]
    roster = rostered(staffed(world, crew("c", *people)), TENTH)
    assert len(roster.assignments) == 12
    for one in roster.assignments:
        assert names(one) == one.order.planned.task.code.replace("t-", "p-")


TRADES = ("repair", "shop", "landscape")


@pytest.mark.row("S116")
def test_work_of_a_crew_goes_to_its_members_only() -> None:
    """With the garden crew on leave its work is unassigned, whoever else is free."""
    away = (leave("03-01", "03-31"),)
    for absences, gardeners in ((), 2), (away, 0):
        garden = crew(
            "garden", person("an", absences=absences), person("bo", absences=away)
        )
        rules = [rule(crew="garden")]
        world = estate(task("mow", ON_TENTH), assets=2, rules=rules)
        roster = rostered(staffed(world, garden, crew("other", person("chen"))), TENTH)
        assert [names(one) for one in roster.assignments] == ["an"] * gardeners
        assert {one.main_reason for one in roster.unassigned} <= {
            Reason.NOBODY_ON_SHIFT
        }


@pytest.mark.row("S116")
def test_a_busy_crew_leaves_its_work_unassigned() -> None:
    """When none of the crew is free its work goes to no other crew."""
    long = task("mow", ON_TENTH, duration=timedelta(minutes=150))
    world = estate(long, assets=3, rules=[rule(crew="garden")])
    crews = crew("garden", person("an")), crew("other", person("chen"))
    roster = rostered(staffed(world, *crews), TENTH)
    assert [names(one) for one in roster.assignments] == ["an", "an"]
    [left] = roster.unassigned
    assert left.main_reason is Reason.NO_TECHNICIAN_FREE


@pytest.mark.row("S117")
def test_cleaning_goes_to_trained_members_of_the_crew() -> None:
    """A cleaner whose training has run out, or of another crew, does no cleaning."""
    clean = task("clean", "daily", need=need(1, None, 0, "training"), every_day=True)
    world = estate(clean, rules=[rule(crew="cleaning")])
    an = person("an", certificates=(certificate("training", "03-09"),))
    bo = person("bo", certificates=(certificate("training", "03-15"),))
    spare = person("chen", certificates=(certificate("training"),))
    crews = crew("cleaning", an, bo), crew("other", spare)
    roster = rostered(staffed(world, *crews))
    for one in roster.assignments:
        assert names(one) in ("an", "bo")
        assert one.day <= (day("03-09") if names(one) == "an" else day("03-15"))
    assert len(roster.assignments) == 14
    reasons = {one.main_reason for one in roster.unassigned}
    assert reasons == {Reason.CERTIFICATE_EXPIRED}


@pytest.mark.feature("F044", partial=True)
def test_work_moves_to_a_day_when_the_only_one_is_there() -> None:
    """With the only mechanic on leave on the day aimed at, another day is found."""
    cycle = "once each month"
    for absences, moved in ((), False), ((leave("03-09", "03-25"),), True):
        an = person("an", absences=absences)
        placed = only(rostered(staffed(estate(task("service", cycle)), crew("c", an))))
        assert placed.late is None
        assert (placed.day not in placed.order.preferred) is moved


# Crews that come whole


def test_a_whole_crew_comes_with_everybody_who_is_there() -> None:
    """A crew that does not split sends all of it, less those on leave."""
    mow = task("mow", "daily", need=need(2))
    absent = person("bo", absences=(leave("03-10", "03-10"),))
    people = (person("an"), absent, person("chen"))
    world = staffed(estate(mow), crew("c", *people, split=False))
    roster = rostered(world, horizon("03-09", "03-11"))
    assert [names(one) for one in roster.assignments] == [
        "an bo chen",
        "an chen",
        "an bo chen",
    ]


def test_a_whole_crew_of_which_too_few_are_there_stays_at_home() -> None:
    """With one of two on leave, work for two is not done by half a crew."""
    people = person("an"), person("bo", absences=(leave("03-10", "03-10"),))
    world = staffed(
        estate(task("mow", ON_TENTH, need=need(2))), crew("c", *people, split=False)
    )
    assert not rostered(world, TENTH).assignments


def test_a_whole_crew_keeps_out_of_each_ones_leave() -> None:
    """With one away in the afternoon the crew does its work in the morning."""
    people = (
        person("an"),
        person("bo", absences=(leave("03-10", "03-10", "13:00-17:00"),)),
    )
    world = staffed(
        estate(task("mow", ON_TENTH), assets=6), crew("c", *people, split=False)
    )
    roster = rostered(world, TENTH)
    assert len(roster.assignments) == 4
    assert max(one.end.hour for one in roster.assignments) <= 12


# Large crews


def squad(size: int, trained: int = 0) -> list[Technician]:
    """Make so many people, the last ``trained`` of them lift mechanics."""
    return [
        person(f"p{n:02}", **({"lift": 2} if n >= size - trained else {}))
        for n in range(size)
    ]


def test_a_large_crew_is_offered_in_few_choices() -> None:
    """Of twelve people for four places some dozens of teams are tried, not hundreds."""
    world = staffed(
        estate(task("service", ON_TENTH, need=need(4))), crew("c", *squad(12))
    )
    people = People(world.workforce, TENTH, Clockwork(TENTH.first))
    wanted = need(4)
    assert people.units(wanted, None) == ()
    [pool] = people.pools(wanted, None)
    units = list(people.choices(pool, wanted, 0, lambda _: (0,)))
    assert 1 < len(units) <= MOST_UNITS
    assert units[0].people == (0, 1, 2, 3)
    busy = list(people.choices(pool, wanted, 0, lambda n: (n < 8,)))
    assert busy[0].people == (8, 9, 10, 11)


def test_a_large_crew_shares_its_work() -> None:
    """Twelve people do three pieces of work for four at one time, and all day long."""
    world = estate(task("service", ON_TENTH, need=need(4)), assets=24)
    roster = rostered(staffed(world, crew("c", *squad(12))), TENTH)
    assert len(roster.assignments) == 24
    assert len({one.start for one in roster.assignments}) == 8


def test_a_large_crew_finds_its_few_specialists() -> None:
    """The only two mechanics among fourteen are found, with helpers."""
    wanted = Need((Position(2, "lift", 2), Position(2)))
    world = estate(task("service", ON_TENTH, need=wanted), assets=4)
    roster = rostered(staffed(world, crew("c", *squad(14, trained=2))), TENTH)
    assert len(roster.assignments) == 4
    assert all({"p12", "p13"} <= set(names(one).split()) for one in roster.assignments)


def test_a_large_crew_without_certificates_says_so() -> None:
    """Nobody of a large crew being certified, that is the reason."""
    world = estate(task("service", ON_TENTH, need=need(4, None, 0, "T")))
    roster = rostered(staffed(world, crew("c", *squad(12))), TENTH)
    assert why(roster) is Reason.CERTIFICATE_MISSING


@pytest.mark.parametrize("levels", ["22", "21", "11", "2", "221", "1112"])
def test_seats_are_filled_whenever_they_can_be(levels: str) -> None:
    """People fill positions exactly when some order of them does."""
    people = [person(f"p{n}", lift=int(level)) for n, level in enumerate(levels)]
    wanted = Need((Position(skill="lift"), Position(skill="lift", level=2)))
    can = any(
        max(int(levels[a]), int(levels[b])) == 2
        for a, b in combinations(range(len(levels)), 2)
    )
    found = seated(people, wanted, None)
    assert (found is not None) is can
    if found is not None:
        assert len(found) == 2
