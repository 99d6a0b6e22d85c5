"""What is known of each asset beyond its own candles: beside the market, by size, and the state of the market itself.

Nothing of sectors is among it: who belongs where is the taxonomy of today, which would look ahead. Row t uses rows up to t alone.
"""

from typing import Final

import numpy as np

from cryptopredict.base import Floats, MarketView
from cryptopredict.features import lagged, rolling_max, rolling_mean, rolling_moments
from cryptopredict.layer1_macro import MacroTrack

__all__ = ["OWN", "beside_market", "market_state"]

OWN: Final = (
    *(f"return_{days}d" for days in (1, 3, 7, 14, 30, 60, 90, 180)),
    *(f"volatility_{days}d" for days in (7, 30, 90, 180)),
    *(f"trend_t_{days}d" for days in (30, 90)),
    *(f"average_gap_{days}d" for days in (20, 50, 200)),
    *(f"below_high_{days}d" for days in (30, 90, 365)),
    *(f"above_low_{days}d" for days in (30, 90, 365)),
    "parkinson_14d",
    "strength_index_14d",
    "log_dollar_volume_30d",
    "volume_surge_1d_30d",
    "volume_surge_7d_30d",
    "volume_surge_30d_90d",
    "volume_variation_30d",
    "volume_with_return_30d",
    "illiquidity_7d",
    "illiquidity_30d",
    "largest_gain_7d",
    "largest_gain_30d",
    "largest_loss_30d",
    "skew_30d",
    "upside_30d",
    "close_place_7d",
    "close_place_30d",
    "upper_shadow_14d",
    "lower_shadow_14d",
    "variance_ratio_7d_60d",
    "log_price",
    "age_days",
)
"""Features of the catalogue that are used; here they become places among the assets of the day."""

_FAR: Final = 1.0  # of a daily log return: one wrong print must not bend a slope


def beside_market(view: MarketView, macro: MacroTrack) -> dict[str, Floats]:
    """Features by name, (T, N) each: slopes, what the market does not explain, and size."""
    returns = np.clip(macro.members.returns, -_FAR, _FAR)
    market = np.broadcast_to(macro.index.returns[:, None], returns.shape)
    found: dict[str, Floats] = {}
    for days in (30, 90):
        slope, correlation, rest, drift = _explained(returns, market, days)
        found[f"beta_{days}d"], found[f"correlation_{days}d"] = slope, correlation
        found[f"own_volatility_{days}d"] = rest
        found[f"own_trend_t_{days}d"] = drift * np.sqrt(days) / rest
    # What a slope of the day before did not explain; the slope of the day itself has seen it.
    own = returns - lagged(found["beta_90d"], 1) * market
    for days in (7, 30):
        found[f"own_score_{days}d"] = rolling_mean(own, days) * np.sqrt(days) / found["own_volatility_90d"]
    found["own_skew_60d"] = rolling_mean(own**3, 60) / rolling_mean(own**2, 60) ** 1.5
    found["own_gain_30d"] = rolling_max(own, 30)
    falling = np.where(market < 0.0, market, 0.0)
    fell = np.where(np.isfinite(returns), falling, np.nan)
    found["falling_beta_90d"] = rolling_mean(returns * fell, 90) / rolling_mean(fell * fell, 90)
    cap = np.log(view.daily["market_cap"])
    found["log_market_cap"] = cap
    found["turnover_30d"] = np.log(macro.members.dollar_volume) - cap
    return found


def _explained(returns: Floats, market: Floats, days: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Slope against the market, correlation, deviation of the rest, and mean of the rest, over the days that an asset has."""
    there = np.where(np.isfinite(returns), market, np.nan)
    ours, spread, _ = rolling_moments(returns, days)
    theirs, wide, _ = rolling_moments(there, days)
    together = rolling_mean(returns * there, days) - ours * theirs
    slope, correlation = together / wide**2, together / (spread * wide)
    rest = spread * np.sqrt(np.maximum(1.0 - correlation**2, 0.0))
    return slope, correlation, rest, ours - slope * theirs


def market_state(view: MarketView, macro: MacroTrack) -> dict[str, Floats]:
    """Features of the market by name, (T,) each, the same for every asset: what the others mean may depend on them."""
    index = macro.index.returns[:, None]
    moved = np.where(macro.members.tradable, np.clip(macro.members.returns, -_FAR, _FAR), np.nan)
    known = np.isfinite(moved)
    count = np.maximum(known.sum(axis=1), 1)
    mean = np.nan_to_num(moved).sum(axis=1) / count
    apart = np.sqrt((np.where(known, moved - mean[:, None], 0.0) ** 2).sum(axis=1) / count)
    mood = view.fear_greed
    place = np.searchsorted(mood.available, view.daily.close_times, side="right") - 1
    fear_greed = np.full(len(index), np.nan)
    fear_greed[place >= 0] = mood.values[place[place >= 0]]
    return {
        "trend_15d": macro.trend_15,
        "trend_60d": macro.trend_60,
        "volatility_rank": macro.rank,
        "breadth": macro.breadth,
        "fear_greed": fear_greed,
        "apart_30d": rolling_mean(apart[:, None], 30)[:, 0],
        "market_1d": macro.index.returns,
        "market_7d": 7.0 * rolling_mean(index, 7)[:, 0],
        "market_volatility_30d": rolling_moments(index, 30)[1][:, 0],
    }
