"""All work due in a horizon: a plan joined with the past.

An order belongs to a horizon when its due date lies in it, or when it is older and
still open. Due dates are a function of plan, history, horizon and as-of day alone.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter

from attrs import define, field

from weibao.cycles.metered import Exceeded
from weibao.cycles.rhythms import MaximumGap
from weibao.due_work.deferrals import Deferrals
from weibao.due_work.edits import Edits
from weibao.due_work.findings import follow_ups
from weibao.due_work.gaps import Chains
from weibao.due_work.grids import Grids
from weibao.due_work.series import Series
from weibao.due_work.span import Span
from weibao.due_work.thresholds import threshold_orders
from weibao.due_work.visits import Visits
from weibao.orders import Chain, Demand, Dropped, WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import History
from weibao.spans.window import Horizon


def due(
    plan: Plan,
    history: History,
    horizon: Horizon,
    *,
    as_of: date | None = None,
    placed: Mapping[str, date] | None = None,
) -> Demand:
    """Return every order due in the horizon, and the chains that couple some of them.

    Where ``as_of`` lies before the horizon, the work in between is forecast and taken
    to be done as planned; what is open then belongs to the days before the horizon.

    Args:
        plan: what applies to what.
        history: what was done; records of days after ``as_of`` do not count.
        horizon: the days to plan, both ends included.
        as_of: today; the horizon's first day where it is not given.
        placed: days on which orders are taken to be done, by id, so that a forecast
            follows a roster.
    """
    run = _Run(Span(plan, horizon, as_of or horizon.first, placed or {}), history)
    for planned in plan.tasks:
        run.add(planned)
    run.orders.extend(follow_ups(run.span, history, run.dropped, run.deferrals))
    return Demand(
        plan=plan,
        horizon=horizon,
        as_of=run.span.as_of,
        orders=tuple(sorted(run.orders, key=attrgetter("id"))),
        chains=tuple(sorted(run.chains, key=attrgetter("id"))),
        dropped=(*run.dropped, *run.deferrals.beyond),
        refused=run.deferrals.refused(),
        refused_edits=run.edits.refused(),
    )


@define
class _Run:
    """One reckoning of a demand."""

    span: Span
    history: History
    orders: list[WorkOrder] = field(factory=list)
    chains: list[Chain] = field(factory=list)
    dropped: list[Dropped] = field(factory=list)
    deferrals: Deferrals = field(init=False)
    edits: Edits = field(init=False)
    grids: Grids = field(init=False)
    gaps: Chains = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.deferrals = Deferrals.of(self.history, self.span)
        self.edits = Edits.of(self.history, self.span)
        self.grids = Grids(
            self.span, self.history, self.dropped, self.deferrals, self.edits
        )
        self.gaps = Chains(self.span, self.deferrals)

    def add(self, planned: PlannedTask) -> None:
        """Reckon one planned task."""
        cycle = planned.cycle
        if cycle is None:
            return
        rhythm = cycle.rhythm
        if isinstance(rhythm, MaximumGap):
            if planned.level == 0:
                self._chain(planned)
        elif isinstance(rhythm, Exceeded):
            self.orders.extend(
                threshold_orders(
                    planned,
                    cycle,
                    rhythm,
                    self.history,
                    self.span,
                    self.dropped,
                    self.deferrals.of_task(planned),
                )
            )
        elif rhythm.moved:
            series = Series.of(
                self.span,
                self.history,
                self.dropped,
                self.deferrals,
                self.edits,
                planned,
                cycle,
            )
            self.orders.extend(series.orders() if series else ())
        else:
            self.orders.extend(self.grids.orders(planned, cycle))

    def _chain(self, base: PlannedTask) -> None:
        levels = self._levels(base)
        self.edits.refuse_all(base)
        visits = Visits.of(levels, self.history, self.span)
        self.orders.extend(visits.orders(self.span, self.deferrals.of_task(base)))
        for chain in self.gaps.of(visits):
            self.chains.append(chain)
            self.orders.extend(chain.orders)

    def _levels(self, base: PlannedTask) -> Sequence[PlannedTask]:
        codes = [level.task.code for level in base.ladder]
        found = [self.span.plan.of(base.subject.id, code) for code in codes]
        return [one for one in found if one is not None] or [base]
