"""Rosters of crews that form teams day by day."""

from collections.abc import Iterator
from random import Random

from attrs import evolve

from weibao.engines.team_compiling import Compiling
from weibao.engines.team_counts import members
from weibao.engines.team_plan import NOT_PLACED, TeamPlan
from weibao.engines.team_search import Best, TeamSearch
from weibao.goals import Goals
from weibao.orders import Demand, OrderStatus
from weibao.roster import (
    Assignment,
    Outsourced,
    Reason,
    Roster,
    Segment,
    Unassigned,
)
from weibao.scoring import score
from weibao.search import SearchOptions
from weibao.spans.window import Window
from weibao.workforce import Workforce

ROUNDS_EACH = 20
"""How many rounds there are for each order, where none are given."""


def forms_teams(workforce: Workforce) -> bool:
    """Tell whether there are crews that form teams day by day."""
    return any(crew.daily_teams for crew in workforce.crews.values())


def solve_teams(
    demand: Demand, workforce: Workforce, goals: Goals, options: SearchOptions
) -> Roster:
    """Form teams for each day and give them work; give away what the budget allows.

    All that can be done is done, and the most critical as early as
    ``Goal.FINISH_BY_PRIORITY`` asks. It is for work that ``is_plain``.
    """
    compiled = Compiling(demand, workforce, options)
    search = TeamSearch(compiled.work, Random(options.seed), options.go_on)
    rounds = options.rounds
    if rounds is None:
        rounds = ROUNDS_EACH * len(compiled.orders)
    total = len(compiled.orders)
    best = search.run(rounds)
    options.progress(total, total)
    roster = Roster(
        demand=demand,
        workforce=workforce,
        assignments=tuple(
            sorted(
                _assignments(compiled, best.plan), key=lambda a: (a.start, a.order.id)
            )
        ),
        unassigned=tuple(_unassigned(compiled, best)),
        outsourced=tuple(
            Outsourced(compiled.orders[number], compiled.work.price[number] or 0)
            for number in sorted(best.away)
        ),
        done=tuple(one for one in demand.orders if one.status is OrderStatus.DONE),
        seed=options.seed,
        iterations=search.rounds,
    )
    return evolve(roster, score=score(roster, goals))


def _assignments(compiled: Compiling, plan: TeamPlan) -> Iterator[Assignment]:
    people, clock = compiled.people, compiled.clock
    for session, teams in enumerate(plan.teams):
        crew = people.crews[compiled.work.sessions[session].crew]
        for team in teams:
            technicians = tuple(people.persons[n] for n in members(team.people))
            for number in team.works:
                order = compiled.orders[number]
                zone = order.subject.site.time_zone
                begins = clock.instant(plan.start[number], zone)
                ends = clock.instant(plan.end(number), zone)
                segment = Segment(Window(begins, ends))
                yield Assignment(order, crew, technicians, (segment,))


def _unassigned(compiled: Compiling, best: Best) -> Iterator[Unassigned]:
    for number, order in enumerate(compiled.orders):
        if best.plan.start[number] == NOT_PLACED and number not in best.away:
            yield Unassigned(order, {_reason(compiled, best.plan, number): 1})


def _reason(compiled: Compiling, plan: TeamPlan, number: int) -> Reason:
    """Say why work has no place."""
    work, order = compiled.work, compiled.orders[number]
    open_ = [one for one in work.before[number] if plan.start[one] == NOT_PLACED]
    undone = (one for one in order.follows if one.since is None and one.order is None)
    if open_ or any(undone):
        return Reason.WORK_BEFORE
    if not order.window.overlaps(compiled.demand.horizon.window):
        return Reason.OUTSIDE_WINDOW
    if not work.may[number]:
        return Reason.NO_OPEN_DAY
    for session in members(work.may[number]):
        have = sum(work.sessions[session].can)
        if not work.counts.lacking(have, work.need[number]):
            return Reason.NO_TECHNICIAN_FREE
    return Reason.SKILL_MISSING
