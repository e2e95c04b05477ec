"""The solver's own process: a puzzle comes in, answers go out, the last is the best.

It runs apart so that what the solver takes in memory, or a crash of it, stays here. One
thread, a fixed seed and a limit in the solver's own measure of work: the same puzzle
has the same answers on every machine.
"""

import pickle
import sys
from collections.abc import Sequence
from math import ceil, floor
from typing import BinaryIO

from attrs import define, field
from ortools.sat.python import cp_model

from weibao.engines.cpsat.model import Model
from weibao.engines.cpsat.puzzle import Answer, Placed, Puzzle, Wanted


@define(eq=False)
class Solving:
    """Solves one puzzle, level after level, and tells each better answer."""

    puzzle: Puzzle
    out: BinaryIO
    model: Model = field(init=False)
    figures: list[int] = field(factory=list)
    bounds: list[int] = field(factory=list)
    used: float = 0.0

    def __attrs_post_init__(self) -> None:
        self.model = Model(self.puzzle)

    def best(self) -> None:
        """Minimise one figure after another, each with those before kept."""
        self._hint(self.puzzle.hint)
        placed, finished = dict[int, tuple[int, int]](), True
        for figure in self.puzzle.figures:
            expression = self.model.figure(figure)
            self.model.model.minimize(expression)
            solver = self._solver()
            status = solver.solve(self.model.model, _Telling(self))
            self.used += solver.response_proto.deterministic_time
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                finished = False
                break
            placed = self.placed(solver)
            value = round(solver.objective_value)
            self.figures.append(value)
            self.bounds.append(floor(solver.best_objective_bound + 1e-6))
            self.model.model.add(expression <= value)
            self._hint(placed)
        self.tell(placed, finished=finished)

    def clash(self) -> None:
        """Find pieces that cannot all be placed, none of which could be spared."""
        literals = {one.index: n for n, one in enumerate(self.model.present)}
        left = list(range(len(self.puzzle.pieces)))
        together = self._goes(left)
        if together is not False:
            self.tell({}, finished=together is True)
            return
        self.model.model.add_assumptions([self.model.present[n] for n in left])
        solver = self._solver()
        solver.solve(self.model.model)
        core = solver.sufficient_assumptions_for_infeasibility()
        left = sorted(literals[one] for one in core) or left
        proven = True
        for piece in tuple(left):
            fewer = [one for one in left if one != piece]
            goes = self._goes(fewer)
            if goes is False:
                left = fewer
            proven = proven and goes is not None
        self.tell({}, clash=left, finished=proven)

    def _goes(self, pieces: Sequence[int]) -> bool | None:
        """Tell whether some pieces can all be placed; None where it is not known."""
        model = self.model.model
        model.clear_assumptions()
        model.add_assumptions([self.model.present[n] for n in pieces])
        solver = self._solver()
        status = solver.solve(model)
        self.used += solver.response_proto.deterministic_time
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return True
        return False if status == cp_model.INFEASIBLE else None

    def _solver(self) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.puzzle.seed
        solver.parameters.interleave_search = False
        left = max(self.puzzle.limit - self.used, 0.01)
        solver.parameters.max_deterministic_time = left
        return solver

    def _hint(self, placed: Placed) -> None:
        model = self.model.model
        model.clear_hints()
        if not placed:
            return
        taken = {choice for choice, _ in placed.values()}
        for number, literal in enumerate(self.model.taken):
            model.add_hint(literal, int(number in taken))
        for piece, start in enumerate(self.model.start):
            model.add_hint(start, placed.get(piece, (0, 0))[1])

    def placed(
        self, solver: cp_model.CpSolver | cp_model.CpSolverSolutionCallback
    ) -> Placed:
        """Read what a solution places."""
        return {
            choice.piece: (number, solver.value(self.model.start[choice.piece]))
            for number, choice in enumerate(self.puzzle.choices)
            if solver.value(self.model.taken[number])
        }

    def tell(
        self, placed: Placed, *, clash: Sequence[int] = (), finished: bool = False
    ) -> None:
        """Write an answer."""
        answer = Answer(
            placed=placed,
            figures=tuple(self.figures),
            bounds=tuple(self.bounds),
            rounds=max(1, ceil(self.used)),
            clash=tuple(clash),
            finished=finished,
        )
        pickle.dump(answer, self.out)
        self.out.flush()


class _Telling(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]  # an extra
    """Tells each better answer at once: the search may be ended at any time."""

    def __init__(self, solving: Solving) -> None:
        super().__init__()
        self.solving = solving

    def on_solution_callback(self) -> None:
        """Tell a solution."""
        self.solving.tell(self.solving.placed(self))


def main() -> None:
    """Read a puzzle from the standard input and solve it."""
    out = sys.stdout.buffer
    puzzle = pickle.load(sys.stdin.buffer)
    solving = Solving(puzzle, out)
    if puzzle.wanted is Wanted.CLASH:
        solving.clash()
    else:
        solving.best()
