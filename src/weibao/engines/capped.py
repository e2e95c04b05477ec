"""Finding places for work where places should have only so many visits."""

from collections.abc import Iterable

from attrs import define

from weibao.engines.independences import Independences
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.promised import Promised
from weibao.engines.routes import Offer
from weibao.engines.state import State
from weibao.engines.visiting import Visiting, are_capped
from weibao.goals import Goal
from weibao.plan import PlannedTask


def inserting(
    state: State,
    tasks: Iterable[PlannedTask],
    known: Promised | None = None,
    independences: Independences | None = None,
) -> Insertion:
    """Return what finds places in an empty state, visits counted where any must be."""
    if not are_capped(tasks):
        return Insertion(state, known, independences)
    price = state.prices.of_goal.get(Goal.OVER_VISITED, 0)
    state.visiting = Visiting(state.workshop.horizon.first, price)
    return CappedInsertion(state, known, independences)


@define(eq=False)
class CappedInsertion(Insertion):
    """Finds places where visits are counted."""

    def offers(self, job: Job, day: int) -> Iterable[Offer]:
        """Return who may do a job on a day, less crews that may not come any more."""
        return [one for one in super().offers(job, day) if self.open_to(job, one)]

    def able(self, job: Job, offer: Offer) -> bool:
        """Tell whether the people of an offer may do a job on their day."""
        return super().able(job, offer) and self.open_to(job, offer)

    def open_to(self, job: Job, offer: Offer) -> bool:
        """Tell whether the crew of an offer may come for a job on its day."""
        visiting = self.state.visiting
        crew, day = offer.unit.crew.id, offer.routes[0].day
        return visiting is None or not visiting.full(job, day, crew)

    def extra(self, job: Job, day: int, offer: Offer) -> int:
        """Guess what a visit for a job would cost beyond the way."""
        visiting = self.state.visiting
        found = super().extra(job, day, offer)
        if visiting is None:
            return found
        return found + visiting.bias(job, day, offer.unit.crew.id)
