"""Asking the solver about what has been collected."""

from attrs import evolve

from weibao.engines.cpsat.posing import Posing
from weibao.engines.cpsat.process import solved
from weibao.engines.cpsat.puzzle import Answer, Figure, Placed
from weibao.search import SearchOptions

ROUNDS = 60
"""How long to search where it is not said: about as many seconds."""


def answered(
    posing: Posing, figures: tuple[Figure, ...], options: SearchOptions, hint: Placed
) -> Answer | None:
    """Ask the solver; None where there is nothing to ask, or no answer in time.

    Args:
        posing: what has been collected.
        figures: what is to be kept small.
        options: how to search.
        hint: an answer that is known.
    """
    limit = ROUNDS if options.rounds is None else options.rounds
    if not posing.choices or not limit:
        return None
    puzzle = posing.puzzle(options.seed, limit)
    return solved(evolve(puzzle, figures=figures, hint=hint), options.go_on)
