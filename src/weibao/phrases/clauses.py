"""The table of cycle phrases, in the order of the reference page.

Reader, printer, `GRAMMAR` and the reference page all come from this table.
"""

from weibao.phrases.age_clauses import (
    ANEW,
    APPLIES,
    DROPPED,
    LIFE,
    SINCE,
    STAGE,
    STOPS,
)
from weibao.phrases.algebra_clauses import ALGEBRA
from weibao.phrases.blackout_clauses import OUTSIDE, ROLLS, SOFT
from weibao.phrases.clock_clauses import CLOCK_RHYTHMS, CLOCK_SUFFIXES
from weibao.phrases.day_clauses import (
    CLOSED,
    EXCLUDED,
    IN_NAMED_SEASON,
    IN_SEASON,
    INCLUDED,
    MISSED,
    UNTIL,
)
from weibao.phrases.event_clauses import EVENT_CLAUSES
from weibao.phrases.gap_clauses import GAP_PARTS
from weibao.phrases.meter_clauses import CALLS, USES
from weibao.phrases.nth_clauses import MISSING_WEEK
from weibao.phrases.release_clauses import RELEASES
from weibao.phrases.rhythm_clauses import (
    ANCHOR,
    COUNT,
    LESS_A_DAY,
    MONTH_ENDS,
    RHYTHMS,
)
from weibao.phrases.room_clauses import PERCENTAGE, TOLERATED, WHOLE_MONTHS, WITHIN
from weibao.phrases.several_clauses import JOINED
from weibao.phrases.shift_clauses import SHIFTS
from weibao.phrases.state_clauses import STATE_CLAUSES
from weibao.phrases.step_clauses import STEPS

SUFFIXES = (
    TOLERATED,
    PERCENTAGE,
    WITHIN,
    WHOLE_MONTHS,
    *SHIFTS,
    LESS_A_DAY,
    ANCHOR,
    STAGE,
    APPLIES,
    STOPS,
    LIFE,
    SINCE,
    DROPPED,
    ANEW,
    *MONTH_ENDS.values(),
    *MISSING_WEEK.values(),
    *STEPS,
    *GAP_PARTS,
    *JOINED.values(),
    *USES,
    *CALLS,
    IN_SEASON,
    IN_NAMED_SEASON,
    OUTSIDE,
    SOFT,
    *ROLLS.values(),
    *CLOSED.values(),
    *MISSED.values(),
    UNTIL,
    COUNT,
    INCLUDED,
    EXCLUDED,
    *STATE_CLAUSES,
    *EVENT_CLAUSES,
    *CLOCK_SUFFIXES,
    *RELEASES,
)
CLAUSES = (*RHYTHMS, *ALGEBRA, *CLOCK_RHYTHMS, *SUFFIXES)
