"""The walk-forward record of the macro layer: what it would have said on every day, and what came of it."""

from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView, Regime
from cryptopredict.estimators import Record, frequencies, keep_record
from cryptopredict.features import (
    MarketIndex,
    Universe,
    ewm_mean,
    market_index,
    rolling_mean,
    rolling_moments,
    rolling_quantile_rank,
    universe,
)

__all__ = ["HALF_WINDOW_DAYS", "REGIMES", "MacroTrack", "study"]

REGIMES = (Regime.BULL, Regime.BEAR, Regime.NEUTRAL, Regime.VOLATILE)
HALF_WINDOW_DAYS = 15
TREND_T = 1.0
VOLATILE_RANK = 0.75
TARGET_VOLATILITY = 0.45
EXPOSURE_OF = np.array([1.0, 0.0, 0.6, 0.4])
"""Exposure in each regime, in the order of REGIMES, before the volatility cap."""

_TREND_15 = np.array([-1.5, -0.6, 0.0, 0.6, 1.5])
_TREND_60 = np.array([-0.7, 0.7])
_RANK = np.array([0.6, 0.9])


@dataclass(frozen=True, slots=True, eq=False)
class MacroTrack:
    """Row t of every array is what could be said when day t had closed.

    `probabilities` (T, 4) in the order of REGIMES; `without` maps a feature to (T, 4) as said without it; `labels` (T,) is the
    regime that the two-sided window shows, −1 where unknown, known HALF_WINDOW_DAYS rows later; `exposure` (T,) 0..1; trends in
    units of their own volatility; `volatility` (T,) per year; `rank` (T,) its place in the last two years; `breadth` (T,) share
    of coins above their 50-day mean; `record` is what came of the regimes that were said.
    """

    members: Universe
    index: MarketIndex
    probabilities: Floats
    without: dict[str, Floats]
    labels: Integers
    exposure: Floats
    trend_15: Floats
    trend_60: Floats
    volatility: Floats
    rank: Floats
    breadth: Floats
    record: Record


def _labels(returns: Floats) -> Integers:
    """Regime shown by the window of ± HALF_WINDOW_DAYS around each day: sign and t-value of the trend, then volatility."""
    width = 2 * HALF_WINDOW_DAYS + 1
    mean, deviation, _ = rolling_moments(returns[:, None], width, least=width)
    mean, deviation = mean[:, 0], deviation[:, 0]
    trend = np.divide(mean * np.sqrt(width), deviation, out=np.full_like(mean, np.nan), where=deviation > 0)
    rank = rolling_quantile_rank(deviation, 730, 180)
    calm = np.where(rank >= VOLATILE_RANK, 3, 2)
    shown = np.where(trend >= TREND_T, 0, np.where(trend <= -TREND_T, 1, calm))
    shown = np.where(np.isfinite(trend) & np.isfinite(rank), shown, -1)
    labels = np.full(returns.shape[0], -1, dtype=np.int64)
    labels[:-HALF_WINDOW_DAYS] = shown[HALF_WINDOW_DAYS:]
    return labels


def _trend(returns: Floats, volatility: Floats, days: int) -> Floats:
    move = rolling_mean(returns[:, None], days)[:, 0] * np.sqrt(days)
    scaled: Floats = np.divide(move, volatility, out=np.full_like(move, np.nan), where=volatility > 0)
    return scaled


def study(view: MarketView) -> MacroTrack:
    """Walk the macro layer over every day of the view."""
    members = universe(view.daily)
    index = market_index(view.daily, members)
    returns = index.returns
    squares = (returns * returns)[:, None]
    slow, fast = (np.sqrt(ewm_mean(squares, half_life)[:, 0]) for half_life in (30.0, 10.0))
    rank = rolling_quantile_rank(fast, 730, 180)
    trend_15, trend_60 = _trend(returns, slow, 15), _trend(returns, slow, 60)
    above = view.daily["close"] > rolling_mean(view.daily["close"], 50)
    breadth = (above & members.tradable).sum(axis=1) / np.maximum(members.tradable.sum(axis=1), 1)

    parts = {
        "trend_15d": (np.digitize(trend_15, _TREND_15), len(_TREND_15) + 1),
        "trend_60d": (np.digitize(trend_60, _TREND_60), len(_TREND_60) + 1),
        "volatility_rank": (np.digitize(rank, _RANK), len(_RANK) + 1),
    }
    known = np.isfinite(trend_15) & np.isfinite(trend_60) & np.isfinite(rank)
    labels = _labels(returns)

    def said(names: list[str]) -> Floats:
        cell, cells = np.zeros(len(returns), dtype=np.int64), 1
        for name in names:
            bucket, size = parts[name]
            cell, cells = cell * size + bucket, cells * size
        cell = np.where(known, cell, -1)
        found = frequencies(
            cell[:, None], labels[:, None], delay=HALF_WINDOW_DAYS, n_cells=cells, n_outcomes=len(REGIMES), prior=10.0
        )
        probability: Floats = found.probability[:, 0, :]
        return probability

    probabilities = said(list(parts))
    yearly = fast * np.sqrt(365.0)
    cap = np.minimum(1.0, TARGET_VOLATILITY / np.maximum(yearly, 1e-6))
    exposure = np.clip((probabilities @ EXPOSURE_OF) * cap, 0.0, 1.0)
    without = {name: said([other for other in parts if other != name]) for name in parts}
    confidence = probabilities.max(axis=1)
    hit = np.where((labels >= 0) & np.isfinite(confidence), np.nan_to_num(probabilities).argmax(axis=1) == labels, -1)
    record = keep_record(
        confidence[:, None], hit[:, None].astype(np.int64), delay=HALF_WINDOW_DAYS, overlap=HALF_WINDOW_DAYS, width=0.1
    )
    return MacroTrack(
        members, index, probabilities, without, labels, exposure, trend_15, trend_60, yearly, rank, breadth, record
    )
