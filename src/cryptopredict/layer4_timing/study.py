"""The walk-forward record of the timing layer: what trades from each situation brought, hour by hour, known by then."""

from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView, SignalType
from cryptopredict.estimators import ClusterMeans, Record, cluster_means, keep_record
from cryptopredict.features import ewm_mean, lagged
from cryptopredict.layer1_macro import MacroTrack
from cryptopredict.layer3_assets import AssetTrack
from cryptopredict.layer4_timing.barriers import walk_barriers
from cryptopredict.layer4_timing.gate import CELLS, DELAY, HORIZON_HOURS, OVERLAP, SAMPLE_HOURS, known_only, margin, questions

__all__ = [
    "COST",
    "STOP",
    "TARGET",
    "SideTrack",
    "TimingTrack",
    "expectation",
    "study",
]

TARGET, STOP = 3.0, 2.0
"""Distances in 24-hour volatilities."""
COST = 0.003
"""Fees of 0.1 % and slippage of 0.05 % on each side, as a fraction of the entry."""
SHORT_COST_PER_HOUR = 0.0001 / 8.0
"""What holding a short is charged: the usual funding of 0.01 % per 8 hours, taken as paid although it is often received."""
_MARKET = np.array([-0.6, 0.6])
_SCORE = np.array([-1.0 / 6.0, 1.0 / 6.0])


@dataclass(frozen=True, slots=True, eq=False)
class SideTrack:
    """One side of the market: `means` by situation at each sampled row (R, CELLS), `record` of its probabilities.

    `issued` (R,) is the mean result, percent after costs, of the signals the gate let through at each sampled row; NaN if none.
    """

    side: SignalType
    means: ClusterMeans
    record: Record
    issued: Floats


@dataclass(frozen=True, slots=True, eq=False)
class TimingTrack:
    """What every hour looked like, and both sides' records.

    `sampled` (R,) are the hourly rows that are followed, every six hours of the day; `cells` (T, N) the situation of each hour
    and asset, −1 if unknown: market trend (three steps) × place in the asset ranking (three); `sigma` (T, N) 24-hour volatility.
    """

    sampled: Integers
    cells: Integers
    sigma: Floats
    sides: tuple[SideTrack, SideTrack]


def study(view: MarketView, macro: MacroTrack, assets: AssetTrack) -> TimingTrack:
    """Walk the timing layer over every hour of the view."""
    hourly = view.hourly
    with np.errstate(invalid="ignore", divide="ignore"):
        change = np.log(hourly["close"] / lagged(hourly["close"], 1))
    sigma = np.sqrt(24.0 * ewm_mean(change * change, 72.0))
    sigma = np.where(np.isfinite(hourly["close"]) & (np.cumsum(np.isfinite(change), axis=0) >= 240), sigma, np.nan)
    cells = _cells(view, macro, assets, sigma)
    sampled = np.flatnonzero(hourly.close_times % (SAMPLE_HOURS * 3600) == 0).astype(np.int64)
    sides = (
        _side(view, sampled, cells, sigma, SignalType.LONG),
        _side(view, sampled, cells, sigma, SignalType.SHORT),
    )
    return TimingTrack(sampled, cells, sigma, sides)


def _cells(view: MarketView, macro: MacroTrack, assets: AssetTrack, sigma: Floats) -> Integers:
    """The situation of each hour and asset, from the last day that had closed by then."""
    day = np.searchsorted(view.daily.close_times, view.hourly.close_times, side="right") - 1
    column = {asset.id: n for n, asset in enumerate(view.daily.assets)}
    place = np.array([column.get(asset.id, -1) for asset in view.hourly.assets], dtype=np.int64)
    if not len(macro.trend_15) or not len(place):
        return np.full(sigma.shape, -1, dtype=np.int64)
    trend = np.where(day >= 0, macro.trend_15[np.maximum(day, 0)], np.nan)
    score = np.where((day >= 0)[:, None] & (place >= 0)[None, :], assets.score[np.maximum(day, 0)][:, place], np.nan)
    cell = np.digitize(trend, _MARKET)[:, None] * 3 + np.digitize(score, _SCORE)
    return np.where(np.isfinite(trend)[:, None] & np.isfinite(score) & np.isfinite(sigma), cell, -1).astype(np.int64)


def expectation(means: ClusterMeans, rows: Integers, cells: Integers, side: SignalType, sigma: Floats) -> tuple[Floats, Floats]:
    """Expected result after costs and its standard error, both fractions of the entry.

    `rows`, `cells` and `sigma` broadcast to one shape: the sampled row whose knowledge is used, the situation, the volatility.
    NaN where the situation was seen too rarely.
    """
    held = means.mean[rows, cells, 6] * (SHORT_COST_PER_HOUR if side is SignalType.SHORT else 0.0)
    expected = sigma * means.mean[rows, cells, 0] - COST - held
    return known_only(expected, sigma * np.sqrt(means.variance[rows, cells, 0]), means.clusters[rows, cells])


def _side(view: MarketView, sampled: Integers, cells: Integers, sigma: Floats, side: SignalType) -> SideTrack:
    hourly = view.hourly
    sign = 1 if side is SignalType.LONG else -1
    opens, highs, lows, closes = (np.ascontiguousarray(hourly[name]) for name in ("open", "high", "low", "close"))
    values = walk_barriers(sampled, opens, highs, lows, closes, sigma, sign, TARGET, STOP, HORIZON_HOURS)
    here = cells[sampled]
    means = cluster_means(here, values, delay=DELAY, n_cells=CELLS)
    known = here >= 0
    at = np.maximum(here, 0)
    chance = np.where(known, np.take_along_axis(means.mean[:, :, 1], at, axis=1), np.nan)
    happened = np.where(known & np.isfinite(values[:, :, 1]) & np.isfinite(chance), np.nan_to_num(values[:, :, 1]), -1)
    record = keep_record(chance, happened.astype(np.int64), delay=DELAY, overlap=OVERLAP, width=0.05)

    size = sigma[sampled]
    every = np.arange(len(sampled))[:, None]
    expected, error = expectation(means, every, at, side, size)
    asked = questions(here, means.clusters)
    passed = known & (expected - margin(means.clusters[every, at], asked[:, None]) * error > 0.0)
    cost = COST + np.nan_to_num(values[:, :, 6]) * (SHORT_COST_PER_HOUR if side is SignalType.SHORT else 0.0)
    result = 100.0 * (size * values[:, :, 0] - cost)
    taken = passed & np.isfinite(result)
    mean = np.where(taken, result, 0.0).sum(axis=1) / np.maximum(taken.sum(axis=1), 1)
    return SideTrack(side, means, record, np.where(taken.any(axis=1), mean, np.nan))
