"""What regime a stretch of days shows: the definition of the label, in one place.

A stretch shows **bull** if the t-value of its trend is ≥ 1, **bear** if it is ≤ −1; else **volatile** if its volatility is in the top
quarter of those of all stretches as long that ended within the last two years (at least 180 of them), else **neutral**.

* *Nowcast* of day t: the 31 days t − 15 … t + 15, known 15 days later. The t-value is mean · √31 / standard deviation of the daily log
  returns of the index, the volatility is that standard deviation.
* *Forecast* of day t over h = 30 days: the same of the 30 days t + 1 … t + 30, known 30 days later.
* *Forecast* over h = 1 or 7 days: too few daily returns for a standard deviation. The t-value is the sum of the returns of t + 1 … t + h
  over the root of the sum of their variances, and that root is the volatility. The variance of a day is the sum of the squared hourly
  returns of the index where it has hours, else the mean squared daily return of the 30 days up to and with it.
"""

from typing import Final

import numpy as np

from cryptopredict.base import Floats, Integers, Regime
from cryptopredict.features import rolling_mean, rolling_moments, rolling_quantile_rank

__all__ = ["DELAYS", "HALF_WINDOW_DAYS", "HORIZONS", "NOWCAST", "REGIMES", "ahead", "labels"]

REGIMES: Final = (Regime.BULL, Regime.BEAR, Regime.NEUTRAL, Regime.VOLATILE)
HALF_WINDOW_DAYS: Final = 15
HORIZONS: Final = (1, 7, 30)
"""Days ahead of the forecasts."""
NOWCAST: Final = "nowcast"

_TREND_T: Final = 1.0
_VOLATILE_RANK: Final = 0.75
_RANK_DAYS: Final = 730
_LEAST_DAYS: Final = 180


def ahead(days: int) -> str:
    """The name of the forecast over so many days."""
    return f"d{days}"


DELAYS: Final = {NOWCAST: HALF_WINDOW_DAYS, **{ahead(days): days for days in HORIZONS}}
"""Days until the label of a day is known, by question."""


def labels(returns: Floats, variance: Floats) -> dict[str, Integers]:
    """By question, the regime of each day (T,), place in REGIMES, −1 where it is not known.

    `returns` (T,) are daily log returns of the index; `variance` (T,) that of each day by its hours, NaN where there are none.
    """
    plain = rolling_mean((returns * returns)[:, None], 30)[:, 0]
    measured = np.where(np.isfinite(variance) & (variance > 0.0), variance, plain)
    found = {NOWCAST: _long(returns, 2 * HALF_WINDOW_DAYS + 1, back=HALF_WINDOW_DAYS)}
    for days in HORIZONS:
        found[ahead(days)] = _long(returns, days, back=days) if days >= 30 else _short(returns, measured, days)
    return found


def _long(returns: Floats, width: int, *, back: int) -> Integers:
    mean, deviation, _ = rolling_moments(returns[:, None], width, least=width)
    mean, deviation = mean[:, 0], deviation[:, 0]
    return _shown(mean * np.sqrt(width), deviation, back)


def _short(returns: Floats, variance: Floats, days: int) -> Integers:
    total, spread = (rolling_mean(each[:, None], days, least=days)[:, 0] * days for each in (returns, variance))
    # A running sum of nothing may end a hair below zero.
    return _shown(total, np.sqrt(np.maximum(spread, 0.0)), days)


def _shown(move: Floats, deviation: Floats, back: int) -> Integers:
    """Labels of stretches that end at each row, moved back to the day that they are about."""
    trend = np.divide(move, deviation, out=np.full_like(move, np.nan), where=deviation > 0)
    rank = rolling_quantile_rank(deviation, _RANK_DAYS, _LEAST_DAYS)
    calm = np.where(rank >= _VOLATILE_RANK, 3, 2)
    shown = np.where(trend >= _TREND_T, 0, np.where(trend <= -_TREND_T, 1, calm))
    shown = np.where(np.isfinite(trend) & np.isfinite(rank), shown, -1)
    found = np.full(move.shape[0], -1, dtype=np.int64)
    found[:-back] = shown[back:]
    return found
