"""The figures of a build: what a property manager wants to know of a roster."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import field, frozen

from weibao.equipment import Criticality, SubjectKind, Tier
from weibao.fairness import Balance
from weibao.goals import DEFAULT_GOALS, asked
from weibao.idle_rules import IdleRule
from weibao.inventory import Inventory, Round, Subject, subject_kind
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.plan import Plan
from weibao.portfolio import Portfolio
from weibao.reports.certificates import Expiry, expiries
from weibao.reports.fair_shares import PersonShare, fair_shares
from weibao.reports.goal_lines import GoalLine, goal_lines
from weibao.reports.load import CrewLoad, Minutes, crew_loads, home_crews
from weibao.reports.longest_gaps import GapStatement, gap_statements
from weibao.reports.named import named
from weibao.reports.outcomes import (
    DeferredWork,
    Fate,
    LateWork,
    MissedWork,
    OrderCounts,
    TurnsAside,
    UnplacedWork,
    fates,
    is_extra,
)
from weibao.reports.reserves import ReserveTotal, reserve_totals
from weibao.roster import Reason, Roster, Trip
from weibao.scoring import BURDENS
from weibao.spans.window import Horizon
from weibao.texts.text import Text
from weibao.verifier.remarks import Verification
from weibao.visit_counts import Visited, over_visited
from weibao.workforce import Workforce


@frozen(kw_only=True)
class Summary:
    """Everything that the summary of a build says, as plain values.

    ``trips`` are goings of the same people to one stop, ``visits`` the subjects seen
    on them, where a round counts all of its own. ``idle`` are people in no crew, whom
    no work can reach, ``idle_rules`` rules that select no subject. ``rounds_only``
    counts subjects that have no tasks of their own and are seen on rounds.
    ``aside`` counts turns that are not to be done. ``missed`` are turns of the past on
    record as not done, ``deferred`` is work that may be done by a later day, and
    ``vain`` counts deferrals without effect, ``vain_edits`` edits without effect, or
    against the policy.
    ``extended`` counts visits in time only by an extension of their gap, ``conflicts``
    those to which several regimes leave no day in common.
    ``reasons`` counts the main reasons of the unplaced. ``over_visited`` are places
    with more visits than they should have, ``reserves`` tell what became of the time
    held back for urgent work, ``outsourcing`` is the price of all that is
    given to other firms.
    ``goals`` are told where the portfolio has goals of its own, ``shares`` of everybody
    where these ask for fairness.
    """

    title: Text
    horizon: Horizon
    as_of: date
    sites: tuple[Text, ...]
    subjects: Mapping[SubjectKind, int]
    technicians: int
    crews: int
    idle: tuple[Text, ...]
    planned_tasks: int
    orders: OrderCounts
    by_tier: Mapping[Tier, OrderCounts]
    by_criticality: Mapping[Criticality, OrderCounts]
    extra_visits: int
    extended: int
    conflicts: int
    provisional: int
    aside: TurnsAside
    vain_edits: int
    trips: int
    visits: int
    missed: tuple[MissedWork, ...]
    deferred: tuple[DeferredWork, ...]
    vain: int
    late: tuple[LateWork, ...]
    unplaced: tuple[UnplacedWork, ...]
    loads: tuple[CrewLoad, ...]
    gaps: tuple[GapStatement, ...]
    certificates: tuple[Expiry, ...]
    rounds_only: int
    unreached: tuple[Text, ...]
    idle_rules: tuple[IdleRule, ...]
    over_visited: tuple[Visited, ...]
    reserves: tuple[ReserveTotal, ...]
    outsourcing: int
    verification: Verification
    feeds: int = 0
    goals: tuple[GoalLine, ...] = ()
    shares: tuple[PersonShare, ...] = ()
    reasons: tuple[tuple[Reason, int], ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        counted = Counter(work.reasons[0] for work in self.unplaced if work.reasons)
        ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0].value))
        object.__setattr__(self, "reasons", tuple(ranked))

    @property
    def late_inherited(self) -> int:
        """How many late orders the past brought."""
        return sum(work.inherited for work in self.late)

    @property
    def late_by_law(self) -> int:
        """How many late orders stand on law or safety."""
        return sum(work.criticality.by_law for work in self.late)

    @property
    def deferred_by_law(self) -> int:
        """How many deferred orders stand on law or safety."""
        return sum(work.criticality.by_law for work in self.deferred)

    @property
    def missed_by_law(self) -> int:
        """How many missed turns stood on law or safety."""
        return sum(work.criticality.by_law for work in self.missed)

    @property
    def unplaced_by_law(self) -> int:
        """How many unplaced orders stand on law or safety."""
        return sum(work.criticality.by_law for work in self.unplaced)

    @property
    def load(self) -> Minutes:
        """The minutes of all crews."""
        return sum((load.total for load in self.loads), Minutes())


def summarise(
    roster: Roster,
    verification: Verification,
    portfolio: Portfolio,
    feeds: int = 0,
    balance: Balance | None = None,
) -> Summary:
    """Collect the figures of a roster.

    Args:
        roster: the roster.
        verification: the verdict on it.
        portfolio: what it was made for.
        feeds: how many feeds were written.
        balance: what earlier rosters leave, where they are counted in.
    """
    demand, workforce = roster.demand, roster.workforce
    inventory, aims = portfolio.inventory, portfolio.goals
    bare = _out_of_reach(demand.plan, inventory)
    people = [workforce.technicians[id] for id in sorted(workforce.technicians)]
    trips, became = roster.trips(), fates(roster)
    return Summary(
        title=portfolio.title or Text.same(portfolio.id),
        horizon=roster.horizon,
        as_of=demand.as_of,
        sites=tuple(named(inventory.sites[id]) for id in sorted(inventory.sites)),
        subjects=_subjects(inventory),
        technicians=len(people),
        crews=len(workforce.crews),
        idle=_idle(workforce),
        planned_tasks=len(demand.plan.tasks),
        orders=OrderCounts.of(became),
        by_tier={tier: _of_tier(became, tier) for tier in Tier},
        by_criticality={rank: _of_rank(became, rank) for rank in Criticality},
        extra_visits=sum(is_extra(roster, one) for one in roster.assignments),
        extended=len(roster.extended),
        conflicts=len(roster.conflicts),
        provisional=sum(map(_is_provisional, demand.orders)),
        aside=TurnsAside.of(demand.dropped),
        vain_edits=len(demand.refused_edits),
        trips=len(trips),
        visits=sum(_visited(trip) for trip in trips),
        missed=_missed(demand),
        deferred=_deferred(demand),
        vain=len(demand.refused),
        late=tuple(late for a in roster.assignments if (late := LateWork.of(a))),
        unplaced=_unplaced(roster, portfolio),
        loads=crew_loads(roster),
        gaps=gap_statements(roster),
        certificates=expiries(people, roster.horizon, demand.as_of, portfolio.names),
        rounds_only=len(demand.plan.unreached) - len(bare),
        unreached=tuple(named(subject) for subject in bare),
        idle_rules=demand.plan.idle_rules,
        over_visited=over_visited(roster),
        reserves=reserve_totals(roster, portfolio.names),
        outsourcing=sum(one.price for one in roster.outsourced),
        verification=verification,
        feeds=feeds,
        goals=goal_lines(roster, aims, balance) if aims != DEFAULT_GOALS else (),
        shares=fair_shares(roster, balance) if asked(aims) & BURDENS.keys() else (),
    )


def _idle(workforce: Workforce) -> tuple[Text, ...]:
    """Name the people in no crew, by id."""
    homes, people = home_crews(workforce), workforce.technicians
    return tuple(named(people[id]) for id in sorted(people) if id not in homes)


def _is_provisional(order: WorkOrder) -> bool:
    """Tell whether the holidays about the day of an open order are not announced."""
    return order.status is OrderStatus.OPEN and order.occurrence.provisional


def _unplaced(roster: Roster, portfolio: Portfolio) -> tuple[UnplacedWork, ...]:
    people, names = roster.workforce, portfolio.names
    return tuple(UnplacedWork.of(one, people, names) for one in roster.unassigned)


def _missed(demand: Demand) -> tuple[MissedWork, ...]:
    """Return what was missed: law and safety first, then by last lawful day."""
    found = [work for one in demand.dropped if (work := MissedWork.of(one))]
    found.sort(key=lambda work: (not work.criticality.by_law, work.limit))
    return tuple(found)


def _deferred(demand: Demand) -> tuple[DeferredWork, ...]:
    """Return what is deferred and not done: law and safety first, then by day."""
    found = [
        DeferredWork.of(one.planned, one.deferred, beyond=False)
        for one in demand.orders
        if one.status is OrderStatus.OPEN and one.deferred and one.deferred.later
    ]
    found += [
        DeferredWork.of(one.planned, one.deferred, beyond=True)
        for one in demand.dropped
        if one.planned is not None and one.deferred is not None
    ]
    found.sort(key=lambda work: (not work.criticality.by_law, work.until, work.record))
    return tuple(found)


def _subjects(inventory: Inventory) -> dict[SubjectKind, int]:
    kinds: dict[SubjectKind, int] = {"asset": 0, "location": 0, "round": 0}
    for subject in inventory.subjects():
        kinds[subject_kind(subject)] += 1
    return kinds


def _out_of_reach(plan: Plan, inventory: Inventory) -> list[Subject]:
    """Return the subjects without tasks of their own that no planned round sees."""
    walked = {planned.subject.id for planned in plan.tasks if planned.cycle is not None}
    seen = {
        subject.id
        for id, round_ in inventory.rounds.items()
        if id in walked
        for subject in round_.subjects
    }
    return [subject for subject in plan.unreached if subject.id not in seen]


def _of_tier(became: Iterable[Fate], tier: Tier) -> OrderCounts:
    return OrderCounts.of(f for f in became if f.order.tier is tier)


def _of_rank(became: Iterable[Fate], rank: Criticality) -> OrderCounts:
    return OrderCounts.of(f for f in became if f.order.planned.criticality is rank)


def _visited(trip: Trip) -> int:
    """Count the subjects seen on a trip, each once; those of a round one by one."""
    seen: set[str] = set()
    for assignment in trip.assignments:
        subject = assignment.subject
        if isinstance(subject, Round) and subject.subjects:
            seen.update(one.id for one in subject.subjects)
        else:
            seen.add(subject.id)
    return len(seen)
