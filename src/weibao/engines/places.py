"""Where one more job would fit into the days of those who may do it, and the price."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Any

from attrs import define, field

from weibao.engines.columns import ANY_TIME, FOREVER, NOWHERE
from weibao.engines.routes import Offer, Place, Route, Slot, Stretches
from weibao.engines.state import State
from weibao.engines.timing import Moves, Timing

TRIES = 16
"""How many of the cheapest places are looked at closely before a job is given up."""
Candidate = tuple[Any, ...]
"""Price, number, offer, price of the day and bias, and a place or a slot if known."""


@define(eq=False)
class Places:
    """Finds places in a state.

    The price of a place is exact from the start; whether everything can be pushed far
    enough, and nothing shared is taken, is seen only when it is looked at closely. So
    the first that stands that look is the cheapest.
    """

    state: State
    timing: Timing = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.timing = Timing(self.state, self.state.workshop.grid)

    def cheapest(
        self, row: int, offers: Iterable[tuple[int, int, Offer]], tries: int = TRIES
    ) -> Slot | None:
        """Return the cheapest place for a job.

        Args:
            row: the job.
            offers: who may do it on which day, with the price of the day before them.
            tries: how many places are looked at closely.
        """
        state = self.state
        length, stop = state.columns.minutes[row], state.columns.stop[row]
        per_day = state.per_day
        timed = state.columns.begins[row] is not None
        in_a_row, rests = state.workshop.people.in_a_row, self.timing.rests
        heap: list[Candidate] = []
        key = (stop, NOWHERE)
        for off, bias, offer in offers:
            routes = offer.routes
            if len(routes) > 1 or timed:
                least = self._least(row, offer)
                if least is not None:
                    heap.append((least + off + bias, len(heap), offer, off, bias))
                continue
            route = routes[0]
            room = per_day - route.way - route.work - length
            if room < 0 or (in_a_row and not route.jobs and rests.full(route)):
                continue
            if key[1] != offer.base:
                key = (stop, offer.base)
            places = route.places.get(key)
            if places is None or route.roams:
                places = self.of_route(route, stop, offer.base)
            for place in places:
                if place[2] - place[1] >= length and place[4] <= room:
                    price = place[0] + off + bias
                    heap.append((price, len(heap), offer, off, bias, place))
                    break
        heapify(heap)
        while heap and tries:
            tries -= 1
            candidate = heappop(heap)
            found = self._looked_at(row, candidate)
            if isinstance(found, Slot):
                rank = (found.price + candidate[4], candidate[1])
                if not heap or rank <= heap[0][:2]:
                    return found
                heappush(heap, (*rank, *candidate[2:5], found))
            elif found is not None:
                heappush(heap, found)
        return None

    def _looked_at(self, row: int, candidate: Candidate) -> Slot | Candidate | None:
        """Look at a candidate closely: a place that holds, or what to look at later."""
        price, number, offer, off, bias, *known = candidate
        if not known:
            return self.find(row, offer, off)
        if isinstance(known[0], Slot):
            return known[0]
        slot = self._at(row, offer, (known[0],), off)
        if slot is not None:
            # Where it moves what people know of, a place later on may move nothing.
            calm = slot.price - off <= known[0][0]
            return slot if calm else self.find(row, offer, off)
        length = self.state.columns.minutes[row]
        stop = self.state.columns.stop[row]
        places = self.of_route(offer.routes[0], stop, offer.base)
        for place in places[places.index(known[0]) + 1 :]:
            if place[2] - place[1] >= length:
                more = place[0] - known[0][0]
                return (price + more, number, offer, off, bias, place)
        return None

    def find(self, row: int, offer: Offer, off: int = 0) -> Slot | None:
        """Return an offer's cheapest place; of work with a time the nearest to it."""
        begins = self.state.columns.begins[row]
        best: Slot | None = None
        for places in self._together(row, offer):
            price = sum(place[0] for place in places)
            if best is not None and price + off >= best.price + (begins is not None):
                break
            slot = self._at(row, offer, places, off)
            if slot is not None and (
                best is None or self._rank(row, slot) < self._rank(row, best)
            ):
                best = slot
        return best

    def _rank(self, row: int, slot: Slot) -> tuple[int, int, int]:
        begins = self.state.columns.begins[row]
        away = 0 if begins is None else abs(slot.start - begins[1])
        return slot.price, away, slot.start

    def _least(self, row: int, offer: Offer) -> int | None:
        """Return what a place of an offer costs at least; None where there is none."""
        state = self.state
        length, stop = state.columns.minutes[row], state.columns.stop[row]
        least = 0
        for route, (_, base) in zip(offer.routes, offer.sides, strict=True):
            if state.per_day - route.way - route.work < length:
                return None
            if self.timing.rests.full(route):
                return None
            places = route.places.get((stop, base))
            if places is None or route.roams:
                places = self.of_route(route, stop, base)
            for place in places:
                if place[2] - place[1] >= length:
                    least += place[0]
                    break
            else:
                return None
        return least

    def _together(self, row: int, offer: Offer) -> list[tuple[Place, ...]]:
        """Return the places that all routes of an offer share, the cheapest first."""
        columns = self.state.columns
        length, stop = columns.minutes[row], columns.stop[row]
        found: list[tuple[int, int, int, tuple[Place, ...]]] = [
            (0, ANY_TIME, FOREVER, ())
        ]
        for route, (_, base) in zip(offer.routes, offer.sides, strict=True):
            if self.state.per_day - route.busy < length:
                return []
            places = self.of_route(route, stop, base)
            found = [
                (price + place[0], first, last, (*some, place))
                for price, opens, closes, some in found
                for place in places
                if (last := min(closes, place[2])) - (first := max(opens, place[1]))
                >= length
            ]
        found.sort(key=lambda one: one[:3])
        return [places for *_, places in found]

    def of_route(self, route: Route, stop: int, base: int) -> list[Place]:
        """Return where one more stop fits between the work of a route, by price."""
        key = (stop, base)
        known = route.places.get(key)
        if known is None or route.roams:
            known = route.places[key] = self._of_route(route, stop, base)
        return known

    def _of_route(self, route: Route, stop: int, base: int) -> list[Place]:
        columns, travel, price = self.state.columns, self.state.travel, route.price
        jobs, trip, back = route.jobs, self.state.prices.trip, travel[stop]
        if not jobs:
            added = travel[base][stop] + back[base]
            return [(added * price + trip, ANY_TIME, FOREVER, 0, added, True)]
        latest, stops = self.timing.latest(route), columns.stop
        start, minutes = columns.start, columns.minutes
        found: list[Place] = []
        here, opens, was = base, ANY_TIME, columns.base[jobs[0]]
        for at, row in enumerate(jobs):
            there = stops[row]
            out = travel[here][stop]
            on = back[there]
            added = out + on - travel[was][there]
            new = (here != stop or not at) and there != stop
            closes = latest[at] - on
            first = opens if not at else opens + out
            if first < closes:
                cost = added * price + (trip if new else 0)
                found.append((cost, first, closes, at, added, new))
            here = was = there
            opens = start[row] + minutes[row]
        out, last = travel[here][stop], columns.base[jobs[-1]]
        added = out + back[base] - travel[here][last]
        new = here != stop
        cost = added * price + (trip if new else 0)
        found.append((cost, opens + out, FOREVER, len(jobs), added, new))
        found.sort()
        return found

    def _at(
        self, row: int, offer: Offer, places: Sequence[Place], off: int
    ) -> Slot | None:
        """Return a place after a close look, or None where it does not hold."""
        columns, routes = self.state.columns, offer.routes
        length, price = columns.minutes[row], 0
        rests, rested = self.timing.rests, self.state.workshop.people.in_a_row
        for route, place in zip(routes, places, strict=True):
            added = length + place[4]
            if not self.state.allows(route, added):
                return None
            price += place[0]
        if self.state.reserving is not None and not self._spared(row, offer, places):
            return None
        for start in self._starts(row, offer, places):
            moves: Moves = [(row, start)]
            if all(
                self.timing.pushed(row, start, route, place[3], moves)
                for route, place in zip(routes, places, strict=True)
            ) and not (
                (len(routes) > 1 and self._collide(moves))
                or (len(moves) > 1 and not self._rested(offer, moves))
                or (
                    rested
                    and not all(
                        rests.allow(route, crew, moves)
                        for route, (crew, _) in zip(routes, offer.sides, strict=True)
                    )
                )
            ):
                positions = tuple(place[3] for place in places)
                unit, day = offer.unit, routes[0].day
                price += off + self.state.disturbance.moving(moves, offer)
                return Slot(
                    day, start, unit, price, offer, positions, tuple(moves), off
                )
        return None

    def _spared(self, row: int, offer: Offer, places: Sequence[Place]) -> bool:
        """Tell whether a job leaves free what is held back for urgent work."""
        held, length = self.state.reserving, self.state.columns.minutes[row]
        longer = [length + place[4] for place in places]
        positions = [place[3] for place in places]
        return held is None or held.open_to(row, offer, positions, longer, length)

    def _rested(self, offer: Offer, moves: Moves) -> bool:
        """Tell whether all that moves keeps a rest within its route."""
        apart, sides = self.timing.rests.apart, offer.sides
        return all(
            apart(route, *side, moves)
            for route, side in zip(offer.routes, sides, strict=True)
        )

    def _starts(self, row: int, offer: Offer, places: Sequence[Place]) -> Iterator[int]:
        """Go through the minutes at which a job could begin, the best first."""
        opens = max(place[1] for place in places)
        closes = min(place[2] for place in places)
        begins = self.state.columns.begins[row]
        if begins is None:
            promised = self.timing.promised_on(row, offer.routes[0].day)
            if promised > opens:
                start = self._start(row, offer, promised, closes)
                if start == promised:
                    yield start
            start = self._start(row, offer, opens, closes)
            if start is not None:
                yield start
            return
        earliest, due, latest = begins
        length = self.state.columns.minutes[row]
        for first, last in ((due, latest), (earliest, due)):
            start = self._start(
                row, offer, max(opens, first), min(closes, last + length)
            )
            if start is not None:
                yield start

    def _start(self, row: int, offer: Offer, opens: int, closes: int) -> int | None:
        """Return the first minute at which all routes of an offer can take a job."""
        timing, routes = self.timing, offer.routes
        length = self.state.columns.minutes[row]
        if len(routes) == 1:
            spans = timing.allowed(routes[0], row, offer.crew, offer.base)
            start = timing.earliest(row, routes[0], spans, opens)
            return None if start is None or start + length > closes else start
        ready = max(opens, self.state.columns.not_before[row])
        for first, last in self.hours(row, offer):
            start = max(ready, first)
            if self.state.columns.begins[row] is None:
                start = -(-start // timing.grid) * timing.grid
            end = min(last, closes)
            if start + length > end:
                continue
            clear = timing.clear(row, routes, start, end)
            if clear is not None:
                return clear
        return None

    def exactly(self, row: int, offer: Offer, start: int, off: int) -> Slot | None:
        """Return an offer's place at a minute, if nothing else need move for it."""
        state = self.state
        columns, travel = state.columns, state.travel
        length, stop = columns.minutes[row], columns.stop[row]
        found: list[Place] = []
        price = 0
        for route, (_, base) in zip(offer.routes, offer.sides, strict=True):
            for place in self.of_route(route, stop, base):
                before = route.jobs[place[3] - 1] if place[3] else None
                after = route.jobs[place[3]] if place[3] < len(route.jobs) else None
                if before is not None and (
                    columns.start[before]
                    + columns.minutes[before]
                    + travel[columns.stop[before]][stop]
                    > start
                ):
                    continue
                if after is None or (
                    start + length + travel[stop][columns.stop[after]]
                    <= columns.start[after]
                ):
                    break
            else:
                return None
            added = length + place[4]
            if not state.allows(route, added):
                return None
            found.append(place)
            price += place[0]
        if not any(
            a <= start and start + length <= b for a, b in self.hours(row, offer)
        ):
            return None
        if columns.not_before[row] > start:
            return None
        if self.timing.clear(row, offer.routes, start, start + length) != start:
            return None
        moves = ((row, start),)
        rests = self.timing.rests
        sides = zip(offer.routes, offer.sides, strict=True)
        if not all(rests.allow(route, crew, moves) for route, (crew, _) in sides):
            return None
        price += off + state.disturbance.moving(moves, offer)
        day, positions = offer.routes[0].day, tuple(place[3] for place in found)
        return Slot(day, start, offer.unit, price, offer, positions, moves, off)

    def hours(self, row: int, offer: Offer) -> Stretches:
        """Return when all people of an offer can do work of this kind."""
        found = self.timing.allowed(offer.routes[0], row, offer.crew, offer.base)
        others = zip(offer.routes[1:], offer.sides[1:], strict=True)
        for route, (crew, base) in others:
            other = self.timing.allowed(route, row, crew, base)
            found = tuple(
                (max(a, c), min(b, d))
                for a, b in found
                for c, d in other
                if max(a, c) < min(b, d)
            )
        return found

    def _collide(self, moves: Moves) -> bool:
        """Tell whether work pushed on in two routes now meets on something shared."""
        columns = self.state.columns
        asked: dict[int, list[tuple[int, int]]] = {}
        taken: dict[int, list[tuple[int, int]]] = {}
        for row, start in moves:
            end = start + columns.minutes[row]
            keys = [key for key, _ in columns.exclusions[row]]
            for mine, theirs in ((keys, taken), (columns.marks[row], asked)):
                for key in mine:
                    if any(start < b and a < end for a, b in theirs.get(key, ())):
                        return True
            for mine, own in ((keys, asked), (columns.marks[row], taken)):
                for key in mine:
                    own.setdefault(key, []).append((start, end))
        return False
