"""Layer 2: where does money rotate?

In: a market view, the macro track, trained versions by name and the context of layer 1. Out: a `SectorsView` and the context with an
allocation that sums to 1. Sectors with too few members are left out; with none at all the whole allocation is parked.
"""

from cryptopredict.layer2_sectors.assess import CASH, assess
from cryptopredict.layer2_sectors.leaders import NAME as SECTORS
from cryptopredict.layer2_sectors.leaders import RECIPE as _SECTORS
from cryptopredict.layer2_sectors.study import SectorTrack, study

__all__ = ["CASH", "RECIPES", "SECTORS", "SectorTrack", "assess", "study"]

RECIPES = (_SECTORS,)
"""The models of this layer, as the training engine makes them."""
