"""The curated lists: which assets the system watches closely (tier 1) and widely (tier 2).

In: a session inside the caller's transaction. Out: counts of what was added, and frozen views for whoever shows the lists. Without
assets that have a market cap nothing is added; a list that is missing or somebody else's is `NotFound`, the two alike.
"""

from cryptopredict.curation.lists import ListedAsset, ListView, list_items, read_list, visible_lists
from cryptopredict.curation.seed import Tier, seed_watchlists

__all__ = ["ListView", "ListedAsset", "Tier", "list_items", "read_list", "seed_watchlists", "visible_lists"]
