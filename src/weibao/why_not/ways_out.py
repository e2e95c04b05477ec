"""What single change would make a place for an order; each is tried, not guessed.

Of each kind the cheapest is returned: the fewest days late, the fewest minutes of
overtime, the fewest people to qualify, the least critical order to give up.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.relaxing import Relaxing
from weibao.engines.routes import Offer, Slot
from weibao.engines.taking_up import TakenUp
from weibao.reserve_use import reserve_uses
from weibao.why_not.answers import Suggestion, Way, WayOut
from weibao.why_not.carrying_out import carried_out
from weibao.workforce import Crew, Technician

MOST_OVERTIME = 180
STEP = 5
"""Overtime is told in steps of so many minutes."""
ATTEMPTS = 120
"""How many other orders are taken out to see whether that helps."""
PLACES = 3
"""For how many of them that help another place is looked for."""


@define(eq=False)
class WaysOut:
    """Looks for ways out for a job that is not in the state.

    ``days`` are those on which it would be in time, ``late_days`` those after them.
    """

    taken: TakenUp
    job: Job
    days: Sequence[int]
    late_days: Sequence[int]
    suggest: Callable[[Job, Slot], Suggestion]
    relaxing: Relaxing = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.relaxing = Relaxing(self.taken.insertion, self.job)

    def all(self) -> Iterator[WayOut]:
        """Go through the ways out, those first that cost others least.

        A pin stays as it is; only other work can make room for what is pinned. Where
        two parties are needed, other work or another day can.
        """
        room = list(self._room())
        yield from (way for way in room if way.way is Way.MOVE_OTHER)
        if self.job.pin is not None:
            yield from (way for way in room if way.way is Way.GIVE_UP)
            return
        tried = (
            self._overtime,
            self._later,
            self._release,
            self._call_in,
            self._further_crew,
            self._qualify,
        )
        alone = self.job.escorts is None
        for find in tried if alone else (self._later, self._release):
            way = find()
            if way is not None and self._spares(way):
                yield way
        yield from (way for way in room if way.way is Way.GIVE_UP)

    def _spares(self, way: WayOut) -> bool:
        """Tell whether nothing more is planned in what a day would then hold back.

        Where less is there than should be held back, more people bring more of that.
        """
        roster, day = self.taken.roster, way.place.assignment.day
        if not roster.workforce.reserves:
            return True
        before, after = (
            sum(one.taken for one in reserve_uses(some, day))
            for some in (roster, carried_out(roster, way))
        )
        return after <= before

    def _offers(self) -> Iterator[tuple[int, Offer]]:
        for day in self.days:
            for offer in self.taken.insertion.offers(self.job, day):
                yield day, offer

    def _crews(self) -> Iterator[Crew]:
        own = self.job.order.planned.resolved.crew
        for crew in self.taken.workshop.people.crews:
            if own is None or crew.id == own:
                yield crew

    def _named(self, numbers: Sequence[int]) -> tuple[Technician, ...]:
        persons = self.taken.workshop.people.persons
        named = [persons[number] for number in numbers]
        return tuple(sorted(named, key=lambda person: person.id))

    def _overtime(self) -> WayOut | None:
        best: tuple[int, Slot] | None = None
        for _, offer in self._offers():
            most = MOST_OVERTIME if best is None else best[0] - STEP
            slot = self.relaxing.longer(offer, most) if most >= STEP else None
            if slot is None:
                continue
            least, fits = 0, most // STEP
            while fits - least > 1:
                middle = (least + fits) // 2
                found = self.relaxing.longer(offer, middle * STEP)
                if found is None:
                    least = middle
                else:
                    fits, slot = middle, found
            best = fits * STEP, slot
        if best is None:
            return None
        minutes, slot = best
        return WayOut(
            way=Way.OVERTIME,
            place=self.suggest(self.job, slot),
            minutes=minutes,
            people=self._named(slot.unit.people),
        )

    def _later(self) -> WayOut | None:
        for day in self.taken.lawful(self.job, self.late_days):
            found = self.taken.insertion.on_day(self.job, day)
            if found is not None:
                return WayOut(
                    way=Way.LATER,
                    place=self.suggest(self.job, found[1]),
                    days=day - self.job.limit,
                )
        return None

    def _release(self) -> WayOut | None:
        """Return the place that takes the fewest minutes of what a day holds back."""
        held, state = self.taken.state.reserving, self.taken.state
        if held is None:
            return None
        best: tuple[int, int, Slot] | None = None
        for day, offer in self._offers():
            slot = held.without(partial(self.taken.insertion.find, self.job, offer))
            if slot is None:
                continue
            mark, before = len(state.changes), held.short(day)
            state.place(self.job, slot)
            less = held.short(day) - before
            state.undo(mark)
            if less > 0 and (best is None or (less, slot.price) < best[:2]):
                best = less, slot.price, slot
        if best is None:
            return None
        return WayOut(
            way=Way.RELEASE, place=self.suggest(self.job, best[2]), minutes=best[0]
        )

    def _call_in(self) -> WayOut | None:
        best: tuple[int, int, Slot, list[int]] | None = None
        for day in self.days:
            for crew in self._crews():
                found = self.relaxing.called_in(crew, day)
                if found is None:
                    continue
                slot, called = found
                if best is None or (len(called), slot.price) < best[:2]:
                    best = len(called), slot.price, slot, called
        if best is None:
            return None
        return WayOut(
            way=Way.CALL_IN,
            place=self.suggest(self.job, best[2]),
            people=self._named(best[3]),
        )

    def _further_crew(self) -> WayOut | None:
        best: Slot | None = None
        own = self.job.order.planned.resolved.crew
        for _, offer in self._offers():
            if own is not None and not offer.unit.crew.may_split:
                continue
            slot = self.relaxing.further(offer)
            if slot is not None and (best is None or slot.price < best.price):
                best = slot
        if best is None:
            return None
        return WayOut(
            way=Way.FURTHER_CREW,
            place=self.suggest(self.job, best),
            people=self._named(best.unit.people),
        )

    def _qualify(self) -> WayOut | None:
        """Return the fewest people that would do if they had one thing more.

        Where no single thing helps, all that the work asks for are tried at once.
        """
        need = self.job.order.planned.resolved.need
        positions = (*need.positions, *need.team)
        codes = list(
            dict.fromkeys(code for one in positions for code in one.certificates)
        )
        skills: dict[str, int] = {}
        for one in positions:
            if one.skill is not None:
                skills[one.skill] = max(one.level, skills.get(one.skill, 0))
        single: list[tuple[tuple[str, ...], dict[str, int]]] = [
            *(((code,), {}) for code in codes),
            *(((), {skill: level}) for skill, level in skills.items()),
        ]
        several = len(single) > 1
        for choices in (single, [(tuple(codes), skills)] if several else []):
            best: tuple[int, int, WayOut] | None = None
            for certificates, more in choices:
                best = self._qualified(certificates, more, best)
            if best is not None:
                return best[2]
        return None

    def _qualified(
        self,
        codes: tuple[str, ...],
        skills: dict[str, int],
        best: tuple[int, int, WayOut] | None,
    ) -> tuple[int, int, WayOut] | None:
        for day in self.days:
            for crew in self._crews():
                found = self.relaxing.qualified(crew, day, codes, skills)
                if found is None:
                    continue
                slot, lacking = found
                if best is None or (len(lacking), slot.price) < best[:2]:
                    way = WayOut(
                        way=Way.QUALIFY,
                        place=self.suggest(self.job, slot),
                        people=self._named(lacking),
                        certificates=codes,
                        skills=skills,
                    )
                    best = len(lacking), slot.price, way
        return best

    def _room(self) -> Iterator[WayOut]:
        """Return another order that makes room: by going elsewhere, or left out."""
        given_up, looked = False, 0
        for offer, other in islice(self._in_the_way(), ATTEMPTS):
            if given_up and looked >= PLACES:
                return
            found = self._instead_of(offer, other, elsewhere=looked < PLACES)
            if found is None:
                continue
            place, other_to = found
            looked += 1
            one = self.taken.roster.by_order[other.id]
            if other_to is not None:
                yield WayOut(
                    way=Way.MOVE_OTHER, place=place, other=one, other_to=other_to
                )
                looked = PLACES
            elif not given_up:
                given_up = True
                yield WayOut(way=Way.GIVE_UP, place=place, other=one)

    def _in_the_way(self) -> Iterator[tuple[Offer, Job]]:
        """Go through what might make room, the least critical and the longest first."""
        state = self.taken.state
        found: dict[tuple[int, int], tuple[Offer, Job]] = {}
        for day, offer in self._offers():
            for route in offer.routes:
                left = state.per_day - route.busy - self.job.minutes
                for row in route.jobs:
                    other = state.jobs[row]
                    if other.chained or other.keeps_place or other.pin is not None:
                        continue
                    if other.order.follows:
                        continue
                    if other.rank < self.job.rank or day < self.taken.workshop.earliest:
                        continue
                    # What is given back: the work, and at most all of the way.
                    if left + other.minutes + route.way >= 0:
                        found.setdefault((other.row, id(offer)), (offer, other))
        yield from sorted(
            found.values(), key=lambda one: (-one[1].rank, -one[1].minutes, one[1].id)
        )

    def _instead_of(
        self, offer: Offer, other: Job, *, elsewhere: bool
    ) -> tuple[Suggestion, Suggestion | None] | None:
        """Return the place that an order leaves, and its own next one if asked for."""
        state, insertion = self.taken.state, self.taken.insertion
        mark = len(state.changes)
        strained = state.strained
        state.remove(other)
        try:
            slot = insertion.find(self.job, offer)
            if slot is None or state.strained > strained:
                return None
            place = self.suggest(self.job, slot)
            if not elsewhere:
                return place, None
            state.place(self.job, slot)
            days = self.taken.lawful(other, range(other.first, other.last + 1))
            slots = [
                found
                for day in days
                for one in insertion.offers(other, day)
                if (found := insertion.find(other, one)) is not None
                and all(row != self.job.row for row, _ in found.moves)
            ]
            best = min(slots, key=lambda one: (one.price, one.start), default=None)
            return place, None if best is None else self.suggest(other, best)
        finally:
            state.undo(mark)
