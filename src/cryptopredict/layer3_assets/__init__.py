"""Layer 3: which assets?

In: a market view, the macro track and the context of the layers above. Out: an `AssetsView` with every tradable asset scored, and
the context with those selected. An asset without enough history is left out; where no record clears one half, none is selected.
"""

from cryptopredict.layer3_assets.assess import assess
from cryptopredict.layer3_assets.study import AssetTrack, study

__all__ = ["AssetTrack", "assess", "study"]
