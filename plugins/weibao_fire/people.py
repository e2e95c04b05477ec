"""Who does fire work, and the calendar periods it is done in."""

from datetime import timedelta

from weibao import Cycle, Need, Period, Position, Quota

MINUTE = timedelta(minutes=1)

ONE = Need((Position(skill="fire"),))
TWO = Need((Position(count=2, skill="fire"),))
OPERATOR = Need((Position(skill="fire", certificates=("fire_operator_4",)),))
# Tests and upkeep take an operator of the fourth grade; the others assist.
OPERATOR_AND_ONE = Need((*OPERATOR.positions, Position(skill="fire")))
OPERATOR_AND_TWO = Need((*OPERATOR.positions, Position(count=2, skill="fire")))
PATROL = Need((Position(skill="patrol"),))
PATROL_AND_FIRE = Need((Position(skill="fire"), Position(skill="patrol")))

DAILY = Cycle(Quota(1, Period.DAY))
WEEKLY = Cycle(Quota(1, Period.WEEK))
HALF_MONTHLY = Cycle(Quota(1, Period.HALF_MONTH))
MONTHLY = Cycle(Quota(1, Period.MONTH))
QUARTERLY = Cycle(Quota(1, Period.QUARTER))
HALF_YEARLY = Cycle(Quota(1, Period.HALF_YEAR))
YEARLY = Cycle(Quota(1, Period.YEAR))

SAFETY = frozenset({"fire", "safety"})
