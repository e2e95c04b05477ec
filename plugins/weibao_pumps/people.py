"""Who does water work, and the calendar periods it is done in."""

from datetime import timedelta

from weibao import Cycle, Need, Period, Position, Quota, Season

MINUTE = timedelta(minutes=1)

ONE = Need((Position(skill="pump"),))
TWO = Need((Position(count=2, skill="pump"),))
ELECTRICIAN_AND_ONE = Need(
    (
        Position(skill="electrician", certificates=("electrician_lv",)),
        Position(skill="pump"),
    )
)
PATROL = Need((Position(skill="patrol"),))
# Two take turns inside, healthy and trained for confined space; one watches outside.
TANK_CREW = Need(
    (
        Position(
            count=2,
            skill="pump",
            certificates=("health_certificate", "confined_space"),
        ),
        Position(skill="pump", certificates=("health_certificate",)),
    )
)
CONFINED_SPACE_CREW = Need(
    (
        Position(count=2, skill="pump", certificates=("confined_space",)),
        Position(skill="pump"),
    )
)

DAILY = Cycle(Quota(1, Period.DAY))
WEEKLY = Cycle(Quota(1, Period.WEEK))
HALF_MONTHLY = Cycle(Quota(1, Period.HALF_MONTH))
MONTHLY = Cycle(Quota(1, Period.MONTH))
QUARTERLY = Cycle(Quota(1, Period.QUARTER))
HALF_YEARLY = Cycle(Quota(1, Period.HALF_YEAR))
YEARLY = Cycle(Quota(1, Period.YEAR))
WEEKLY_IN_FLOOD_SEASON = Cycle(Quota(1, Period.WEEK), seasons=("flood",))
# In spring, ahead of the rains wherever they begin.
ONCE_IN_SPRING = Cycle(Quota(1, Period.YEAR), seasons=(Season((3, 1), (4, 14)),))
