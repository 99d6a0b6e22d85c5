"""Layer 3: which assets?

In: a market view, the macro track, trained versions by name and the context of the layers above. Out: an `AssetsView` with every
tradable asset scored, and the context with those selected; and beside it the changes of the curated lists that it suggests. An asset
without enough history is left out; where no record clears one half, none is selected.
"""

from cryptopredict.layer3_assets.assess import assess
from cryptopredict.layer3_assets.prices import NAME as PRICES
from cryptopredict.layer3_assets.prices import RECIPE as _PRICES
from cryptopredict.layer3_assets.prices import PriceAnswer, PriceTrack, price_of
from cryptopredict.layer3_assets.ranking import NAME as ASSETS
from cryptopredict.layer3_assets.ranking import RECIPE as _RANKING
from cryptopredict.layer3_assets.study import AssetTrack, study, study_prices
from cryptopredict.layer3_assets.suggestions import SuggestionTrack, median_of, return_ahead, study_changes, suggest

__all__ = [
    "ASSETS",
    "PRICES",
    "RECIPES",
    "AssetTrack",
    "PriceAnswer",
    "PriceTrack",
    "SuggestionTrack",
    "assess",
    "median_of",
    "price_of",
    "return_ahead",
    "study",
    "study_changes",
    "study_prices",
    "suggest",
]

RECIPES = (_RANKING, _PRICES)
"""The models of this layer, as the training engine makes them."""
