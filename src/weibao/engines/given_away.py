"""Work that other firms do: it stays with them in a replan, and what has no place goes.

Work that follows what is given away is given away too.
"""

from collections.abc import Iterable, Iterator

from weibao.engines.building import Building
from weibao.engines.jobs import Job
from weibao.orders import WorkOrder
from weibao.published import Published


def leave_away(building: Building, published: Published) -> None:
    """Leave with other firms what they were given, as far as the budget goes."""
    left = building.workshop.people.workforce.outsourcing
    for id in sorted(published.outsourced & building.jobs.keys()):
        price = building.jobs[id].order.planned.task.cost.outsourced
        if price is not None and price <= left:
            left -= price
            building.away[id] = building.jobs.pop(id)


def give_away(building: Building) -> None:
    """Give to other firms what has found no place, as far as the budget goes.

    The most critical goes first, and of equals what costs least. Visits of chains and
    what is pinned are one's own people's to do.
    """
    known = building.away
    left = building.workshop.people.workforce.outsourcing - _price(known.values())
    if left <= 0:
        return
    open_ = {
        id: job
        for id, job in building.jobs.items()
        if id not in building.state.placed and job.pin is None
    }
    found = [
        (some[0].rank, _price(some), some[0].id, some)
        for some in _with_later(building.demand.orders, open_)
    ]
    for *_, some in sorted(found, key=lambda one: one[:3]):
        new = [job for job in some if job.id not in known]
        if _price(new) <= left:
            left -= _price(new)
            known.update((job.id, job) for job in new)
    for id in known:
        building.lost.pop(id, None)


def _with_later(
    orders: Iterable[WorkOrder], open_: dict[str, Job]
) -> Iterator[list[Job]]:
    """Go through what may be given away, each piece with all that follows it."""
    later: dict[str, list[str]] = {}
    for order in orders:
        for before in order.follows if order.completion is None else ():
            if before.order is not None:
                later.setdefault(before.order, []).append(order.id)
    for id in sorted(open_):
        some = [id]
        for one in some:
            some += [each for each in later.get(one, ()) if each not in some]
        jobs = [open_[each] for each in some if each in open_]
        prices = [job.order.planned.task.cost.outsourced for job in jobs]
        if len(jobs) == len(some) and None not in prices:
            yield jobs


def _price(jobs: Iterable[Job]) -> int:
    return sum(job.order.planned.task.cost.outsourced or 0 for job in jobs)
