"""The table of cycle phrases, in the order of the reference page.

Reader, printer, `GRAMMAR` and the reference page all come from this table. Each family
of clauses stands in a file of its own.
"""

from collections.abc import Mapping

from weibao.phrases.age_clauses import AGES
from weibao.phrases.algebra_clauses import ALGEBRA
from weibao.phrases.alignment_clauses import ALIGNED
from weibao.phrases.blackout_clauses import BLACKOUTS
from weibao.phrases.clause import Clause
from weibao.phrases.clock_clauses import CLOCK_RHYTHMS, CLOCK_SUFFIXES
from weibao.phrases.day_clauses import DAYS, SEASONS
from weibao.phrases.deferral_clauses import DEFERRALS
from weibao.phrases.event_clauses import EVENT_CLAUSES
from weibao.phrases.gap_clauses import GAP_PARTS
from weibao.phrases.meter_clauses import CALLS, USES
from weibao.phrases.nth_clauses import MISSING_WEEK
from weibao.phrases.reference_clauses import MEASURES
from weibao.phrases.release_clauses import RELEASES
from weibao.phrases.rhythm_clauses import ANCHOR, LESS_A_DAY, MONTH_ENDS, RHYTHMS
from weibao.phrases.room_clauses import ROOMS
from weibao.phrases.several_clauses import JOINED
from weibao.phrases.shift_clauses import SHIFTS
from weibao.phrases.state_clauses import STATE_CLAUSES
from weibao.phrases.step_clauses import STEPS
from weibao.phrases.week_clauses import WEEKS

CLAUSES = (
    *RHYTHMS,
    *ALGEBRA,
    *CLOCK_RHYTHMS,
    *ROOMS,
    *SHIFTS,
    *MEASURES,
    LESS_A_DAY,
    ANCHOR,
    *AGES,
    *MONTH_ENDS.values(),
    *MISSING_WEEK.values(),
    *WEEKS,
    *STEPS,
    *ALIGNED.values(),
    *GAP_PARTS,
    *JOINED.values(),
    *USES,
    *CALLS,
    *SEASONS,
    *BLACKOUTS,
    *DAYS,
    *STATE_CLAUSES,
    *EVENT_CLAUSES,
    *CLOCK_SUFFIXES,
    *RELEASES,
    *DEFERRALS,
)
BELONGS: Mapping[str, Clause] = {
    clause.part: clause for clause in CLAUSES if clause.of is not None
}
"""The parts that belong to some rhythms only, each with a clause that shows it."""
