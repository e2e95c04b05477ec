"""Who does garden work, and the parts of the year it is done in."""

from datetime import timedelta

from weibao import Cycle, Need, Period, Position, Quota, Season

MINUTE = timedelta(minutes=1)

ONE = Need((Position(skill="gardener"),))
TWO = Need((Position(count=2, skill="gardener"),))
SPRAYERS = Need(
    (
        Position(skill="gardener", certificates=("pesticide",)),
        Position(skill="gardener"),
    )
)
# One climbs, one works below, one keeps people away.
TREE_CREW = Need(
    (
        Position(skill="gardener", certificates=("work_at_height",)),
        Position(count=2, skill="gardener"),
    )
)

# "growing" is a season of the site; the others hold wherever nothing better is known.
EVERY_MONTH = Cycle(Quota(1, Period.MONTH))
WEEKLY_GROWING = Cycle(Quota(1, Period.WEEK), seasons=("growing",))
TWICE_MONTHLY_GROWING = Cycle(Quota(2, Period.MONTH), seasons=("growing",))
MONTHLY_GROWING = Cycle(Quota(1, Period.MONTH), seasons=("growing",))
QUARTERLY_GROWING = Cycle(Quota(1, Period.QUARTER), seasons=("growing",))
LEAF_FALL = Cycle(Quota(1, Period.WEEK), seasons=(Season((10, 1), (11, 30)),))
# The ground has thawed, and plants wake.
IN_EARLY_SPRING = Cycle(Quota(1, Period.YEAR), seasons=(Season((3, 10), (4, 10)),))
# The nights are above zero, and so pipes with water in them do not burst.
AFTER_NIGHT_FROST = Cycle(Quota(1, Period.YEAR), seasons=(Season((4, 1), (4, 30)),))
# The last watering is over, and the ground is not frozen yet.
BEFORE_NIGHT_FROST = Cycle(Quota(1, Period.YEAR), seasons=(Season((11, 1), (11, 15)),))
IN_NOVEMBER = Cycle(Quota(1, Period.YEAR), seasons=(Season((11, 1), (11, 30)),))
BEFORE_FROST = Cycle(Quota(1, Period.YEAR), seasons=(Season((10, 20), (11, 30)),))
DORMANT = Cycle(Quota(1, Period.YEAR), seasons=(Season((12, 1), (2, 28)),))
# Flowers are bedded out in spring, after the last frost, and again in early autumn.
BEDDING_OUT = Cycle(
    Quota(1, Period.HALF_YEAR),
    seasons=(Season((4, 15), (5, 31)), Season((8, 20), (9, 30))),
)
