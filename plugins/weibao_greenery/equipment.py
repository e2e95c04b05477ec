"""All types of greenery; their growing season is a season of the site.

A policy adds what a site wants checked before a typhoon. Not offered: mowing and
trimming by height, gaps that change with the season (every five days in summer, twice a
month in autumn), watering that rain puts off, the notice that comes days before
spraying (it is a step here), and replanting in the planting season after a finding.
"""

from weibao_greenery.beds import FLOWER_BED, IRRIGATION_SYSTEM
from weibao_greenery.lawns import LAWN
from weibao_greenery.shrubs import HEDGE, SHRUB_BED
from weibao_greenery.trees import TREE_GROUP

ALL = (
    FLOWER_BED,
    IRRIGATION_SYSTEM,
    LAWN,
    HEDGE,
    SHRUB_BED,
    TREE_GROUP,
)
