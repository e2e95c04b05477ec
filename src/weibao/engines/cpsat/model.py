"""A puzzle as a model of constraints, for OR-Tools' solver CP-SAT.

Each path is a circuit from its base by the work chosen for it and back. A piece that
several paths share stands on all of them at the same minute.
"""

from collections.abc import Iterator, Sequence

from attrs import define, field
from ortools.sat.python import cp_model
from ortools.util.python.sorted_interval_list import Domain

from weibao.engines.cpsat.puzzle import Choice, Figure, Puzzle

Node = tuple[int, int]
"""A piece and the base from which its people set out."""


@define(eq=False)
class Model:
    """The constraints, and what they are about."""

    puzzle: Puzzle
    model: cp_model.CpModel = field(factory=cp_model.CpModel)
    taken: list[cp_model.IntVar] = field(factory=list)
    present: list[cp_model.IntVar] = field(factory=list)
    start: list[cp_model.IntVar] = field(factory=list)
    way: dict[int, cp_model.LinearExpr] = field(factory=dict)
    arcs: dict[int, list[tuple[Node | None, Node | None, cp_model.IntVar]]] = field(
        factory=dict
    )
    _of_piece: list[list[int]] = field(factory=list)
    _nodes: dict[int, dict[Node, list[int]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        puzzle = self.puzzle
        self._of_piece = [[] for _ in puzzle.pieces]
        for number, choice in enumerate(puzzle.choices):
            self._of_piece[choice.piece].append(number)
            for path in choice.paths:
                nodes = self._nodes.setdefault(path, {})
                nodes.setdefault((choice.piece, choice.base), []).append(number)
        for piece in range(len(puzzle.pieces)):
            self._choose(piece)
        self._share()
        for path in range(len(puzzle.paths)):
            self._go_round(path)
        self._limit_weeks()

    def _choose(self, piece: int) -> None:
        """Take at most one choice, and begin when it allows."""
        model, puzzle = self.model, self.puzzle
        present = model.new_bool_var(f"present {piece}")
        self.present.append(present)
        domains = {n: _domain(puzzle.choices[n]) for n in self._of_piece[piece]}
        whole = Domain.from_values([0])
        for domain in domains.values():
            whole = whole.union_with(domain)
        start = model.new_int_var_from_domain(whole, f"start {piece}")
        self.start.append(start)
        some = []
        for number, domain in domains.items():
            taken = model.new_bool_var(f"taken {number}")
            model.add_linear_expression_in_domain(start, domain).only_enforce_if(taken)
            some.append((number, taken))
        self.taken += [taken for _, taken in some]
        model.add_exactly_one([*(taken for _, taken in some), ~present])
        model.add(start == 0).only_enforce_if(~present)
        if puzzle.pieces[piece].required:
            model.add(present == 1)

    def _share(self) -> None:
        """Let no more pieces be on what is shared than may be at one time."""
        on: dict[int, list[int]] = {}
        asking: dict[tuple[int, int], list[int]] = {}
        for number, piece in enumerate(self.puzzle.pieces):
            for key in piece.marks:
                on.setdefault(key, []).append(number)
            for exclusion in piece.exclusions:
                asking.setdefault(exclusion, []).append(number)
        spans = [
            self._span(number, present, "on")
            for number, present in enumerate(self.present)
        ]
        for (key, most), pieces in asking.items():
            others = on.get(key, [])
            together = sorted({*pieces, *others})
            if len(together) <= most:
                continue
            some = [spans[number] for number in together]
            if most > 1:
                self.model.add_cumulative(some, [1] * len(some), most)
            elif set(others) <= set(pieces):
                self.model.add_no_overlap(some)
            else:
                for one in pieces:
                    for other in others:
                        if one != other:
                            self.model.add_no_overlap([spans[one], spans[other]])

    def _span(
        self, piece: int, literal: cp_model.IntVar, name: str
    ) -> cp_model.IntervalVar:
        start, minutes = self.start[piece], self.puzzle.pieces[piece].minutes
        return self.model.new_optional_interval_var(
            start, minutes, start + minutes, literal, f"{name} {piece}"
        )

    def _go_round(self, path: int) -> None:
        """Send the people of a path out, from each piece to the next, and home."""
        puzzle, model = self.puzzle, self.model
        on = {node: self._any(some) for node, some in self._nodes[path].items()}
        names = list(on)
        at: dict[Node | None, int] = {node: n + 1 for n, node in enumerate(names)}
        ways, arcs, circuit = [], [], []
        for node in names:
            piece, base = node
            stop = puzzle.pieces[piece].stop
            circuit.append((at[node], at[node], ~on[node]))
            for minutes, here, there in (
                (puzzle.travel[base, stop], None, node),
                (puzzle.travel[stop, base], node, None),
            ):
                arc = model.new_bool_var("")
                circuit.append((at.get(here, 0), at.get(there, 0), arc))
                ways.append(minutes * arc)
                arcs.append((here, there, arc))
        for here, there in self._pairs(names):
            minutes = puzzle.travel[
                puzzle.pieces[here[0]].stop, puzzle.pieces[there[0]].stop
            ]
            after = self.start[here[0]] + puzzle.pieces[here[0]].minutes + minutes
            arc = model.new_bool_var("")
            model.add(self.start[there[0]] >= after).only_enforce_if(arc)
            circuit.append((at[here], at[there], arc))
            ways.append(minutes * arc)
            arcs.append((here, there, arc))
        idle = model.new_bool_var("")
        circuit.append((0, 0, idle))
        for literal in on.values():
            model.add_implication(idle, ~literal)
        model.add_circuit(circuit)
        model.add_no_overlap(
            [self._span(node[0], literal, "path") for node, literal in on.items()]
        )
        work = [puzzle.pieces[n[0]].minutes * literal for n, literal in on.items()]
        self.way[path], self.arcs[path] = sum(ways), arcs
        model.add(sum(ways) + sum(work) <= puzzle.per_day)

    def _pairs(self, nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
        """Go through the pieces that can come one after another."""
        pieces = self.puzzle.pieces
        for here in nodes:
            first = min(self._bounds(here)) + pieces[here[0]].minutes
            for there in nodes:
                if here[0] != there[0] and first <= max(self._bounds(there)):
                    yield here, there

    def _bounds(self, node: Node) -> list[int]:
        piece, base = node
        found = [
            minute
            for number in self._of_piece[piece]
            if self.puzzle.choices[number].base == base
            for span in self.puzzle.choices[number].starts
            for minute in span
        ]
        return found or [0]

    def _any(self, numbers: Sequence[int]) -> cp_model.IntVar:
        """Return what says that one of some choices is taken."""
        if len(numbers) == 1:
            return self._literal(numbers[0])
        some = self.model.new_bool_var("")
        self.model.add(sum(self._literal(number) for number in numbers) == some)
        return some

    def _literal(self, number: int) -> cp_model.IntVar:
        return self.taken[number]

    def _limit_weeks(self) -> None:
        """Let nobody be busy for longer in a week than is allowed."""
        puzzle = self.puzzle
        weeks: dict[tuple[int, int], list[cp_model.LinearExpr]] = {}
        for number, path in enumerate(puzzle.paths):
            work = sum(
                puzzle.pieces[node[0]].minutes * self._literal(choice)
                for node, some in self._nodes[number].items()
                for choice in some
            )
            for person in path.people:
                weeks.setdefault((person, path.week), []).append(
                    self.way[number] + work
                )
        for key, some in weeks.items():
            self.model.add(sum(some) + puzzle.spent.get(key, 0) <= puzzle.per_week)

    def figure(self, figure: Figure) -> cp_model.LinearExpr:
        """Return a level of goals as an expression."""
        terms = [cost * self._literal(n) for n, cost in figure.choices.items()]
        terms += [cost * ~self.present[n] for n, cost in figure.left_out.items()]
        terms += [cost * self.way[path] for path, cost in figure.paths.items()]
        if figure.trip:
            terms += [figure.trip * one for one in self._trips()]
        if figure.uneven:
            terms += [figure.uneven * one for one in self._spreads()]
        return sum(terms)

    def _trips(self) -> Iterator[cp_model.LinearExpr]:
        """Count how often the same people go to a stop, for each day of theirs."""
        puzzle = self.puzzle
        teams: dict[tuple[tuple[int, ...], int], list[int]] = {}
        for number, choice in enumerate(puzzle.choices):
            teams.setdefault((choice.people, choice.day), []).append(number)
        for numbers in teams.values():
            path = puzzle.choices[numbers[0]].paths[0]
            all_there = {n for some in self._nodes[path].values() for n in some}
            if all_there == set(numbers):
                yield from (
                    arc
                    for here, there, arc in self.arcs[path]
                    if there is not None and self._another(here, there)
                )
            else:
                yield from self._turns(numbers)

    def _another(self, here: Node | None, there: Node) -> bool:
        stop = self.puzzle.pieces[there[0]].stop
        return here is None or self.puzzle.pieces[here[0]].stop != stop

    def _turns(self, numbers: Sequence[int]) -> Iterator[cp_model.IntVar]:
        """Put a team's work in order, whatever its people do apart in between."""
        model, pieces = self.model, self.puzzle.pieces
        of: dict[Node, list[int]] = {}
        for number in numbers:
            choice = self.puzzle.choices[number]
            of.setdefault((choice.piece, choice.base), []).append(number)
        at = {node: number + 1 for number, node in enumerate(of)}
        circuit, idle = [], model.new_bool_var("")
        circuit.append((0, 0, idle))
        for node, some in of.items():
            on = self._any(some)
            model.add_implication(idle, ~on)
            circuit.append((at[node], at[node], ~on))
            out = model.new_bool_var("")
            circuit += [(0, at[node], out), (at[node], 0, model.new_bool_var(""))]
            yield out
        for here, there in self._pairs(list(of)):
            arc = model.new_bool_var("")
            end = self.start[here[0]] + pieces[here[0]].minutes
            model.add(self.start[there[0]] >= end).only_enforce_if(arc)
            circuit.append((at[here], at[there], arc))
            if self._another(here, there):
                yield arc
        model.add_circuit(circuit)

    def _spreads(self) -> Iterator[cp_model.LinearExpr]:
        """Return the minutes between the most and the least loaded of each group."""
        pieces = self.puzzle.pieces
        loads: dict[int, list[cp_model.LinearExpr]] = {}
        for number, choice in enumerate(self.puzzle.choices):
            for person in choice.people:
                work = pieces[choice.piece].minutes * self._literal(number)
                loads.setdefault(person, []).append(work)
        most = sum(piece.minutes for piece in pieces)
        for group in self.puzzle.groups:
            high = self.model.new_int_var(0, most, "")
            low = self.model.new_int_var(0, most, "")
            for person in group:
                load = sum(loads.get(person, []))
                self.model.add(high >= load)
                self.model.add(low <= load)
            yield high - low


def _domain(choice: Choice) -> Domain:
    if choice.step == 1:
        return Domain.from_intervals([list(span) for span in choice.starts])
    return Domain.from_values(
        [
            minute
            for first, last in choice.starts
            for minute in range(-(-first // choice.step) * choice.step, last + 1)
            if minute % choice.step == 0
        ]
    )
