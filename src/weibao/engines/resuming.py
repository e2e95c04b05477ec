"""Putting a published roster back as it was, as far as it still holds."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from attrs import define, field

from weibao.engines.building import Building
from weibao.engines.chain_book import Standing
from weibao.engines.chain_bounds import ChainBounds
from weibao.engines.given_away import leave_away
from weibao.engines.jobs import Job
from weibao.engines.kept_hours import count_hours
from weibao.engines.people import People, Unit, may_be
from weibao.engines.promised import Promised
from weibao.engines.putting_back import put_back
from weibao.engines.repair import AROUND
from weibao.engines.routes import Offer, Slot
from weibao.engines.spreading import Part
from weibao.engines.vicinity import Vicinity
from weibao.equipment import Criticality
from weibao.orders import Chain
from weibao.published import Promise
from weibao.roster import Assignment, Party, Segment
from weibao.spans.window import Window
from weibao.workforce import Crew

BY_LAW = frozenset(one.rank for one in Criticality if one.by_law)


@define(eq=False)
class Resuming:
    """Begins a building with what was published.

    Work of law and safety and the chains have their places back first; a chain that
    does not hold is planned anew before the rest takes the room. Work that follows
    other work has its place back after that, where it still begins late enough.
    """

    building: Building
    promised: Promised
    vicinity: Vicinity | None = None
    _of_series: dict[str, list[tuple[str, Promise]]] = field(factory=dict)
    _chained: set[str] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        if not self.building.demand.chains:
            return
        for id, one in self.promised.published.promises.items():
            series = id.rpartition("/")[0] + "/"
            self._of_series.setdefault(series, []).append((id, one))

    def run(self) -> tuple[Assignment, ...]:
        """Put back what holds, mend chains, and return what stays as it is."""
        leave_away(self.building, self.promised.published)
        jobs, chains = dict(self.building.jobs), self.building.demand.chains
        chained = {chain.id: self._visits(chain) for chain in chains}
        for visits in chained.values():
            jobs.update(visits)
            self._chained.update(visits)
        state, workshop = self.building.state, self.building.workshop
        for job in jobs.values():
            self.promised.promise(job, workshop)
            before = self.promised.known(job)
            if before is not None:
                state.disturbance.know(job.row, *before)
        stays = self._stays(jobs)
        kept = sorted(stays.values(), key=lambda one: one.start)
        count_hours((*kept, *self._kept()), state, self.building.insertion.places)
        for id in stays:
            self._visit(jobs[id], stays[id])
            self.building.jobs.pop(id, None)
            self._keep_apart(jobs[id], stays[id])
        published = [
            one for one in self.promised.in_order(jobs) if one[0].id not in state.placed
        ]
        late = [one for one in published if self._late(*one)]
        waiting = [one for one in published if one not in late]
        first = [one for one in waiting if one[0].chained or one[0].rank in BY_LAW]
        self._put_back(first)
        for chain in chains:
            self._stand(chain, chained[chain.id], stays)
        known = {job.row for job, _ in first}
        self._put_back([one for one in waiting if one[0].row not in known])
        for job, one in late:
            if not self._sooner(job, one):
                self._put_back([(job, one)])
        self._put_back([one for one in published if self._still_follows(one[0])])
        return tuple(stays.values())

    def _stays(self, jobs: dict[str, Job]) -> dict[str, Assignment]:
        """Return what stays as it was given out; what others follow comes first."""
        followers, found = self.building.followers, dict[str, Assignment]()
        for one in sorted(
            self.promised.stays(), key=lambda one: (one.start, one.order)
        ):
            if one.order not in jobs:
                continue
            if one.stretches[-1][0].date() >= self.promised.frozen:
                # It goes on when other work may be placed again, beside it.
                job, day = jobs[one.order], self.building.workshop.day(one.day)
                if followers.may_begin(job.order, one.start):
                    self._spread_back(job, one, day)
                if one.order in self.building.state.placed:
                    followers.ended[one.order] = one.end
                continue
            made = self._made(jobs[one.order], one)
            if made is not None and followers.may_begin(made.order, made.start):
                found[one.order] = made
                followers.ended[one.order] = made.end
        return found

    def _still_follows(self, job: Job) -> bool:
        """Tell whether a job follows work that had to have its place back first."""
        return bool(job.order.follows) and job.id not in self.building.state.placed

    def _put_back(self, jobs: Sequence[tuple[Job, Promise]]) -> None:
        """Put jobs back, and then those of them that follow others.

        What follows a visit of a chain waits until all chains are mended.
        """
        following: dict[str, tuple[Job, Promise]] = {}
        for job, one in jobs:
            if job.chained or not job.order.follows:
                self._one_back(job, one)
            elif self._chained.isdisjoint(each.order for each in job.order.follows):
                following[job.id] = job, one
        bound = [job for job, _ in following.values()]
        for some in self.building.followers.in_turn(bound):
            for job in some:
                self._one_back(*following[job.id])

    def _one_back(self, job: Job, one: Promise) -> None:
        if job.divisible is not None:
            self._spread_back(job, one)
            return
        slot = self._back(job, one)
        if slot is not None:
            self.building.state.place(job, slot)

    def _keep_apart(self, job: Job, made: Assignment) -> None:
        """Let nobody inspect what stays, or have inspected it, who does it."""
        apart = self.building.insertion.independences
        numbers = self.building.workshop.people.numbers
        if apart is not None and apart.any:
            people = [numbers[one.id] for one in made.technicians if one.id in numbers]
            apart.keep(job, made.day, people)

    def _late(self, job: Job, one: Promise) -> bool:
        """Tell whether an order's published day is late now, and it may be done sooner.

        Nobody looks for a better place for what is where it was published.
        """
        bound = job.chained or job.order.follows or job.pin
        last = one.stretches[-1][0].date()
        return not bound and self.building.workshop.day(last) > job.limit

    def _sooner(self, job: Job, one: Promise) -> bool:
        """Place an order sooner than it was published, when all else has its place."""
        building = self.building
        if job.divisible is not None:
            spreading, offers = building.insertion.spreading, building.insertion.offers
            return spreading.place(job, job.first, job.last, offers)
        slot = building.insertion.best(job, job.first, job.last)
        if slot is None and building.room.instead_of_lesser(job, job.first, job.last):
            return True
        days = range(max(job.limit + 1, job.first), building.workshop.day(one.day))
        for day in days if slot is None else ():
            found = building.insertion.on_day(job, day)
            slot = found[1] if slot is None and found is not None else slot
        if slot is not None:
            building.state.place(job, slot)
        return slot is not None

    def _spread_back(self, job: Job, one: Promise, since: int | None = None) -> None:
        """Put divisible work back in its parts, if all of them still hold."""
        insertion, workshop = self.building.insertion, self.building.workshop
        earliest = max(workshop.earliest, job.first) if since is None else since
        if workshop.clock.minute_of(one.start) < job.not_before:
            return
        parts: list[Part] = []
        for start, end in one.stretches:
            day = workshop.day(start.date())
            offer = self._offer(one, day)
            if offer is None or workshop.why_closed(job.order.planned, day) is not None:
                return
            if not self._able(job, offer) or day < earliest:
                return
            if parts and offer.everybody != parts[0].offer.everybody:
                return
            minute = workshop.clock.minute_of
            parts.append(Part(day, offer, minute(start), minute(end) - minute(start)))
        insertion.spreading.resume(job, parts)

    def _made(self, job: Job, one: Promise) -> Assignment | None:
        """Return an order as it was given out; None if its people are not there."""
        workforce = self.building.workshop.people.workforce
        crew = workforce.crews.get(one.crew)
        people = [workforce.technicians.get(id) for id in one.people]
        known = tuple(person for person in people if person is not None)
        if crew is None or len(known) < len(people):
            return None
        offer = self._offer(one)
        if offer is None or not self._holds(job, one, offer):
            return None
        zone = job.order.subject.site.time_zone
        segments = tuple(
            Segment(Window(start.astimezone(zone), end.astimezone(zone)))
            for start, end in one.stretches
        )
        escort = None
        if offer.escort is not None:
            persons = workforce.technicians
            escort = Party(offer.escort.crew, tuple(persons[id] for id in one.escort))
        return Assignment(job.order, crew, known, segments, escort=escort)

    def _holds(self, job: Job, one: Promise, offer: Offer) -> bool:
        """Tell whether an order may be done as it was given out."""
        resolved = job.order.planned.resolved
        length = sum((end - start for start, end in one.stretches), timedelta())
        if length != resolved.duration:
            return False
        if (job.escorts is None) != (offer.escort is None):
            return False
        if not job.chained and one.day < job.order.window.opens:
            return False
        if not self._able(job, offer):
            return False
        return all(self._open(job, one, *stretch) for stretch in one.stretches)

    def _able(self, job: Job, offer: Offer) -> bool:
        """Tell whether just the people of an offer may still do a job."""
        insertion, need = self.building.insertion, job.order.planned.resolved.need
        right = may_be(offer.unit.crew, len(offer.unit.people), need)
        if not right or not insertion.able(job, offer):
            return False
        return insertion.escorting.holds(job, offer)

    def _open(self, job: Job, one: Promise, start: datetime, end: datetime) -> bool:
        """Tell whether the place is open to those who come for a stretch of work."""
        insertion, workshop = self.building.insertion, self.building.workshop
        day, minute = workshop.day(start.date()), workshop.clock.minute_of
        offer, numbers = self._offer(one, day), workshop.people.numbers
        if offer is None or workshop.why_closed(job.order.planned, day) is not None:
            return False
        if set(offer.everybody) != {numbers.get(each) for each in one.everybody}:
            return False
        return any(
            opens <= minute(start) and minute(end) <= closes
            for opens, closes in insertion.places.hours(job.row, offer)
        )

    def _visits(self, chain: Chain) -> dict[str, Job]:
        """Return the visits of a chain as jobs, extra ones that were published too."""
        workshop, known = self.building.workshop, self.promised.published.promises
        found: dict[str, Job] = {}
        for order in chain.orders:
            found[order.id] = workshop.job(order, chained=True)
            extra = chain.extra(order)
            if extra.id in known:
                found[extra.id] = workshop.job(extra, chained=True)
        return found

    def _kept(self) -> Sequence[Assignment]:
        """Return what is far from any change, after putting back what is near by."""
        if self.vicinity is None:
            return ()
        workshop, jobs = self.building.workshop, self.building.jobs
        insertion, people = self.building.insertion, workshop.people
        crews, numbers = people.workforce.crews, people.numbers
        work = []
        for id, one in self.vicinity.near.items():
            crew, job = crews[one.crew.id], jobs[id]
            team = tuple(sorted([numbers[each.id] for each in one.technicians]))
            unit = people.team(crew, team) if crew.may_split else people.whole(crew)
            offer = insertion.offer(unit, workshop.day(one.day))
            if offer is not None and offer.unit.people == team:
                work.append((job, offer, workshop.columns.promised[job.row]))
        put_back(self.building.state, work)
        return self.vicinity.kept

    def _visit(self, job: Job, one: Assignment) -> None:
        """Count the visits that work makes which stays."""
        visiting, day_of = self.building.state.visiting, self.building.workshop.day
        if visiting is None:
            return
        for day in one.days:
            visiting.count(job, day_of(day), one.crew.id)

    def _stand(
        self, chain: Chain, visits: dict[str, Job], frozen: dict[str, Assignment]
    ) -> None:
        """Say how a chain stands, and plan anew about the visits that do not hold."""
        book, state = self.building.book, self.building.state
        workshop = self.building.workshop
        placed: list[tuple[Job, Slot]] = []
        for id, job in visits.items():
            if id in frozen:
                placed.append((job, self._fixed(frozen[id])))
            elif id in state.placed:
                placed.append(state.placed[id])
        placed.sort(key=lambda one: one[1].day)
        standing = [job.id for job, _ in placed]
        needless = self.promised.published.not_needed
        skipped = [job for id, job in visits.items() if id in needless]
        gone = [
            job
            for id, job in visits.items()
            if id not in standing
            and id not in needless
            and "+" not in job.order.occurrence.key
        ]
        known = Standing(chain, tuple(placed), tuple(skipped), tuple(gone))
        end = self._end(chain, placed)
        needed = bool(skipped and end and not gone)  # what stood in for it is gone
        if not placed and (needed or not skipped):
            return
        book.standings[chain.id] = known
        if not needed and not self._disturbed(chain, known):
            return
        self.building.disturbed.add(chain.id)
        for days in (*book.troubles(known), *end):
            mine = range(
                max(days.start - AROUND, workshop.earliest), days.stop + AROUND
            )
            for part in book.between_pins([book.standings[chain.id]], mine):
                book.take_out(book.standings[chain.id], part)
                book.place_between(book.standings[chain.id], part)

    def _disturbed(self, chain: Chain, known: Standing) -> bool:
        """Tell whether visits are missing that were published, or are new."""
        published = self.promised.published
        standing = {job.id for job, _ in known.placed}
        if any(job.id not in published.unplaced for job in known.lost):
            return True
        orders = {order.id for order in chain.orders if order.completion is not None}
        series = chain.orders[0].id.rpartition("/")[0] + "/" if chain.orders else ""
        return any(
            id not in standing and id not in orders and one.day >= self.promised.today
            for id, one in self._of_series.get(series, ())
        )

    def _end(self, chain: Chain, placed: list[tuple[Job, Slot]]) -> list[range]:
        """Return the last days of the horizon, if its end is too far from a visit."""
        workshop = self.building.workshop
        bounds = ChainBounds(workshop, chain)
        days = [slot.day for _, slot in placed]
        end = workshop.day(chain.horizon.last)
        return (
            [range(end - AROUND, end + 1)] if bounds.along(days)[-1].limit < end else []
        )

    def _fixed(self, one: Assignment) -> Slot:
        workshop = self.building.workshop
        offer = Offer(workshop.people.team(one.crew, ()), (), 0, 0)
        day = workshop.day(one.day)
        return Slot(day, 0, offer.unit, 0, offer, (), ())

    def _back(self, job: Job, one: Promise) -> Slot | None:
        """Return the place that a job had, if it still holds."""
        insertion, workshop = self.building.insertion, self.building.workshop
        offer, day = self._offer(one), workshop.day(one.day)
        opens = workshop.earliest if job.chained else job.first  # a chain knows that
        if offer is None or day < max(workshop.earliest, opens):
            return None
        if workshop.why_closed(job.order.planned, day) is not None:
            return None
        if not self._able(job, offer):
            return None
        start = workshop.clock.minute_of(one.start)
        if start < job.not_before:
            return None
        off = insertion.off(job, day)
        return insertion.places.exactly(job.row, offer, start, off)

    def _offer(self, one: Promise, on: int | None = None) -> Offer | None:
        """Return the people who had a job, if they are still there to do it.

        A crew that goes whole does it with those of them who are there.
        """
        insertion, workshop = self.building.insertion, self.building.workshop
        people, day = workshop.people, workshop.day(one.day) if on is None else on
        crew = people.workforce.crews.get(one.crew)
        if crew is None or any(id not in people.numbers for id in one.people):
            return None
        numbers = tuple(sorted(people.numbers[id] for id in one.people))
        offer = insertion.offer(_unit(people, crew, numbers), day)
        escort_crew = people.workforce.crews.get(one.escort_crew)
        if offer is None or not one.escort:
            return offer
        if escort_crew is None or any(id not in people.numbers for id in one.escort):
            return None
        numbers = tuple(sorted(people.numbers[id] for id in one.escort))
        return insertion.escorting.joined(offer, _unit(people, escort_crew, numbers))


def _unit(people: People, crew: Crew, numbers: tuple[int, ...]) -> Unit:
    if not crew.may_split:
        return people.whole(crew)
    return people.team(crew, numbers)
