"""What holds without a model: the situation of every hour, and what trades from each situation brought, known by then."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, Integers, MarketView, SignalType
from cryptopredict.estimators import ClusterMeans, cluster_means
from cryptopredict.features import ewm_mean, lagged
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer3_assets import AssetTrack
from cryptopredict.layer4_timing.barriers import walk_barriers
from cryptopredict.layer4_timing.gate import (
    CELLS,
    COSTS,
    DELAY,
    HORIZON_HOURS,
    SAMPLE_HOURS,
    expectation,
    margin,
    questions,
)

__all__ = ["SIDES", "STOP", "TARGET", "Plain", "net_result", "plain_trades"]

TARGET, STOP = 3.0, 2.0
"""Distances in 24-hour volatilities."""
SIDES: Final = (SignalType.LONG, SignalType.SHORT)
_MARKET = np.array([-0.6, 0.6])
_SCORE = np.array([-1.0 / 6.0, 1.0 / 6.0])


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """Hours of a view as (T, N); of them `sampled` (R,) are followed, every six hours of the day.

    `cells` (T, N) is the situation, −1 if unknown: market trend (three steps) × place in the asset ranking (three); `sigma` (T, N) the
    24-hour volatility. By side, `values` (R, N, 7) are what came of a trade (see QUANTITIES) and `means` by situation at each sampled row.
    """

    sampled: Integers
    cells: Integers
    sigma: Floats
    values: Mapping[SignalType, Floats]
    means: Mapping[SignalType, ClusterMeans]

    @property
    def here(self) -> Integers:
        """The situations at the sampled rows, (R, N)."""
        return self.cells[self.sampled]

    def asked(self) -> Integers:
        """How many questions are asked at each sampled row, on both sides."""
        return questions(self.here, self.means[SIDES[0]].clusters)

    def passed(self, side: SignalType, asked: Integers) -> NDArray[np.bool_]:
        """Whether the cost gate lets each trade of a sampled row through, (R, N), if so many questions (R,) are asked at once."""
        means, here = self.means[side], self.here
        at, every = np.maximum(here, 0), np.arange(len(self.sampled))[:, None]
        expected, error = expectation(means, every, at, side, self.sigma[self.sampled])
        reach = np.take_along_axis(margin(means.clusters, asked[:, None]), at, axis=1)
        found: NDArray[np.bool_] = (here >= 0) & (expected - reach * error > 0.0)
        return found


def net_result(values: Floats, side: SignalType, sigma: Floats) -> Floats:
    """Result of trades (…, 7) after fees, spread and funding, as a share of the entry; no slippage by volume."""
    funding = np.nan_to_num(values[..., 6]) * (COSTS.funding_per_hour if side is SignalType.SHORT else 0.0)
    found: Floats = sigma * values[..., 0] - (COSTS.round_trip + funding)
    return found


def plain_trades(view: MarketView, macro: MacroTrack, assets: AssetTrack) -> Plain:
    """Follow a trade on both sides from every sampled hour, and average what came of it by situation."""
    hourly = view.hourly
    with np.errstate(invalid="ignore", divide="ignore"):
        change = np.log(hourly["close"] / lagged(hourly["close"], 1))
    sigma = np.sqrt(24.0 * ewm_mean(change * change, 72.0))
    sigma = np.where(
        np.isfinite(hourly["close"]) & (np.cumsum(np.isfinite(change), axis=0, dtype=np.int32) >= 240), sigma, np.nan
    )
    cells = _cells(view, macro, assets, sigma)
    sampled = np.flatnonzero(hourly.close_times % (SAMPLE_HOURS * 3600) == 0).astype(np.int64)
    opens, highs, lows, closes = (np.ascontiguousarray(hourly[name]) for name in ("open", "high", "low", "close"))
    here = cells[sampled]

    def follow(side: SignalType) -> tuple[Floats, ClusterMeans]:
        way = 1 if side is SignalType.LONG else -1
        found = walk_barriers(sampled, opens, highs, lows, closes, sigma, way, TARGET, STOP, HORIZON_HOURS)
        return found, cluster_means(here, found, delay=DELAY, n_cells=CELLS)

    with ThreadPoolExecutor() as pool:  # compiled walks let other threads run
        followed = dict(zip(SIDES, pool.map(follow, SIDES), strict=True))
    values, means = ({side: each[0] for side, each in followed.items()}, {side: each[1] for side, each in followed.items()})
    return Plain(sampled, cells, sigma, values, means)


def _cells(view: MarketView, macro: MacroTrack, assets: AssetTrack, sigma: Floats) -> Integers:
    """The situation of each hour and asset, from the last day that had closed by then."""
    day = np.searchsorted(view.daily.close_times, view.hourly.close_times, side="right") - 1
    column = {asset.id: n for n, asset in enumerate(view.daily.assets)}
    place = np.array([column.get(asset.id, -1) for asset in view.hourly.assets], dtype=np.int64)
    if not len(macro.trend_15) or not len(place):
        return np.full(sigma.shape, -1, dtype=np.int64)
    trend, score = macro.trend_15[:, None], assets.score
    of_day = np.digitize(trend, _MARKET) * 3 + np.digitize(score, _SCORE)
    of_day = np.where(np.isfinite(trend) & np.isfinite(score), of_day, -1)[:, place][np.maximum(day, 0)]
    known = (day >= 0)[:, None] & (place >= 0)[None, :] & np.isfinite(sigma)
    return np.where(known, of_day, -1).astype(np.int64, copy=False)
