"""Causal features over the panel. A panel comes in; arrays of its shape go out, NaN where history is too short."""

from cryptopredict.features.catalogue import DAILY, HOURLY, Feature, build, latest
from cryptopredict.features.market import MarketIndex, Universe, market_index, universe
from cryptopredict.features.ranks import cross_section_rank
from cryptopredict.features.rolling import (
    ewm_mean,
    lagged,
    rolling_max,
    rolling_mean,
    rolling_moments,
    rolling_quantile_rank,
)

__all__ = [
    "DAILY",
    "HOURLY",
    "Feature",
    "MarketIndex",
    "Universe",
    "build",
    "cross_section_rank",
    "ewm_mean",
    "lagged",
    "latest",
    "market_index",
    "rolling_max",
    "rolling_mean",
    "rolling_moments",
    "rolling_quantile_rank",
    "universe",
]
