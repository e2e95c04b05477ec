"""Two rosters side by side: of two days, two engines, two policies or two workforces.

`beside` sets them beside each other; `telling` says it to people, `documents` to
programs.
"""

from weibao.side_by_side.beside import (
    Comparison,
    GoalFigure,
    Pair,
    PersonLoad,
    set_beside,
)

__all__ = ["Comparison", "GoalFigure", "Pair", "PersonLoad", "set_beside"]
