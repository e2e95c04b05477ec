"""The proof that the work of a day could not be driven to on shorter ways."""

from datetime import date

from attrs import frozen

from weibao.engines.cpsat.asking import answered
from weibao.engines.cpsat.posing import Posing
from weibao.engines.cpsat.puzzle import Figure
from weibao.engines.cpsat.rewriting import rewritten
from weibao.engines.cpsat.standing import Standing
from weibao.roster import Assignment, Roster
from weibao.search import SearchOptions


@frozen
class DayProof:
    """How short the ways of one day can be, with the same people for the same work.

    ``minutes`` is what all people are on their way in the roster, ``least`` what any
    order of the day's work takes at least. ``best`` is the roster with the best order
    found.
    """

    day: date
    minutes: int
    least: int
    best: Roster

    @property
    def optimal(self) -> bool:
        """Whether no other order of the day's work has shorter ways."""
        return self.minutes == self.least


def day_proof(
    roster: Roster, day: date, options: SearchOptions | None = None
) -> DayProof | None:
    """Prove how short the ways of a day can be; None where no bound was found.

    Who does what on the day stays; in which order and when is free.

    Raises:
        CannotSolve: OR-Tools is not installed, or the day has too much work.
    """
    options = options or SearchOptions()
    standing = Standing(roster, (), options.grid)
    number = standing.insertion.state.workshop.day(day)
    days = range(number, number + 1)
    posing = Posing(standing.insertion)
    standing.spend_besides(days)
    today = standing.on(days)
    for one in today:
        timed = standing.jobs[one.order.id].begins is not None
        stays = timed or standing.waits(one)
        standing.fix(posing, one, at=standing.start(one) if stays else None)
        posing.check(len(today))
    if len(posing.choices) < len(today):
        return None
    minutes = {n: len(route.people) for n, route in enumerate(posing.routes)}
    hint = {n: (n, standing.start(one)) for n, one in enumerate(today)}
    answer = answered(posing, (Figure(paths=minutes),), options, hint)
    if answer is None or not answer.bounds:
        return None
    best = rewritten(standing, posing, today, answer.placed)
    return DayProof(day, _way(standing, today), answer.bounds[0], best)


def _way(standing: Standing, today: list[Assignment]) -> int:
    """Add up the minutes that all people are on their way on a day."""
    state = standing.insertion.state
    paths: dict[int, list[int]] = {}
    routes = {}
    for one in sorted(today, key=standing.start):
        offer = standing.offer(one)
        row = standing.jobs[one.order.id].row
        for route in offer.routes if offer is not None else ():
            state.columns.base[row] = offer.base if offer is not None else 0
            paths.setdefault(id(route), []).append(row)
            routes[id(route)] = route
    return sum(
        state.way(rows)[0] * len(routes[key].people) for key, rows in paths.items()
    )
