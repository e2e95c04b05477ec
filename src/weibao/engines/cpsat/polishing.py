"""Better days of a roster, the other days staying as they are."""

from collections.abc import Iterator

from attrs import evolve

from weibao.engines.cpsat.asking import answered
from weibao.engines.cpsat.figures import Figures, without_balance
from weibao.engines.cpsat.posing import Posing
from weibao.engines.cpsat.puzzle import Placed
from weibao.engines.cpsat.rewriting import rewritten
from weibao.engines.cpsat.standing import Standing
from weibao.engines.jobs import Job
from weibao.engines.routes import Offer
from weibao.goals import DEFAULT_GOALS, Goals
from weibao.roster import Assignment, Roster
from weibao.scoring import score
from weibao.search import SearchOptions
from weibao.spans.window import Horizon


def polished(
    roster: Roster,
    days: Horizon,
    goals: Goals = DEFAULT_GOALS,
    options: SearchOptions | None = None,
) -> Roster:
    """Make some days of a roster as good as can be; the others stay as they are.

    Work of these days may change people, day inside them, and time; work without a
    place may find one there. Visits of chains, late work, and work that follows other
    work or is followed stay as they are. Where nothing better is found the same roster
    is returned.

    Args:
        roster: the roster, of any engine.
        days: the days to look at.
        goals: what makes one roster better than another.
        options: how to search.

    Raises:
        CannotSolve: OR-Tools is not installed, or the days have too much work.
    """
    options = options or SearchOptions()
    standing = Standing(roster, goals, options.grid)
    workshop = standing.insertion.state.workshop
    window = range(workshop.day(days.first), workshop.day(days.last) + 1)
    standing.spend_besides(window)
    posing = Posing(standing.insertion)
    today = standing.on(window)
    hint = _collect(standing, posing, window, today)
    if hint is None:
        return roster
    figures = without_balance(Figures(posing).of(goals))
    answer = answered(posing, figures, options, hint)
    if answer is None or not answer.placed:
        return roster
    better = rewritten(standing, posing, today, answer.placed)
    better = evolve(better, score=score(better, goals))
    return better if better.score < score(roster, goals) else roster


def _collect(
    standing: Standing, posing: Posing, window: range, today: list[Assignment]
) -> Placed | None:
    """Collect the work of some days, and return how it stands.

    None where some of it stands as it could not be placed today.
    """
    hint: Placed = {}
    for number, one in enumerate(today):
        if _stays(standing, one):
            standing.fix(posing, one, at=standing.start(one))
        else:
            job = standing.jobs[one.order.id]
            posing.add(job, _inside(standing, job, window), required=True)
        choice = _as_it_is(standing, posing, number, one)
        if choice is None:
            return None
        hint[number] = (choice, standing.start(one))
        posing.check(len(today))
    for lost in standing.roster.unassigned:
        if lost.order.id not in standing.chained and not lost.order.follows:
            job = standing.insertion.state.workshop.job(lost.order)
            posing.add(job, _inside(standing, job, window))
            posing.check(len(posing.jobs))
    return hint


def _stays(standing: Standing, one: Assignment) -> bool:
    """Tell whether an assignment is to stay as it is."""
    order = one.order
    return (
        order.id in standing.chained
        or one.late is not None
        or standing.waits(one)
        or bool(standing.jobs[order.id].pools)
    )


def _inside(standing: Standing, job: Job, window: range) -> Iterator[tuple[int, Offer]]:
    """Go through who may do a job on which of its lawful days inside some days."""
    workshop = standing.insertion.state.workshop
    if job.pools:
        return
    for day in range(max(job.first, window.start), min(job.last, window.stop - 1) + 1):
        if workshop.why_closed(job.order.planned, day) is None:
            for offer in standing.insertion.offers(job, day):
                yield day, offer


def _as_it_is(
    standing: Standing, posing: Posing, number: int, one: Assignment
) -> int | None:
    """Return the choice that a piece has in the roster."""
    offer, day = standing.offer(one), standing.day(one)
    return next(
        (
            n
            for n, choice in enumerate(posing.choices)
            if offer is not None
            and (choice.piece, choice.day) == (number, day)
            and posing.offers[n].unit.crew is offer.unit.crew
            and choice.people == offer.unit.people
        ),
        None,
    )
