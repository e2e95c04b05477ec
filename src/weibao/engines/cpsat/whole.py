"""The engine cpsat: a whole roster at once, with the proof that none is better."""

from collections.abc import Iterator

from attrs import evolve, frozen

from weibao.engines.chain_book import ChainBook
from weibao.engines.cpsat.asking import answered
from weibao.engines.cpsat.figures import Figures
from weibao.engines.cpsat.posing import Posing
from weibao.engines.cpsat.puzzle import Answer
from weibao.engines.fitting import place_what_fits
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.opening import opened
from weibao.engines.outcome import Outcome
from weibao.engines.prices import Prices
from weibao.engines.routes import Offer
from weibao.goals import Goals
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.roster import Roster
from weibao.scoring import score
from weibao.search import CannotSolve, Engine, SearchOptions
from weibao.texts.text import Message, Text
from weibao.workforce import Workforce

NAME = "cpsat"


@frozen(eq=False)
class Solution:
    """A roster, and whether no other one is better by the goals asked for.

    ``proven`` tells so for the levels one after another: of the first that is not
    proven, ``bounds`` says what it could be at best.
    """

    roster: Roster
    proven: tuple[bool, ...]
    bounds: tuple[int, ...]

    @property
    def optimal(self) -> bool:
        """Whether no roster is better."""
        return all(self.proven)


def solve(
    demand: Demand, workforce: Workforce, goals: Goals, options: SearchOptions
) -> Roster:
    """Find the best roster of a small demand.

    Raises:
        CannotSolve: OR-Tools is not installed, or the work is of a size or a sort that
            this engine does not take on.
    """
    return solution(demand, workforce, goals, options).roster


def solution(
    demand: Demand, workforce: Workforce, goals: Goals, options: SearchOptions
) -> Solution:
    """Find the best roster of a small demand, and tell what is proven of it.

    Raises:
        CannotSolve: as `solve`.
    """
    orders = [one for one in demand.orders if one.status is OrderStatus.OPEN]
    _refuse(demand, orders, options)
    prices = Prices.of(goals)
    insertion = opened(demand, workforce, prices, options.grid, now=options.now)
    jobs = [insertion.state.workshop.job(order) for order in orders]
    posing = Posing(insertion)
    for job in jobs:
        posing.add(job, offers_in_time(insertion, job, options.late_by))
        posing.check(len(jobs))
    figures = Figures(posing).of(goals)
    answer = answered(posing, figures, options, {})
    if answer is not None:
        posing.place(answer.placed, insertion.off)
    options.progress(len(jobs), len(jobs))
    book = ChainBook(insertion.state.workshop, insertion)
    placed = insertion.state.placed
    lost = {job.id: job for job in jobs if job.id not in placed}
    if answer is None or not answer.finished:  # else what is left out is so for good
        columns = insertion.state.columns
        for job in lost.values():
            columns.price[job.row] = prices.unplaced(job.order.planned.criticality)
        place_what_fits(insertion, lost.values(), options.late_by)
    roster = Outcome(
        demand, workforce, options.seed, book, lost, options.late_by
    ).roster()
    roster = evolve(
        roster,
        engine=NAME,
        iterations=answer.rounds if answer is not None else 0,
        score=score(roster, goals),
    )
    return _told(roster, answer, len(figures) - len(goals), posing)


def _told(
    roster: Roster, answer: Answer | None, extra: int, posing: Posing
) -> Solution:
    """Say what is proven, level by level; all of it where nothing could be placed."""
    if not posing.choices:
        return Solution(roster, (True,) * len(roster.score), roster.score)
    bounds = answer.bounds if answer is not None else ()
    found = answer.figures if answer is not None else ()
    proven: list[bool] = []
    for level in range(len(roster.score) + extra):
        known = level < len(bounds) and found[level] == bounds[level]
        proven.append(known and all(proven))
    done = answer is not None and answer.finished
    return Solution(
        roster, tuple(one and done for one in proven[extra:]), tuple(bounds[extra:])
    )


def _refuse(demand: Demand, orders: list[WorkOrder], options: SearchOptions) -> None:
    """Refuse what this engine does not do."""
    if options.published is not None:
        raise CannotSolve(PUBLISHED)
    chained = sum(
        order.status is OrderStatus.OPEN
        for chain in demand.chains
        for order in chain.orders
    )
    if chained or demand.chains:
        ids = [chain.id for chain in demand.chains]
        raise CannotSolve(CHAINS(number=len(ids), first=ids[0]))
    waiting = [order.id for order in orders if order.follows]
    if waiting:
        raise CannotSolve(FOLLOWS(number=len(waiting), first=waiting[0]))


def offers_in_time(
    insertion: Insertion, job: Job, late_by: int = 0
) -> Iterator[tuple[int, Offer]]:
    """Go through who may do a job on which lawful day.

    Args:
        insertion: knows who is there.
        job: the job.
        late_by: how many days later it may be done too, where that is of use.

    Raises:
        CannotSolve: a crew leaves too many choices of people.
    """
    if job.pools:
        raise CannotSolve(
            POOL(crew=job.pools[0].crew.id, people=len(job.pools[0].people), id=job.id)
        )
    workshop = insertion.state.workshop
    in_time = range(max(job.first, 0), job.last + 1)
    for day in (*in_time, *workshop.late_days(job, late_by)):
        if workshop.why_closed(job.order.planned, day) is None:
            for offer in insertion.offers(job, day):
                yield day, offer


CPSAT = Engine(NAME, Text("精确求解（小规模）", "exact, for small work"), solve)

PUBLISHED = Text(
    "引擎 cpsat 不在已发布的排班表上重排（请用 --engine local）",
    "the engine cpsat does not replan what was published (use --engine local)",
)
CHAINS = Message(
    zh="引擎 cpsat 不排按间隔相连的工单：共 {number} 组，如 {first}"
    "（请用 --engine local，再用 polished 改进）",
    en="the engine cpsat does not plan visits that gaps couple: there are {number}"
    " chains, {first} among them (use --engine local, and improve it with polished)",
)
FOLLOWS = Message(
    zh="引擎 cpsat 不排有先后的工单：共 {number} 张，如 {first}（请用 --engine local）",
    en="the engine cpsat does not plan work that follows other work: there are"
    " {number} such orders, {first} among them (use --engine local)",
)
POOL = Message(
    zh="引擎 cpsat 不受理人员组合太多的班组：{crew} 有 {people} 人，工单 {id} 的组合"
    "太多（请拆分班组，或用 --engine local）",
    en="the engine cpsat does not take on crews with so many choices of people: {crew}"
    " has {people} people for order {id} (part the crew or use --engine local)",
)
