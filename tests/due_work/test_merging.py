"""What an order takes that does larger work and smaller work in one."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from portfolios import estate, task
from weibao.due_work.merging import merged
from weibao.equipment import Cost, Criticality, JobPlan, Need, Position, Task
from weibao.plan import PlannedTask
from weibao.planning import make_plan
from weibao.texts import Text


def planned(*tasks: Task) -> list[PlannedTask]:
    """Plan tasks on one asset."""
    plan = make_plan(estate(*tasks))
    return [plan.by_id[f"A1/{one.code}"] for one in tasks]


def steps(*words: str) -> JobPlan:
    """Make a job plan of steps."""
    return JobPlan(tuple(map(Text.same, words)))


def test_everything_is_joined() -> None:
    """Tools, parts and money add up; the most critical ranks; closed days bind one."""
    large, small = planned(
        task(
            "large",
            "every 3 months",
            job_plan=JobPlan(tools=("wrench",), parts=("seal",)),
            cost=Cost(10, 5),
            every_day=True,
        ),
        task(
            "small",
            "every 1 month",
            job_plan=JobPlan(tools=("wrench", "lamp"), precautions=(Text.same("off"),)),
            cost=Cost(1),
            outage=True,
            impacts=frozenset({"noise"}),
            criticality=Criticality.STATUTORY,
        ),
    )
    both = merged(large, [small])
    assert both.id == large.id
    assert both.resolved.title == Text("large（含small）", "large with small")
    assert [one.en for one in both.task.job_plan.tools] == ["wrench", "lamp"]
    assert [one.en for one in both.task.job_plan.precautions] == ["off"]
    assert both.task.cost == Cost(11, 5)
    assert both.task.outage
    assert both.task.impacts == {"noise"}
    assert both.criticality is Criticality.STATUTORY
    assert not both.every_day


def test_as_many_people_as_one_of_them_needs() -> None:
    """Of each trade the greatest number; whoever has a trade is also somebody."""
    fitter, electrician = Position(1, "fitter"), Position(2, "electrician")
    large, small, other = planned(
        task("large", "every 3 months", need=Need((fitter,))),
        task("small", "every 1 month", need=Need((electrician,))),
        task("other", "every 1 month", need=Need((Position(4),))),
    )
    assert merged(large, [small]).resolved.need.positions == (fitter, electrician)
    assert merged(large, [small, other]).resolved.need.people == 4


@given(
    st.lists(st.sampled_from("abcdef"), max_size=5, unique=True),
    st.lists(st.sampled_from("abcdef"), max_size=5, unique=True),
    st.integers(1, 300),
    st.integers(1, 300),
)
def test_time_lies_between_the_longer_and_the_sum(
    first: list[str], second: list[str], long: int, short: int
) -> None:
    """Steps that both have cost no time twice; without steps all the time counts."""
    large, small = planned(
        task("large", "every 3 months", job_plan=steps(*first), duration=minutes(long)),
        task(
            "small", "every 1 month", job_plan=steps(*second), duration=minutes(short)
        ),
    )
    both = merged(large, [small]).resolved
    assert set(both.task.job_plan.steps) == set(map(Text.same, first + second))
    assert minutes(long) <= both.duration <= minutes(long + short)
    new = set(second) - set(first)
    if not second or len(new) == len(second):
        assert both.duration == minutes(long + short)
    if second and not new:
        assert both.duration == minutes(long)


def minutes(number: int) -> timedelta:
    """Make a length of minutes."""
    return timedelta(minutes=number)
