"""What can be measured of an asset at one moment, for whoever wants to look at it: indicators, performance, its sector's pull."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from cryptopredict.base import Floats, MarketView
from cryptopredict.features import latest, rolling_max
from cryptopredict.layer1_macro import MacroTrack

__all__ = ["Portrait", "portraits"]

_INDICATORS: Final = (
    "strength_index_14d",
    "average_gap_20d",
    "average_gap_50d",
    "average_gap_200d",
    "trend_t_30d",
    "below_high_90d",
    "above_low_90d",
    "volume_surge_7d_30d",
)
_SPANS: Final = (7, 30, 90)
_TOGETHER: Final = 60
_FEWEST: Final = 40


@dataclass(frozen=True, slots=True)
class Portrait:
    """One asset.

    `indicators` by name in units of the catalogue; `performance` in percent; `sector_correlation` of daily returns over 60 days with the
    mean of the other tradable members, None where there are none or too few days.
    """

    indicators: Mapping[str, float]
    performance: Mapping[str, float]
    sector_correlation: float | None


def portraits(view: MarketView, macro: MacroTrack, columns: list[int]) -> dict[int, Portrait]:
    """Of these columns at the last day of a view that is cut at the moment; `macro` may have been walked over a longer one."""
    daily = view.daily
    row = len(daily.times) - 1
    found = latest(daily, _INDICATORS)
    close = daily["close"][-2 * max(_SPANS) :]
    with np.errstate(invalid="ignore", divide="ignore"):
        gained = {f"performance_{days}d": 100.0 * (close[-1] / close[-1 - days] - 1.0) for days in _SPANS if len(close) > days}
        drawdown = 100.0 * (close / rolling_max(close, max(_SPANS)) - 1.0)[-max(_SPANS) :]
        gained["worst_drawdown_90d"] = -rolling_max(-drawdown, max(_SPANS))[-1]
    returns = np.where(macro.members.tradable, macro.members.returns, np.nan)[max(row + 1 - _TOGETHER, 0) : row + 1]
    sectors = [view.sector_of.get(asset.id) for asset in daily.assets]
    return {n: Portrait(_known(found, n), _known(gained, n), _with_the_others(returns, sectors, n)) for n in columns}


def _known(values: Mapping[str, Floats], n: int) -> dict[str, float]:
    return {name: float(each[n]) for name, each in values.items() if np.isfinite(each[n])}


def _with_the_others(returns: Floats, sectors: list[int | None], n: int) -> float | None:
    others = [k for k, sector in enumerate(sectors) if sector is not None and sector == sectors[n] and k != n]
    if not others:
        return None
    there = np.isfinite(returns[:, others])
    mean = np.where(there, returns[:, others], 0.0).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    both = there.any(axis=1) & np.isfinite(returns[:, n])
    if both.sum() < _FEWEST or np.ptp(mean[both]) == 0.0 or np.ptp(returns[both, n]) == 0.0:
        return None
    return float(np.corrcoef(mean[both], returns[both, n])[0, 1])
