"""Which orders cannot all be done in time: a smallest set of them that clash."""

from collections.abc import Iterable

from attrs import evolve, frozen

from weibao.engines.cpsat.asking import ROUNDS
from weibao.engines.cpsat.posing import Posing
from weibao.engines.cpsat.process import solved
from weibao.engines.cpsat.puzzle import Wanted
from weibao.engines.cpsat.whole import offers_in_time
from weibao.engines.opening import opened
from weibao.engines.prices import Prices
from weibao.orders import Demand, WorkOrder
from weibao.search import SearchOptions
from weibao.workforce import Workforce


@frozen(eq=False)
class Clash:
    """Orders that cannot all be done in their windows; none where all of them can.

    Where it is ``proven``, any of them could be done in time if one of the others were
    not there; else the set may be larger than need be, or a clash may be hidden.
    """

    orders: tuple[WorkOrder, ...]
    proven: bool


def clashing(
    demand: Demand,
    workforce: Workforce,
    ids: Iterable[str],
    options: SearchOptions | None = None,
) -> Clash:
    """Find a smallest clashing set among orders.

    Args:
        demand: the work due.
        workforce: who can do it.
        ids: the orders that are all to be done in time.
        options: how to search.

    Raises:
        CannotSolve: OR-Tools is not installed, or there are too many orders.
        KeyError: there is no such order.
    """
    options = options or SearchOptions()
    orders = [demand.by_id[id] for id in sorted(set(ids))]
    insertion = opened(demand, workforce, Prices.of(()), options.grid)
    posing = Posing(insertion)
    for order in orders:
        job = insertion.state.workshop.job(order)
        posing.add(job, offers_in_time(insertion, job))
        posing.check(len(orders))
    limit = ROUNDS if options.rounds is None else options.rounds
    puzzle = evolve(posing.puzzle(options.seed, limit), wanted=Wanted.CLASH)
    answer = solved(puzzle, options.go_on)
    if answer is None:
        return Clash((), proven=False)
    return Clash(tuple(orders[n] for n in answer.clash), answer.finished)
