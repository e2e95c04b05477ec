"""All types of greenery; their growing season is a season of the site.

What a site sets for itself a policy adds: mowing and trimming when a reading of the
height asks for it, and stakes checked before a typhoon. Watering that rain puts off,
and replanting in the planting season after a finding, are left to those who see the
weather and the finding. The notice that comes days before spraying is a step here.
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
