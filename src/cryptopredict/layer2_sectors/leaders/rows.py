"""The rows of the sector models: what was known of each sector when each day had closed, and what came of it.

Outcomes are those of a decision that is executed one day later: over (t + 1, t + 1 + h]. Membership is the view's, so a taxonomy of
today is used on the past; prices, weights, volumes and who was tradable are as they were.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView
from cryptopredict.estimators.table import Table
from cryptopredict.features import lagged, rolling_max, rolling_mean, rolling_moments
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer2_sectors.indices import DELAY, SectorIndices, over, sums

__all__ = ["HORIZONS", "STEPS", "SectorRows", "sector_rows"]

HORIZONS: Final = (1, 7, 30)
"""Days that outcomes span."""
STEPS: Final = 30
"""Days of a window."""

_FLOOR: Final = 1e-4  # of a daily deviation, before its logarithm

_SPANS: Final = (1, 3, 7, 14, 30, 90)
_WINDOW: Final = (
    "relative_1d",
    "market_1d",
    "score_7d",
    "score_30d",
    "score_90d",
    "volatility_7d",
    "volatility_30d",
    "correlation_60d",
    "breadth_50d",
    "share",
    "share_change_7d",
    "spread_of_sectors_30d",
)


@dataclass(frozen=True, slots=True, eq=False)
class SectorRows:
    """Rows by day and sector: `day` (M,) and `column` (M,) say which each is, days ascending.

    `table` (M, F) what was known at the close; `windows` (M, L, G) a part of it on each of the last `STEPS` days, oldest first;
    `returns` (T, S) daily log returns, NaN where a sector has none.
    """

    table: Table
    windows: Table
    day: Integers
    column: Integers
    returns: Floats

    def log_variance(self, days: int) -> Floats:
        """Log of the mean squared daily return of each row's sector over the `days` ahead, (M,), NaN if not known."""
        mean = np.full_like(self.returns, np.nan)
        squares = self.returns * self.returns
        mean[: -(days + DELAY)] = (rolling_mean(squares, days) if days > 1 else squares)[days + DELAY :]
        found: Floats = np.log(np.maximum(mean, _FLOOR * _FLOOR))[self.day, self.column]
        return found

    def spread(self, values: Floats) -> Floats:
        """Values (M,) of the rows by day and sector, (T, S), NaN elsewhere."""
        out = np.full(self.returns.shape, np.nan)
        out[self.day, self.column] = values
        return out


def sector_rows(view: MarketView, macro: MacroTrack, indices: SectorIndices) -> SectorRows | None:
    """The rows of all days on which at least four sectors could be ranked; None where there is no such day.

    Of the macro layer only what it measures is used, nothing that a trained version of it says.
    """
    returns = indices.returns
    day, column = np.nonzero(indices.ranked)
    if not len(day):
        return None
    with np.errstate(invalid="ignore", divide="ignore"):
        found = _features(view, macro, indices)
    values = np.stack([found[name][day, column] for name in found], axis=1).astype(np.float32)
    values[~np.isfinite(values)] = np.nan
    daily = np.stack([found[name] for name in _WINDOW], axis=2).astype(np.float32)
    daily[~np.isfinite(daily)] = np.nan
    before = np.full((STEPS - 1, *daily.shape[1:]), np.nan, dtype=np.float32)
    # (T, S, G, L), a look into the same memory: only the windows of rows are copied.
    seen = np.lib.stride_tricks.sliding_window_view(np.concatenate([before, daily]), STEPS, axis=0)
    windows = np.ascontiguousarray(seen[day, column].transpose(0, 2, 1))
    times = view.daily.close_times[day]
    groups = np.array([sector.id for sector in indices.sectors], dtype=np.int64)[column]
    return SectorRows(Table(values, tuple(found), times, groups), Table(windows, _WINDOW, times, groups), day, column, returns)


def _log(deviation: Floats) -> Floats:
    return np.log(np.maximum(deviation, _FLOOR))


def _features(view: MarketView, macro: MacroTrack, indices: SectorIndices) -> dict[str, Floats]:
    """Features by name, each (T, S)."""
    returns, size = indices.returns, len(indices.sectors)
    there = np.isfinite(returns)
    even = np.nan_to_num(returns).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    relative = returns - even[:, None]
    market = np.broadcast_to(macro.index.returns[:, None], returns.shape)
    _, own, _ = rolling_moments(relative, 30)
    found: dict[str, Floats] = {}
    for days in _SPANS:
        found[f"relative_{days}d"] = over(relative, days) if days > 1 else relative
        found[f"score_{days}d"] = found[f"relative_{days}d"] / (own * np.sqrt(days))
    found["market_1d"] = market
    found["volatility_1d"] = _log(np.abs(returns))
    for days in (7, 30, 90):
        found[f"volatility_{days}d"] = _log(rolling_moments(returns, days)[1])
    found["own_volatility_30d"] = _log(own)
    found["largest_gain_30d"] = rolling_max(relative, 30)
    level = np.cumsum(np.nan_to_num(relative), axis=0)
    found["below_high_90d"] = np.where(there, level - rolling_max(level, 90), np.nan)
    found |= _with_market(returns, market)
    found |= _inside(view, macro, indices)
    share = np.log(np.where(indices.volume_share > 0.0, indices.volume_share, np.nan))
    found["share"] = share
    for days in (7, 30):
        found[f"share_change_{days}d"] = share - lagged(share, days)
    apart = np.sqrt((np.nan_to_num(relative) ** 2).sum(axis=1) / np.maximum(there.sum(axis=1), 1))[:, None]
    of_market = {
        "spread_of_sectors_30d": _log(rolling_mean(apart, 30)),
        "market_7d": over(market[:, :1], 7),
        "market_30d": over(market[:, :1], 30),
        "market_volatility_7d": _log(rolling_moments(market[:, :1], 7)[1]),
        "market_volatility_30d": _log(rolling_moments(market[:, :1], 30)[1]),
        "trend_15d": macro.trend_15[:, None],
        "trend_60d": macro.trend_60[:, None],
        "volatility_rank": macro.rank[:, None],
        "market_breadth": macro.breadth[:, None],
    }
    return found | {name: np.broadcast_to(values, (len(returns), size)) for name, values in of_market.items()}


def _with_market(returns: Floats, market: Floats) -> dict[str, Floats]:
    """Correlation and slope against the market over 60 days."""
    together = rolling_mean(returns * market, 60) - rolling_mean(returns, 60) * rolling_mean(market, 60)
    ours, theirs = rolling_moments(returns, 60)[1], rolling_moments(market, 60)[1]
    return {"correlation_60d": together / (ours * theirs), "beta_60d": together / (theirs * theirs)}


def _inside(view: MarketView, macro: MacroTrack, indices: SectorIndices) -> dict[str, Floats]:
    """What goes on among the members: how many rise, how far they are apart, whether the small ones beat the large ones."""
    tradable, member, size = macro.members.tradable, indices.member, len(indices.sectors)
    close = view.daily["close"]
    count = np.maximum(indices.counts, 1)
    everyone = np.maximum(tradable.sum(axis=1, keepdims=True), 1)

    def beyond_market(flags: NDArray[np.bool_]) -> Floats:
        inside = (flags & tradable).astype(np.float64)
        found: Floats = sums(inside, member, size) / count - inside.sum(axis=1, keepdims=True) / everyone
        return found

    moves = np.where(tradable, np.nan_to_num(macro.members.returns), 0.0)
    mean = sums(moves, member, size) / count
    variance = sums(moves * moves, member, size) / count - mean * mean
    return {
        "breadth_50d": beyond_market(close > rolling_mean(close, 50)),
        "breadth_7d": beyond_market(rolling_mean(macro.members.returns, 7) > 0.0),
        "apart_7d": _log(rolling_mean(np.sqrt(np.maximum(variance, 0.0)), 7)),
        "small_7d": over(mean - indices.returns, 7),
        "members": np.log(count.astype(np.float64)),
    }
