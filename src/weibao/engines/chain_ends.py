"""Seeing that each level of a chain reaches to the horizon's end, or that it is told.

The last visit of each level must lie near enough to the end that the next one falls
beyond it. Visits that were moved, kept from an earlier roster or placed late may fall
short. Then the visit moves nearer to the end where it can; else the visit that is
lacking is told as work without a place.
"""

from attrs import define, evolve

from weibao.engines.chain_book import ChainBook, Standing
from weibao.engines.jobs import Job
from weibao.engines.routes import Slot


@define
class ChainEnds:
    """Looks after the ends of chains."""

    book: ChainBook

    def close(self) -> None:
        """Let every chain reach to the end, or tell what it lacks there."""
        for standing in list(self.book.standings.values()):
            for depth in reversed(range(len(standing.chain.rungs))):
                self._close(self.book.standings[standing.chain.id], depth)

    def _close(self, standing: Standing, depth: int) -> None:
        if self._reaches(standing, depth):
            return
        placed = [one for one in standing.placed if _level(one[0]) >= depth]
        last = max(placed, key=lambda one: one[1].day, default=None)
        if last is None:
            return
        free = last[0].id in self.book.insertion.state.placed
        if free:
            found = self._nearer(standing, depth, last)
            if found is not None:
                self._note(standing, last, (last[0], found))
                return
        lacking = None if depth else self._lacking(standing, last)
        if lacking is not None:
            lost = (*standing.lost, lacking)
            self.book.standings[standing.chain.id] = evolve(standing, lost=lost)
        elif free:
            self.book.insertion.state.remove(last[0])
            self._note(standing, last, None)

    def _reaches(self, standing: Standing, depth: int) -> bool:
        """Tell whether a level reaches to the end, or work that it lost says not."""
        chain, date = standing.chain, self.book.workshop.date
        days = {job.id: date(slot.day) for job, slot in standing.placed}
        since, limit = chain.closing(days)[depth]
        if limit >= chain.horizon.last:
            return True
        return any(
            _level(job) >= depth
            and max(job.order.window.closes, job.order.due) > since
            and job.order.window.opens <= chain.horizon.last
            for job in standing.lost
        )

    def _nearer(
        self, standing: Standing, depth: int, last: tuple[Job, Slot]
    ) -> Slot | None:
        """Move a visit to a later day that is lawful and leaves the end in reach."""
        (job, slot), insertion = last, self.book.insertion
        state, workshop = insertion.state, self.book.workshop
        following = [one.day for _, one in standing.placed if one.day > slot.day]
        end = min([workshop.day(standing.chain.horizon.last) + 1, *following])
        days = [
            day
            for day in range(max(slot.day + 1, workshop.earliest), end)
            if self._lawful(standing, depth, job, day)
        ]
        if not days or job.keeps_place:
            return None
        mark = len(state.changes)
        state.remove(job)
        for day in days:
            found = insertion.on_day(job, day)
            if found is not None and not state.strained:
                state.place(job, found[1])
                if insertion.budget is None or insertion.budget.kept():
                    return found[1]
                break
        state.undo(mark)
        return None

    def _lawful(self, standing: Standing, depth: int, job: Job, day: int) -> bool:
        """Tell whether a visit on a day is in time, and the end is within its reach."""
        chain, date = standing.chain, self.book.workshop.date
        days = {one.id: date(slot.day) for one, slot in standing.placed}
        before, days[job.id] = days[job.id], date(day)
        windows = chain.windows(days)
        if date(day) > max(windows[job.id].closes, before):
            return False
        if chain.too_early(days):
            return False
        return chain.closing(days)[depth][1] >= chain.horizon.last

    def _lacking(self, standing: Standing, last: tuple[Job, Slot]) -> Job | None:
        """Return the visit of the lightest level that is lacking after the last.

        It follows a nominal visit whose days reach beyond the last one made.
        """
        chain, book = standing.chain, self.book
        known = {job.id for job, _ in standing.placed}
        stem = last[0].id.partition("+")[0]
        since = book.workshop.date(last[1].day)
        late = [one for one in chain.orders if max(one.window.closes, one.due) > since]
        for order in sorted(late, key=lambda one: (one.id != stem, one.due)):
            extra = chain.extra(order)
            if extra.id not in known:
                job = book.workshop.job(extra, chained=True)
                job.first = max(job.first, last[1].day + 1)
                return job
        return None

    def _note(
        self, standing: Standing, was: tuple[Job, Slot], now: tuple[Job, Slot] | None
    ) -> None:
        placed = [one for one in standing.placed if one[0] is not was[0]]
        lost = standing.lost
        if now is None:
            lost = (*lost, was[0])
        else:
            placed.append(now)
        placed.sort(key=lambda one: one[1].day)
        self.book.standings[standing.chain.id] = Standing(
            standing.chain, tuple(placed), standing.skipped, lost
        )


def _level(job: Job) -> int:
    return job.order.planned.level
