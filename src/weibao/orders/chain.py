"""Visits to one subject that are coupled by gaps."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from weibao.cycles.joint import AnyGap, Conflict, Joint, conflict_of
from weibao.inventory import Subject
from weibao.orders.work_order import WorkOrder
from weibao.plan import PlannedTask
from weibao.spans.window import Horizon, Window


@frozen
class Rung:
    """One level of a chain: its task, its gap, and when it was last done.

    ``last`` is the latest completion of this level or a deeper one that counts, and
    ``before`` are those before it that its gap looks back to; ``assumed`` says that no
    record shows it and the chain's beginning stands in. ``until`` is the last lawful
    day of the next visit where a deferral of that visit sets it.
    """

    planned: PlannedTask
    gap: AnyGap
    last: date
    assumed: bool = False
    until: date | None = None
    before: tuple[date, ...] = ()

    @property
    def past(self) -> tuple[date, ...]:
        """The visits that the next one counts from, by day."""
        return (*self.before, self.last)

    @property
    def opens(self) -> date:
        """The first lawful day of the next visit, as far as this level goes."""
        return self.gap.earliest(self.past)

    @property
    def nominal(self) -> date:
        """The last day of the next visit that uses no extension."""
        return self.until or self.gap.nominal(self.past)

    @property
    def limit(self) -> date:
        """The last lawful day of the next visit of at least this level."""
        return self.until or self.gap.limit(self.past)


def counted_from(
    rungs: Sequence[Rung], pasts: Sequence[tuple[date, ...]]
) -> tuple[Rung, ...]:
    """Return the rungs of a chain counted from other visits.

    A deferral is of the next visit alone: where another was made, it holds no more.
    """
    same = rungs[0].last == pasts[0][-1]
    return tuple(
        evolve(
            rung, last=past[-1], before=past[:-1], until=rung.until if same else None
        )
        for rung, past in zip(rungs, pasts, strict=True)
    )


@frozen(eq=False)
class Chain:
    """Visits to one subject that are coupled by gaps.

    For each rung the neighbouring visits of at least that level lie no further apart
    than its gap, nor closer than a least one, the first counted from ``rung.last`` and
    the last one reaching to the horizon's end. ``orders`` are the nominal visits in
    order; the roster may add lightest-level visits to them or call some not needed.
    """

    id: str
    rungs: tuple[Rung, ...]
    orders: tuple[WorkOrder, ...]
    horizon: Horizon

    @property
    def subject(self) -> Subject:
        """What is visited."""
        return self.rungs[0].planned.subject

    @property
    def gap(self) -> AnyGap:
        """The gap between any two visits."""
        return self.rungs[0].gap

    @property
    def rank(self) -> int:
        """How critical its most critical level is; 0 is served first."""
        return min(rung.planned.criticality.rank for rung in self.rungs)

    def windows(self, days: Mapping[str, date]) -> dict[str, Window[date]]:
        """Return the lawful days of each visit, counted from the visits before it.

        Args:
            days: the days of the visits made, by order id, extra ones among them.

        Returns:
            The window of each of these visits: from the first to the last day that
            every gap of its level and the lighter ones allows. Where none is left, it
            is the last one alone: then the visit cannot but be late.
        """
        return {
            id: Window(min(opens, limit), limit)
            for id, opens, limit, _ in self._bound(days)
        }

    def too_early(self, days: Mapping[str, date]) -> tuple[str, ...]:
        """Return the visits that come before their gaps allow, by order id.

        Args:
            days: the days of the visits made, as for `windows`.
        """
        return tuple(id for id, opens, _, _ in self._bound(days) if days[id] < opens)

    def extended(self, days: Mapping[str, date]) -> dict[str, date]:
        """Return the visits in time only by an extension of their own gap.

        Args:
            days: the days of the visits made, as for `windows`.

        Returns:
            The last day of each that would have needed none, by order id.
        """
        if all(rung.gap.extension is None for rung in self.rungs):
            return {}
        found: dict[str, date] = {}
        for id, level, pasts, until in self._walked(days):
            rungs = list(zip(self.rungs, pasts, until, strict=True))[: level + 1]
            limit = min(end or one.gap.limit(past) for one, past, end in rungs)
            nominal = min(end or one.gap.nominal(past) for one, past, end in rungs)
            if nominal < days[id] <= limit:
                found[id] = nominal
        return found

    def conflicts(self, days: Mapping[str, date]) -> dict[str, Conflict]:
        """Return the visits to which regimes leave no day in common, by order id.

        Args:
            days: the days of the visits made, as for `windows`.
        """
        if not any(isinstance(rung.gap, Joint) for rung in self.rungs):
            return {}
        found: dict[str, Conflict] = {}
        for id, level, pasts, until in self._walked(days):
            rungs = list(zip(self.rungs, pasts, until, strict=True))[: level + 1]
            for rung, past, end in rungs:
                conflict = conflict_of(rung.gap, past)
                if conflict is not None and end is None:
                    found.setdefault(id, conflict)
        return found

    def binding(self, days: Mapping[str, date]) -> dict[str, PlannedTask]:
        """Return the level whose gap ends each visit's window, the lightest of equals.

        Args:
            days: the days of the visits made, as for `windows`.
        """
        return {id: self.rungs[depth].planned for id, *_, depth in self._bound(days)}

    def closing(self, days: Mapping[str, date]) -> tuple[tuple[date, date], ...]:
        """Return for each level the last visit, and the last lawful day of the next.

        Args:
            days: the days of the visits made, as for `windows`.
        """
        pasts, until = self._ended(days)
        return tuple(
            (past[-1], end or rung.gap.limit(past))
            for rung, past, end in zip(self.rungs, pasts, until, strict=True)
        )

    def _bound(self, days: Mapping[str, date]) -> Iterator[tuple[str, date, date, int]]:
        """Go through the visits by day: first and last lawful day, deciding level."""
        for id, level, pasts, until in self._walked(days):
            rungs = self.rungs[: level + 1]
            limit, deciding = min(
                (until[n] or rung.gap.limit(pasts[n]), n)
                for n, rung in enumerate(rungs)
            )
            opens = max(rung.gap.earliest(pasts[n]) for n, rung in enumerate(rungs))
            yield id, opens, limit, deciding

    def _walked(
        self, days: Mapping[str, date]
    ) -> Iterator[tuple[str, int, list[tuple[date, ...]], list[date | None]]]:
        """Go through the visits by day, with their levels.

        With each come, by level, the visits that it counts from and the last day that
        a deferral sets. A visit too early leaves both as they are.
        """
        pasts = [rung.past for rung in self.rungs]
        until = [rung.until for rung in self.rungs]
        levels = {order.id: order.planned.level for order in self.orders}
        for id in sorted(days, key=lambda one: (days[one], one)):
            level = levels.get(id, 0)
            yield id, level, pasts, until
            self._visit(days[id], level, pasts, until)

    def _ended(
        self, days: Mapping[str, date]
    ) -> tuple[list[tuple[date, ...]], list[date | None]]:
        """Return by level what a visit after all others counts from, as `_walked`."""
        pasts = [rung.past for rung in self.rungs]
        until = [rung.until for rung in self.rungs]
        levels = {order.id: order.planned.level for order in self.orders}
        for id in sorted(days, key=lambda one: (days[one], one)):
            self._visit(days[id], levels.get(id, 0), pasts, until)
        return pasts, until

    def _visit(
        self,
        day: date,
        level: int,
        pasts: list[tuple[date, ...]],
        until: list[date | None],
    ) -> None:
        """Count a visit on a day."""
        before = pasts[0]
        for depth in range(level + 1):
            pasts[depth] = self.rungs[depth].gap.taken(pasts[depth], day)
        if pasts[0] != before:
            until[:] = [None] * len(self.rungs)

    def extra(self, after: WorkOrder, number: int = 1) -> WorkOrder:
        """Return a further visit of the lightest level after this one (``#37+1``)."""
        key = f"{after.occurrence.key}+{number}"
        occurrence = evolve(after.occurrence, key=key, deferred=None, conflict=None)
        return WorkOrder(self.rungs[0].planned, occurrence, after.portfolio)
