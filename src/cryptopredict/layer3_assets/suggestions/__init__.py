"""Which changes of the curated lists pay: learnt by a bandit over all of history, said with how often that came true."""

from cryptopredict.layer3_assets.suggestions.study import SuggestionTrack, study_changes
from cryptopredict.layer3_assets.suggestions.suggest import suggest

__all__ = ["SuggestionTrack", "study_changes", "suggest"]
