"""Layer 3: which assets?

In: a market view, the macro track, trained versions by name and the context of the layers above. Out: an `AssetsView` with every
tradable asset scored, and the context with those selected. An asset without enough history is left out; where no record clears one
half, none is selected.
"""

from cryptopredict.layer3_assets.assess import assess
from cryptopredict.layer3_assets.prices import NAME as PRICES
from cryptopredict.layer3_assets.prices import RECIPE as _PRICES
from cryptopredict.layer3_assets.ranking import NAME as ASSETS
from cryptopredict.layer3_assets.ranking import RECIPE as _RANKING
from cryptopredict.layer3_assets.study import AssetTrack, study

__all__ = ["ASSETS", "PRICES", "RECIPES", "AssetTrack", "assess", "study"]

RECIPES = (_RANKING, _PRICES)
"""The models of this layer, as the training engine makes them."""
