"""The largest flow through a network of whole numbers."""

from collections import deque

from attrs import define, field


@define(eq=False)
class Network:
    """Nodes numbered from 0, and edges with room for so much."""

    edges: list[list[int]] = field(factory=list)
    ends: list[int] = field(factory=list)
    room: list[int] = field(factory=list)

    def node(self) -> int:
        """Add a node, and return its number."""
        self.edges.append([])
        return len(self.edges) - 1

    def edge(self, start: int, end: int, room: int) -> None:
        """Add an edge; its reverse, on which flow is taken back, comes right after."""
        for here, there, free in ((start, end, room), (end, start, 0)):
            self.edges[here].append(len(self.ends))
            self.ends.append(there)
            self.room.append(free)

    def largest(self, source: int, sink: int) -> int:
        """Return how much can flow from one node to another (Dinic's algorithm)."""
        total = 0
        while True:
            levels = self._levels(source, sink)
            if levels[sink] < 0:
                return total
            tried = [0] * len(self.edges)
            while pushed := self._push(source, sink, levels, tried):
                total += pushed

    def _levels(self, source: int, sink: int) -> list[int]:
        levels = [-1] * len(self.edges)
        levels[source] = 0
        queue = deque([source])
        while queue and levels[sink] < 0:
            node = queue.popleft()
            for edge in self.edges[node]:
                end = self.ends[edge]
                if self.room[edge] and levels[end] < 0:
                    levels[end] = levels[node] + 1
                    queue.append(end)
        return levels

    def _push(self, source: int, sink: int, levels: list[int], tried: list[int]) -> int:
        """Find one way through the levels, and fill it; return how much it took."""
        way: list[int] = []
        node = source
        while node != sink:
            edges = self.edges[node]
            while tried[node] < len(edges):
                edge = edges[tried[node]]
                end = self.ends[edge]
                if self.room[edge] and levels[end] == levels[node] + 1:
                    break
                tried[node] += 1
            else:
                if not way:
                    return 0
                node = self.ends[way.pop() ^ 1]
                tried[node] += 1
                continue
            way.append(edge)
            node = end
        least = min(self.room[edge] for edge in way)
        for edge in way:
            self.room[edge] -= least
            self.room[edge ^ 1] += least
        return least
