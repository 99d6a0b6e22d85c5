"""The curated lists: which assets the system watches closely (tier 1) and widely (tier 2), and what admins say to its suggestions.

In: a session inside the caller's transaction; nothing is committed here. Out: rows that are all there or not there at all, and frozen
views for whoever shows them. A list that is missing or somebody else's is `NotFound`, the two alike; what the present state does not
allow is `Conflict` and says why.
"""

from cryptopredict.curation.editing import (
    Curator,
    add_item,
    change_item,
    change_list,
    create_list,
    delete_list,
    order_items,
    remove_item,
)
from cryptopredict.curation.known import load_curation
from cryptopredict.curation.lists import ListedAsset, ListView, list_items, read_list, visible_lists
from cryptopredict.curation.reviews import Bulk, Decision, Reviewed, bulk_action, return_deferred, review_suggestion
from cryptopredict.curation.seed import seed_watchlists
from cryptopredict.curation.suggested import (
    ListedSuggestion,
    SuggestionPage,
    suggestion_thresholds,
    suggestions_page,
)
from cryptopredict.curation.tiers import Tier

__all__ = [
    "Bulk",
    "Curator",
    "Decision",
    "ListView",
    "ListedAsset",
    "ListedSuggestion",
    "Reviewed",
    "SuggestionPage",
    "Tier",
    "add_item",
    "bulk_action",
    "change_item",
    "change_list",
    "create_list",
    "delete_list",
    "list_items",
    "load_curation",
    "order_items",
    "read_list",
    "remove_item",
    "return_deferred",
    "review_suggestion",
    "seed_watchlists",
    "suggestion_thresholds",
    "suggestions_page",
    "visible_lists",
]
