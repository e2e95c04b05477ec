"""The local engine: from a demand and a workforce to a roster."""

from attrs import evolve

from weibao.engines.budget import Budget
from weibao.engines.building import Building
from weibao.engines.chain_book import ChainBook
from weibao.engines.finishing import Finishing
from weibao.engines.fitting import place_what_fits
from weibao.engines.gathering import Gathering
from weibao.engines.given_away import give_away
from weibao.engines.insertion import Insertion
from weibao.engines.kept import Kept
from weibao.engines.opening import opened
from weibao.engines.outcome import Outcome
from weibao.engines.prices import Prices
from weibao.engines.promised import Promised
from weibao.engines.resuming import Resuming
from weibao.engines.team_reach import is_plain
from weibao.engines.teams import forms_teams, solve_teams
from weibao.engines.vicinity import Vicinity
from weibao.goals import BY_ACCOUNT, Goals, asked, without
from weibao.orders import Demand, bundles
from weibao.reserve_use import with_kept
from weibao.roster import Assignment, Roster
from weibao.scoring import score
from weibao.search import Engine, SearchOptions
from weibao.texts.text import Text
from weibao.workforce import Workforce


def solve(
    demand: Demand, workforce: Workforce, goals: Goals, options: SearchOptions
) -> Roster:
    """Give every open order of a demand people and a time, where there is one.

    Nothing is placed before the demand's as-of day. With a published roster everything
    stays as it was that can; what cannot, and what is new, finds a place at the least
    disturbance that the goals allow. A round makes part of the roster anew to improve
    it; there are as many as the number of orders asks for, where none is given.
    Crews that form teams day by day have a search of their own for work that nothing
    but skills, hours, sharing and what comes before it bears upon.
    """
    if forms_teams(workforce) and is_plain(demand, workforce, options):
        return solve_teams(demand, workforce, goals, options)
    today = max(demand.as_of, options.frozen or demand.as_of)
    kept = Kept.of(options.published, workforce, today, options.now, options.only)
    while True:
        roster = _solved(demand, workforce, goals, options, kept)
        freed = {one.order.id for one in roster.unassigned} & kept.pins.keys()
        if not freed:
            return roster
        kept = kept.without(freed)  # what it needs is gone: it may go elsewhere


def _solved(
    demand: Demand,
    workforce: Workforce,
    goals: Goals,
    options: SearchOptions,
    kept: Kept,
) -> Roster:
    known = Promised.of(options.published, demand.as_of, options.frozen)
    prices = Prices.of(without(goals, BY_ACCOUNT))
    vicinity: Vicinity | None = None
    while True:
        insertion = opened(
            demand,
            kept.pinned(workforce),
            prices.to_begin_with,
            options.grid,
            known,
            options.now,
            kept.begun,
        )
        if known is not None and vicinity is None and _by_days(insertion, goals):
            vicinity = Vicinity.about(known.published, demand, insertion.state.workshop)
            if vicinity is not None and options.rounds != 0:
                vicinity.widen()
        building, stays = _built(demand, insertion, options, known, vicinity)
        if vicinity is None or not vicinity.beyond(
            building.out_of_time, options.late_by
        ):
            break
    done = Finishing(building, goals, options, stays).run()
    if known is None:
        coupled = {one.id for chain in demand.chains for one in chain.orders}
        Gathering(insertion).gather(bundles(demand.orders, coupled))
    place_what_fits(insertion, building.lost.values(), options.late_by)
    give_away(building)
    outcome = Outcome(
        demand,
        workforce,
        options.seed,
        building.book,
        building.lost,
        options.late_by,
        stays,
    )
    outcome.away = building.away
    if vicinity is not None:
        outcome.near, outcome.kept = vicinity.near, vicinity.kept
        outcome.left = vicinity.left
    roster = with_kept(outcome.roster(), options.published)
    figures = score(roster, goals, options.published, options.balance)
    return evolve(roster, score=figures, iterations=done)


def _by_days(insertion: Insertion, goals: Goals) -> bool:
    """Tell whether nothing is asked for that hangs on all days of a roster together."""
    apart = insertion.independences
    state = insertion.state
    if state.visiting is not None or state.reserving is not None:
        return False
    if apart is not None and apart.any:
        return False
    return not asked(goals) & BY_ACCOUNT


def _built(
    demand: Demand,
    insertion: Insertion,
    options: SearchOptions,
    known: Promised | None,
    vicinity: Vicinity | None,
) -> tuple[Building, tuple[Assignment, ...]]:
    """Place everything once; with what was published, that first where it was.

    Returns:
        The building, and what was published and stays as it is.
    """
    workshop = insertion.state.workshop
    only = None
    if vicinity is not None:
        vicinity.sort()
        only, insertion.only = vicinity.jobs, vicinity.days
    building = Building(
        demand,
        options.seed,
        options.progress,
        options.late_by,
        workshop,
        insertion,
        ChainBook(workshop, insertion),
        only=only,
        calm=known is not None,
    )
    stays: tuple[Assignment, ...] = ()
    if known is not None:
        stays = Resuming(building, known, vicinity).run()
        if options.budget is not None:
            insertion.budget = Budget(insertion.state, known, options.budget)
    building.run()
    return building, stays


LOCAL = Engine("local", Text("局部搜索", "local search"), solve)
