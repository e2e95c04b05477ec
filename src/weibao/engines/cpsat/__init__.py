"""Exact answers to small questions, by OR-Tools' solver CP-SAT where it is installed.

Everything but the solver itself is known without it: `model` and `child` alone import
OR-Tools, in a process of their own.
"""

from weibao.engines.cpsat.clashing import Clash, clashing
from weibao.engines.cpsat.day_proofs import DayProof, day_proof
from weibao.engines.cpsat.polishing import polished
from weibao.engines.cpsat.whole import CPSAT, Solution, solution

__all__ = [
    "CPSAT",
    "Clash",
    "DayProof",
    "Solution",
    "clashing",
    "day_proof",
    "polished",
    "solution",
]
