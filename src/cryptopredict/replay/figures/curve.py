"""What a curve of wealth shows: growth, risk, falls, each with an interval, and a Sharpe ratio that pays for the tries."""

import math
from typing import Any, Final

import numpy as np

from cryptopredict.base import Floats
from cryptopredict.estimators.comparison import deflated_sharpe, stationary_draws

__all__ = ["curve_figures", "daily_results"]

YEAR: Final = 365.0
_BLOCK_DAYS: Final = 30.0
_DRAWS: Final = 1_000
_ENDS: Final = (0.025, 0.975)
_LEAST_DAYS: Final = 90
"""For fewer days nothing is drawn."""


def daily_results(equity: Floats, capital: float) -> Floats:
    """Results (T,) of each day as shares of the wealth before it."""
    before = np.concatenate([[capital], equity[:-1]])
    found: Floats = np.divide(equity, before, out=np.ones_like(equity), where=before > 0.0) - 1.0
    return found


def curve_figures(daily: Floats, *, trials: int) -> dict[str, Any]:
    """Figures of daily results (T,), per year of 365 days, each with the 95 % interval of the stationary bootstrap (blocks of 30 days).

    `deflated_sharpe` is the probability that the true ratio is above zero after the best of `trials` tries without skill was taken, the
    variance among them being that of a ratio from as many days. None where nothing moved, or too few days did.
    """
    moved = bool(np.any(daily != 0.0))
    found: dict[str, Any] = {"days": len(daily), "total": float(np.prod(1.0 + daily) - 1.0)}
    point = {name: float(value[0]) for name, value in _figures(daily[None, :]).items()}
    for name, value in point.items():
        found[name] = {
            "value": value if moved or name in {"cagr", "volatility", "drawdown"} else None,
            "low": None,
            "high": None,
        }
    if moved and len(daily) >= _LEAST_DAYS:
        drawn: dict[str, list[Floats]] = {name: [] for name in point}
        for places in stationary_draws(len(daily), block=_BLOCK_DAYS, draws=_DRAWS, seed=0):
            for name, values in _figures(daily[places]).items():
                drawn[name].append(values)
        for name, parts in drawn.items():
            low, high = np.quantile(np.concatenate(parts), _ENDS)
            found[name] |= {"low": float(low), "high": float(high)}
    found["deflated_sharpe"] = _deflated(daily, trials) if moved and len(daily) >= _LEAST_DAYS else None
    found["longest_fall_days"], found["fall"] = _falls(daily)
    return found


def _figures(daily: Floats) -> dict[str, Floats]:
    """Of paths (B, T), each (B,)."""
    level = np.cumsum(np.log1p(np.maximum(daily, -0.999999)), axis=1)
    mean, deviation = daily.mean(axis=1), daily.std(axis=1)
    below = np.sqrt((np.minimum(daily, 0.0) ** 2).mean(axis=1))
    fall = -np.expm1((level - np.maximum(np.maximum.accumulate(level, axis=1), 0.0)).min(axis=1)) + 0.0
    cagr = np.expm1(level[:, -1] * YEAR / daily.shape[1])
    return {
        "cagr": cagr,
        "volatility": deviation * math.sqrt(YEAR),
        "sharpe": mean / np.maximum(deviation, 1e-12) * math.sqrt(YEAR),
        "sortino": mean / np.maximum(below, 1e-12) * math.sqrt(YEAR),
        "drawdown": fall,
        "calmar": cagr / np.maximum(fall, 1e-12),
    }


def _deflated(daily: Floats, trials: int) -> float:
    n, deviation = len(daily), float(daily.std())
    scaled = (daily - daily.mean()) / deviation
    return deflated_sharpe(
        float(daily.mean()) / deviation,
        n=n,
        skewness=float((scaled**3).mean()),
        kurtosis=float((scaled**4).mean()),
        trials=trials,
        variance=1.0 / (n - 1.0),
    )


def _falls(daily: Floats) -> tuple[int, dict[str, int | None]]:
    """The longest time below a former height, and of the deepest fall the rows of its top, its bottom and its end (None: not yet)."""
    level = np.concatenate([[0.0], np.cumsum(np.log1p(np.maximum(daily, -0.999999)))])
    height = np.maximum.accumulate(level)
    under = level < height - 1e-12
    longest = running = 0
    for below in under.tolist():
        running = running + 1 if below else 0
        longest = max(longest, running)
    bottom = int(np.argmin(level - height))
    top = int(np.flatnonzero(level[: bottom + 1] >= height[bottom])[0])
    back = np.flatnonzero(level[bottom:] >= height[bottom])
    return longest, {"top": top - 1, "bottom": bottom - 1, "back": int(back[0]) + bottom - 1 if len(back) and bottom else None}
