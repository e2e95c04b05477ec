"""Work that other firms were given: it stays with them in a replan."""

from weibao.engines.building import Building
from weibao.published import Published


def leave_away(building: Building, published: Published) -> None:
    """Leave with other firms what they were given, as far as the budget goes."""
    left = building.workshop.people.workforce.outsourcing
    for id in sorted(published.outsourced & building.jobs.keys()):
        price = building.jobs[id].order.planned.task.cost.outsourced
        if price is not None and price <= left:
            left -= price
            building.away[id] = building.jobs.pop(id)
