"""What was tried in vain is not tried again, and no roster is another for it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import asset as an_asset
from portfolios import demand, equipment, estate, horizon, place, portfolio, site, task
from staffing import crew, person, shift, staffed
from strategies_rosters import Case, cases
from weibao.engines.futile import Futile
from weibao.engines.jobs import Job
from weibao.engines.room import Room
from weibao.equipment import Criticality
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.roster_file import roster_json
from weibao.rostering import assign

FEW_DAYS = horizon("03-09", "03-13")
CYCLES = ("once each week", "on 2026-03-10")
RANKS = Criticality.SAFETY, Criticality.ROUTINE


def both_ways(case: Demand, world: Portfolio, rounds: int) -> tuple[str, str]:
    """Make a roster with and without keeping in mind what was in vain."""
    found = roster_json(assign(case, world.workforce, rounds=rounds))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Futile, "is_known", lambda *_: False)
        return found, roster_json(assign(case, world.workforce, rounds=rounds))


@given(cases())
def test_any_roster_is_the_same_without(case: Case) -> None:
    """Whatever the portfolio."""
    one, other = both_ways(case.demand, case.portfolio, 0)
    assert one == other


@st.composite
def crowded(draw: st.DrawFn) -> Portfolio:
    """Draw a world with far more work than its one or two people have time for."""
    cap = draw(st.sampled_from([None, 1, 2]))
    places = [place(f"B{n}", site(), crews_at_once=cap) for n in range(2)]
    tasks = [
        task(
            f"t{n}",
            draw(st.sampled_from(CYCLES)),
            duration=timedelta(minutes=draw(st.sampled_from([30, 50, 90]))),
            criticality=draw(st.sampled_from(RANKS)),
        )
        for n in range(draw(st.integers(2, 3)))
    ]
    types = [equipment(*tasks), equipment(*tasks[:1], code="other")]
    subjects = [
        an_asset(f"A{n}", draw(st.sampled_from(types)), draw(st.sampled_from(places)))
        for n in range(draw(st.integers(6, 20)))
    ]
    people = [person("an", shift("08:00-11:00")), person("bo", shift("10:00-12:00"))]
    members = people[: draw(st.integers(1, 2))]
    way = draw(st.sampled_from([0, 15]))
    return staffed(portfolio(subjects), crew("c", *members), within=way)


@settings(max_examples=60)
@given(crowded(), st.sampled_from([0, 12]))
def test_a_crowded_roster_is_the_same_without(world: Portfolio, rounds: int) -> None:
    """Where most of the work is left, and much of it is alike."""
    one, other = both_ways(demand(world, FEW_DAYS), world, rounds)
    assert one == other


def test_work_that_is_alike_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the orders that find no place take no more attempts."""
    tries: list[str] = []
    room = Room.instead_of_lesser

    def counted(
        self: Room, job: Job, first: int, last: int, **given: Sequence[int]
    ) -> bool:
        tries.append(job.id)
        return room(self, job, first, last, **given)

    monkeypatch.setattr(Room, "instead_of_lesser", counted)
    numbers = []
    for assets in (60, 600):
        tries.clear()
        world = staffed(
            estate(task("service", "on 2026-03-10"), assets=assets),
            crew("c", person("an")),
        )
        roster = assign(demand(world, FEW_DAYS), world.workforce, rounds=0)
        assert len(roster.unassigned) >= assets - 40
        numbers.append(len(tries))
    assert 0 < numbers[1] <= numbers[0] + 1
