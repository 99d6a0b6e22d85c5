"""What a version says at every day of a view, each day by the fold that existed then."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cryptopredict.base import Floats, MarketView
from cryptopredict.estimators.version import Version
from cryptopredict.features import MarketIndex, Universe, rolling_quantile_rank
from cryptopredict.layer1_macro.volatility.rows import volatility_rows

__all__ = ["Forecast", "forecast"]

_PART: Final = "d1"  # what it replaces, a fading mean, is a forecast for the next day too
_ASSETS: Final = f"assets_{_PART}"
_MARKET: Final = f"market_{_PART}"
_DAYS: Final = 365.0


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """Volatilities that are expected for the day after each day, NaN where no fold spoke or a gate was closed then.

    `market` (T,) per year; `rank` (T,) its place 0..1 among its own of two years; `assets` (T, N) per day, columns as in the panel.
    """

    reference: str
    market: Floats
    rank: Floats
    assets: Floats


def forecast(view: MarketView, members: Universe, index: MarketIndex, version: Version) -> Forecast:
    """What `version` says over the whole view; where none of its gates was ever open, no model is asked."""
    days, assets = members.returns.shape
    market, by_asset = np.full(days, np.nan), np.full((days, assets), np.nan)
    rank = np.full(days, np.nan)
    rows = volatility_rows(view, members, index) if version.opened(_ASSETS).any() else None
    if rows is not None:
        # The rank of a forecast is among all of them, also those from when a gate was closed.
        deviation = np.sqrt(rows.spread(np.exp(version.say(_PART, rows.table))))
        at_close = version.fold_at(rows.closes)
        of_assets = _where_open(version, at_close, _ASSETS)
        of_market = of_assets & _where_open(version, at_close, _MARKET)
        yearly = deviation[:, -1] * np.sqrt(_DAYS)
        market = np.where(of_market, yearly, np.nan)
        rank = np.where(of_market, rolling_quantile_rank(yearly, 730, 180), np.nan)
        by_asset[:, rows.columns[:-1]] = np.where(of_assets[:, None], deviation[:, :-1], np.nan)
    for array in (market, rank, by_asset):
        array.setflags(write=False)
    return Forecast(version.reference, market, rank, by_asset)


def _where_open(version: Version, at_close: NDArray[np.int64], gate: str) -> NDArray[np.bool_]:
    return (at_close >= 0) & version.opened(gate)[at_close]
