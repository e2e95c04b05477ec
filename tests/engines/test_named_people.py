"""People who must be sent, or must not: found, kept to, and told where it fails."""

from itertools import permutations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import estate, grid, horizon, months, task
from rows.portfolios import BASE, build, known_types
from staffing import crew, need, person, rostered, staffed, why
from weibao import ConfigError, Reason
from weibao.engines.seats import seated, sent
from weibao.equipment import Need, Position
from weibao.explanation import explain
from weibao.roster import Roster
from weibao.workforce import Technician

TEAM = """\
technicians:
  - {id: an, title: 安, shifts: [day], skills: [general]}
  - {id: bo, title: 博, shifts: [day], skills: [general]}
  - {id: chen, title: 陈, shifts: [day], skills: [general]}
crews:
  - {id: team, title: 综合班, members: [an, bo, chen], base: B1}
"""
WORK = """
equipment_types:
  - code: door
    family: doors
    tasks:
      - {{code: oil, title: 上油, cycle: 每10天, duration: 1 h,
          people: [{{count: {count}, skill: general}}]}}
assets:
  - {{id: D1, type: door, location: B1}}
  - {{id: D2, type: door, location: B1}}
policies:
  - {{id: doors, select: {{types: [door]}}, crew: team}}
  - id: not-by-all
    select: {{ids: [D1]}}
    apply: none
    technicians: {{{named}, because: {{zh: 住户要求, en: the tenant asks for it}}}}
"""


def made(folder: Path, named: str, count: int = 1) -> Roster:
    """Make the roster of two doors; the first one's rule names people."""
    text = WORK.format(named=named, count=count)
    world = build(folder, (BASE, TEAM, text), known_types(), "2026-01-01")
    return world.roster(horizon("2026-01-01", "2026-06-30"))


def sent_to(roster: Roster, subject: str) -> set[str]:
    """Return everybody who is sent to a subject at any time."""
    placed = [one for one in roster.assignments if one.order.subject.id == subject]
    assert len(placed) == 18
    return {person.id for one in placed for person in one.technicians}


@pytest.mark.feature("F088", partial=True)  # a preferred one is a goal of its own
def test_who_is_barred_never_comes_and_who_is_required_always_does(
    tmp_path: Path,
) -> None:
    """Every visit keeps to what the rule says; other subjects' visits are free."""
    roster = made(tmp_path, "barred: [an, chen]")
    assert sent_to(roster, "D1") == {"bo"}
    roster = made(tmp_path, "required: [chen]")
    assert sent_to(roster, "D1") == {"chen"}
    roster = made(tmp_path, "required: [bo], barred: [an]", count=2)
    assert sent_to(roster, "D1") == {"bo", "chen"}
    [other] = {one.planned for one in roster.demand.orders if one.subject.id == "D2"}
    assert not other.resolved.need.barred
    assert not other.resolved.need.required
    roster = made(tmp_path, "barred: [an, bo, chen]")
    assert sent_to(roster, "D2")


def test_the_reason_names_those_who_are_named(tmp_path: Path) -> None:
    """With everybody barred the order has no place, and says that this is why."""
    roster = made(tmp_path, "barred: [an, bo, chen]")
    assert {one.order.subject.id for one in roster.unassigned} == {"D1"}
    assert {one.main_reason for one in roster.unassigned} == {Reason.PEOPLE_NAMED}


def test_the_explanation_tells_who_must_and_who_must_not(tmp_path: Path) -> None:
    """`explain` says the people named, the rule and its reason."""
    roster = made(tmp_path, "required: [chen], barred: [an]")
    order = next(one for one in roster.demand.orders if one.subject.id == "D1")
    told = explain(order, roster.demand, roster).paragraph
    for words in ("必须有 chen", "不准派 an", "住户要求"):
        assert words in told.zh
    assert "chen among them" in told.en


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("barred: [ann]", "an"),
        ("required: [an], barred: [an]", "both required and barred"),
        ("barred: []", "nobody is named"),
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


def test_more_people_required_than_go_are_refused(tmp_path: Path) -> None:
    """Work of one person cannot have two people who must come."""
    with pytest.raises(ConfigError) as refused:
        made(tmp_path, "required: [an, bo]")
    [problem] = refused.value.problems
    assert "2 people are required" in problem.message.en
    assert problem.path == "policies[1].technicians"


def test_a_crew_that_goes_whole_does_not_leave_anybody_behind() -> None:
    """Work from which a member is barred is not for a crew that goes whole."""
    kept = evolve(need(1), barred=frozenset({"an"}))
    world = estate(task("oil", grid(months(1), "2026-02-10"), need=kept))
    whole = crew("whole", person("an"), person("bo"), split=False)
    assert why(rostered(staffed(world, whole))) is Reason.PEOPLE_NAMED


SKILLS = ("a", "b")
people_of_two_trades = st.lists(
    st.sets(st.sampled_from(SKILLS)), min_size=1, max_size=5
).map(
    lambda all_: [
        Technician(id=f"p{n}", title=None, shifts=(), skills=dict.fromkeys(skills, 1))  # type: ignore[arg-type]  # no title is read
        for n, skills in enumerate(all_)
    ]
)
seats = st.lists(
    st.builds(Position, st.integers(1, 2), st.sampled_from((None, *SKILLS))),
    min_size=1,
    max_size=2,
)


@given(people_of_two_trades, seats, st.data())
def test_seats_are_found_where_any_order_of_people_fills_them(
    people: list[Technician], positions: list[Position], data: st.DataObject
) -> None:
    """Whoever sits is allowed to, all required do, and brute force finds no more."""
    ids = st.sets(st.sampled_from([one.id for one in people]), max_size=2)
    wanted = Need(tuple(positions))
    required = frozenset(data.draw(ids))
    barred = frozenset(data.draw(ids)) - required
    if len(required) > wanted.people:
        return
    asked = evolve(wanted, required=required, barred=barred)
    places = [p.skill for p in positions for _ in range(p.count)]
    lawful = [
        {one.id for one in row}
        for row in permutations(people, len(places))
        if all(
            skill is None or skill in one.skills
            for one, skill in zip(row, places, strict=True)
        )
        and required <= {one.id for one in row}
        and not barred & {one.id for one in row}
    ]
    found = seated(people, asked, None)
    assert (found is None) == (not lawful)
    if found is not None:
        assert {people[n].id for n in found} in lawful
    assert sent(people, asked, None) == (
        found is not None and not (barred & {one.id for one in people})
    )
