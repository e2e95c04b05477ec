"""Maintenance work by days: which crew does what on which day, with ways estimated.

Peers that cannot take on ways, access hours and what must not be down together at this
size choose crew and day only. Their cost is that of the benchmark but for the ways of a
crew's day: twice to its farthest site, and for each site what its nearest neighbour is
away. What they choose is then laid out to the minute, so that the benchmark's checker
can judge it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import define, field

Data = Mapping[str, Any]
Chosen = list[tuple[int, int] | None]
Solution = list[list[int] | None]
Span = tuple[int, int]


def slots(data: Data) -> list[list[tuple[int, int]]]:
    """Return the crews and days that each task could have by itself."""
    return [list(_slots(data, task)) for task in data["tasks"]]


def _slots(data: Data, task: Data) -> Iterator[tuple[int, int]]:
    site = data["sites"][task["site"]]
    opens, closes = site["access"]
    for number, crew in enumerate(data["crews"]):
        way = farness(data, number, task["site"])
        if (
            not set(task["skills"]) <= set(crew["skills"])
            or crew["size"] < task["size"]
            or max(opens, way) + task["dur"] > min(closes, data["shift"] - way)
        ):
            continue
        for day in range(max(0, task["rel"]), min(task["due"] + 1, data["days"])):
            if day not in crew["off"] and day % 5 in site["weekdays"]:
                yield number, day


def farness(data: Data, crew: int, site: int) -> int:
    """Return the minutes from a crew's depot to a site."""
    ways: list[int] = data["tt"][data["crews"][crew]["depot"]]
    return ways[len(data["depots"]) + site]


def nearness(data: Data) -> list[int]:
    """Return for each site the minutes to its nearest neighbour."""
    base = len(data["depots"])
    ways = [row[base:] for row in data["tt"][base:]]
    return [
        min((way for n, way in enumerate(row) if n != site), default=0)
        for site, row in enumerate(ways)
    ]


def cost(data: Data, chosen: Chosen) -> int:
    """Return the cost of a choice of crews and days."""
    total, visited = 0, dict[tuple[int, int], set[int]]()
    for task, slot in zip(data["tasks"], chosen, strict=True):
        if slot is None:
            total += 1000 * task["prio"]
        else:
            total += 5 * abs(slot[1] - task["target"])
            visited.setdefault(slot, set()).add(task["site"])
    near = nearness(data)
    for (crew, _), sites in visited.items():
        total += 2 * max(farness(data, crew, site) for site in sites)
        total += sum(near[site] for site in sites)
    return total


def chosen(solution: Solution) -> Chosen:
    """Return the crews and days of a solution to the minute."""
    return [None if at is None else (at[0], at[1]) for at in solution]


def laid(data: Data, chosen: Chosen) -> Solution:
    """Lay a choice out to the minute; what does not fit goes wherever it does."""
    layout = _Layout(data)
    numbers = [n for n, slot in enumerate(chosen) if slot is not None]
    numbers.sort(key=lambda n: (-data["tasks"][n]["prio"], -data["tasks"][n]["dur"], n))
    left = [n for n in numbers if (s := chosen[n]) and not layout.insert(n, *s)]
    for number in left:
        task = data["tasks"][number]
        others = sorted(_slots(data, task), key=lambda s: abs(s[1] - task["target"]))
        any(layout.insert(number, *slot) for slot in others)
    return layout.solution()


@define
class _Layout:
    """Routes of crews' days, each task begun as early as can be."""

    data: Data
    starts: dict[int, int] = field(factory=dict)
    routes: dict[tuple[int, int], list[int]] = field(factory=dict)
    by_day: dict[int, set[int]] = field(factory=dict)

    def insert(self, number: int, crew: int, day: int) -> bool:
        """Put a task where it lengthens the route least; tell whether it fits."""
        route = self.routes.get((crew, day), [])
        best: tuple[int, list[int], dict[int, int]] | None = None
        for at in range(len(route) + 1):
            way = [*route[:at], number, *route[at:]]
            length = self._length(crew, way)
            if best is None or length < best[0]:
                starts = self._timed(crew, day, way)
                if starts is not None:
                    best = length, way, starts
        if best is None:
            return False
        self.routes[crew, day] = best[1]
        self.starts.update(best[2])
        self.by_day.setdefault(day, set()).add(number)
        return True

    def _stops(self, crew: int, way: Sequence[int]) -> list[int]:
        base, depot = len(self.data["depots"]), self.data["crews"][crew]["depot"]
        return [depot, *(base + self.data["tasks"][n]["site"] for n in way), depot]

    def _length(self, crew: int, way: Sequence[int]) -> int:
        ways = self.data["tt"]
        return sum(ways[a][b] for a, b in pairwise(self._stops(crew, way)))

    def _timed(self, crew: int, day: int, way: Sequence[int]) -> dict[int, int] | None:
        """Return when each task of a route begins; None where one does not fit."""
        ways, stops = self.data["tt"], self._stops(crew, way)
        own, at, found = set(way), 0, dict[int, int]()
        for place, number in enumerate(way):
            task = self.data["tasks"][number]
            opens, closes = self.data["sites"][task["site"]]["access"]
            at = max(at + ways[stops[place]][stops[place + 1]], opens)
            at = self._free_from(day, own, task, at)
            found[number] = at
            at += task["dur"]
            if at > closes:
                return None
        home = ways[stops[-2]][stops[-1]]
        return found if at + home <= self.data["shift"] else None

    def _free_from(self, day: int, own: set[int], task: Data, at: int) -> int:
        """Return from when on nothing else on a day forbids a task."""
        most = self.data["sites"][task["site"]]["max_crews"]
        alike: list[Span] = []
        nearby: list[Span] = []
        for other in self.by_day.get(day, set()) - own:
            one, start = self.data["tasks"][other], self.starts[other]
            span = start, start + one["dur"]
            if one["group"] == task["group"]:
                alike.append(span)
            if one["site"] == task["site"]:
                nearby.append(span)
        while True:
            ends = at + task["dur"]
            group = [b for a, b in alike if a < ends and at < b]
            site = [b for a, b in nearby if a < ends and at < b]
            if not group and len(site) < most:
                return at
            at = min([*group, *(site if len(site) >= most else ())], default=ends)
            if most < 1:
                return int(self.data["shift"])

    def solution(self) -> Solution:
        """Return crew, day and first minute of each task."""
        found: Solution = [None] * len(self.data["tasks"])
        for (crew, day), route in self.routes.items():
            for number in route:
                found[number] = [crew, day, self.starts[number]]
        return found
