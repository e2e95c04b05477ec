"""People who should be sent: kept to where nothing that matters more forbids it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import day, estate, grid, horizon, months, task
from rows.portfolios import BASE, build, known_types
from staffing import crew, leave, need, person, rostered, staffed
from staffing import given as visits
from strategies_rosters import Case, cases
from weibao import ConfigError, Goal
from weibao.equipment import Divisible, Need, Position
from weibao.explanation import explain
from weibao.goals import DEFAULT_GOALS
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.scoring import measure
from weibao.why_not import Inquiry
from weibao.why_not.telling import effects_text

TEAM = """\
technicians:
  - {id: an, title: 安, shifts: [day]}
  - {id: bo, title: 博, shifts: [day], absences: [{from: 2026-02-01, to: 2026-02-28}]}
  - {id: chen, title: 陈, shifts: [day]}
crews:
  - {id: team, title: 综合班, members: [an, bo, chen], base: B1}
"""
WORK = """
equipment_types:
  - code: door
    family: doors
    tasks: [{{code: oil, title: 上油, cycle: {cycle}, duration: 1 h}}]
assets:
  - {{id: D1, type: door, location: B1}}
  - {{id: D2, type: door, location: B1}}
policies:
  - {{id: doors, select: {{types: [door]}}, crew: team}}
  - id: the-one-who-knows-it
    select: {{ids: [D1]}}
    apply: none
    technicians: {{{named}, because: {{zh: 他熟悉, en: he knows it}}}}
"""


def made(folder: Path, named: str, cycle: str = "每10天") -> Roster:
    """Make the roster of two doors; the first one's rule names people."""
    text = WORK.format(named=named, cycle=cycle)
    world = build(folder, (BASE, TEAM, text), known_types(), "2026-01-01")
    return world.roster(horizon("2026-01-01", "2026-06-30"))


def liking(*who: str, asked: Need = need(1)) -> Need:  # noqa: B008 - a frozen value
    """Make a need that prefers some people."""
    return evolve(asked, preferred=frozenset(who))


def passed_over(roster: Roster) -> int:
    """Return how many preferred people others were sent in place of."""
    return measure(roster)[Goal.PASSED_OVER]


@pytest.mark.feature("F088")
@pytest.mark.parametrize("cycle", ["每10天", "at most 10 days apart"])
def test_a_preferred_one_comes_whenever_he_is_there(tmp_path: Path, cycle: str) -> None:
    """All visits are his, but for those while he is on leave, which are in time."""
    roster = made(tmp_path, "preferred: [bo]", cycle)
    own = visits(roster, "D1")
    away = [one for one in own if one.day.month == 2]
    assert not roster.unassigned
    assert not roster.late
    assert away
    assert {one.technicians[0].id for one in own if one not in away} == {"bo"}
    assert passed_over(roster) == len(away)


def test_the_explanation_tells_who_is_preferred(tmp_path: Path) -> None:
    """`explain` says who should come, the rule and its reason."""
    roster = made(tmp_path, "preferred: [bo]")
    order = next(one for one in roster.demand.orders if one.subject.id == "D1")
    told = explain(order, roster.demand, roster).paragraph
    assert "优先派 bo" in told.zh
    assert "他熟悉" in told.zh
    assert "bo if possible" in told.en


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("preferred: [bob]", "bo"),
        ("preferred: [bo], barred: [bo]", "both preferred and barred"),
        ("preferred: []", "nobody is named"),
    ],
)
def test_mistakes_are_told_with_their_place(
    tmp_path: Path, named: str, said: str
) -> None:
    """Unknown people, people on both sides and nobody at all are refused."""
    with pytest.raises(ConfigError) as refused:
        made(tmp_path, named)
    [problem] = refused.value.problems
    assert said in problem.message.en
    assert problem.line
    assert "technicians" in problem.path


def yearly(asked: Need, assets: int = 2, **fields: object) -> Portfolio:
    """Make doors that are oiled each month."""
    return estate(
        task("oil", grid(months(1), "2026-02-10"), need=asked, **fields), assets=assets
    )


def test_of_a_large_crew_too() -> None:
    """Where there are more choices of people than are listed, he is still found."""
    everybody = [person(f"p{number:02}") for number in range(60)]
    world = staffed(yearly(liking("p57", asked=need(2))), crew("c", *everybody))
    roster = rostered(world)
    assert roster.assignments
    assert all("p57" in {p.id for p in one.technicians} for one in roster.assignments)


def test_of_those_who_are_preferred_as_many_come_as_there_are_seats() -> None:
    """Two of three are sent for work of two, and nobody is passed over."""
    everybody = [person(id) for id in ("an", "bo", "chen", "ding", "er")]
    asked = liking("bo", "ding", "er", asked=need(2))
    roster = rostered(staffed(yearly(asked), crew("c", *everybody)))
    for one in roster.assignments:
        assert {p.id for p in one.technicians} < {"bo", "ding", "er"}
    assert passed_over(roster) == 0


def test_work_of_several_shifts_is_his() -> None:
    """Work in parts is begun by who is preferred."""
    long = timedelta(hours=12)
    everybody = [person(id) for id in ("an", "bo", "chen")]
    world = yearly(
        liking("chen"), 1, duration=long, divisible=Divisible(timedelta(hours=2))
    )
    [one] = rostered(staffed(world, crew("c", *everybody))).assignments
    assert [p.id for p in one.technicians] == ["chen"]
    assert len(one.segments) > 1


def test_he_is_not_worth_leaving_work_undone() -> None:
    """One who is there on one day only does what fits in, and others the rest."""
    there = person("bo", absences=(leave("03-02", "03-09"), leave("03-11", "03-29")))
    long = timedelta(hours=3)
    cycle = grid(months(1), "2026-02-10", within=(3, 3))
    world = estate(task("oil", cycle, need=liking("bo"), duration=long), assets=5)
    roster = rostered(staffed(world, crew("c", person("an"), there)))
    his = [one for one in roster.assignments if one.technicians[0].id == "bo"]
    assert len(roster.assignments) == 5
    assert not roster.late
    assert len(his) == 2
    assert passed_over(roster) == 3


@given(cases())
def test_the_figure_is_part_of_the_score(case: Case) -> None:
    """In one process or in parts the figure is what the roster shows."""
    workforce = case.portfolio.workforce
    [level] = [
        number
        for number, one in enumerate(DEFAULT_GOALS)
        if Goal.PASSED_OVER in {weighted.goal for weighted in one}
    ]
    with ThreadPoolExecutor(1) as threads:
        alone = assign(case.demand, workforce, rounds=60)
        apart = assign(case.demand, workforce, rounds=60, executor=threads)
    for roster in (alone, apart):
        figures = measure(roster)
        assert roster.score[level] == sum(
            weighted.weight * figures[weighted.goal]
            for weighted in DEFAULT_GOALS[level]
        )
        assert figures[Goal.PASSED_OVER] == sum(
            one.order.planned.resolved.need.passed_over({p.id for p in one.technicians})
            for one in roster.assignments
        )


def test_the_exact_engine_sends_him() -> None:
    """Of all who could do it the preferred one is best, and that is proven."""
    pytest.importorskip(
        "ortools", reason="the exact engine is an extra: pip install 'weibao[cpsat]'"
    )
    everybody = [person(id) for id in ("an", "bo", "chen")]
    world = staffed(yearly(liking("chen"), 3), crew("c", *everybody))
    exact = assign(rostered(world).demand, world.workforce, engine="cpsat")
    assert {p.id for one in exact.assignments for p in one.technicians} == {"chen"}


def test_suggestions_are_his_and_say_where_he_would_be_passed_over() -> None:
    """On days on which he is there he is suggested; on the other the cost is told."""
    chen = person("chen", absences=(leave("03-11", "03-11"),))
    cycle = grid(months(1), "2026-02-10", within=(1, 3))
    world = estate(task("oil", cycle, need=liking("chen")), assets=1)
    world = staffed(world, crew("c", person("an"), chen))
    roster = rostered(world)
    [now] = roster.assignments
    places = Inquiry.into(roster).suggest(now.order, 50)
    assert {one.assignment.day for one in places} > {now.day, day("03-11")}
    for one in places:  # where the work stands now is no suggestion
        others = one.assignment.day in {now.day, day("03-11")}
        assert one.assignment.technicians[0].id == ("an" if others else "chen")
        assert one.cost.get(Goal.PASSED_OVER, 0) == others
        said = "preferred people passed over: 1" in effects_text(one).en
        assert said == others
    in_time = [one.assignment.day for one in places if not one.assignment.late]
    assert in_time[-1] == day("03-11")


ids = st.sets(st.sampled_from("abcd"), max_size=3).map(frozenset)


@given(st.integers(1, 3), ids, ids, ids)
def test_passed_over_are_those_who_could_have_come(
    people: int,
    required: frozenset[str],
    preferred: frozenset[str],
    sent: frozenset[str],
) -> None:
    """Whatever the names, brute force over all teams finds the same number."""
    if len(required) > people:
        return
    asked = Need((Position(people),), required=required, preferred=preferred)
    everybody = sorted(required | preferred) + [f"other{n}" for n in range(people)]
    teams = [
        frozenset(team)
        for team in combinations(everybody, people)
        if required <= frozenset(team)
    ]
    most = max(len(team & preferred) for team in teams)
    assert asked.passed_over(sent) == max(0, most - len(sent & preferred))


def test_whoever_is_barred_by_another_rule_is_preferred_no_more() -> None:
    """Hard words win over soft ones, in whichever order the rules stand."""
    nobody, an = frozenset[str](), frozenset({"an"})
    liked = need(1).naming(nobody, nobody, an)
    assert liked.preferred == an
    assert liked.naming(nobody, an).preferred == nobody
    assert need(1).naming(nobody, an).naming(nobody, nobody, an).preferred == nobody


def test_teams_formed_daily_have_him_among_them() -> None:
    """A crew that forms teams anew each day sends the one who is preferred."""
    everybody = [person(id) for id in ("an", "bo", "chen", "ding")]
    teams = evolve(crew("c", *everybody), daily_teams=True)
    roster = rostered(staffed(yearly(liking("ding", asked=need(2)), 3), teams))
    assert len(roster.assignments) == 3
    assert passed_over(roster) == 0
