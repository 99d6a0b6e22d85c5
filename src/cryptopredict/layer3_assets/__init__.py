"""Layer 3: which assets?

In: a market view, the macro track and the context of the layers above. Out: an `AssetsView` with every tradable asset scored, and
the context with those selected; and beside it the changes of the curated lists that it suggests. An asset without enough history is left out; where no record clears one half, none is selected.
"""

from cryptopredict.layer3_assets.assess import assess
from cryptopredict.layer3_assets.study import AssetTrack, study
from cryptopredict.layer3_assets.suggestions import SuggestionTrack, study_changes, suggest

__all__ = ["AssetTrack", "SuggestionTrack", "assess", "study", "study_changes", "suggest"]
