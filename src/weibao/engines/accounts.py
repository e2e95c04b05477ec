"""Opening the accounts that goals ask for, with what stands already entered."""

from collections.abc import Iterator, Sequence

from weibao.engines.ends_account import EndsAccount
from weibao.engines.even_account import EvenAccount
from weibao.engines.fair_account import FairAccount
from weibao.engines.hours_account import HoursAccount
from weibao.engines.ledger import Account, Ledger
from weibao.engines.other_people_account import OtherPeopleAccount
from weibao.engines.state import State
from weibao.engines.trips_account import TripsAccount
from weibao.fairness import MINUTE, Balance, Doing, Shares, deviations, doings, way
from weibao.goals import Goal
from weibao.orders import Demand
from weibao.overtime import week_of
from weibao.published import Published
from weibao.roster import Assignment
from weibao.same_people import known_people, people_needed
from weibao.scoring import BURDENS, worked
from weibao.workforce import Workforce


def open_ledger(
    state: State,
    demand: Demand,
    workforce: Workforce,
    stays: Sequence[Assignment],
    published: Published | None,
    balance: Balance | None,
) -> Ledger | None:
    """Open the accounts that the state's prices ask for; None where they ask for none.

    Args:
        state: where everything stands.
        demand: the work.
        workforce: the people.
        stays: what keeps its people and is not in the state.
        published: what people know of.
        balance: what earlier rosters leave.
    """
    accounts = tuple(_accounts(state, demand, workforce, stays, published, balance))
    if not accounts:
        return None
    placed = [*state.placed.values()]
    routes = [route for route in state.routes.values() if route.jobs]
    for account in accounts:
        for job, slot in placed:
            account.enter(job, slot, 1)
        for route in routes:
            account.follow(route)
    return Ledger(accounts)


def _accounts(
    state: State,
    demand: Demand,
    workforce: Workforce,
    stays: Sequence[Assignment],
    published: Published | None,
    balance: Balance | None,
) -> Iterator[Account]:
    price, people = state.prices.of_goal.get, state.workshop.people
    staying, limits = list(doings(stays)), workforce.limits
    burdens = {
        burden: cost for goal, burden in BURDENS.items() if (cost := price(goal, 0))
    }
    if burdens:
        shares = Shares(workforce, demand.horizon)
        ahead = deviations(staying, shares, balance)
        yield FairAccount(state, shares, burdens, ahead)
    cost = price(Goal.OTHER_PEOPLE, 0)
    if cost:
        before = balance.known if balance is not None else {}
        known = known_people(before, published)
        yield OtherPeopleAccount(people, cost, people_needed(demand), known, staying)
    cost = price(Goal.OVERTIME, 0)
    if cost and limits.overtime is not None:
        spent = _spent(state, stays, workforce)
        day, week = limits.per_day // MINUTE, limits.per_week // MINUTE
        yield HoursAccount(day, week, cost, spent)
    cost = price(Goal.TRIPS, 0)
    if cost:
        yield TripsAccount(state, cost)
    cost = price(Goal.UNEVEN, 0)
    if cost:
        yield EvenAccount(people, cost, staying)
    cost = price(Goal.FINISH_BY_PRIORITY, 0)
    if cost:
        yield EndsAccount(state, cost, _ends(stays, demand))


def _spent(
    state: State, stays: Sequence[Assignment], workforce: Workforce
) -> Iterator[tuple[int, int, int]]:
    """Go through the days of people with work that stays: person, week and minutes."""
    numbers = state.workshop.people.numbers
    days: dict[tuple[int, int], list[Doing]] = {}
    for one in doings(sorted(stays, key=lambda one: (one.start, one.order.id))):
        for id in one.people:
            key = numbers[id], state.workshop.day(one.day)
            days.setdefault(key, []).append(one)
    for (number, day), done in days.items():
        busy = way(done, workforce.travel) + sum(one.minutes for one in done)
        yield number, week_of(state.workshop.date(day)), busy


def _ends(stays: Sequence[Assignment], demand: Demand) -> Iterator[tuple[int, int]]:
    """Go through the ends of work that stays, with its rank."""
    for one in stays:
        rank = one.order.planned.criticality.rank
        yield rank, worked(one.subject.site, demand.horizon.first, one.end)
