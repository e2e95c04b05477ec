"""All work due in a horizon, and what has no order or no effect, with why."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from weibao.orders.chain import Chain
from weibao.orders.occurrence import Deferred
from weibao.orders.work_order import WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import Deferral, Edit, Finding
from weibao.rotations import Item
from weibao.spans.window import Horizon
from weibao.texts.text import Text


@frozen
class Dropped:
    """An occurrence that has no order, on record with its reason.

    A rule left it out; or its time went by with nothing done, and ``limit`` is its
    last lawful day; or it is a ``finding`` that no planned task could follow up, and
    ``planned`` is None; or it is ``deferred`` beyond the horizon, or skipped on purpose
    by an ``edit``. ``into`` is the id of the order that it became part of, where there
    is one.
    """

    planned: PlannedTask | None
    key: str
    due: date
    reason: Text
    limit: date | None = None
    finding: Finding | None = None
    into: str | None = None
    deferred: Deferred | None = None
    edit: Edit | None = None

    @property
    def nested(self) -> bool:
        """Whether it has no order because larger work on its subject contains it."""
        return self.into is not None and self.limit is None and self.finding is None

    @property
    def lost(self) -> bool:
        """Whether it is a finding that nothing follows."""
        return self.finding is not None and self.into is None

    @property
    def subject(self) -> str:
        """The id of what it is on."""
        if self.planned is not None:
            return self.planned.subject.id
        return self.finding.subject if self.finding is not None else ""

    @property
    def task(self) -> str | None:
        """The code of the task; None for a finding that asks for none by name."""
        if self.planned is not None:
            return self.planned.task.code
        return self.finding.task if self.finding is not None else None


@frozen
class RefusedEdit:
    """An edit on record that has no effect, or contradicts the policy, and why."""

    record: Edit
    reason: Text


@frozen
class RefusedDeferral:
    """A deferral on record that has no effect, and why."""

    record: Deferral
    reason: Text


@frozen
class Doers:
    """The people who did some work on a day, by the records."""

    day: date
    people: frozenset[str]


@frozen(kw_only=True, eq=False)
class Demand:
    """All work due in a horizon, as of a day.

    ``orders`` holds every order, those of the chains and those already done among
    them, sorted by id. ``refused`` are deferrals without effect, by id, and
    ``refused_edits`` edits. ``items`` are what the orders of rotating tasks take, by
    the orders' ids. ``did`` is who did the work that keeps them from a task, by the
    task's id.
    """

    plan: Plan
    horizon: Horizon
    as_of: date
    orders: tuple[WorkOrder, ...]
    chains: tuple[Chain, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    refused: tuple[RefusedDeferral, ...] = ()
    refused_edits: tuple[RefusedEdit, ...] = ()
    items: Mapping[str, tuple[Item, ...]] = field(factory=dict)
    did: Mapping[str, tuple[Doers, ...]] = field(factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, WorkOrder]:
        """The orders by their ids."""
        by_id = {order.id: order for order in self.orders}
        if len(by_id) < len(self.orders):
            twice = [o.id for o in self.orders if by_id[o.id] is not o]
            raise AssertionError(f"two orders are called {twice}")
        return by_id

    @property
    def portfolio(self) -> str:
        """The portfolio's id."""
        return self.plan.portfolio
