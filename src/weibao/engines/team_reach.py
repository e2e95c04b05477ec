"""What the search for teams of a day looks at: work that nothing else bears upon.

It knows skills, certificates, hours, what work shares, what must be done before, and
what may be given away. Wherever more than that is asked the search of standing crews
forms the teams, which knows every rule.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import combinations

from weibao.engines.team_counts import MOST
from weibao.engines.team_needs import MOST_POSITIONS
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.search import SearchOptions
from weibao.workforce import Workforce


def is_plain(demand: Demand, workforce: Workforce, options: SearchOptions) -> bool:
    """Tell whether nothing is asked of teams but what their own search knows."""
    if options.published is not None or options.now is not None or demand.chains:
        return False
    if workforce.reserves:
        return False
    crews = workforce.crews.values()
    if any(not crew.daily_teams or not crew.may_split for crew in crews):
        return False
    people = [person.id for crew in crews for person in crew.members]
    if len(people) > len(set(people)):
        return False
    open_ = [one for one in demand.orders if one.status is OrderStatus.OPEN]
    if any(one.id in workforce.pins or not _is_plain(one) for one in open_):
        return False
    sites = [one.subject.site for one in open_] + [crew.site for crew in crews]
    if len({site.time_zone.key for site in sites}) > 1:
        return False
    return not _travels(open_, workforce)


def _is_plain(order: WorkOrder) -> bool:
    resolved = order.planned.resolved
    need = resolved.need
    return not (
        resolved.together is not None
        or need.names_people
        or need.preferred
        or resolved.escort is not None
        or any(order.subject.location.capped())
        or resolved.divisible is not None
        or resolved.independence is not None
        or order.starts is not None
        or any(one.after.lag != timedelta(0) or one.after.same for one in order.follows)
        or len(need.positions) > MOST_POSITIONS
        or need.people > MOST
    )


def _travels(orders: Iterable[WorkOrder], workforce: Workforce) -> bool:
    """Tell whether it takes time to go from one place to another."""
    stops = {one.base.stop.id: one.base.stop for one in workforce.crews.values()}
    for order in orders:
        stop = order.subject.location.stop
        stops[stop.id] = stop
    between = workforce.travel.between
    return any(between(one, other) for one, other in combinations(stops.values(), 2))
