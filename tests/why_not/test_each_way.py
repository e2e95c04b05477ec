"""Each way out in the case that it is made for, and what it is not offered for."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from attrs import evolve

from portfolios import day, estate, grid, horizon, months, rule, task
from staffing import certificate, crew, leave, need, person, rostered, shift, staffed
from weibao.equipment import Criticality, Divisible
from weibao.independence import Independence
from weibao.policy import NamedTechnicians
from weibao.portfolio import Portfolio
from weibao.roster import Reason, Roster
from weibao.spans import Every
from weibao.texts import Text
from weibao.verifier import verify
from weibao.why_not import Inquiry, Way, WayOut, WhyNot, carried_out, placed
from weibao.why_not.telling import way_text
from weibao.workforce import Reserve

TENTH = "on 2026-03-10"
DAY = horizon("03-10", "03-10")
WEEK = horizon("03-09", "03-15")
MORNING = shift("08:00-12:00")
AN = person("an", MORNING)
LONG = timedelta(minutes=150)


def asked(roster: Roster) -> WhyNot:
    """Ask about the first order without a place."""
    order = roster.unassigned[0].order
    return Inquiry.into(roster).why(order, ways_out=True)


def ways(roster: Roster) -> Mapping[Way, WayOut]:
    """Return the ways out of the first order without a place, by kind."""
    return {way.way: way for way in asked(roster).ways}


def two_long(**fields: object) -> Portfolio:
    """Ask for twice two and a half hours of one person's four."""
    return estate(task("service", TENTH, duration=LONG, **fields), assets=2)


def test_overtime_is_the_fewest_minutes() -> None:
    """Five hours of work in a shift of four take one hour more, and nothing less."""
    found = ways(rostered(staffed(two_long(), crew("c", AN)), DAY))
    assert found[Way.OVERTIME].minutes == 60
    assert [one.id for one in found[Way.OVERTIME].people] == ["an"]


@pytest.mark.parametrize("minutes", [30, 90])
def test_holding_less_back_is_the_fewest_minutes(minutes: int) -> None:
    """Of half an hour that is free too much is held back: the rest of the work."""
    world = staffed(two_long(), crew("c", person("an", shift("08:00-13:30"))))
    hold = Reserve(time=timedelta(minutes=30 + minutes), weekdays=frozenset({1, 4}))
    world = evolve(world, workforce=evolve(world.workforce, reserves=(hold,)))
    roster = rostered(world, DAY)
    assert roster.unassigned[0].main_reason is Reason.RESERVED
    way = ways(roster)[Way.RELEASE]
    assert way.minutes == minutes
    said = way_text(way).en
    assert said.startswith(f"hold {minutes} min less back on 2026-03-10; then it goes")
    done = carried_out(roster, way)
    assert len(done.assignments) == 2
    force = done.workforce
    assert [one.weekdays for one in force.reserves] == [frozenset({4})]
    verdict = verify(done, evolve(world, workforce=force), world.history)
    assert verdict.violations == ()


def test_giving_up_names_the_order_in_the_way() -> None:
    """The other piece of work makes room, and it is no more critical."""
    found = ways(rostered(staffed(two_long(), crew("c", AN)), DAY))
    other = found[Way.GIVE_UP].other
    assert other is not None
    assert other.order.subject.id == "A1"


def test_nothing_more_critical_is_given_up() -> None:
    """Routine work does not push out what the law asks for."""
    law = task("check", TENTH, duration=LONG, criticality=Criticality.STATUTORY)
    world = estate(law, task("service", TENTH, duration=LONG))
    roster = rostered(staffed(world, crew("c", AN)), DAY)
    assert roster.unassigned[0].order.planned.task.code == "service"
    assert Way.GIVE_UP not in ways(roster)


def test_somebody_on_leave_is_called_in() -> None:
    """Where the only one is away, calling in comes with a name."""
    away = person("an", MORNING, absences=(leave("03-10", "03-10"),))
    found = ways(rostered(staffed(two_long(), crew("c", away)), DAY))
    assert [one.id for one in found[Way.CALL_IN].people] == ["an"]
    assert Way.OVERTIME not in found


@pytest.mark.parametrize("until", [None, "03-09"])
def test_a_certificate_is_named_with_who_lacks_it(until: str | None) -> None:
    """One holder more would do, whether it ran out or was never there."""
    held = (certificate("E", until),) if until else ()
    an = person("an", MORNING, power=1, certificates=held)
    electric = task("service", TENTH, need=need(1, "power", 1, "E"))
    found = ways(rostered(staffed(estate(electric), crew("c", an)), DAY))
    assert set(found) == {Way.QUALIFY}
    way = found[Way.QUALIFY]
    assert (way.certificates, [one.id for one in way.people]) == (("E",), ["an"])


def test_a_skill_is_named_with_its_level() -> None:
    """A higher level of a skill is something to learn too."""
    master = task("service", TENTH, need=need(1, "power", 3))
    world = staffed(estate(master), crew("c", person("an", MORNING, power=1)))
    assert ways(rostered(world, DAY))[Way.QUALIFY].skills == {"power": 3}


def test_both_are_named_where_one_does_not_do() -> None:
    """Skill and certificate together open the place that neither opens alone."""
    both = task("service", TENTH, need=need(1, "power", 1, "E"))
    way = ways(rostered(staffed(estate(both), crew("c", AN)), DAY))[Way.QUALIFY]
    assert (way.certificates, way.skills) == (("E",), {"power": 1})


def inspected(**fields: object) -> Portfolio:
    """Ask for work, and for somebody else to look at it who knows power."""
    look = Independence(tasks=("clean",), within=Every(days=14))
    know = need(1, "power")
    inspect = task("inspect", TENTH, need=know, independence=look, **fields)
    return estate(task("clean", TENTH), inspect)


def test_nobody_is_to_learn_what_would_inspect_work_of_their_own() -> None:
    """Who did the work does not become its inspector by knowing more."""
    alone = rostered(staffed(inspected(), crew("c", AN)), DAY)
    assert Way.QUALIFY not in ways(alone)
    both = crew("c", AN, person("bo", MORNING))
    roster = rostered(staffed(inspected(), both), DAY)
    [cleaned] = roster.assignments
    [learns] = ways(roster)[Way.QUALIFY].people
    assert learns not in cleaned.technicians
    whole = evolve(both, may_split=False)
    assert Way.QUALIFY not in ways(rostered(staffed(inspected(), whole), DAY))


def test_nobody_is_called_in_to_inspect_work_of_their_own() -> None:
    """Who did it the day before is on leave on the day of the inspection."""
    look = Independence(tasks=("clean",), within=Every(days=14))
    inspect = task("inspect", TENTH, independence=look)
    world = estate(task("clean", "on 2026-03-09"), inspect)
    away = person("an", MORNING, absences=(leave("03-10", "03-15"),))
    roster = rostered(staffed(world, crew("c", away)), WEEK)
    assert len(roster.assignments) == 1
    assert Way.CALL_IN not in ways(roster)


def test_of_who_is_required_there_is_only_one() -> None:
    """A further crew has nobody of them."""
    roster = rostered(staffed(two_long(), crew("c", AN)), DAY)
    assert Way.FURTHER_CREW in ways(roster)
    an = NamedTechnicians(required=frozenset({"an"}), because=Text.same("knows it"))
    service = task("service", TENTH, duration=LONG)
    world = estate(service, assets=2, rules=(rule(technicians=an),))
    assert Way.FURTHER_CREW not in ways(rostered(staffed(world, crew("c", AN)), DAY))


def test_other_places_leave_work_in_parts_as_late_as_it_is() -> None:
    """It is as late as its last part, wherever other work goes."""
    parts = task("parts", TENTH, duration=2 * LONG, divisible=Divisible())
    world = estate(parts, task("service", "on 2026-03-13"))
    away = person("an", MORNING, absences=(leave("03-10", "03-10"),))
    world = staffed(world, crew("c", away))
    roster = rostered(world, WEEK)
    late, other = roster.assignments
    assert late.late is not None
    assert len(late.days) == 2
    found = Inquiry.into(roster).suggest(other.order)
    assert found
    for place in found:
        followed = placed(roster, place)
        assert verify(followed, world, world.history).violations == ()


def test_a_late_order_is_asked_about_in_its_window() -> None:
    """Reasons are those of its lawful days, and its place is told as late."""
    away = person("an", MORNING, absences=(leave("03-10", "03-11"),))
    roster = rostered(staffed(estate(task("service", TENTH)), crew("c", away)), WEEK)
    [late] = roster.late
    found = Inquiry.into(roster).why(late.order)
    assert found.late is late
    assert found.reasons == {Reason.NOBODY_ON_SHIFT: 1}


def test_teams_of_the_day_are_asked_about_too() -> None:
    """What has no place with one person has the same reasons and ways out."""
    team = crew("c", AN)
    standing = rostered(staffed(two_long(), team), DAY)
    daily = rostered(staffed(two_long(), evolve(team, daily_teams=True)), DAY)
    found = [
        Inquiry.into(one).why(one.unassigned[0].order, ways_out=True)
        for one in (standing, daily)
    ]
    assert found[0].reasons == found[1].reasons
    assert [way.way for way in found[0].ways] == [way.way for way in found[1].ways]


@pytest.mark.parametrize("daily", [False, True])
def test_whoever_is_called_in_leaves_free_what_is_held_back(daily: bool) -> None:
    """They come on the day on which nothing is held back, not on the first."""
    rhythm = grid(months(1), "2026-03-10", within=(0, 1))
    work = task("service", rhythm, duration=LONG, need=need(2))
    able = person("an", MORNING, electric=1)
    away = person("bo", MORNING, absences=(leave("03-10", "03-11"),))
    world = staffed(estate(work), evolve(crew("c", able, away), daily_teams=daily))
    tuesdays = frozenset({1})
    hold = Reserve(time=timedelta(hours=2), skill="electric", weekdays=tuesdays)
    force = evolve(world.workforce, reserves=(hold,))
    roster = rostered(evolve(world, workforce=force), horizon("03-10", "03-11"))
    way = ways(roster)[Way.CALL_IN]
    assert [one.id for one in way.people] == ["bo"]
    assert way.place.assignment.day == day("03-11")
