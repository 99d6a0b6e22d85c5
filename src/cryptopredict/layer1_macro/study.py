"""The walk-forward record of the macro layer: what it would have said on every day, and what came of it."""

from dataclasses import dataclass

import numpy as np

from cryptopredict.base import Floats, Integers, MarketView, Regime
from cryptopredict.estimators import Record, frequencies, keep_record
from cryptopredict.estimators.version import Version
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
from cryptopredict.layer1_macro.volatility import NAME, Forecast, forecast

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
    units of their own volatility; `volatility` (T,) per year; `rank` (T,) the place of the fading mean in the last two years;
    `risk_rank` (T,) that of `volatility`; `breadth` (T,) share of coins above their 50-day mean; `record` is what came of the regimes
    that were said. Where `forecast` says something, `volatility` and what follows from it are the forecast's; `plain_exposure` (T,) is
    what the exposure would be without.
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
    risk_rank: Floats
    plain_exposure: Floats
    forecast: Forecast | None = None

    def foretold(self, row: int) -> bool:
        """Whether the volatility of the market at this row is a forecast of a model."""
        return self.forecast is not None and bool(np.isfinite(self.forecast.rank[row]))

    def daily_volatility(self, row: int, asset: int) -> float:
        """Daily volatility of an asset (column) at this row: the forecast where there is one, else that of the last 30 days."""
        ahead = np.nan if self.forecast is None else float(self.forecast.assets[row, asset])
        return ahead if np.isfinite(ahead) else float(self.members.volatility[row, asset])

    def models(self, row: int) -> dict[str, str]:
        """The versions that took part in what is said at this row, by model: name@version:sha256."""
        if self.forecast is None or not (self.foretold(row) or np.isfinite(self.forecast.assets[row]).any()):
            return {}
        return {NAME: self.forecast.reference}


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


def study(view: MarketView, model: Version | None = None) -> MacroTrack:
    """Walk the macro layer over every day of the view, with what a version of the volatility model says, if there is one."""
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
    said_ahead = None if model is None else forecast(view, members, index, model)
    volatility, risk_rank = yearly, rank
    if said_ahead is not None:
        volatility = np.where(np.isfinite(said_ahead.rank), said_ahead.market, yearly)
        risk_rank = np.where(np.isfinite(said_ahead.rank), said_ahead.rank, rank)
    without = {name: said([other for other in parts if other != name]) for name in parts}
    confidence = probabilities.max(axis=1)
    hit = np.where((labels >= 0) & np.isfinite(confidence), np.nan_to_num(probabilities).argmax(axis=1) == labels, -1)
    record = keep_record(
        confidence[:, None], hit[:, None].astype(np.int64), delay=HALF_WINDOW_DAYS, overlap=HALF_WINDOW_DAYS, width=0.1
    )
    return MacroTrack(
        members,
        index,
        probabilities,
        without,
        labels,
        _exposure(probabilities, volatility),
        trend_15,
        trend_60,
        volatility,
        rank,
        breadth,
        record,
        risk_rank,
        _exposure(probabilities, yearly),
        said_ahead,
    )


def _exposure(probabilities: Floats, yearly: Floats) -> Floats:
    """What to hold (T,): the mean over the regimes, capped where the market moves more than it should."""
    cap = np.minimum(1.0, TARGET_VOLATILITY / np.maximum(yearly, 1e-6))
    exposure: Floats = np.clip((probabilities @ EXPOSURE_OF) * cap, 0.0, 1.0)
    return exposure
